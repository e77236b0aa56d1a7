"""So many REST requests a minute for each user, or address where nobody is signed in."""

from flask import Flask, Response, g, request
from flask_limiter import Limiter

from core.errors import Errors, MillwrightError
from core.settings import Settings
from handlers.identity import identify

_AWAY_SECONDS = 5


def _caller() -> str:
    try:
        identity = identify()
    except MillwrightError:
        return f"address:{request.remote_addr}"
    return f"user:{identity.user_id}"


def _exempt() -> bool:
    """Hasura's calls and the observers' are ours; the pages of the documentation are files."""
    path = request.path
    return not path.startswith("/api/") or path.startswith("/api/swagger-ui/")


def _retry_after(response: Response) -> Response:
    """The limiter writes Retry-After into every answer; it belongs into those that ask to wait."""
    if (wait := g.pop("retry_after_seconds", None)) is not None:  # a limit of a service's own
        response.headers["Retry-After"] = str(wait)
    elif response.status_code != Errors.TOO_MANY.status:
        response.headers.pop("Retry-After", None)
    if response.status_code == Errors.UNAVAILABLE.status:
        response.headers["Retry-After"] = str(_AWAY_SECONDS)
    return response


def install(app: Flask, settings: Settings) -> None:
    """Limit `app`: beyond the limit the answer is 429 with Retry-After."""
    app.after_request(_retry_after)  # before the limiter's own, as Flask calls the last registered first
    Limiter(
        _caller,
        app=app,
        application_limits=[f"{settings.rate_limit_per_minute} per minute"],
        application_limits_exempt_when=_exempt,
        headers_enabled=True,
        storage_uri=settings.rate_limit_storage,
        strategy="fixed-window",
    )

"""So many REST requests a minute for each user, or address where nobody is signed in."""

from flask import Flask, request
from flask_limiter import Limiter

from core.errors import MillwrightError
from core.settings import Settings
from handlers.identity import identify


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


def install(app: Flask, settings: Settings) -> None:
    """Limit `app`: beyond the limit the answer is 429 with Retry-After."""
    Limiter(
        _caller,
        app=app,
        application_limits=[f"{settings.rate_limit_per_minute} per minute"],
        application_limits_exempt_when=_exempt,
        headers_enabled=True,
        storage_uri=settings.rate_limit_storage,
        strategy="fixed-window",
    )

"""Every error leaves in the one shape of ``core/errors.py``; what is not meant for clients stays in the log."""

import logging
from typing import Any

from flask import Flask, Response, jsonify
from werkzeug.exceptions import HTTPException

from core.errors import ErrorKind, Errors, MillwrightError
from core.log import correlation_id

log = logging.getLogger(__name__)

_BY_STATUS: dict[int, ErrorKind] = {
    400: Errors.MALFORMED,
    401: Errors.TOKEN_MISSING,
    403: Errors.FORBIDDEN,
    404: Errors.NOT_FOUND,
    405: Errors.METHOD,
    413: Errors.TOO_LARGE,
    415: Errors.UNSUPPORTED_MEDIA,
    429: Errors.TOO_MANY,
    503: Errors.UNAVAILABLE,
}


def known(error: Exception) -> MillwrightError:
    """`error` as the client may see it. An unexpected one is logged with its trace."""
    if isinstance(error, MillwrightError):
        return error
    if isinstance(error, HTTPException) and (kind := _BY_STATUS.get(error.code or 500)):
        message = "There is no such address." if kind is Errors.NOT_FOUND else ""
        return MillwrightError(kind, message)
    log.error("unexpected error", exc_info=error)
    return MillwrightError(Errors.INTERNAL, details={"correlation_id": correlation_id.get()})


def _answer(error: Exception) -> Response | tuple[Response, int]:
    if isinstance(error, HTTPException) and error.code is not None and error.code < 400:
        return Response(error.get_body(), error.code, error.get_headers())
    meant = known(error)
    answer = jsonify(meant.body())
    answer.status_code = meant.kind.status
    if isinstance(error, HTTPException):
        for name, value in error.get_headers():
            if name == "Allow":
                answer.headers[name] = value
    return answer


def install(app: Flask) -> None:
    """Make `app` answer all errors so."""
    handler: Any = _answer
    app.register_error_handler(Exception, handler)

"""The error catalogue: every error a client can see, its code, status and meaning.

Codes are grouped by stage: ``auth-*``, ``input-*``, ``state-*``, ``limit-*``, ``server-*``.
A code is never reused for another meaning. ``docs/errors.md`` is generated from here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class ErrorKind:
    """One entry of the catalogue."""

    code: str
    status: int
    meaning: str


def _kind(code: str, status: int, meaning: str) -> ErrorKind:
    return ErrorKind(code, status, meaning)


class Errors:
    """All kinds of error."""

    CREDENTIALS = _kind("auth-credentials", 401, "E-mail or password is wrong.")
    TOKEN_MISSING = _kind("auth-token-missing", 401, "The request carries no access token or API key.")
    TOKEN_INVALID = _kind("auth-token-invalid", 401, "The token is malformed, forged or of another kind.")
    TOKEN_EXPIRED = _kind("auth-token-expired", 401, "The token has expired: sign in or refresh.")
    TOKEN_REUSED = _kind("auth-token-reused", 401, "A refresh token was used twice: its session is ended.")
    KEY_INVALID = _kind("auth-key-invalid", 401, "The API key is unknown, revoked or expired.")
    FORBIDDEN = _kind("auth-forbidden", 403, "The role or key does not permit this.")
    MALFORMED = _kind("input-malformed", 400, "The body cannot be read as what it claims to be.")
    INVALID = _kind("input-invalid", 422, "A field has a value that is not accepted.")
    UNSUPPORTED_MEDIA = _kind("input-media-type", 415, "The content type or encoding is not supported.")
    NOT_FOUND = _kind("state-not-found", 404, "There is no such object, or it belongs to someone else.")
    METHOD = _kind("input-method", 405, "The address exists, but not for this HTTP method.")
    CONFLICT = _kind("state-conflict", 409, "The object's present state does not permit this.")
    STALE = _kind("state-stale", 409, "The object was changed meanwhile: read it again.")
    TOO_LARGE = _kind("limit-size", 413, "The body is larger than permitted.")
    TOO_MANY = _kind("limit-rate", 429, "Too many requests: wait as Retry-After says.")
    INTERNAL = _kind("server-internal", 500, "An unexpected fault; the log has it under the given id.")
    UNAVAILABLE = _kind("server-unavailable", 503, "The database or a needed service is away: try again.")
    DISK_FULL = _kind("server-disk-full", 507, "The server's disk is full: nothing was accepted.")

    @classmethod
    def all(cls) -> list[ErrorKind]:
        """The whole catalogue, in order of definition."""
        return [value for value in vars(cls).values() if isinstance(value, ErrorKind)]


class MillwrightError(Exception):
    """An error meant for the client. ``field`` and ``value`` name what was refused, ``expected`` what fits."""

    def __init__(
        self,
        kind: ErrorKind,
        message: str = "",
        *,
        field: str | None = None,
        value: object = None,
        expected: str | None = None,
        details: Mapping[str, Any] | None = None,
    ) -> None:
        self.kind = kind
        self.message = message or kind.meaning
        self.field = field
        self.value = value
        self.expected = expected
        self.details = dict(details or {})
        super().__init__(self.message)

    def body(self) -> dict[str, Any]:
        """The one error shape of all our REST answers: ``{"error": {...}}``."""
        error: dict[str, Any] = {"code": self.kind.code, "message": self.message}
        if self.field is not None:
            error |= {"field": self.field, "value": self.value}
        if self.expected is not None:
            error["expected"] = self.expected
        return {"error": error | self.details}

"""PostgreSQL's errors in Hasura's words."""

from __future__ import annotations

from typing import Any, Final

import asyncpg

from hasura.engine.errors import EngineError

_VIOLATIONS: Final = {
    "23502": ("Not-NULL violation. ", "constraint-violation"),
    "23503": ("Foreign key violation. ", "constraint-violation"),
    "23505": ("Uniqueness violation. ", "constraint-violation"),
    "23P01": ("Exclusion violation. ", "constraint-violation"),
    "23001": ("Can not delete or update due to data being referred. ", "constraint-violation"),
    "23514": ("Check constraint violation. ", "permission-error"),
}
_INVALID_ESCAPE: Final = "22025"
_SERIALIZATION: Final = "40001"
_LIMITS: Final = "54"
"""More columns, arguments or nesting than PostgreSQL takes."""


def engine_error(
    error: BaseException, statement: str = "", arguments: tuple[Any, ...] = (), path: str = "$"
) -> EngineError:
    """What a client is told about an error of the database or of the way to it."""
    if isinstance(error, EngineError):
        return error
    if not isinstance(error, asyncpg.PostgresError):
        return EngineError("connection error", "postgres-error", path, status=500, internal={"error": str(error)})
    code = error.sqlstate or "XX000"
    message = error.message or str(error)
    internal = {
        "arguments": [str(argument) for argument in arguments],
        "statement": statement,
        "prepared": True,
        "error": {
            "exec_status": "FatalError",
            "hint": error.hint,
            "message": message,
            "status_code": code,
            "description": error.detail,
        },
    }
    if code in _VIOLATIONS:
        text, kind = _VIOLATIONS[code]
        return EngineError(text + message, kind, path)
    if code == _SERIALIZATION:
        return EngineError(message, "concurrent-update", path)
    if code == _INVALID_ESCAPE:
        return EngineError(message, "bad-request", path)
    if code.startswith(_LIMITS):
        return EngineError(message, "bad-request", path)
    if code.startswith("22"):
        return EngineError(message, "data-exception", path)
    return EngineError("database query error", "unexpected", path, status=500, internal=internal)

"""Refusals of what fits its field: a value that what else is known speaks against, or a state that forbids it."""

from datetime import datetime
from typing import Any

from core.errors import Errors, MillwrightError


def refused(field: str, value: object, expected: str) -> MillwrightError:
    """What is not accepted, in the words of who knows better: the domain, or what is stored already."""
    return MillwrightError(Errors.INVALID, expected, field=field, value=_shown(value), expected=expected)


def conflict(
    message: str, field: str, value: object, expected: str, details: dict[str, Any] | None = None
) -> MillwrightError:
    """What could be, but not as things stand."""
    shown = _shown(value)
    return MillwrightError(Errors.CONFLICT, message, field=field, value=shown, expected=expected, details=details)


def _shown(value: object) -> object:
    if isinstance(value, datetime):
        return value.isoformat()
    return value if value is None or isinstance(value, (int, float)) else str(value)

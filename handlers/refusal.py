"""The refusal of a value that fits its field but not what else is known."""

from datetime import datetime

from core.errors import Errors, MillwrightError


def refused(field: str, value: object, expected: str) -> MillwrightError:
    """What is not accepted, in the words of who knows better: the domain, or what is stored already."""
    shown: object = value
    if isinstance(value, datetime):
        shown = value.isoformat()
    elif value is not None and not isinstance(value, (int, float)):
        shown = str(value)
    return MillwrightError(Errors.INVALID, expected, field=field, value=shown, expected=expected)

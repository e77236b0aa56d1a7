"""Refusals of ``factories``."""

from datetime import datetime
from uuid import UUID

from core.errors import Errors, MillwrightError


def other_factory(field: str, value: UUID) -> MillwrightError:
    """Two objects that belong together lie in different factories."""
    return MillwrightError(
        Errors.CONFLICT,
        f"{field} names an object of another factory.",
        field=field,
        value=str(value),
        expected="an object of the same factory",
    )


def still_holds(what: str, number: int, inner: str) -> MillwrightError:
    """An object that is to go still has others in it."""
    return MillwrightError(
        Errors.CONFLICT,
        f"The {what} still has {number} {inner}{'' if number == 1 else 's'}.",
        expected=f"no {inner} in it",
        details={"remaining": number},
    )


def in_the_future(field: str, value: datetime) -> MillwrightError:
    """A placement tells what was done, not what is planned."""
    return MillwrightError(
        Errors.INVALID,
        f"{field} lies in the future.",
        field=field,
        value=value.isoformat(),
        expected="now or earlier",
    )


def stands_nowhere(at: datetime) -> MillwrightError:
    """A device that is to be taken away stands on no machine then."""
    return MillwrightError(
        Errors.CONFLICT,
        "The device stands on no machine at that time.",
        field="at",
        value=at.isoformat(),
        expected="an instant within a placement",
    )

"""Refusals of ``maintenance``."""

from sqlalchemy import RowMapping

from core.errors import Errors, MillwrightError
from domain.maintenance import TransitionError


def stale(order: RowMapping, seen: int) -> MillwrightError:
    """Somebody else changed the order since it was seen."""
    return MillwrightError(
        Errors.STALE,
        "The work order was changed meanwhile: read it again.",
        field="version",
        value=seen,
        expected=str(order["version"]),
    )


def illegal_move(error: TransitionError, status: str) -> MillwrightError:
    """The status or the checklist does not permit this move."""
    field, _, what = str(error).partition(": ")
    return MillwrightError(Errors.CONFLICT, f"{field}: {what}.", field=field, value=status, expected=what)


def misfit(error: ValueError, answer: str) -> MillwrightError:
    """An answer that is none to this item."""
    return MillwrightError(Errors.INVALID, field="answer", value=answer[:200], expected=str(error))


def finished(status: str) -> MillwrightError:
    """The checklist of a finished order stays as it is."""
    return MillwrightError(
        Errors.CONFLICT,
        f"The work order is {status}: its checklist stays as it is.",
        field="status",
        value=status,
        expected="open, in_progress or on_hold",
    )

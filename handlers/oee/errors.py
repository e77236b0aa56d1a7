"""What ``oee`` refuses."""

from datetime import datetime
from uuid import UUID

from core.errors import Errors, MillwrightError


def machine_not_found(machine_id: UUID) -> MillwrightError:
    """No such machine, or one of another organization or a factory out of reach."""
    return MillwrightError(
        Errors.NOT_FOUND, "There is no such machine.", field="machine_id", value=str(machine_id)
    )


def stop_not_found(stop_id: UUID) -> MillwrightError:
    """No such stop within reach."""
    return MillwrightError(Errors.NOT_FOUND, "There is no such stop.", field="stop_id", value=str(stop_id))


def empty_span(start: datetime, end: datetime) -> MillwrightError:
    """`to` does not lie after `from`."""
    return MillwrightError(
        Errors.INVALID,
        "`to` must lie after `from`.",
        field="to",
        value=end.isoformat(),
        expected=f"an instant after {start.isoformat()}",
    )


def long_span(start: datetime, end: datetime, days: int) -> MillwrightError:
    """More than is calculated at once."""
    return MillwrightError(
        Errors.INVALID,
        f"At most {days} days are calculated at once.",
        field="to",
        value=end.isoformat(),
        expected=f"an instant at most {days} days after {start.isoformat()}",
    )

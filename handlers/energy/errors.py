"""What ``energy`` refuses."""

from uuid import UUID

from core.errors import Errors, MillwrightError
from domain.intervals import Span
from handlers.refusal import conflict


def no_such_meter(meter_binding_id: UUID, machine_id: UUID | None) -> MillwrightError:
    """The meter measures another machine, or there is none."""
    return MillwrightError(
        Errors.NOT_FOUND,
        "There is no such meter on the machine.",
        field="meter_binding_id",
        value=str(meter_binding_id),
        expected=f"a meter of the machine {machine_id}" if machine_id else "machine_id beside it",
    )


def no_baseline(machine_id: UUID, reason: str) -> MillwrightError:
    """There is no baseline, or not enough to fit one."""
    return conflict(
        f"There is no baseline: {reason}.",
        "machine_id",
        machine_id,
        "a machine with enough measured days that vary",
    )


def wrong_unit(method: str, unit: str, wanted: str) -> MillwrightError:
    """A meter's values are not what its method integrates."""
    return MillwrightError(
        Errors.INVALID,
        f"The method {method} needs {wanted}, and the series is in {unit or 'no unit'}.",
        field="method",
        value=method,
        expected=f"a series of {wanted}" + (f", or a method for {unit}" if unit else " with its unit"),
    )


def no_rows() -> MillwrightError:
    """Nothing is to be imported."""
    return MillwrightError(
        Errors.INVALID,
        "There are no rows.",
        field="rows",
        value=None,
        expected="rows, or the text of a CSV file with some",
    )


def bad_row(number: int, field: str, value: str, expected: str) -> MillwrightError:
    """A row that is to be imported says what it may not; rows count from 0."""
    return MillwrightError(
        Errors.INVALID, "A row cannot be read.", field=f"rows.{number}.{field}", value=value, expected=expected
    )


def rows_overlap(first: Span, second: Span) -> MillwrightError:
    """Two rows that are to be imported have time in common."""
    return MillwrightError(
        Errors.INVALID,
        f"Two rows overlap: that from {first.start.isoformat()} ends at {first.end.isoformat()}.",
        field="rows",
        value=second.start.isoformat(),
        expected="one factor for each instant",
    )

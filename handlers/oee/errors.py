"""What ``oee`` refuses."""

from datetime import datetime
from uuid import UUID

from core.errors import Errors, MillwrightError
from handlers.absence import absent
from handlers.refusal import conflict


def machine_not_found(machine_id: UUID) -> MillwrightError:
    """No such machine, or one of another organization or a factory out of reach."""
    return absent("machine", "machine_id", machine_id)


def is_archived(machine_id: UUID) -> MillwrightError:
    """Nothing new is entered of a machine that is gone."""
    return conflict("The machine is archived.", "machine_id", machine_id, "a machine that is not archived")


def stop_not_found(stop_id: UUID) -> MillwrightError:
    """No such stop within reach."""
    return absent("stop", "stop_id", stop_id)


def contradicted(value: object, reason: str) -> MillwrightError:
    """A person's entry that the machine's own signal speaks against."""
    return conflict(
        f"The machine's signal contradicts the entry: {reason}.",
        "started_at",
        value,
        "time in which the machine did not run",
    )


def not_contradicted(stop_id: UUID) -> MillwrightError:
    """A stop in which the machine did not run."""
    return conflict(
        "The machine's signal does not contradict the stop.",
        "stop_id",
        stop_id,
        "a stop during which the machine ran by its own signal",
    )


def overlaps(stop_id: UUID, start: datetime) -> MillwrightError:
    """A stop that somebody edited lies there already."""
    return conflict(
        "Another stop lies there already.",
        "started_at",
        start,
        "time without a stop that people edited",
        {"stop_id": str(stop_id)},
    )


def cause_not_found(cause_id: UUID) -> MillwrightError:
    """No such cause, or one of another machine, or archived."""
    return absent(
        "stop cause", "cause_id", cause_id, expected="the id of a stop cause for all machines or this one"
    )


def too_deep(parent_id: UUID) -> MillwrightError:
    """A cause below the third level."""
    return MillwrightError(
        Errors.INVALID,
        "Stop causes have at most three levels.",
        field="parent_id",
        value=str(parent_id),
        expected="a cause of the first or second level",
    )


def order_not_found(order_id: UUID) -> MillwrightError:
    """No such order within reach."""
    return absent("production order", "order_id", order_id)


def wrong_status(order_id: UUID, status: str, expected: str) -> MillwrightError:
    """An order cannot be started, paused or finished as it is."""
    return conflict(f"The order is {status}.", "order_id", order_id, expected)


def machine_is_busy(number: str) -> MillwrightError:
    """One order at a time on a machine."""
    return conflict(
        f"The machine works on order {number} then.",
        "order_id",
        number,
        "a machine without a running order: pause or finish that one first",
    )


def not_between(field: str, value: datetime, earliest: datetime, latest: datetime) -> MillwrightError:
    """An instant outside of what makes sense."""
    return MillwrightError(
        Errors.INVALID,
        f"{field} lies outside of what is possible.",
        field=field,
        value=value.isoformat(),
        expected=f"an instant from {earliest.isoformat()} to {latest.isoformat()}",
    )


def to_come(field: str, value: datetime, present: datetime) -> MillwrightError:
    """What has not been yet cannot be entered."""
    return MillwrightError(
        Errors.INVALID,
        f"{field} lies in the future.",
        field=field,
        value=value.isoformat(),
        expected=f"now ({present.isoformat()}) or earlier",
    )


def nobody_signed_on(machine_id: UUID, at: datetime) -> MillwrightError:
    """Nobody to sign off."""
    return conflict(
        "Nobody is signed on at the machine.",
        "machine_id",
        machine_id,
        f"a machine at which somebody is signed on at {at.isoformat()}",
    )


def scope_not_found(scope: str, scope_id: UUID) -> MillwrightError:
    """No such machine, line, area or factory within reach."""
    return absent(scope, "scope_id", scope_id)


def rule_for_lines(rule: str) -> MillwrightError:
    """Only machines of one line are in series."""
    return MillwrightError(
        Errors.INVALID,
        "Only a line has another rule than the sum.",
        field="line_rule",
        value=rule,
        expected="sum, or the scope line",
    )


def empty_span(start: datetime, end: datetime, names: tuple[str, str] = ("from", "to")) -> MillwrightError:
    """`to` does not lie after `from`, or what they are called."""
    return MillwrightError(
        Errors.INVALID,
        f"`{names[1]}` must lie after `{names[0]}`.",
        field=names[1],
        value=end.isoformat(),
        expected=f"an instant after {start.isoformat()}",
    )


def long_span(
    start: datetime, end: datetime, days: int, what: str = "are calculated at once", field: str = "to"
) -> MillwrightError:
    """More than is calculated, or believed, at once."""
    return MillwrightError(
        Errors.INVALID,
        f"At most {days} days {what}.",
        field=field,
        value=end.isoformat(),
        expected=f"an instant at most {days} days after {start.isoformat()}",
    )

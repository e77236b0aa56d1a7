"""What ``energy`` refuses."""

from uuid import UUID

from core.errors import Errors, MillwrightError


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
    return MillwrightError(
        Errors.CONFLICT,
        f"There is no baseline: {reason}.",
        field="machine_id",
        value=str(machine_id),
        expected="a machine with enough measured days that vary",
    )

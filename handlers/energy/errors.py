"""What ``energy`` refuses."""

from uuid import UUID

from core.errors import Errors, MillwrightError


def no_baseline(machine_id: UUID, reason: str) -> MillwrightError:
    """There is no baseline, or not enough to fit one."""
    return MillwrightError(
        Errors.CONFLICT,
        f"There is no baseline: {reason}.",
        field="machine_id",
        value=str(machine_id),
        expected="a machine with enough measured days that vary",
    )

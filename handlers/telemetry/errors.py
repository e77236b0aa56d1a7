"""What ``telemetry`` refuses."""

from uuid import UUID

from core.errors import Errors, MillwrightError


def missing(kind: str, value: UUID) -> MillwrightError:
    """There is no such thing, or it is another organization's."""
    return MillwrightError(Errors.NOT_FOUND, f"There is no such {kind}.", field="id", value=str(value))

"""What ``telemetry`` refuses."""

from uuid import UUID

from core.errors import Errors, MillwrightError


def missing(kind: str, value: UUID) -> MillwrightError:
    """There is no such thing, or it is another organization's."""
    return MillwrightError(Errors.NOT_FOUND, f"There is no such {kind}.", field="id", value=str(value))


def no_series(series_id: int, field: str = "series_ids") -> MillwrightError:
    """There is no such series, or it is out of reach."""
    return MillwrightError(
        Errors.NOT_FOUND, "There is no such series.", field=field, value=series_id, expected="a series' id"
    )

"""What ``telemetry`` refuses."""

from core.errors import Errors, MillwrightError


def no_series(series_id: int, field: str = "series_ids") -> MillwrightError:
    """There is no such series, or it is out of reach."""
    return MillwrightError(
        Errors.NOT_FOUND, "There is no such series.", field=field, value=series_id, expected="a series' id"
    )


def unknown_measure(measure: str) -> MillwrightError:
    """No series and no model is of that measure."""
    return MillwrightError(
        Errors.NOT_FOUND,
        "There is no such measure.",
        field="measure",
        value=measure,
        expected="the name of a measure model, of a measure that has arrived, or the kind of spectra",
    )


def resolution_of_all(resolution: float) -> MillwrightError:
    """Measures have units of their own: no resolution is right for all."""
    return MillwrightError(
        Errors.INVALID,
        "A resolution is of one measure.",
        field="resolution",
        value=resolution,
        expected="null in a policy without measure",
    )


def not_of_one(field: str, days: int) -> MillwrightError:
    """Waveforms and raw messages are of no measure."""
    return MillwrightError(
        Errors.INVALID,
        "Waveforms and raw messages are not of one measure.",
        field=field,
        value=days,
        expected="null in the policy of a measure; it is said in the one without measure",
    )

"""What ``condition`` refuses."""

from datetime import datetime
from uuid import UUID

from core.errors import Errors, MillwrightError
from handlers.refusal import conflict


def no_signal(device_id: UUID, time: datetime) -> MillwrightError:
    """No such waveform within reach."""
    return MillwrightError(
        Errors.NOT_FOUND,
        f"The device {device_id} sent no waveform then, or stood on no machine.",
        field="time",
        value=time.isoformat(),
        expected="the instant of a stored waveform",
    )


def no_speed() -> MillwrightError:
    """Fault frequencies are multiples of a speed that nobody knows."""
    return MillwrightError(
        Errors.INVALID,
        "Without a speed there is no diagnosis, only severity.",
        field="speed_rpm",
        value=None,
        expected="the shaft's speed in 1/min, above 0",
    )


def no_bearing(machine_id: UUID) -> MillwrightError:
    """No component of the machine has bearing data."""
    return conflict(
        "The machine has no component with bearing data.",
        "device_id",
        machine_id,
        "a component with details.bearing: elements, element_diameter, pitch_diameter",
    )


def no_threshold(machine_id: UUID, indicator: str) -> MillwrightError:
    """Without a limit there is nothing to forecast."""
    return conflict(
        f"The machine {machine_id} has no threshold for this indicator.",
        "indicator",
        indicator,
        "an indicator with a threshold, or velocity_rms",
    )

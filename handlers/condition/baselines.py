"""A machine's own baseline spectra: learned once from its first healthy ones, for each sensor, axis and speed."""

from sqlalchemy import Connection

from domain.baseline_spectrum import comparable, median_spectrum
from domain.spectrum import Spectrum, spectrum_from_message
from handlers.condition import store_baseline
from handlers.condition.store import MonitoredMachine
from handlers.condition.store_diagnosis import Seen

LEARNED_FROM = 20
"""Healthy spectra of one speed and the same lines."""


def of_spectrum(
    connection: Connection, machine: MonitoredMachine, seen: Seen, spectrum: Spectrum, speed_rpm: float
) -> Spectrum | None:
    """The baseline to measure a spectrum against, in m/s² or mm/s; learned once there are enough before it."""
    kind = spectrum.quantity.value
    known = store_baseline.learned(connection, machine, seen, kind, speed_rpm)
    if known is None:
        return _learn(connection, machine, seen, spectrum, speed_rpm)
    baseline = spectrum_from_message(known).in_base_unit()
    return baseline if comparable(baseline, spectrum) else None


def _learn(
    connection: Connection, machine: MonitoredMachine, seen: Seen, spectrum: Spectrum, speed_rpm: float
) -> Spectrum | None:
    messages = store_baseline.healthy_spectra(connection, machine, seen, spectrum, speed_rpm, LEARNED_FROM)
    alike = [known for message in messages if comparable(known := spectrum_from_message(message), spectrum)]
    if len(alike) < LEARNED_FROM:
        return None
    learned = median_spectrum(alike, minimum=LEARNED_FROM)
    message = {
        "kind": learned.quantity.value,
        "unit": learned.unit,
        "f0": learned.f0_hz,
        "df": learned.df_hz,
        "window": learned.window.value,
        "scaling": learned.scaling.value,
        "speed_rpm": speed_rpm,
        "amplitudes": [float(f"{amplitude:.6g}") for amplitude in learned.amplitudes],
    }
    window = (messages[-1]["time"], messages[0]["time"])
    store_baseline.save(connection, machine, seen, window, message)
    return learned

"""Rolling bearings: fault frequencies from the geometry, the envelope spectrum, lines in it.

Multiples of shaft speed (outer ring fixed), r = (d/D) cos a: BPFO = n/2 (1 - r), BPFI = n/2 (1 + r),
BSF = D/(2d) (1 - r²), FTF = (1 - r)/2.  A pit on a ball hits both races once per spin: 2 × BSF.
Source: decisions of docs/domain.md; checked on the recordings of the CWRU Bearing Data Center (C9).
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from domain.spectrum import Quantity, Samples, Spectrum, amplitude_spectrum


@dataclass(frozen=True, slots=True)
class BearingGeometry:
    """Balls or rollers, their diameter and the pitch diameter in one unit, contact angle in degrees."""

    elements: int
    element_diameter: float
    pitch_diameter: float
    contact_angle_deg: float = 0.0

    def __post_init__(self) -> None:
        if self.elements < 2:
            raise ValueError(f"elements: {self.elements} given, 2 or more are expected")
        if not 0 < self.element_diameter < self.pitch_diameter:
            raise ValueError(
                f"element_diameter: {self.element_diameter} given,"
                f" above 0 and below pitch_diameter ({self.pitch_diameter}) is expected"
            )


@dataclass(frozen=True, slots=True)
class BearingOrders:
    """Fault frequencies as multiples of shaft speed (or in Hz after ``at_hz``)."""

    bpfo: float
    bpfi: float
    bsf: float
    ftf: float

    @property
    def ball_defect(self) -> float:
        """2 × BSF."""
        return 2 * self.bsf

    def at_hz(self, shaft_hz: float) -> "BearingOrders":
        """The frequencies in Hz at a shaft speed in Hz (1/60 of the rpm)."""
        if not shaft_hz > 0:
            raise ValueError(f"shaft_hz: {shaft_hz} given, a speed above 0 is expected")
        return BearingOrders(self.bpfo * shaft_hz, self.bpfi * shaft_hz, self.bsf * shaft_hz, self.ftf * shaft_hz)


@dataclass(frozen=True, slots=True)
class FoundLine:
    """The highest line near an expected frequency and how far it stands over its surroundings.

    ``ratio``: amplitude over the median from 0.7 to 1.3 × the expected frequency.
    """

    expected_hz: float
    frequency_hz: float
    amplitude: float
    ratio: float


def bearing_orders(geometry: BearingGeometry) -> BearingOrders:
    """Fault frequencies as multiples of shaft speed."""
    r = geometry.element_diameter / geometry.pitch_diameter * math.cos(math.radians(geometry.contact_angle_deg))
    return BearingOrders(
        bpfo=geometry.elements / 2 * (1 - r),
        bpfi=geometry.elements / 2 * (1 + r),
        bsf=geometry.pitch_diameter / (2 * geometry.element_diameter) * (1 - r**2),
        ftf=(1 - r) / 2,
    )


def envelope(
    waveform: ArrayLike, sample_rate_hz: float, low_hz: float, high_hz: float, *, order: int = 4
) -> Samples:
    """Magnitude of the analytic signal in a band, mean removed.

    The band-pass is a digital Butterworth of that order run forward and backward: its squared
    magnitude, without phase, applied to the lines of the transform.
    """
    samples = np.asarray(waveform, dtype=np.float64)
    if not 0 < low_hz < high_hz < sample_rate_hz / 2:
        raise ValueError(
            f"band: {low_hz:g} to {high_hz:g} Hz given, above 0 and below {sample_rate_hz / 2:g} Hz is expected"
        )
    lines = np.fft.rfft(samples - samples.mean())
    # Bilinear transform: digital frequencies seen by the analogue prototype.
    warped = np.tan(np.pi * np.arange(lines.size) / samples.size * (1 - 1e-12))
    low, high = np.tan(np.pi * low_hz / sample_rate_hz), np.tan(np.pi * high_hz / sample_rate_hz)
    passed = np.zeros(lines.size)
    prototype = (warped[1:] ** 2 - low * high) / (warped[1:] * (high - low))
    passed[1:] = 1 / (1 + prototype ** (2 * order))
    analytic = np.zeros(samples.size, dtype=np.complex128)
    analytic[: lines.size] = lines * passed * 2
    if samples.size % 2 == 0:
        analytic[lines.size - 1] /= 2
    magnitude: Samples = np.abs(np.fft.ifft(analytic))
    magnitude -= magnitude.mean()
    return magnitude


def envelope_spectrum(
    waveform: ArrayLike, sample_rate_hz: float, low_hz: float, high_hz: float, *, unit: str = "g"
) -> Spectrum:
    """Amplitude spectrum (Hann, peak) of the envelope of an acceleration waveform in a band."""
    return amplitude_spectrum(
        envelope(waveform, sample_rate_hz, low_hz, high_hz),
        sample_rate_hz,
        quantity=Quantity.ACCELERATION,
        unit=unit,
    )


def apart_hz(spectrum: Spectrum, frequency_hz: float) -> float:
    """How far two lines about a frequency must lie apart to be two: a Hann window's lobe, or 0.15 % of it."""
    return max(2 * spectrum.df_hz, 0.0015 * frequency_hz)


def find_line(
    spectrum: Spectrum, expected_hz: float, *, tolerance: float = 0.015, apart_from_hz: float | None = None
) -> FoundLine | None:
    """The highest line within ± tolerance (share, at least a line and a half) of a frequency.

    Lines at multiples of ``apart_from_hz`` (the shaft's own) are passed over, unless the frequency is one itself.
    None outside the spectrum or in silence.
    """
    peak = spectrum.as_peak()
    reach_hz = max(expected_hz * tolerance, 1.5 * peak.df_hz)
    near = peak.band(expected_hz - reach_hz, expected_hz + reach_hz)
    around = peak.amplitudes[peak.band(expected_hz * 0.7, expected_hz * 1.3)]
    lines = np.arange(near.start, min(near.stop, peak.amplitudes.size))
    if lines.size == 0 or around.size == 0:
        return None
    if apart_from_hz is not None:
        frequencies = peak.f0_hz + lines * peak.df_hz
        off_hz = np.abs(frequencies - np.round(frequencies / apart_from_hz) * apart_from_hz)
        apart = lines[off_hz > apart_hz(peak, expected_hz)]
        lines = apart if apart.size else lines
    median = float(np.median(around))
    if median <= 0:
        return None
    index = int(lines[np.argmax(peak.amplitudes[lines])])
    amplitude = float(peak.amplitudes[index])
    return FoundLine(expected_hz, peak.f0_hz + index * peak.df_hz, amplitude, amplitude / median)

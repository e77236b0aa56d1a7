"""Amplitude spectra: windows with their exact factors, scaling, total RMS, integration, Welch's mean.

One-sided amplitude (peak) spectrum A_k = 2|X_k| / Σw for 0 < k < N/2, without the 2 at 0 and N/2;
RMS of a line = A/√2; total RMS = sqrt(Σ(A²/2) / ENBW).  Windows are periodic sums of cosines, so
Σw/N = a0 and Σw²/N = a0² + Σ a_k²/2 hold exactly.
Source: decisions and examples C1-C3 of docs/domain.md.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Samples = NDArray[np.float64]

STANDARD_GRAVITY_M_S2 = 9.80665


class Window(StrEnum):
    RECTANGULAR = "rectangular"
    HANN = "hann"
    HAMMING = "hamming"
    BLACKMAN = "blackman"
    FLAT_TOP = "flattop"


class Scaling(StrEnum):
    """What an amplitude states of a sine: its peak, or its RMS (peak / √2)."""

    PEAK = "peak"
    RMS = "rms"


class Quantity(StrEnum):
    ACCELERATION = "acceleration"
    VELOCITY = "velocity"


# w(n) = a0 - a1 cos(2πn/N) + a2 cos(4πn/N) - …
_COSINES: Mapping[Window, tuple[float, ...]] = MappingProxyType(
    {
        Window.RECTANGULAR: (1.0,),
        Window.HANN: (0.5, 0.5),
        Window.HAMMING: (0.54, 0.46),
        Window.BLACKMAN: (0.42, 0.5, 0.08),
        Window.FLAT_TOP: (0.21557895, 0.41663158, 0.277263158, 0.083578947, 0.006947368),
    }
)

# Factor from a unit to m/s² (acceleration) or mm/s (velocity).
_UNITS: Mapping[tuple[Quantity, str], float] = MappingProxyType(
    {
        (Quantity.ACCELERATION, "m/s2"): 1.0,
        (Quantity.ACCELERATION, "g"): STANDARD_GRAVITY_M_S2,
        (Quantity.VELOCITY, "mm/s"): 1.0,
        (Quantity.VELOCITY, "m/s"): 1000.0,
    }
)
BASE_UNIT: Mapping[Quantity, str] = MappingProxyType({Quantity.ACCELERATION: "m/s2", Quantity.VELOCITY: "mm/s"})


@dataclass(frozen=True, slots=True)
class WindowFactors:
    """``amplitude`` = N/Σw, ``energy`` = sqrt(N/Σw²), ``enbw_lines`` = N Σw² / (Σw)²."""

    amplitude: float
    energy: float
    enbw_lines: float


@dataclass(frozen=True, slots=True, eq=False)
class Spectrum:
    """One-sided amplitude spectrum: line i lies at ``f0_hz + i·df_hz``; amplitudes in ``unit`` of ``quantity``.

    Raises ``ValueError`` naming the field for an unknown unit, a line spacing not above 0, amplitudes
    that are negative or not finite.
    """

    quantity: Quantity
    unit: str
    f0_hz: float
    df_hz: float
    window: Window
    scaling: Scaling
    amplitudes: Samples

    def __post_init__(self) -> None:
        if (self.quantity, self.unit) not in _UNITS:
            known = ", ".join(unit for quantity, unit in _UNITS if quantity is self.quantity)
            raise ValueError(f"unit: {self.unit!r} given, one of {known} is expected for {self.quantity.value}")
        if not (math.isfinite(self.df_hz) and self.df_hz > 0):
            raise ValueError(f"df_hz: {self.df_hz} given, a number above 0 is expected")
        if not (math.isfinite(self.f0_hz) and self.f0_hz >= 0):
            raise ValueError(f"f0_hz: {self.f0_hz} given, 0 or more is expected")
        if self.amplitudes.ndim != 1 or self.amplitudes.size == 0:
            raise ValueError(f"amplitudes: shape {self.amplitudes.shape} given, one or more lines are expected")
        # NaN passes neither comparison, so two passes over the lines check all of it.
        if not (self.amplitudes.min() >= 0 and self.amplitudes.max() < math.inf):
            raise ValueError("amplitudes: finite numbers of 0 or more are expected")

    @property
    def frequencies_hz(self) -> Samples:
        """Frequency of each line."""
        return self.f0_hz + self.df_hz * np.arange(self.amplitudes.size, dtype=np.float64)

    @property
    def last_hz(self) -> float:
        """Frequency of the last line."""
        return self.f0_hz + self.df_hz * (self.amplitudes.size - 1)

    def line(self, frequency_hz: float) -> int:
        """Index of the line nearest to a frequency; may lie outside the spectrum."""
        return round((frequency_hz - self.f0_hz) / self.df_hz)

    def band(self, low_hz: float, high_hz: float) -> slice:
        """Lines from ``low_hz`` to ``high_hz``, both included."""
        tolerance = 1e-9
        first = math.ceil((low_hz - self.f0_hz) / self.df_hz - tolerance)
        last = math.floor((min(high_hz, self.last_hz) - self.f0_hz) / self.df_hz + tolerance)
        return slice(max(first, 0), max(last + 1, 0))

    def in_base_unit(self) -> "Spectrum":
        """The same spectrum in m/s² or mm/s."""
        factor = _UNITS[self.quantity, self.unit]
        if factor == 1.0:
            return replace(self, unit=BASE_UNIT[self.quantity])
        return replace(self, unit=BASE_UNIT[self.quantity], amplitudes=self.amplitudes * factor)

    def as_peak(self) -> "Spectrum":
        """The same spectrum with peak amplitudes."""
        if self.scaling is Scaling.PEAK:
            return self
        return replace(self, scaling=Scaling.PEAK, amplitudes=self.amplitudes * math.sqrt(2))


def spectrum_from_message(message: Mapping[str, Any]) -> Spectrum:
    """The spectrum of a message with ``kind, unit, f0, df, window, scaling, amplitudes``.

    Raises ``ValueError`` naming the key that is missing or not understood.
    """
    for key in ("kind", "unit", "df", "window", "scaling", "amplitudes"):
        if key not in message:
            raise ValueError(f"{key}: missing; without it the amplitudes have no meaning")
    if not isinstance(message["unit"], str):
        raise ValueError(f"unit: {message['unit']!r} given, a text such as m/s2 is expected")
    enums: dict[str, Any] = {}
    for key, kind in (("kind", Quantity), ("window", Window), ("scaling", Scaling)):
        try:
            enums[key] = kind(message[key])
        except ValueError as error:
            known = ", ".join(member.value for member in kind)
            raise ValueError(f"{key}: {message[key]!r} given, one of {known} is expected") from error
    try:
        amplitudes = np.asarray(message["amplitudes"], dtype=np.float64)
        f0_hz, df_hz = float(message.get("f0", 0.0)), float(message["df"])
    except (TypeError, ValueError) as error:
        raise ValueError("amplitudes, f0, df: numbers are expected") from error
    return Spectrum(enums["kind"], message["unit"], f0_hz, df_hz, enums["window"], enums["scaling"], amplitudes)


@cache
def window_factors(window: Window) -> WindowFactors:
    """Exact factors of the periodic window."""
    first, *others = _COSINES[window]
    mean_square = first**2 + sum(a**2 for a in others) / 2
    return WindowFactors(1 / first, 1 / math.sqrt(mean_square), mean_square / first**2)


@lru_cache(maxsize=64)
def _per_angular_frequency(f0_hz: float, df_hz: float, first: int, last: int) -> Samples:
    """1000/(2πf) of lines ``first`` to ``last``: mm/s for 1 m/s²; shared and read-only."""
    weights = 1000 / (2 * np.pi * (f0_hz + df_hz * np.arange(first, last, dtype=np.float64)))
    weights.setflags(write=False)
    return weights


@lru_cache(maxsize=64)
def window_samples(window: Window, length: int) -> Samples:
    """The periodic window of that length; the array is shared and read-only."""
    angle = 2 * np.pi * np.arange(length) / length
    samples = np.zeros(length)
    for order, coefficient in enumerate(_COSINES[window]):
        samples += (-1) ** order * coefficient * np.cos(order * angle)
    samples.setflags(write=False)
    return samples


def amplitude_spectrum(
    waveform: ArrayLike,
    sample_rate_hz: float,
    *,
    quantity: Quantity = Quantity.ACCELERATION,
    unit: str = "m/s2",
    window: Window = Window.HANN,
) -> Spectrum:
    """One-sided peak spectrum of a waveform (one dimension, mean removed), resolution fs/N."""
    samples = np.asarray(waveform, dtype=np.float64)
    if samples.ndim != 1 or samples.size < 2:
        raise ValueError(f"waveform: shape {samples.shape} given, two or more samples are expected")
    if not sample_rate_hz > 0:
        raise ValueError(f"sample_rate_hz: {sample_rate_hz} given, a number above 0 is expected")
    length = samples.size
    shape = window_samples(window, length)
    centred = samples - samples.mean()
    centred *= shape
    lines: Samples = np.abs(np.fft.rfft(centred))
    lines *= 2 * window_factors(window).amplitude / length
    lines[0] /= 2
    if length % 2 == 0:
        lines[-1] /= 2
    return Spectrum(quantity, unit, 0.0, sample_rate_hz / length, window, Scaling.PEAK, lines)


def welch_spectrum(
    waveform: ArrayLike,
    sample_rate_hz: float,
    segment_length: int,
    *,
    overlap: float = 0.5,
    quantity: Quantity = Quantity.ACCELERATION,
    unit: str = "m/s2",
    window: Window = Window.HANN,
) -> Spectrum:
    """Peak spectrum whose lines are the root mean square over overlapping segments (Welch's method)."""
    samples = np.asarray(waveform, dtype=np.float64)
    if not 2 <= segment_length <= samples.size:
        raise ValueError(f"segment_length: {segment_length} given, 2 to {samples.size} samples are expected")
    if not 0 <= overlap < 1:
        raise ValueError(f"overlap: {overlap} given, a share from 0 to below 1 is expected")
    step = max(1, round(segment_length * (1 - overlap)))
    powers = [
        amplitude_spectrum(
            samples[start : start + segment_length], sample_rate_hz, quantity=quantity, unit=unit, window=window
        ).amplitudes
        ** 2
        for start in range(0, samples.size - segment_length + 1, step)
    ]
    lines: Samples = np.sqrt(np.mean(powers, axis=0))
    return Spectrum(quantity, unit, 0.0, sample_rate_hz / segment_length, window, Scaling.PEAK, lines)


def total_rms(spectrum: Spectrum, low_hz: float = 0.0, high_hz: float = math.inf) -> float:
    """RMS of the band (both limits included, 0 Hz left out), in the spectrum's unit: sqrt(Σ(A²/2)/ENBW)."""
    peak = spectrum.as_peak()
    band = peak.band(max(low_hz, peak.df_hz / 2), min(high_hz, peak.last_hz))
    lines = peak.amplitudes[band]
    return math.sqrt(float(np.dot(lines, lines)) / 2 / window_factors(peak.window).enbw_lines)


def to_velocity(spectrum: Spectrum, low_hz: float = 10.0, high_hz: float = 1000.0) -> Spectrum:
    """Velocity spectrum in mm/s of an acceleration spectrum: V = A/(2πf) in the band, 0 outside it."""
    lines = np.zeros_like(spectrum.amplitudes)
    band, in_band = _velocity_lines(spectrum, low_hz, high_hz)
    lines[band] = in_band
    return replace(spectrum, quantity=Quantity.VELOCITY, unit="mm/s", amplitudes=lines)


def velocity_rms(spectrum: Spectrum, low_hz: float, high_hz: float) -> float:
    """Velocity RMS in mm/s of the band: that of ``to_velocity``, without the lines outside."""
    _, lines = _velocity_lines(spectrum, low_hz, high_hz)
    of_a_line = 2.0 if spectrum.scaling is Scaling.PEAK else 1.0
    return math.sqrt(float(np.dot(lines, lines)) / of_a_line / window_factors(spectrum.window).enbw_lines)


def _velocity_lines(spectrum: Spectrum, low_hz: float, high_hz: float) -> tuple[slice, Samples]:
    """The lines of the band, and what they are in mm/s."""
    band = spectrum.band(max(low_hz, spectrum.df_hz / 2), high_hz)
    lines = spectrum.amplitudes[band] * _UNITS[spectrum.quantity, spectrum.unit]
    if spectrum.quantity is Quantity.ACCELERATION:
        last = min(band.stop, spectrum.amplitudes.size)
        lines *= _per_angular_frequency(spectrum.f0_hz, spectrum.df_hz, band.start, last)
    return band, lines

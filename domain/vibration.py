"""Features of a vibration signal: velocity RMS, RMS, peak, crest, kurtosis.

RMS = sqrt(mean x²), crest = max|x| / RMS, kurtosis = mean(x⁴)/mean(x²)² (a normal distribution has
3, a sine 1.5), all after removing the mean.
Source: decisions of docs/domain.md; velocity 10-1000 Hz (2-1000 Hz below 600 rpm) after ISO 20816-3.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from domain.spectrum import Spectrum, velocity_rms

_SLOW_RPM = 600.0
ROUNDING = 1e-12
"""RMS as a share of the largest sample below which a signal is a constant."""


@dataclass(frozen=True, slots=True)
class WaveformFeatures:
    """``rms``, ``peak`` and ``peak_to_peak`` in the waveform's unit; None where the signal is flat."""

    rms: float
    peak: float
    peak_to_peak: float
    crest: float | None
    kurtosis: float | None


def waveform_features(waveform: ArrayLike) -> WaveformFeatures:
    """Features of a waveform of one dimension, mean removed."""
    samples = np.asarray(waveform, dtype=np.float64)
    if samples.ndim != 1 or samples.size == 0 or not bool(np.all(np.isfinite(samples))):
        raise ValueError("waveform: one dimension of one or more finite samples is expected")
    # As shares of the largest, so that no power of a very large or small number leaves what a float can hold.
    largest = float(np.abs(samples).max()) or 1.0
    shares = samples / largest
    shares -= shares.mean()
    square = shares**2
    mean_square = float(square.mean())
    rms = math.sqrt(mean_square)
    peak = float(np.abs(shares).max())
    # A constant keeps a rest of rounding; its shape has no meaning.
    flat = rms < ROUNDING
    return WaveformFeatures(
        rms * largest,
        peak * largest,
        float(shares.max() - shares.min()) * largest,
        None if flat else peak / rms,
        None if flat else float((square**2).mean()) / mean_square**2,
    )


def severity_band_hz(speed_rpm: float | None) -> tuple[float, float]:
    """Band of the velocity RMS: 10-1000 Hz, from 2 Hz on for a machine below 600 rpm."""
    return (2.0 if speed_rpm is not None and speed_rpm < _SLOW_RPM else 10.0), 1000.0


def velocity_rms_mm_s(spectrum: Spectrum, low_hz: float = 10.0, high_hz: float = 1000.0) -> float:
    """Velocity RMS in mm/s of the band, from an acceleration or a velocity spectrum (C1, C2, C9).

    Raises ``ValueError`` where the spectrum has no line in the band, or lines beyond what any sensor measures.
    """
    is_beside = spectrum.last_hz < low_hz or spectrum.f0_hz > high_hz
    if is_beside or not spectrum.amplitudes[spectrum.band(max(low_hz, spectrum.df_hz / 2), high_hz)].size:
        raise ValueError(
            f"spectrum: {spectrum.f0_hz:g} to {spectrum.last_hz:g} Hz given,"
            f" lines between {low_hz:g} and {high_hz:g} Hz are expected"
        )
    with np.errstate(over="ignore"):
        found = velocity_rms(spectrum, low_hz, high_hz)
    if not math.isfinite(found):
        most = float(spectrum.amplitudes.max())
        raise ValueError(f"amplitudes: up to {most:g} given, a velocity that is a number is expected")
    return found

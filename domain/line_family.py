"""A fault's harmonics taken together: a weak family says what none of its lines says alone.

For every fundamental within the tolerance the lines at its first four multiples are looked up; its strength is the
geometric mean of the three that stand highest over their surroundings, so that one strong line of another cause
doesn't make a family.  In Gaussian noise the strongest of all fundamentals reaches 2.6 (99.9 %, simulated).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from domain.bearing import FoundLine
from domain.spectrum import Samples, Spectrum

HARMONICS, COUNTED = 4, 3
LEAST_SURROUNDINGS = 30
"""Lines about the fundamental, of which fewer have no steady median."""


@dataclass(frozen=True, slots=True)
class LineFamily:
    """The strongest family near a frequency: ``ratio`` of the counted lines, and these by their multiple."""

    fundamental_hz: float
    ratio: float
    lines: tuple[tuple[int, FoundLine], ...]


def find_family(
    spectrum: Spectrum, expected_hz: float, *, tolerance: float = 0.015, apart_from_hz: Sequence[float] = ()
) -> LineFamily | None:
    """The strongest family whose fundamental lies within ± tolerance (share) of a frequency.

    A line at a multiple of one of ``apart_from_hz`` (the shaft's own, a certain fault's) counts as its
    surroundings.  None where fewer than three multiples lie in the spectrum, or it is coarse or silent there.
    """
    peak = spectrum.as_peak()
    step_hz = peak.df_hz / HARMONICS
    reach = max(1, round(expected_hz * tolerance / step_hz))
    fundamentals = expected_hz + step_hz * np.arange(-reach, reach + 1, dtype=np.float64)
    orders = [order for order in range(1, HARMONICS + 1) if (order + 0.5) * expected_hz <= peak.last_hz]
    around = [peak.amplitudes[peak.band(order * expected_hz * 0.7, order * expected_hz * 1.3)] for order in orders]
    if len(orders) < COUNTED or around[0].size < LEAST_SURROUNDINGS:
        return None
    medians = [float(np.median(lines)) for lines in around]
    if min(medians) <= 0:
        return None
    each = [_lines(peak, fundamentals * float(order), apart_from_hz) for order in orders]
    ratios = np.array([amplitudes / median for (_, amplitudes), median in zip(each, medians, strict=True)])
    ratios = np.maximum(ratios, 1.0)
    strength = np.sort(np.log(ratios), axis=0)[-COUNTED:].mean(axis=0)
    best = int(np.argmax(strength))
    counted = sorted(np.argsort(ratios[:, best])[-COUNTED:].tolist())
    lines = tuple(
        (
            orders[i],
            FoundLine(
                orders[i] * float(fundamentals[best]),
                peak.f0_hz + int(each[i][0][best]) * peak.df_hz,
                float(each[i][1][best]),
                float(ratios[i, best]),
            ),
        )
        for i in counted
    )
    return LineFamily(float(fundamentals[best]), math.exp(float(strength[best])), lines)


def _lines(peak: Spectrum, frequencies_hz: Samples, apart_from_hz: Sequence[float]) -> tuple[Samples, Samples]:
    """Index and amplitude of the highest of the three lines at each frequency; 0 where to keep apart from."""
    middle = np.clip(np.round((frequencies_hz - peak.f0_hz) / peak.df_hz), 1, peak.amplitudes.size - 2)
    around = middle.astype(np.intp) + np.array([[-1], [0], [1]])
    highest = np.argmax(peak.amplitudes[around], axis=0)
    index = around[highest, np.arange(frequencies_hz.size)]
    amplitudes = peak.amplitudes[index]
    for other_hz in apart_from_hz:
        off_hz = np.abs(frequencies_hz - np.round(frequencies_hz / other_hz) * other_hz)
        amplitudes = np.where(off_hz > np.maximum(2 * peak.df_hz, 0.0015 * frequencies_hz), amplitudes, 0.0)
    return index, amplitudes

"""A machine's own baseline: the median of spectra of healthy running, line by line.

The median, so that a passing knock is not in it; only of spectra with the same lines and nearly the same speed, so
that lines lie on lines.  Source: speed class and least number after docs/domain.md (3.4).
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from domain.spectrum import Spectrum

SAME_SPEED = 0.03
"""Share by which speeds of one class differ at most."""


def median_spectrum(spectra: Sequence[Spectrum], *, minimum: int = 20) -> Spectrum:
    """The median, as peak amplitudes in m/s² or mm/s; ``ValueError`` for too few or for different lines."""
    if len(spectra) < minimum:
        raise ValueError(f"spectra: {len(spectra)} given, {minimum} or more are expected for a baseline")
    alike = [spectrum.in_base_unit().as_peak() for spectrum in spectra]
    first = alike[0]
    for other in alike:
        if not comparable(first, other):
            raise ValueError(
                f"spectra: {other.amplitudes.size} lines of {other.df_hz:g} Hz given,"
                f" {first.amplitudes.size} of {first.df_hz:g} Hz as in the first are expected"
            )
    return replace(first, amplitudes=np.median([spectrum.amplitudes for spectrum in alike], axis=0))


def comparable(one: Spectrum, other: Spectrum) -> bool:
    """Whether two spectra have the same quantity, window and lines."""
    shape = (one.quantity, one.window, one.amplitudes.size)
    if shape != (other.quantity, other.window, other.amplitudes.size):
        return False
    return abs(one.df_hz - other.df_hz) <= 1e-6 * one.df_hz and abs(one.f0_hz - other.f0_hz) <= 1e-6

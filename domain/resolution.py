"""Values kept at a resolution: fewer digits of noise, so that they compress.

A sensor tells no more than its resolution, but the number 3.17 as a double fills all 52 bits of the mantissa, and
a coder that works on bits (Gorilla: Pelkonen et al., VLDB 2015, section 4.1.2) finds nothing to save. Kept is the
nearest multiple of a power of two not greater than the resolution; its mantissa ends in zeros.

- It differs from what came by at most half the resolution, and rounding never turns an order round.
- Decimals come back exactly: of a value with k places, kept at 10^-k, ``round(kept, k)`` is the value, as long as
  it has at most 15 digits, which is as far as a double tells decimals apart.
"""

import math

import numpy as np
import numpy.typing as npt

_SIGNIFICANT_BITS = 52

Floats = npt.NDArray[np.float64]


def step(resolution: float) -> float:
    """The largest power of two not greater than ``resolution`` (> 0, in the values' unit)."""
    return math.ldexp(0.5, math.frexp(resolution)[1])


def kept(values: Floats, steps: Floats) -> Floats:
    """Values as the nearest multiples of their steps (powers of two, 0: as they are); ties go to even ones."""
    coarse = (steps > 0) & (np.abs(values) < steps * 2.0**_SIGNIFICANT_BITS)
    divisors = np.where(coarse, steps, 1.0)
    rounded: Floats = np.where(coarse, np.rint(values / divisors) * divisors, values)
    return rounded

"""A limit between standing still and running, proposed from a day of power or vibration RMS.

Otsu's split of the logarithms: the limit that parts them into two classes with the least variance
inside.  Where the means of the classes differ by less than a factor of 2 there is no proposal.
Source: N. Otsu, "A threshold selection method from gray-level histograms", 1979; decisions of
docs/domain.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

MINIMUM_RATIO = 2.0
MINIMUM_SAMPLES = 100


@dataclass(frozen=True, slots=True)
class LevelProposal:
    """A limit and the (geometric) means of the two classes, in the unit of the signal."""

    limit: float
    low_mean: float
    high_mean: float
    share_above: float


def propose_level(values: Sequence[float], *, floor: float | None = None) -> LevelProposal | None:
    """The limit between two levels, None without two clear ones or with fewer than 100 values.

    ``floor``: values below it count as it (zero has no logarithm); default a thousandth of the highest.
    """
    samples = np.asarray(values, dtype=np.float64)
    if samples.size < MINIMUM_SAMPLES or not bool(np.all(np.isfinite(samples))) or float(samples.max()) <= 0:
        return None
    least = floor if floor is not None else float(samples.max()) / 1000
    if not least > 0:
        raise ValueError(f"floor: {least} given, a number above 0 is expected")
    logs = np.sort(np.log(np.maximum(samples, least)))
    below = np.arange(1, logs.size)
    sums = np.cumsum(logs)
    low_means = sums[:-1] / below
    high_means = (sums[-1] - sums[:-1]) / (logs.size - below)
    between = below * (logs.size - below) * (high_means - low_means) ** 2
    between[np.diff(logs) <= 0] = 0.0  # equal values belong to one class
    split = int(np.argmax(between))
    if between[split] <= 0 or np.exp(high_means[split] - low_means[split]) < MINIMUM_RATIO:
        return None
    return LevelProposal(
        limit=float(np.exp((logs[split] + logs[split + 1]) / 2)),
        low_mean=float(np.exp(low_means[split])),
        high_mean=float(np.exp(high_means[split])),
        share_above=float((logs.size - split - 1) / logs.size),
    )

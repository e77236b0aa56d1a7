"""Several series of one machine together: values that are usual each, but not beside one another.

Each series is scaled by its median and MAD; what lies beyond three of these is cut there, so that outliers don't
make the correlation, which is drawn a little to none (shrinkage).  The statistic is the cube root of the squared
Mahalanobis distance over the number of series, about normal for a normal machine (Wilson and Hilferty); how
unusual it is says its robust z against its own median and spread.
Each alarm says which series: the shares sum to the distance, and beside each value stands what the others lead to
expect of it, x - (P z) / P_ii in units of its scale, with P the inverse of the correlation.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from domain.anomaly import MAD_TO_SIGMA, Baseline
from domain.spectrum import Samples

LEAST_ROWS, MOST_SERIES = 200, 30
PRESENT_SHARE = 0.8
"""A series counts that has a value in so many of the last 200 rows: new ones soon, those that ended no longer."""
CUT, LEAST_SHRINKAGE = 3.0, 0.005
"""The correlation is drawn to none by the number of series over the number of rows, at least by the second."""
TAIL, TAIL_SIGMAS = 0.995, 2.576
"""Where the statistic's upper tail is wider than a normal one's, it sets the scale."""


@dataclass(frozen=True, slots=True)
class CrossReference:
    """What is usual of several series together; ``usual``: of the statistic."""

    measures: tuple[str, ...]
    medians: tuple[float, ...]
    scales: tuple[float, ...]
    precision: tuple[tuple[float, ...], ...]
    usual: Baseline


@dataclass(frozen=True, slots=True)
class Contribution:
    """A series' part in a distance; ``expected``: by the others at that time."""

    measure: str
    value: float
    median: float
    expected: float
    share: float


@dataclass(frozen=True, slots=True)
class Together:
    """How far several values lie from what is usual together; the parts, the greatest first."""

    statistic: float
    distance: float
    contributions: tuple[Contribution, ...]


def learn_cross(rows: Sequence[Mapping[str, float]]) -> CrossReference | None:
    """The reference of rows of values by measure, the newest last.

    None for fewer than two series that vary, or 200 whole rows.
    """
    counts = Counter(measure for row in rows[-LEAST_ROWS:] for measure in row)
    often = sorted(measure for measure, count in counts.items() if count >= PRESENT_SHARE * LEAST_ROWS)
    whole = [row for row in rows if all(measure in row for measure in often)]
    if len(often) < 2 or len(whole) < LEAST_ROWS:
        return None
    values = np.array([[row[measure] for measure in often] for row in whole], dtype=np.float64)
    if not bool(np.all(np.isfinite(values))):
        raise ValueError("rows: finite numbers are expected")
    medians = np.median(values, axis=0)
    scales = np.median(np.abs(values - medians), axis=0) / MAD_TO_SIGMA
    varying = np.flatnonzero(scales > np.maximum(np.abs(medians) * 1e-6, 1e-12))[:MOST_SERIES]
    if varying.size < 2:
        return None
    medians, scales = medians[varying], scales[varying]
    scaled = (values[:, varying] - medians) / scales
    correlation = np.corrcoef(np.clip(scaled, -CUT, CUT), rowvar=False)
    drawn = max(LEAST_SHRINKAGE, varying.size / len(whole))
    precision = np.linalg.inv((1 - drawn) * correlation + drawn * np.eye(varying.size))
    statistics = _statistic(np.einsum("ri,ij,rj->r", scaled, precision, scaled), varying.size)
    median = float(np.median(statistics))
    mad = float(np.median(np.abs(statistics - median)))
    tail = (float(np.quantile(statistics, TAIL)) - median) / TAIL_SIGMAS * MAD_TO_SIGMA
    return CrossReference(
        tuple(often[i] for i in varying),
        tuple(medians.tolist()),
        tuple(scales.tolist()),
        tuple(tuple(row) for row in precision.tolist()),
        Baseline(median, max(mad, tail), len(whole)),
    )


def judge_together(reference: CrossReference, row: Mapping[str, float]) -> Together | None:
    """How unusual values are together; None where one that was learned from is missing."""
    if not all(measure in row for measure in reference.measures):
        return None
    values = np.array([row[measure] for measure in reference.measures], dtype=np.float64)
    medians, scales = np.array(reference.medians), np.array(reference.scales)
    precision = np.array(reference.precision)
    scaled = (values - medians) / scales
    pulled = precision @ scaled
    parts = scaled * pulled
    distance = float(parts.sum())
    expected = values - pulled / np.diag(precision) * scales
    found = (
        Contribution(measure, float(values[i]), float(medians[i]), float(expected[i]), float(parts[i]) / distance)
        for i, measure in enumerate(reference.measures)
        if distance > 0
    )
    statistic = float(_statistic(np.array([distance]), len(reference.measures))[0])
    return Together(statistic, distance, tuple(sorted(found, key=lambda part: -part.share)))


def _statistic(distances: Samples, series: int) -> Samples:
    return np.asarray(np.cbrt(np.maximum(distances, 0.0) / series))

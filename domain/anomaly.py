"""Anomalies of one series, each with its reason, and the time left until a limit.

Robust z = 0.6745 (x - median)/MAD; EWMA z_i = λx + (1 - λ)z with limit
Lσ·sqrt(λ/(2 - λ)·(1 - (1 - λ)^2i)); CUSUM S⁺ = max(0, S⁺ + x - μ - k), alarm above h.
Source: decisions and examples C4-C7 of docs/domain.md.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

MAD_TO_SIGMA = 0.6745  # MAD of a normal distribution in standard deviations
FORECAST_CAP_D = 365.0


@dataclass(frozen=True, slots=True)
class Baseline:
    """Median and median absolute deviation of healthy running, in the indicator's unit, and its size."""

    median: float
    mad: float
    count: int

    def robust_z(self, value: float, *, resolution: float = 0.0) -> float:
        """Robust z of a value.  ``resolution`` (of the sensor) is the floor of the MAD."""
        scale = max(self.mad, resolution)
        if scale <= 0:
            raise ValueError("resolution: the baseline doesn't vary (MAD 0); the sensor's resolution is expected")
        return MAD_TO_SIGMA * (value - self.median) / scale


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """One sample of a control chart: its statistic, the limit it is held to, whether it is passed."""

    statistic: float
    limit: float
    signal: bool


class TrendModel(StrEnum):
    LINEAR = "linear"
    EXPONENTIAL = "exponential"


@dataclass(frozen=True, slots=True)
class Trend:
    """Least squares over time in days: value = now + rate × t, or ln(value) = ln(now) + rate × t.

    ``now`` is the fitted value at the last time; ``rate`` a day, with its standard error.
    """

    model: TrendModel
    now: float
    rate_per_d: float
    rate_error_per_d: float
    r2: float
    count: int


@dataclass(frozen=True, slots=True)
class Forecast:
    """Days until a limit; ``early_d`` to ``late_d`` from the rate ± 2 standard errors, cut at 365 days."""

    days: float
    early_d: float
    late_d: float
    trend: Trend


def learn_baseline(values: Sequence[float], *, minimum: int = 200) -> Baseline:
    """Baseline of healthy running; ``ValueError`` below the minimum number of values."""
    if len(values) < minimum:
        raise ValueError(f"values: {len(values)} given, {minimum} or more are expected for a baseline")
    samples = np.asarray(values, dtype=np.float64)
    if not bool(np.all(np.isfinite(samples))):
        raise ValueError("values: finite numbers are expected")
    median = float(np.median(samples))
    return Baseline(median, float(np.median(np.abs(samples - median))), len(values))


def ewma_chart(
    values: Iterable[float], mean: float, sigma: float, *, weight: float = 0.2, width: float = 3.0
) -> tuple[ChartPoint, ...]:
    """EWMA chart of both sides; ``weight`` λ in (0, 1], ``width`` L in sigmas (C5)."""
    if not 0 < weight <= 1:
        raise ValueError(f"weight: {weight} given, above 0 up to 1 is expected")
    if not sigma > 0:
        raise ValueError(f"sigma: {sigma} given, a number above 0 is expected")
    points: list[ChartPoint] = []
    level = 0.0
    for index, value in enumerate(values, start=1):
        level = weight * (value - mean) + (1 - weight) * level
        limit = width * sigma * math.sqrt(weight / (2 - weight) * (1 - (1 - weight) ** (2 * index)))
        points.append(ChartPoint(level, limit, abs(level) > limit))
    return tuple(points)


def cusum_chart(
    values: Iterable[float], mean: float, *, allowance: float, threshold: float
) -> tuple[ChartPoint, ...]:
    """Upper CUSUM in the values' unit: ``allowance`` k, ``threshold`` h (C6); negate values for the lower."""
    points: list[ChartPoint] = []
    total = 0.0
    for value in values:
        total = max(0.0, total + value - mean - allowance)
        points.append(ChartPoint(total, threshold, total > threshold))
    return tuple(points)


def fit_trend(times_d: Sequence[float], values: Sequence[float], model: TrendModel = TrendModel.LINEAR) -> Trend:
    """Least-squares trend over times in days; an exponential one needs values above 0 (else ``ValueError``)."""
    t, y = np.asarray(times_d, dtype=np.float64), np.asarray(values, dtype=np.float64)
    if t.size != y.size or t.size < 2 or float(np.ptp(t)) <= 0:
        raise ValueError(
            f"times_d: {t.size} given for {y.size} values, as many, and two or more apart are expected"
        )
    if model is TrendModel.EXPONENTIAL:
        if float(y.min()) <= 0:
            raise ValueError(
                f"values: {float(y.min())} given, numbers above 0 are expected for an exponential trend"
            )
        y = np.log(y)
    centred = t - t.mean()
    spread = float(np.dot(centred, centred))
    rate = float(np.dot(centred, y)) / spread
    at_end = float(y.mean()) + rate * float(t.max() - t.mean())
    residuals = y - y.mean() - rate * centred
    rest, whole = float(np.dot(residuals, residuals)), float(np.sum((y - y.mean()) ** 2))
    error = math.sqrt(rest / (t.size - 2) / spread) if t.size > 2 else math.inf
    now = math.exp(at_end) if model is TrendModel.EXPONENTIAL else at_end
    return Trend(model, now, rate, error, 1 - rest / whole if whole else 0.0, int(t.size))


def days_to_limit(trend: Trend, limit: float, rate_per_d: float | None = None) -> float | None:
    """(limit - now)/rate, or ln(limit/now)/rate; 0 once it is reached, None where the trend leads away (C7)."""
    rate = trend.rate_per_d if rate_per_d is None else rate_per_d
    if trend.now >= limit:
        return 0.0
    if rate <= 0:
        return None
    if trend.model is TrendModel.EXPONENTIAL:
        return math.log(limit / trend.now) / rate
    return (limit - trend.now) / rate


def forecast(trend: Trend, limit: float, *, min_r2: float = 0.7, min_count: int = 20) -> Forecast | None:
    """Days to an upper limit as a range; None unless the trend rises, fits (R²) and has enough values."""
    days = days_to_limit(trend, limit)
    if days is None or trend.rate_per_d <= 0 or trend.r2 < min_r2 or trend.count < min_count:
        return None
    early = days_to_limit(trend, limit, trend.rate_per_d + 2 * trend.rate_error_per_d)
    late = days_to_limit(trend, limit, trend.rate_per_d - 2 * trend.rate_error_per_d)
    bounds = (days, early, late)
    days, early, late = (FORECAST_CAP_D if d is None else min(d, FORECAST_CAP_D) for d in bounds)
    return Forecast(days, early, late, trend)

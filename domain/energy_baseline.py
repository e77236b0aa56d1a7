"""Energy baseline after ISO 50006: expected energy from what drives it, and the running sum of the difference.

E_b = a + Σ b_i·x_i by least squares over a reference period; every coefficient with its standard error
and p-value, the fit with R².  Savings are E_b - E_actual; their running sum (CUSUM) bends where the
plant's consumption changed.
Source: ISO 50006 from public descriptions; example EN3 of docs/domain.md.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

MINIMUM_PERIODS = 12


@dataclass(frozen=True, slots=True)
class Coefficient:
    """kWh per unit of a driver (the intercept: kWh a period), with its uncertainty.

    ``p_value``: how likely a driver without any effect shows one this large.
    """

    name: str
    value: float
    standard_error: float
    p_value: float


@dataclass(frozen=True, slots=True)
class EnergyBaseline:
    """Expected energy of a period; ``intercept`` is the base load that no driver explains."""

    intercept: Coefficient
    drivers: tuple[Coefficient, ...]
    r2: float
    periods: int

    def expected_kwh(self, drivers: Mapping[str, float]) -> float:
        """E_b of a period; ``ValueError`` names a driver that is missing."""
        missing = [d.name for d in self.drivers if d.name not in drivers]
        if missing:
            raise ValueError(f"drivers: {', '.join(missing)} missing, the baseline was fitted with it")
        return self.intercept.value + math.fsum(d.value * drivers[d.name] for d in self.drivers)


@dataclass(frozen=True, slots=True)
class BaselinePoint:
    """One period against the baseline; a positive ``saved_kwh`` is less than expected."""

    actual_kwh: float
    expected_kwh: float
    saved_kwh: float
    cumulative_saved_kwh: float


def fit_baseline(
    energy_kwh: Sequence[float], drivers: Mapping[str, Sequence[float]], *, minimum: int = MINIMUM_PERIODS
) -> EnergyBaseline:
    """Least squares over the periods of a reference time.

    Raises ``ValueError`` for too few periods, columns of unequal length, and drivers that don't vary
    or say the same as another.
    """
    periods = len(energy_kwh)
    for name, column in drivers.items():
        if len(column) != periods:
            raise ValueError(
                f"drivers: {name} has {len(column)} values, {periods} (as many as energy) are expected"
            )
    needed = max(minimum, len(drivers) + 2)
    if periods < needed:
        raise ValueError(f"energy_kwh: {periods} periods given, {needed} or more are expected")
    design = np.column_stack([np.ones(periods), *(np.asarray(c, dtype=np.float64) for c in drivers.values())])
    energy = np.asarray(energy_kwh, dtype=np.float64)
    if not (bool(np.all(np.isfinite(design))) and bool(np.all(np.isfinite(energy)))):
        raise ValueError("energy_kwh, drivers: finite numbers are expected")
    # Columns of similar size keep the rank decision independent of the units chosen.
    scale = np.sqrt((design**2).mean(axis=0))
    scale[scale == 0] = 1.0
    scaled = design / scale
    solution, _, rank, _ = np.linalg.lstsq(scaled, energy, rcond=1e-10)
    if rank < design.shape[1]:
        raise ValueError(f"drivers: {', '.join(drivers)} don't vary, or one is made of the others")
    residuals = energy - scaled @ solution
    freedom = periods - design.shape[1]
    rest = float(residuals @ residuals)
    covariance = np.linalg.inv(scaled.T @ scaled) * (rest / freedom)
    whole = float(np.sum((energy - energy.mean()) ** 2))
    coefficients = tuple(
        _coefficient(name, float(value / size), math.sqrt(max(0.0, float(variance))) / float(size), freedom)
        for name, value, variance, size in zip(
            ("intercept", *drivers), solution, np.diag(covariance), scale, strict=True
        )
    )
    return EnergyBaseline(coefficients[0], coefficients[1:], 1 - rest / whole if whole else 0.0, periods)


def _coefficient(name: str, value: float, standard_error: float, freedom: int) -> Coefficient:
    if standard_error == 0:
        return Coefficient(name, value, 0.0, 0.0 if value else 1.0)
    return Coefficient(name, value, standard_error, t_test_p_value(value / standard_error, freedom))


def against_baseline(
    baseline: EnergyBaseline, periods: Iterable[tuple[float, Mapping[str, float]]]
) -> tuple[BaselinePoint, ...]:
    """Savings and their running sum over periods of (kWh, drivers), in the order given."""
    points: list[BaselinePoint] = []
    total = 0.0
    for actual, drivers in periods:
        expected = baseline.expected_kwh(drivers)
        total += expected - actual
        points.append(BaselinePoint(actual, expected, expected - actual, total))
    return tuple(points)


def t_test_p_value(t: float, freedom: int) -> float:
    """Two-sided p-value of Student's t: the regularised incomplete beta function I_x(ν/2, 1/2), x = ν/(ν + t²)."""
    if freedom < 1:
        raise ValueError(f"freedom: {freedom} given, 1 or more is expected")
    return _incomplete_beta(freedom / 2, 0.5, freedom / (freedom + t * t))


def _incomplete_beta(a: float, b: float, x: float) -> float:
    if x <= 0 or x >= 1:
        return min(max(x, 0.0), 1.0)
    if x > (a + 1) / (a + b + 2):  # the fraction converges fast on the other side
        return 1 - _incomplete_beta(b, a, 1 - x)
    log_front = (
        math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x) - math.log(a)
    )
    # Continued fraction 1/(1 + d1/(1 + d2/(1 + …))) (NIST DLMF 8.17.22), from its end.
    fraction = 1.0
    for step in range(200, 0, -1):
        m = step // 2
        if step % 2:
            numerator = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        else:
            numerator = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        fraction = 1 + numerator / fraction
    return math.exp(log_front) / fraction

"""Least squares against NIST's certified values, Student's t against its table, EN3."""

import math

import numpy as np
import pytest

from domain.energy_baseline import against_baseline, fit_baseline, t_test_p_value
from domain.energy_use import normalised_enpi

# NIST Statistical Reference Datasets, "Norris": calibration of ozone monitors, x then y.
NORRIS_X = (
    0.2, 337.4, 118.2, 884.6, 10.1, 226.5, 666.3, 996.3, 448.6, 777.0, 558.2, 0.4, 0.6, 775.5, 666.9, 338.0, 447.5,
    11.6, 556.0, 228.1, 995.8, 887.6, 120.2, 0.3, 0.3, 556.8, 339.1, 887.2, 999.0, 779.0, 11.1, 118.3, 229.2,
    669.1, 448.9, 0.5,
)  # fmt: skip
NORRIS_Y = (
    0.1, 338.8, 118.1, 888.0, 9.2, 228.1, 668.5, 998.5, 449.1, 778.9, 559.2, 0.3, 0.1, 778.1, 668.8, 339.3, 448.9,
    10.8, 557.7, 228.3, 998.0, 888.8, 119.6, 0.3, 0.6, 557.6, 339.3, 888.0, 998.5, 778.9, 10.2, 117.6, 228.9,
    668.4, 449.2, 0.2,
)  # fmt: skip


def test_certified_regression() -> None:
    found = fit_baseline(NORRIS_Y, {"x": NORRIS_X})
    assert found.intercept.value == pytest.approx(-0.262323073774029, rel=1e-9)
    assert found.intercept.standard_error == pytest.approx(0.232818234301152, rel=1e-9)
    assert found.drivers[0].value == pytest.approx(1.00211681802045, rel=1e-9)
    assert found.drivers[0].standard_error == pytest.approx(0.429796848199937e-3, rel=1e-9)
    assert found.r2 == pytest.approx(0.999993745883712, rel=1e-9)
    assert found.drivers[0].p_value < 1e-50
    assert 0.2 < found.intercept.p_value < 0.3


@pytest.mark.parametrize(
    ("t", "freedom", "p"),
    [
        (12.7062, 1, 0.05), (2.22814, 10, 0.05), (3.16927, 10, 0.01), (1.95996, 10_000_000, 0.05), (0.0, 5, 1.0),
        (1.0, 1, 0.5), (-2.04227, 30, 0.05),
    ],
)  # fmt: skip
def test_student_s_table(t: float, freedom: int, p: float) -> None:
    assert t_test_p_value(t, freedom) == pytest.approx(p, rel=1e-4)


def test_en3_a_known_line_is_found_again() -> None:
    parts = [100.0 * i for i in range(12)]
    found = fit_baseline([20 + 0.09 * n for n in parts], {"parts": parts})
    assert found.expected_kwh({"parts": 480}) == pytest.approx(63.2)
    assert normalised_enpi(66.2, found.expected_kwh({"parts": 480})) == pytest.approx(1.047468, abs=1e-6)
    assert found.r2 == pytest.approx(1)


def test_a_driver_without_effect_shows_itself() -> None:
    random = np.random.default_rng(3)
    parts, weather = random.uniform(100, 900, 60), random.uniform(-5, 30, 60)
    found = fit_baseline(50 + 0.2 * parts + random.normal(0, 5, 60), {"parts": parts, "outside_c": weather})
    assert found.drivers[0].p_value < 1e-20
    assert found.drivers[1].p_value > 0.05
    assert found.drivers[0].value == pytest.approx(0.2, rel=0.05)


def test_the_running_sum_bends_where_consumption_changed() -> None:
    parts = [100.0 * i for i in range(12)]
    baseline = fit_baseline([20 + 0.1 * n for n in parts], {"parts": parts})
    months = [(20 + 0.1 * n - (10 if i >= 3 else 0), {"parts": n}) for i, n in enumerate(parts[:6])]
    assert [p.cumulative_saved_kwh for p in against_baseline(baseline, months)] == pytest.approx(
        [0, 0, 0, 10, 20, 30], abs=1e-9
    )


@pytest.mark.parametrize(
    ("energy", "drivers", "message"),
    [
        ([1.0] * 11, {"parts": range(11)}, "energy_kwh: 11 periods given, 12 or more"),
        ([1.0] * 12, {"parts": range(11)}, "drivers: parts has 11 values, 12"),
        (range(12), {"parts": [5.0] * 12}, "drivers: parts don't vary, or one is made of the others"),
        (range(12), {"a": range(12), "b": range(0, 24, 2)}, "one is made of the others"),
        ([math.nan] * 12, {"parts": range(12)}, "finite numbers"),
    ],
)
def test_what_cannot_be_fitted_is_refused(energy: object, drivers: object, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        fit_baseline(energy, drivers)  # type: ignore[arg-type]  # ranges stand for lists


def test_a_missing_driver_is_named() -> None:
    baseline = fit_baseline(range(12), {"parts": range(12)})
    with pytest.raises(ValueError, match="drivers: parts missing"):
        baseline.expected_kwh({"weather": 3})

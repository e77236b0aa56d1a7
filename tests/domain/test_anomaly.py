"""Worked examples C4-C7 and the NAB machine temperature."""

import csv
import json
import math
from datetime import datetime, timedelta

import numpy as np
import pytest

from domain.anomaly import (
    TrendModel,
    cusum_chart,
    days_to_limit,
    ewma_chart,
    fit_trend,
    forecast,
    learn_baseline,
)
from tests.domain.recordings import recording

NAB = recording("nab-machine-temperature/machine_temperature_system_failure.csv")


def test_c4_robust_z() -> None:
    baseline = learn_baseline([2.0, 2.1, 1.9, 2.0, 2.2, 2.1, 1.9, 2.0], minimum=8)
    assert (baseline.median, baseline.mad) == pytest.approx((2.0, 0.1))
    assert baseline.robust_z(3.0) == pytest.approx(6.745, abs=1e-6)


def test_a_baseline_that_does_not_vary_needs_the_sensor_s_resolution() -> None:
    flat = learn_baseline([5.0] * 200)
    with pytest.raises(ValueError, match="resolution: the baseline doesn't vary"):
        flat.robust_z(6.0)
    assert flat.robust_z(6.0, resolution=0.1) == pytest.approx(6.745)
    with pytest.raises(ValueError, match="values: 199 given, 200 or more"):
        learn_baseline([1.0] * 199)
    with pytest.raises(ValueError, match="finite numbers"):
        learn_baseline([math.nan] * 200)


def test_c5_ewma_signals_at_the_fifth_sample() -> None:
    points = ewma_chart([1.5] * 6, 0.0, 1.0)
    assert [p.signal for p in points] == [False] * 4 + [True] * 2
    assert (points[4].statistic, points[4].limit) == pytest.approx((1.008480, 0.944789), abs=1e-6)


@pytest.mark.parametrize(("shift", "sample", "statistic"), [(1.0, 11, 5.5), (1.5, 6, 6.0), (2.0, 4, 6.0)])
def test_c6_cusum(shift: float, sample: int, statistic: float) -> None:
    points = cusum_chart([shift] * 20, 0.0, allowance=0.5, threshold=5.0)
    first = next(i for i, p in enumerate(points, start=1) if p.signal)
    assert (first, points[first - 1].statistic) == (sample, pytest.approx(statistic))


def test_c7_days_to_the_limit() -> None:
    linear = fit_trend([0, 30], [2.0, 2.6])
    assert days_to_limit(linear, 4.5) == pytest.approx(95.0)
    exponential = fit_trend([0, 30], [2.0, 2.6], TrendModel.EXPONENTIAL)
    assert exponential.rate_per_d == pytest.approx(0.008745, abs=1e-6)
    assert days_to_limit(exponential, 4.5) == pytest.approx(62.73, abs=0.01)


def test_a_forecast_is_a_range_and_only_given_where_a_trend_exists() -> None:
    random = np.random.default_rng(7)
    days = np.arange(30.0)
    rising = fit_trend(days, 2 + 0.02 * days + random.normal(0, 0.02, 30))
    found = forecast(rising, 4.5)
    assert found is not None
    assert found.early_d < found.days < found.late_d
    assert found.early_d < 2.5 / 0.02 - 29 < found.late_d
    assert forecast(fit_trend(days, 2 + random.normal(0, 0.02, 30)), 4.5) is None
    assert forecast(fit_trend(days, 3 - 0.02 * days), 4.5) is None
    assert forecast(fit_trend(days[:10], 2 + 0.02 * days[:10]), 4.5) is None
    slow = forecast(fit_trend(days, 2 + 0.0001 * days), 4.5)
    assert slow is not None
    assert slow.days == 365
    assert days_to_limit(fit_trend(days, 5 + 0.02 * days), 4.5) == 0


def test_bad_input_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="times_d: 1 given for 1 values"):
        fit_trend([1], [1])
    with pytest.raises(ValueError, match=r"values: 0\.0 given, numbers above 0"):
        fit_trend([0, 1], [0, 1], TrendModel.EXPONENTIAL)
    with pytest.raises(ValueError, match="weight: 0 given"):
        ewma_chart([1], 0, 1, weight=0)
    with pytest.raises(ValueError, match="sigma: 0 given"):
        ewma_chart([1], 0, 0)


@NAB.needed
@pytest.mark.parametrize(("limit", "windows_hit", "outside"), [(4, [0, 1, 3], 3), (5, [1, 3], 0)])
def test_robust_z_on_a_real_machine_temperature(limit: float, windows_hit: list[int], outside: int) -> None:
    with NAB.path.open(newline="") as file:
        rows = [(datetime.fromisoformat(r["timestamp"]), float(r["value"])) for r in csv.DictReader(file)]
    begin = rows[0][0] + timedelta(days=7)
    baseline = learn_baseline([value for time, value in rows if time < begin])
    assert baseline.median == pytest.approx(82.628, abs=0.001)
    assert baseline.mad * 1.4826 == pytest.approx(8.2065, abs=0.001)
    episodes: list[list[datetime]] = []
    for time, value in rows:
        if time >= begin and abs(baseline.robust_z(value)) > limit:
            if episodes and time - episodes[-1][1] < timedelta(hours=12):
                episodes[-1][1] = time
            else:
                episodes.append([time, time])
    labels = json.loads((NAB.path.parent / "labels.json").read_text())["windows"]
    windows = [[datetime.fromisoformat(edge) for edge in window] for window in labels]
    hit = [any(s <= w[1] and e >= w[0] for s, e in episodes) for w in windows]
    assert [i for i, was_hit in enumerate(hit) if was_hit] == windows_hit
    assert sum(not any(s <= w[1] and e >= w[0] for w in windows) for s, e in episodes) == outside

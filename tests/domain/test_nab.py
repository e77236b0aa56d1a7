"""The watch over a real machine temperature, scored as the Numenta Anomaly Benchmark scores its detectors.

Score of the profile "standard" (Lavin and Ahmad, "Evaluating real-time anomaly detection algorithms", 2015): each
window counts its first detection, 2σ(-5y) - 1 of its relative position y, and -1 if it has none; each detection
outside counts -0.11, less soon after a window; the first 15 % (at most 750 values) are left out.
"""

import csv
import json
import math
from collections.abc import Sequence
from datetime import datetime, timedelta

import numpy as np
import pytest

from domain.series_watch import Reference, Watch, WatchRule, anomalies, learn_reference, take
from tests.domain.test_anomaly import NAB

PUBLISHED = {
    "ARTime": 2.556,
    "numentaTM": 1.584,
    "random": 1.552,
    "earthgeckoSkyline": 1.400,
    "numenta": 1.360,
    "htmjava": 0.508,
    "contextOSE": -0.165,
    "twitterADVec": -0.237,
    "relativeEntropy": -0.916,
    "randomCutForest": -2.119,
    "skyline": -2.133,
    "knncad": -2.856,
    "expose": -3.107,
    "bayesChangePt": -3.320,
    "windowedGaussian": -4.0,
    "null": -4.0,
}
"""numenta/NAB at ea702d7, results/*/*_standard_scores.csv, row of this file; 4 windows, so at most 4."""
MONDAY = datetime(2026, 11, 16)  # noqa: DTZ001 (as the data set, without a zone)


def scaled_sigmoid(position: float) -> float:
    return -1.0 if position > 3 else 2 / (1 + math.exp(5 * position)) - 1


def nab_score(detections: Sequence[int], windows: Sequence[tuple[int, int]], length: int) -> float:
    """Score of the rows that were detected; windows are first and last row."""
    skipped = min(int(0.15 * length), 750)
    scored = [row for row in detections if row >= skipped]
    total = 0.0
    for first, last in windows:
        inside = [row for row in scored if first <= row <= last]
        earliest = -(last - inside[0] + 1) / (last - first + 1) if inside else None
        total += scaled_sigmoid(earliest) / scaled_sigmoid(-1) if earliest is not None else -1.0
    for row in scored:
        if not any(first <= row <= last for first, last in windows):
            before = [(first, last) for first, last in windows if last < row]
            past = (row - before[-1][1]) / (before[-1][1] - before[-1][0]) if before else math.inf
            total += 0.11 * scaled_sigmoid(past)
    return total


def test_the_score_is_the_benchmarks() -> None:
    windows = [(1000, 1099)]
    assert nab_score([], windows, 3000) == -1
    assert nab_score([1000], windows, 3000) == pytest.approx(1)
    assert nab_score([1050], windows, 3000) == pytest.approx(scaled_sigmoid(-0.5) / scaled_sigmoid(-1))
    assert scaled_sigmoid(-0.5) == pytest.approx(0.84828, abs=1e-5)
    assert nab_score([500], windows, 3000) == pytest.approx(-1 - 0.11)
    assert nab_score([100], windows, 3000) == -1  # while it may still learn
    assert nab_score([1000, 1149], windows, 3000) == pytest.approx(1 + 0.11 * scaled_sigmoid(50 / 99))


@NAB.needed
def test_a_real_machine_temperature() -> None:
    with NAB.path.open(newline="") as file:
        rows = [(datetime.fromisoformat(r["timestamp"]), float(r["value"])) for r in csv.DictReader(file)]
    times, values = [time for time, _ in rows], [value for _, value in rows]
    labels = json.loads((NAB.path.parent / "labels.json").read_text())["windows"]
    windows = [
        (times.index(datetime.fromisoformat(start)), times.index(datetime.fromisoformat(end)))
        for start, end in labels
    ]
    found = list(anomalies(times, values))
    detections = [times.index(anomaly.told_at) for anomaly in found]
    hit = [any(first <= row <= last for row in detections) for first, last in windows]
    assert hit == [False, True, True, True]  # the breakdown, the change before it, and the planned stop
    outside = [row for row in detections if not any(first <= row <= last for first, last in windows)]
    assert len(outside) <= 6
    score = nab_score(detections, windows, len(rows))
    assert score == pytest.approx(1.37, abs=0.02)
    better = [name for name, published in PUBLISHED.items() if published > score]
    assert better == ["ARTime", "numentaTM", "random", "earthgeckoSkyline"]  # ahead of eleven, behind four
    assert all(anomaly.score > 6 and anomaly.reference.count >= 200 for anomaly in found)


def hourly(values: Sequence[float]) -> list[datetime]:
    return [MONDAY + timedelta(hours=n) for n in range(len(values))]


def test_a_daily_pattern_is_usual() -> None:
    random = np.random.default_rng(3)
    hours = np.arange(21 * 24)
    values = (40 + 15 * np.sin(2 * np.pi * hours / 24) + random.normal(0, 0.5, hours.size)).tolist()
    reference = learn_reference(hourly(values), values, WatchRule())
    assert reference is not None
    assert len(reference.medians) == 24
    noon, midnight = MONDAY + timedelta(hours=6), MONDAY + timedelta(hours=18)
    assert abs(reference.robust_z(noon, 55)) < 3
    assert reference.robust_z(midnight, 55) > 6  # the day's warmth at night
    level = learn_reference(hourly(values[:24] * 21), random.normal(40, 1, 21 * 24).tolist(), WatchRule())
    assert level is not None
    assert len(level.medians) == 1


def test_three_in_a_row_begin_and_twelve_hours_end_an_anomaly() -> None:
    reference, rule = Reference((10.0,), 0.5, 500), WatchRule()
    watch, at = Watch(), MONDAY
    seen = []
    for value in [10, 20, 20, 10, 20, 20, 20, 10] + [10] * 13 + [20]:
        watch, at = take(watch, at, value, reference, rule), at + timedelta(hours=1)
        seen.append(watch.since)
    assert seen[:6] == [None] * 6
    assert seen[6:19] == [MONDAY + timedelta(hours=4)] * 13
    assert seen[19:] == [None] * 3
    with pytest.raises(ValueError, match="value: nan given"):
        take(watch, at, math.nan, reference, rule)


def test_too_little_is_no_reference() -> None:
    assert learn_reference(hourly([1.0] * 199), [1.0] * 199, WatchRule()) is None
    assert list(anomalies(hourly([1.0] * 199), [1.0] * 198 + [9.0])) == []

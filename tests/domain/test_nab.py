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

from domain.series_watch import (
    Aspect,
    Reference,
    Tail,
    Watch,
    WatchRule,
    anomalies,
    learn_reference,
    settled_level,
    take,
)
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
    assert hit == [True, True, True, True]
    outside = [row for row in detections if not any(first <= row <= last for first, last in windows)]
    assert len(outside) <= 4
    score = nab_score(detections, windows, len(rows))
    assert score == pytest.approx(3.56, abs=0.02)
    assert score > max(PUBLISHED.values())
    assert all(anomaly.score > 3 and anomaly.reference.count >= 150 for anomaly in found)


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
    assert reference.value_tail.score(abs(55 - reference.median(noon))) < 3
    assert reference.value_tail.score(abs(55 - reference.median(midnight))) > 6  # the day's warmth at night
    level = learn_reference(hourly(values[:24] * 21), random.normal(40, 1, 21 * 24).tolist(), WatchRule())
    assert level is not None
    assert len(level.medians) == 1


def test_a_score_is_the_decades_of_a_tail() -> None:
    random = np.random.default_rng(11)
    values = random.exponential(2.0, 20_000)
    times = [MONDAY + timedelta(minutes=n) for n in range(values.size)]
    reference = learn_reference(times, values.tolist(), WatchRule(seasonal_share=0.0))
    assert reference is not None
    far = float(np.quantile(np.abs(values - reference.medians[0]), 0.999))
    assert reference.value_tail.score(far) == pytest.approx(3, abs=0.2)  # 1 of 1,000
    assert reference.value_tail.score(reference.value_tail.begins) == 0
    assert reference.limit(WatchRule()) == pytest.approx(math.log10(3.5 * 24 * 60))  # one a minute
    wide = [(value - 5, value + 5) for value in values.tolist()]
    minutes = learn_reference(times, values.tolist(), WatchRule(seasonal_share=0.0), wide)
    assert minutes is not None
    assert minutes.value_tail.begins > reference.value_tail.begins + 4  # minutes that held more than their mean
    assert minutes.level_tail == reference.level_tail


REFERENCE = Reference((10.0,), Tail(1.0, 1.0), Tail(0.5, 0.2), 3600.0, 500)


def test_one_value_far_out_begins_and_twelve_hours_end_an_anomaly() -> None:
    watch, at = Watch(), MONDAY
    seen = []
    for value in [10, 10, 20] + [10] * 36 + [20]:
        (watch, _), at = take(watch, at, value, REFERENCE, WatchRule()), at + timedelta(hours=1)
        seen.append(watch)
    assert [each.since for each in seen[:2]] == [None] * 2
    begun = MONDAY + timedelta(hours=2)
    assert all(each.since == begun for each in seen[2:15])
    last_over = seen[15].last_over  # the level keeps the value for some hours
    assert last_over is not None
    assert begun <= last_over <= begun + timedelta(hours=10)
    ended = [MONDAY + timedelta(hours=n) for n, each in enumerate(seen) if n > 2 and each.since is None]
    assert ended[0] - last_over == timedelta(hours=13)
    assert seen[-1].since == MONDAY + timedelta(hours=39)
    with pytest.raises(ValueError, match="value: nan given"):
        take(watch, at, math.nan, REFERENCE, WatchRule())


def test_a_level_is_unusual_before_its_values_are() -> None:
    """Each value is one that one of forty passes; that all of them do is not usual."""
    watch, values = Watch(), [10.0] * 20 + [11.3] * 20
    scores = []
    for time, value in zip(hourly(values), values, strict=True):
        watch, judged = take(watch, time, value, REFERENCE, WatchRule())
        scores.append(judged)
    assert scores[-1].aspect is Aspect.LEVEL
    assert scores[20].score < 3 < scores[-1].score
    assert scores[-1].seen == pytest.approx(11.3, abs=0.05)
    assert settled_level(zip(hourly(values), values, strict=True), REFERENCE).level == pytest.approx(watch.level)


def test_a_spiky_series_is_watched_less_sensitively() -> None:
    """Spikes of a heavy tail are anomalies by default; with a tenth of the sensitivity half of them are none."""
    random = np.random.default_rng(7)
    values = (40 + random.standard_t(2, 2000)).tolist()
    times = [MONDAY + timedelta(minutes=30 * n) for n in range(len(values))]
    often, usually, seldom, never = (
        len(list(anomalies(times, values, WatchRule(sensitivity=sensitivity, relearn=timedelta(days=2)))))
        for sensitivity in (10, 1, 0.1, 0)
    )
    assert often >= 2 * usually >= 4 * seldom > never == 0
    usual = REFERENCE.limit(WatchRule())
    assert REFERENCE.limit(WatchRule(sensitivity=0.1)) == pytest.approx(usual + 1)
    assert REFERENCE.limit(WatchRule(sensitivity=0)) == math.inf
    for wrong in (-0.1, 10.1, math.nan):
        with pytest.raises(ValueError, match=r"sensitivity: .* given, 0 to 10 is expected"):
            WatchRule(sensitivity=wrong)


def test_too_little_is_no_reference() -> None:
    assert learn_reference(hourly([1.0] * 149), [1.0] * 149, WatchRule()) is None
    assert list(anomalies(hourly([1.0] * 149), [1.0] * 148 + [9.0])) == []
    lasting = [40.0, 40.2] * 200 + [60.0] * 200
    (shift,) = anomalies(hourly(lasting), lasting)
    assert shift.started_at == MONDAY + timedelta(hours=400)
    assert shift.ended_at is not None  # after three days it is what is usual

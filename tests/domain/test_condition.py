"""Worked examples C8 and C10, one event per change, silence and stops."""

import csv
import random
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.condition import (
    ConditionChange,
    ConditionState,
    Direction,
    Level,
    Limit,
    Reading,
    ThresholdRule,
    check_silence,
    health_of,
    hysteresis_limit,
    observe,
    weighted_health,
    worst_level,
)
from tests.domain.recordings import recording
from tests.domain.times import at

NAB = recording("nab-machine-temperature/machine_temperature_system_failure.csv")
NORMAL = ConditionState(shown=Level.NORMAL)


def run(
    readings: list[Reading], rule: ThresholdRule, state: ConditionState = NORMAL
) -> tuple[ConditionState, list[ConditionChange]]:
    changes = []
    for reading in readings:
        state, change = observe(state, reading, rule)
        if change:
            changes.append(change)
    return state, changes


def readings(*values: float, first: int = 0, running: bool | None = None) -> list[Reading]:
    return [Reading(at(first + i), v, running) for i, v in enumerate(values)]


C8 = ThresholdRule(alarm=hysteresis_limit(4.5))
TWO_LEVELS = ThresholdRule(
    warning=Limit(3.0, 2.5), alarm=Limit(5.0, 4.5), raise_count=2, raise_window=3, clear_count=2
)


def test_c8_raise_clear_and_two_events() -> None:
    values = (4.4, 4.6, 4.4, 4.6, 4.7, 4.8, 4.3, 4.2, 4.0, 3.9, 3.8)
    assert C8.alarm == Limit(4.5, pytest.approx(4.05))
    _, changes = run(readings(*values), C8)
    assert [(c.previous, c.level, c.time, c.value) for c in changes] == [
        (Level.NORMAL, Level.ALARM, at(5), 4.8),
        (Level.ALARM, Level.NORMAL, at(10), 3.8),
    ]
    assert changes[0].reason == "above 4.5 for 3 of 3 values"


def test_an_alarm_may_be_reached_directly_and_falls_by_steps() -> None:
    _, changes = run(readings(1, 6, 6, 4, 4, 2, 2), TWO_LEVELS)
    assert [c.level for c in changes] == [Level.ALARM, Level.WARNING, Level.NORMAL]


def test_a_delay_counts_time_not_values() -> None:
    rule = ThresholdRule(alarm=Limit(5, 4), delay_s=120)
    _, changes = run(readings(6, 6, 3, 6, 6, 6), rule)
    assert [(c.level, c.time) for c in changes] == [(Level.ALARM, at(5))]


def test_values_count_only_while_running_and_settled() -> None:
    hot = readings(9, 9, 9)
    rest = readings(9, 9, first=3, running=False)
    restart = readings(1, 1, 9, 9, first=5, running=True)
    settled = readings(1, 1, 1, first=20, running=True)
    rule = ThresholdRule(alarm=Limit(5, 4), settling_s=600)
    state, changes = run([*hot, *rest, *restart, *settled], rule)
    assert [(c.previous, c.level, c.time) for c in changes] == [
        (Level.NORMAL, Level.ALARM, at(2)),
        (Level.ALARM, Level.NOT_RUNNING, at(3)),
        (Level.NOT_RUNNING, Level.ALARM, at(20)),
        (Level.ALARM, Level.NORMAL, at(22)),
    ]
    assert state.shown is Level.NORMAL


def test_silence_makes_unknown_but_hides_no_alarm() -> None:
    rule = ThresholdRule(alarm=Limit(5, 4), stale_after_s=180)
    quiet, _ = run(readings(1, 1), rule)
    assert check_silence(quiet, at(4), rule) == (quiet, None)
    unknown, change = check_silence(quiet, at(5), rule)
    assert change is not None
    assert (change.previous, change.level) == (Level.NORMAL, Level.UNKNOWN)
    assert check_silence(unknown, at(50), rule)[1] is None
    loud, _ = run(readings(9, 9, 9), rule)
    stale, change = check_silence(loud, at(50), rule)
    assert (stale.shown, stale.stale, change) == (Level.ALARM, True, None)
    _, back = observe(unknown, Reading(at(60), 1.0), rule)
    assert back is not None
    assert back.level is Level.NORMAL


def test_low_limits() -> None:
    rule = ThresholdRule(
        alarm=Limit(60, 65), direction=Direction.BELOW, raise_count=1, raise_window=1, clear_count=1
    )
    _, changes = run(readings(70, 59, 64, 66), rule)
    assert [(c.level, c.value) for c in changes] == [(Level.ALARM, 59), (Level.NORMAL, 66)]
    assert hysteresis_limit(60, direction=Direction.BELOW) == Limit(60, 66)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"alarm": Limit(5, 6)}, "alarm.clear_at: 6 lies on the wrong side of raise_at"),
        ({"alarm": Limit(5, 4), "direction": Direction.BELOW}, "alarm.clear_at"),
        ({"warning": Limit(6, 5), "alarm": Limit(5, 4)}, "warning.raise_at: 6 lies beyond the alarm's"),
        ({"raise_count": 4}, "raise_count: 4 given, 1 to raise_window"),
        ({"clear_count": 0}, "clear_count: 0 given"),
    ],
)
def test_rules_that_contradict_themselves_are_refused(options: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        ThresholdRule(**options)  # type: ignore[arg-type]  # keyword cases


def test_not_a_number_is_refused() -> None:
    with pytest.raises(ValueError, match="value: nan given"):
        observe(NORMAL, Reading(at(0), float("nan")), C8)


def test_a_machine_is_as_bad_as_its_worst_fresh_indicator() -> None:
    assert worst_level([(Level.NORMAL, False), (Level.WARNING, False)]) is Level.WARNING
    assert worst_level([(Level.NORMAL, False), (Level.ALARM, True), (Level.UNKNOWN, False)]) is Level.ALARM
    assert worst_level([(Level.NORMAL, True), (Level.UNKNOWN, False)]) is Level.UNKNOWN
    assert worst_level([(Level.NOT_RUNNING, False), (Level.NORMAL, False)]) is Level.NORMAL
    assert worst_level([]) is Level.UNKNOWN
    assert weighted_health([(Level.NORMAL, 3), (Level.ALARM, 1), (Level.UNKNOWN, 9)]) == 0.75
    assert weighted_health([(Level.UNKNOWN, 1)]) is None


def test_level_and_health_of_a_machine_or_component() -> None:
    own = [(Level.NORMAL, False, 1.0), (Level.ALARM, True, 3.0), (Level.NORMAL, True, 9.0)]
    assert health_of(own) == (Level.ALARM, 0.25)  # a stale alarm counts, a stale normal does not
    assert health_of([]) == (Level.UNKNOWN, None)


values = st.lists(st.tuples(st.floats(0, 8), st.sampled_from([True, True, True, False, None])), max_size=80)


@given(values, st.randoms(use_true_random=False))
def test_no_change_is_told_twice(steps: list[tuple[float, bool | None]], chance: random.Random) -> None:
    rule = ThresholdRule(
        warning=Limit(3.0, 2.5), alarm=Limit(5.0, 4.5), raise_count=2, settling_s=180, stale_after_s=300
    )
    state, changes, minute = ConditionState(), [], 0
    for value, running in steps:
        minute += chance.choice([1, 1, 1, 4, 9])
        reading = Reading(at(minute), value, running)
        for step in (
            lambda s, minute=minute: check_silence(s, at(minute), rule),
            lambda s, reading=reading: observe(s, reading, rule),
            lambda s, reading=reading: observe(s, reading, rule),  # the same reading again
        ):
            before = state.shown
            state, change = step(state)
            assert (change is not None) == (state.shown is not before)
            if change:
                changes.append(change)
    assert all(a.level is b.previous and b.previous is not b.level for a, b in pairwise(changes))


@NAB.needed
@pytest.mark.parametrize(("raise_at", "clear_at", "count", "outside"), [(60, 65, 3, 6), (55, 60, 6, 5)])
def test_c10_low_limit_on_a_real_machine_temperature(
    raise_at: float, clear_at: float, count: int, outside: int
) -> None:
    """Published windows 1-4 are hit, episodes within 12 h count as one, the first 7 days are left out.

    The published figures leave the alarm with the first value over the clear limit.
    """
    import json

    def local(text: str) -> datetime:
        return datetime.fromisoformat(text).replace(tzinfo=UTC)

    rule = ThresholdRule(
        alarm=Limit(raise_at, clear_at),
        direction=Direction.BELOW,
        raise_count=count,
        raise_window=count,
        clear_count=1,
    )
    with NAB.path.open(newline="") as file:
        rows = [(local(r["timestamp"]), float(r["value"])) for r in csv.DictReader(file)]
    begin = rows[0][0] + timedelta(days=7)
    windows = [tuple(map(local, w)) for w in json.loads((NAB.path.parent / "labels.json").read_text())["windows"]]
    _, changes = run([Reading(time, value) for time, value in rows], rule)
    alarms: list[list[datetime]] = []
    for change in changes:
        if change.level is Level.ALARM:
            alarms.append([change.time, rows[-1][0]])
        elif alarms:
            alarms[-1][1] = change.time
    episodes: list[list[datetime]] = []
    for start, end in alarms:
        if episodes and start - episodes[-1][1] < timedelta(hours=12):
            episodes[-1][1] = end
        elif end >= begin:
            episodes.append([start, end])
    hit = [any(s <= w[1] and e >= w[0] for s, e in episodes) for w in windows]
    assert hit == [True] * 4
    assert sum(not any(s <= w[1] and e >= w[0] for w in windows) for s, e in episodes) == outside

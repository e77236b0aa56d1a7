"""A threshold by the week, by shifts and by time in state: what is judged, what not, and what is said of it."""

from datetime import UTC, datetime, time, timedelta
from itertools import pairwise

import pytest

from domain.condition import ConditionState, Level, Limit, Reading, ThresholdRule, Unjudged, observe
from domain.condition_explained import explain
from domain.intervals import Span
from domain.judged_hours import JudgedHours
from domain.weekly_window import WeeklyWindow
from tests.domain.times import at

COPENHAGEN = "Europe/Copenhagen"
RULE = ThresholdRule(warning=Limit(5, 4), alarm=Limit(9, 8), raise_count=2, raise_window=2, clear_count=2)
AT_ONCE = ThresholdRule(warning=Limit(5, 4), raise_count=1, raise_window=1, clear_count=1)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("starts", "ends", "weekdays", "instant", "is_judged"),
    [
        pytest.param(8, 16, {0}, "2025-06-02T06:00", True, id="at the start"),
        pytest.param(8, 16, {0}, "2025-06-02T05:59:59", False, id="before the start"),
        pytest.param(8, 16, {0}, "2025-06-02T14:00", False, id="at the end"),
        pytest.param(8, 16, {0}, "2025-06-03T06:00", False, id="another day"),
        pytest.param(22, 6, {6}, "2025-03-31T03:59:59", True, id="over midnight, on the day after"),
        pytest.param(22, 6, {5}, "2025-03-30T03:59:59", True, id="the night that has 7 hours, its last second"),
        pytest.param(22, 6, {5}, "2025-03-30T04:00", False, id="the night that has 7 hours, its end"),
        pytest.param(22, 6, {5}, "2025-10-26T04:59:59", True, id="the night that has 9 hours, its last second"),
        pytest.param(22, 6, {5}, "2025-10-26T05:00", False, id="the night that has 9 hours, its end"),
    ],
)
def test_hours_of_the_week(starts: int, ends: int, weekdays: set[int], instant: str, is_judged: bool) -> None:
    hours = JudgedHours(COPENHAGEN, (WeeklyWindow(time(starts), time(ends), frozenset(weekdays)),))
    assert hours.outside(utc(instant)) is (None if is_judged else Unjudged.OUTSIDE_HOURS)


def test_windows_and_shifts_must_both_hold_an_instant() -> None:
    shift = Span(utc("2025-06-02T04:00"), utc("2025-06-02T12:00"))
    hours = JudgedHours(COPENHAGEN, (WeeklyWindow(time(8), time(16)),), [shift])
    assert hours.outside(utc("2025-06-02T04:00")) is Unjudged.OUTSIDE_HOURS
    assert hours.outside(utc("2025-06-02T11:59")) is None
    assert hours.outside(shift.end) is Unjudged.OUTSIDE_SHIFT
    assert JudgedHours(COPENHAGEN, shifts=[]).outside(shift.start) is Unjudged.OUTSIDE_SHIFT
    assert JudgedHours(COPENHAGEN).outside(shift.start) is None


def test_values_on_both_sides_of_a_break_do_not_count_together() -> None:
    outside = Unjudged.OUTSIDE_HOURS
    state, _ = observe(ConditionState(), Reading(at(0), 7), RULE)
    state, change = observe(state, Reading(at(1), 7, outside=outside), RULE)
    assert (state.shown, change and change.level, state.unjudged) == (Level.UNKNOWN, Level.UNKNOWN, outside)
    state, _ = observe(state, Reading(at(2), 7), RULE)
    assert (state.shown, state.unjudged) == (Level.NORMAL, None)
    state, change = observe(state, Reading(at(3), 7), RULE)
    assert change is not None
    assert change.level is Level.WARNING


def test_a_warning_comes_back_with_the_hours_until_it_is_cleared() -> None:
    state = ConditionState()
    shown = []
    for minute, (value, outside) in enumerate(
        [(7, None), (7, None), (1, Unjudged.OUTSIDE_SHIFT), (1, Unjudged.OUTSIDE_SHIFT), (1, None), (1, None)]
    ):
        state, _ = observe(state, Reading(at(minute), value, outside=outside), RULE)
        shown.append(state.shown.value)
    assert shown == ["normal", "warning", "unknown", "unknown", "warning", "normal"]


def test_it_settles_from_the_start_of_the_machine_and_not_from_the_first_value() -> None:
    state, _ = observe(ConditionState(), Reading(at(0), 1, running=False), AT_ONCE)
    early, _ = observe(state, Reading(at(14), 7, running=True, started_at=at(5)), AT_ONCE)
    assert (early.shown, early.unjudged) == (Level.NOT_RUNNING, Unjudged.SETTLING)
    late, _ = observe(state, Reading(at(15), 7, running=True, started_at=at(5)), AT_ONCE)
    assert (late.shown, late.unjudged) == (Level.WARNING, None)
    # The same start, told again, is no new one.
    later, change = observe(late, Reading(at(16), 1, running=True, started_at=at(5)), AT_ONCE)
    assert (later.unjudged, change and change.level) == (None, Level.NORMAL)


def test_a_start_without_a_value_during_the_stop_settles_too() -> None:
    state, _ = observe(ConditionState(), Reading(at(0), 7, running=True, started_at=at(-60)), RULE)
    assert list(state.values) == [7]
    state, _ = observe(state, Reading(at(30), 7, running=True, started_at=at(25)), RULE)
    assert (list(state.values), state.unjudged) == ([], Unjudged.SETTLING)
    state, _ = observe(state, Reading(at(35), 7, running=True, started_at=at(25)), RULE)
    assert (state.shown, list(state.values)) == (Level.NORMAL, [7])


def test_what_is_said_of_it() -> None:
    state = ConditionState()
    told = [explain(state, RULE)]
    for minute, reading in enumerate(
        [
            Reading(at(0), 1, outside=Unjudged.OUTSIDE_HOURS),
            Reading(at(1), 1),
            Reading(at(2), 7),
            Reading(at(3), 10),
            Reading(at(4), 10, running=False),
        ]
    ):
        assert reading.time == at(minute)
        state, _ = observe(state, reading, RULE)
        told.append(explain(state, RULE))
    assert [t.reason for t in told] == [
        "no value has come yet",
        "the threshold is not judged at this time of the week",
        "within the limits",
        "within the limits",
        "above 5 for 2 of 2 values",
        "the machine does not run; before that above 5 for 2 of 2 values",
    ]
    assert [t.is_judged for t in told] == [False, False, True, True, True, False]
    assert [t.judged_level for t in told] == [None, None, "normal", "normal", "warning", "warning"]
    assert [(t.over_warning, t.over_alarm) for t in told] == [(0, 0), (0, 0), (0, 0), (1, 0), (2, 1), (0, 0)]


def test_windows_hold_as_long_as_the_clock_says() -> None:
    """Every quarter of an hour of a year: the nights have 8 judged hours, but 7 and 9 at the changes."""
    hours = JudgedHours(COPENHAGEN, (WeeklyWindow(time(22), time(6), frozenset({5})),))
    step = timedelta(minutes=15)
    instants = [utc("2025-01-01T00:00") + n * step for n in range(365 * 96)]
    inside = [instant for instant in instants if hours.outside(instant) is None]
    nights = [0.25]
    for before, after in pairwise(inside):
        if after - before == step:
            nights[-1] += 0.25
        else:
            nights.append(0.25)
    assert sorted(nights) == [7.0] + [8.0] * 50 + [9.0]

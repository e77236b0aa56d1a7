"""Two weeks of a real turning centre: counters, and OEE against an independent count of seconds."""

import random
from datetime import UTC, date, datetime, time, timedelta
from functools import cache

import numpy as np
import pytest

from domain.calendar import LocalBreak, ShiftCalendar, ShiftRule, planned_time, shifts
from domain.counters import CounterReading, DeltaKind, counted, counter_deltas
from domain.intervals import Span
from domain.machine_state import MTCONNECT_EXECUTION, MachineState
from domain.oee import indicators
from domain.state_derivation import states_from_events
from domain.time_model import OeeRules, elements
from tests.domain.recordings import recording

MAZAK = recording("nist-mazak01-events/Mazak01-20180924.txt")
DAY_SHIFT = ShiftRule("day", frozenset(range(5)), time(6), time(15), (LocalBreak(time(12), time(12, 30)),))
CALENDAR = ShiftCalendar("America/New_York", (DAY_SHIFT,))


@cache
def lines(year: int) -> list[tuple[datetime, str, str]]:
    """Every (time, item, value) of the year's files, shuffled: order must not matter."""
    found = []
    for path in sorted(MAZAK.path.parent.glob(f"Mazak01-{year}*.txt")):
        for line in path.read_text().splitlines():
            stamp, item, value, *_ = line.split("|")
            found.append((datetime.fromisoformat(stamp.replace("Z", "+00:00")), item, value))
    random.Random(2).shuffle(found)
    return found


@MAZAK.needed
@pytest.mark.parametrize(
    ("year", "item", "seconds"),
    [
        (2018, "total_time", 137_388), (2018, "auto_time", 26_680), (2018, "cut_time", 21_089),
        (2017, "total_time", 128_784), (2017, "auto_time", 40_387), (2017, "cut_time", 23_683),
    ],
)  # fmt: skip
def test_run_hour_counters_with_repeated_and_unordered_lines(year: int, item: str, seconds: float) -> None:
    first_day = datetime(2018, 9, 24, tzinfo=UTC) if year == 2018 else datetime(2017, 11, 13, tzinfo=UTC)
    readings = [
        CounterReading(time, float(value))
        for time, name, value in lines(year)
        if name == item and value != "UNAVAILABLE" and time >= first_day
    ]
    deltas = counter_deltas(readings)
    assert {d.kind for d in deltas} == {DeltaKind.INCREASE}
    assert counted(deltas) == pytest.approx(seconds, abs=1)


@MAZAK.needed
@pytest.mark.parametrize("day", [date(2018, 9, 25), date(2018, 9, 26)])
def test_oee_of_a_shift_agrees_with_a_count_of_seconds(day: date) -> None:
    events = [(t, MTCONNECT_EXECUTION[v]) for t, item, v in lines(2018) if item == "execution"]
    states = states_from_events(events, datetime(2018, 10, 1, tzinfo=UTC))
    whole_day = Span(datetime.combine(day, time(), UTC), datetime.combine(day + timedelta(days=1), time(), UTC))
    planned = planned_time(shifts(CALENDAR, whole_day))
    found = elements(whole_day, planned, states, rules=OeeRules(micro_stop_s=0))

    # An independent count: one look at every second of the day.
    ordered = sorted(dict(events).items())
    looks = whole_day.start.timestamp() + np.arange(86_400)
    seen = np.searchsorted([t.timestamp() for t, _ in ordered], looks, side="right") - 1
    shown = np.array([state.value for _, state in ordered])[seen]
    new_york_hour = (np.arange(86_400) / 3600 - 4) % 24  # four hours behind UTC in September
    on_shift = (new_york_hour >= 6) & (new_york_hour < 15) & ~((new_york_hour >= 12) & (new_york_hour < 12.5))

    def count(*of: MachineState) -> int:
        return int(np.sum(on_shift & np.isin(shown, [state.value for state in of])))

    assert found.pbt_s == pytest.approx(8.5 * 3600)
    assert found.apt_s == pytest.approx(count(MachineState.RUNNING), abs=15)
    assert found.adet_s == pytest.approx(count(MachineState.STOPPED, MachineState.FAULT), abs=15)
    assert found.adot_s == pytest.approx(count(MachineState.IDLE), abs=15)
    assert found.unknown_s == pytest.approx(count(MachineState.UNKNOWN), abs=15)
    availability = indicators(found).availability
    assert availability == pytest.approx(found.apt_s / (8.5 * 3600 - found.unknown_s))
    assert availability is not None
    assert 0.05 < availability < 0.5

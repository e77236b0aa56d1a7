"""Worked examples E1-E6, E8-E10, E12, E13, E16 of the OEE notes (tolerance 1e-6) and properties."""

import csv
from dataclasses import fields, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.calendar import LocalBreak, PlannedTime, ShiftCalendar, ShiftRule, planned_time, shifts
from domain.intervals import Layered, Span, Valued, resolve_layers
from domain.machine_state import MachineState, StateLayer
from domain.oee import (
    OeeElements,
    OeeIndicators,
    first_pass_yield,
    good_quantity,
    indicators,
    inherent_availability,
    mean_time_s,
    merge,
    planned_quantity,
)
from domain.oee_explained import explain
from domain.time_model import Count, OeeRules, elements
from tests.domain.recordings import recording
from tests.domain.times import at, minutes, span, state

NEAR = 1e-6
GARMENT = recording("uci-garment-productivity/garments_worker_productivity.csv")


def made(cycle_s: float, produced: float, scrap: float, **minutes_of: float) -> OeeElements:
    seconds = {f"{name}_s": value * 60 for name, value in minutes_of.items()}
    return OeeElements(
        produced=produced,
        scrap=scrap,
        ideal_all_s=cycle_s * produced,
        ideal_good_s=cycle_s * (produced - scrap),
        **seconds,  # type: ignore[arg-type]  # every *_s field is a float
    )


E3_A = made(10, 2_240, 50, apt=423, adet=32)
E3_B = made(45, 450, 25, apt=437, adet=18)
E4 = made(12, 900, 20, apt=390, aust=25, adet=20, adot=15, calendar=1440) + made(30, 300, 6)


@pytest.mark.parametrize(
    ("elements_", "expected"),
    [
        pytest.param(
            made(1.0, 19_271, 423, apt=373, adet=47),
            {"availability": 0.888095, "performance": 0.861081, "quality": 0.978050, "oee": 0.747937},
            id="E1 Vorne",
        ),
        pytest.param(
            made(60, 400, 20, apt=420, adet=60),
            {"availability": 0.875, "performance": 0.952381, "quality": 0.95, "oee": 0.791667},
            id="E2 waycalculator.com",
        ),
        pytest.param(
            E3_A,
            {"availability": 0.929670, "performance": 0.882585, "quality": 0.977679, "oee": 0.802198},
            id="E3 A",
        ),
        pytest.param(
            E3_B,
            {"availability": 0.960440, "performance": 0.772311, "quality": 0.944444, "oee": 0.700549},
            id="E3 B",
        ),
        pytest.param(
            merge([E3_A, E3_B]),
            {
                "availability": 0.945055,
                "performance": 0.826550,
                "quality": 0.961899,
                "quality_by_count": 0.972119,
                "oee": 0.751374,
            },
            id="E3 A + B",
        ),
        pytest.param(
            E4,
            {
                "availability": 0.866667,
                "performance": 0.846154,
                "quality": 0.978788,
                "quality_by_count": 0.978333,
                "oee": 0.717778,
                "nee": 0.763789,
                "setup_ratio": 0.060241,
                "technical_efficiency": 0.951220,
                "utilization_efficiency": 0.896552,
                "allocation_efficiency": 0.966667,
                "teep": 0.224306,
                "coverage": 1.0,
            },
            id="E4 product change",
        ),
        pytest.param(
            made(60, 0, 0, apt=390, adet=50, unknown=40),
            {
                "availability": 0.886364,
                "coverage": 0.916667,
                "availability_low": 0.8125,
                "availability_high": 0.895833,
            },
            id="E9 missing data",
        ),
        pytest.param(
            made(180, 203, 0, apt=783, adet=115, aust=12),
            {"availability": 0.860440, "performance": 203 / 261},
            id="E12 Willmott & McCarthy p. 127",
        ),
    ],
)
def test_worked_examples(elements_: OeeElements, expected: dict[str, float]) -> None:
    found = indicators(elements_)
    assert {name: getattr(found, name) for name in expected} == pytest.approx(expected, abs=NEAR)


def test_e4_count_based_oee_differs() -> None:
    found = indicators(E4)
    assert found.availability is not None
    assert found.performance is not None
    assert found.quality_by_count is not None
    assert found.availability * found.performance * found.quality_by_count == pytest.approx(0.717444, abs=NEAR)


def test_e5_without_planned_time_there_is_no_oee_and_the_parts_are_kept() -> None:
    counts = [Count(at(m), produced=4, ideal_cycle_time_s=15) for m in range(30)]
    sunday = elements(minutes(0, 1440), PlannedTime(), [state("running", 0, 30)], counts)
    found = indicators(sunday)
    assert (found.availability, found.oee, found.nee, found.performance, found.quality) == (None,) * 5
    assert (sunday.outside_plan_produced, sunday.outside_plan_run_s) == (120, 1800)
    assert found.flags == {"no_planned_time", "outside_plan"}
    assert indicators(E4 + sunday).oee == indicators(E4).oee


def test_e6_performance_above_one_is_kept_and_flagged() -> None:
    found = indicators(made(10, 380, 0, apt=60))
    assert found.performance == pytest.approx(1.055556, abs=NEAR)
    assert "ideal_cycle_too_long" in found.flags


def test_e8_overlapping_stops_count_once() -> None:
    states = resolve_layers(
        [
            Layered(span("08:00", "16:00"), MachineState.RUNNING, StateLayer.DERIVED),
            Layered(span("10:00", "10:30"), MachineState.STOPPED, StateLayer.AUTOMATIC),
            Layered(span("10:10", "10:50"), MachineState.FAULT, StateLayer.MANUAL),
        ]
    )
    planned = PlannedTime((span("08:00", "16:00"),), (span("10:45", "11:00"),))
    found = elements(span("00:00", "23:00"), planned, states)
    assert found.pbt_s / 60 == 465
    assert found.adet_s / 60 == 45
    assert indicators(found).availability == pytest.approx(0.903226, abs=NEAR)


@pytest.mark.parametrize(("night", "availability"), [((3, 29), 0.846154), ((10, 25), 0.882353)])
def test_e7_an_hour_of_fault_weighs_by_the_real_length_of_the_night(
    night: tuple[int, int], availability: float
) -> None:
    day = date(2025, *night)
    rule = ShiftRule("night", frozenset(range(7)), time(22), time(6), (LocalBreak(time(1), time(1, 30)),))
    noon = datetime(2025, *night, 12, tzinfo=UTC)
    window = Span(noon, noon + timedelta(days=1))
    (shift,) = [s for s in shifts(ShiftCalendar("Europe/Copenhagen", (rule,)), window) if s.day == day]
    fault = Span(shift.span.end - timedelta(hours=1), shift.span.end)
    states = [
        Valued(Span(shift.span.start, fault.start), MachineState.RUNNING),
        Valued(fault, MachineState.FAULT),
    ]
    found = elements(shift.span, planned_time([shift]), states)
    assert indicators(found).availability == pytest.approx(availability, abs=NEAR)


@pytest.mark.parametrize(
    ("as_downtime", "availability", "performance"), [(False, 0.866667, 0.826923), (True, 0.766667, 0.934783)]
)
def test_e10_micro_stops_move_between_factors(as_downtime: bool, availability: float, performance: float) -> None:
    states = [state("stopped", 0, 8)]
    cursor = 8.0
    for _ in range(8):
        states += [state("running", cursor, cursor + 1), state("stopped", cursor + 1, cursor + 1.75)]
        cursor += 1.75
    states.append(state("running", cursor, 60))
    counts = [Count(at(1), produced=430, ideal_cycle_time_s=6)]
    found = indicators(
        elements(
            minutes(0, 60),
            PlannedTime((minutes(0, 60),)),
            states,
            counts,
            OeeRules(micro_stops_are_downtime=as_downtime),
        )
    )
    assert found.availability == pytest.approx(availability, abs=NEAR)
    assert found.performance == pytest.approx(performance, abs=NEAR)
    assert found.oee == pytest.approx(0.716667, abs=NEAR)


def test_e13_mean_times() -> None:
    between, restore = mean_time_s(200 * 3600, 4), mean_time_s((1 + 2 + 3 + 4) * 3600, 4)
    assert (between, restore) == (50 * 3600, 2.5 * 3600)
    assert inherent_availability(50, 2.5) == pytest.approx(0.952381, abs=NEAR)
    assert mean_time_s(1.0, 0) is None


@pytest.mark.parametrize(("productive", "availability"), [(False, 420 / 450), (True, 450 / 480)])
def test_e16_running_through_a_break(productive: bool, availability: float) -> None:
    planned = PlannedTime((minutes(0, 480),), (minutes(200, 230),))
    states = [state("running", 0, 450), state("fault", 450, 480)]
    found = elements(minutes(0, 480), planned, states, rules=OeeRules(breaks_are_productive=productive))
    assert indicators(found).availability == pytest.approx(availability, abs=NEAR)
    assert found.outside_plan_run_s == (0 if productive else 1800)


def test_late_counts_without_run_time_leave_performance_open() -> None:
    found = indicators(made(60, 10, 0, adet=60))
    assert found.performance is None
    assert "counts_without_runtime" in found.flags
    assert found.oee == pytest.approx(10 / 60)


def test_parts_without_an_ideal_cycle_time_leave_performance_open() -> None:
    counts = [Count(at(5), produced=10, scrap=1)]
    found = indicators(elements(minutes(0, 60), PlannedTime((minutes(0, 60),)), [state("running", 0, 60)], counts))
    assert (found.availability, found.performance, found.oee) == (1.0, None, None)
    assert found.quality == 0.9
    assert "ideal_cycle_time_missing" in found.flags


def test_a_correction_outside_its_window_gives_no_quality_above_one() -> None:
    found = indicators(made(60, 10, -2, apt=60))
    assert "counts_inconsistent" in found.flags
    assert (found.quality, found.oee) == (None, None)


def test_low_coverage_is_marked() -> None:
    assert "insufficient_coverage" in indicators(made(60, 1, 0, apt=70, unknown=30)).flags


def test_negative_good_is_refused_on_entry() -> None:
    assert good_quantity(10, 3, 2) == 5
    with pytest.raises(ValueError, match="scrap: 9 scrap and 2 rework given, at most 10"):
        good_quantity(10, 9, 2)


def test_planning_helpers() -> None:
    assert planned_quantity(420 * 60, 30, 0.85) == pytest.approx(714)
    assert first_pass_yield(90, 100) == 0.9
    with pytest.raises(ValueError, match="ideal_cycle_time_s: 0"):
        planned_quantity(60, 0, 1)


def test_explanation_gives_the_numbers_behind_each_value() -> None:
    lines = {line.name: line for line in explain(E4)}
    assert lines["availability"].inputs == (("apt_s", 390 * 60), ("observed_s", 450 * 60))
    assert lines["oee"].value == pytest.approx(323 / 450)
    assert lines["product_rate_per_h"].value == pytest.approx(1200 * 60 / 390)
    # Every number of a report has its formula, and every formula is of a number that a report shows.
    unexplained = {
        "availability_low",
        "availability_high",
        "allocation_ratio",
        "production_process_ratio",
        "flags",
    }
    assert lines.keys() - {"planned_busy_time_s"} == {f.name for f in fields(OeeIndicators)} - unexplained
    assert sum(value for _, value in lines["planned_busy_time_s"].inputs) == E4.pbt_s


seconds = st.just(0.0) | st.floats(1e-6, 1e5)  # time is resolved to microseconds
some_elements = st.builds(
    lambda apt, aust, adet, adot, unknown, produced, bad, cycle: OeeElements(
        calendar_s=5e5,
        apt_s=apt,
        aust_s=aust,
        adet_s=adet,
        adot_s=adot,
        unknown_s=unknown,
        produced=produced,
        scrap=min(bad, produced),
        ideal_all_s=cycle * produced,
        ideal_good_s=cycle * (produced - min(bad, produced)),
    ),
    seconds,
    seconds,
    seconds,
    seconds,
    seconds,
    st.integers(0, 5_000),
    st.integers(0, 5_000),
    st.floats(0.1, 600),
)


@given(some_elements)
def test_ratios_stay_in_range(e: OeeElements) -> None:
    found = indicators(e)
    for name in ("availability", "quality", "quality_by_count", "coverage", "setup_ratio", "scrap_ratio"):
        value = getattr(found, name)
        assert value is None or 0 <= value <= 1 + 1e-12, name
    if None not in (found.availability, found.performance, found.quality, found.oee):
        product = found.availability * found.performance * found.quality  # type: ignore[operator]  # checked
        assert product == pytest.approx(found.oee, rel=1e-9)


timeline = st.lists(st.tuples(st.sampled_from(list(MachineState)), st.integers(1, 20)), min_size=1, max_size=15)


@given(timeline, st.lists(st.integers(0, 300), max_size=4), st.booleans(), st.booleans())
def test_cutting_a_window_changes_no_sum(
    pieces: list[tuple[MachineState, int]], cuts: list[int], downtime: bool, productive: bool
) -> None:
    states, cursor = [], 0.0
    for name, length in pieces:
        states.append(state(name.value, cursor, cursor + length))
        cursor += length
    planned = PlannedTime((minutes(10, 200),), (minutes(40, 55),))
    counts = [Count(at(m), produced=2, scrap=m % 2, ideal_cycle_time_s=20) for m in range(0, 300, 7)]
    rules = OeeRules(micro_stops_are_downtime=downtime, breaks_are_productive=productive)
    whole = elements(minutes(0, 300), planned, states, counts, rules)
    edges = sorted({0, 300, *cuts})
    parts = merge(elements(minutes(a, b), planned, states[::-1], counts, rules) for a, b in pairwise(edges))
    for field in fields(OeeElements):
        assert getattr(parts, field.name) == pytest.approx(getattr(whole, field.name), abs=1e-6), field.name
    assert whole.pbt_s + whole.pdt_s == pytest.approx(190 * 60)


@GARMENT.needed
def test_real_productivity_above_one_is_no_error() -> None:
    with GARMENT.path.open(newline="") as file:
        actual = [float(row["actual_productivity"]) for row in csv.DictReader(file)]
    found = [indicators(OeeElements(apt_s=60, ideal_all_s=60 * a, ideal_good_s=60 * a)) for a in actual]
    assert len(found) == 1_197
    assert sum("ideal_cycle_too_long" in k.flags for k in found) == 37


def test_states_that_overlap_are_refused() -> None:
    with pytest.raises(ValueError, match="states: two states hold at 2025-01-06T00:05:00"):
        elements(minutes(0, 60), PlannedTime(), [state("running", 0, 10), state("fault", 5, 20)])


def test_an_empty_window_has_no_indicator() -> None:
    instant = Span(at(0), at(0))
    found = indicators(elements(instant, PlannedTime((minutes(-10, 10),)), [state("running", -10, 10)]))
    assert found.oee is None
    assert found.coverage is None


def test_where_nothing_counts_there_is_no_oee_and_the_reason_is_told() -> None:
    planned = OeeElements(apt_s=3600, adot_s=600)
    seen = indicators(planned)
    assert (seen.oee, seen.performance) == (0, 0)  # a counter that counted nothing
    blind = indicators(replace(planned, uncounted_s=planned.pbt_s))
    assert (blind.oee, blind.performance, blind.quality, blind.nee, blind.throughput_per_h) == (None,) * 5
    assert blind.availability == pytest.approx(6 / 7)
    assert "nothing_counted" in blind.flags
    partly = indicators(
        replace(planned, uncounted_s=planned.pbt_s) + OeeElements(apt_s=60, produced=1, ideal_all_s=60)
    )
    assert "partly_uncounted" in partly.flags
    assert partly.oee is not None

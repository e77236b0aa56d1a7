import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.intervals import total_s
from domain.level_proposal import propose_level
from domain.machine_state import MachineState
from domain.stops import (
    STATE_OF_CATEGORY,
    LossCategory,
    StopError,
    check_entry,
    merge_stops,
    split_stop,
    state_of_cause,
    stops_of,
)
from tests.domain.times import at, minutes, state


def test_unbroken_standing_time_is_one_stop() -> None:
    states = [
        state("running", 0, 10), state("stopped", 10, 12), state("fault", 12, 30), state("stopped", 30, 31),
        state("running", 31, 40), state("idle", 40, 50), state("stopped", 50, 50.5),
    ]  # fmt: skip
    assert [(s.span, s.state.value) for s in stops_of(states[::-1])] == [
        (minutes(10, 31), "stopped"),
        (minutes(50, 50.5), "stopped"),
    ]
    assert [s.span for s in stops_of(states, minimum_s=60)] == [minutes(10, 31)]


def test_every_category_counts_as_a_state() -> None:
    assert set(STATE_OF_CATEGORY) == set(LossCategory)
    assert state_of_cause(LossCategory.BREAKDOWN) is MachineState.FAULT
    assert state_of_cause(LossCategory.BREAKDOWN, counts_against_availability=False) is MachineState.PLANNED_STOP


@given(st.sets(st.integers(1, 59), max_size=5))
def test_what_is_split_merges_to_the_same_stop(edges: set[int]) -> None:
    parts = split_stop(minutes(0, 60), [at(e) for e in edges])
    assert len(parts) == len(edges) + 1
    assert total_s(parts) == 3600
    assert merge_stops(parts[::-1]) == minutes(0, 60)


def test_impossible_edits_are_refused() -> None:
    with pytest.raises(StopError, match="edge: 2025-01-06T01:10:00"):
        split_stop(minutes(0, 60), [at(70)])
    with pytest.raises(StopError, match="lies between them; only neighbours merge"):
        merge_stops([minutes(0, 10), minutes(11, 20)])
    with pytest.raises(StopError, match="none given"):
        merge_stops([])


def test_an_entry_against_the_signal_is_refused_with_the_reason() -> None:
    signal = [state("running", 0, 30), state("stopped", 30, 60), state("unknown", 60, 90)]
    check_entry(minutes(29.5, 60), MachineState.FAULT, signal)
    check_entry(minutes(60, 90), MachineState.FAULT, signal)
    with pytest.raises(StopError, match="fault entered, but the machine's signal says otherwise for 600 s"):
        check_entry(minutes(20, 60), MachineState.FAULT, signal)
    with pytest.raises(StopError, match="running entered"):
        check_entry(minutes(20, 60), MachineState.RUNNING, signal)


def test_a_level_between_two_loads_is_proposed() -> None:
    random = np.random.default_rng(5)
    standby, load = random.normal(1.5, 0.1, 600), random.normal(9.0, 1.0, 400)
    found = propose_level([*standby, *load, 0.0])
    assert found is not None
    assert standby.max() < found.limit < load.min()
    assert (found.low_mean, found.high_mean, found.share_above) == pytest.approx((1.5, 9.0, 0.4), rel=0.05)


def test_one_load_gives_no_proposal() -> None:
    assert propose_level(list(np.random.default_rng(5).normal(9.0, 1.0, 1_000))) is None
    assert propose_level([3.0] * 1_000) is None
    assert propose_level([1.0] * 50 + [9.0] * 40) is None
    assert propose_level([0.0] * 1_000) is None
    with pytest.raises(ValueError, match="floor: 0 given"):
        propose_level([1.0] * 100, floor=0)

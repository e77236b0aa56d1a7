import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.counters import (
    CounterReading,
    CounterReplacement,
    CounterSpec,
    DeltaKind,
    counted,
    counter_delta,
    counter_deltas,
)
from tests.domain.times import at


def readings(*values: float) -> list[CounterReading]:
    return [CounterReading(at(i), v) for i, v in enumerate(values)]


@pytest.mark.parametrize(
    ("old", "new", "spec", "delta", "kind"),
    [
        pytest.param(65_530, 12, CounterSpec(65_536), 18, DeltaKind.ROLLOVER, id="E11 uint16"),
        pytest.param(1_200, 5, CounterSpec(65_536), 5, DeltaKind.RESET, id="E11 reset"),
        pytest.param(99_990.0, 15.5, CounterSpec(100_000), 25.5, DeltaKind.ROLLOVER, id="EN2 rollover"),
        pytest.param(15.5, 3.0, CounterSpec(100_000), 3.0, DeltaKind.RESET, id="EN2 reset"),
        pytest.param(10.0, 9.9, CounterSpec(None, 0.1000001), 0.0, DeltaKind.JITTER, id="jitter"),
        pytest.param(65_530, 12, CounterSpec(), 12, DeltaKind.RESET, id="no modulus: a reset"),
        pytest.param(7, 7, CounterSpec(), 0, DeltaKind.INCREASE, id="unchanged"),
    ],
)
def test_delta(old: float, new: float, spec: CounterSpec, delta: float, kind: DeltaKind) -> None:
    found, found_kind = counter_delta(old, new, spec)
    assert found == pytest.approx(delta, abs=1e-6)
    assert found_kind is kind


def test_the_first_reading_counts_nothing() -> None:
    assert counter_deltas(readings(500)) == ()


def test_shaking_by_its_resolution_counts_nothing_twice() -> None:
    spec = CounterSpec(resolution=0.11)
    assert counted(counter_deltas(readings(10, 9.9, 10, 9.9, 10.0, 10.5), spec)) == pytest.approx(0.5)
    assert counted(counter_deltas(readings(10, 9.9, 9.8, 9.7, 10.2), spec)) == pytest.approx(0.2)


def test_an_invalid_reading_is_left_out_and_named() -> None:
    deltas = counter_deltas(readings(10, math.nan, 12, 70_000, 15), CounterSpec(65_536))
    assert [d.kind.value for d in deltas] == ["increase" if d.delta else "invalid" for d in deltas]
    assert counted(deltas) == 5


def test_an_exchanged_meter_counts_up_to_its_last_and_from_its_first_reading() -> None:
    deltas = counter_deltas(
        [CounterReading(at(0), 900.0), CounterReading(at(20), 7.0)],
        replacements=[CounterReplacement(at(10), last_value=910.0, first_value=4.0)],
    )
    assert [(d.delta, d.kind) for d in deltas] == [(10.0, DeltaKind.REPLACEMENT), (3.0, DeltaKind.INCREASE)]


@given(st.lists(st.integers(0, 40), min_size=1, max_size=30), st.integers(0, 4_999))
def test_a_rolling_counter_counts_what_passed(steps: list[int], first: int) -> None:
    total, shown = first, []
    for step in [0, *steps]:
        total += step
        shown.append(float(total % 5_000))
    assert counted(counter_deltas(readings(*shown), CounterSpec(5_000))) == sum(steps)


@given(st.lists(st.integers(0, 1_000), min_size=1, max_size=30), st.randoms(use_true_random=False))
def test_late_and_repeated_readings_change_nothing(values: list[int], shuffle: random.Random) -> None:
    ordered = readings(*(float(v) for v in values))
    late = [*ordered, *ordered[::2]]
    shuffle.shuffle(late)
    assert counter_deltas(late) == counter_deltas(ordered)


@given(
    st.lists(st.integers(0, 4_999), min_size=2, max_size=30),
    st.sampled_from([None, 5_000.0]),
    st.data(),
)
def test_a_window_with_its_neighbours_gives_what_the_whole_gives(
    values: list[int], modulus: float | None, data: st.DataObject
) -> None:
    """What lets late data be worked in by looking at one reading before it and one after it."""
    shown, spec = readings(*(float(v) for v in values)), CounterSpec(modulus)
    first = data.draw(st.integers(0, len(shown) - 2))
    last = data.draw(st.integers(first + 1, len(shown) - 1))
    window = counter_deltas(shown[first : last + 1], spec)
    assert window == counter_deltas(shown, spec)[first:last]

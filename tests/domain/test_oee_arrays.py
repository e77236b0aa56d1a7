"""Arrays give the numbers of the pure functions: any states, stops, shifts, counts and parts."""

import random
from datetime import UTC, datetime, time, timedelta
from itertools import pairwise

import numpy as np
import pytest

from domain.calendar import LocalBreak, ShiftCalendar, ShiftRule, planned_time, shifts
from domain.intervals import Layered, Span, Valued, clip, resolve_layers, subtraction, union
from domain.machine_state import MachineState, StateLayer
from domain.oee import indicators, merge
from domain.oee_arrays import (
    CODE,
    DELAY,
    ELEMENTS,
    ROW,
    Counts,
    Timeline,
    as_elements,
    factors,
    overlaid,
    pieces_of,
    summed,
)
from domain.span_arrays import Pieces, Spans, micros
from domain.time_model import Count, OeeRules, elements

BEGIN = datetime(2026, 10, 23, tzinfo=UTC)
"""Two days before the clocks go back."""
DAYS = 4


@pytest.mark.parametrize("seed", range(6))
def test_factors_are_those_of_the_pure_function(seed: int) -> None:
    """Each element 0 now and then, and corrections below 0, so that every flag is raised somewhere."""
    chance = np.random.default_rng(seed)
    size = (len(ELEMENTS), 400)
    found = (60 * chance.integers(-1, 6, size) * chance.integers(0, 2, size)).astype(np.float64)
    for name in ("calendar_s", "pdt_s", "apt_s", "aust_s", "adet_s", "adot_s", "unknown_s", "uncounted_s"):
        found[ROW[name]] = np.abs(found[ROW[name]])
    ours = factors(found)
    raised: set[str] = set()
    for number, elements_ in enumerate(as_elements(found)):
        expected = indicators(elements_)
        for name in ("availability", "performance", "quality", "oee", "coverage"):
            value = getattr(expected, name)
            assert getattr(ours, name)[number] == pytest.approx(np.nan if value is None else value, nan_ok=True)
        assert {name for name, holds in ours.flags.items() if holds[number]} == expected.flags, elements_
        raised |= expected.flags
    assert raised >= set(ours.flags) - {"nothing_counted"}


def instants(chance: random.Random, number: int) -> list[datetime]:
    return sorted(BEGIN + timedelta(microseconds=chance.randrange(DAYS * 86_400_000_000)) for _ in range(number))


def some_states(chance: random.Random, number: int) -> list[Valued[MachineState]]:
    """States with gaps between some of them; a few last for less than a micro-stop does."""
    edges = instants(chance, number)
    edges = sorted({*edges, *(edge + timedelta(seconds=chance.choice((5, 299, 300, 301))) for edge in edges)})
    return [
        Valued(Span(*pair), chance.choice(list(MachineState))) for pair in pairwise(edges) if chance.random() < 0.9
    ]


def people_over(
    chance: random.Random, states: list[Valued[MachineState]]
) -> tuple[list[Valued[MachineState]], Pieces]:
    """Stops of people, resolved as ``facts.with_causes`` does, and as arrays."""
    spans = [Span(*pair) for pair in pairwise(instants(chance, 30)) if chance.random() < 0.4]
    kinds = [chance.choice(("delay", "down", "setup", "planned")) for _ in spans]
    counts_as = {"down": MachineState.IDLE, "setup": MachineState.SETUP, "planned": MachineState.PLANNED_STOP}
    ran = [piece.span for piece in states if piece.value is MachineState.RUNNING]
    said = [piece.span for piece in states if piece.value is not MachineState.UNKNOWN]
    entered = [
        Layered(part, counts_as.get(kind, MachineState.STOPPED), StateLayer.MANUAL)
        for span, kind in zip(spans, kinds, strict=True)
        for part in subtraction([span], said if kind == "delay" else ran)
    ]
    machine = [Layered(piece.span, piece.value, StateLayer.AUTOMATIC) for piece in states]
    codes = [CODE[counts_as[kind]] if kind != "delay" else DELAY for kind in kinds]
    over = Spans.of(spans)
    return list(resolve_layers([*machine, *entered])), Pieces(over.starts, over.ends, np.array(codes, np.int8))


@pytest.mark.parametrize("seed", range(12))
def test_arrays_give_what_the_pure_functions_give(seed: int) -> None:
    chance = random.Random(seed)
    window = Span(BEGIN, BEGIN + timedelta(days=DAYS))
    rule = ShiftRule("day", frozenset(range(7)), time(6), time(22), (LocalBreak(time(12), time(12, 30)),))
    worked = shifts(ShiftCalendar("Europe/Copenhagen", (rule,)), window)
    stops = union(Span(*pair) for pair in pairwise(instants(chance, 9)) if chance.random() < 0.3)
    states = some_states(chance, chance.choice((0, 3, 200)))
    resolved, people = people_over(chance, states)
    counts = [
        Count(
            time_, chance.randrange(9), chance.randrange(2), chance.randrange(2), chance.choice((None, 7.5, 110.0))
        )
        for time_ in instants(chance, 300)
    ]
    counted = union(Span(*pair) for pair in pairwise(instants(chance, 12)) if chance.random() < 0.5)
    rules = chance.choice((OeeRules(), OeeRules(120.0, True, True)))
    cuts = [window.start, *instants(chance, 40), window.end]
    parts = [Span(*pair) for pair in pairwise(cuts) if chance.random() < 0.95]

    timeline = Timeline(
        Spans.of(union(shift.span for shift in worked)),
        Spans.of(union([*(pause for shift in worked for pause in shift.breaks), *stops])),
        overlaid(pieces_of(states), people),
        Counts(
            np.array([micros(count.time) for count in counts]),
            np.array([count.produced for count in counts], float),
            np.array([count.scrap for count in counts], float),
            np.array([count.rework for count in counts], float),
            np.array([count.ideal_cycle_time_s or np.nan for count in counts]),
        ),
        Spans.of(counted),
    )
    found = timeline.elements(Spans.of(parts), rules)

    planned = planned_time(worked, stops)
    for part, ours in zip(parts, as_elements(found), strict=True):
        pure = elements(part, planned, resolved, counts, rules)
        seen = sum(elements(run, planned, resolved, rules=rules).pbt_s for run in clip(counted, part))
        for name in ELEMENTS:
            expected = max(0.0, pure.pbt_s - seen) if name == "uncounted_s" else getattr(pure, name)
            assert getattr(ours, name) == pytest.approx(expected, abs=1e-6), (name, part)
    groups = np.array([chance.randrange(3) for _ in parts])
    by_group = as_elements(summed(found, groups, 3))
    for group, ours in enumerate(by_group):
        whole = merge(one for number, one in zip(groups, as_elements(found), strict=True) if number == group)
        assert ours.pbt_s == pytest.approx(whole.pbt_s)
        assert ours.failures == whole.failures


@pytest.mark.parametrize("number", [0, 1, 5, 40])
def test_instants_are_found_in_spans_whatever_their_order(number: int) -> None:
    chance = np.random.default_rng(number)
    edges = np.sort(chance.choice(10_000, 2 * number, replace=False))
    spans = Spans(edges[::2], edges[1::2])
    by_time = np.sort(chance.integers(-10, 10_010, 1_000))
    order = chance.permutation(by_time.size)
    expected = [next((n for n in range(number) if edges[2 * n] <= at < edges[2 * n + 1]), -1) for at in by_time]
    assert spans.index_at(by_time).tolist() == expected
    assert spans.index_at(by_time[order]).tolist() == [expected[n] for n in order]

from datetime import UTC, datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.intervals import (
    Layered,
    Span,
    covers,
    intersection,
    resolve_layers,
    split_at,
    subtraction,
    total_s,
    union,
)
from domain.machine_state import StateLayer
from tests.domain.times import at, minutes, span

spans_of = st.lists(
    st.tuples(st.integers(0, 200), st.integers(0, 60)).map(lambda p: minutes(p[0], p[0] + p[1])), max_size=12
)


def test_a_span_without_a_zone_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="start: 2025-01-01T00:00:00 has no time zone"):
        Span(datetime(2025, 1, 1), datetime(2025, 1, 2, tzinfo=UTC))  # noqa: DTZ001 - the mistake under test


def test_an_end_before_the_start_is_refused() -> None:
    with pytest.raises(ValueError, match=r"end: .* lies before start"):
        minutes(10, 9)


def test_durations_are_real_over_a_clock_change() -> None:
    zone = ZoneInfo("Europe/Copenhagen")
    day = Span(datetime(2025, 3, 30, tzinfo=zone), datetime(2025, 3, 31, tzinfo=zone))
    assert day.duration_s == 23 * 3600


def test_touching_spans_join_and_the_end_is_outside() -> None:
    assert union([minutes(5, 9), minutes(0, 5)]) == (minutes(0, 9),)
    assert not covers(union([minutes(0, 5)]), at(5))
    assert covers(union([minutes(0, 5)]), at(0))


def test_e8_overlapping_statements_count_a_minute_once() -> None:
    """E8: automatic 10:00-10:30, manual 10:10-10:50, break 10:45-11:00."""
    resolved = resolve_layers(
        [
            Layered(span("10:00", "10:30"), "auto", StateLayer.AUTOMATIC),
            Layered(span("10:10", "10:50"), "manual", StateLayer.MANUAL),
            Layered(span("10:45", "11:00"), "planned", StateLayer.PLANNED),
        ]
    )
    assert {p.value: p.span.duration_s / 60 for p in resolved} == {"auto": 10, "manual": 35, "planned": 15}


def test_the_latest_edit_wins_in_a_layer() -> None:
    first = Layered(minutes(0, 30), "first", StateLayer.MANUAL, revision=1)
    second = Layered(minutes(10, 20), "second", StateLayer.MANUAL, revision=2)
    for order in ([first, second], [second, first, second]):
        assert [p.value for p in resolve_layers(order)] == ["first", "second", "first"]


@given(spans_of, spans_of)
def test_intersection_and_subtraction_share_out_the_whole(first: list[Span], second: list[Span]) -> None:
    both = total_s(intersection(first, second)) + total_s(subtraction(first, second))
    assert both == total_s(first)


@given(spans_of, spans_of)
def test_set_operations_agree_with_counting_minutes(first: list[Span], second: list[Span]) -> None:
    def cells(spans: list[Span] | tuple[Span, ...]) -> set[int]:
        return {m for m in range(300) if any(s.contains(at(m)) for s in spans)}

    assert cells(union(first)) == cells(first)
    assert cells(intersection(first, second)) == cells(first) & cells(second)
    assert cells(subtraction(first, second)) == cells(first) - cells(second)


@given(spans_of, st.lists(st.integers(0, 260), max_size=5))
def test_splitting_changes_no_sum(spans: list[Span], edges: list[int]) -> None:
    pieces = [p for s in union(spans) for p in split_at(s, [at(e) for e in edges])]
    assert sum(p.duration_s for p in pieces) == total_s(spans)


layered = st.builds(
    Layered,
    st.tuples(st.integers(0, 100), st.integers(1, 40)).map(lambda p: minutes(p[0], p[0] + p[1])),
    st.sampled_from("abc"),
    st.sampled_from([10, 20, 30]),
    st.sampled_from([0.0, 1.0]),
)


@given(st.lists(layered, max_size=10), st.randoms())
def test_order_and_repetition_of_statements_change_nothing(entries: list[Layered[str]], random: object) -> None:
    shuffled = [*entries, *entries]
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis hands out a random.Random
    assert resolve_layers(shuffled) == resolve_layers(entries)


@given(st.lists(layered, max_size=10))
def test_resolved_states_do_not_overlap_and_cover_what_was_said(entries: list[Layered[str]]) -> None:
    resolved = resolve_layers(entries)
    assert all(a.span.end <= b.span.start for a, b in pairwise(resolved))
    assert total_s(p.span for p in resolved) == total_s(e.span for e in entries)
    for piece in resolved:
        top = max(e.layer for e in entries if e.span.contains(piece.span.start))
        assert any(e.value == piece.value and e.layer == top for e in entries)

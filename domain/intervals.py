"""Algebra of half-open time spans ``[start, end)``.

A minute counts once: overlapping statements about the same time are resolved by layer, then by the
latest edit.  Every function is independent of the order and of the repetition of its input.
"""

import heapq
from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from typing import Generic, TypeVar

V = TypeVar("V", bound=Hashable)


def _in_utc(name: str, instant: datetime) -> datetime:
    if instant.utcoffset() is None:
        raise ValueError(f"{name}: {instant.isoformat()} has no time zone; an aware datetime is expected")
    return instant.astimezone(UTC)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """``[start, end)``, kept in UTC so that durations are real durations over a clock change.

    Raises ``ValueError`` for a time without a zone and for an end before the start.
    """

    start: datetime
    end: datetime

    def __post_init__(self) -> None:
        if self.start.tzinfo is not UTC:
            object.__setattr__(self, "start", _in_utc("start", self.start))
        if self.end.tzinfo is not UTC:
            object.__setattr__(self, "end", _in_utc("end", self.end))
        if self.end < self.start:
            raise ValueError(f"end: {self.end.isoformat()} lies before start {self.start.isoformat()}")

    @property
    def duration_s(self) -> float:
        """Length in seconds."""
        return (self.end - self.start).total_seconds()

    def contains(self, instant: datetime) -> bool:
        """Whether ``start <= instant < end``."""
        return self.start <= instant < self.end

    def overlap(self, other: "Span") -> "Span | None":
        """The common part, or None where there is none."""
        start, end = max(self.start, other.start), min(self.end, other.end)
        return Span(start, end) if start < end else None


@dataclass(frozen=True, slots=True)
class Valued(Generic[V]):
    """A value that holds over a span (a machine state, a cause, a shift)."""

    span: Span
    value: V


@dataclass(frozen=True, slots=True)
class Layered(Generic[V]):
    """A statement that competes with others: the higher layer wins, then the higher revision.

    ``revision`` is the order of edits (a sequence number or a time stamp in seconds).
    """

    span: Span
    value: V
    layer: int
    revision: float = 0.0


def union(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The time covered by any of the spans: disjoint, sorted, touching ones joined."""
    merged: list[Span] = []
    for span in sorted((s for s in spans if s.start < s.end), key=lambda s: s.start):
        if merged and span.start <= merged[-1].end:
            if span.end > merged[-1].end:
                merged[-1] = Span(merged[-1].start, span.end)
        else:
            merged.append(span)
    return tuple(merged)


def intersection(first: Iterable[Span], second: Iterable[Span]) -> tuple[Span, ...]:
    """The time covered by both sets of spans."""
    left, right = union(first), union(second)
    found: list[Span] = []
    i = j = 0
    while i < len(left) and j < len(right):
        common = left[i].overlap(right[j])
        if common:
            found.append(common)
        if left[i].end <= right[j].end:
            i += 1
        else:
            j += 1
    return tuple(found)


def subtraction(spans: Iterable[Span], removed: Iterable[Span]) -> tuple[Span, ...]:
    """The time covered by ``spans`` and by none of ``removed``."""
    cuts = union(removed)
    kept: list[Span] = []
    j = 0
    for span in union(spans):
        cursor = span.start
        while j < len(cuts) and cuts[j].end <= cursor:
            j += 1
        k = j
        while k < len(cuts) and cuts[k].start < span.end:
            if cuts[k].start > cursor:
                kept.append(Span(cursor, cuts[k].start))
            cursor = max(cursor, cuts[k].end)
            k += 1
        if cursor < span.end:
            kept.append(Span(cursor, span.end))
    return tuple(kept)


def clip(spans: Iterable[Span], window: Span) -> tuple[Span, ...]:
    """Each span cut to the window, in the order given; nothing is joined."""
    return tuple(cut for span in spans if (cut := span.overlap(window)) is not None)


def total_s(spans: Iterable[Span]) -> float:
    """Seconds covered, each counted once however many spans overlap."""
    return sum(span.duration_s for span in union(spans))


def covers(disjoint: Sequence[Span], instant: datetime) -> bool:
    """Whether one of the disjoint, sorted spans (as ``union`` returns them) holds the instant."""
    index = bisect_right(disjoint, instant, key=lambda span: span.start) - 1
    return index >= 0 and disjoint[index].contains(instant)


def touching(pieces: Sequence[Valued[V]], span: Span) -> Sequence[Valued[V]]:
    """The pieces (sorted, free of overlaps) that have time in common with the span, whole."""
    first = bisect_right(pieces, span.start, key=lambda piece: piece.span.end)
    after = bisect_left(pieces, span.end, key=lambda piece: piece.span.start)
    return pieces[first:after]


def split_at(span: Span, edges: Iterable[datetime]) -> tuple[Span, ...]:
    """The span cut at every edge that lies inside it."""
    inner = sorted({edge.astimezone(UTC) for edge in edges if span.start < edge < span.end})
    bounds = [span.start, *inner, span.end]
    return tuple(Span(a, b) for a, b in pairwise(bounds) if a < b)


def first_overlap(spans: Iterable[Span]) -> tuple[Span, Span] | None:
    """The first two spans that have time in common, by their starts; None where none have."""
    ordered = sorted(spans)
    return next(((a, b) for a, b in pairwise(ordered) if b.start < a.end), None)


def join_equal(pieces: Iterable[Valued[V]]) -> tuple[Valued[V], ...]:
    """Sorted pieces with touching or overlapping neighbours of equal value joined into one."""
    joined: list[Valued[V]] = []
    for piece in sorted(pieces, key=lambda p: (p.span.start, p.span.end)):
        span = piece.span
        if joined and joined[-1].value == piece.value and span.start <= joined[-1].span.end:
            last = joined[-1].span
            if span.end > last.end:
                joined[-1] = Valued(Span(last.start, span.end), piece.value)
        elif span.start < span.end:
            joined.append(piece)
    return tuple(joined)


def resolve_layers(entries: Iterable[Layered[V]], window: Span | None = None) -> tuple[Valued[V], ...]:
    """One value for each instant: highest layer, then latest revision, then latest start.

    The answer is sorted and free of overlaps; time that no entry speaks of is left out.
    """
    candidates = []
    for entry in set(entries):
        span = entry.span if window is None else entry.span.overlap(window)
        if span is not None and span.start < span.end:
            # The text of the value decides between otherwise equal entries: any order in, one answer out.
            rank = (-entry.layer, -entry.revision, -entry.span.start.timestamp(), repr(entry.value))
            candidates.append((span.start, rank, span.end, entry.value))
    candidates.sort(key=lambda c: (c[0], c[1]))
    edges = sorted({edge for c in candidates for edge in (c[0], c[2])})

    pieces: list[Valued[V]] = []
    active: list[tuple[tuple[float, float, float, str], int]] = []
    following = 0
    for start, end in pairwise(edges):
        while following < len(candidates) and candidates[following][0] <= start:
            heapq.heappush(active, (candidates[following][1], following))
            following += 1
        while active and candidates[active[0][1]][2] <= start:
            heapq.heappop(active)
        if active:
            pieces.append(Valued(Span(start, end), candidates[active[0][1]][3]))
    return join_equal(pieces)

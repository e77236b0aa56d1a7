"""Disjoint time spans as arrays, for bulk work: what ``domain.intervals`` says, for many spans at once.

Instants are whole microseconds since 1970 (``micros``), so that every sum of time is exact. Several machines may
share one timeline, each moved by an offset of its own: what belongs to different ones never touches.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Self

import numpy as np
from numpy.typing import NDArray

from domain.intervals import Span

Instants = NDArray[np.int64]
Codes = NDArray[np.int8]
NOTHING = -1
"""The index of no span, the code of no value."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICRO = timedelta(microseconds=1)


def micros(instant: datetime) -> int:
    """Whole microseconds since 1970."""
    return (instant - _EPOCH) // _MICRO


@dataclass(frozen=True, slots=True)
class Spans:
    """Disjoint spans by time."""

    starts: Instants
    ends: Instants

    @classmethod
    def of(cls, spans: Iterable[Span]) -> Self:
        """Disjoint spans, given by time."""
        edges = np.array([(micros(span.start), micros(span.end)) for span in spans], np.int64).reshape(-1, 2)
        return cls(edges[:, 0].copy(), edges[:, 1].copy())

    @property
    def lengths(self) -> Instants:
        """The length of each span in microseconds."""
        return self.ends - self.starts

    def after(self, instant: int) -> "Spans":
        """What lies after an instant."""
        later = self.ends > instant
        return Spans(np.maximum(self.starts[later], instant), self.ends[later])

    def index_at(self, instants: Instants) -> Instants:
        """Which span holds each instant; ``NOTHING`` where none does."""
        if instants.size > 4 * self.starts.size and (instants[1:] >= instants[:-1]).all():
            return self._index_in_order(instants)
        index = np.searchsorted(self.starts, instants, side="right") - 1
        if not self.starts.size:
            return index
        return np.where((index >= 0) & (instants < self.ends[index]), index, NOTHING)

    def _index_in_order(self, instants: Instants) -> Instants:
        """The same for many instants by time: the few edges are looked up among them, not they among the edges."""
        edges = np.searchsorted(instants, np.stack((self.starts, self.ends), axis=1).ravel())
        index = np.full(edges.size + 1, NOTHING)
        index[1::2] = np.arange(self.starts.size)
        return np.repeat(index, np.diff(edges, prepend=0, append=instants.size))

    def hold(self, instants: Instants) -> NDArray[np.bool_]:
        """Whether a span holds each instant."""
        held: NDArray[np.bool_] = self.index_at(instants) != NOTHING
        return held

    def before(self, instants: Instants) -> Instants:
        """How much time of the spans lies before each instant."""
        if not self.starts.size:
            return np.zeros_like(instants)
        total = np.cumsum(self.lengths) - self.lengths
        index = np.searchsorted(self.starts, instants, side="right") - 1
        within = np.minimum(instants - self.starts[index], self.lengths[index])
        return np.where(index < 0, 0, total[index] + within)

    def inside(self, others: "Spans") -> Instants:
        """How much time of these spans lies in each of the others."""
        return self.before(others.ends) - self.before(others.starts)

    def without(self, *removed: "Spans") -> "Spans":
        """The time in these spans and in none of the removed."""
        edges = edges_of(self, *removed)
        kept = self.hold(edges[:-1])
        for one in removed:
            kept &= ~one.hold(edges[:-1])
        return Pieces(edges[:-1], edges[1:], np.where(kept, 0, NOTHING).astype(np.int8)).joined()


@dataclass(frozen=True, slots=True)
class Lanes:
    """One timeline for many machines: to each a lane as long as start to end, none of which touches the next."""

    start: int
    end: int

    def at(self, lanes: Instants, instants: Instants) -> Instants:
        """Where instants lie in their lanes; those outside the span, at its edges."""
        return np.clip(instants, self.start, self.end) - self.start + lanes * self._width

    def of(self, places: Instants) -> Instants:
        """In which lane each place lies."""
        return places // self._width

    @property
    def _width(self) -> int:
        return self.end - self.start + 1


def edges_of(*spans: Spans) -> Instants:
    """Where any of the spans begins or ends, by time, each instant once."""
    edges = np.sort(np.concatenate([edge for one in spans for edge in (one.starts, one.ends)]))
    return edges[np.append(True, edges[1:] != edges[:-1])] if edges.size else edges


@dataclass(frozen=True, slots=True)
class Pieces(Spans):
    """Disjoint spans by time, each with the code of a value."""

    codes: Codes

    def at(self, instants: Instants) -> Codes:
        """The code that holds at each instant; ``NOTHING`` where none does."""
        if not self.codes.size:
            return np.full(instants.shape, NOTHING, np.int8)
        index = self.index_at(instants)
        return np.where(index == NOTHING, np.int8(NOTHING), self.codes[index])

    def inside_by_code(self, others: Spans, number: int) -> Instants:
        """How much time of each code (0 … number - 1) lies in each of the others: a row for each code."""
        size = self.starts.size
        if not size:
            return np.zeros((number, others.starts.size), np.int64)
        total = np.zeros((number, size + 1), np.int64)
        total[self.codes, np.arange(1, size + 1)] = self.lengths
        np.cumsum(total, axis=1, out=total)

        def before(instants: Instants) -> Instants:
            index = np.searchsorted(self.starts, instants, side="right")
            found: Instants = total[:, index]
            last = index - 1  # which may reach beyond the instant
            beyond = np.maximum(0, self.ends[last] - instants) * (index > 0)
            found[self.codes[last], np.arange(instants.size)] -= beyond
            return found

        return before(others.ends) - before(others.starts)

    def joined(self) -> "Pieces":
        """Neighbours of one code that touch, joined; what has no code or no length is left out."""
        kept = (self.codes != NOTHING) & (self.ends > self.starts)
        starts, ends, codes = self.starts[kept], self.ends[kept], self.codes[kept]
        if not starts.size:
            return Pieces(starts, ends, codes)
        first = np.flatnonzero(np.append(True, (codes[1:] != codes[:-1]) | (starts[1:] != ends[:-1])))
        return Pieces(starts[first], ends[np.append(first[1:], starts.size) - 1], codes[first])

    def having(self, code: int) -> Spans:
        """The spans of a code."""
        chosen = self.codes == code
        return Spans(self.starts[chosen], self.ends[chosen])

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
        index = np.searchsorted(self.starts, instants, side="right") - 1
        if not self.starts.size:
            return index
        return np.where((index >= 0) & (instants < self.ends[index]), index, NOTHING)

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

    def joined(self) -> "Pieces":
        """Neighbours of one code that touch, joined; what has no code or no length is left out."""
        kept = (self.codes != NOTHING) & (self.ends > self.starts)
        starts, ends, codes = self.starts[kept], self.ends[kept], self.codes[kept]
        if not starts.size:
            return Pieces(starts, ends, codes)
        first = np.flatnonzero(np.append(True, (codes[1:] != codes[:-1]) | (starts[1:] != ends[:-1])))
        return Pieces(starts[first], ends[np.append(first[1:], starts.size) - 1], codes[first])

    def having(self, *codes: int) -> Spans:
        """The spans of some codes."""
        chosen = np.isin(self.codes, codes)
        return Spans(self.starts[chosen], self.ends[chosen])

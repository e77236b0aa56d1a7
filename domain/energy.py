"""Energy from power samples, cumulative meters and interval meters, and what is read off it.

All three become segments of linear power; cutting a segment at an edge (hour, shift, tariff) keeps
its energy exactly.  A gap above the limit contributes nothing and lowers the coverage; nothing is
extrapolated.  Energy known only in total over a gap is spread evenly and marked ``interpolated``:
it counts as energy and never as demand.
Source: decisions and examples EN1-EN5, EN9 of docs/domain.md; 15-minute demand windows as in
the German MessZV / StromNEV.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import Self

import numpy as np

from domain.counters import CounterDelta
from domain.intervals import Span, union

_HOUR_S = 3600.0
DEMAND_COVERAGE = 0.8  # a demand window below this coverage has no mean


class Integration(StrEnum):
    """Trapezoid for periodically sampled power, left for a source that reports on change."""

    TRAPEZOID = "trapezoid"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class PowerSegment:
    """Power that runs linearly from ``start_kw`` to ``end_kw`` over the span."""

    span: Span
    start_kw: float
    end_kw: float
    interpolated: bool = False

    @property
    def energy_kwh(self) -> float:
        """Mean power × time."""
        return (self.start_kw + self.end_kw) / 2 * self.span.duration_s / _HOUR_S

    def cut(self, window: Span) -> "PowerSegment | None":
        """The part inside the window, None where there is none."""
        if window.start <= self.span.start and self.span.end <= window.end:
            return self if self.span.start < self.span.end else None
        common = self.span.overlap(window)
        if common is None:
            return None
        slope = (self.end_kw - self.start_kw) / self.span.duration_s
        return PowerSegment(
            common,
            self.start_kw + slope * (common.start - self.span.start).total_seconds(),
            self.start_kw + slope * (common.end - self.span.start).total_seconds(),
            self.interpolated,
        )


@dataclass(frozen=True, slots=True)
class BucketEnergy:
    """Energy of one bucket; ``coverage``: share of its time that segments cover (0..1)."""

    span: Span
    energy_kwh: float
    interpolated_kwh: float
    coverage: float


@dataclass(frozen=True, slots=True)
class DemandWindow:
    """Mean power of one window; None below the coverage asked for.  Interpolated energy is left out."""

    span: Span
    mean_kw: float | None
    coverage: float


def gap_limit_s(expected_interval_s: float) -> float:
    """Longest interval between samples that is integrated: max(3 × expected interval, 15 min)."""
    return max(3 * expected_interval_s, 900.0)


def sample_problem(
    power_kw: float, *, nameplate_kw: float | None = None, bidirectional: bool = False
) -> str | None:
    """Why a power sample is to be quarantined, None if it is sound."""
    if not math.isfinite(power_kw):
        return f"power_kw: {power_kw} given, a finite number is expected"
    if power_kw < 0 and not bidirectional:
        return f"power_kw: {power_kw} given, 0 or more is expected on a channel that is not bidirectional"
    if nameplate_kw is not None and abs(power_kw) > 1.5 * nameplate_kw:
        return f"power_kw: {power_kw} given, at most 1.5 × nameplate ({nameplate_kw} kW) is expected"
    return None


def segments_from_power(
    samples: Iterable[tuple[datetime, float]],
    *,
    method: Integration = Integration.TRAPEZOID,
    gap_limit_s: float = 900.0,
    until: datetime | None = None,
) -> tuple[PowerSegment, ...]:
    """Segments between power samples (kW), in any order; a gap above the limit gives none (EN1).

    Of several samples with the same stamp the highest counts; one that is not finite counts as missing.

    With ``LEFT`` the last value holds until ``until`` if that is within the gap limit.
    """
    points = _in_order(samples)
    if until is not None and points and method is Integration.LEFT and until > points[-1][0]:
        points.append((until, points[-1][1]))
    segments: list[PowerSegment] = []
    for (start, first), (end, second) in pairwise(points):
        span = Span(start, end)
        if span.duration_s <= gap_limit_s:
            segments.append(PowerSegment(span, first, second if method is Integration.TRAPEZOID else first))
    return tuple(segments)


def segments_from_counter(
    deltas: Iterable[CounterDelta], *, gap_limit_s: float = 900.0, scale: float = 1.0
) -> tuple[PowerSegment, ...]:
    """Segments of even power from meter increments; longer ones than the limit are interpolated (EN9).

    ``scale``: kWh of one of the counter's own units.
    """
    segments = []
    for delta in deltas:
        if delta.end > delta.start:
            span = Span(delta.start, delta.end)
            length_s = span.duration_s
            power_kw = delta.delta * scale / (length_s / _HOUR_S)
            segments.append(PowerSegment(span, power_kw, power_kw, length_s > gap_limit_s))
    return tuple(segments)


def segments_from_intervals(
    rows: Iterable[tuple[datetime, float]], interval_s: float, *, stamp_is_end: bool
) -> tuple[PowerSegment, ...]:
    """Segments from an interval meter (stamp, kWh): the stamp is the interval's end or its start."""
    length = timedelta(seconds=interval_s)
    shift = length if stamp_is_end else timedelta(0)
    segments = []
    for stamp, kwh in _in_order(rows):
        span = Span(stamp - shift, stamp - shift + length)
        power_kw = kwh / (span.duration_s / _HOUR_S)
        segments.append(PowerSegment(span, power_kw, power_kw))
    return tuple(segments)


def _in_order(points: Iterable[tuple[datetime, float]]) -> list[tuple[datetime, float]]:
    """Finite values by time, one for each stamp (the highest)."""
    return list(dict(sorted(point for point in points if math.isfinite(point[1]))).items())


def energy_kwh(segments: Iterable[PowerSegment]) -> float:
    """Total energy."""
    return math.fsum(segment.energy_kwh for segment in segments)


class HeldSegments(tuple[PowerSegment, ...]):
    """Sorted segments of which the same buckets are asked again: their energy is worked out once."""

    known: dict[Span, BucketEnergy]

    def __new__(cls, segments: Iterable[PowerSegment]) -> Self:
        """The segments, with no bucket known yet."""
        held = super().__new__(cls, segments)
        held.known = {}
        return held


def by_bucket(segments: Sequence[PowerSegment], buckets: Sequence[Span]) -> tuple[BucketEnergy, ...]:
    """Energy and coverage of each bucket.

    Segments and buckets are sorted.  Segments of several meters may overlap: their energy adds up, and
    time counts as covered once.
    """
    known = segments.known if isinstance(segments, HeldSegments) else {}
    found: list[BucketEnergy] = []
    first = 0
    for bucket in buckets:
        if (held := known.get(bucket)) is not None:
            found.append(held)
            continue
        while first < len(segments) and segments[first].span.end <= bucket.start:
            first += 1
        index = first
        energies: list[float] = []
        interpolated: list[float] = []
        covered_s, covered_to = 0.0, bucket.start
        while index < len(segments) and segments[index].span.start < bucket.end:
            part = segments[index].cut(bucket)
            index += 1
            if part is None:
                continue
            start, end = part.span.start, part.span.end
            energies.append(part.energy_kwh)
            if part.interpolated:
                interpolated.append(energies[-1])
            if end > covered_to:
                covered_s += (end - (start if start > covered_to else covered_to)).total_seconds()
                covered_to = end
        known[bucket] = BucketEnergy(
            bucket,
            math.fsum(energies),
            math.fsum(interpolated),
            covered_s / bucket.duration_s if bucket.duration_s else 0.0,
        )
        found.append(known[bucket])
    return tuple(found)


def energy_in_spans_kwh(segments: Sequence[PowerSegment], spans: Iterable[Span]) -> float:
    """Energy inside the spans, such as those of the idle state (standby energy)."""
    return math.fsum(bucket.energy_kwh for bucket in by_bucket(segments, union(spans)))


def imported_and_exported(
    segments: Iterable[PowerSegment],
) -> tuple[tuple[PowerSegment, ...], tuple[PowerSegment, ...]]:
    """A bidirectional channel as import and export, both positive; cut where the power crosses zero."""
    parts: dict[bool, list[PowerSegment]] = {True: [], False: []}
    for segment in segments:
        pieces: list[PowerSegment | None] = [segment]
        if segment.start_kw * segment.end_kw < 0:
            share = segment.start_kw / (segment.start_kw - segment.end_kw)
            zero = segment.span.start + (segment.span.end - segment.span.start) * share
            pieces = [segment.cut(Span(segment.span.start, zero)), segment.cut(Span(zero, segment.span.end))]
        for piece in pieces:
            if piece is not None:
                parts[piece.start_kw + piece.end_kw >= 0].append(piece)
    exported = (PowerSegment(p.span, -p.start_kw, -p.end_kw, p.interpolated) for p in parts[False])
    return tuple(parts[True]), tuple(exported)


def demand(
    segments: Sequence[PowerSegment], windows: Sequence[Span], *, min_coverage: float = DEMAND_COVERAGE
) -> tuple[DemandWindow, ...]:
    """Mean power of each window over its measured time (``calendar_buckets`` gives clock-aligned windows)."""
    found: list[DemandWindow] = []
    for bucket in by_bucket([s for s in segments if not s.interpolated], windows):
        hours = bucket.span.duration_s / _HOUR_S * bucket.coverage
        sufficient = hours > 0 and bucket.coverage >= min_coverage
        found.append(DemandWindow(bucket.span, bucket.energy_kwh / hours if sufficient else None, bucket.coverage))
    return tuple(found)


def peak_demand(windows: Iterable[DemandWindow]) -> DemandWindow | None:
    """The window of the highest mean (the first of equals); peaks of different lengths don't compare."""
    known = [window for window in windows if window.mean_kw is not None]
    return max(known, key=lambda w: (w.mean_kw or 0.0, -w.span.start.timestamp())) if known else None


def _means_kw(windows: Iterable[DemandWindow]) -> list[float]:
    return [window.mean_kw for window in windows if window.mean_kw is not None]


def load_factor(windows: Sequence[DemandWindow]) -> float | None:
    """Mean of the windows / their peak; None without a peak above 0."""
    means = _means_kw(windows)
    peak = max(means, default=0.0)
    return math.fsum(means) / len(means) / peak if peak > 0 else None


def base_load_kw(windows: Sequence[DemandWindow], *, percentile: float = 5.0) -> float | None:
    """Base load: the 5th percentile of the windows' means (linear interpolation), a robust minimum."""
    means = _means_kw(windows)
    return float(np.percentile(means, percentile)) if means else None

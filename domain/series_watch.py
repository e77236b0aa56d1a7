"""Anomalies of one series, as they come: values, or a level, as its own last weeks hardly ever had them.

Two things are watched: the value, and the level of the last few (an EWMA, Roberts 1959), each by its distance from
what is usual: the median of the last 28 days, or those of the hours of the day where they explain the series.  How
unusual a distance is says the tail of the reference itself: the 2 % that lie beyond its 98th percentile, fitted by
an exponential law of their excesses (peaks over threshold, Pickands 1975), so that a series with many spikes is
not held to the limits of a quiet one.  The score is in decades: 3 is what 1 of 1,000 values reaches.

An anomaly begins where a score passes its limit, and ends 12 hours after the last one that did, so that what
comes back meanwhile is no news.  What was unusual beyond doubt is left out of the reference for the first three
days; all else is learned from, as a tail without its end would make the rest of it unusual.
Scored in tests/domain/test_nab.py as the Numenta Anomaly Benchmark does.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from domain.spectrum import Samples

HOURS = 24
WEEK_S = 7 * 86_400.0
TAIL = 0.02
"""Share of the reference that is its tail."""
LEVEL_OF = 5
"""Values that the level is of: the time constant of its EWMA in spacings of the reference."""
LEAST_SPACING_S = 60.0
LEAST_SCALE = 3e-3
"""Share of the median: the least mean excess, as the sensor's resolution is not known."""
MOST_SENSITIVE = 10.0
"""Times the usual number of values: beyond it a limit would lie below the tail, where nothing has a score."""
SETTLED = 15
"""Time constants after which what lay before has left the level."""


@dataclass(frozen=True, slots=True)
class WatchRule:
    """When a series is unlike itself; see the module.

    ``limit``: score that begins an anomaly (at least; a series of many values a day: once in ``once_in``),
    ``count`` times in a row; ``certain``: score of what is not learned from, until it lasted for ``accustomed``.
    ``sensitivity``: so many times as many values pass the limit, 0.1 a tenth of them, 0 none: the limit is
    lowered by its decades.
    """

    limit: float = 3.0
    count: int = 1
    once_in: timedelta = timedelta(days=3.5)
    certain: float = 6.0
    accustomed: timedelta = timedelta(days=3)
    hold: timedelta = timedelta(hours=12)
    reference: timedelta = timedelta(days=28)
    relearn: timedelta = timedelta(hours=3)
    least: int = 150
    seasonal_share: float = 0.7
    sensitivity: float = 1.0

    def __post_init__(self) -> None:
        if not 0 <= self.sensitivity <= MOST_SENSITIVE:
            raise ValueError(f"sensitivity: {self.sensitivity} given, 0 to {MOST_SENSITIVE:g} is expected")


class Aspect(StrEnum):
    """What of a series was unusual."""

    VALUE = "value"
    LEVEL = "level"


@dataclass(frozen=True, slots=True)
class Tail:
    """Distances beyond ``begins`` (2 % of the reference), which they pass by ``mean_excess`` on average."""

    begins: float
    mean_excess: float

    def score(self, distance: float) -> float:
        """Decades: 3 for a distance that 1 of 1,000 reaches; 0 for one that is not in the tail."""
        if distance <= self.begins:
            return 0.0
        return -math.log10(TAIL) + (distance - self.begins) / self.mean_excess / math.log(10)


@dataclass(frozen=True, slots=True)
class Reference:
    """What is usual: a median (or one for each hour of the day), and the tails about it, of how many values."""

    medians: tuple[float, ...]
    value_tail: Tail
    level_tail: Tail
    spacing_s: float
    count: int

    def median(self, time: datetime) -> float:
        """The usual value at that time, in the series' unit."""
        return self.medians[time.hour if len(self.medians) == HOURS else 0]

    def limit(self, rule: WatchRule) -> float:
        """The score that begins an anomaly: once in a thousand values, or in some days of frequent ones.

        Infinite where the rule's sensitivity is 0.
        """
        if rule.sensitivity == 0:
            return math.inf
        usual = max(rule.limit, math.log10(rule.once_in.total_seconds() / self.spacing_s))
        return usual - math.log10(rule.sensitivity)

    @property
    def time_constant_s(self) -> float:
        """That of the level."""
        return LEVEL_OF * self.spacing_s


@dataclass(frozen=True, slots=True)
class Judged:
    """How unusual a value is, in what respect, and its distance there from what is usual."""

    score: float
    aspect: Aspect
    seen: float
    usual: float


@dataclass(frozen=True, slots=True)
class Watch:
    """Where the watch over a series stands: its level, scores over the limit, and the anomaly that goes on."""

    over: int = 0
    first_over: datetime | None = None
    last_over: datetime | None = None
    since: datetime | None = None
    score: float = 0.0
    level: float | None = None
    level_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SeriesAnomaly:
    """A span in which a series was unlike itself; ``score`` is its highest, ``judged`` what told of it."""

    told_at: datetime
    started_at: datetime
    ended_at: datetime | None
    score: float
    judged: Judged
    reference: Reference


@dataclass(frozen=True, slots=True)
class _History:
    """A series to learn from: seconds since its begin, hour of the day, value."""

    seconds: Samples
    hours: NDArray[np.int64]
    samples: Samples

    @classmethod
    def of(cls, times: Sequence[datetime], values: Sequence[float]) -> "_History":
        samples = np.asarray(values, dtype=np.float64)
        if not bool(np.all(np.isfinite(samples))):
            raise ValueError("values: finite numbers are expected")
        seconds = np.array([(time - times[0]).total_seconds() for time in times])
        return cls(seconds, np.array([time.hour for time in times], dtype=np.int64), samples)

    def part(self, indices: NDArray[np.int64]) -> "_History":
        return _History(self.seconds[indices], self.hours[indices], self.samples[indices])


def learn_reference(
    times: Sequence[datetime],
    values: Sequence[float],
    rule: WatchRule,
    extremes: Sequence[tuple[float, float]] | None = None,
) -> Reference | None:
    """The reference of a series' last weeks; None for fewer values than needed.

    ``extremes``: least and greatest value where each of the values is a mean of several.
    """
    return _learn(_History.of(times, values), rule, extremes)


def _learn(
    history: _History, rule: WatchRule, extremes: Sequence[tuple[float, float]] | None = None
) -> Reference | None:
    samples = history.samples
    if samples.size < rule.least:
        return None
    spacing_s = max(LEAST_SPACING_S, float(np.median(np.diff(history.seconds))))
    medians, usual = _usual(history, rule)
    least_scale = max(abs(float(np.median(samples))) * LEAST_SCALE, 1e-12)
    distances = np.abs(samples - usual)
    if extremes is not None:
        lows, highs = np.asarray(extremes, dtype=np.float64).T
        distances = np.maximum(usual - lows, highs - usual)
    levels = _levels(history.seconds, samples, LEVEL_OF * spacing_s)
    tails = (_tail(distances, least_scale), _tail(np.abs(levels - usual), least_scale))
    return Reference(medians, *tails, spacing_s, samples.size)


def _usual(history: _History, rule: WatchRule) -> tuple[tuple[float, ...], Samples]:
    """The median of the values, or those of the hours where they explain the series; and what is usual at each."""
    samples, hours = history.samples, history.hours
    median = float(np.median(samples))
    plain = (median,), np.full(samples.size, median)
    if history.seconds[-1] - history.seconds[0] < WEEK_S:
        return plain
    if int(np.bincount(hours, minlength=HOURS).min()) < rule.least / HOURS:
        return plain
    medians = np.array([float(np.median(samples[hours == hour])) for hour in range(HOURS)])
    usual = medians[hours]
    whole = float(np.median(np.abs(samples - median)))
    explained = float(np.median(np.abs(samples - usual))) < rule.seasonal_share * whole
    return (tuple(medians.tolist()), usual) if explained else plain


def _levels(seconds: Samples, samples: Samples, time_constant_s: float) -> Samples:
    kept = np.exp(-np.maximum(np.diff(seconds, prepend=seconds[0]), 0.0) / time_constant_s).tolist()
    level, levels = float(samples[0]), []
    for share, value in zip(kept, samples.tolist(), strict=True):
        level = value + share * (level - value)
        levels.append(level)
    return np.array(levels)


def _tail(distances: Samples, least_scale: float) -> Tail:
    begins = float(np.quantile(distances, 1 - TAIL))
    beyond = distances[distances > begins]
    excess = float(beyond.mean()) - begins if beyond.size else 0.0
    return Tail(begins, max(excess, least_scale))


def settled_level(values: Iterable[tuple[datetime, float]], reference: Reference) -> Watch:
    """The watch after values that are not judged themselves: their level."""
    watch = Watch()
    for time, value in values:
        watch = replace(watch, level=_next_level(watch, time, value, reference), level_at=time)
    return watch


def _next_level(watch: Watch, time: datetime, value: float, reference: Reference) -> float:
    if watch.level is None or watch.level_at is None:
        return value
    passed_s = max(0.0, (time - watch.level_at).total_seconds())
    return value + math.exp(-passed_s / reference.time_constant_s) * (watch.level - value)


def judge(watch: Watch, time: datetime, value: float, reference: Reference) -> tuple[Judged, Watch]:
    """How unusual a value is, by itself or by the level it leads to; and the watch with that level."""
    if not math.isfinite(value):
        raise ValueError(f"value: {value} given, a finite number is expected")
    level, usual = _next_level(watch, time, value, reference), reference.median(time)
    by_value = Judged(reference.value_tail.score(abs(value - usual)), Aspect.VALUE, value, usual)
    by_level = Judged(reference.level_tail.score(abs(level - usual)), Aspect.LEVEL, level, usual)
    seen = by_level if by_level.score > by_value.score else by_value
    return seen, replace(watch, level=level, level_at=time)


def advance(watch: Watch, time: datetime, score: float, limit: float, rule: WatchRule) -> Watch:
    """The watch after a score; its ``since`` is set while an anomaly goes on."""
    held = watch.last_over is not None and time - watch.last_over <= rule.hold
    if score <= limit:
        if watch.since and not held:
            return Watch(level=watch.level, level_at=watch.level_at)
        return replace(watch, over=0, first_over=None)
    if watch.since and not held:
        watch = Watch(level=watch.level, level_at=watch.level_at)
    first, over = watch.first_over or time, watch.over + 1
    raised = watch.since is not None or over >= rule.count
    return replace(
        watch,
        over=over,
        first_over=first,
        last_over=time,
        since=(watch.since or first) if raised else None,
        score=max(watch.score, score),
    )


def take(
    watch: Watch, time: datetime, value: float, reference: Reference, rule: WatchRule
) -> tuple[Watch, Judged]:
    """The watch after a value, and how unusual that was."""
    judged, watch = judge(watch, time, value, reference)
    return advance(watch, time, judged.score, reference.limit(rule), rule), judged


def anomalies(
    times: Sequence[datetime], values: Sequence[float], rule: WatchRule | None = None
) -> Iterator[SeriesAnomaly]:
    """The anomalies of a whole series, each value judged by those before it alone."""
    rule, whole = rule or WatchRule(), _History.of(times, values)
    usual = np.ones(len(times), dtype=np.bool_)
    watch, reference, learned_at, begin = Watch(), None, None, 0
    told: SeriesAnomaly | None = None
    for index, (time, value) in enumerate(zip(times, values, strict=True)):
        if learned_at is None or time - learned_at >= rule.relearn or reference is None:
            while times[begin] < time - rule.reference:
                begin += 1
            reference = _learn(whole.part(np.flatnonzero(usual[begin:index]) + begin), rule) or reference
            learned_at = time
        if reference is None:
            continue
        before = watch
        watch, judged = take(watch, time, value, reference, rule)
        lasts = watch.since is not None and time - watch.since > rule.accustomed
        # Of what begins no anomaly nobody can say that it lasted: it is learned from.
        usual[index] = judged.score <= max(rule.certain, reference.limit(rule)) or lasts
        if told is not None and watch.since != told.started_at:
            yield replace(told, ended_at=before.last_over, score=before.score)
            told = None
        if told is None and watch.since is not None:
            told = SeriesAnomaly(time, watch.since, None, watch.score, judged, reference)
    if told is not None:
        yield replace(told, score=watch.score)

"""Anomalies of one series, as they come: far from the series' own last weeks, for several values in a row.

The reference is the median and the MAD of the last 28 days without what was an anomaly itself; where the hour of
the day explains the series (its residual MAD is below 0.7 of the whole one), the medians are those of the hours.
A value is unlike it above a robust z of 6; three in a row begin an anomaly, which ends 12 hours after the last
one, so that what comes back meanwhile is no news.
Source: robust z of docs/domain.md (C4); scored in tests/domain/test_nab.py as the Numenta Anomaly Benchmark does.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import numpy as np

from domain.anomaly import MAD_TO_SIGMA

HOURS = 24


@dataclass(frozen=True, slots=True)
class WatchRule:
    """When a series is unlike itself; see the module."""

    limit: float = 6.0
    count: int = 3
    hold: timedelta = timedelta(hours=12)
    reference: timedelta = timedelta(days=28)
    relearn: timedelta = timedelta(hours=3)
    least: int = 200
    seasonal_share: float = 0.7


@dataclass(frozen=True, slots=True)
class Reference:
    """What is usual: a median (or one for each hour of the day), the MAD about it, of how many values."""

    medians: tuple[float, ...]
    mad: float
    count: int

    def median(self, time: datetime) -> float:
        """The usual value at that time, in the series' unit."""
        return self.medians[time.hour if len(self.medians) == HOURS else 0]

    def robust_z(self, time: datetime, value: float) -> float:
        """Robust z, with its sign; a thousandth of the median is the least scale, the resolution is not known."""
        median = self.median(time)
        scale = max(self.mad, abs(median) * 1e-3, 1e-12)
        return MAD_TO_SIGMA * (value - median) / scale


@dataclass(frozen=True, slots=True)
class Watch:
    """Where the watch over a series stands: values over the limit in a row, and the anomaly that goes on."""

    over: int = 0
    first_over: datetime | None = None
    last_over: datetime | None = None
    since: datetime | None = None
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class SeriesAnomaly:
    """A span in which a series was unlike itself; ``score`` is its highest robust z."""

    told_at: datetime
    started_at: datetime
    ended_at: datetime | None
    score: float
    value: float
    reference: Reference


def learn_reference(times: Sequence[datetime], values: Sequence[float], rule: WatchRule) -> Reference | None:
    """The reference of a series' last weeks; None for fewer values than needed."""
    if len(values) < rule.least:
        return None
    samples = np.asarray(values, dtype=np.float64)
    if not bool(np.all(np.isfinite(samples))):
        raise ValueError("values: finite numbers are expected")
    median = float(np.median(samples))
    mad = float(np.median(np.abs(samples - median)))
    plain = Reference((median,), mad, len(values))
    if times[-1] - times[0] < timedelta(days=7):
        return plain
    hours = np.array([time.hour for time in times])
    each = [samples[hours == hour] for hour in range(HOURS)]
    if min(part.size for part in each) < rule.least / HOURS:
        return plain
    medians = np.array([float(np.median(part)) for part in each])
    residual = float(np.median(np.abs(samples - medians[hours])))
    return (
        Reference(tuple(medians.tolist()), residual, len(values))
        if residual < rule.seasonal_share * mad
        else plain
    )


def take(watch: Watch, time: datetime, value: float, reference: Reference, rule: WatchRule) -> Watch:
    """The watch after a value; its ``since`` is set while an anomaly goes on."""
    if not math.isfinite(value):
        raise ValueError(f"value: {value} given, a finite number is expected")
    score = abs(reference.robust_z(time, value))
    if score <= rule.limit:
        kept = replace(watch, over=0, first_over=None)
        if watch.since and watch.last_over and time - watch.last_over > rule.hold:
            return Watch()
        return kept
    first = watch.first_over or time
    over = watch.over + 1
    raised = watch.since is not None or over >= rule.count
    fresh = watch.since is not None and watch.last_over is not None and time - watch.last_over > rule.hold
    if fresh:
        return Watch(over=1, first_over=time, last_over=time, score=score)
    return Watch(
        over=over,
        first_over=first,
        last_over=time,
        since=(watch.since or first) if raised else None,
        score=max(watch.score, score),
    )


def anomalies(
    times: Sequence[datetime], values: Sequence[float], rule: WatchRule | None = None
) -> Iterator[SeriesAnomaly]:
    """The anomalies of a whole series, each value judged by those before it alone."""
    rule = rule or WatchRule()
    usual: list[bool] = []
    watch, reference, learned_at, begin = Watch(), None, None, 0
    told: SeriesAnomaly | None = None
    for index, (time, value) in enumerate(zip(times, values, strict=True)):
        if learned_at is None or time - learned_at >= rule.relearn or reference is None:
            while times[begin] < time - rule.reference:
                begin += 1
            kept = [i for i in range(begin, index) if usual[i]]
            reference = learn_reference([times[i] for i in kept], [values[i] for i in kept], rule) or reference
            learned_at = time
        usual.append(reference is None or abs(reference.robust_z(time, value)) <= rule.limit)
        if reference is None:
            continue
        before, watch = watch, take(watch, time, value, reference, rule)
        if told is not None and (watch.since is None or watch.since != told.started_at):
            yield replace(told, ended_at=before.last_over, score=before.score)
            told = None
        if told is None and watch.since is not None:
            told = SeriesAnomaly(time, watch.since, None, watch.score, value, reference)
    if told is not None:
        yield replace(told, score=watch.score)

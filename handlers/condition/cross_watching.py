"""Watches all gauges of a machine together (domain/cross_watch.py), by means of ten minutes while it runs."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import msgspec
from sqlalchemy import Connection

from domain.cross_watch import CrossReference, Together, judge_together, learn_cross
from domain.intervals import Span
from domain.series_watch import Watch, WatchRule, take
from handlers.condition import store_watch
from handlers.condition.anomalies import Found, follow
from handlers.condition.store import MonitoredMachine

TOGETHER = "all_measures"
RULE = WatchRule(relearn=timedelta(days=1))
BUCKET = timedelta(minutes=10)
MOST_PARTS = 5
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

Rows = Sequence[tuple[datetime, Mapping[str, float]]]


def watch_together(connection: Connection, machine: MonitoredMachine, span: Span) -> None:
    """Judge the ten minutes that are over since the last ones judged; late values change nothing."""
    row = store_watch.find(connection, machine.id, TOGETHER)
    end = _floor(span.end, BUCKET)
    start = row["judged_to"] + BUCKET if row else _floor(span.start, BUCKET)
    start = max(start, end - RULE.reference)
    if start >= end:
        return
    reference, watch, learned_at = _remembered(row)
    while start < end:
        day = _floor(start, RULE.relearn)
        until = min(end, day + RULE.relearn)
        if learned_at != day:
            reference, learned_at = _learned(connection, machine, day) or reference, day
        if reference is not None:
            rows = store_watch.together(connection, machine.id, Span(start, until), BUCKET)
            watch = _judge(connection, machine, rows, reference, watch)
        start = until
    state = {"judged_to": end - BUCKET, "learned_at": learned_at, "watch": msgspec.to_builtins(watch)}
    state |= {"reference": msgspec.to_builtins(reference) if reference else None}
    store_watch.save(connection, machine, TOGETHER, state)


def _remembered(row: Mapping[str, Any] | None) -> tuple[CrossReference | None, Watch, datetime | None]:
    if row is None:
        return None, Watch(), None
    reference = msgspec.convert(row["reference"], CrossReference, strict=False) if row["reference"] else None
    return reference, msgspec.convert(row["watch"], Watch, strict=False), row["learned_at"]


def _floor(time: datetime, step: timedelta) -> datetime:
    return time - (time - EPOCH) % step


def _learned(connection: Connection, machine: MonitoredMachine, day: datetime) -> CrossReference | None:
    """What was usual in the weeks before a day, without what was unusual."""
    rows = store_watch.together(connection, machine.id, Span(day - RULE.reference, day), BUCKET)
    unusual = store_watch.anomalies(connection, machine.id, TOGETHER, before=day)
    return learn_cross(
        [
            values
            for time, values in rows
            if not any(a.started_at <= time and (a.ended_at is None or time <= a.ended_at) for a in unusual)
        ]
    )


def _judge(
    connection: Connection, machine: MonitoredMachine, rows: Rows, reference: CrossReference, watch: Watch
) -> Watch:
    for time, values in rows:
        seen = judge_together(reference, values)
        if seen is None:
            continue
        # Nearer than usual is no anomaly.
        statistic = max(seen.statistic, reference.usual.medians[0])
        before, watch = watch, take(watch, time, statistic, reference.usual, RULE)
        why = partial(_why, seen, reference, watch.score)
        follow(connection, machine, TOGETHER, before, watch, Found("mahalanobis", why))
    return watch


def _why(seen: Together, reference: CrossReference, score: float) -> dict[str, Any]:
    return {
        "formula": "0.6745 × (d - median) / MAD, d = cube root of (squared Mahalanobis distance / series)",
        "value": seen.statistic,
        "median": reference.usual.medians[0],
        "median_of": "the last 28 days",
        "mad": reference.usual.mad,
        "values": reference.usual.count,
        "score": score,
        "limit": RULE.limit,
        "series": len(reference.measures),
        "contributions": [msgspec.to_builtins(part) for part in seen.contributions[:MOST_PARTS]],
    }

"""Watches all gauges of a machine together (domain/cross_watch.py), by means of ten minutes while it runs."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import msgspec
from sqlalchemy import Connection

from domain.cross_watch import CrossReference, Together, judge_together, learn_cross
from domain.intervals import Span
from domain.relearning import floor
from domain.series_watch import Watch, WatchRule, advance
from handlers.condition import store_relearning, store_watch
from handlers.condition.anomalies import Found, close, follow
from handlers.condition.rewinding import JUDGED_AGAIN, rewound
from handlers.condition.store import MonitoredMachine
from handlers.condition.store_watch import Known

TOGETHER = "all_measures"
RULE = WatchRule(limit=6.0, count=3, relearn=timedelta(days=1))
BUCKET = timedelta(minutes=10)
MOST_PARTS = 5
LEAST_SPREAD = 1e-3
"""Of the statistic, which is about 1 for a usual row."""

Rows = Sequence[tuple[datetime, Mapping[str, float]]]


def watch_together(connection: Connection, machine: MonitoredMachine, span: Span) -> None:
    """Judge the ten minutes that are over since the last ones judged, and again those that follow a late value."""
    row = store_watch.find(connection, machine.id, TOGETHER)
    end = floor(span.end, BUCKET)
    reference, watch, learned_at = _remembered(row)
    restarts = store_relearning.of_indicator(connection, machine.id, TOGETHER, BUCKET)
    known: list[Known] = []
    if row is None:
        start = max(floor(span.start, BUCKET), end - RULE.reference)
    elif span.start < row["judged_to"] + BUCKET:
        earliest = max(floor(span.start, BUCKET), row["judged_to"] - JUDGED_AGAIN)
        earliest -= (RULE.count - 1) * BUCKET  # with those that it was judged beside
        start, known = rewound(connection, machine.id, TOGETHER, earliest, RULE.hold)
        end = max(end, row["judged_to"] + BUCKET)
        watch = Watch()
    else:
        start = max(row["judged_to"] + BUCKET, end - RULE.reference)
    if start >= end:
        return
    judged_to, begun = end - BUCKET, set[datetime]()
    again = {anomaly.started_at for anomaly in known}
    while start < end:
        day, restart = restarts.learning(start, RULE.relearn), restarts.before(start)
        until = min(end, floor(start, RULE.relearn) + RULE.relearn, restarts.after(start) or end)
        if learned_at != day:
            if restart is not None and (learned_at is None or learned_at < restart):
                close(connection, machine, TOGETHER, watch)
                reference, watch = None, Watch()
            reference, learned_at = _learned(connection, machine, day, restart) or reference, day
        if reference is not None:
            rows = store_watch.together(connection, machine.id, Span(start, until), BUCKET)
            watch = _judge(connection, machine, rows, reference, watch, again, begun)
        start = until
    store_watch.forget_anomalies(connection, [a.id for a in known if a.started_at not in begun])
    state = {"judged_to": judged_to, "learned_at": learned_at, "watch": msgspec.to_builtins(watch)}
    state |= {"reference": msgspec.to_builtins(reference) if reference else None}
    store_watch.save(connection, machine, TOGETHER, state)


def _remembered(row: Mapping[str, Any] | None) -> tuple[CrossReference | None, Watch, datetime | None]:
    if row is None:
        return None, Watch(), None
    reference = msgspec.convert(row["reference"], CrossReference, strict=False) if row["reference"] else None
    return reference, msgspec.convert(row["watch"], Watch, strict=False), row["learned_at"]


def _learned(
    connection: Connection, machine: MonitoredMachine, day: datetime, restart: datetime | None
) -> CrossReference | None:
    """What was usual in the weeks before a day (since a restart), without what was unusual."""
    begin = day - RULE.reference if restart is None else max(day - RULE.reference, restart)
    rows = store_watch.together(connection, machine.id, Span(begin, day), BUCKET)
    unusual = store_watch.anomalies(connection, machine.id, TOGETHER, before=day)
    return learn_cross(
        [
            values
            for time, values in rows
            if not any(a.started_at <= time and (a.ended_at is None or time <= a.ended_at) for a in unusual)
        ]
    )


def _judge(
    connection: Connection,
    machine: MonitoredMachine,
    rows: Rows,
    reference: CrossReference,
    watch: Watch,
    again: set[datetime],
    begun: set[datetime],
) -> Watch:
    """The watch after the rows; ``begun`` takes the begins of anomalies among them, ``again`` are known ones."""
    for time, values in rows:
        seen = judge_together(reference, values)
        if seen is None:
            continue
        # Nearer than usual is no anomaly: its robust z is below 0.
        score = reference.usual.robust_z(seen.statistic, resolution=LEAST_SPREAD)
        before, watch = watch, advance(watch, time, score, RULE.limit, RULE)
        if watch.since is not None and watch.since != before.since:
            begun.add(watch.since)
        why = partial(_why, seen, reference, watch.score)
        found = Found("mahalanobis", why, is_known=watch.since in again)
        follow(connection, machine, TOGETHER, before, watch, found)
    return watch


def _why(seen: Together, reference: CrossReference, score: float) -> dict[str, Any]:
    return {
        "formula": "0.6745 × (d - median) / MAD, d = cube root of (squared Mahalanobis distance / series)",
        "value": seen.statistic,
        "median": reference.usual.median,
        "median_of": "the last 28 days",
        "mad": reference.usual.mad,
        "values": reference.usual.count,
        "score": score,
        "limit": RULE.limit,
        "series": len(reference.measures),
        "contributions": [msgspec.to_builtins(part) for part in seen.contributions[:MOST_PARTS]],
    }

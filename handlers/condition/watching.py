"""Watches every measure of a machine for values unlike its own last weeks (domain/series_watch.py).

What is usual is learned at fixed instants from what lies before them, so that late values, which are judged once
more with all that follow them, give the same anomalies as values in time.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import msgspec
from sqlalchemy import Connection

from domain.intervals import Span
from domain.series_watch import Reference, Watch, WatchRule, learn_reference, take
from handlers.condition import store_watch
from handlers.condition.anomalies import Found, follow
from handlers.condition.store import MonitoredMachine
from handlers.condition.store_watch import Known
from handlers.telemetry.placed import measured

RULE = WatchRule()
JUDGED_AGAIN = timedelta(days=7)
"""How far before the last value judged a late one may lie to be judged."""
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(slots=True)
class Standing:
    """Where the watch stands: the last value judged, when was learned, from what, and the anomaly that goes on."""

    judged_to: datetime | None = None
    learned_at: datetime | None = None
    reference: Reference | None = None
    watch: Watch = Watch()  # noqa: RUF009 (it is frozen)


def watch_measure(connection: Connection, machine: MonitoredMachine, measure: str, span: Span) -> None:
    """Judge what is new of a measure, and again what follows a late value."""
    standing = _remembered(connection, machine, measure)
    known: list[Known] = []
    if standing.judged_to is not None and span.start <= standing.judged_to:
        earliest = max(span.start, standing.judged_to - JUDGED_AGAIN)
        start, known = _rewound(connection, machine, measure, earliest)
        span = Span(start, max(span.end, standing.judged_to))
        # What was learned holds for its three hours: only what lies before them could change it.
        kept = standing.learned_at == _slot(start)
        standing = Standing(None, standing.learned_at, standing.reference) if kept else Standing()
    values = measured(connection, machine.id, measure, span)
    if not values:
        return
    again = {anomaly.started_at for anomaly in known}
    found = _judge(connection, machine, measure, values, standing, again)
    store_watch.forget_anomalies(connection, [a.id for a in known if a.started_at not in found])
    store_watch.save(
        connection,
        machine,
        measure,
        {
            "judged_to": values[-1][0],
            "learned_at": standing.learned_at,
            "watch": msgspec.to_builtins(standing.watch),
            "reference": msgspec.to_builtins(standing.reference) if standing.reference else None,
        },
    )


def _rewound(
    connection: Connection, machine: MonitoredMachine, measure: str, start: datetime
) -> tuple[datetime, list[Known]]:
    """From where to judge again, so that nothing that went on before is missing, and the anomalies since then."""
    anomalies = store_watch.anomalies(connection, machine.id, measure, before=None)
    start = store_watch.some_values_before(connection, machine.id, measure, start, RULE.count - 1)
    for anomaly in reversed(anomalies):  # the newest first: one that still held moves the start back
        if anomaly.started_at < start and (anomaly.ended_at is None or start <= anomaly.ended_at + RULE.hold):
            start = anomaly.started_at
    return start, [anomaly for anomaly in anomalies if anomaly.started_at >= start]


def _judge(
    connection: Connection,
    machine: MonitoredMachine,
    measure: str,
    values: Sequence[tuple[datetime, float]],
    standing: Standing,
    again: set[datetime],
) -> set[datetime]:
    """Take the values in; ``standing`` follows.  The begins of anomalies that began among them."""
    begun: set[datetime] = set()
    first = _slot(values[0][0]) - RULE.reference
    minutes: Sequence[tuple[datetime, float]] | None = None
    past = [
        (anomaly.started_at, anomaly.ended_at)
        for anomaly in store_watch.anomalies(connection, machine.id, measure, before=values[0][0])
    ]
    for time, value in values:
        slot = _slot(time)
        if standing.learned_at != slot:
            if minutes is None:
                minutes = store_watch.minutes(connection, machine.id, measure, Span(first, values[-1][0]))
            standing.reference = _learned(minutes, slot, past, standing.watch) or standing.reference
            standing.learned_at = slot
        if standing.reference is None:
            continue
        before = standing.watch
        standing.watch = take(before, time, value, standing.reference, RULE)
        if before.since is not None and before.since != standing.watch.since:
            past = [(begin, end) for begin, end in past if begin != before.since]
            past.append((before.since, before.last_over))
        if standing.watch.since is not None and before.since != standing.watch.since:
            begun.add(standing.watch.since)
        why = partial(_why, time, value, standing.reference, standing.watch.score)
        found = Found("robust_z", why, is_known=standing.watch.since in again)
        follow(connection, machine, measure, before, standing.watch, found)
    return begun


def _slot(time: datetime) -> datetime:
    """The instant before a time at which is learned what is usual."""
    return time - (time - EPOCH) % RULE.relearn


def _remembered(connection: Connection, machine: MonitoredMachine, measure: str) -> Standing:
    row = store_watch.find(connection, machine.id, measure)
    if row is None:
        return Standing()
    reference = msgspec.convert(row["reference"], Reference, strict=False) if row["reference"] else None
    watch = msgspec.convert(row["watch"], Watch, strict=False)
    return Standing(row["judged_to"], row["learned_at"], reference, watch)


def _learned(
    minutes: Sequence[tuple[datetime, float]],
    at: datetime,
    past: Sequence[tuple[datetime, datetime | None]],
    watch: Watch,
) -> Reference | None:
    """What is usual by the weeks before an instant, without what was unusual, as far as that was known then."""
    first = bisect_left(minutes, at - RULE.reference, key=lambda pair: pair[0])
    last = bisect_left(minutes, at, key=lambda pair: pair[0])
    unusual = [(begin, end) for begin, end in past if begin != watch.since]
    if watch.since is not None:
        unusual.append((watch.since, None))
    kept = list(minutes[first:last])
    for begin, end in unusual:
        kept = [(time, value) for time, value in kept if time < begin or (end is not None and time > end)]
    return learn_reference([time for time, _ in kept], [value for _, value in kept], RULE)


def _why(time: datetime, value: float, reference: Reference, score: float) -> dict[str, Any]:
    return {
        "formula": "0.6745 × |value - median| / MAD",
        "value": value,
        "median": reference.median(time),
        "median_of": "the hour of the day" if len(reference.medians) > 1 else "the last 28 days",
        "mad": reference.mad,
        "values": reference.count,
        "score": score,
        "limit": RULE.limit,
    }

"""Watches every measure of a machine for values unlike its own last weeks (domain/series_watch.py)."""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import msgspec
from sqlalchemy import Connection

from domain.intervals import Span
from domain.series_watch import Reference, Watch, WatchRule, learn_reference, take
from handlers.condition import store_diagnosis, store_watch
from handlers.condition.store import MonitoredMachine
from handlers.outbox.publish import publish
from handlers.telemetry.placed import measured

ANOMALY_FOUND = "Condition.anomaly_found.v1"
RULE = WatchRule()


def watch_measure(connection: Connection, machine: MonitoredMachine, measure: str, span: Span) -> None:
    """Judge what is new of a measure; values older than the last one judged change nothing."""
    judged_to, learned_at, reference, before = _remembered(connection, machine, measure)
    values = [
        (time, value)
        for time, value in measured(connection, machine.id, measure, span)
        if judged_to is None or time > judged_to
    ]
    if not values:
        return
    history: Sequence[tuple[datetime, float]] | None = None
    watch = before
    for time, value in values:
        if learned_at is None or time - learned_at >= RULE.relearn:
            if history is None:
                known = Span(time - RULE.reference, values[-1][0])
                history = store_watch.usual_minutes(connection, machine.id, measure, known)
            reference = _learned(history, time) or reference
            learned_at = time
        if reference is not None:
            previous, watch = watch, take(watch, time, value, reference, RULE)
            _follow(connection, machine, measure, previous, watch, (time, value), reference)
    state = {"judged_to": values[-1][0], "learned_at": learned_at, "watch": msgspec.to_builtins(watch)}
    state |= {"reference": msgspec.to_builtins(reference) if reference else None}
    store_watch.save(connection, machine, measure, state)


def _remembered(
    connection: Connection, machine: MonitoredMachine, measure: str
) -> tuple[datetime | None, datetime | None, Reference | None, Watch]:
    row = store_watch.find(connection, machine.id, measure)
    if row is None:
        return None, None, None, Watch()
    reference = msgspec.convert(row["reference"], Reference, strict=False) if row["reference"] else None
    return row["judged_to"], row["learned_at"], reference, msgspec.convert(row["watch"], Watch, strict=False)


def _learned(history: Sequence[tuple[datetime, float]], at: datetime) -> Reference | None:
    first = bisect_left(history, at - RULE.reference, key=lambda pair: pair[0])
    last = bisect_left(history, at - timedelta(minutes=1), key=lambda pair: pair[0])
    part = history[first:last]
    return learn_reference([time for time, _ in part], [value for _, value in part], RULE)


def _follow(
    connection: Connection,
    machine: MonitoredMachine,
    measure: str,
    before: Watch,
    watch: Watch,
    seen: tuple[datetime, float],
    reference: Reference,
) -> None:
    """Store what the watch found: an anomaly that began, got worse, or ended."""
    if before.since is not None and before.since != watch.since:
        store_diagnosis.change_anomaly_of(
            connection, machine.id, measure, before.since, before.score, before.last_over
        )
    if watch.since is None:
        return
    if before.since == watch.since:
        if watch.score > before.score:
            store_diagnosis.change_anomaly_of(connection, machine.id, measure, watch.since, watch.score, None)
        return
    time, value = seen
    why = _why(time, value, reference, watch.score)
    found = {"indicator": measure, "time": watch.since, "method": "robust_z", "score": watch.score, "why": why}
    store_diagnosis.save_anomaly(connection, machine, found)
    data = {"machine_id": machine.id, "machine_name": machine.name, "indicator": measure}
    data |= {"started_at": watch.since, "score": watch.score, "why": why}
    publish(connection, machine.organization_id, ANOMALY_FOUND, str(machine.id), data=data, source="condition")


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

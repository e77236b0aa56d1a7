"""Watches every measure of a machine for values unlike its own last weeks (domain/series_watch.py).

What is usual is learned at fixed instants from what lies before them, so that late values, which are judged once
more with all that follow them, give the same anomalies as values in time.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import msgspec
from sqlalchemy import Connection

from domain.intervals import Span
from domain.relearning import Restarts, floor
from domain.series_watch import (
    SETTLED,
    Judged,
    Reference,
    Watch,
    WatchRule,
    learn_reference,
    settled_level,
    take,
)
from handlers.condition import store_relearning, store_watch
from handlers.condition.anomalies import Found, close, follow
from handlers.condition.rewinding import JUDGED_AGAIN, rewound
from handlers.condition.store import MonitoredMachine
from handlers.condition.store_watch import Known, Minute
from handlers.telemetry.placed import measured

RULE = WatchRule()


@dataclass(slots=True)
class Standing:
    """Where the watch stands: the last value judged, when was learned, from what, and the anomaly that goes on."""

    judged_to: datetime | None = None
    learned_at: datetime | None = None
    reference: Reference | None = None
    watch: Watch = Watch()  # noqa: RUF009 (it is frozen)
    rule: WatchRule = RULE


@dataclass(frozen=True, slots=True)
class Past:
    """An anomaly so far, as what is usual is learned without it."""

    began: datetime
    ended: datetime | None
    score: float

    def hides(self, time: datetime) -> bool:
        """Whether a value of that time is not learned from."""
        last = self.began + RULE.accustomed
        return self.score > RULE.certain and self.began <= time <= (min(self.ended, last) if self.ended else last)


def watch_measure(connection: Connection, machine: MonitoredMachine, measure: str, span: Span) -> None:
    """Judge what is new of a measure, and again what follows a late value."""
    standing = _remembered(connection, machine, measure)
    restarts = store_relearning.of_indicator(connection, machine.id, measure)
    known: list[Known] = []
    if standing.judged_to is not None and span.start <= standing.judged_to:
        earliest = max(span.start, standing.judged_to - JUDGED_AGAIN)
        start, known = rewound(connection, machine.id, measure, earliest, RULE.hold)
        span = Span(start, max(span.end, standing.judged_to))
        # What was learned holds for its three hours: only what lies before them could change it.
        kept = standing.learned_at == restarts.learning(start, RULE.relearn)
        known_until = (standing.learned_at, standing.reference) if kept else (None, None)
        standing = Standing(None, *known_until, rule=standing.rule)
    values = measured(connection, machine.id, measure, span)
    if not values:
        return
    again = {anomaly.started_at for anomaly in known}
    found = _judge(connection, machine, measure, values, standing, again, restarts)
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


def _judge(
    connection: Connection,
    machine: MonitoredMachine,
    measure: str,
    values: Sequence[tuple[datetime, float]],
    standing: Standing,
    again: set[datetime],
    restarts: Restarts,
) -> set[datetime]:
    """Take the values in; ``standing`` follows.  The begins of anomalies that began among them."""
    begun: set[datetime] = set()
    first = floor(values[0][0], RULE.relearn) - RULE.reference
    minutes: Sequence[Minute] | None = None
    past = [
        Past(anomaly.started_at, anomaly.ended_at, anomaly.score)
        for anomaly in store_watch.anomalies(connection, machine.id, measure, before=values[0][0])
    ]
    for time, value in values:
        slot, restart = restarts.learning(time, RULE.relearn), restarts.before(time)
        if standing.learned_at != slot:
            if restart is not None and (standing.learned_at is None or standing.learned_at < restart):
                close(connection, machine, measure, standing.watch)
                standing.reference, standing.watch = None, Watch()
            if minutes is None:
                minutes = store_watch.minutes(connection, machine.id, measure, Span(first, values[-1][0]))
            standing.reference = _learned(minutes, slot, restart, past, standing.watch) or standing.reference
            standing.learned_at = slot
        if standing.reference is None:
            continue
        if standing.watch.level is None:
            standing.watch = _settled(connection, machine, measure, time, restart, standing.reference)
        before = standing.watch
        standing.watch, judged = take(before, time, value, standing.reference, standing.rule)
        if before.since is not None and before.since != standing.watch.since:
            past = [anomaly for anomaly in past if anomaly.began != before.since]
            past.append(Past(before.since, before.last_over, before.score))
        if standing.watch.since is not None and before.since != standing.watch.since:
            begun.add(standing.watch.since)
        why = partial(_why, value, judged, standing.reference, standing.rule)
        found = Found(judged.aspect.value, why, is_known=standing.watch.since in again)
        follow(connection, machine, measure, before, standing.watch, found)
    return begun


def _settled(
    connection: Connection,
    machine: MonitoredMachine,
    measure: str,
    at: datetime,
    restart: datetime | None,
    reference: Reference,
) -> Watch:
    """The level that the values before an instant lead to, since what is usual is learned anew."""
    since = at - timedelta(seconds=SETTLED * reference.time_constant_s)
    since = since if restart is None else max(since, restart)
    before = measured(connection, machine.id, measure, Span(since, at))
    return settled_level((pair for pair in before if pair[0] < at), reference)


def _remembered(connection: Connection, machine: MonitoredMachine, measure: str) -> Standing:
    row = store_watch.find(connection, machine.id, measure)
    if row is None:
        return Standing()
    reference = msgspec.convert(row["reference"], Reference, strict=False) if row["reference"] else None
    watch = msgspec.convert(row["watch"], Watch, strict=False)
    rule = replace(RULE, sensitivity=row["sensitivity"])
    return Standing(row["judged_to"], row["learned_at"], reference, watch, rule)


def _learned(
    minutes: Sequence[Minute],
    at: datetime,
    restart: datetime | None,
    past: Sequence[Past],
    watch: Watch,
) -> Reference | None:
    """What is usual by the weeks before an instant, without what was unusual, as far as that was known then."""
    begin = at - RULE.reference if restart is None else max(at - RULE.reference, restart)
    first = bisect_left(minutes, begin, key=lambda minute: minute.time)
    last = bisect_left(minutes, at, key=lambda minute: minute.time)
    unusual = [anomaly for anomaly in past if anomaly.began != watch.since]
    if watch.since is not None:
        unusual.append(Past(watch.since, None, watch.score))
    unusual = [anomaly for anomaly in unusual if anomaly.score > RULE.certain]
    kept = [m for m in minutes[first:last] if not any(anomaly.hides(m.time) for anomaly in unusual)]
    return learn_reference([m.time for m in kept], [m.mean for m in kept], RULE, [(m.least, m.most) for m in kept])


def _why(value: float, judged: Judged, reference: Reference, rule: WatchRule) -> dict[str, Any]:
    tail = reference.value_tail if judged.aspect.value == "value" else reference.level_tail
    return {
        "aspect": judged.aspect.value,
        "value": value,
        "seen": judged.seen,
        "median": judged.usual,
        "median_of": "the hour of the day" if len(reference.medians) > 1 else "the last 28 days",
        "tail_begins": tail.begins,
        "mean_excess": tail.mean_excess,
        "once_in": round(10 ** min(judged.score, 12.0)),
        "values": reference.count,
        "score": judged.score,
        "limit": reference.limit(rule),
    }

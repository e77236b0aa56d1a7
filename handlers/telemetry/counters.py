"""What counters counted: the one way from their readings to increments, for rollups, parts and energy.

Increments are not stored reading by reading: they are calculated from the readings when asked for, so that late
data corrects them by being there. Rollups keep their sums. An increment belongs to the bucket of the reading that
ends it.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import Connection, text

from db import rollups, timeseries
from domain.counters import (
    CounterDelta,
    CounterReading,
    CounterReplacement,
    CounterSpec,
    DeltaKind,
    counter_deltas,
)
from domain.intervals import Span
from handlers.telemetry.placed import PLACED, WITHIN, around
from handlers.telemetry.store import DirtyRange

_TICK, _MINUTE, _STRIDE = timedelta.resolution, timedelta(minutes=1), timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Counted:
    """Increments of a counter, by time: all that end in ``(span.start, span.end]``.

    ``follower`` is the reading after what was asked for; its increment began before.
    """

    span: Span
    deltas: tuple[CounterDelta, ...]
    follower: datetime | None


@dataclass(frozen=True, slots=True)
class CounterRecord:
    """What a counter showed over a span, with the readings beside it: increments of any part of it."""

    span: Span
    readings: Sequence[CounterReading]
    spec: CounterSpec
    exchanges: Sequence[CounterReplacement]

    def increments(self, span: Span) -> Counted:
        """Increments that end in a part of the record (both ends included), and that of the reading after it."""
        first = bisect_left(self.readings, span.start, key=_time)
        after = bisect_right(self.readings, span.end, key=_time)
        readings = self.readings[max(0, first - 1) : after + 1]
        times = [reading.time for reading in readings]
        before = times[0] if times and times[0] < span.start else None
        last = times[-1] if times and times[-1] > span.end else None
        # An exchange counts with the reading after it; one before the first reading says where that began.
        exchanges = [
            exchange
            for exchange in self.exchanges
            if times and (before is None or exchange.time >= before) and exchange.time < times[-1]
        ]
        deltas = counter_deltas(readings, self.spec, exchanges)
        return Counted(Span(before or span.start - _TICK, last or span.end), deltas, last)


def _time(reading: CounterReading) -> datetime:
    return reading.time


def counter_record(
    connection: Connection, series_id: int, span: Span, machine_id: UUID | None = None
) -> CounterRecord:
    """The record of a counter over a span; with a machine only of the time while the counter stood there."""
    spec = CounterSpec(modulus=connection.scalar(_MODULUS, {"series_id": series_id}))
    readings = _readings(connection, series_id, span, spec, machine_id)
    since = readings[0].time if readings and readings[0].time < span.start else None
    until = readings[-1].time if readings else span.start
    exchanges = connection.execute(_EXCHANGES, {"series_id": series_id, "since": since, "before": until})
    return CounterRecord(span, readings, spec, [CounterReplacement(*row) for row in exchanges])


def increments(connection: Connection, series_id: int, span: Span, machine_id: UUID | None = None) -> Counted:
    """Increments that end in the span (both ends included), and that of the reading after it.

    With a machine only readings count that came while the counter stood there.
    """
    return counter_record(connection, series_id, span, machine_id).increments(span)


def refresh_increases(connection: Connection, execute: timeseries.Execute, ranges: Sequence[DirtyRange]) -> None:
    """Sum increments anew in the buckets of rollups that changed readings touch, their followers' included."""
    for dirty in ranges:
        if dirty.kind != "counter":
            continue
        start, end = _minute(dirty.start), _minute(dirty.end) + _MINUTE
        follower: datetime | None = None
        while start < end:
            window = Span(start, min(end, start + _STRIDE))
            follower = _refresh(connection, execute, dirty.series_id, window)
            start = window.end
        if follower:
            beside = _minute(follower)
            _refresh(connection, execute, dirty.series_id, Span(beside, beside + _MINUTE))


def _refresh(connection: Connection, execute: timeseries.Execute, series_id: int, window: Span) -> datetime | None:
    """Sum the window; of its days all, where finer rollups are gone that coarser ones were the sums of."""
    save = rollups.save_increases
    if not rollups.are_sums(execute, series_id, window.start, window.end):
        save = rollups.save_increases_of_days
        window = Span(_day(window.start), _day(window.end - _TICK) + _STRIDE)
    counted = increments(connection, series_id, Span(window.start, window.end - _TICK))
    sums: dict[datetime, float] = defaultdict(float)
    carried = 0.0  # what an exchanged counter had counted last belongs to the first reading of the new one
    for delta in counted.deltas:
        if delta.kind is DeltaKind.REPLACEMENT:
            carried += delta.delta
            continue
        if window.start <= delta.end < window.end:
            sums[_minute(delta.end)] += carried + delta.delta
        carried = 0.0
    save(execute, series_id, window.start, window.end, sums)
    return counted.follower


def _minute(instant: datetime) -> datetime:
    return instant.replace(second=0, microsecond=0)


def _day(instant: datetime) -> datetime:
    return instant.replace(hour=0, minute=0, second=0, microsecond=0)


def _readings(
    connection: Connection, series_id: int, span: Span, spec: CounterSpec, machine_id: UUID | None
) -> list[CounterReading]:
    """Valid readings of the span with the last before and the first after it."""
    query = "SELECT v.time, v.value FROM telemetry.measurement v WHERE v.series_id = :series_id"
    if machine_id is not None:
        placed = f"FROM {PLACED} JOIN telemetry.measurement v ON v.series_id = s.id"
        query = f"SELECT v.time, v.value {placed} WHERE s.id = :series_id AND {WITHIN.format(time='v.time')}"
    if spec.modulus is not None:
        query += " AND v.value >= 0 AND v.value < :modulus"
    rows = connection.execute(
        text(around(query, "v.time")),
        {
            "machine_id": machine_id,
            "series_id": series_id,
            "start": span.start,
            "end": span.end,
            "modulus": spec.modulus,
        },
    )
    return [CounterReading(time, value) for time, value in rows]


_MODULUS = text(
    """
    SELECT m.counter_modulus FROM telemetry.series s
    JOIN factories.measure_model m ON m.name = s.measure
        AND (m.organization_id = s.organization_id OR m.organization_id IS NULL)
    WHERE s.id = :series_id ORDER BY m.organization_id NULLS LAST, m.version DESC LIMIT 1
    """
)
_EXCHANGES = text(
    """
    SELECT time, last_value, first_value FROM telemetry.counter_exchange
    WHERE series_id = :series_id AND time >= coalesce(CAST(:since AS timestamptz), '-infinity') AND time < :before
    ORDER BY time
    """
)

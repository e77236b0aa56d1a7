"""What a machine's meters say: power over time, whatever they measure and however they stamp it."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import Connection, RowMapping

from domain.energy import (
    Integration,
    PowerSegment,
    by_bucket,
    segments_from_counter,
    segments_from_intervals,
    segments_from_power,
)
from domain.intervals import Span
from handlers.energy import errors
from handlers.energy.store_meters import INTERVALS, Binding, bindings_at, energy_unit, samples, unit_of
from handlers.oee.store import Machine
from handlers.telemetry.counters import CounterRecord, counter_record, increments

POWER = ("trapezoid", "left")


def measures_energy(connection: Connection, binding: RowMapping) -> None:
    """What is measured must be energy or power, as the method needs it."""
    unit, method = unit_of(connection, binding["series_id"]), binding["method"]
    known, wants_power = energy_unit(unit), method in POWER
    if known is None or (method not in INTERVALS and known[1] is not wants_power):
        raise errors.wrong_unit(method, unit, "power" if wants_power else "energy")


def touched(connection: Connection, machine: Machine, meters: Sequence[Binding], span: Span) -> Span:
    """The samples beside the span are the other ends of its first and last segments.

    While a series is new, all of it is touched: how far apart its samples usually lie is only being learned.
    """
    times = [span.start, span.end, *(meter.new_since for meter in meters if meter.new_since)]
    for meter in meters:
        if meter.method == "counter":
            for at in {span.start, span.end}:
                counted = increments(connection, meter.series_id, Span(at, at), machine.id)
                times += [edge for delta in counted.deltas for edge in (delta.start, delta.end)]
            continue
        reach = timedelta(seconds=meter.reach_s)
        before = samples(connection, machine.id, meter, Span(span.start - reach, span.start))
        after = samples(connection, machine.id, meter, Span(span.end, span.end + reach))
        times += [time for time, _ in before if time < span.start][-1:]
        times += [time for time, _ in after if time > span.end][:1]
    return Span(min(times), max(times))


@dataclass(frozen=True, slots=True)
class MeterRecord:
    """What one meter of a machine gave over a stretch of time and beside it, in kW or kWh."""

    known: Mapping[datetime, Binding]
    """The meter as it is known at the ends of the spans that are asked for."""
    points: Sequence[tuple[datetime, float]]
    counter: CounterRecord | None

    def segments(self, span: Span) -> Sequence[PowerSegment]:
        """Power around one of the spans that it was gathered for."""
        meter = self.known[span.end]
        if self.counter is not None:
            deltas = self.counter.increments(span).deltas
            return segments_from_counter(deltas, gap_limit_s=meter.gap_limit_s, scale=meter.scale)
        points = self._around(span, timedelta(seconds=meter.reach_s))
        if meter.method not in INTERVALS:
            return segments_from_power(points, method=Integration(meter.method), gap_limit_s=meter.gap_limit_s)
        if not meter.usual_s:
            return ()  # of a first interval nobody knows yet how long it is
        hours = meter.usual_s / 3600 if meter.is_power else 1.0
        rows = [(time, value * hours) for time, value in points]
        return segments_from_intervals(rows, meter.usual_s, stamp_is_end=INTERVALS[meter.method])

    def samples(self, span: Span) -> int:
        """How many values came in the span, both ends included."""
        if self.counter is not None:
            return len([r for r in self.counter.readings if span.start <= r.time <= span.end])
        return len(self._around(span, timedelta(0)))

    def _around(self, span: Span, reach: timedelta) -> Sequence[tuple[datetime, float]]:
        first = bisect_left(self.points, span.start - reach, key=_time)
        return self.points[first : bisect_right(self.points, span.end + reach, key=_time)]


def _time(point: tuple[datetime, float]) -> datetime:
    return point[0]


def gather(connection: Connection, machine: Machine, spans: Sequence[Span]) -> list[MeterRecord]:
    """What the machine's meters gave over spans, read at once."""
    ends = [span.end for span in spans]
    start, end = min(span.start for span in spans), max(ends)
    found = []
    for known in bindings_at(connection, machine.id, ends):
        meter = known[end]
        if meter.method == "counter":
            record = counter_record(connection, meter.series_id, Span(start, end), machine.id)
            found.append(MeterRecord(known, (), record))
        else:
            reach = timedelta(seconds=max(binding.reach_s for binding in known.values()))
            points = samples(connection, machine.id, meter, Span(start - reach, end + reach))
            found.append(MeterRecord(known, points, None))
    return found


def all_segments(meters: Sequence[MeterRecord], span: Span) -> list[PowerSegment]:
    """Power of meters around one of the spans they were gathered for, by time; those of several overlap."""
    found = [s for meter in meters for s in meter.segments(span)]
    return found if len(meters) == 1 else sorted(found, key=_edges)  # of one they come by time


def _edges(segment: PowerSegment) -> tuple[datetime, datetime]:
    return segment.span.start, segment.span.end


def power_segments(connection: Connection, machine: Machine, span: Span) -> list[PowerSegment]:
    """Power of all of the machine's meters around the span."""
    return all_segments(gather(connection, machine, [span]), span)


def meter_segments(
    connection: Connection, machine: Machine, span: Span, meter_binding_id: UUID
) -> list[PowerSegment]:
    """Power of one of the machine's meters around the span."""
    meters = gather(connection, machine, [span])
    return all_segments([meter for meter in meters if meter.known[span.end].id == meter_binding_id], span)


def phase_energy(connection: Connection, machine: Machine, span: Span) -> dict[str, float]:
    """kWh of each phase in the span, from the meters of one phase; empty where there are none."""
    found: dict[str, float] = {}
    for meter in gather(connection, machine, [span]):
        phase = meter.known[span.end].phase
        if phase is not None:
            (whole,) = by_bucket(meter.segments(span), [span])
            found[phase] = found.get(phase, 0.0) + whole.energy_kwh
    return dict(sorted(found.items()))

"""What a machine's meters say: power over time, whatever they measure and however they stamp it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from sqlalchemy import Connection

from core.tokens import Identity
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
from handlers.energy.store_meters import INTERVALS, Binding, bindings, energy_unit, samples, unit_of
from handlers.oee.store import Machine
from handlers.telemetry.counters import increments
from handlers.validation import Fields

POWER = ("trapezoid", "left")


def checked_binding(connection: Connection, _identity: Identity, fields: Fields) -> Fields:
    """What is measured must be energy or power, as the method needs it."""
    unit = unit_of(connection, fields["series_id"])
    method = fields.get("method", POWER[0])
    known = None if unit is None else energy_unit(unit)
    wants_power = method in POWER
    is_right = known is not None and (method in INTERVALS or known[1] is wants_power)
    if unit is not None and not is_right:
        raise errors.wrong_unit(method, unit, "power" if wants_power else "energy")
    return fields


def touched(connection: Connection, machine: Machine, meters: Sequence[Binding], span: Span) -> Span:
    """The samples beside the span are the other ends of its first and last segments.

    While a series is new, all of it is touched: how far apart its samples usually lie is only being learned.
    """
    times = [span.start, span.end, *(meter.new_since for meter in meters if meter.new_since)]
    for meter in meters:
        if meter.method == "counter":
            counted = increments(connection, meter.series_id, span, machine.id)
            times += [edge for delta in counted.deltas for edge in (delta.start, delta.end)]
            continue
        reach = timedelta(seconds=meter.reach_s)
        around = samples(connection, machine.id, meter, Span(span.start - reach, span.end + reach))
        times += [time for time, _ in around if time < span.start][-1:]
        times += [time for time, _ in around if time > span.end][:1]
    return Span(min(times), max(times))


def power_segments(connection: Connection, machine: Machine, span: Span) -> list[PowerSegment]:
    """Power of all of the machine's meters around the span, by time; those of several meters overlap."""
    segments: list[PowerSegment] = []
    for meter in bindings(connection, machine.id, span.end):
        segments += binding_segments(connection, machine, meter, span)
    return sorted(segments, key=lambda segment: segment.span)


def meter_segments(
    connection: Connection, machine: Machine, span: Span, meter_binding_id: UUID
) -> list[PowerSegment]:
    """Power of one of the machine's meters around the span."""
    return [
        segment
        for meter in bindings(connection, machine.id, span.end)
        if meter.id == meter_binding_id
        for segment in binding_segments(connection, machine, meter, span)
    ]


def phase_energy(connection: Connection, machine: Machine, span: Span) -> dict[str, float]:
    """kWh of each phase in the span, from the meters of one phase; empty where there are none."""
    found: dict[str, float] = {}
    for meter in bindings(connection, machine.id, span.end):
        if meter.phase is not None:
            (whole,) = by_bucket(binding_segments(connection, machine, meter, span), [span])
            found[meter.phase] = found.get(meter.phase, 0.0) + whole.energy_kwh
    return dict(sorted(found.items()))


def binding_segments(
    connection: Connection, machine: Machine, meter: Binding, span: Span
) -> Sequence[PowerSegment]:
    """Power of one meter around the span."""
    if meter.method == "counter":
        deltas = increments(connection, meter.series_id, span, machine.id).deltas
        in_kwh = [replace(delta, delta=delta.delta * meter.scale) for delta in deltas]
        return segments_from_counter(in_kwh, gap_limit_s=meter.gap_limit_s)
    reach = timedelta(seconds=meter.reach_s)
    found = samples(connection, machine.id, meter, Span(span.start - reach, span.end + reach))
    if meter.method not in INTERVALS:
        return segments_from_power(found, method=Integration(meter.method), gap_limit_s=meter.gap_limit_s)
    if not meter.usual_s:
        return ()  # of a first interval nobody knows yet how long it is
    hours = meter.usual_s / 3600 if meter.is_power else 1.0
    rows = [(time, value * hours) for time, value in found]
    return segments_from_intervals(rows, meter.usual_s, stamp_is_end=INTERVALS[meter.method])

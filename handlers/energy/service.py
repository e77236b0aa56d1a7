"""Works out energy, standby, cost and emissions of machines, by hour and for any span."""

import math
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from statistics import median
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from core.tokens import Identity
from domain.emissions import EmissionLine, Fit, emission_lines, factors_over, total_emissions_kg
from domain.energy import (
    Integration,
    PowerSegment,
    by_bucket,
    energy_in_spans_kwh,
    segments_from_counter,
    segments_from_intervals,
    segments_from_power,
)
from domain.intervals import Span
from domain.machine_state import MachineState
from domain.tariff import cost_over
from handlers.energy import store
from handlers.oee import service as oee_service
from handlers.oee import store as oee_store
from handlers.oee.store import Machine
from handlers.telemetry.counters import increments

HOUR = timedelta(hours=1)
INTERVALS = {"interval_end": True, "interval_start": False}
"""Methods of interval meters, and whether the stamp is the interval's end."""


def refresh_energy(connection: Connection, machine_id: UUID, span: Span, at: datetime) -> None:
    """Calculate anew the hours that the span touches (a sample also bounds the segments beside it)."""
    machine = oee_store.find_machine(connection, machine_id)
    if machine is None:
        return
    bindings = store.bindings(connection, machine_id, span.end)
    if not bindings:
        return
    touched = _touched(connection, machine, bindings, span)
    first, last = _hour(touched.start), min(_hour(touched.end), _hour(at)) + HOUR
    edges = [first + number * HOUR for number in range(int((last - first) / HOUR) + 1)]
    rows = [
        {"hour": start} | without_currency(calculate(connection, machine, Span(start, min(end, max(at, start)))))
        for start, end in pairwise(edges)
    ]
    owner = {
        "organization_id": machine.organization_id,
        "factory_id": machine.factory_id,
        "machine_id": machine.id,
    }
    store.save_hours(connection, owner, rows)


def _touched(connection: Connection, machine: Machine, bindings: Sequence[store.Binding], span: Span) -> Span:
    """The samples beside the span are the other ends of its first and last segments.

    While a series is new, all of it is touched: how far apart its samples usually lie is only being learned.
    """
    times = [span.start, span.end, *(binding.new_since for binding in bindings if binding.new_since)]
    for binding in bindings:
        if binding.method == "counter":
            counted = increments(connection, binding.series_id, span, machine.id)
            times += [edge for delta in counted.deltas for edge in (delta.start, delta.end)]
            continue
        reach = timedelta(seconds=binding.gap_limit_s)
        around = store.samples(connection, machine.id, binding, Span(span.start - reach, span.end + reach))
        times += [time for time, _ in around if time < span.start][-1:]
        times += [time for time, _ in around if time > span.end][:1]
    return Span(min(times), max(times))


def without_currency(values: dict[str, Any]) -> dict[str, Any]:
    """What an hour's row holds; the currency is the factory's."""
    return {name: value for name, value in values.items() if name != "currency"}


def calculate(connection: Connection, machine: Machine, span: Span) -> dict[str, Any]:
    """Energy of the machine over the span: the one calculation of it.

    kWh; cost in the factory's currency, None without a tariff; emissions in kg CO2e, location-based, None
    where no grid factor is known; standby is what the machine drew while idle.  Where tariff or factor are known
    for a part of the span only, cost and emissions are that part's, and the flag says so.
    """
    segments = power_segments(connection, machine, span)
    states = oee_store.states(connection, machine.id, span)
    idle = [piece.span for piece in states if piece.value is MachineState.IDLE]
    site = store.site(connection, machine.factory_id)
    flags: set[str] = set()
    (whole,) = by_bucket(segments, [span])
    if whole.interpolated_kwh:
        flags.add("interpolated")
    inside = [part for s in segments if (part := s.cut(span))]
    lines = emissions_by_factor(connection, machine.organization_id, site, inside, span)
    flags |= {f"grid_factor_{line.factor.fit}" for line in lines if line.factor.fit is not Fit.YEARLY}
    if span.duration_s and not (lines and is_all([line.energy_kwh for line in lines], whole.energy_kwh)):
        flags.add("no_grid_factor")
    tariffs = store.tariffs(connection, machine.factory_id, site.time_zone, span)
    cost = cost_over(inside, tariffs, span)
    if span.duration_s and (cost.unpriced_kwh or not tariffs):
        flags.add("no_tariff")
    return {
        "energy_kwh": whole.energy_kwh,
        "standby_kwh": energy_in_spans_kwh(inside, idle),
        "cost": cost.total if tariffs else None,
        "currency": site.currency,
        "emissions_kg": total_emissions_kg(lines) if lines else None,
        "coverage": whole.coverage,
        "flags": sorted(flags),
    }


def emissions_by_factor(
    connection: Connection, organization_id: UUID, site: store.Site, segments: Sequence[PowerSegment], span: Span
) -> tuple[EmissionLine, ...]:
    """Energy of the span by the emission factor that holds: hourly where known, else yearly."""
    factors = factors_over(
        span,
        site.grid_zone,
        site.time_zone,
        yearly=store.grid_factors(connection, organization_id, site.grid_zone),
        hourly=store.hourly_factors(connection, organization_id, site.grid_zone, span),
    )
    return emission_lines(segments, factors)


def is_all(parts: Sequence[float], whole: float) -> bool:
    """Whether parts make up the whole, but for rounding."""
    return math.isclose(math.fsum(parts), whole, rel_tol=1e-9, abs_tol=1e-9)


def power_segments(connection: Connection, machine: Machine, span: Span) -> list[PowerSegment]:
    """Power of all of the machine's meters around the span, by time; those of several meters overlap."""
    segments: list[PowerSegment] = []
    for binding in store.bindings(connection, machine.id, span.end):
        segments += binding_segments(connection, machine, binding, span)
    return sorted(segments, key=lambda segment: segment.span)


def meter_segments(
    connection: Connection, machine: Machine, span: Span, meter_binding_id: UUID
) -> list[PowerSegment]:
    """Power of one of the machine's meters around the span."""
    return [
        segment
        for binding in store.bindings(connection, machine.id, span.end)
        if binding.id == meter_binding_id
        for segment in binding_segments(connection, machine, binding, span)
    ]


def phase_energy(connection: Connection, machine: Machine, span: Span) -> dict[str, float]:
    """kWh of each phase in the span, from the meters of one phase; empty where there are none."""
    found: dict[str, float] = {}
    for binding in store.bindings(connection, machine.id, span.end):
        if binding.phase is not None:
            (whole,) = by_bucket(binding_segments(connection, machine, binding, span), [span])
            found[binding.phase] = found.get(binding.phase, 0.0) + whole.energy_kwh
    return dict(sorted(found.items()))


def binding_segments(
    connection: Connection, machine: Machine, binding: store.Binding, span: Span
) -> Sequence[PowerSegment]:
    """Power of one meter around the span."""
    if binding.method == "counter":
        counted = increments(connection, binding.series_id, span, machine.id)
        return segments_from_counter(counted.deltas, gap_limit_s=binding.gap_limit_s)
    reach = timedelta(seconds=binding.gap_limit_s)
    samples = store.samples(connection, machine.id, binding, Span(span.start - reach, span.end + reach))
    if binding.method in INTERVALS:
        return _intervals(samples, binding)
    return segments_from_power(samples, method=Integration(binding.method), gap_limit_s=binding.gap_limit_s)


def _intervals(samples: Sequence[tuple[datetime, float]], binding: store.Binding) -> Sequence[PowerSegment]:
    """Energy of intervals as mean power; an interval is as long as stamps usually lie apart."""
    if len(samples) < 2:
        return ()
    usual_s = median((after - before).total_seconds() for (before, _), (after, _) in pairwise(samples))
    return segments_from_intervals(samples, usual_s, stamp_is_end=INTERVALS[binding.method])


def _hour(instant: datetime) -> datetime:
    return instant.astimezone(UTC).replace(minute=0, second=0, microsecond=0)


def machine_energy(
    connection: Connection, identity: Identity, machine_id: UUID, start: datetime, end: datetime
) -> dict[str, Any]:
    """Energy of one machine over [start, end)."""
    machine = oee_service.machine_in_reach(connection, identity, machine_id)
    span = oee_service.checked_span(start, end)
    return {"machine_id": machine.id, "from": span.start, "to": span.end} | calculate(connection, machine, span)

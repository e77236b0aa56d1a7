"""Works out energy, standby, cost and emissions of machines, by hour and for any span."""

import math
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from core.tokens import Identity
from domain.emissions import EmissionLine, Fit, emission_lines, factors_over, total_emissions_kg
from domain.energy import PowerSegment, by_bucket, energy_in_spans_kwh
from domain.intervals import Span
from domain.machine_state import MachineState
from domain.tariff import cost_over
from handlers.energy import store, store_meters
from handlers.energy.metering import power_segments, touched
from handlers.oee import service as oee_service
from handlers.oee import store as oee_store
from handlers.oee.store import Machine

HOUR = timedelta(hours=1)


def refresh_energy(connection: Connection, machine_id: UUID, span: Span, at: datetime) -> None:
    """Calculate anew the hours that the span touches (a sample also bounds the segments beside it)."""
    machine = oee_store.find_machine(connection, machine_id)
    if machine is None:
        return
    meters = store_meters.bindings(connection, machine_id, span.end)
    if not meters:
        return
    reached = touched(connection, machine, meters, span)
    first, last = _hour(reached.start), min(_hour(reached.end), _hour(at)) + HOUR
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


def _hour(instant: datetime) -> datetime:
    return instant.astimezone(UTC).replace(minute=0, second=0, microsecond=0)


def machine_energy(
    connection: Connection, identity: Identity, machine_id: UUID, start: datetime, end: datetime
) -> dict[str, Any]:
    """Energy of one machine over [start, end)."""
    machine = oee_service.machine_in_reach(connection, identity, machine_id)
    span = oee_service.checked_span(start, end)
    return {"machine_id": machine.id, "from": span.start, "to": span.end} | calculate(connection, machine, span)

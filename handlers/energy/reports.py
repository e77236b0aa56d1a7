"""Energy of a machine, line, area or factory: kWh, standby, cost, emissions, demand, and energy a good part."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from core.clock import now
from core.tokens import Identity
from domain import energy, energy_use
from domain.calendar import BucketKind, calendar_buckets
from domain.demand_charge import DemandCharge, demand_charges, summed_charge, total_cost
from domain.energy import PowerSegment
from domain.intervals import Span, Valued
from domain.sliding_demand import sliding_peak
from domain.tariff import Tariff, cost_at, prices_over
from handlers.energy import store, store_reports
from handlers.energy.charges import (
    NOT_CALCULATED,
    charge_rows,
    charges_by_month,
    energy_cost,
    segments_of,
)
from handlers.energy.facts import is_unpriced
from handlers.energy.metering import phase_energy
from handlers.energy.service import calculate
from handlers.energy.store_reports import HOUR, LONGEST_STORED, HourSum
from handlers.energy.work import BY_WORK, energy_of_work, named_work
from handlers.oee import errors
from handlers.oee import store as oee_store
from handlers.oee.service import LONGEST_SPAN, checked_span
from handlers.oee.store_reports import Scope, find_scope
from handlers.tables.buckets import CALENDAR, bucket_spans

BY = ("total", "machine", *CALENDAR, *BY_WORK)
LONGEST_DEMAND = timedelta(days=31, hours=1)
"""Demand and prices are worked out from the samples of at most this long: a month in which clocks are set back."""


def report(connection: Connection, identity: Identity, fields: dict[str, Any]) -> dict[str, Any]:
    """Rows by what is asked for, their total, demand, and cost by time of use."""
    scope = find_scope(connection, identity, fields["scope"], fields["scope_id"])
    if scope is None:
        raise errors.scope_not_found(fields["scope"], fields["scope_id"])
    by = fields["by"]
    longest = LONGEST_SPAN if by == "hour" else LONGEST_STORED
    span = checked_span(fields["from_"], fields["to"], longest)
    rows = _work_rows(connection, identity, scope, fields) if by in BY_WORK else _rows(connection, scope, span, by)
    (total,) = rows if by == "total" else _rows(connection, scope, span, "total")
    flags = []
    segments: Sequence[PowerSegment] | None = None
    tariffs = _tariffs(connection, scope, span)
    charges: Sequence[DemandCharge] | None = None
    if span.end - span.start <= LONGEST_DEMAND:
        segments = segments_of(connection, scope, span)
        charges = demand_charges(segments, tariffs, scope.time_zone, now())
    else:
        flags.append("demand_not_calculated")
        if by in {"total", "month"}:
            charges = charges_by_month(connection, scope, tariffs, span)
    lacking = _with_totals([total, *(rows if by == "month" else ())], charges)
    return {
        "scope": fields["scope"],
        "scope_id": fields["scope_id"],
        "label": scope.name,
        "from": span.start,
        "to": span.end,
        "by": by,
        "time_zone": scope.time_zone,
        "currency": scope.currency,
        "rows": rows,
        "total": total | {"label": scope.name},
        "demand": None if segments is None else _demand(segments, scope, span),
        "costs": [] if segments is None else _costs(segments, tariffs, span),
        "demand_charges": charge_rows(charges or (), is_whole_factory=fields["scope"] == "factory"),
        "total_cost_flags": lacking,
        "phases": None if segments is None else _phases(connection, scope, span),
        "flags": flags,
    }


def _with_totals(rows: Sequence[dict[str, Any]], charges: Sequence[DemandCharge] | None) -> list[str]:
    """Give rows of whole months, the total first, what is charged for demand in them and what both cost.

    What the total's cost lacks, where it is not known.
    """
    totals = []
    for row in rows:
        own = [c for c in charges or () if row["from"] <= c.span.start and c.span.end <= row["to"]]
        demand = NOT_CALCULATED if charges is None else summed_charge(own)
        both = total_cost(energy_cost(row["cost"], is_priced=not row["unpriced"]), demand)
        row |= {"demand_cost": demand.cost, "total_cost": both.cost}
        totals.append(both)
    return list(totals[0].flags)


def _work_rows(
    connection: Connection, identity: Identity, scope: Scope, fields: dict[str, Any]
) -> list[dict[str, Any]]:
    """Rows by order, product or shift, that without one first."""
    span = Span(fields["from_"], fields["to"])
    if span.end - span.start > LONGEST_DEMAND:
        raise errors.long_span(span.start, span.end, LONGEST_DEMAND.days)
    found = energy_of_work(connection, scope, span, fields["by"])
    named = named_work(connection, identity, fields)
    rows = []
    for key in sorted(found):
        said = named.get(key, {"label": "", "good_quantity": 0.0, "from": span.start, "to": span.end})
        row = _row(scope, "total", key, found[key], said["good_quantity"])
        rows.append(row | {name: said[name] for name in ("label", "from", "to")})
    return sorted(rows, key=lambda row: (row["key"] != "", row["from"], row["label"], row["key"]))


def _phases(connection: Connection, scope: Scope, span: Span) -> dict[str, Any] | None:
    """Energy by phase and how far the phases are apart, where machines have meters of single phases."""
    found: dict[str, float] = defaultdict(float)
    for machine_id in scope.machines:
        if machine := oee_store.find_machine(connection, machine_id):
            for phase, kwh in phase_energy(connection, machine, span).items():
                found[phase] += kwh
    if not found:
        return None
    return {
        "energies": [{"phase": phase, "energy_kwh": found[phase]} for phase in sorted(found)],
        "imbalance": energy_use.phase_imbalance(list(found.values())),
    }


def _rows(connection: Connection, scope: Scope, span: Span, by: str) -> list[dict[str, Any]]:
    machine_ids = list(scope.machines)
    found: dict[str, list[HourSum]] = defaultdict(list)
    for row in store_reports.summed_hours(connection, machine_ids, span, by, scope.time_zone):
        found[row.key].append(row)
    for key, part in _cut(connection, scope, span, by):
        found[key].append(part)
    good = store_reports.good_parts(connection, machine_ids, span, by, scope.time_zone)
    if by == "total":
        found.setdefault("", [])
    spans = bucket_spans(span, by, scope.time_zone)
    return [
        _row(scope, by, key, found[key], good.get(key, 0.0))
        | dict(zip(("from", "to"), spans.get(key, (span.start, span.end)), strict=True))
        for key in sorted(found)
    ]


def _cut(connection: Connection, scope: Scope, span: Span, by: str) -> list[tuple[str, HourSum]]:
    """What the span's edges leave of the hours they cut."""
    first, last = (
        edge.astimezone(UTC).replace(minute=0, second=0, microsecond=0) for edge in (span.start, span.end)
    )
    parts = {
        part
        for hour in {first, last}
        if (part := Span(hour, hour + HOUR).overlap(span)) not in {None, Span(hour, hour + HOUR)}
    }
    found = []
    for part in sorted(part for part in parts if part is not None):
        for machine_id in scope.machines:
            machine = oee_store.find_machine(connection, machine_id)
            if machine is None:
                continue
            values = calculate(connection, machine, part)
            if not values["coverage"]:
                continue
            hours = part.duration_s / 3600
            key = _key(part, machine_id, by, scope.time_zone)
            sums = (values["energy_kwh"], values["standby_kwh"], values["cost"], values["emissions_kg"])
            found.append((key, HourSum(key, *sums, values["coverage"] * hours, is_unpriced(values))))
    return found


def _key(part: Span, machine_id: UUID, by: str, zone: str) -> str:
    if by == "total":
        return ""
    if by == "machine":
        return str(machine_id)
    (bucket, *_) = calendar_buckets(part, BucketKind(by), zone)
    return bucket.span.start.astimezone(UTC).isoformat(timespec="seconds")


def _row(scope: Scope, by: str, key: str, parts: Sequence[HourSum], good: float) -> dict[str, Any]:
    total, standby = (sum(getattr(part, name) for part in parts) for name in ("energy_kwh", "standby_kwh"))
    costs, emissions = (
        [value for part in parts if (value := getattr(part, name)) is not None]
        for name in ("cost", "emissions_kg")
    )
    return {
        "key": key,
        "label": scope.machines[UUID(key)] if by == "machine" else key,
        "energy_kwh": total,
        "standby_kwh": standby,
        "standby_share": energy_use.standby_share(standby, total),
        "cost": sum(costs) if costs else None,
        "demand_cost": None,
        "total_cost": None,
        "unpriced": any(part.unpriced for part in parts),
        "emissions_kg": sum(emissions) if emissions else None,
        "measured_hours": sum(part.covered_hours for part in parts),
        "good_quantity": good,
        "kwh_per_good_part": energy_use.specific_energy_kwh(total, good),
    }


def _demand(segments: Sequence[PowerSegment], scope: Scope, span: Span) -> dict[str, Any]:
    """Demand in quarter hours of the local clock that lie wholly in the span and have passed, and in any other."""
    until = min(span.end, now())
    buckets = calendar_buckets(span, BucketKind.QUARTER_HOUR, scope.time_zone)
    windows = energy.demand(
        segments, [b.span for b in buckets if b.span.start >= span.start and b.span.end <= until]
    )
    peak = energy.peak_demand(windows)
    sliding = sliding_peak([part for s in segments if (part := s.cut(Span(span.start, max(until, span.start))))])
    return {
        "window_seconds": 900,
        "peak_kw": peak.mean_kw if peak else None,
        "peak_from": peak.span.start if peak else None,
        "sliding_peak_kw": sliding.mean_kw if sliding else None,
        "sliding_peak_from": sliding.span.start if sliding else None,
        "load_factor": energy.load_factor(windows),
        "base_load_kw": energy.base_load_kw(windows),
        "measured_windows": sum(window.mean_kw is not None for window in windows),
        "windows": len(windows),
    }


def _tariffs(connection: Connection, scope: Scope, span: Span) -> Sequence[Valued[Tariff]]:
    """The tariffs that hold one after the other, of the factory of the scope's machines."""
    machine = next((oee_store.find_machine(connection, id_) for id_ in scope.machines), None)
    return store.tariffs(connection, machine.factory_id, scope.time_zone, span) if machine else ()


def _costs(
    segments: Sequence[PowerSegment], tariffs: Sequence[Valued[Tariff]], span: Span
) -> list[dict[str, Any]]:
    """Energy and cost by time of use."""
    return [
        {
            "name": line.name,
            "price_per_kwh": line.price_per_kwh,
            "energy_kwh": line.energy_kwh,
            "cost": line.cost,
        }
        for line in cost_at(segments, prices_over(tariffs), span).lines
    ]

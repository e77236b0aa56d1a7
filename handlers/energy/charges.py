"""What tariffs charge for peaks beside the energy, and what both come to."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from core.clock import now
from domain.calendar import BucketKind, calendar_buckets
from domain.demand_charge import DemandCharge, KnownCost, demand_charges
from domain.energy import PowerSegment
from domain.intervals import Span, Valued
from domain.tariff import Tariff
from handlers.energy.facts import USUAL_OF_NEW_S
from handlers.energy.metering import power_segments
from handlers.energy.store_meters import bindings
from handlers.energy.store_reports import summed_hours
from handlers.oee import store as oee_store
from handlers.oee.store_reports import Scope

LONGEST_CHARGED = timedelta(days=366, hours=1)
"""The months of a year are worked out from the samples, one after the other."""
MOST_VALUES = 600_000
"""So many values are read for one answer: a year of one meter by the minute, or of 17 by the quarter hour."""
NOT_CALCULATED = KnownCost(None, ("demand_charge_not_calculated",))


def charges_by_month(
    connection: Connection, scope: Scope, tariffs: Sequence[Valued[Tariff]], span: Span
) -> list[DemandCharge] | None:
    """The charges of each local month that a span touches; None where that is too much for one answer."""
    if all(piece.value.demand_price_per_kw is None for piece in tariffs):
        return []
    if span.end - span.start > LONGEST_CHARGED or _values(connection, scope, span) > MOST_VALUES:
        return None
    until = now()
    found: list[DemandCharge] = []
    for month in calendar_buckets(span, BucketKind.MONTH, scope.time_zone):
        part = month.span.overlap(span)
        if part is None or part.start >= until:
            continue
        held = [Valued(cut, piece.value) for piece in tariffs if (cut := piece.span.overlap(part))]
        if any(piece.value.demand_price_per_kw is not None for piece in held):
            segments = segments_of(connection, scope, part)
            found += demand_charges(segments, held, scope.time_zone, until)
    return found


def _values(connection: Connection, scope: Scope, span: Span) -> float:
    """About how many values the meters of a scope gave in a span: of each as many as its measured hours hold."""
    hours = summed_hours(connection, list(scope.machines), span, "machine", scope.time_zone)
    return sum(
        of.covered_hours * 3600 / (meter.usual_s or USUAL_OF_NEW_S)
        for of in hours
        for meter in bindings(connection, UUID(of.key), span.end)
    )


def segments_of(connection: Connection, scope: Scope, span: Span) -> list[PowerSegment]:
    """Power of all machines of a scope, cut to a span."""
    found: list[PowerSegment] = []
    for machine_id in scope.machines:
        if machine := oee_store.find_machine(connection, machine_id):
            found += [part for s in power_segments(connection, machine, span) if (part := s.cut(span))]
    return sorted(found, key=lambda segment: segment.span)


def energy_cost(cost: float | None, *, is_priced: bool) -> KnownCost:
    """Cost of energy; not known where there was no tariff for some of it, or nothing measured."""
    if not is_priced:
        return KnownCost(None, ("no_tariff",))
    return KnownCost(cost, () if cost is not None else ("not_measured",))


def charge_rows(charges: Iterable[DemandCharge], *, is_whole_factory: bool) -> list[dict[str, Any]]:
    """Charges as they are told; that of a part of a factory is of its own peak."""
    return [
        {
            "name": charge.tariff,
            "from": charge.span.start,
            "to": charge.span.end,
            "method": charge.method.value,
            "price_per_kw": charge.price_per_kw,
            "peak_kw": charge.peak.mean_kw if charge.peak else None,
            "peak_from": charge.peak.span.start if charge.peak else None,
            "cost": charge.cost,
            "flags": [*charge.flags, *(() if is_whole_factory else ("own_peak",))],
        }
        for charge in charges
    ]

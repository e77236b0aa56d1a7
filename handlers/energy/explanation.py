"""Where a machine's energy, cost and emissions come from: meters, gaps, prices, and factors by kWh."""

import math
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from core.clock import now
from core.tokens import Identity
from domain.demand_charge import DemandCharge, demand_charges, summed_charge, total_cost
from domain.emissions import EmissionLine, UsedFactor
from domain.energy import by_bucket
from domain.intervals import Span, subtraction, union
from domain.tariff import EnergyCost
from handlers.energy.charges import charge_rows, energy_cost
from handlers.energy.facts import EnergyFacts, gather
from handlers.oee.service import checked_span, machine_in_reach, past_of

MOST = 1000
"""So many intervals and gaps are named one by one; their sums are of all."""


def explain_energy(
    connection: Connection, identity: Identity, machine_id: UUID, start: datetime, end: datetime
) -> dict[str, Any]:
    """Every number of ``machine_energy`` over what of [start, end) has been, and what it is made of."""
    machine = machine_in_reach(connection, identity, machine_id)
    asked = checked_span(start, end)
    span = past_of(asked, now())
    facts = gather(connection, machine, [span])
    found = facts.calculate(span)
    segments = facts.segments(span)
    lines = facts.emission_lines(segments, span)
    cost = facts.cost(segments, span)
    charges = demand_charges(segments, facts.tariffs, facts.site.time_zone, now())
    gaps = subtraction([span], union(segment.span for segment in segments))
    return {
        "machine_id": machine.id,
        "from": asked.start,
        "to": asked.end,
        "numbers": [*_numbers(found, lines, cost), *_costs(found["cost"], cost.unpriced_kwh, charges)],
        "meters": _meters(facts, span),
        "factors": _factors(lines),
        "factor_intervals": [_interval(line) for line in lines[:MOST]],
        "prices": [
            {"name": x.name, "price_per_kwh": x.price_per_kwh, "energy_kwh": x.energy_kwh, "cost": x.cost}
            for x in cost.lines
        ],
        "demand_charges": charge_rows(charges, is_whole_factory=False),
        "gaps": [{"from": gap.start, "to": gap.end} for gap in gaps[:MOST]],
        "flags": found["flags"],
    }


def _numbers(found: dict[str, Any], lines: Sequence[EmissionLine], cost: EnergyCost) -> list[dict[str, Any]]:
    known = math.fsum(line.energy_kwh for line in lines)
    said: tuple[tuple[str, str, dict[str, float]], ...] = (
        ("energy_kwh", "Σ (P1 + P2) / 2 × Δt over the meters' segments, cut at the span's edges", {}),
        ("standby_kwh", "energy while the machine's state was idle", {}),
        ("coverage", "time that segments cover / time", {}),
        ("cost", "Σ energy_kwh × price_per_kwh", {"unpriced_kwh": cost.unpriced_kwh}),
        (
            "emissions_kg",
            "Σ energy_kwh × g_per_kwh / 1000",
            {"energy_with_factor_kwh": known, "energy_without_factor_kwh": max(0.0, found["energy_kwh"] - known)},
        ),
    )
    return [
        {
            "name": name,
            "formula": formula,
            "inputs": [{"name": key, "value": value} for key, value in inputs.items()],
            "value": found[name],
        }
        for name, formula, inputs in said
    ]


def _costs(energy: float | None, unpriced_kwh: float, charges: Sequence[DemandCharge]) -> list[dict[str, Any]]:
    """What demand costs and what both cost, or null with how many months have no charge."""
    demand = summed_charge(charges)
    both = total_cost(energy_cost(energy, is_priced=not unpriced_kwh), demand)
    uncharged = float(sum(charge.cost is None for charge in charges))
    return [
        {
            "name": "demand_cost",
            "formula": "Σ peak_kw × price_per_kw over the local months",
            "inputs": [
                {"name": "months", "value": float(len(charges))},
                {"name": "months_without_charge", "value": uncharged},
            ],
            "value": demand.cost,
        },
        {"name": "total_cost", "formula": "cost + demand_cost", "inputs": [], "value": both.cost},
    ]


def _meters(facts: EnergyFacts, span: Span) -> list[dict[str, Any]]:
    """Each meter with how it is integrated, how often it spoke, and its energy."""
    return [
        {
            "meter_binding_id": binding.id,
            "series_id": binding.series_id,
            "method": binding.method,
            "gap_limit_seconds": binding.gap_limit_s,
            "phase": binding.phase,
            "samples": record.samples(span),
            "energy_kwh": by_bucket(record.segments(span), [span])[0].energy_kwh,
        }
        for record in facts.meters
        if (binding := record.known[span.end])
    ]


def _factors(lines: Sequence[EmissionLine]) -> list[dict[str, Any]]:
    """What was drawn under factors of one source, basis and fit."""
    of: dict[tuple[str, str, str, str], list[EmissionLine]] = defaultdict(list)
    for line in lines:
        factor: UsedFactor = line.factor
        of[factor.zone, factor.source, factor.basis, factor.fit.value].append(line)
    return [
        {
            "zone": zone,
            "source": source,
            "basis": basis,
            "fit": fit,
            "energy_kwh": math.fsum(part.energy_kwh for part in parts),
            "emissions_kg": math.fsum(part.emissions_kg for part in parts),
            "least_g_per_kwh": min(part.factor.g_per_kwh for part in parts),
            "greatest_g_per_kwh": max(part.factor.g_per_kwh for part in parts),
            "hours": math.fsum(part.span.duration_s for part in parts) / 3600,
        }
        for (zone, source, basis, fit), parts in of.items()
    ]


def _interval(line: EmissionLine) -> dict[str, Any]:
    return {
        "from": line.span.start,
        "to": line.span.end,
        "fit": line.factor.fit.value,
        "g_per_kwh": line.factor.g_per_kwh,
        "energy_kwh": line.energy_kwh,
        "emissions_kg": line.emissions_kg,
    }

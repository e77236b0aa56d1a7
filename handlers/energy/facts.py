"""What a machine's energy is calculated from, gathered once for many spans: meters, states, prices and factors."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection

from domain.emissions import (
    EmissionLine,
    Fit,
    GridFactor,
    UsedFactor,
    emission_lines,
    factors_over,
    total_emissions_kg,
)
from domain.energy import HeldSegments, PowerSegment, by_bucket, energy_in_spans_kwh
from domain.intervals import Span, Valued, touching
from domain.machine_state import MachineState
from domain.tariff import EnergyCost, Price, Tariff, cost_at, prices_over
from handlers.energy import metering, store
from handlers.energy.metering import MeterRecord
from handlers.oee import store as oee_store
from handlers.oee.store import Machine

MOST_SAMPLES = 50_000
"""So many values of a meter are held in memory at once, or those of an hour."""
USUAL_OF_NEW_S = 60.0
"""Of a series too new to say so, its values are taken to lie this far apart."""


@dataclass(frozen=True, slots=True)
class EnergyFacts:
    """Everything that the energy of a machine in some spans is made of; nothing is asked of the database anew."""

    site: store.Site
    meters: Sequence[MeterRecord]
    states: Sequence[Valued[MachineState]]
    tariffs: Sequence[Valued[Tariff]]
    prices: Sequence[Valued[Price]]
    yearly: Sequence[GridFactor]
    hourly: Sequence[Valued[UsedFactor]]

    def segments(self, span: Span) -> list[PowerSegment]:
        """Power of all meters, cut to one of the spans."""
        return [part for s in metering.all_segments(self.meters, span) if (part := s.cut(span))]

    def emission_lines(self, segments: Sequence[PowerSegment], span: Span) -> tuple[EmissionLine, ...]:
        """Energy of a span by the emission factor that holds: hourly where known, else yearly."""
        zone, hourly = self.site.grid_zone, touching(self.hourly, span)
        return emission_lines(
            segments, factors_over(span, zone, self.site.time_zone, yearly=self.yearly, hourly=hourly)
        )

    def cost(self, segments: Sequence[PowerSegment], span: Span) -> EnergyCost:
        """Cost of a span's energy, at the prices that hold one after the other."""
        return cost_at(segments, touching(self.prices, span), span)

    def calculate(self, span: Span) -> dict[str, Any]:
        """Energy of the machine over one of the spans: the one calculation of it.

        kWh; cost in the factory's currency, None without a tariff; emissions in kg CO2e, location-based, None
        where no grid factor is known; standby is what the machine drew while idle.  Where tariff or factor are
        known for a part of the span only, cost and emissions are that part's, and the flag says so.
        """
        inside = HeldSegments(self.segments(span))
        idle = [piece.span for piece in touching(self.states, span) if piece.value is MachineState.IDLE]
        flags: set[str] = set()
        (whole,) = by_bucket(inside, [span])
        if whole.interpolated_kwh:
            flags.add("interpolated")
        lines = self.emission_lines(inside, span)
        flags |= {f"grid_factor_{line.factor.fit}" for line in lines if line.factor.fit is not Fit.YEARLY}
        if span.duration_s and not (lines and is_all([line.energy_kwh for line in lines], whole.energy_kwh)):
            flags.add("no_grid_factor")
        has_tariff = any(piece.span.overlap(span) for piece in touching(self.tariffs, span))
        cost = self.cost(inside, span)
        if span.duration_s and (cost.unpriced_kwh or not has_tariff):
            flags.add("no_tariff")
        return {
            "energy_kwh": whole.energy_kwh,
            "standby_kwh": energy_in_spans_kwh(inside, idle),
            "cost": cost.total if has_tariff else None,
            "currency": self.site.currency,
            "emissions_kg": total_emissions_kg(lines) if lines else None,
            "coverage": whole.coverage,
            "flags": sorted(flags),
        }


def gather(connection: Connection, machine: Machine, spans: Sequence[Span]) -> EnergyFacts:
    """Read what the spans of a machine (one at least) are calculated from."""
    whole = Span(min(span.start for span in spans), max(span.end for span in spans))
    site = store.site(connection, machine.factory_id)
    tariffs = store.tariffs(connection, machine.factory_id, site.time_zone, whole)
    return EnergyFacts(
        site,
        metering.gather(connection, machine, spans),
        oee_store.states(connection, machine.id, whole),
        tariffs,
        prices_over(tariffs),
        store.grid_factors(connection, machine.organization_id, site.grid_zone),
        store.hourly_factors(connection, machine.organization_id, site.grid_zone, whole),
    )


def in_strides(spans: Sequence[Span], usual_s: float) -> Iterator[Sequence[Span]]:
    """Spans (sorted) in groups that are gathered at once, of at most so many values a meter as fit in memory.

    `usual_s`: how far apart the values of the quickest meter lie; 0: not known yet.
    """
    longest = timedelta(seconds=(usual_s or USUAL_OF_NEW_S) * MOST_SAMPLES)
    group: list[Span] = []
    for span in spans:
        if group and span.end - group[0].start > longest:
            yield group
            group = []
        group.append(span)
    if group:
        yield group


def is_unpriced(values: Mapping[str, Any]) -> bool:
    """Whether some of the energy of what was calculated has no price."""
    return values["energy_kwh"] > 0 and "no_tariff" in values["flags"]


def is_all(parts: Sequence[float], whole: float) -> bool:
    """Whether parts make up the whole, but for rounding."""
    return math.isclose(math.fsum(parts), whole, rel_tol=1e-9, abs_tol=1e-9)

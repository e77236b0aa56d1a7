"""Emissions of grid electricity: kg = kWh × g/kWh / 1000, hour by hour where that is known, else by year.

Location-based Scope 2 of the GHG Protocol: factors of the grid of place and time, multiplied
interval by interval (never mean × sum, EN6).  Yearly factors and their sources: ``data/grid_factors.json``.
"""

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from functools import cache
from importlib import resources

from domain.calendar import to_utc, zone_of
from domain.energy import PowerSegment, by_bucket
from domain.intervals import Span, Valued, split_at, subtraction


class Fit(StrEnum):
    """How well a factor fits the time it is used for."""

    HOURLY = "hourly"
    YEARLY = "yearly"
    EARLIER = "earlier_year"
    LATER = "later_year"


@dataclass(frozen=True, slots=True)
class GridFactor:
    """Emission factor of a grid zone (a country by ISO 3166-1 alpha-2, or a zone of it) with its source.

    It holds on local dates from ``valid_from`` to before ``valid_to`` (None: until there is another).
    """

    zone: str
    valid_from: date
    g_per_kwh: float
    source: str
    basis: str
    valid_to: date | None = None
    licence: str = ""
    is_own: bool = False

    def holds_on(self, day: date) -> bool:
        """Whether it is the factor of that day."""
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)


@dataclass(frozen=True, slots=True)
class UsedFactor:
    """A factor as it is used for some span of time."""

    zone: str
    g_per_kwh: float
    source: str
    basis: str
    fit: Fit


class NoFactorError(ValueError):
    """No factor is known for a zone."""


@cache
def shipped_factors() -> tuple[GridFactor, ...]:
    """The factors that come with this package."""
    text = resources.files("domain").joinpath("data/grid_factors.json").read_text(encoding="utf-8")
    return tuple(
        GridFactor(
            country,
            date(table["year"], 1, 1),
            value,
            table["source"],
            table["basis"],
            date(table["year"] + 1, 1, 1),
            table["licence"],
        )
        for table in json.loads(text)["tables"]
        for country, value in table["factors"].items()
    )


def choose_factor(zone: str, day: date, factors: Iterable[GridFactor]) -> UsedFactor:
    """The zone's factor of that day; else its latest earlier one, else its earliest later one.

    An organization's own factor goes before a shipped one that fits as well.  A zone without any factor is taken
    to be its country (``DK-DK1``: ``DK``).  Raises ``NoFactorError`` where nothing is known.
    """
    factors = list(factors)
    zone = zone.strip().upper()
    known = [f for f in factors if f.zone == zone] or [f for f in factors if f.zone == zone.partition("-")[0]]
    if not known:
        raise NoFactorError(f"zone: no grid factor is known for {zone!r}; add one with its source")
    best = max(
        known,
        key=lambda f: (
            f.holds_on(day),
            f.valid_from <= day,
            f.is_own and f.holds_on(day),
            -abs((day - f.valid_from).days),
            f.is_own,
        ),
    )
    nearest = Fit.EARLIER if best.valid_from <= day else Fit.LATER
    fit = Fit.YEARLY if best.holds_on(day) else nearest
    return UsedFactor(best.zone, best.g_per_kwh, best.source, best.basis, fit)


def factors_over(
    span: Span,
    zone: str,
    time_zone: str,
    *,
    yearly: Sequence[GridFactor],
    hourly: Sequence[Valued[UsedFactor]] = (),
) -> tuple[Valued[UsedFactor], ...]:
    """Which factor holds when: hourly ones where they are known, else the yearly one of the local date.

    Time for which nothing is known is left out.  ``hourly`` is sorted and free of overlaps.
    """
    clock = zone_of(time_zone)
    found = [Valued(part, piece.value) for piece in hourly if (part := piece.span.overlap(span))]
    days = {edge for factor in yearly for edge in (factor.valid_from, factor.valid_to) if edge is not None}
    edges = [to_utc(datetime.combine(day, time(0)), clock) for day in days]
    for gap in subtraction([span], [piece.span for piece in found]):
        for part in split_at(gap, edges):
            day = part.start.astimezone(clock).date()
            try:
                found.append(Valued(part, choose_factor(zone, day, yearly)))
            except NoFactorError:
                break
    return tuple(sorted(found, key=lambda piece: piece.span))


def emissions_kg(energy_kwh: float, factor_g_per_kwh: float) -> float:
    """kWh × g/kWh / 1000."""
    return energy_kwh * factor_g_per_kwh / 1000


@dataclass(frozen=True, slots=True)
class EmissionLine:
    """What was drawn while one factor held."""

    span: Span
    factor: UsedFactor
    energy_kwh: float

    @property
    def emissions_kg(self) -> float:
        """kWh × g/kWh / 1000."""
        return emissions_kg(self.energy_kwh, self.factor.g_per_kwh)


def emission_lines(
    segments: Sequence[PowerSegment], factors: Sequence[Valued[UsedFactor]]
) -> tuple[EmissionLine, ...]:
    """Energy by factor, cut at the edges of the factors' validity (sorted, free of overlaps)."""
    buckets = by_bucket(segments, [piece.span for piece in factors])
    return tuple(
        EmissionLine(piece.span, piece.value, bucket.energy_kwh)
        for bucket, piece in zip(buckets, factors, strict=True)
    )


def total_emissions_kg(lines: Iterable[EmissionLine]) -> float:
    """Σ of kWh × g/kWh of the same intervals (EN6)."""
    return math.fsum(line.emissions_kg for line in lines)

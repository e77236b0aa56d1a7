"""Emissions of grid electricity: kg = kWh × g/kWh / 1000, factor by country and year, or hour by hour.

Location-based Scope 2 of the GHG Protocol: factors of the grid of place and time, multiplied
interval by interval (never mean × sum, EN6).  Factors and their sources: ``data/grid_factors.json``.
"""

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from domain.energy import PowerSegment, by_bucket
from domain.intervals import Valued


@dataclass(frozen=True, slots=True)
class GridFactor:
    """Emission factor of a country's grid (ISO 3166-1 alpha-2) in a year, with where it comes from."""

    country: str
    year: int
    g_per_kwh: float
    source: str
    basis: str
    licence: str


@dataclass(frozen=True, slots=True)
class FactorChoice:
    """The factor taken; ``flag`` is None for the exact year, else ``earlier_year`` or ``later_year``."""

    factor: GridFactor
    flag: str | None


class NoFactorError(ValueError):
    """No factor is known for a country."""


@cache
def shipped_factors() -> tuple[GridFactor, ...]:
    """The factors that come with this package."""
    text = resources.files("domain").joinpath("data/grid_factors.json").read_text(encoding="utf-8")
    return tuple(
        GridFactor(country, table["year"], value, table["source"], table["basis"], table["licence"])
        for table in json.loads(text)["tables"]
        for country, value in table["factors"].items()
    )


def choose_factor(country: str, year: int, factors: Iterable[GridFactor] | None = None) -> FactorChoice:
    """The country's factor of that year; else its latest earlier one, else its earliest later one, flagged.

    Raises ``NoFactorError`` for a country without any.
    """
    known = [
        f for f in (shipped_factors() if factors is None else factors) if f.country == country.strip().upper()
    ]
    if not known:
        raise NoFactorError(f"country: no grid factor is known for {country!r}; add one with its source")
    earlier = [f for f in known if f.year <= year]
    if earlier:
        best = max(earlier, key=lambda f: f.year)
        return FactorChoice(best, None if best.year == year else "earlier_year")
    return FactorChoice(min(known, key=lambda f: f.year), "later_year")


def emissions_kg(energy_kwh: float, factor_g_per_kwh: float) -> float:
    """kWh × g/kWh / 1000."""
    return energy_kwh * factor_g_per_kwh / 1000


def emissions_by_interval_kg(pairs: Iterable[tuple[float, float]]) -> float:
    """Σ of (kWh, g/kWh) pairs of the same intervals (EN6)."""
    return math.fsum(emissions_kg(energy, factor) for energy, factor in pairs)


def emissions_of_segments_kg(
    segments: Sequence[PowerSegment], factors_g_per_kwh: Sequence[Valued[float]]
) -> float:
    """Emissions of power segments cut at the edges of the factors' validity (sorted, free of overlaps)."""
    buckets = by_bucket(segments, [piece.span for piece in factors_g_per_kwh])
    return emissions_by_interval_kg(
        (bucket.energy_kwh, piece.value) for bucket, piece in zip(buckets, factors_g_per_kwh, strict=True)
    )

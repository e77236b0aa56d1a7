"""SQL of ``energy``: prices, factors, and energy by hour."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, text

from domain.emissions import Fit, GridFactor, UsedFactor
from domain.intervals import Layered, Span, Valued, resolve_layers
from domain.tariff import Tariff, TariffWindow


@dataclass(frozen=True, slots=True)
class Site:
    """What a machine's factory says of money and grid."""

    currency: str
    grid_zone: str
    time_zone: str


def site(connection: Connection, factory_id: UUID) -> Site:
    """The factory's currency, grid zone and time zone."""
    row = connection.execute(
        text("SELECT currency, grid_zone, time_zone FROM factories.factory WHERE id = :id"), {"id": factory_id}
    ).one()
    return Site(*row)


def tariffs(connection: Connection, factory_id: UUID, zone: str, span: Span) -> list[Valued[Tariff]]:
    """The factory's tariffs over a span; of several that hold the one that began last."""
    rows = connection.execute(
        text(
            "SELECT id, name, price_per_kwh, greatest(valid_from, :start) AS start, least(valid_to, :end) AS end"
            " FROM energy.tariff WHERE factory_id = :factory_id AND valid_from < :end"
            " AND coalesce(valid_to, 'infinity') > :start ORDER BY valid_from, id"
        ),
        {"factory_id": factory_id, "start": span.start, "end": span.end},
    ).all()
    kept = [
        Layered(Span(row.start, row.end), _tariff(connection, row, zone), layer=number)
        for number, row in enumerate(rows)
    ]
    return list(resolve_layers(kept, span))


def _tariff(connection: Connection, row: Any, zone: str) -> Tariff:
    periods = connection.execute(
        text(
            "SELECT name, price_per_kwh, starts, ends, weekdays FROM energy.tariff_period"
            " WHERE tariff_id = :id ORDER BY name"
        ),
        {"id": row.id},
    )
    windows = [
        TariffWindow(p.name, p.price_per_kwh, p.starts, p.ends, frozenset(day - 1 for day in p.weekdays))
        for p in periods
    ]
    return Tariff(zone, (*windows, TariffWindow(row.name, row.price_per_kwh)))


def grid_factors(connection: Connection, organization_id: UUID, zone: str) -> list[GridFactor]:
    """Yearly emission factors of a grid zone and of its country: the organization's own and the shipped ones."""
    rows = connection.execute(
        text(
            "SELECT organization_id, zone, valid_from, valid_to, grams_per_kwh, source, basis"
            " FROM energy.emission_factor"
            " WHERE zone = ANY(:zones) AND (organization_id = :organization_id OR organization_id IS NULL)"
        ),
        {"zones": [zone, zone.partition("-")[0]], "organization_id": organization_id},
    )
    return [
        GridFactor(
            row.zone,
            row.valid_from,
            row.grams_per_kwh,
            row.source,
            row.basis,
            row.valid_to,
            is_own=row.organization_id is not None,
        )
        for row in rows
    ]


def hourly_factors(
    connection: Connection, organization_id: UUID, zone: str, span: Span
) -> list[Valued[UsedFactor]]:
    """The organization's hourly factors of a grid zone that touch a span, by time."""
    rows = connection.execute(
        text(
            "SELECT valid_from, valid_to, grams_per_kwh, source, basis FROM energy.hourly_emission_factor"
            " WHERE organization_id = :organization_id AND zone = :zone"
            " AND valid_from < :end AND valid_to > :start ORDER BY valid_from"
        ),
        {"organization_id": organization_id, "zone": zone, "start": span.start, "end": span.end},
    )
    return [
        Valued(
            Span(row.valid_from, row.valid_to),
            UsedFactor(zone, row.grams_per_kwh, row.source, row.basis, Fit.HOURLY),
        )
        for row in rows
    ]


def save_hours(connection: Connection, owner: dict[str, Any], rows: Sequence[dict[str, Any]]) -> None:
    """Write energy by hour."""
    if not rows:
        return
    connection.execute(
        text(
            """
            INSERT INTO energy.energy_hour (organization_id, factory_id, machine_id, hour, energy_kwh, standby_kwh,
                                            cost, emissions_kg, coverage, flags)
            VALUES (:organization_id, :factory_id, :machine_id, :hour, :energy_kwh, :standby_kwh,
                    :cost, :emissions_kg, :coverage, to_jsonb(CAST(:flags AS text[])))
            ON CONFLICT (machine_id, hour) DO UPDATE SET energy_kwh = excluded.energy_kwh,
                standby_kwh = excluded.standby_kwh, cost = excluded.cost, emissions_kg = excluded.emissions_kg,
                coverage = excluded.coverage, flags = excluded.flags, updated_at = now()
            """
        ),
        [owner | row for row in rows],
    )

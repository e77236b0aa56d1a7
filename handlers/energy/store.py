"""SQL of ``energy``: prices, factors, and energy by hour."""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, RowMapping, text

from domain.emissions import Fit, GridFactor, UsedFactor
from domain.intervals import Layered, Span, Valued, resolve_layers
from domain.tariff import DemandMethod, Tariff, TariffWindow


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


def tariffs(connection: Connection, factory_id: UUID, zone: str, span: Span) -> Sequence[Valued[Tariff]]:
    """The factory's tariffs over a span; of several that hold the one that began last."""
    rows = connection.execute(
        text(
            "SELECT id, name, price_per_kwh, demand_price_per_kw, demand_method,"
            " greatest(valid_from, :start) AS start, least(valid_to, :end) AS end"
            " FROM energy.tariff WHERE factory_id = :factory_id AND valid_from < :end"
            " AND coalesce(valid_to, 'infinity') > :start ORDER BY valid_from, id"
        ),
        {"factory_id": factory_id, "start": span.start, "end": span.end},
    ).all()
    windows: dict[UUID, list[TariffWindow]] = defaultdict(list)
    for period in periods(connection, [row.id for row in rows]) if rows else ():
        windows[period["tariff_id"]].append(window_of(period))
    kept = [
        Layered(
            Span(row.start, row.end),
            Tariff(
                zone,
                (*windows[row.id], TariffWindow(row.name, row.price_per_kwh)),
                demand_price_per_kw=row.demand_price_per_kw,
                demand_method=DemandMethod(row.demand_method),
                name=row.name,
            ),
            layer=number,
        )
        for number, row in enumerate(rows)
    ]
    return resolve_layers(kept, span)


def periods(connection: Connection, tariff_ids: Sequence[UUID]) -> Sequence[RowMapping]:
    """Times of use of tariffs, by name."""
    found = connection.execute(
        text(
            "SELECT id, tariff_id, name, price_per_kwh, starts, ends, weekdays FROM energy.tariff_period"
            " WHERE tariff_id = ANY(:tariffs) ORDER BY name"
        ),
        {"tariffs": list(tariff_ids)},
    )
    return found.mappings().all()


def window_of(period: RowMapping) -> TariffWindow:
    """The domain's window of a stored time of use."""
    days = frozenset(day - 1 for day in period["weekdays"])
    return TariffWindow(period["name"], period["price_per_kwh"], period["starts"], period["ends"], days)


def tariff_begun_with(connection: Connection, tariff_id: UUID) -> str | None:
    """The name of another tariff of the factory that begins at the same instant."""
    name: str | None = connection.scalar(
        text(
            "SELECT o.name FROM energy.tariff t JOIN energy.tariff o ON o.factory_id = t.factory_id"
            " AND o.valid_from = t.valid_from AND o.id <> t.id WHERE t.id = :id ORDER BY o.name LIMIT 1"
        ),
        {"id": tariff_id},
    )
    return name


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
    """Write energy by hour, in one statement."""
    if not rows:
        return
    columns = {name: [row[name] for row in rows] for name in (*_NUMBERS, "hour")}
    flags = {"flags": [json.dumps(row["flags"]) for row in rows]}
    connection.execute(_SAVE, owner | columns | flags)


_NUMBERS = ("energy_kwh", "standby_kwh", "cost", "emissions_kg", "coverage")
_SAVE = text(
    f"INSERT INTO energy.energy_hour (organization_id, factory_id, machine_id, hour, {', '.join(_NUMBERS)}, flags)"
    " SELECT :organization_id, :factory_id, :machine_id, given.* FROM unnest(CAST(:hour AS timestamptz[]), "
    + ", ".join(f"CAST(:{name} AS float[])" for name in _NUMBERS)
    + ", CAST(:flags AS jsonb[])) AS given ON CONFLICT (machine_id, hour) DO UPDATE SET "
    + ", ".join(f"{name} = excluded.{name}" for name in (*_NUMBERS, "flags"))
    + ", updated_at = now()"
)

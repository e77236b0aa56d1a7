"""SQL of ``energy``: samples, prices, factors, and energy by hour."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from statistics import median
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, text

from domain.emissions import Fit, GridFactor, UsedFactor
from domain.energy import gap_limit_s
from domain.intervals import Layered, Span, Valued, resolve_layers
from domain.tariff import Tariff, TariffWindow
from handlers.telemetry.placed import PLACED, WITHIN


@dataclass(frozen=True, slots=True)
class Binding:
    """A series that measures a machine's energy."""

    series_id: int
    method: str
    gap_limit_s: float
    id: UUID | None = None
    phase: str | None = None
    new_since: datetime | None = None
    """The first sample, while so few are known that each changes what gap is usual: all hours follow it."""


@dataclass(frozen=True, slots=True)
class Site:
    """What a machine's factory says of money and grid."""

    currency: str
    grid_zone: str
    time_zone: str


USUAL_SAMPLES, FEWEST_SAMPLES = 60, 4
"""So many samples of a series tell how far apart they usually lie; so few still do."""


def bindings(connection: Connection, machine_id: UUID, at: datetime) -> list[Binding]:
    """The meters of a machine; without any, the power of the devices that ever stood on it.

    Power that nobody bound is integrated over gaps of up to three times the interval that was usual until `at`, at
    least 15 minutes (``domain.energy.gap_limit_s``): hourly samples are measured too.
    """
    rows = connection.execute(
        text(
            "SELECT series_id, method, gap_limit_seconds, id, phase FROM energy.meter_binding"
            " WHERE machine_id = :id ORDER BY series_id"
        ),
        {"id": machine_id},
    ).all()
    if rows:
        return [Binding(*row) for row in rows]
    series = connection.scalars(
        text(
            f"SELECT DISTINCT s.id FROM {PLACED}"
            " WHERE p.machine_id = :id AND s.measure = 'power' AND s.unit = 'kW' ORDER BY 1"
        ),
        {"id": machine_id},
    ).all()
    return [_unbound(connection, id_, at) for id_ in series]


def _unbound(connection: Connection, series_id: int, at: datetime) -> Binding:
    """A power series by the interval of its last samples; near its beginning, by that of its first ones."""
    times = _sample_times(connection, series_id, "time <= :at ORDER BY time DESC", at)
    is_new = len(times) < USUAL_SAMPLES
    if is_new:
        times = _sample_times(connection, series_id, "CAST(:at AS timestamptz) IS NOT NULL ORDER BY time", at)
    apart = [abs(after - before).total_seconds() for before, after in pairwise(times)]
    usual_s = median(apart) if len(times) >= FEWEST_SAMPLES else 0.0
    return Binding(series_id, "trapezoid", gap_limit_s(usual_s), new_since=times[0] if is_new and times else None)


def _sample_times(connection: Connection, series_id: int, which: str, at: datetime) -> Sequence[datetime]:
    return connection.scalars(
        text(f"SELECT time FROM telemetry.measurement WHERE series_id = :id AND {which} LIMIT {USUAL_SAMPLES}"),
        {"id": series_id, "at": at},
    ).all()


def samples(
    connection: Connection, machine_id: UUID, binding: Binding, span: Span
) -> list[tuple[datetime, float]]:
    """Values of a meter while it stood on the machine, in the span (both ends included)."""
    rows = connection.execute(
        text(
            f"SELECT v.time, v.value FROM {PLACED} JOIN telemetry.measurement v ON v.series_id = s.id"
            f" WHERE s.id = :series_id AND v.time BETWEEN :start AND :end AND {WITHIN.format(time='v.time')}"
            " ORDER BY v.time"
        ),
        {"machine_id": machine_id, "series_id": binding.series_id, "start": span.start, "end": span.end},
    )
    return [(row.time, row.value) for row in rows]


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

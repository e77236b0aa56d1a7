"""SQL of energy reports: stored hours summed up, with the good parts made in them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, text
from sqlalchemy.dialects.postgresql import JSONB

from domain.intervals import Span
from handlers.oee.store_reports import stamp

HOUR = timedelta(hours=1)
LONGEST_STORED = timedelta(days=1100)
"""Three years of stored hours are summed at once: a baseline's reference and what it is held against."""


@dataclass(frozen=True, slots=True)
class HourSum:
    """Energy of some hours; cost and emissions None where no hour has any.

    ``unpriced``: a tariff was missing for some of the energy.
    """

    key: str
    energy_kwh: float
    standby_kwh: float
    cost: float | None
    emissions_kg: float | None
    covered_hours: float
    unpriced: bool


def summed_hours(
    connection: Connection, machine_ids: Sequence[UUID], span: Span, by: str, zone: str
) -> list[HourSum]:
    """Energy of the hours that lie wholly in the span, by calendar bucket (its start) or machine (its id)."""
    keys = {"total": "''", "machine": "machine_id::text"}
    key = keys.get(by, 'to_char(date_trunc(:by, hour, :zone), \'YYYY-MM-DD"T"HH24:MI:SS"+00:00"\')')
    rows = connection.execute(
        text(
            f"SELECT {key} AS key, sum(energy_kwh), sum(standby_kwh), sum(cost), sum(emissions_kg), sum(coverage),"
            " bool_or(energy_kwh > 0 AND flags @> '[\"no_tariff\"]') FROM energy.energy_hour"
            " WHERE machine_id = ANY(:machines) AND hour >= :start"
            " AND hour + interval '1 hour' <= :end GROUP BY 1 ORDER BY 1"
        ),
        {"machines": list(machine_ids), "start": span.start, "end": span.end, "by": by, "zone": zone},
    )
    return [HourSum(*row) for row in rows]


def good_parts(
    connection: Connection, machine_ids: Sequence[UUID], span: Span, by: str, zone: str
) -> dict[str, float]:
    """Good parts of the same hours and keys, from OEE's hours."""
    keys = {"total": "''", "machine": "machine_id::text"}
    key = keys.get(by, 'to_char(date_trunc(:by, started_at, :zone), \'YYYY-MM-DD"T"HH24:MI:SS"+00:00"\')')
    rows = connection.execute(
        text(
            f"SELECT {key} AS key, sum(good_quantity) AS good FROM oee.hour_result"
            " WHERE machine_id = ANY(:machines) AND started_at >= :start AND calculated_until <= :end GROUP BY 1"
        ),
        {"machines": list(machine_ids), "start": span.start, "end": span.end, "by": by, "zone": zone},
    )
    return {row.key: row.good for row in rows}


def shifts_of(
    connection: Connection, machine_ids: Sequence[UUID], span: Span
) -> dict[UUID, list[tuple[str, Span]]]:
    """The shifts of machines that overlap the span, with the key that OEE reports know each by."""
    rows = connection.execute(
        text(
            "SELECT machine_id, started_at, ended_at FROM oee.shift_result WHERE machine_id = ANY(:machines)"
            " AND started_at < :end AND ended_at > :start ORDER BY started_at"
        ),
        {"machines": list(machine_ids), "start": span.start, "end": span.end},
    )
    found: dict[UUID, list[tuple[str, Span]]] = defaultdict(list)
    for row in rows:
        found[row.machine_id].append((stamp(row.started_at), Span(row.started_at, row.ended_at)))
    return found


@dataclass(frozen=True, slots=True)
class Period:
    """A local day of a machine for a baseline: its energy, its parts, the time it was planned to work."""

    day: str
    energy_kwh: float
    produced: float
    planned_hours: float


def days(connection: Connection, machine_id: UUID, span: Span, zone: str) -> list[Period]:
    """Whole local days of a machine with at least 80 % of their hours measured, by date."""
    rows = connection.execute(
        text(
            """
            SELECT to_char(e.day, 'YYYY-MM-DD') AS day, e.kwh, coalesce(o.produced, 0.0), coalesce(o.planned, 0.0)
            FROM (
                SELECT date_trunc('day', hour AT TIME ZONE :zone) AS day, sum(energy_kwh) AS kwh,
                       sum(coverage) AS covered
                FROM energy.energy_hour
                WHERE machine_id = :machine_id AND hour >= :start AND hour < :end GROUP BY 1) e
            LEFT JOIN (
                SELECT date_trunc('day', started_at AT TIME ZONE :zone) AS day, sum(produced_quantity) AS produced,
                       sum(planned_busy_seconds) / 3600 AS planned
                FROM oee.hour_result
                WHERE machine_id = :machine_id AND started_at >= :start AND started_at < :end GROUP BY 1) o
            ON o.day = e.day WHERE e.covered >= 0.8 * 24 ORDER BY e.day
            """
        ),
        {"machine_id": machine_id, "start": span.start, "end": span.end, "zone": zone},
    )
    return [Period(*row) for row in rows]


def save_baseline(connection: Connection, owner: dict[str, Any], span: Span, model: dict[str, Any]) -> UUID:
    """Store a fitted baseline; its id."""
    return UUID(
        str(
            connection.scalar(
                text(
                    "INSERT INTO energy.baseline (organization_id, machine_id, fitted_from, fitted_to, model)"
                    " VALUES (:organization_id, :machine_id, :start, :end, :model) RETURNING id"
                ).bindparams(bindparam("model", type_=JSONB)),
                owner | {"start": span.start, "end": span.end, "model": model},
            )
        )
    )


def latest_baseline(connection: Connection, machine_id: UUID) -> tuple[UUID, dict[str, Any]] | None:
    """The machine's newest baseline: its id and model."""
    row = connection.execute(
        text("SELECT id, model FROM energy.baseline WHERE machine_id = :id ORDER BY created_at DESC LIMIT 1"),
        {"id": machine_id},
    ).one_or_none()
    return (row.id, row.model) if row else None


@dataclass(frozen=True, slots=True)
class Standby:
    """A machine's standby energy outside of what was planned, over the hours that were measured."""

    organization_id: UUID
    machine_id: UUID
    standby_kwh: float
    cost: float | None
    energy_kwh: float
    hours: int


def standby_of_machines(connection: Connection, since: datetime, until: datetime) -> list[Standby]:
    """Standby energy and what it cost (at the hour's mean price) of every machine that has any."""
    rows = connection.execute(
        text(
            "SELECT organization_id, machine_id, sum(standby_kwh),"
            " sum(cost * standby_kwh / nullif(energy_kwh, 0)), sum(energy_kwh), count(*)"
            " FROM energy.energy_hour WHERE hour >= :since AND hour < :until"
            " GROUP BY 1, 2 HAVING sum(standby_kwh) > 0 ORDER BY 2"
        ),
        {"since": since, "until": until},
    )
    return [Standby(*row) for row in rows]


def save_saving(
    connection: Connection, found: Standby, energy_kwh_per_year: float, assumptions: dict[str, Any]
) -> None:
    """Store a machine's potential saving from standby in place of the last one."""
    connection.execute(
        text(
            "INSERT INTO energy.saving (organization_id, machine_id, kind, energy_kwh_per_year, assumptions)"
            " VALUES (:organization_id, :machine_id, 'standby', :kwh, :assumptions)"
            " ON CONFLICT (machine_id, kind) DO UPDATE SET energy_kwh_per_year = excluded.energy_kwh_per_year,"
            " assumptions = excluded.assumptions, updated_at = now()"
        ).bindparams(bindparam("assumptions", type_=JSONB)),
        {
            "organization_id": found.organization_id,
            "machine_id": found.machine_id,
            "kwh": energy_kwh_per_year,
            "assumptions": assumptions,
        },
    )

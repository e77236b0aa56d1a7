"""SQL of the watch over energy: budgets and their breaches, scheduled machines and their hours."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, RowMapping, text

from core.tokens import Identity
from domain.energy_watch import BudgetOutlook, MeasuredUse, OutOfSchedule, UsedHour, UsualLoad
from domain.intervals import Span
from handlers.energy.store_reports import HOUR

LEAST_COVERAGE = 0.8
"""An hour that is measured for less says nothing of its mean power."""


@dataclass(frozen=True, slots=True)
class Budget:
    """A budget with its factory's time zone."""

    id: UUID
    organization_id: UUID
    factory_id: UUID
    machine_id: UUID | None
    meter_binding_id: UUID | None
    name: str
    period: str
    limit_kwh: float
    zone: str


_BUDGET = (
    "SELECT b.id, b.organization_id, b.factory_id, b.machine_id, b.meter_binding_id, b.name, b.period,"
    " b.limit_kwh, f.time_zone FROM energy.budget b JOIN factories.factory f ON f.id = b.factory_id WHERE "
)


def is_meter_of(connection: Connection, meter_binding_id: UUID, machine_id: UUID | None) -> bool:
    """Whether a meter is bound to the machine."""
    found = connection.scalar(
        text("SELECT count(*) FROM energy.meter_binding WHERE id = :id AND machine_id = :machine_id"),
        {"id": meter_binding_id, "machine_id": machine_id},
    )
    return bool(found)


def budget(connection: Connection, budget_id: UUID) -> Budget:
    """A budget by its id."""
    return Budget(*connection.execute(text(_BUDGET + "b.id = :id"), {"id": budget_id}).one())


def budgets(connection: Connection) -> list[Budget]:
    """All budgets that are switched on."""
    return [Budget(*row) for row in connection.execute(text(_BUDGET + "b.enabled ORDER BY b.id"))]


def uses(connection: Connection, of: Budget, span: Span) -> list[MeasuredUse]:
    """What the machines of a budget used in the stored hours of a span, also without any value."""
    rows = connection.execute(
        text(
            "SELECT coalesce(sum(h.energy_kwh), 0) AS kwh, coalesce(sum(h.coverage * extract(epoch FROM"
            " least(h.hour + interval '1 hour', :end) - h.hour)), 0) AS measured_s,"
            " percentile_cont(0.05) WITHIN GROUP (ORDER BY h.energy_kwh / nullif(h.coverage, 0))"
            " FILTER (WHERE h.coverage >= :least) AS least_kw,"
            " percentile_cont(0.95) WITHIN GROUP (ORDER BY h.energy_kwh / nullif(h.coverage, 0))"
            " FILTER (WHERE h.coverage >= :least) AS most_kw"
            " FROM factories.machine m LEFT JOIN energy.energy_hour h ON h.machine_id = m.id"
            " AND h.hour >= :start AND h.hour < :end"
            " WHERE m.organization_id = :organization_id AND m.factory_id = :factory_id"
            " AND (CAST(:machine_id AS uuid) IS NULL OR m.id = :machine_id)"
            " AND (h.machine_id IS NOT NULL OR (m.archived_at IS NULL"
            " AND EXISTS (SELECT FROM energy.meter_binding b WHERE b.machine_id = m.id))) GROUP BY m.id"
        ),
        {
            "organization_id": of.organization_id,
            "factory_id": of.factory_id,
            "machine_id": of.machine_id,
            "start": span.start,
            "end": span.end,
            "least": LEAST_COVERAGE,
        },
    )
    return [MeasuredUse(float(row.kwh), float(row.measured_s), row.least_kw, row.most_kw) for row in rows]


def add_breach(connection: Connection, of: Budget, span: Span, kind: str, found: BudgetOutlook) -> bool:
    """Keep that a period's use passed its budget or will; whether that is new."""
    values = {
        "organization_id": of.organization_id,
        "budget_id": of.id,
        "start": span.start,
        "end": span.end,
        "kind": kind,
        "limit_kwh": found.limit_kwh,
        "used_kwh": found.used_kwh,
        "projected_kwh": found.projected_kwh,
    }
    stored = connection.execute(
        text(
            "INSERT INTO energy.budget_breach (organization_id, budget_id, period_from, period_to, kind,"
            " limit_kwh, used_kwh, projected_kwh) VALUES (:organization_id, :budget_id, :start, :end, :kind,"
            " :limit_kwh, :used_kwh, :projected_kwh) ON CONFLICT (budget_id, period_from, kind) DO NOTHING"
        ),
        values,
    )
    return stored.rowcount == 1


@dataclass(frozen=True, slots=True)
class Scheduled:
    """A machine that has shifts."""

    organization_id: UUID
    factory_id: UUID
    id: UUID


def scheduled_machines(connection: Connection, span: Span) -> list[Scheduled]:
    """Machines with both a shift and measured energy in the span."""
    rows = connection.execute(
        text(
            "SELECT m.organization_id, m.factory_id, m.id FROM factories.machine m WHERE m.archived_at IS NULL"
            " AND EXISTS (SELECT FROM oee.shift_result r WHERE r.machine_id = m.id AND r.started_at < :end"
            " AND r.ended_at > :start) AND EXISTS (SELECT FROM energy.energy_hour h WHERE h.machine_id = m.id"
            " AND h.hour >= :start AND h.hour < :end) ORDER BY m.id"
        ),
        {"start": span.start, "end": span.end},
    )
    return [Scheduled(*row) for row in rows]


def hours(connection: Connection, machine_id: UUID, span: Span) -> list[UsedHour]:
    """Measured whole hours in the span by time, and whether a shift lies over any of them."""
    rows = connection.execute(
        text(
            "SELECT h.hour, h.energy_kwh / h.coverage AS mean_kw, EXISTS (SELECT FROM oee.shift_result r"
            " WHERE r.machine_id = h.machine_id AND r.started_at < h.hour + interval '1 hour'"
            " AND r.ended_at > h.hour) AS planned FROM energy.energy_hour h WHERE h.machine_id = :id"
            " AND h.hour >= :start AND h.hour + interval '1 hour' <= :end AND h.coverage >= :least ORDER BY h.hour"
        ),
        {"id": machine_id, "start": span.start, "end": span.end, "least": LEAST_COVERAGE},
    )
    return [UsedHour(Span(row.hour, row.hour + HOUR), row.mean_kw, row.planned) for row in rows]


def save_use(connection: Connection, machine: Scheduled, found: OutOfSchedule, load: UsualLoad) -> bool:
    """Keep a stretch of use outside of the schedule; whether it is new, and no longer one that is known."""
    values = {
        "organization_id": machine.organization_id,
        "factory_id": machine.factory_id,
        "machine_id": machine.id,
        "start": found.span.start,
        "end": found.span.end,
        "energy_kwh": found.energy_kwh,
        "excess_kwh": found.excess_kwh,
        "base_load_kw": load.base_kw,
        "limit_kw": load.limit_kw,
    }
    known = connection.execute(
        text(
            "UPDATE energy.out_of_schedule_use SET ended_at = :end, energy_kwh = :energy_kwh, updated_at = now(),"
            " excess_kwh = :excess_kwh WHERE machine_id = :machine_id AND started_at = (SELECT min(started_at)"
            " FROM energy.out_of_schedule_use WHERE machine_id = :machine_id AND started_at <= :end"
            " AND ended_at >= :start)"
        ),
        values,
    )
    if known.rowcount:
        return False
    connection.execute(
        text(
            "INSERT INTO energy.out_of_schedule_use (organization_id, factory_id, machine_id, started_at,"
            " ended_at, energy_kwh, excess_kwh, base_load_kw, limit_kw) VALUES (:organization_id, :factory_id,"
            " :machine_id, :start, :end, :energy_kwh, :excess_kwh, :base_load_kw, :limit_kw)"
        ),
        values,
    )
    return True


def uses_outside(
    connection: Connection, identity: Identity, machine_id: UUID | None, limit: int, offset: int
) -> Sequence[RowMapping]:
    """Use outside of schedules that one sees, newest first."""
    return (
        connection.execute(
            text(
                "SELECT * FROM energy.out_of_schedule_use WHERE organization_id = :organization_id"
                " AND factory_id = ANY(:factory_ids) AND (CAST(:machine_id AS uuid) IS NULL"
                " OR machine_id = :machine_id) ORDER BY started_at DESC, id LIMIT :limit OFFSET :offset"
            ),
            {
                "organization_id": identity.organization_id,
                "factory_ids": list(identity.factory_ids),
                "machine_id": machine_id,
                "limit": limit,
                "offset": offset,
            },
        )
        .mappings()
        .all()
    )

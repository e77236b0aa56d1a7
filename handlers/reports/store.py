"""SQL of ``reports``: schedules that are due, and deliveries with their outcomes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, RowMapping, bindparam, text
from sqlalchemy.dialects.postgresql import JSONB

from core.tokens import Identity
from domain.intervals import Span


@dataclass(frozen=True, slots=True)
class Schedule:
    """What a delivery is made from; `zone` is its factory's."""

    id: UUID
    organization_id: UUID
    factory_id: UUID
    name: str
    report: str
    scope: str
    scope_id: UUID
    period: str
    bucket: str
    cron: str
    recipients: list[str]
    next_at: datetime | None
    zone: str


@dataclass(frozen=True, slots=True)
class Delivery:
    """A report that is to be sent, or was."""

    id: UUID
    schedule_id: UUID
    period: Span
    recipients: list[str]
    attempts: int
    status: str


SENT_AGAIN = frozenset({"unknown", "failed"})
"""Deliveries that a person may send again."""
_SCHEDULE = (
    "SELECT s.id, s.organization_id, s.factory_id, s.name, s.report, s.scope, s.scope_id, s.period, s.bucket,"
    " s.cron, s.recipients, s.next_at, f.time_zone FROM reports.report_schedule s"
    " JOIN factories.factory f ON f.id = s.factory_id WHERE "
)


def lies_in(connection: Connection, scope: str, scope_id: UUID, factory_id: UUID) -> bool:
    """Whether a machine, line, area or factory lies in (or is) the factory, and is not archived."""
    column = "id" if scope == "factory" else "factory_id"
    return bool(
        connection.scalar(
            text(
                f"SELECT count(*) FROM factories.{scope} WHERE id = :id AND {column} = :factory_id"
                " AND archived_at IS NULL"
            ),
            {"id": scope_id, "factory_id": factory_id},
        )
    )


def zone_of_factory(connection: Connection, factory_id: UUID) -> str:
    """The factory's time zone."""
    return str(
        connection.scalar(text("SELECT time_zone FROM factories.factory WHERE id = :id"), {"id": factory_id})
    )


def set_next(connection: Connection, schedule_id: UUID, at: datetime | None) -> None:
    """Keep when a schedule is due next."""
    connection.execute(
        text("UPDATE reports.report_schedule SET next_at = :at WHERE id = :id"), {"id": schedule_id, "at": at}
    )


def schedule(connection: Connection, schedule_id: UUID) -> Schedule:
    """A schedule by its id."""
    return Schedule(*connection.execute(text(_SCHEDULE + "s.id = :id"), {"id": schedule_id}).one())


def visible(connection: Connection, identity: Identity, schedule_id: UUID) -> Schedule | None:
    """A schedule that one sees."""
    row = connection.execute(
        text(
            _SCHEDULE + "s.id = :id AND s.organization_id = :organization_id AND s.factory_id = ANY(:factory_ids)"
        ),
        {
            "id": schedule_id,
            "organization_id": identity.organization_id,
            "factory_ids": list(identity.factory_ids),
        },
    ).one_or_none()
    return Schedule(*row) if row else None


def due(connection: Connection, at: datetime) -> list[Schedule]:
    """Schedules whose time has come; nobody else takes them until the transaction ends."""
    rows = connection.execute(
        text(
            _SCHEDULE + "s.enabled AND s.next_at <= :at ORDER BY s.next_at LIMIT 500 FOR UPDATE OF s SKIP LOCKED"
        ),
        {"at": at},
    )
    return [Schedule(*row) for row in rows]


def add_delivery(
    connection: Connection, of: Schedule, due_at: datetime, period: Span, next_attempt_at: datetime
) -> UUID | None:
    """Queue a report; None where that of this time is there already."""
    made: UUID | None = connection.scalar(
        text(
            "INSERT INTO reports.report_delivery (organization_id, factory_id, schedule_id, due_at, recipients,"
            " period_from, period_to, next_attempt_at) VALUES (:organization_id, :factory_id, :id, :due_at,"
            " :recipients, :start, :end, :next) ON CONFLICT (schedule_id, due_at) DO NOTHING RETURNING id"
        ).bindparams(bindparam("recipients", type_=JSONB)),
        {
            "organization_id": of.organization_id,
            "factory_id": of.factory_id,
            "id": of.id,
            "due_at": due_at,
            "recipients": of.recipients,
            "start": period.start,
            "end": period.end,
            "next": next_attempt_at,
        },
    )
    return made


def take_waiting(connection: Connection, at: datetime, until: datetime) -> Sequence[RowMapping]:
    """Queued reports whose next attempt is due: taken until an instant, after which others may take them."""
    return (
        connection.execute(
            text(
                "UPDATE reports.report_delivery SET next_attempt_at = :until WHERE id IN (SELECT id FROM"
                " reports.report_delivery WHERE status = 'queued' AND next_attempt_at <= :at"
                " ORDER BY next_attempt_at LIMIT 500 FOR UPDATE SKIP LOCKED) RETURNING id, organization_id"
            ),
            {"at": at, "until": until},
        )
        .mappings()
        .all()
    )


def lock(connection: Connection, delivery_id: UUID) -> bool:
    """Be the one who delivers, until the transaction ends; PostgreSQL gives it back where a process dies."""
    return bool(
        connection.scalar(
            text("SELECT pg_try_advisory_xact_lock(hashtextextended('report_delivery ' || :id, 0))"),
            {"id": str(delivery_id)},
        )
    )


def delivery(connection: Connection, delivery_id: UUID) -> Delivery | None:
    """A delivery by its id, if its schedule is still there."""
    row = connection.execute(
        text(
            "SELECT id, schedule_id, period_from, period_to, recipients, attempts, status"
            " FROM reports.report_delivery WHERE id = :id"
        ),
        {"id": delivery_id},
    ).one_or_none()
    if row is None:
        return None
    period = Span(row.period_from, row.period_to)
    return Delivery(row.id, row.schedule_id, period, row.recipients, row.attempts, row.status)


def mark_sending(connection: Connection, delivery_id: UUID, message_id: str, at: datetime) -> None:
    """Keep that the mail server is about to be given a report."""
    connection.execute(
        text(
            "UPDATE reports.report_delivery SET status = 'sending', message_id = :message_id, sending_since = :at,"
            " next_attempt_at = NULL WHERE id = :id"
        ),
        {"id": delivery_id, "message_id": message_id, "at": at},
    )


def in_sending(connection: Connection) -> Sequence[UUID]:
    """Deliveries that somebody is handing over, or was when the process died."""
    return connection.scalars(text("SELECT id FROM reports.report_delivery WHERE status = 'sending'")).all()


def send_again(connection: Connection, identity: Identity, delivery_id: UUID, until: datetime) -> str | None:
    """Queue a delivery of unknown or failed end anew; the status it had, None where one sees no such delivery."""
    status: str | None = connection.scalar(
        text(
            "SELECT status FROM reports.report_delivery WHERE id = :id AND organization_id = :organization_id"
            " AND factory_id = ANY(:factory_ids) FOR UPDATE"
        ),
        {
            "id": delivery_id,
            "organization_id": identity.organization_id,
            "factory_ids": list(identity.factory_ids),
        },
    )
    if status in SENT_AGAIN:
        connection.execute(
            text(
                "UPDATE reports.report_delivery SET status = 'queued', attempts = 0, reason = NULL,"
                " next_attempt_at = :until WHERE id = :id"
            ),
            {"id": delivery_id, "until": until},
        )
    return status


def settle(connection: Connection, delivery_id: UUID, outcome: dict[str, Any]) -> None:
    """Keep what became of an attempt."""
    connection.execute(
        text(
            "UPDATE reports.report_delivery SET attempts = attempts + 1, status = :status, reason = :reason,"
            " sent_at = :sent_at, next_attempt_at = :next_attempt_at WHERE id = :id"
        ),
        {"sent_at": None, "next_attempt_at": None, "reason": None} | outcome | {"id": delivery_id},
    )


def deliveries(
    connection: Connection, identity: Identity, schedule_id: UUID | None, limit: int, offset: int
) -> Sequence[RowMapping]:
    """Deliveries that one sees, newest first."""
    return (
        connection.execute(
            text(
                "SELECT * FROM reports.report_delivery WHERE organization_id = :organization_id"
                " AND factory_id = ANY(:factory_ids)"
                " AND (CAST(:schedule_id AS uuid) IS NULL OR schedule_id = :schedule_id)"
                " ORDER BY created_at DESC, id LIMIT :limit OFFSET :offset"
            ),
            {
                "organization_id": identity.organization_id,
                "factory_ids": list(identity.factory_ids),
                "schedule_id": schedule_id,
                "limit": limit,
                "offset": offset,
            },
        )
        .mappings()
        .all()
    )

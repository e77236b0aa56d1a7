"""SQL of who was signed on at machines."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, text

from domain.intervals import Span
from handlers.oee.store import Machine
from handlers.oee.store_columns import uuid_array
from handlers.oee.store_results import owner_of


@dataclass(frozen=True, slots=True)
class Turn:
    """A span in which one person was signed on; known by account, else by name."""

    span: Span
    user_id: UUID | None
    name: str

    @property
    def key(self) -> str:
        """What tells this person from others."""
        return str(self.user_id) if self.user_id else self.name


def turns_of(connection: Connection, machine_ids: Iterable[UUID], span: Span) -> Mapping[UUID, Sequence[Turn]]:
    """Turns at machines that overlap the span, by time; the present one up to the span's end."""
    rows = connection.execute(
        text(
            "SELECT machine_id, started_at, coalesce(ended_at, :end) AS ended_at, user_id, name"
            " FROM oee.operator_turn WHERE machine_id = ANY(CAST(:machine_ids AS uuid[])) AND started_at < :end"
            " AND coalesce(ended_at, 'infinity') > :start ORDER BY started_at"
        ),
        {"machine_ids": uuid_array(machine_ids), "start": span.start, "end": span.end},
    )
    found: dict[UUID, list[Turn]] = defaultdict(list)
    for row in rows:
        found[row.machine_id].append(Turn(Span(row.started_at, row.ended_at), row.user_id, row.name))
    return found


def member_name(connection: Connection, organization_id: UUID, user_id: UUID) -> str | None:
    """How a member of the organization is called; None where there is no such one."""
    name: str | None = connection.scalar(
        text(
            'SELECT u.name FROM auth."user" u JOIN auth.membership m ON m.user_id = u.id'
            " WHERE u.id = :user_id AND m.organization_id = :organization_id"
        ),
        {"user_id": user_id, "organization_id": organization_id},
    )
    return name


def present_turn(connection: Connection, machine_id: UUID) -> tuple[datetime, str] | None:
    """Since when who is signed on at a machine; None for nobody."""
    row = connection.execute(
        text("SELECT started_at, name FROM oee.operator_turn WHERE machine_id = :id AND ended_at IS NULL"),
        {"id": machine_id},
    ).one_or_none()
    return (row.started_at, row.name) if row else None


def end_turn(connection: Connection, machine_id: UUID, at: datetime) -> UUID | None:
    """The present turn at a machine ends; its id. A turn of no length is none."""
    values = {"id": machine_id, "at": at}
    open_ = "WHERE machine_id = :id AND ended_at IS NULL"
    connection.execute(text(f"DELETE FROM oee.operator_turn {open_} AND started_at = :at"), values)
    ended: UUID | None = connection.scalar(
        text(f"UPDATE oee.operator_turn SET ended_at = :at, updated_at = now() {open_} RETURNING id"), values
    )
    return ended


def begin_turn(connection: Connection, machine: Machine, values: dict[str, Any]) -> UUID:
    """A turn begins: user_id, name, started_at; its id."""
    row = owner_of(machine) | values
    id_: UUID = connection.execute(
        text(
            f"INSERT INTO oee.operator_turn ({', '.join(row)}) VALUES ({', '.join(f':{name}' for name in row)})"
            " RETURNING id"
        ),
        row,
    ).scalar_one()
    return id_

"""SQL of stops: what lies over a machine's states, and what people made of it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, text

from core.tokens import Identity
from domain.intervals import Span
from handlers.oee.store import Machine
from handlers.oee.store_spans import MachineSpans, overlapping


@dataclass(frozen=True, slots=True)
class StopRow:
    """A stored stop; ``ended_at`` None while it lasts."""

    id: UUID
    machine_id: UUID
    cause_id: UUID | None
    comment: str | None
    edited_by: UUID | None
    started_at: datetime
    ended_at: datetime | None


_COLUMNS = "id, machine_id, cause_id, comment, edited_by, started_at, ended_at"
_STANDING = "('stopped', 'fault', 'unknown')"


def visible_stops(connection: Connection, identity: Identity, stop_ids: Sequence[UUID]) -> list[StopRow]:
    """The stops among these that one sees, by time."""
    rows = connection.execute(
        text(
            f"SELECT {_COLUMNS} FROM oee.stop WHERE id = ANY(:ids) AND organization_id = :organization_id"
            " AND factory_id = ANY(CAST(:factory_ids AS uuid[])) ORDER BY started_at"
        ),
        {
            "ids": list(stop_ids),
            "organization_id": identity.organization_id,
            "factory_ids": list(identity.factory_ids),
        },
    )
    return [StopRow(*row) for row in rows]


def overlapping_stops(connection: Connection, machine_id: UUID, span: Span) -> list[StopRow]:
    """Stops of a machine that overlap the span, by time."""
    rows = connection.execute(
        text(
            f"SELECT {_COLUMNS} FROM oee.stop WHERE machine_id = :machine_id"
            " AND started_at < :end AND coalesce(ended_at, 'infinity') > :start ORDER BY started_at"
        ),
        {"machine_id": machine_id, "start": span.start, "end": span.end},
    )
    return [StopRow(*row) for row in rows]


def causes_of(
    connection: Connection, machine_ids: Iterable[UUID], span: Span, present: datetime
) -> Mapping[UUID, list[tuple[Span, str]]]:
    """Spans of stops with a cause that overlap the span, with its treatment; a lasting one up to the present."""
    rows = connection.execute(
        text(
            "SELECT m.id, s.started_at, coalesce(s.ended_at, greatest(:until, s.started_at)) AS ended_at,"
            f" c.treatment FROM {overlapping('oee.stop', 'cause_id')} JOIN oee.stop_cause c ON c.id = s.cause_id"
            " ORDER BY s.started_at"
        ),
        {**MachineSpans.of(machine_ids, span).values, "until": max(span.end, present)},
    )
    found: dict[UUID, list[tuple[Span, str]]] = defaultdict(list)
    for row in rows:
        found[row.id].append((Span(row.started_at, row.ended_at), row.treatment))
    return found


def cause_fits(connection: Connection, machine: Machine, cause_id: UUID) -> bool:
    """Whether a cause is the organization's, for all machines or this one, and not archived."""
    return bool(
        connection.scalar(
            text(
                "SELECT true FROM oee.stop_cause WHERE id = :id AND organization_id = :organization_id"
                " AND (machine_id IS NULL OR machine_id = :machine_id) AND archived_at IS NULL"
            ),
            {"id": cause_id, "organization_id": machine.organization_id, "machine_id": machine.id},
        )
    )


def set_cause(connection: Connection, stop_id: UUID, values: dict[str, Any]) -> None:
    """Give a stop its cause, comment and editor."""
    connection.execute(
        text(
            "UPDATE oee.stop SET cause_id = :cause_id, comment = :comment, edited_by = :edited_by,"
            " updated_at = now() WHERE id = :id"
        ),
        values | {"id": stop_id},
    )


def set_span(
    connection: Connection, stop_id: UUID, started_at: datetime, ended_at: datetime | None, edited_by: UUID | None
) -> None:
    """Let a stop begin and end at other instants."""
    connection.execute(
        text(
            "UPDATE oee.stop SET started_at = :started_at, ended_at = :ended_at, edited_by = :edited_by,"
            " updated_at = now() WHERE id = :id"
        ),
        {"id": stop_id, "started_at": started_at, "ended_at": ended_at, "edited_by": edited_by},
    )


def note_contradictions(connection: Connection, machine_id: UUID, since: datetime) -> None:
    """Say for how long the machine ran within each stop that people edited."""
    connection.execute(text(_CONTRADICT), {"machine_id": machine_id, "since": since})


def delete_stops(connection: Connection, stop_ids: Sequence[UUID]) -> None:
    """Take stops away."""
    connection.execute(text("DELETE FROM oee.stop WHERE id = ANY(:ids)"), {"ids": list(stop_ids)})


def add_stop(connection: Connection, machine: Machine, values: dict[str, Any]) -> UUID:
    """Store a stop: cause_id, comment, edited_by, started_at, ended_at; its id."""
    return UUID(
        str(
            connection.scalar(
                text(
                    "INSERT INTO oee.stop (organization_id, factory_id, machine_id, cause_id, comment, edited_by,"
                    " started_at, ended_at) VALUES (:organization_id, :factory_id, :machine_id, :cause_id,"
                    " :comment, :edited_by, :started_at, :ended_at) RETURNING id"
                ),
                values
                | {
                    "organization_id": machine.organization_id,
                    "factory_id": machine.factory_id,
                    "machine_id": machine.id,
                },
            )
        )
    )


def stops_from_states(connection: Connection, machine: Machine, since: datetime) -> None:
    """Lay an editable stop over every standing state that has none, and follow states that changed.

    Without a signal the stop is unqualified (its state is unknown) until somebody names its cause. What
    people edited is left alone, but for the end of a stop that was still running.
    """
    parameters = {"machine_id": machine.id, "since": since}
    for statement in (_DROP_STALE, _FOLLOW_ENDS, _LAY, _CONTRADICT):
        connection.execute(text(statement), parameters)


_CONTRADICT = """
    UPDATE oee.stop t SET contradicted_seconds = c.seconds, updated_at = now() FROM (
      SELECT o.id, coalesce(sum(extract(epoch FROM least(coalesce(s.ended_at, now()), coalesce(o.ended_at, now()))
        - greatest(s.started_at, o.started_at))) FILTER (WHERE s.id IS NOT NULL), 0) AS seconds
      FROM oee.stop o LEFT JOIN oee.machine_state s ON s.machine_id = o.machine_id AND s.state = 'running'
        AND s.started_at < coalesce(o.ended_at, now()) AND coalesce(s.ended_at, now()) > o.started_at
      WHERE o.machine_id = :machine_id AND o.edited_by IS NOT NULL AND coalesce(o.ended_at, 'infinity') > :since
      GROUP BY o.id) AS c
    WHERE t.id = c.id AND t.contradicted_seconds <> c.seconds
"""
_DROP_STALE = f"""
    DELETE FROM oee.stop t WHERE t.machine_id = :machine_id AND t.edited_by IS NULL
      AND coalesce(t.ended_at, 'infinity') > :since AND NOT EXISTS (
        SELECT FROM oee.machine_state s WHERE s.machine_id = t.machine_id AND s.started_at = t.started_at
        AND s.state IN {_STANDING})
"""
_FOLLOW_ENDS = """
    UPDATE oee.stop t SET updated_at = now(), ended_at = least(s.ended_at, (
        SELECT min(n.started_at) FROM oee.stop n
        WHERE n.machine_id = t.machine_id AND n.started_at > t.started_at))
    FROM oee.machine_state s
    WHERE t.machine_id = :machine_id AND s.machine_id = t.machine_id AND s.started_at = t.started_at
      AND coalesce(t.ended_at, 'infinity') > :since AND s.ended_at IS DISTINCT FROM t.ended_at
      AND (t.edited_by IS NULL OR t.ended_at IS NULL)
"""
_LAY = f"""
    INSERT INTO oee.stop (organization_id, factory_id, machine_id, started_at, ended_at)
    SELECT s.organization_id, s.factory_id, s.machine_id, s.started_at, s.ended_at
    FROM oee.machine_state s
    WHERE s.machine_id = :machine_id AND s.state IN {_STANDING}
      AND coalesce(s.ended_at, 'infinity') > :since
      AND NOT EXISTS (SELECT FROM oee.stop t WHERE t.machine_id = s.machine_id
          AND tstzrange(t.started_at, t.ended_at) && tstzrange(s.started_at, s.ended_at))
"""

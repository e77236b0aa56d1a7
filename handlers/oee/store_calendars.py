"""SQL of ``oee``'s calendars: when a machine is meant to work."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, time
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, RowMapping, text

from domain.calendar import DayException, LocalBreak, ShiftCalendar, ShiftRule
from domain.intervals import Span
from handlers.oee.store import Machine
from handlers.oee.store_columns import uuid_array

NEVER = datetime.max.replace(tzinfo=UTC)
EVERY_DAY = frozenset(range(7))


OF_MACHINE = (
    "SELECT c.id FROM oee.shift_calendar c WHERE c.factory_id = m.factory_id"
    " AND (c.line_id = m.line_id OR c.line_id IS NULL) ORDER BY c.line_id IS NULL, c.created_at LIMIT 1"
)
"""The calendar of a machine ``m``: its line's, else its factory's."""


def shift_calendar(connection: Connection, machine: Machine) -> tuple[ShiftCalendar, dict[str, UUID]]:
    """The line's calendar, else the factory's, and the ids of its shifts by name."""
    return shift_calendars(connection, [machine.id])[machine.id]


def shift_calendars(
    connection: Connection, machine_ids: Iterable[UUID]
) -> dict[UUID, tuple[ShiftCalendar, dict[str, UUID]]]:
    """By machine: the line's calendar, else the factory's, and the ids of its shifts by name."""
    rows = connection.execute(
        text(
            f"SELECT m.id, f.time_zone, ({OF_MACHINE}) AS calendar_id FROM factories.machine m"
            " JOIN factories.factory f ON f.id = m.factory_id WHERE m.id = ANY(CAST(:machine_ids AS uuid[]))"
        ),
        {"machine_ids": uuid_array(machine_ids)},
    ).all()
    zones = {row.calendar_id: row.time_zone for row in rows if row.calendar_id}
    known = calendars(connection, zones) if zones else {}
    return {row.id: known.get(row.calendar_id) or (ShiftCalendar(row.time_zone, ()), {}) for row in rows}


def calendars(
    connection: Connection, zones: Mapping[UUID, str]
) -> dict[UUID, tuple[ShiftCalendar, dict[str, UUID]]]:
    """Calendars by id, given their time zones, each with the ids of its shifts by name."""
    rules: dict[UUID, list[ShiftRule]] = defaultdict(list)
    ids: dict[UUID, dict[str, UUID]] = defaultdict(dict)
    replaced: dict[UUID, list[DayException]] = defaultdict(list)
    values = {"ids": list(zones)}
    for row in connection.execute(
        text("SELECT * FROM oee.shift WHERE calendar_id = ANY(:ids) ORDER BY starts, name"), values
    ).mappings():
        rules[row["calendar_id"]].append(shift_rule(row))
        ids[row["calendar_id"]][row["name"]] = row["id"]
    for row in connection.execute(
        text(
            "SELECT calendar_id, day, shifts FROM oee.shift_exception WHERE calendar_id = ANY(:ids) ORDER BY day"
        ),
        values,
    ).mappings():
        replaced[row["calendar_id"]].append(DayException(row["day"], exception_rules(row["shifts"])))
    return {
        id_: (ShiftCalendar(zone, tuple(rules[id_]), tuple(replaced[id_])), ids[id_])
        for id_, zone in zones.items()
    }


def shift_rule(row: RowMapping) -> ShiftRule:
    """The domain's rule of a row of ``oee.shift``; ``ValueError`` says what does not fit."""
    return ShiftRule(
        row["name"],
        frozenset(day - 1 for day in row["weekdays"]),
        row["starts"],
        row["ends"],
        _breaks(row["breaks"]),
        row["valid_from"],
        row["valid_to"],
    )


def exception_rules(shifts: Sequence[Mapping[str, Any]]) -> tuple[ShiftRule, ...]:
    """The shifts of an exceptional day; ``ValueError`` says what does not fit."""
    return tuple(
        ShiftRule(
            shift["name"],
            EVERY_DAY,
            clock(shift["starts"]),
            clock(shift["ends"]),
            _breaks(shift.get("breaks", ())),
        )
        for shift in shifts
    )


def _breaks(pauses: Sequence[Mapping[str, str]]) -> tuple[LocalBreak, ...]:
    return tuple(LocalBreak(clock(pause["start"]), clock(pause["end"])) for pause in pauses)


def clock(text_: str) -> time:
    """A time of day written as HH:MM."""
    return time.fromisoformat(text_)


def planned_stops_of(connection: Connection, machine_ids: Iterable[UUID], span: Span) -> Mapping[UUID, list[Span]]:
    """Planned stops of machines that overlap the span."""
    rows = connection.execute(
        text(
            "SELECT machine_id, started_at, ended_at FROM oee.planned_stop"
            " WHERE machine_id = ANY(CAST(:machine_ids AS uuid[])) AND started_at < :end AND ended_at > :start"
        ),
        {"machine_ids": uuid_array(machine_ids), "start": span.start, "end": span.end},
    )
    found: dict[UUID, list[Span]] = defaultdict(list)
    for row in rows:
        found[row.machine_id].append(Span(row.started_at, row.ended_at))
    return found


def machines_of_calendar(connection: Connection, calendar_id: UUID) -> list[tuple[UUID, UUID]]:
    """Organization and id of the machines that a calendar is for, or would be."""
    rows = connection.execute(
        text(
            "SELECT m.organization_id, m.id FROM oee.shift_calendar c JOIN factories.machine m"
            " ON m.factory_id = c.factory_id AND (c.line_id IS NULL OR m.line_id = c.line_id)"
            " WHERE c.id = :id AND m.archived_at IS NULL ORDER BY m.id"
        ),
        {"id": calendar_id},
    )
    return [(row.organization_id, row.id) for row in rows]


def calendars_of_factory(connection: Connection, factory_id: UUID) -> list[UUID]:
    """The ids of a factory's calendars."""
    return list(
        connection.scalars(text("SELECT id FROM oee.shift_calendar WHERE factory_id = :id"), {"id": factory_id})
    )


def delete_results(connection: Connection, factory_id: UUID) -> None:
    """Drop all results of a factory's machines; they follow from the facts."""
    for table in ("hour_result", "day_result", "shift_result"):
        connection.execute(text(f"DELETE FROM oee.{table} WHERE factory_id = :id"), {"id": factory_id})


_FIRST_FACTS = (
    "(SELECT min(started_at) FROM oee.machine_state WHERE machine_id = m.id),"
    " (SELECT min(ended_at) FROM oee.production_count WHERE machine_id = m.id)"
)


def first_fact(connection: Connection, machine_id: UUID) -> datetime | None:
    """When the first known state of a machine began or its first part was counted; None where nothing is known."""
    found: datetime | None = connection.scalar(
        text(f"SELECT least({_FIRST_FACTS}) FROM (SELECT CAST(:id AS uuid) AS id) AS m"), {"id": machine_id}
    )
    return found


def known_since(connection: Connection, machine_ids: Iterable[UUID]) -> dict[UUID, datetime]:
    """From when on there are results of machines, or facts for them; ``NEVER`` without any."""
    rows = connection.execute(
        text(
            "SELECT m.id, least((SELECT min(started_at) FROM oee.hour_result WHERE machine_id = m.id),"
            f" {_FIRST_FACTS}) AS since FROM unnest(CAST(:machine_ids AS uuid[])) AS m (id)"
        ),
        {"machine_ids": uuid_array(machine_ids)},
    )
    return {row.id: row.since or NEVER for row in rows}


def delete_other_results(
    connection: Connection, machine_id: UUID, span: Span, starts: Sequence[datetime]
) -> list[Span]:
    """Drop results that the span touches and whose shifts are no more; the spans of those shifts."""
    rows = connection.execute(
        text(
            "DELETE FROM oee.shift_result WHERE machine_id = :machine_id AND started_at < :end"
            " AND ended_at > :start AND started_at <> ALL(CAST(:starts AS timestamptz[]))"
            " RETURNING started_at, ended_at"
        ),
        {"machine_id": machine_id, "start": span.start, "end": span.end, "starts": list(starts)},
    )
    return [Span(*row) for row in rows]


def cause_level(connection: Connection, cause_id: UUID) -> int:
    """At which level of the tree a cause is."""
    return int(connection.scalar(text("SELECT level FROM oee.stop_cause WHERE id = :id"), {"id": cause_id}) or 0)


def spans_of_cause(connection: Connection, cause_id: UUID, present: datetime) -> list[tuple[UUID, Span]]:
    """For each machine with stops of a cause: from the first to the last of them."""
    rows = connection.execute(
        text(
            "SELECT machine_id, min(started_at) AS first, max(coalesce(ended_at, :present)) AS last"
            " FROM oee.stop WHERE cause_id = :id GROUP BY machine_id ORDER BY machine_id"
        ),
        {"id": cause_id, "present": present},
    )
    return [(row.machine_id, Span(row.first, row.last)) for row in rows]

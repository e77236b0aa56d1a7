"""SQL of OEE reports: which machines, and their stored hours summed up by what is asked for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, text

from core.tokens import Identity
from domain.calendar import BucketKind, calendar_buckets
from domain.intervals import Span
from domain.oee import OeeElements
from handlers.oee.store_results import COLUMN_OF, elements_of

SCOPES = {"machine": "m.id", "line": "m.line_id", "area": "l.area_id", "factory": "m.factory_id"}


@dataclass(frozen=True, slots=True)
class Scope:
    """What a report is about: its name, its local time and money, its machines by id."""

    name: str
    time_zone: str
    currency: str
    machines: dict[UUID, str]


def find_scope(connection: Connection, identity: Identity, scope: str, scope_id: UUID) -> Scope | None:
    """The machines of a machine, line, area or factory that one sees; None where there is no such one."""
    named = connection.execute(
        text(
            f"SELECT s.name, f.time_zone, f.currency FROM factories.{scope} s JOIN factories.factory f"
            f" ON f.id = s.{'id' if scope == 'factory' else 'factory_id'}"
            " WHERE s.id = :id AND s.organization_id = :organization_id"
            " AND f.id = ANY(CAST(:factory_ids AS uuid[]))"
        ),
        {
            "id": scope_id,
            "organization_id": identity.organization_id,
            "factory_ids": list(identity.factory_ids),
        },
    ).one_or_none()
    if named is None:
        return None
    rows = connection.execute(
        text(
            "SELECT m.id, m.name FROM factories.machine m JOIN factories.line l ON l.id = m.line_id"
            f" WHERE {SCOPES[scope]} = :id AND m.archived_at IS NULL ORDER BY m.name, m.id"
        ),
        {"id": scope_id},
    )
    return Scope(named.name, named.time_zone, named.currency, {row.id: row.name for row in rows})


_KEYS = {
    "total": "NULL::timestamptz",
    "machine": "NULL::timestamptz",
    "hour": "date_trunc('hour', h.started_at, :zone)",
    "day": "date_trunc('day', h.started_at, :zone)",
    "week": "date_trunc('week', h.started_at, :zone)",
    "month": "date_trunc('month', h.started_at, :zone)",
    "shift": "r.started_at",
}
_OF_DAYS = frozenset({"total", "machine", "day", "week", "month"})
"""What whole days add up to: there the stored days are read in place of their hours."""
_COLUMNS = ", ".join(("machine_id", *COLUMN_OF))
_HOURS = (
    f"SELECT {_COLUMNS}, started_at, {{key}} AS key FROM oee.hour_result h WHERE machine_id = ANY(:machines)"
    " AND started_at >= {start} AND started_at < {end} AND calculated_until <= :end"
)
_DAYS = (
    f"SELECT {_COLUMNS}, started_at, {{key}} AS key FROM oee.day_result h WHERE machine_id = ANY(:machines)"
    " AND started_at >= :first AND started_at < :last"
)


def summed_hours(
    connection: Connection, machine_ids: Sequence[UUID], span: Span, *, by: str, zone: str, split: bool
) -> dict[tuple[str, UUID | None], OeeElements]:
    """Elements of the hours that lie wholly in the span, by bucket and, if `split`, by machine.

    A bucket's key is its start as text, or a machine's id; calendar time is left to the caller.
    """
    values = {"machines": list(machine_ids), "start": span.start, "end": span.end, "zone": zone}
    days = _whole_days(span, zone) if by in _OF_DAYS else None
    key = _KEYS[by] if by != "shift" else "NULL"
    if days is None:
        source = _HOURS.format(start=":start", end=":end", key=key)
    else:
        values |= {"first": days.start, "last": days.end}
        # A day's own start is the key of a report by day. Rows pass through a union one by one, so there is
        # none without hours to read at an edge.
        parts = [_DAYS.format(key="started_at" if by == "day" else key)]
        if span.start < days.start:
            parts.append(_HOURS.format(start=":start", end=":first", key=key))
        if days.end < span.end:
            parts.append(_HOURS.format(start=":last", end=":end", key=key))
        source = " UNION ALL ".join(parts)
    keys = (_KEYS[by] if by == "shift" else "h.key", *(("h.machine_id",) if split or by == "machine" else ()))
    shifts = (
        " JOIN oee.shift_result r ON r.machine_id = h.machine_id"
        " AND r.started_at <= h.started_at AND h.started_at < r.ended_at"
    )
    rows = connection.execute(
        text(
            f"SELECT {', '.join(f'sum(h.{column})' for column in COLUMN_OF)}, {', '.join(keys)}"
            f" FROM ({source}) AS h{shifts if by == 'shift' else ''} GROUP BY {', '.join(keys)}"
        ),
        values,
    ).all()
    found = {}
    for row in rows:
        start, machine_id = row[len(COLUMN_OF)], row[-1] if len(keys) > 1 else None
        elements = elements_of(row[: len(COLUMN_OF)], 0.0)
        found[_key(by, start, machine_id), machine_id if split else None] = elements
    return found


def stamp(instant: datetime) -> str:
    """The start of a bucket as text, in UTC."""
    return instant.astimezone(UTC).isoformat(timespec="seconds")


def _key(by: str, start: datetime | None, machine_id: UUID | None) -> str:
    if by == "machine":
        return str(machine_id)
    return stamp(start) if start is not None else ""


def _whole_days(span: Span, zone: str) -> Span | None:
    """From the first to the last local midnight in the span; None where no whole day lies between."""
    instant = timedelta(microseconds=1)
    (first,) = calendar_buckets(Span(span.start, span.start + instant), BucketKind.DAY, zone)
    (last,) = calendar_buckets(Span(span.end - instant, span.end), BucketKind.DAY, zone)
    start = span.start if first.span.start == span.start else first.span.end
    end = span.end if last.span.end == span.end else last.span.start
    return Span(start, end) if start < end else None


def cut_hours(
    connection: Connection, machine_ids: Sequence[UUID], span: Span
) -> list[tuple[UUID, Span, datetime]]:
    """The parts inside the span of hours that its edges cut: machine, part, and where the hour begins."""
    rows = connection.execute(
        text(
            "SELECT machine_id, started_at, calculated_until FROM oee.hour_result"
            " WHERE machine_id = ANY(:machines) AND ((started_at < :start AND calculated_until > :start"
            " AND started_at >= CAST(:start AS timestamptz) - interval '2 hours')"
            " OR (started_at < :end AND calculated_until > :end"
            " AND started_at >= CAST(:end AS timestamptz) - interval '2 hours')) ORDER BY machine_id, started_at"
        ),
        {"machines": list(machine_ids), "start": span.start, "end": span.end},
    )
    return [
        (
            row.machine_id,
            Span(max(row.started_at, span.start), min(row.calculated_until, span.end)),
            row.started_at,
        )
        for row in rows
    ]


def shift_of(connection: Connection, machine_id: UUID, at: datetime) -> datetime | None:
    """When the shift of a machine at an instant began."""
    began: datetime | None = connection.scalar(
        text(
            "SELECT started_at FROM oee.shift_result WHERE machine_id = :id AND started_at <= :at"
            " AND ended_at > :at ORDER BY started_at LIMIT 1"
        ),
        {"id": machine_id, "at": at},
    )
    return began


def shift_names(
    connection: Connection, machine_ids: Sequence[UUID], span: Span
) -> dict[datetime, tuple[str, datetime]]:
    """Names and ends of the shifts that overlap the span, by their start."""
    rows = connection.execute(
        text(
            "SELECT DISTINCT started_at, shift_name, ended_at FROM oee.shift_result"
            " WHERE machine_id = ANY(:machines) AND started_at < :end AND ended_at > :start"
        ),
        {"machines": list(machine_ids), "start": span.start, "end": span.end},
    )
    return {row.started_at: (row.shift_name, row.ended_at) for row in rows}


def stops_by_cause(
    connection: Connection, machine_ids: Sequence[UUID], span: Span, present: datetime
) -> list[tuple[str, float, int]]:
    """Seconds of stops inside the span and their number by cause; the empty cause is that of unqualified stops."""
    rows = connection.execute(
        text(
            "SELECT coalesce(c.name, '') AS cause, count(*) AS stops, sum(extract(epoch FROM"
            " least(coalesce(s.ended_at, :present), :end) - greatest(s.started_at, :start))) AS seconds"
            " FROM oee.stop s LEFT JOIN oee.stop_cause c ON c.id = s.cause_id"
            " WHERE s.machine_id = ANY(:machines) AND s.started_at < least(:end, :present)"
            " AND coalesce(s.ended_at, :present) > :start GROUP BY 1"
        ),
        {"machines": list(machine_ids), "start": span.start, "end": span.end, "present": present},
    )
    return [(row.cause, float(row.seconds), row.stops) for row in rows]


def names_of(connection: Connection, table: str, column: str, ids: Sequence[UUID]) -> dict[UUID, str]:
    """Names of products or numbers of orders."""
    rows: Any = connection.execute(
        text(f"SELECT id, {column} AS name FROM oee.{table} WHERE id = ANY(:ids)"), {"ids": list(ids)}
    )
    return {row.id: row.name for row in rows}

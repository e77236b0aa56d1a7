"""SQL of the running shifts: all machines in one statement each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, text

from domain.intervals import Span
from domain.oee import OeeElements
from handlers.oee.store import MACHINE_COLUMNS, Machine, uuid_array
from handlers.oee.store_calendars import OF_MACHINE
from handlers.oee.store_results import COLUMN_OF, ELEMENTS, OWNER, TYPES, as_json, elements_of


@dataclass(frozen=True, slots=True)
class Known:
    """What is stored of a machine's latest shift: its span, until when it is calculated, its elements."""

    shift: Span
    until: datetime
    elements: OeeElements


@dataclass(frozen=True, slots=True)
class Working:
    """A machine with its calendar, its latest shift's result, and since when it has stood as it stands."""

    machine: Machine
    calendar_id: UUID
    known: Known | None
    standing_since: datetime | None


def lock_free_machines(connection: Connection) -> list[UUID]:
    """Machines with shifts that nobody derives for just now, held until the transaction ends.

    Who derives for one brings its running shift up to date itself.
    """
    rows = connection.scalars(
        text(
            "SELECT id FROM (SELECT m.id FROM factories.machine m WHERE m.archived_at IS NULL"
            f" AND ({OF_MACHINE}) IS NOT NULL ORDER BY m.id OFFSET 0) AS m"
            " WHERE pg_try_advisory_xact_lock(hashtext('oee'), hashtext(m.id::text))"
        )
    )
    return list(rows)


def fallen_silent(connection: Connection, machine_ids: Iterable[UUID], at: datetime) -> list[UUID]:
    """Machines whose lasting state no longer holds for want of news.

    Its source has been silent for longer than its devices may; or by its counter it runs, but the last part is
    longer ago than its rule allows.
    """
    rows = connection.scalars(
        text(
            """
            SELECT s.machine_id FROM oee.machine_state s LEFT JOIN oee.state_rule r ON r.machine_id = s.machine_id
            CROSS JOIN LATERAL (
              SELECT max(d.offline_tolerance_minutes) AS minutes, max(CASE s.source WHEN 'message' THEN (
                  SELECT m.time FROM oee.state_message m WHERE m.device_id = d.id ORDER BY m.time DESC LIMIT 1)
                ELSE (
                  SELECT max(v.time) FROM telemetry.series e JOIN telemetry.latest_value v ON v.series_id = e.id
                  WHERE e.device_id = d.id AND e.measure = coalesce(r.measure, s.source)) END) AS heard
              FROM factories.placement p JOIN factories.device d ON d.id = p.device_id
              WHERE p.machine_id = s.machine_id AND p.valid_to IS NULL) AS w
            WHERE s.machine_id = ANY(CAST(:machine_ids AS uuid[]))
              AND s.ended_at IS NULL AND s.state <> 'unknown' AND (
              w.heard < :at - w.minutes * interval '1 minute'
              OR (s.source = 'counter' AND s.state = 'running' AND :at > (
                SELECT c.ended_at + r.slow_cycles * t.ideal_cycle_time_seconds * interval '1 second'
                FROM oee.production_count c
                JOIN oee.order_run o ON o.machine_id = c.machine_id AND o.ended_at IS NULL
                JOIN oee.production_order n ON n.id = o.production_order_id
                JOIN oee.product_machine t ON t.machine_id = c.machine_id AND t.product_id = n.product_id
                  AND t.valid_from <= :at
                WHERE c.machine_id = s.machine_id AND c.quantity > 0
                ORDER BY c.ended_at DESC, t.valid_from DESC LIMIT 1)))
            ORDER BY s.machine_id
            """
        ),
        {"machine_ids": uuid_array(machine_ids), "at": at},
    )
    return list(rows)


def working_machines(connection: Connection, machine_ids: Iterable[UUID], at: datetime) -> list[Working]:
    """These machines, each with its calendar and the result of its latest shift that has begun."""
    rows = connection.execute(
        text(
            f"SELECT {MACHINE_COLUMNS}, ({OF_MACHINE}) AS calendar_id, r.started_at, r.ended_at,"
            f" r.calculated_until, s.started_at AS standing_since, {', '.join(f'r.{name}' for name in COLUMN_OF)}"
            " FROM factories.machine m JOIN factories.factory f ON f.id = m.factory_id"
            " LEFT JOIN LATERAL (SELECT * FROM oee.shift_result WHERE machine_id = m.id AND started_at <= :at"
            " ORDER BY started_at DESC LIMIT 1) AS r ON true"
            " LEFT JOIN LATERAL (SELECT started_at FROM oee.machine_state WHERE machine_id = m.id"
            " AND ended_at IS NULL AND state = 'stopped') AS s ON true"
            " WHERE m.id = ANY(CAST(:machine_ids AS uuid[])) ORDER BY m.id"
        ),
        {"machine_ids": uuid_array(machine_ids), "at": at},
    ).all()
    found = []
    for row in rows:
        *machine, calendar_id, started_at, ended_at, until, since = row[:14]
        known = None
        if started_at is not None:
            columns = dict(zip(COLUMN_OF, row[14:], strict=True))
            span = Span(started_at, ended_at)
            known = Known(span, until, elements_of(columns, (until - started_at).total_seconds()))
        found.append(Working(Machine(*machine), calendar_id, known, since))
    return found


_SUMS = ", ".join(f"{name} = t.{name} + excluded.{name}" for name in ELEMENTS)


def add_parts(connection: Connection, parts: Sequence[Mapping[str, Any]]) -> None:
    """Add the elements of parts of hours to what is stored of the hours and of their days."""
    names = ", ".join(ELEMENTS)
    sums = ", ".join(f"sum({name})" for name in ELEMENTS)
    connection.execute(
        text(
            "WITH g AS (SELECT * FROM json_to_recordset(CAST(:parts AS json))"
            f" AS g ({TYPES}, day_started_at timestamptz, day_ended_at timestamptz)), hours AS ("
            f" INSERT INTO oee.hour_result AS t ({OWNER}, started_at, calculated_until, {names})"
            f" SELECT {OWNER}, started_at, calculated_until, {names} FROM g"
            " ON CONFLICT (machine_id, started_at) DO UPDATE SET calculated_until = excluded.calculated_until,"
            f" {_SUMS})"
            f" INSERT INTO oee.day_result AS t ({OWNER}, started_at, ended_at, {names})"
            f" SELECT {OWNER}, day_started_at, day_ended_at, {sums} FROM g"
            f" GROUP BY {OWNER}, day_started_at, day_ended_at"
            f" ON CONFLICT (machine_id, started_at) DO UPDATE SET {_SUMS}"
        ),
        {"parts": as_json(parts)},
    )


_RATIOS = ("availability", "performance", "quality", "oee", "coverage")
_SHIFT = ("started_at", "ended_at", "calculated_until", *ELEMENTS, *_RATIOS, "flags")


def save_shifts(connection: Connection, results: Sequence[Mapping[str, Any]]) -> None:
    """Write the results of running shifts."""
    ratios = ", ".join(f"{name} double precision" for name in _RATIOS)
    connection.execute(
        text(
            f"INSERT INTO oee.shift_result AS t ({OWNER}, shift_id, shift_name, {', '.join(_SHIFT)})"
            f" SELECT {OWNER}, shift_id, shift_name, {', '.join(_SHIFT)}"
            " FROM json_to_recordset(CAST(:results AS json))"
            f" AS g ({TYPES}, shift_id uuid, shift_name text, {ratios}, flags jsonb)"
            " ON CONFLICT (machine_id, started_at) DO UPDATE SET updated_at = now(),"
            f" {', '.join(f'{name} = excluded.{name}' for name in _SHIFT)}"
        ),
        {"results": as_json(results)},
    )

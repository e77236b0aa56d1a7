"""SQL of the running shifts: all machines in one statement each."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, text

from domain.calendar import Shift
from domain.intervals import Span
from domain.oee_arrays import Amounts, Factors
from handlers.oee.store import MACHINE_COLUMNS, Machine
from handlers.oee.store_calendars import OF_MACHINE
from handlers.oee.store_columns import amounts_text, array_text, recordset, uuid_array
from handlers.oee.store_results import COLUMN_OF, ELEMENTS, OWNER, TYPES, amounts_of


@dataclass(frozen=True, slots=True)
class Known:
    """What is stored of a machine's latest shift: its span, and until when it is calculated."""

    shift: Span
    until: datetime


NOTHING_STORED = (0.0,) * len(COLUMN_OF)


@dataclass(frozen=True, slots=True)
class Working:
    """A machine with its calendar, its latest shift's result, and since when it has stood as it stands.

    ``sums``: the elements of that result, by ``COLUMN_OF``.
    """

    machine: Machine
    calendar_id: UUID
    known: Known | None
    sums: tuple[float, ...]
    standing_since: datetime | None


def commit_without_waiting(connection: Connection) -> None:
    """Let the commit not wait for the disk: what a crash takes of this minute is added with the next one."""
    connection.execute(text("SET LOCAL synchronous_commit = off"))


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


_LASTING = "SELECT * FROM oee.machine_state WHERE machine_id = m.id AND ended_at IS NULL LIMIT 1"
"""The state that a machine ``m`` is in.

One by one: such a scan of the index drops the entries of states that have ended, which one of all machines' would
visit minute by minute until the next vacuum.
"""


def fallen_silent(connection: Connection, machine_ids: Iterable[UUID], at: datetime) -> list[UUID]:
    """Machines whose lasting state no longer holds for want of news.

    Its source has been silent for longer than its devices may; or by its counter it runs, but the last part is
    longer ago than its rule allows. What a message has changed within that time need not be looked up.
    """
    rows = connection.scalars(
        text(
            f"""
            WITH s AS MATERIALIZED (
              SELECT s.machine_id, s.source, s.state, s.started_at, coalesce(r.measure, s.source) AS measure,
                r.slow_cycles
              FROM unnest(CAST(:machine_ids AS uuid[])) AS m (id) CROSS JOIN LATERAL ({_LASTING}) AS s
              LEFT JOIN oee.state_rule r ON r.machine_id = s.machine_id WHERE s.state <> 'unknown'),
            w AS (
              SELECT p.machine_id, max(d.offline_tolerance_minutes) AS minutes, max(CASE
                WHEN s.source = 'message'
                  AND s.started_at >= :at - d.offline_tolerance_minutes * interval '1 minute' THEN s.started_at
                WHEN s.source = 'message' THEN (
                  SELECT m.time FROM oee.state_message m WHERE m.device_id = d.id ORDER BY m.time DESC LIMIT 1)
                ELSE (
                  SELECT max(v.time) FROM telemetry.series e JOIN telemetry.latest_value v ON v.series_id = e.id
                  WHERE e.device_id = d.id AND e.measure = s.measure) END) AS heard
              FROM s JOIN factories.placement p ON p.machine_id = s.machine_id AND p.valid_to IS NULL
              JOIN factories.device d ON d.id = p.device_id GROUP BY p.machine_id)
            SELECT s.machine_id FROM s LEFT JOIN w ON w.machine_id = s.machine_id
            WHERE w.heard < :at - w.minutes * interval '1 minute'
              OR (s.source = 'counter' AND s.state = 'running' AND :at > (
                SELECT c.ended_at + s.slow_cycles * t.ideal_cycle_time_seconds * interval '1 second'
                FROM oee.production_count c
                JOIN oee.order_run o ON o.machine_id = c.machine_id AND o.ended_at IS NULL
                JOIN oee.production_order n ON n.id = o.production_order_id
                JOIN oee.product_machine t ON t.machine_id = c.machine_id AND t.product_id = n.product_id
                  AND t.valid_from <= :at
                WHERE c.machine_id = s.machine_id AND c.quantity > 0
                ORDER BY c.ended_at DESC, t.valid_from DESC LIMIT 1))
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
            f" LEFT JOIN LATERAL ({_LASTING}) AS s ON s.state = 'stopped'"
            " WHERE m.id = ANY(CAST(:machine_ids AS uuid[])) ORDER BY m.id"
        ),
        {"machine_ids": uuid_array(machine_ids), "at": at},
    ).all()
    found = []
    for row in rows:
        *machine, calendar_id, started_at, ended_at, until, since = row[:14]
        known, sums = None, NOTHING_STORED
        if started_at is not None:
            known, sums = Known(Span(started_at, ended_at), until), tuple(row[14:])
        found.append(Working(Machine(*machine), calendar_id, known, sums, since))
    return found


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a shift: in which stored hour it lies (by its start), the part, and its local day."""

    hour: datetime
    span: Span
    day: Span


def add_parts(connection: Connection, parts: Sequence[tuple[Machine, Part]], found: Amounts) -> None:
    """Add the elements of parts, a column for each, to what is stored of their hours and days."""
    amounts = {name: row for name, row in amounts_of(found).items() if row.any()}
    days = {"day_started_at": "timestamptz", "day_ended_at": "timestamptz"}
    sent = {name: TYPES[name] for name in (*OWNER.split(", "), "started_at", "calculated_until", *amounts)} | days
    names = ", ".join(ELEMENTS)
    summed = ", ".join(f"sum({name})" if name in amounts else "0" for name in ELEMENTS)
    sums = "".join(f", {name} = t.{name} + excluded.{name}" for name in amounts)
    connection.execute(
        text(
            f"WITH g AS (SELECT * FROM {recordset(sent)}), hours AS ("
            f" INSERT INTO oee.hour_result AS t ({OWNER}, started_at, calculated_until, {names})"
            f" SELECT {OWNER}, started_at, max(calculated_until), {summed} FROM g GROUP BY {OWNER}, started_at"
            " ON CONFLICT (machine_id, started_at)"
            f" DO UPDATE SET calculated_until = greatest(t.calculated_until, excluded.calculated_until){sums})"
            f" INSERT INTO oee.day_result AS t ({OWNER}, started_at, ended_at, {names})"
            f" SELECT {OWNER}, day_started_at, day_ended_at, {summed} FROM g"
            f" GROUP BY {OWNER}, day_started_at, day_ended_at"
            f" ON CONFLICT (machine_id, started_at) DO UPDATE SET ended_at = excluded.ended_at{sums}"
        ),
        _owners(machine for machine, _ in parts)
        | {
            "started_at": array_text(part.hour for _, part in parts),
            "calculated_until": array_text(part.span.end for _, part in parts),
            "day_started_at": array_text(part.day.start for _, part in parts),
            "day_ended_at": array_text(part.day.end for _, part in parts),
        }
        | {name: amounts_text(row) for name, row in amounts.items()},
    )


_RATIOS = ("availability", "performance", "quality", "oee", "coverage")


def _owners(machines: Iterable[Machine]) -> dict[str, str]:
    known = list(machines)
    return {
        "organization_id": uuid_array(machine.organization_id for machine in known),
        "factory_id": uuid_array(machine.factory_id for machine in known),
        "machine_id": uuid_array(machine.id for machine in known),
    }


@dataclass(frozen=True, slots=True)
class RunningShift:
    """Whose result of which shift (with its id) is calculated until when."""

    machine: Machine
    shift: Shift
    shift_id: UUID | None
    until: datetime


def save_shifts(connection: Connection, shifts: Sequence[RunningShift], totals: Amounts, found: Factors) -> None:
    """Write the results of shifts, a column of totals for each."""
    own = ("started_at", "ended_at", "calculated_until", *ELEMENTS, *_RATIOS)
    sent = TYPES | {"shift_id": "uuid", "shift_name": "text", "flag_set": "integer"}
    sent |= dict.fromkeys(_RATIOS, "double precision")
    flag_sets, flag_set = _flag_sets(found.flags, len(shifts))
    connection.execute(
        text(
            f"INSERT INTO oee.shift_result AS t ({OWNER}, shift_id, shift_name, flags, {', '.join(own)})"
            f" SELECT {OWNER}, shift_id, shift_name, CAST(:flag_sets AS jsonb) -> g.flag_set, {', '.join(own)}"
            f" FROM {recordset(sent)} ON CONFLICT (machine_id, started_at) DO UPDATE SET updated_at = now(),"
            f" flags = excluded.flags, {', '.join(f'{name} = excluded.{name}' for name in own)}"
        ),
        _owners(one.machine for one in shifts)
        | {
            "shift_id": array_text(one.shift_id for one in shifts),
            "shift_name": array_text(one.shift.name for one in shifts),
            "started_at": array_text(one.shift.span.start for one in shifts),
            "ended_at": array_text(one.shift.span.end for one in shifts),
            "calculated_until": array_text(one.until for one in shifts),
            "flag_sets": json.dumps(flag_sets),
            "flag_set": array_text(flag_set),
        }
        | {name: amounts_text(row) for name, row in amounts_of(totals).items()}
        | {name: amounts_text(getattr(found, name)) for name in _RATIOS},
    )


def _flag_sets(flags: Mapping[str, NDArray[np.bool_]], size: int) -> tuple[list[list[str]], list[int]]:
    """The sets of flags that there are, and which of them each has."""
    names = sorted(flags)
    codes = sum((flags[name] * (1 << bit) for bit, name in enumerate(names)), np.zeros(size, np.int64))
    known, which = np.unique(codes, return_inverse=True)
    return [[name for bit, name in enumerate(names) if code >> bit & 1] for code in known.tolist()], which.tolist()

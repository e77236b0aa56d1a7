"""SQL of ``oee``: what OEE is calculated from, and where the results go."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, text

from domain.intervals import Span, Valued
from domain.machine_state import OWN_WORDS, MachineState
from domain.time_model import Count
from handlers.telemetry.placed import PLACED, WITHIN


@dataclass(frozen=True, slots=True)
class Machine:
    """What OEE must know of a machine."""

    id: UUID
    organization_id: UUID
    factory_id: UUID
    line_id: UUID
    name: str
    time_zone: str
    state: str
    power_standby_kw: float | None
    power_running_kw: float | None


def find_machine(
    connection: Connection, machine_id: UUID, organization_id: UUID | None = None, factory_ids: Sequence[UUID] = ()
) -> Machine | None:
    """The machine; with an organization only if it is that one's and in one of the factories."""
    row = connection.execute(
        text(
            """
            SELECT m.id, m.organization_id, m.factory_id, m.line_id, m.name, f.time_zone, m.state,
                   m.power_standby_kw, m.power_running_kw
            FROM factories.machine m JOIN factories.factory f ON f.id = m.factory_id
            WHERE m.id = :id AND (CAST(:organization_id AS uuid) IS NULL
                OR (m.organization_id = :organization_id AND m.factory_id = ANY(CAST(:factory_ids AS uuid[]))))
            """
        ),
        {"id": machine_id, "organization_id": organization_id, "factory_ids": list(factory_ids)},
    ).one_or_none()
    return Machine(*row) if row else None


def lock_machine(connection: Connection, machine_id: UUID) -> None:
    """Let nobody else derive for the machine until the transaction ends."""
    connection.execute(
        text("SELECT pg_advisory_xact_lock(hashtext('oee'), hashtext(:id))"), {"id": str(machine_id)}
    )


def state_messages(connection: Connection, machine_id: UUID, span: Span) -> list[tuple[datetime, str]]:
    """State messages of the span with the last before and the first after it, by time."""
    query = """
        SELECT m.time, m.state FROM factories.placement p JOIN oee.state_message m ON m.device_id = p.device_id
        WHERE {within} AND m.time {bound}
    """.replace("{within}", WITHIN.format(time="m.time"))
    found = connection.execute(
        text(
            f"(SELECT * FROM ({query.format(bound='< :start')}) AS a ORDER BY time DESC LIMIT 1)"
            f" UNION ALL ({query.format(bound='>= :start AND m.time <= :end')})"
            f" UNION ALL (SELECT * FROM ({query.format(bound='> :end')}) AS z ORDER BY time LIMIT 1)"
            " ORDER BY time"
        ),
        {"machine_id": machine_id, "start": span.start, "end": span.end},
    )
    return [(row.time, row.state) for row in found]


def silence_limit_s(connection: Connection, machine_id: UUID) -> float:
    """After how long without a word the machine's state is unknown: the tolerance of its devices."""
    minutes = connection.scalar(
        text(
            "SELECT max(d.offline_tolerance_minutes) FROM factories.placement p"
            " JOIN factories.device d ON d.id = p.device_id WHERE p.machine_id = :id AND p.valid_to IS NULL"
        ),
        {"id": machine_id},
    )
    return 60.0 * (minutes or 10.0)


@dataclass(frozen=True, slots=True)
class StateRow:
    """A stored machine state; ``ended_at`` None while it lasts."""

    state: str
    started_at: datetime
    ended_at: datetime | None


def state_rows(connection: Connection, machine_id: UUID, span: Span, *, touching: bool = False) -> list[StateRow]:
    """Stored states that overlap the span, and those that touch it if asked for."""
    equal = "=" if touching else ""
    rows = connection.execute(
        text(
            "SELECT state, started_at, ended_at FROM oee.machine_state WHERE machine_id = :machine_id"
            f" AND started_at <{equal} :end AND coalesce(ended_at, 'infinity') >{equal} :start ORDER BY started_at"
        ),
        {"machine_id": machine_id, "start": span.start, "end": span.end},
    )
    return [StateRow(*row) for row in rows]


def states(connection: Connection, machine_id: UUID, span: Span) -> list[Valued[MachineState]]:
    """Stored states over the span, the running one up to its end."""
    return [
        Valued(Span(row.started_at, row.ended_at or span.end), OWN_WORDS[row.state])
        for row in state_rows(connection, machine_id, span)
    ]


def replace_states(
    connection: Connection, machine: Machine, source: str, gone: Sequence[StateRow], fresh: Sequence[StateRow]
) -> None:
    """Take stored states away and put others in their place."""
    for row in gone:
        connection.execute(
            text("DELETE FROM oee.machine_state WHERE machine_id = :machine_id AND started_at = :started_at"),
            {"machine_id": machine.id, "started_at": row.started_at},
        )
    if fresh:
        connection.execute(
            text(
                "INSERT INTO oee.machine_state"
                " (organization_id, factory_id, machine_id, source, state, started_at, ended_at) VALUES"
                " (:organization_id, :factory_id, :machine_id, :source, :state, :started_at, :ended_at)"
            ),
            [
                {
                    "organization_id": machine.organization_id,
                    "factory_id": machine.factory_id,
                    "machine_id": machine.id,
                    "source": source,
                }
                | asdict(row)
                for row in fresh
            ],
        )


def set_present_state(connection: Connection, machine_id: UUID, state: str, since: datetime) -> bool:
    """Keep the machine's present state; whether it changed."""
    changed = connection.execute(
        text(
            "UPDATE factories.machine SET state = :state, state_since = :since WHERE id = :id"
            " AND (state, state_since) IS DISTINCT FROM (:state, CAST(:since AS timestamptz))"
        ),
        {"id": machine_id, "state": state, "since": since},
    )
    return changed.rowcount > 0


def counter_series(connection: Connection, machine_id: UUID) -> Sequence[int]:
    """Part counters on the machine."""
    found = connection.scalars(
        text(
            f"SELECT DISTINCT s.id FROM {PLACED}"
            " WHERE p.machine_id = :machine_id AND s.kind = 'counter' AND s.measure = 'part_count'"
        ),
        {"machine_id": machine_id},
    )
    return found.all()


def replace_counts(
    connection: Connection, machine: Machine, series_id: int, span: Span, counts: Sequence[dict[str, Any]]
) -> None:
    """Put what a counter counted in (start, end] in place of what was stored for it."""
    source = f"series:{series_id}"
    connection.execute(
        text(
            "DELETE FROM oee.production_count WHERE machine_id = :machine_id AND source = :source"
            " AND ended_at > :start AND ended_at <= :end"
        ),
        {"machine_id": machine.id, "source": source, "start": span.start, "end": span.end},
    )
    if counts:
        connection.execute(
            text(
                "INSERT INTO oee.production_count"
                " (organization_id, machine_id, source, started_at, ended_at, quantity, flag) VALUES"
                " (:organization_id, :machine_id, :source, :started_at, :ended_at, :quantity, :flag)"
            ),
            [
                {"organization_id": machine.organization_id, "machine_id": machine.id, "source": source} | count
                for count in counts
            ],
        )


def delete_foreign_counts(connection: Connection, machine_id: UUID, span: Span) -> None:
    """Delete counts of counters in [start, end] that did not stand on the machine when they counted."""
    connection.execute(
        text(
            "DELETE FROM oee.production_count c WHERE c.machine_id = :machine_id AND c.source LIKE 'series:%'"
            " AND c.ended_at >= :start AND c.ended_at <= :end AND NOT EXISTS (SELECT FROM"
            f" {PLACED} WHERE 'series:' || s.id = c.source AND {WITHIN.format(time='c.ended_at')})"
        ),
        {"machine_id": machine_id, "start": span.start, "end": span.end},
    )


def counts(connection: Connection, machine_id: UUID, span: Span) -> list[Count]:
    """Parts and scrap of the span, each with the ideal cycle time that held at its instant.

    The product is the one that the count names, else that of the order the machine was working on.
    """
    rows = connection.execute(
        text(
            """
            SELECT ended_at AS at, quantity AS produced, 0.0 AS scrap, 0.0 AS rework, product_id
            FROM oee.production_count
            WHERE machine_id = :machine_id AND ended_at >= :start AND ended_at < :end AND quantity <> 0
            UNION ALL
            SELECT at, 0.0, CASE WHEN rework THEN 0.0 ELSE quantity END,
                   CASE WHEN rework THEN quantity ELSE 0.0 END, product_id
            FROM oee.scrap WHERE machine_id = :machine_id AND at >= :start AND at < :end
            """
        ),
        {"machine_id": machine_id, "start": span.start, "end": span.end},
    ).all()
    if not rows:
        return []
    runs = runs_over(connection, machine_id, span)
    cycles = cycle_times(connection, machine_id)
    return [
        Count(
            row.at,
            row.produced,
            row.scrap,
            row.rework,
            _cycle_at(cycles, row.product_id or _made_at(runs, row.at), row.at),
        )
        for row in rows
    ]


def is_counted(connection: Connection, machine_id: UUID, span: Span) -> bool:
    """Whether anything would have told of a part: a counter on the machine, counts of any kind, or an order."""
    return bool(
        connection.scalar(
            text(
                f"SELECT EXISTS (SELECT FROM {PLACED} WHERE p.machine_id = :machine_id"
                " AND s.kind = 'counter' AND s.measure = 'part_count')"
                " OR EXISTS (SELECT FROM oee.production_count WHERE machine_id = :machine_id)"
                " OR EXISTS (SELECT FROM oee.order_run WHERE machine_id = :machine_id AND started_at < :end"
                " AND coalesce(ended_at, 'infinity') > :start)"
            ),
            {"machine_id": machine_id, "start": span.start, "end": span.end},
        )
    )


@dataclass(frozen=True, slots=True)
class Run:
    """A span in which a machine worked on an order."""

    span: Span
    order_id: UUID
    product_id: UUID


def runs_over(connection: Connection, machine_id: UUID, span: Span) -> list[Run]:
    """The machine's runs that overlap the span, by time; the present one up to the span's end."""
    rows = connection.execute(
        text(
            "SELECT r.started_at, coalesce(r.ended_at, :end) AS ended_at, o.id, o.product_id"
            " FROM oee.order_run r JOIN oee.production_order o ON o.id = r.production_order_id"
            " WHERE r.machine_id = :machine_id AND r.started_at < :end"
            " AND coalesce(r.ended_at, 'infinity') > :start ORDER BY r.started_at"
        ),
        {"machine_id": machine_id, "start": span.start, "end": span.end},
    )
    return [Run(Span(row.started_at, row.ended_at), row.id, row.product_id) for row in rows]


def cycle_times(connection: Connection, machine_id: UUID) -> dict[UUID, list[tuple[datetime, float]]]:
    """Ideal cycle times of the machine's products in seconds, each from an instant on, by time."""
    rows = connection.execute(
        text(
            "SELECT product_id, valid_from, ideal_cycle_time_seconds FROM oee.product_machine"
            " WHERE machine_id = :machine_id ORDER BY valid_from"
        ),
        {"machine_id": machine_id},
    )
    found: dict[UUID, list[tuple[datetime, float]]] = {}
    for row in rows:
        found.setdefault(row.product_id, []).append((row.valid_from, row.ideal_cycle_time_seconds))
    return found


def _made_at(runs: Sequence[Run], at: datetime) -> UUID | None:
    index = bisect_right(runs, at, key=lambda run: run.span.start) - 1
    return runs[index].product_id if index >= 0 and at < runs[index].span.end else None


def _cycle_at(
    cycles: Mapping[UUID, Sequence[tuple[datetime, float]]], product_id: UUID | None, at: datetime
) -> float | None:
    if product_id is None:
        return None
    held = cycles.get(product_id, ())
    index = bisect_right(held, at, key=lambda pair: pair[0]) - 1
    return held[index][1] if index >= 0 else None

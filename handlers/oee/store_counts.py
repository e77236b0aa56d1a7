"""SQL of ``oee``: part counters, what was counted, and the orders and cycle times it was made under."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, text

from domain.intervals import Span
from domain.time_model import Count
from handlers.oee.store import Machine
from handlers.oee.store_columns import uuid_array
from handlers.telemetry.placed import PLACED, WITHIN


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


def counts_of(connection: Connection, machine_ids: Iterable[UUID], span: Span) -> Mapping[UUID, list[Count]]:
    """Parts and scrap of machines in the span, each with the ideal cycle time that held at its instant.

    The product is the one that the count names, else that of the order the machine was working on.
    """
    rows = connection.execute(
        text(
            """
            SELECT machine_id, ended_at AS at, quantity AS produced, 0.0 AS scrap, 0.0 AS rework, product_id
            FROM oee.production_count
            WHERE machine_id = ANY(CAST(:machine_ids AS uuid[]))
              AND ended_at >= :start AND ended_at < :end AND quantity <> 0
            UNION ALL
            SELECT machine_id, at, 0.0, CASE WHEN rework THEN 0.0 ELSE quantity END,
                   CASE WHEN rework THEN quantity ELSE 0.0 END, product_id
            FROM oee.scrap WHERE machine_id = ANY(CAST(:machine_ids AS uuid[])) AND at >= :start AND at < :end
            """
        ),
        {"machine_ids": uuid_array(machine_ids), "start": span.start, "end": span.end},
    ).all()
    found: dict[UUID, list[Count]] = defaultdict(list)
    if not rows:
        return found
    counted = {row.machine_id for row in rows}
    runs, cycles = runs_of(connection, counted, span), cycle_times(connection, counted)
    for machine_id, at, produced, scrap, rework, product_id in rows:
        product = product_id or _made_at(runs[machine_id], at)
        cycle_s = _cycle_at(cycles.get((machine_id, product), ()), at)
        found[machine_id].append(Count(at, produced, scrap, rework, cycle_s))
    return found


def always_counted(connection: Connection, machine_ids: Iterable[UUID]) -> set[UUID]:
    """The machines whose parts are seen whatever they work on: a counter stands there, or parts were counted."""
    rows = connection.scalars(
        text(
            "SELECT m.id FROM unnest(CAST(:machine_ids AS uuid[])) AS m (id)"
            " WHERE EXISTS (SELECT FROM oee.production_count WHERE machine_id = m.id)"
            f" OR EXISTS (SELECT FROM {PLACED} WHERE p.machine_id = m.id"
            " AND s.kind = 'counter' AND s.measure = 'part_count')"
        ),
        {"machine_ids": uuid_array(machine_ids)},
    )
    return set(rows)


def counted_runs(connection: Connection, machine_ids: Collection[UUID], span: Span) -> dict[UUID, list[Span]]:
    """When parts would have been seen of those machines of which not even a counter is known: during orders."""
    unseen = set(machine_ids) - always_counted(connection, machine_ids) if machine_ids else set()
    runs = runs_of(connection, unseen, span) if unseen else {}
    return {id_: [run.span for run in runs.get(id_, ())] for id_ in unseen}


@dataclass(frozen=True, slots=True)
class Run:
    """A span in which a machine worked on an order."""

    span: Span
    order_id: UUID
    product_id: UUID


def runs_of(connection: Connection, machine_ids: Iterable[UUID], span: Span) -> Mapping[UUID, list[Run]]:
    """Runs of machines that overlap the span, by time; the present one up to the span's end."""
    rows = connection.execute(
        text(
            "SELECT r.machine_id, r.started_at, coalesce(r.ended_at, :end) AS ended_at, o.id, o.product_id"
            " FROM oee.order_run r JOIN oee.production_order o ON o.id = r.production_order_id"
            " WHERE r.machine_id = ANY(CAST(:machine_ids AS uuid[])) AND r.started_at < :end"
            " AND coalesce(r.ended_at, 'infinity') > :start ORDER BY r.started_at"
        ),
        {"machine_ids": uuid_array(machine_ids), "start": span.start, "end": span.end},
    )
    found: dict[UUID, list[Run]] = defaultdict(list)
    for row in rows:
        found[row.machine_id].append(Run(Span(row.started_at, row.ended_at), row.id, row.product_id))
    return found


def cycle_times(
    connection: Connection, machine_ids: Iterable[UUID]
) -> dict[tuple[UUID, UUID | None], list[tuple[datetime, float]]]:
    """Ideal cycle times in seconds by machine and product, each from an instant on, by time."""
    rows = connection.execute(
        text(
            "SELECT machine_id, product_id, valid_from, ideal_cycle_time_seconds FROM oee.product_machine"
            " WHERE machine_id = ANY(CAST(:machine_ids AS uuid[])) ORDER BY valid_from"
        ),
        {"machine_ids": uuid_array(machine_ids)},
    )
    found: dict[tuple[UUID, UUID | None], list[tuple[datetime, float]]] = {}
    for row in rows:
        held = found.setdefault((row.machine_id, row.product_id), [])
        held.append((row.valid_from, row.ideal_cycle_time_seconds))
    return found


def _made_at(runs: Sequence[Run], at: datetime) -> UUID | None:
    index = bisect_right(runs, at, key=lambda run: run.span.start) - 1
    return runs[index].product_id if index >= 0 and at < runs[index].span.end else None


def _cycle_at(held: Sequence[tuple[datetime, float]], at: datetime) -> float | None:
    index = bisect_right(held, at, key=lambda pair: pair[0]) - 1
    return held[index][1] if index >= 0 else None

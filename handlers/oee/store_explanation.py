"""SQL of explanations: the ids of the rows that a machine's OEE over a span is calculated from."""

from typing import Any

from sqlalchemy import Connection, text

from domain.intervals import Span
from handlers.oee.store import Machine
from handlers.oee.store_calendars import OF_MACHINE

MOST_IDS = 1000
"""How many ids of a table are named; the count tells of all."""

_OVERLAP = "machine_id = :machine_id AND started_at < :end AND coalesce(ended_at, 'infinity') > :start"
_SOURCES = {
    "machine_state": f"oee.machine_state WHERE {_OVERLAP}",
    "stop": f"oee.stop WHERE {_OVERLAP} AND cause_id IS NOT NULL",
    "production_count": "oee.production_count WHERE machine_id = :machine_id"
    " AND ended_at >= :start AND ended_at < :end AND quantity <> 0",
    "scrap": "oee.scrap WHERE machine_id = :machine_id AND at >= :start AND at < :end",
    "order_run": f"oee.order_run WHERE {_OVERLAP}",
    "product_machine": "oee.product_machine WHERE machine_id = :machine_id AND valid_from < :end",
    "planned_stop": f"oee.planned_stop WHERE {_OVERLAP}",
    "shift": "oee.shift WHERE calendar_id ="
    f" (SELECT ({OF_MACHINE}) FROM factories.machine m WHERE m.id = :machine_id)",
}


def sources(connection: Connection, machine: Machine, span: Span) -> list[dict[str, Any]]:
    """For each table: how many of its rows went in, and their ids."""
    values = {
        "machine_id": machine.id,
        "start": span.start,
        "end": span.end,
    }
    found = []
    for table, rows in _SOURCES.items():
        row = connection.execute(
            text(f"SELECT count(*) AS count, (array_agg(id ORDER BY id))[1:{MOST_IDS}] AS ids FROM {rows}"),
            values,
        ).one()
        found.append({"table": table, "count": row.count, "ids": row.ids or []})
    return found

"""SQL of targets."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, text

_NOT = "NULL::uuid AS"
_PLACES = {
    "machine": (
        "SELECT m.id AS machine_id, m.line_id, l.area_id, m.factory_id"
        " FROM factories.machine m JOIN factories.line l ON l.id = m.line_id WHERE m.id = :id"
    ),
    "line": f"SELECT {_NOT} machine_id, id AS line_id, area_id, factory_id FROM factories.line WHERE id = :id",
    "area": (
        f"SELECT {_NOT} machine_id, {_NOT} line_id, id AS area_id, factory_id FROM factories.area WHERE id = :id"
    ),
    "factory": (
        f"SELECT {_NOT} machine_id, {_NOT} line_id, {_NOT} area_id, id AS factory_id"
        " FROM factories.factory WHERE id = :id"
    ),
}
"""What a report is about, and all that it stands in."""


def targets_of(
    connection: Connection, scope: str, scope_id: UUID
) -> list[tuple[datetime, datetime | None, float]]:
    """From when until when each target holds that may hold, and it: the nearest first, then the latest."""
    rows = connection.execute(
        text(
            "SELECT greatest(t.valid_from, '1000-01-01') AS valid_from, t.valid_to, t.target"
            f" FROM ({_PLACES[scope]}) p JOIN oee.oee_target t ON t.factory_id = p.factory_id"
            " WHERE t.machine_id = p.machine_id OR t.line_id = p.line_id OR t.area_id = p.area_id"
            " OR num_nonnulls(t.machine_id, t.line_id, t.area_id) = 0"
            " ORDER BY t.machine_id IS NULL, t.line_id IS NULL, t.area_id IS NULL, t.valid_from DESC"
        ),
        {"id": scope_id},
    )
    return [(row.valid_from, row.valid_to, row.target) for row in rows]

"""SQL of targets."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, text

_SCOPES = {
    "machine": "(t.machine_id = s.id OR (t.machine_id IS NULL AND (t.line_id = s.line_id OR t.line_id IS NULL)))",
    "line": "t.machine_id IS NULL AND (t.line_id = s.id OR t.line_id IS NULL)",
    "area": "t.machine_id IS NULL AND t.line_id IS NULL",
    "factory": "t.machine_id IS NULL AND t.line_id IS NULL",
}
"""The targets ``t`` that may hold for what a report is about ``s``."""


def targets_of(
    connection: Connection, scope: str, scope_id: UUID
) -> list[tuple[datetime, datetime | None, float]]:
    """From when until when each target holds that may hold, and it: the nearest first, then the latest."""
    factory = "s.id" if scope == "factory" else "s.factory_id"
    rows = connection.execute(
        text(
            "SELECT greatest(t.valid_from, '1000-01-01') AS valid_from, t.valid_to, t.target"
            f" FROM factories.{scope} s JOIN oee.oee_target t ON t.factory_id = {factory}"
            f" WHERE s.id = :id AND {_SCOPES[scope]}"
            " ORDER BY t.machine_id IS NULL, t.line_id IS NULL, t.valid_from DESC"
        ),
        {"id": scope_id},
    )
    return [(row.valid_from, row.valid_to, row.target) for row in rows]

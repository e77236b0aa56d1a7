"""What was measured on a machine: by devices, while they stood there.

History follows the placements, so that placing a device in the past attributes anew what it measured.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, text

from domain.intervals import Span

PLACED = """
    factories.placement p
    JOIN telemetry.series s ON s.device_id = p.device_id AND s.organization_id = p.organization_id
"""
"""Series on a machine, to be narrowed to the placement's own span by ``WITHIN``."""
WITHIN = "p.machine_id = :machine_id AND {time} >= p.valid_from AND {time} < coalesce(p.valid_to, 'infinity')"


def around(query: str, time: str) -> str:
    """The rows of a query within [:start, :end] with the last before and the first after it, by ``time``."""
    return (
        f"({query} AND {time} < :start ORDER BY {time} DESC FETCH FIRST 1 ROW WITH TIES)"
        f" UNION ALL ({query} AND {time} BETWEEN :start AND :end)"
        f" UNION ALL ({query} AND {time} > :end ORDER BY {time} FETCH FIRST 1 ROW WITH TIES) ORDER BY time"
    )


def measured(connection: Connection, machine_id: UUID, measure: str, span: Span) -> list[tuple[datetime, float]]:
    """Values of a measure on the machine in the span (both ends included), by time."""
    found = connection.execute(
        text(
            f"SELECT v.time, v.value FROM {PLACED} JOIN telemetry.measurement v ON v.series_id = s.id"
            f" WHERE s.measure = :measure AND v.time BETWEEN :start AND :end AND {WITHIN.format(time='v.time')}"
            " ORDER BY v.time"
        ),
        {"machine_id": machine_id, "measure": measure, "start": span.start, "end": span.end},
    )
    return [(row.time, row.value) for row in found]

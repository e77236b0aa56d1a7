"""SQL of deletion on request: measurements go, and what was derived from them is marked to follow."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, select, text

from core.tokens import Identity
from db.models.telemetry import Series
from handlers.scope import in_factories


def visible_series(connection: Connection, identity: Identity, series_ids: Sequence[int]) -> set[int]:
    """Those of the series that one may touch."""
    query: Select[Any] = select(Series.id).where(
        Series.organization_id == identity.organization_id,
        Series.id.in_(series_ids),
        in_factories(Series.factory_id, identity),
    )
    return set(connection.scalars(query))


def delete(
    connection: Connection, series_ids: Sequence[int], start: datetime, end: datetime
) -> Sequence[RowMapping]:
    """Delete values in [start, end); of each series that had any: how many, the first and the last time."""
    query = """
        WITH gone AS (
            DELETE FROM telemetry.measurement
            WHERE series_id = ANY(:series) AND time >= :start AND time < :end
            RETURNING series_id, time
        )
        SELECT series_id, count(*) AS count, min(time) AS low, max(time) AS high FROM gone GROUP BY series_id
        ORDER BY series_id
    """
    values = {"series": sorted(series_ids), "start": start, "end": end}
    return connection.execute(text(query), values).mappings().all()


def renew_latest(connection: Connection, gone: Sequence[RowMapping]) -> None:
    """Where a series' newest value is gone, the newest one left takes its place, or none."""
    connection.execute(text(_FORGET), [dict(row) for row in gone])
    connection.execute(text(_LATEST), {"series": [row["series_id"] for row in gone]})


_FORGET = "DELETE FROM telemetry.latest_value WHERE series_id = :series_id AND time BETWEEN :low AND :high"

_LATEST = """
INSERT INTO telemetry.latest_value (organization_id, factory_id, series_id, time, value)
SELECT s.organization_id, s.factory_id, s.id, newest.time, newest.value
FROM telemetry.series s
CROSS JOIN LATERAL (
    SELECT m.time, m.value FROM telemetry.measurement m WHERE m.series_id = s.id ORDER BY m.time DESC LIMIT 1
) AS newest
WHERE s.id = ANY(:series)
ON CONFLICT (series_id) DO NOTHING
"""

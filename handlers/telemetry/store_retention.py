"""SQL of retention: which policy holds for which series, and what has outlived it."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from db.timeseries import MEASUREMENT, Chunk, TimeSeriesTable

LOCK_NOT_AVAILABLE = "55P03"

MARGIN = "interval '1 day'"
"""Values stay this much longer than ``raw_from`` says: what ends after it, a shift or a step, began before."""

_POLICY = """
LEFT JOIN LATERAL (
    SELECT p.* FROM telemetry.storage_policy p
    WHERE p.organization_id = s.organization_id AND (p.measure = s.measure OR p.measure IS NULL)
    ORDER BY p.measure NULLS LAST LIMIT 1
) AS policy ON true
"""

WHOLE_DAYS = "date_trunc('day', CAST(:at AS timestamptz) - make_interval(days => {days}), 'UTC')"
"""Whole days go, so that no bucket of a rollup stands on a part of its values."""


def is_measure(connection: Connection, organization_id: UUID | None, measure: str) -> bool:
    """Whether there is a model or a series of that measure, or a spectrum of that kind."""
    return bool(connection.scalar(text(_IS_MEASURE), {"organization_id": organization_id, "measure": measure}))


def organizations(connection: Connection) -> Sequence[UUID]:
    """Those that have a policy."""
    return connection.scalars(
        text("SELECT DISTINCT organization_id FROM telemetry.storage_policy ORDER BY organization_id")
    ).all()


def move_raw_from(connection: Connection, organization_id: UUID, at: datetime) -> None:
    """Move on from when values stay; what is not worked into rollups yet stays until it is."""
    connection.execute(text(_MOVE), {"organization_id": organization_id, "at": at})


def is_over(connection: Connection, table: TimeSeriesTable, chunk: Chunk, at: datetime) -> bool:
    """Whether all series have outlived a past chunk, or it is empty."""
    if chunk.end > at:
        return False
    if table is MEASUREMENT and connection.scalar(text(_ALL_OUTLIVED), {"end": chunk.end}):
        return True
    return not connection.scalar(text(f"SELECT EXISTS (SELECT FROM {chunk.name})"))


def lock_soon(connection: Connection, lock: Callable[[], None]) -> bool:
    """Run ``lock`` unless others would have to wait long behind it."""
    connection.execute(text("SET LOCAL lock_timeout = '2s'"))
    try:
        with connection.begin_nested():
            lock()
    except DBAPIError as error:
        if getattr(error.orig, "pgcode", None) != LOCK_NOT_AVAILABLE:
            raise
        return False
    return True


def outlived(connection: Connection, chunk: Chunk) -> Sequence[tuple[int, datetime]]:
    """Series with values in the chunk that have outlived their policy, and the end of those."""
    rows = connection.execute(text(_OUTLIVED), {"start": chunk.start, "end": chunk.end})
    return [(row.id, row.upto) for row in rows]


def delete_values(connection: Connection, series_id: int, start: datetime, end: datetime) -> int:
    """Delete a series' values in [start, end); constants, so that compressed rows of others are not touched."""
    gone = connection.execute(
        text("DELETE FROM telemetry.measurement WHERE series_id = :id AND time >= :start AND time < :end"),
        {"id": series_id, "start": start, "end": end},
    )
    return gone.rowcount


def delete_rollups(connection: Connection, organization_id: UUID, at: datetime) -> int:
    """Delete rollups that have outlived their policy; how many buckets."""
    values: dict[str, Any] = {"organization_id": organization_id, "at": at}
    return sum(
        connection.execute(
            text(
                f"DELETE FROM telemetry.measurement_{width} AS r USING ("
                f" SELECT s.id, {WHOLE_DAYS.format(days=f'policy.{width}_days')} AS upto"
                f" FROM telemetry.series s {_POLICY}"
                f" WHERE s.organization_id = :organization_id AND policy.{width}_days IS NOT NULL"
                ") AS old WHERE r.series_id = old.id AND r.time < old.upto"
            ),
            values,
        ).rowcount
        for width in ("minute", "hour", "day")
    )


def compress_before(connection: Connection, default_days: int, at: datetime) -> datetime | None:
    """Until when all series permit compression; None: never."""
    if not default_days:
        return None
    longest: int | None = connection.scalar(text(_LONGEST), {"days": default_days})
    return at - timedelta(days=longest or default_days)


_IS_MEASURE = """
SELECT EXISTS (SELECT FROM factories.measure_model
               WHERE name = :measure AND (organization_id = :organization_id OR organization_id IS NULL))
    OR EXISTS (SELECT FROM telemetry.series WHERE measure = :measure AND organization_id = :organization_id)
    OR EXISTS (SELECT FROM telemetry.spectrum WHERE kind = :measure AND organization_id = :organization_id)
"""

_MOVE = f"""
UPDATE telemetry.series AS s SET raw_from = held.raw_from FROM (
    SELECT s.id, least(
        {WHOLE_DAYS.format(days="policy.raw_days")}, date_trunc('day', d.from_time, 'UTC')
    ) AS raw_from
    FROM telemetry.series s {_POLICY} LEFT JOIN telemetry.dirty_range d ON d.series_id = s.id
    WHERE s.organization_id = :organization_id AND policy.raw_days IS NOT NULL
) AS held
WHERE s.id = held.id AND (s.raw_from IS NULL OR s.raw_from < held.raw_from)
"""

_ALL_OUTLIVED = f"""
SELECT bool_and(coalesce(raw_from - {MARGIN} >= :end, false)) FROM telemetry.series WHERE kind <> 'state'
"""

_OUTLIVED = f"""
SELECT s.id, least(CAST(:end AS timestamptz), s.raw_from - {MARGIN}) AS upto FROM telemetry.series s
WHERE s.raw_from - {MARGIN} > :start AND EXISTS (
    SELECT FROM telemetry.measurement m
    WHERE m.series_id = s.id AND m.time >= :start AND m.time < :end AND m.time < s.raw_from - {MARGIN}
)
ORDER BY s.id
"""

_LONGEST = f"""
SELECT max(coalesce(policy.compress_after_days, :days))
FROM telemetry.series s {_POLICY} WHERE s.kind <> 'state'
"""

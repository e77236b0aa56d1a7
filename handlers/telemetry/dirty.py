"""Asking for a new derivation: ranges whose measurements, or whose meaning, are others than before."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, RowMapping, text

from handlers.outbox.publish import publish

RANGE_DIRTY = "Telemetry.range_dirty.v1"


def mark_dirty(
    connection: Connection, organization_id: UUID, ranges: Iterable[Mapping[str, Any] | RowMapping]
) -> None:
    """Mark ranges (``series_id``, ``low``, ``high``) as ingest marks those in which values came, and tell so."""
    marked = [{name: row[name] for name in ("series_id", "low", "high")} for row in ranges]
    if marked:
        connection.execute(_DIRTY, sorted(marked, key=lambda row: row["series_id"]))
        publish(connection, organization_id, RANGE_DIRTY, str(organization_id), data={}, source="telemetry")


_DIRTY = text(
    """
    INSERT INTO telemetry.dirty_range AS d (series_id, from_time, to_time, marked_at)
    VALUES (:series_id, :low, :high, clock_timestamp())
    ON CONFLICT (series_id) DO UPDATE SET from_time = least(d.from_time, excluded.from_time),
        to_time = greatest(d.to_time, excluded.to_time), marked_at = clock_timestamp()
    """
)

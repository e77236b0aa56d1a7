"""SQL of the derivation: what came in, and which machine it belongs to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, text

from domain.intervals import Span


@dataclass(frozen=True, slots=True)
class DirtyRange:
    """Times of one series, both ends included, whose derivations are out of date."""

    series_id: int
    device_id: UUID
    measure: str
    kind: str
    start: datetime
    end: datetime
    marked_at: datetime


@dataclass(frozen=True, slots=True)
class PlacedRange:
    """The part of a dirty range over which its device stood on one machine."""

    machine_id: UUID
    range: DirtyRange
    span: Span


def lock_organization(connection: Connection, organization_id: UUID) -> bool:
    """Become the only one who derives for the organization, until the transaction ends; False if another is."""
    return bool(
        connection.scalar(
            text("SELECT pg_try_advisory_xact_lock(hashtext('telemetry.derive'), hashtext(:id))"),
            {"id": str(organization_id)},
        )
    )


def lock_organization_waiting(connection: Connection, organization_id: UUID) -> None:
    """The same lock, waited for."""
    connection.execute(
        text("SELECT pg_advisory_xact_lock(hashtext('telemetry.derive'), hashtext(:id))"),
        {"id": str(organization_id)},
    )


def dirty_ranges(connection: Connection, organization_id: UUID, limit: int = 1000) -> list[DirtyRange]:
    """What is to be derived, oldest first; of a series whose values are gone in part, what came after that.

    A range that lies wholly before ends before it starts: there is nothing to derive, and it can be forgotten.
    """
    rows = connection.execute(
        text(
            """
            SELECT d.series_id, s.device_id, s.measure, s.kind, greatest(d.from_time, s.raw_from), d.to_time,
                d.marked_at
            FROM telemetry.dirty_range d JOIN telemetry.series s ON s.id = d.series_id
            WHERE s.organization_id = :organization_id
            ORDER BY d.marked_at LIMIT :limit
            """
        ),
        {"organization_id": organization_id, "limit": limit},
    )
    return [DirtyRange(*row) for row in rows]


def forget(connection: Connection, ranges: Sequence[DirtyRange]) -> None:
    """Take derived ranges off the list, but for those that were marked again meanwhile.

    Done last in the transaction: ingest waits for these rows no longer than the commit takes.
    """
    if not ranges:
        return
    connection.execute(
        text("DELETE FROM telemetry.dirty_range WHERE series_id = :series_id AND marked_at = :marked_at"),
        [{"series_id": r.series_id, "marked_at": r.marked_at} for r in sorted(ranges, key=lambda r: r.series_id)],
    )


def kept_from(connection: Connection, machine_id: UUID) -> datetime | None:
    """Since when the values are whole from which a machine's states, counts and energy are derived; None: ever."""
    found: datetime | None = connection.scalar(
        text(
            """
            SELECT max(s.raw_from) FROM telemetry.series s
            JOIN factories.placement p USING (organization_id, device_id)
            WHERE p.machine_id = :machine_id AND (s.kind = 'counter' OR s.measure IN ('power', 'energy'))
            """
        ),
        {"machine_id": machine_id},
    )
    return found


def placed_ranges(connection: Connection, ranges: Sequence[DirtyRange]) -> list[PlacedRange]:
    """The ranges cut by where their devices stood at the measurements' own time."""
    if not ranges:
        return []
    placements: dict[UUID, list[Any]] = {}
    for row in connection.execute(
        text(
            "SELECT device_id, machine_id, valid_from, valid_to FROM factories.placement"
            " WHERE device_id = ANY(:devices)"
        ),
        {"devices": list({r.device_id for r in ranges})},
    ):
        placements.setdefault(row.device_id, []).append(row)
    found = []
    for dirty in ranges:
        for placement in placements.get(dirty.device_id, []):
            start = max(dirty.start, placement.valid_from)
            end = min(dirty.end, placement.valid_to or dirty.end)
            if start <= end:
                found.append(PlacedRange(placement.machine_id, dirty, Span(start, end)))
    return found

"""SQL of the quarantine: what lies in it, giving it up, and jobs that take it through ingest again."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, RowMapping, insert, select, text

from db.models.telemetry import IngestJob
from handlers.validation import Fields

_OPEN = """
    r.organization_id = :organization AND r.outcome = 'quarantined'
    AND r.replayed_at IS NULL AND r.discarded_at IS NULL
    AND r.received_at < coalesce(CAST(:until AS timestamptz), 'infinity')
    AND r.received_at >= coalesce(CAST(:since AS timestamptz), '-infinity')
    AND (CAST(:device AS text) IS NULL OR r.device_serial = :device)
    AND (CAST(:kind AS text) IS NULL OR r.kind = :kind)
    AND (CAST(:reason AS text) IS NULL OR position(:reason IN r.reason) > 0)
"""
_KNOWN = """
    EXISTS (SELECT FROM factories.device d WHERE d.organization_id = r.organization_id
        AND d.serial = r.device_serial AND d.archived_at IS NULL)
"""
_ITEM = f"""
    r.id, r.gateway_id, r.received_at, r.correlation_id, r.door, r.kind, r.reason, r.device_serial, r.content,
    {_KNOWN} AS is_known
"""
FILTER = ("device", "kind", "reason", "since", "until")


def _parameters(organization_id: UUID, which: Fields) -> dict[str, Any]:
    return {"organization": organization_id} | {name: which.get(name) for name in FILTER}


def items(connection: Connection, organization_id: UUID, which: Fields, limit: int) -> Sequence[RowMapping]:
    """Items that wait, newest first."""
    query = f"SELECT {_ITEM} FROM telemetry.rejected r WHERE {_OPEN} ORDER BY r.received_at DESC LIMIT :limit"
    return connection.execute(text(query), _parameters(organization_id, which) | {"limit": limit}).mappings().all()


def item(connection: Connection, organization_id: UUID, item_id: UUID) -> RowMapping | None:
    """One quarantined item, whatever became of it."""
    query = f"SELECT {_ITEM} FROM telemetry.rejected r WHERE r.organization_id = :organization AND r.id = :id"
    return connection.execute(text(query), {"organization": organization_id, "id": item_id}).mappings().first()


def devices(connection: Connection, organization_id: UUID) -> Sequence[RowMapping]:
    """Serials whose items wait."""
    query = f"""
        SELECT r.device_serial AS device, count(*) AS items, min(r.received_at) AS first_at,
            max(r.received_at) AS last_at, bool_or({_KNOWN}) AS is_known
        FROM telemetry.rejected r WHERE {_OPEN} AND r.device_serial IS NOT NULL
        GROUP BY r.device_serial ORDER BY max(r.received_at) DESC
    """
    return connection.execute(text(query), _parameters(organization_id, {})).mappings().all()


def discard(connection: Connection, organization_id: UUID, which: Fields) -> int:
    """Give items up; they stay for inspection as long as rejected ones do."""
    query = f"UPDATE telemetry.rejected r SET discarded_at = now() WHERE {_OPEN}"
    return connection.execute(text(query), _parameters(organization_id, which)).rowcount


def new_job(
    connection: Connection, organization_id: UUID, kind: str, options: dict[str, Any], by: UUID | None
) -> RowMapping:
    """Ask ingest for work."""
    values = {"organization_id": organization_id, "kind": kind, "options": options, "created_by": by}
    made = connection.execute(insert(IngestJob).values(values).returning(*_JOB)).mappings()
    return made.one()


def job(connection: Connection, organization_id: UUID, job_id: UUID) -> RowMapping | None:
    """A job with its progress."""
    query = select(*_JOB).where(IngestJob.organization_id == organization_id, IngestJob.id == job_id)
    return connection.execute(query).mappings().first()


_JOB = [column for column in IngestJob.__table__.columns if column.name != "options"]

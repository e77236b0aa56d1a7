"""SQL of pull sources."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, RowMapping, delete, exists, func, insert, select, update

from db.models.factories import Gateway
from db.models.telemetry import IngestJob, PullSource

_ALL = [*PullSource.__table__.columns, PullSource.position["value"].astext.label("reached")]


def some(connection: Connection, organization_id: UUID) -> Sequence[RowMapping]:
    """An organization's sources by name."""
    query = select(*_ALL).where(PullSource.organization_id == organization_id).order_by(PullSource.name)
    return connection.execute(query).mappings().all()


def one(
    connection: Connection, organization_id: UUID, source_id: UUID, *, lock: bool = False
) -> RowMapping | None:
    """A source; ``lock`` holds it until the transaction ends."""
    query = select(*_ALL).where(PullSource.organization_id == organization_id, PullSource.id == source_id)
    return connection.execute(query.with_for_update() if lock else query).mappings().first()


def add(connection: Connection, values: dict[str, Any]) -> RowMapping:
    """Store a source."""
    return connection.execute(insert(PullSource).values(values).returning(*_ALL)).mappings().one()


def change(connection: Connection, source_id: UUID, values: dict[str, Any]) -> RowMapping:
    """Change a source that is known to be the organization's; a run that is under way will not move it."""
    values = values | {"updated_at": func.clock_timestamp()}
    query = update(PullSource).where(PullSource.id == source_id).values(values).returning(*_ALL)
    return connection.execute(query).mappings().one()


def remove(connection: Connection, source_id: UUID) -> None:
    """Delete a source with the record of its runs; what it brought stays."""
    connection.execute(delete(PullSource).where(PullSource.id == source_id))


def has_gateway(connection: Connection, organization_id: UUID, gateway_id: UUID) -> bool:
    """Whether a gateway is the organization's."""
    query = select(Gateway.id).where(Gateway.organization_id == organization_id, Gateway.id == gateway_id)
    return connection.scalar(query) is not None


def due(connection: Connection, at: datetime) -> Sequence[RowMapping]:
    """Sources to be asked now, of which no run is under way. Held, so that two do not start the same."""
    running = exists().where(IngestJob.pull_source_id == PullSource.id, IngestJob.finished_at.is_(None))
    query = select(*_ALL).where(~PullSource.paused, PullSource.due_at <= at, ~running)
    return connection.execute(query.with_for_update(skip_locked=True)).mappings().all()


def put_off(connection: Connection, source_id: UUID, due_at: datetime) -> None:
    """Set when a source is asked next."""
    connection.execute(update(PullSource).where(PullSource.id == source_id).values(due_at=due_at))


def running_job(connection: Connection, source_id: UUID) -> RowMapping | None:
    """The run of a source that is not finished."""
    query = select(IngestJob.__table__).where(
        IngestJob.pull_source_id == source_id, IngestJob.finished_at.is_(None)
    )
    return connection.execute(query).mappings().first()


def new_job(connection: Connection, organization_id: UUID, source_id: UUID, by: UUID | None) -> RowMapping:
    """Ask ingest to ask a source."""
    values = {"organization_id": organization_id, "kind": "pull", "options": {}, "created_by": by}
    query = (
        insert(IngestJob).values(values | {"pull_source_id": source_id}).returning(*IngestJob.__table__.columns)
    )
    return connection.execute(query).mappings().one()

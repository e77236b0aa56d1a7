"""Telling others what happened: a row in the outbox, in the transaction in which it happened."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, insert

from core.log import correlation_id
from db.models.outbox import Event


def publish(
    connection: Connection,
    organization_id: UUID,
    type_: str,
    subject: str,
    *,
    data: Mapping[str, Any],
    source: str,
) -> UUID:
    """Store an event and return its id. `type_` is ``<Service>.<event_name>.v<N>``, `subject` the id of what
    it happened to, `source` the service; uuids and instants in `data` become text."""
    values = {
        "organization_id": organization_id,
        "type": type_,
        "subject": subject,
        "data": dict(data),
        "source": source,
        "correlation_id": correlation_id.get(),
    }
    stored: UUID = connection.execute(insert(Event).values(values).returning(Event.id)).scalar_one()
    return stored

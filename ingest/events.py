"""Events that ingest tells the other services, as CloudEvents in ``outbox.event``."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import msgspec
from msgspec import Struct
from psycopg import Connection


class Event(Struct, frozen=True):
    """One event. With ``id`` given it is told once, however often it is inserted."""

    organization_id: UUID
    type: str
    subject: str
    correlation_id: str
    data: dict[str, Any]
    id: UUID | None = None


def tell(connection: Connection[Any], events: Sequence[Event]) -> set[UUID]:
    """Write events into the outbox; the ids of those that are new."""
    if not events:
        return set()
    rows = connection.execute(
        _TELL,
        (
            [event.id for event in events],
            [event.organization_id for event in events],
            [event.type for event in events],
            [event.subject for event in events],
            [event.correlation_id for event in events],
            [msgspec.json.encode(event.data).decode() for event in events],
        ),
    )
    return {row[0] for row in rows}


_TELL = """
INSERT INTO outbox.event (id, organization_id, source, type, subject, correlation_id, data)
SELECT coalesce(id, gen_random_uuid()), organization_id, 'millwright/ingest', type, subject, correlation_id,
       data::jsonb
FROM unnest(%s::uuid[], %s::uuid[], %s::text[], %s::text[], %s::text[], %s::text[])
    AS n (id, organization_id, type, subject, correlation_id, data)
ON CONFLICT (id) DO NOTHING RETURNING id
"""

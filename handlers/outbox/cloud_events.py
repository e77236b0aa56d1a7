"""Events as others read them: the JSON format of CloudEvents 1.0 (CNCF, cloudevents/formats/json-format.md)."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, RowMapping, select

from core.tokens import Identity
from db.models.outbox import Event
from handlers.validation import Fields


def envelope(row: RowMapping) -> dict[str, Any]:
    """A row of ``outbox.event`` in structured mode; what is ours beyond the standard are extension attributes."""
    event = {
        "specversion": "1.0",
        "id": str(row["id"]),
        "source": row["source"],
        "type": row["type"],
        "subject": row["subject"],
        "time": row["time"].isoformat(),
        "datacontenttype": "application/json",
        "organizationid": str(row["organization_id"]),
        "data": row["data"],
    }
    # An attribute has a value or is left out: the standard has no null.
    return event | ({"correlationid": row["correlation_id"]} if row["correlation_id"] else {})


def listing(connection: Connection, identity: Identity, fields: Fields) -> Sequence[dict[str, Any]]:
    """The organization's events since an instant, oldest first; of one type if given."""
    query = select(*Event.__table__.columns).where(Event.organization_id == identity.organization_id)
    if "type" in fields:
        query = query.where(Event.type == fields["type"])
    if "since" in fields:
        query = query.where(Event.time >= fields["since"])
    query = query.order_by(Event.time, Event.id).limit(fields["limit"]).offset(fields["offset"])
    return [envelope(row) for row in connection.execute(query).mappings()]

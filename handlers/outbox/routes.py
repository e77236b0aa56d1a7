"""The event trigger on ``outbox.event``, from which all receivers hear; and the events for others to read."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from core.errors import Errors, MillwrightError
from core.tokens import Identity
from handlers.deployment import settings
from handlers.hasura import Payload, cron, event
from handlers.outbox import cloud_events, schemas
from handlers.outbox.receivers import dispatch
from handlers.outbox.service import forget_old
from handlers.rest import Rest
from handlers.validation import Fields

rest = Rest("outbox", "What happened, as CloudEvents")


@rest.route("GET", "/events", "engineer", query=schemas.EventsListed, gives=schemas.CloudEvent, many=True)
def list_events(connection: Connection, identity: Identity, fields: Fields) -> Sequence[dict[str, Any]]:
    """The organization's events since an instant, oldest first."""
    return cloud_events.listing(connection, identity, fields)


@event("outbox_event")
def outbox_event(payload: Payload) -> dict[str, Any]:
    """Hand a new event to its receivers. Where one fails the answer is an error, so that Hasura repeats."""
    outcomes = dispatch(_event_id(payload))
    failed = [name for name, outcome in outcomes.items() if outcome == "failed"]
    if failed:
        raise MillwrightError(
            Errors.UNAVAILABLE, "Receivers failed; the log says why.", details={"failed": failed}
        )
    return {"receivers": outcomes}


def _event_id(payload: Payload) -> UUID:
    try:
        return UUID(payload["event"]["data"]["new"]["id"])
    except (KeyError, TypeError, ValueError, AttributeError):
        raise MillwrightError(
            Errors.INVALID, field="event.data.new.id", expected="the id of a row of outbox.event"
        ) from None


@cron("retention")
def retention(connection: Connection) -> dict[str, int]:
    """Drops told events and runs of pull sources that have outlived their time."""
    return forget_old(connection, settings())

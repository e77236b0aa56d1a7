"""What ``telemetry`` hears of."""

from sqlalchemy import Connection

from handlers.outbox.receivers import Event, receives
from handlers.telemetry.service import RANGE_DIRTY, derive


@receives(RANGE_DIRTY, name="telemetry.derive")
def range_dirty(_connection: Connection, event: Event) -> None:
    """New measurements: work them into all that is derived from them."""
    derive(event.organization_id)

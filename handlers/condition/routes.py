"""What ``condition`` hears of."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection

from core.clock import now
from handlers.condition.levels import mark_silent, take_health
from handlers.condition.service import take_spectrum
from handlers.hasura import cron
from handlers.outbox.receivers import Event, receives


@receives("Telemetry.spectrum_stored.v1", name="condition.spectrum")
def spectrum_stored(connection: Connection, event: Event) -> None:
    """A whole spectrum has come in."""
    data = event.data
    take_spectrum(
        connection,
        UUID(data["device_id"]),
        datetime.fromisoformat(data["time"]),
        data["axis"],
        data["kind"],
    )


@receives("Condition.health_received.v1", name="condition.health")
def health_received(connection: Connection, event: Event) -> None:
    """Another system has found something out about a machine."""
    take_health(connection, event.data)


@cron("condition_silence")
def condition_silence(connection: Connection) -> dict[str, int]:
    """Marks indicators as stale that nothing was heard of for too long."""
    return {"marked": mark_silent(connection, now())}

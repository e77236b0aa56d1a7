"""What ``condition`` hears of."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection

from handlers.condition.service import take_spectrum
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

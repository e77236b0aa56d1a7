"""Keeps the outbox and the raw messages from growing for ever."""

from sqlalchemy import Connection, text

from core.settings import Settings


def forget_old(connection: Connection, settings: Settings) -> dict[str, int]:
    """Delete told events and raw messages that are older than the settings keep them; how many."""
    events = connection.execute(
        text("DELETE FROM outbox.event WHERE time < now() - make_interval(days => :days)"),
        {"days": settings.event_retention_days},
    )
    payloads = connection.execute(
        text("DELETE FROM telemetry.payload WHERE received_at < now() - make_interval(days => :days)"),
        {"days": settings.payload_retention_days},
    )
    return {"events": events.rowcount, "payloads": payloads.rowcount}

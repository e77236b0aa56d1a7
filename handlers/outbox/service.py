"""Keeps the outbox and the runs of pull sources from growing for ever."""

from sqlalchemy import Connection, text

from core.settings import Settings


def forget_old(connection: Connection, settings: Settings) -> dict[str, int]:
    """Delete told events and runs of pull sources that have outlived the settings; how many."""
    events = connection.execute(
        text("DELETE FROM outbox.event WHERE time < now() - make_interval(days => :days)"),
        {"days": settings.event_retention_days},
    )
    runs = connection.execute(
        text(
            "DELETE FROM telemetry.ingest_job"
            " WHERE kind = 'pull' AND finished_at < now() - make_interval(days => :days)"
        ),
        {"days": settings.payload_retention_days},
    )
    return {"events": events.rowcount, "runs": runs.rowcount}

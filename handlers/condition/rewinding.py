"""From where a watch judges again when a late value comes in, so that it finds what it had found in time."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import Connection

from handlers.condition import store_watch
from handlers.condition.store_watch import Known

JUDGED_AGAIN = timedelta(days=7)
"""How far before the last value judged a late one may lie to be judged."""


def rewound(
    connection: Connection, machine_id: UUID, indicator: str, start: datetime, hold: timedelta
) -> tuple[datetime, list[Known]]:
    """The instant from which nothing that went on before is missing, and the anomalies since then."""
    anomalies = store_watch.anomalies(connection, machine_id, indicator, before=None)
    for anomaly in reversed(anomalies):  # the newest first: one that still held moves the start back
        if anomaly.started_at < start and (anomaly.ended_at is None or start <= anomaly.ended_at + hold):
            start = anomaly.started_at
    return start, [anomaly for anomaly in anomalies if anomaly.started_at >= start]

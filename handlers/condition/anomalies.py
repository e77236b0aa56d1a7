"""Anomalies that a watch finds, as they are stored and told of."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from domain.series_watch import Watch
from handlers.condition import store_diagnosis
from handlers.condition.store import MonitoredMachine
from handlers.outbox.publish import publish

ANOMALY_FOUND = "Condition.anomaly_found.v1"


@dataclass(frozen=True, slots=True)
class Found:
    """How an anomaly was found, why it is one, and whether it was told of before."""

    method: str
    why: Callable[[], dict[str, Any]]
    is_known: bool = False


def follow(
    connection: Connection,
    machine: MonitoredMachine,
    indicator: str,
    before: Watch,
    watch: Watch,
    found: Found,
) -> None:
    """Store what a watch found: an anomaly that began, got worse, or ended; tell of one not told of before."""
    if before.since != watch.since:
        close(connection, machine, indicator, before)
    if watch.since is None:
        return
    if before.since == watch.since:
        if watch.score > before.score:
            store_diagnosis.change_anomaly_of(connection, machine.id, indicator, watch.since, watch.score, None)
        return
    why = found.why()
    row = {"indicator": indicator, "time": watch.since, "method": found.method, "score": watch.score, "why": why}
    store_diagnosis.save_anomaly(connection, machine, row)
    if found.is_known:
        return
    data = {"machine_id": machine.id, "machine_name": machine.name, "indicator": indicator}
    data |= {"started_at": watch.since, "score": watch.score, "why": why}
    publish(connection, machine.organization_id, ANOMALY_FOUND, str(machine.id), data=data, source="condition")


def close(connection: Connection, machine: MonitoredMachine, indicator: str, before: Watch) -> None:
    """Let the anomaly that goes on, if there is one, end with the last value that was unusual."""
    if before.since is not None:
        store_diagnosis.change_anomaly_of(
            connection, machine.id, indicator, before.since, before.score, before.last_over
        )

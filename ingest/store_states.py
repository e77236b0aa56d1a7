"""State messages → ``oee.state_message``; health messages → events for ``condition``."""

from collections.abc import Sequence
from typing import Any
from uuid import NAMESPACE_OID, UUID, uuid5

import numpy as np
from msgspec import UNSET
from psycopg import Connection

from ingest.answer import Fault
from ingest.binary import postgres_times
from ingest.events import Event, tell
from ingest.gather import Placed, PlacedHealth
from ingest.outcome import Outcomes
from ingest.resolve import Series
from ingest.shapes import State
from ingest.store_measurements import Touched
from ingest.store_spectra import none_if_unset


def store_states(
    connection: Connection[Any], states: Sequence[tuple[Placed[State], Series]], outcomes: Outcomes
) -> Touched:
    """Store state messages; the spans of their series that are new."""
    ordered = sorted(states, key=lambda pair: (pair[1].id, pair[0].item.time, pair[0].item.state))
    inserted = connection.execute(
        _STATES,
        (
            [placed.device.organization_id for placed, _ in ordered],
            [placed.device.id for placed, _ in ordered],
            [placed.item.time for placed, _ in ordered],
            [placed.item.state for placed, _ in ordered],
            [none_if_unset(placed.item.code) for placed, _ in ordered],
            [none_if_unset(placed.item.text) for placed, _ in ordered],
        ),
    )
    fresh = set(inserted)
    spans: dict[int, list[float]] = {}
    for placed, series in ordered:
        key = (placed.device.id, placed.item.time, placed.item.state)
        if key in fresh:
            fresh.remove(key)
            outcomes.stored(placed.task)
            spans.setdefault(series.id, []).append(placed.item.time.timestamp())
        else:
            outcomes.duplicate(placed.task)
    return Touched(
        np.array(list(spans), np.int32),
        postgres_times([stamps[0] for stamps in spans.values()]),
        postgres_times([stamps[-1] for stamps in spans.values()]),
        np.full(len(spans), np.nan),
    )


def store_health(connection: Connection[Any], messages: Sequence[PlacedHealth], outcomes: Outcomes) -> None:
    """Tell health messages as events, each once: its event's id follows from what it says."""
    events: list[tuple[PlacedHealth, Event]] = []
    for placed in messages:
        message, item = outcomes.tasks[placed.task].message, placed.item
        organization_id = message.sender.organization_id
        if placed.device:
            subject, about = str(placed.device.id), {"device_id": str(placed.device.id)}
        elif machine_id := _machine(connection, organization_id, str(item.machine)):
            subject, about = str(machine_id), {"machine_id": str(machine_id)}
        else:
            reason = "names no machine, or several; expected a machine's id or its name if only one has it"
            outcomes.refuse(
                placed.task, placed.position, Fault("unknown machine", "machine", reason, item.machine)
            )
            continue
        data: dict[str, Any] = {**about, "time": item.time.isoformat(), "level": item.level, "kind": item.kind}
        name = f"{organization_id} {subject} {item.time.timestamp()} {item.level} {item.kind}"
        data["evidence"] = {} if item.evidence is UNSET else item.evidence
        event = Event(
            organization_id, "Condition.health_received.v1", subject, message.correlation_id, data,
            uuid5(NAMESPACE_OID, name),
        )  # fmt: skip
        events.append((placed, event))
    fresh = tell(connection, sorted((event for _, event in events), key=lambda event: str(event.id)))
    for placed, event in events:
        if event.id in fresh:
            fresh.remove(event.id)
            outcomes.stored(placed.task)
        else:
            outcomes.duplicate(placed.task)


def _machine(connection: Connection[Any], organization_id: UUID, named: str) -> UUID | None:
    rows = connection.execute(
        "SELECT id FROM factories.machine"
        " WHERE organization_id = %s AND archived_at IS NULL AND (name = %s OR id::text = lower(%s)) LIMIT 2",
        (organization_id, named, named),
    ).fetchall()
    return rows[0][0] if len(rows) == 1 else None


_STATES = """
INSERT INTO oee.state_message (organization_id, device_id, time, state, code, text)
SELECT * FROM unnest(%s::uuid[], %s::uuid[], %s::timestamptz[], %s::text[], %s::text[], %s::text[])
ON CONFLICT DO NOTHING RETURNING device_id, time, state
"""

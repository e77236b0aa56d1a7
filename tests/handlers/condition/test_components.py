"""A component has a level and a health of its own, by the indicators that speak of it."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Engine, text

from domain.intervals import Span
from handlers.condition.service import observe_measurements
from handlers.outbox.publish import publish
from handlers.outbox.receivers import dispatch
from tests.handlers.condition.test_diagnosis import told
from tests.handlers.telemetry.facts import AURORA, device_id, measure

AT = datetime(2026, 11, 16, 6, 0, tzinfo=UTC)
SERIAL, MEASURE = "TMP-02", "temperature"
CHANGED = "Condition.component_level_changed.v1"
STATEMENTS = (
    """INSERT INTO factories.component (organization_id, machine_id, name)
       VALUES (:organization, :machine, 'Gearbox'), (:organization, :machine, 'Motor')""",
    """UPDATE factories.placement SET component_id = (SELECT id FROM factories.component
       WHERE name = 'Gearbox' AND machine_id = :machine) WHERE device_id = :device""",
    "DELETE FROM condition.threshold WHERE machine_id = :machine",
    """INSERT INTO condition.threshold (organization_id, machine_id, indicator, unit, alarm_level, weight,
       only_while_running) VALUES (:organization, :machine, :measure, '', 80, 3, false)""",
)


def two_components(engine: Engine) -> UUID:
    """The machine of a thermometer that stands on one of its two components, with a limit of weight 3."""
    with engine.begin() as connection:
        machine: UUID = connection.execute(
            text("SELECT machine_id FROM factories.placement WHERE device_id = :id"), {"id": device_id(SERIAL)}
        ).scalar_one()
        values = {"organization": AURORA, "machine": machine, "device": device_id(SERIAL), "measure": MEASURE}
        for statement in STATEMENTS:
            connection.execute(text(statement), values)
    return machine


def is_told(engine: Engine, minute: int, level: str, about: dict[str, str]) -> None:
    with engine.begin() as connection:
        data = {"time": (AT + timedelta(minutes=minute)).isoformat(), "level": level, "kind": "oil"} | about
        event = publish(
            connection, AURORA, "Condition.health_received.v1", str(uuid4()), data=data, source="ingest"
        )
    assert dispatch(event)["condition.health"] == "done"


def shown(engine: Engine, machine: UUID) -> dict[str, Any]:
    query = (
        "SELECT name, condition_level, condition_health FROM factories.component WHERE machine_id = :id"
        " UNION ALL SELECT 'machine', condition_level, condition_health FROM factories.machine WHERE id = :id"
    )
    with engine.connect() as connection:
        return {row[0]: (row[1], row[2]) for row in connection.execute(text(query), {"id": machine})}


@pytest.mark.usefixtures("app")
def test_levels_of_components(engine: Engine) -> None:
    machine = two_components(engine)
    device = {"device_id": str(device_id(SERIAL))}
    is_told(engine, 0, "normal", device)
    unknown = ("unknown", None)
    assert shown(engine, machine) == {"Gearbox": ("normal", 1), "Motor": unknown, "machine": ("normal", 1)}
    points = [(AT + timedelta(minutes=10 * n), 90.0) for n in range(4)]
    with engine.begin() as connection:
        measure(connection, SERIAL, MEASURE, points)
        observe_measurements(connection, machine, {MEASURE: Span(points[0][0], points[-1][0])})
    # The oil is normal (weight 1), the temperature an alarm (weight 3).
    assert shown(engine, machine) == {"Gearbox": ("alarm", 0.25), "Motor": unknown, "machine": ("alarm", 0.25)}
    is_told(engine, 50, "warning", {"machine_id": str(machine)})  # of the machine as a whole
    assert shown(engine, machine)["Gearbox"] == ("alarm", 0.25)
    assert shown(engine, machine)["machine"] == ("alarm", 0.3)
    with engine.connect() as connection:
        first, second, *more = told(connection, CHANGED)
    assert more == []
    assert (first["component_name"], first["previous_level"], first["level"]) == ("Gearbox", "unknown", "normal")
    assert (second["previous_level"], second["level"], second["indicators"]) == ("normal", "alarm", [MEASURE])
    assert (second["previous_health"], second["health"]) == (1, 0.25)

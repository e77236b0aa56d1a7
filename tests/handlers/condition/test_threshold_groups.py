"""A group is raised while all of its members are; members that don't count alone raise nothing else."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Engine, text

from domain.intervals import Span
from handlers.condition.hearing import take_health
from handlers.condition.levels import STATE_CHANGED
from handlers.condition.service import observe_measurements
from tests.handlers.condition.test_diagnosis import told
from tests.handlers.oee.conftest import Act, act
from tests.handlers.telemetry.facts import measure, series_id

__all__ = ["act"]

SERIAL = "TMP-02"
START = datetime(2026, 3, 9, tzinfo=UTC)
UNITS = {"temperature": "°C", "health:heat": ""}
MEMBER: dict[str, Any] = {
    "warning_level": 80,
    "raise_count": 1,
    "clear_count": 1,
    "only_while_running": False,
    "counts_alone": False,
}
GROUP = {
    "indicator": "group:hot_and_loud",
    "unit": "",
    "combines": "all",
    "members": list(UNITS),
}


def take(connection: Connection, minute: int, value: float) -> None:
    """Judge a value of the temperature, as when it is derived."""
    at = START + timedelta(minutes=minute)
    measure(connection, SERIAL, "temperature", [(at, value)])
    observe_measurements(connection, machine_of(connection), {"temperature": Span(at, at)})


def machine_of(connection: Connection) -> UUID:
    """The machine whose temperature is measured."""
    found = connection.scalar(
        text("SELECT machine_id FROM telemetry.series WHERE id = :id"),
        {"id": series_id(connection, SERIAL, "temperature")},
    )
    assert isinstance(found, UUID)
    return found


def hear(connection: Connection, minute: int, level: str) -> None:
    """Hear of the heat from another system."""
    at = START + timedelta(minutes=minute)
    take_health(
        connection,
        {"machine_id": str(machine_of(connection)), "kind": "heat", "level": level, "time": at.isoformat()},
    )


def test_all_members_at_the_same_time(engine: Engine, act: Act) -> None:
    with engine.begin() as connection:
        machine_id = machine_of(connection)
        for table in ("condition_state", "threshold"):
            connection.execute(text(f"DELETE FROM condition.{table} WHERE machine_id = :id"), {"id": machine_id})
    of_machine = {"machine_id": str(machine_id)}
    for indicator, unit in UNITS.items():
        member = MEMBER | of_machine | {"indicator": indicator, "unit": unit}
        act("condition", "create_threshold", member, role="engineer")
    act("condition", "create_threshold", GROUP | of_machine, role="engineer")
    asked = of_machine | {"indicator": GROUP["indicator"]}
    seen = []
    for minute, (value, level) in enumerate([(90, None), (None, "normal"), (None, "alarm"), (70, None)]):
        with engine.begin() as connection:
            if value is not None:
                take(connection, minute, value)
            if level is not None:
                hear(connection, minute, level)
            machine = connection.scalar(
                text("SELECT condition_level FROM factories.machine WHERE id = :id"), {"id": machine_id}
            )
        found = act("condition", "explain_condition", asked, role="viewer")
        seen.append((found["level"], machine))
    assert seen == [("unknown", "unknown"), ("normal", "normal"), ("warning", "warning"), ("normal", "normal")]
    assert found["reason"] == "all of its members: health:heat is alarm, temperature is normal"
    with engine.connect() as connection:
        events = [e for e in told(connection, STATE_CHANGED) if e["machine_id"] == str(machine_id)]
    assert [(e["indicator"], e["previous_level"], e["level"]) for e in events] == [
        (GROUP["indicator"], "normal", "warning"),
        (GROUP["indicator"], "warning", "normal"),
    ]
    for changed, field in (
        ({"members": ["temperature"]}, "members"),
        ({"members": ["temperature", "group:other"]}, "members"),
        ({"warning_level": 0}, "warning_level"),
        ({"only_in_shift": True}, "only_in_shift"),
        ({"indicator": "both"}, "indicator"),
        ({"combines": None}, "combines"),
    ):
        named = of_machine | {"indicator": "group:another"} | changed
        refused = act("condition", "create_threshold", GROUP | named, status=422, role="engineer")
        assert refused["extensions"]["field"] == field

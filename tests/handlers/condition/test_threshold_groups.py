"""A group is raised while all of its members are; members that don't count alone raise nothing else."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Engine, text

from handlers.condition import store
from handlers.condition.grouping import follow_members
from handlers.condition.hearing import take_health
from handlers.condition.levels import STATE_CHANGED
from handlers.condition.service import judge
from tests.handlers.condition.test_diagnosis import told
from tests.handlers.oee.conftest import Act, act
from tests.handlers.telemetry.facts import machine_id

__all__ = ["act"]

MAZAK = machine_id("Mazak 01")
START = datetime(2026, 3, 9, tzinfo=UTC)
MEMBER: dict[str, Any] = {
    "machine_id": str(MAZAK),
    "unit": "",
    "warning_level": 80,
    "raise_count": 1,
    "clear_count": 1,
    "only_while_running": False,
    "counts_alone": False,
}
GROUP = {
    "machine_id": str(MAZAK),
    "indicator": "group:hot_and_loud",
    "unit": "",
    "combines": "all",
    "members": ["noise", "health:heat"],
}


def take(connection: Connection, minute: int, value: float) -> None:
    """Judge a value of the noise."""
    machine = store.find_machine(connection, MAZAK)
    (threshold,) = store.thresholds(connection, MAZAK, ["noise", "group:hot_and_loud"])
    assert machine is not None
    at = START + timedelta(minutes=minute)
    judge(connection, machine, threshold, [(at, value)], None)
    follow_members(connection, machine, ["noise"], at)


def hear(connection: Connection, minute: int, level: str) -> None:
    """Hear of the heat from another system."""
    at = START + timedelta(minutes=minute)
    take_health(connection, {"machine_id": str(MAZAK), "kind": "heat", "level": level, "time": at.isoformat()})


def test_all_members_at_the_same_time(engine: Engine, act: Act) -> None:
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM condition.condition_state WHERE machine_id = :id"), {"id": MAZAK})
    for indicator in ("noise", "health:heat"):
        act("condition", "create_threshold", MEMBER | {"indicator": indicator}, role="engineer")
    act("condition", "create_threshold", GROUP, role="engineer")
    asked = {"machine_id": str(MAZAK), "indicator": GROUP["indicator"]}
    seen = []
    for minute, (value, level) in enumerate([(90, None), (None, "normal"), (None, "alarm"), (70, None)]):
        with engine.begin() as connection:
            if value is not None:
                take(connection, minute, value)
            if level is not None:
                hear(connection, minute, level)
            machine = connection.scalar(
                text("SELECT condition_level FROM factories.machine WHERE id = :id"), {"id": MAZAK}
            )
        found = act("condition", "explain_condition", asked, role="viewer")
        seen.append((found["level"], machine))
    assert seen == [("unknown", "unknown"), ("normal", "normal"), ("warning", "warning"), ("normal", "normal")]
    assert found["reason"] == "all of its members: health:heat is alarm, noise is normal"
    with engine.connect() as connection:
        events = [e for e in told(connection, STATE_CHANGED) if e["machine_id"] == str(MAZAK)]
    assert [(e["indicator"], e["previous_level"], e["level"]) for e in events] == [
        (GROUP["indicator"], "normal", "warning"),
        (GROUP["indicator"], "warning", "normal"),
    ]
    for changed, field in (
        ({"members": ["noise"]}, "members"),
        ({"members": ["noise", "group:other"]}, "members"),
        ({"warning_level": 0}, "warning_level"),
        ({"only_in_shift": True}, "only_in_shift"),
        ({"indicator": "both"}, "indicator"),
        ({"combines": None}, "combines"),
    ):
        named = {"indicator": "group:another"} | changed
        refused = act("condition", "create_threshold", GROUP | named, status=422, role="engineer")
        assert refused["extensions"]["field"] == field

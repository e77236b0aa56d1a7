"""A threshold that is kept with hours, shifts and a settling time is judged by them, and says so."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Engine, text

from handlers.condition import store
from handlers.condition.service import judge
from tests.handlers.oee.conftest import Act, act
from tests.handlers.telemetry.facts import AURORA, machine_id

__all__ = ["act"]

MAZAK = machine_id("Mazak 01")
MONDAY = datetime(2026, 3, 9, tzinfo=UTC)
"""The day after the clocks of Maryland went forward: 06:00 there is 10:00 UTC."""
GIVEN: dict[str, Any] = {
    "machine_id": str(MAZAK),
    "indicator": "noise",
    "unit": "dB",
    "warning_level": 80,
    "raise_count": 1,
    "clear_count": 1,
    "only_while_running": False,
    "judged_windows": [{"weekdays": [1], "starts": "06:00", "ends": "14:00"}],
}


def take(connection: Connection, *values: tuple[datetime, float]) -> None:
    """Judge values of the threshold that is kept."""
    machine = store.find_machine(connection, MAZAK)
    (threshold,) = store.thresholds(connection, MAZAK, ["noise"])
    assert machine is not None
    judge(connection, machine, threshold, values, None)


def explained(act: Act) -> tuple[str, str | None, str]:
    """Level, why it is not judged, and the reason in words."""
    asked = {"machine_id": str(MAZAK), "indicator": "noise"}
    found = act("condition", "explain_condition", asked, role="viewer")
    return found["level"], found["not_judged_because"], found["reason"]


def test_only_in_its_hours(engine: Engine, act: Act) -> None:
    made = act("condition", "create_threshold", GIVEN, role="engineer")
    assert explained(act) == ("unknown", None, "no value has come yet")
    opens, closes = MONDAY + timedelta(hours=10), MONDAY + timedelta(hours=18)
    outside = "the threshold is not judged at this time of the week"
    with engine.begin() as connection:
        take(connection, (opens - timedelta(seconds=1), 90.0))
    assert explained(act) == ("unknown", "outside_hours", outside)
    with engine.begin() as connection:
        take(connection, (opens, 90.0))
    assert explained(act) == ("warning", None, "above 80 for 1 of 1 values")
    with engine.begin() as connection:
        take(connection, (closes - timedelta(seconds=1), 90.0), (closes, 90.0))
    assert explained(act) == ("unknown", "outside_hours", f"{outside}; before that above 80 for 1 of 1 values")
    changes = {"judged_windows": [], "only_in_shift": True}
    act("condition", "change_threshold", {"id": made["id"], "changes": changes}, role="engineer")
    with engine.begin() as connection:
        take(connection, (closes + timedelta(seconds=1), 90.0))
    assert explained(act)[:2] == ("warning", None)  # the demo works around the clock
    with engine.begin() as connection:
        connection.execute(text("UPDATE oee.shift SET valid_to = '2026-03-01'"))
        take(connection, (closes + timedelta(seconds=2), 90.0))
    assert explained(act)[:2] == ("unknown", "outside_shift")


def test_a_start_between_two_values(engine: Engine, act: Act) -> None:
    rule = {"judged_windows": [], "only_while_running": True, "settling_seconds": 300}
    act("condition", "create_threshold", GIVEN | rule, role="engineer")
    states = ((-60, 10, "running"), (10, 20, "idle"), (20, 22, "running"), (22, None, "running"))
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM oee.machine_state WHERE machine_id = :id"), {"id": MAZAK})
        for start, end, state in states:
            _state(connection, MAZAK, start, end, state)
        take(connection, (MONDAY, 90.0))
    assert explained(act)[:2] == ("warning", None)
    with engine.begin() as connection:
        take(connection, (MONDAY + timedelta(minutes=24, seconds=59), 70.0))
    assert explained(act)[:2] == ("warning", "settling")
    with engine.begin() as connection:
        take(connection, (MONDAY + timedelta(minutes=25), 70.0))
    assert explained(act) == ("normal", None, "within the limits")


def _state(connection: Connection, machine: UUID, start: int, end: int | None, state: str) -> None:
    connection.execute(
        text(
            "INSERT INTO oee.machine_state (organization_id, factory_id, machine_id, started_at, ended_at, state,"
            " source)"
            " SELECT organization_id, factory_id, id, :start, :end, :state, 'automatic'"
            " FROM factories.machine WHERE id = :id"
        ),
        {
            "id": machine,
            "start": MONDAY + timedelta(minutes=start),
            "end": None if end is None else MONDAY + timedelta(minutes=end),
            "state": state,
        },
    )


def test_what_could_not_be_judged_is_refused(engine: Engine, act: Act) -> None:
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM oee.shift WHERE organization_id = :id"), {"id": AURORA})
    for changed, field in (
        ({"judged_windows": [{"weekdays": [1], "starts": "06:00", "ends": "06:00"}]}, "ends"),
        ({"judged_windows": [{"weekdays": [0], "starts": "06:00", "ends": "07:00"}]}, "weekdays"),
        ({"judged_windows": [{"weekdays": [1], "starts": "24:00", "ends": "07:00"}]}, "starts"),
        ({"only_in_shift": True}, "only_in_shift"),
    ):
        refused = act("condition", "create_threshold", GIVEN | changed, status=422, role="engineer")
        assert field in refused["extensions"]["field"]

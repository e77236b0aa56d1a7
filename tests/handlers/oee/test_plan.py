"""Orders one at a time, calendars with exceptions, cycle times: each changes the results it touches."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from flask_jwt_extended import create_access_token
from sqlalchemy import Engine, text

from core.tokens import CLAIMS_NAMESPACE, Identity, Role
from db.seed.plan import demo_id
from domain.intervals import Span
from handlers.identity import NOBODY
from handlers.oee import store
from handlers.oee.results import calculate, refresh_shift_results
from handlers.outbox.receivers import dispatch
from handlers.telemetry.service import derive
from tests.handlers.conftest import Caller
from tests.handlers.oee.conftest import Act
from tests.handlers.oee.test_stops import at_once, minutes
from tests.handlers.telemetry.facts import AURORA, machine_id, measure, say

SIX = datetime(2026, 11, 16, 6, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
MAZAK = machine_id("Mazak 01")
DEMO_ORDER = demo_id(str(demo_id(str(MAZAK), "product")), "order")


def rest_as(app: Flask, role: Role) -> Caller:
    """REST as somebody of the demo's first organization."""
    identity = Identity(NOBODY, AURORA, role, (demo_id("aurora", "Gaithersburg"),))
    token = create_access_token(str(NOBODY), additional_claims={CLAIMS_NAMESPACE: identity.claims()})
    return Caller(app.test_client(), {"Authorization": f"Bearer {token}"})


@pytest.fixture
def rest(app: Flask) -> Caller:
    """REST as an engineer."""
    return rest_as(app, "engineer")


def made(rest: Caller, plural: str, **fields: Any) -> str:
    answer = rest("POST", f"/api/oee/{plural}", fields)
    assert answer.status_code == 201, answer.json
    assert answer.json is not None
    return str(answer.json["id"])


def hour(engine: Engine) -> dict[str, Any]:
    with engine.connect() as connection:
        machine = store.find_machine(connection, MAZAK)
        assert machine is not None
        return calculate(connection, machine, Span(SIX, SIX + 60 * MINUTE))


def worked(engine: Engine) -> None:
    """An hour of running with a part every two minutes."""
    with engine.begin() as connection:
        say(connection, "MZ-01-CTRL", minutes((0, "running"), (60, "idle")))
        parts = [(SIX + minute * MINUTE, float(minute)) for minute in range(0, 61, 2)]
        measure(connection, "MZ-01-CTRL", "part_count", parts)
    derive(AURORA, at_once)


def deliver(engine: Engine, type_: str) -> int:
    with engine.connect() as connection:
        found = connection.scalars(text("SELECT id FROM outbox.event WHERE type = :type"), {"type": type_}).all()
    for event_id in found:
        assert set(dispatch(event_id).values()) <= {"done", "repeated"}
    return len(found)


def test_one_order_at_a_time_and_its_cycle_time_holds(engine: Engine, act: Act, rest: Caller) -> None:
    worked(engine)
    # The demo's order (110 s a part) is under way since 2020.
    assert hour(engine)["ideal_all_seconds"] == pytest.approx(58 * 110)
    product = made(rest, "products", code="B", name="Bolt")
    order = {"number": "O-1", "machine_id": str(MAZAK), "product_id": product, "planned_quantity": 100}
    order_id = act("oee", "create_production_order", {"input": order})["id"]
    half = (SIX + 30 * MINUTE).isoformat()
    busy = act("oee", "start_production_order", {"order_id": order_id, "at": half}, 409)
    assert "DEMO-01" in busy["message"]

    act("oee", "pause_production_order", {"order_id": str(DEMO_ORDER), "at": half})
    started = act("oee", "start_production_order", {"order_id": order_id, "at": half})
    assert (started["status"], started["flags"]) == ("running", ["ideal_cycle_time_missing"])
    lacking = hour(engine)
    assert lacking["performance"] is None
    assert lacking["oee"] is None
    assert lacking["availability"] == 1
    assert "ideal_cycle_time_missing" in lacking["flags"]

    made(rest, "cycle_times", product_id=product, machine_id=str(MAZAK), ideal_cycle_time_seconds=60)
    # Parts at 06:02 to 06:28 are the demo's, those from 06:30 on the new order's: increments of 2.
    assert hour(engine)["ideal_all_seconds"] == pytest.approx(28 * 110 + 30 * 60)
    act("oee", "finish_production_order", {"order_id": order_id})
    again = act("oee", "start_production_order", {"order_id": order_id}, 409)
    assert again["message"] == "The order is finished."
    resumed = act("oee", "start_production_order", {"order_id": str(DEMO_ORDER)})
    assert (resumed["status"], resumed["flags"]) == ("running", [])


def test_a_holiday_takes_the_day_out_of_the_plan(engine: Engine, rest: Caller) -> None:
    worked(engine)
    calendar = str(demo_id("aurora", "Gaithersburg", "calendar"))
    assert hour(engine)["planned_busy_seconds"] == 3600
    # 06:00 UTC lies in the night shift of Sunday 15 November, local time.
    holiday = made(rest, "shift_exceptions", calendar_id=calendar, day="2026-11-15", reason="Inventory")
    assert deliver(engine, "Oee.recalculation_due.v1") > 0
    assert hour(engine)["planned_busy_seconds"] == 0
    assert hour(engine)["oee"] is None
    assert not hours_outside_shifts(engine)
    with engine.connect() as connection:
        assert not connection.execute(
            text("SELECT FROM oee.shift_result WHERE machine_id = :id AND started_at <= :at AND ended_at > :at"),
            {"id": MAZAK, "at": SIX},
        ).all()
    assert rest("DELETE", f"/api/oee/shift_exceptions/{holiday}").status_code == 204
    assert hour(engine)["planned_busy_seconds"] == 3600


def hours_outside_shifts(engine: Engine) -> list[Any]:
    with engine.connect() as connection:
        return list(
            connection.execute(
                text(
                    "SELECT h.started_at FROM oee.hour_result h WHERE h.machine_id = :id AND NOT EXISTS"
                    " (SELECT FROM oee.shift_result r WHERE r.machine_id = h.machine_id"
                    " AND r.started_at <= h.started_at AND h.started_at < r.ended_at)"
                ),
                {"id": MAZAK},
            )
        )


def test_another_shift_pattern_leaves_no_hour_outside_of_shifts(app: Flask, engine: Engine) -> None:
    """Whichever way the results are made anew: by the hour (two days) or all at once (more)."""
    with app.app_context():
        worked(engine)
    calendar = demo_id("aurora", "Gaithersburg", "calendar")
    with engine.begin() as connection:
        machine = store.find_machine(connection, MAZAK)
        assert machine is not None
        end = SIX + timedelta(hours=12)
        refresh_shift_results(connection, machine, Span(SIX, end), end)
        connection.execute(
            text("UPDATE oee.shift SET starts = '09:30', ends = '17:30', breaks = '[]' WHERE calendar_id = :id"),
            {"id": calendar},
        )
        for span in (Span(SIX, SIX + MINUTE), Span(SIX - timedelta(days=3), end)):
            refresh_shift_results(connection, machine, span, end)
    assert not hours_outside_shifts(engine)
    with engine.connect() as connection:
        made_in_shifts = connection.scalar(
            text("SELECT sum(planned_busy_seconds) FROM oee.day_result WHERE machine_id = :id"), {"id": MAZAK}
        )
        hours = connection.scalar(
            text("SELECT sum(planned_busy_seconds) FROM oee.hour_result WHERE machine_id = :id"), {"id": MAZAK}
        )
    assert made_in_shifts == pytest.approx(hours)


def test_what_does_not_fit_is_refused_by_name(rest: Caller, engine: Engine) -> None:
    calendar = str(demo_id("aurora", "Gaithersburg", "calendar"))
    shift = {"calendar_id": calendar, "name": "Day", "weekdays": [1], "starts": "08:00", "ends": "16:00"}
    answer = rest("POST", "/api/oee/shifts", shift | {"breaks": [{"start": "18:00", "end": "18:30"}]})
    assert answer.status_code == 422
    assert "outside the shift" in answer.json["error"]["message"]  # type: ignore[index] # an error by its status
    parents: list[str | None] = [None]
    for level in range(3):
        parents.append(made(rest, "stop_causes", code=f"C{level}", name="Cause", parent_id=parents[-1]))
    answer = rest("POST", "/api/oee/stop_causes", {"code": "C4", "name": "Cause", "parent_id": parents[-1]})
    assert answer.status_code == 422
    assert answer.json["error"]["field"] == "parent_id"  # type: ignore[index] # an error by its status
    held = rest("DELETE", f"/api/oee/stop_causes/{parents[1]}")
    assert held.status_code == 409


def test_a_planned_stop_is_no_loss(engine: Engine, rest: Caller) -> None:
    worked(engine)
    stop = {"started_at": SIX.isoformat(), "ended_at": (SIX + 15 * MINUTE).isoformat(), "reason": "Audit"}
    id_ = made(rest, "planned_stops", machine_id=str(MAZAK), **stop)
    assert hour(engine)["planned_busy_seconds"] == 45 * 60
    listed = rest("GET", f"/api/oee/planned_stops?machine_id={MAZAK}").json
    assert [UUID(row["id"]) for row in listed or []] == [UUID(id_)]


def test_another_time_zone_moves_the_days_edges_and_keeps_their_sum(engine: Engine, act: Act) -> None:
    worked(engine)

    def days() -> list[Any]:
        with engine.connect() as connection:
            found = connection.execute(
                text(
                    "SELECT DISTINCT d.started_at, d.ended_at, d.production_seconds FROM oee.day_result d"
                    " WHERE d.machine_id = :id AND d.production_seconds > 0 ORDER BY 1"
                ),
                {"id": MAZAK},
            )
            return list(found)

    assert days() == [(SIX.replace(hour=5), SIX.replace(hour=5) + timedelta(days=1), 3600.0)]
    changes = {"id": str(demo_id("aurora", "Gaithersburg")), "time_zone": "Pacific/Auckland"}
    act("factories", "change_factory", changes, role="manager")
    assert deliver(engine, "Factories.time_zone_changed.v1") > 0
    assert days() == []
    assert deliver(engine, "Oee.recalculation_due.v1") > 0
    assert days() == [(SIX.replace(hour=11) - timedelta(days=1), SIX.replace(hour=11), 3600.0)]

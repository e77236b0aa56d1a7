"""Budgets and schedules are watched, each finding is told once; meters of single phases add up."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import Engine, insert, text

from db.models import energy
from handlers.energy import store_watch, watching
from handlers.oee.store_results import COLUMN_OF
from tests.handlers.energy.test_reports import FACTORY, MAZAK, MINUTE, SIX, asked
from tests.handlers.oee.conftest import Act
from tests.handlers.telemetry.facts import AURORA, device_id, measure, series_id

NOON = datetime(2026, 10, 29, 12, 0, tzinfo=UTC)
"""08:00 in Gaithersburg, still summer time: the local day began at 04:00 UTC."""
HOUR = timedelta(hours=1)
OWNER = {"organization_id": AURORA, "factory_id": FACTORY, "machine_id": MAZAK}


def told(engine: Engine, type_: str) -> list[dict[str, Any]]:
    with engine.connect() as connection:
        query = text("SELECT data FROM outbox.event WHERE type = :type ORDER BY time")
        return list(connection.scalars(query, {"type": type_}))


@pytest.fixture
def ten_days(engine: Engine) -> Engine:
    """A shift of 10 kW from 08:00 to 16:00 UTC every day, else 2 kW, but 8 kW in two hours of the last night."""
    first = NOON - timedelta(days=10)
    rows = []
    for number in range(10 * 24 + 8):
        hour = first + number * HOUR
        drawn = 10.0 if 8 <= hour.hour < 16 else 8.0 if hour in {NOON - 11 * HOUR, NOON - 10 * HOUR} else 2.0
        rows.append(OWNER | {"hour": hour, "energy_kwh": drawn, "standby_kwh": 0.0, "coverage": 1.0})
    elements: dict[str, Any] = dict.fromkeys((*COLUMN_OF, "planned_busy_seconds", "good_quantity"), 0.0)
    row = OWNER | elements | {"failures": 0}
    shifts = [
        row | {"started_at": start} | dict.fromkeys(("ended_at", "calculated_until"), start + 8 * HOUR)
        for start in (first.replace(hour=8) + timedelta(days=day) for day in range(11))
    ]
    with engine.begin() as connection:
        connection.execute(insert(energy.EnergyHour), rows)
        names = ["shift_name", *shifts[0]]
        values = ", ".join(f":{name}" for name in names)
        connection.execute(
            text(f"INSERT INTO oee.shift_result ({', '.join(names)}) VALUES ({values})"),
            [shift | {"shift_name": "Day"} for shift in shifts],
        )
    return engine


def test_use_outside_of_the_schedule_is_told_once(app: Flask, ten_days: Engine) -> None:
    assert app
    for expected in (1, 0):
        with ten_days.begin() as connection:
            assert watching.watch_schedules(connection, NOON) == expected
    with ten_days.begin() as connection:  # late data make the same stretch longer
        longer = text("UPDATE energy.energy_hour SET energy_kwh = 8 WHERE machine_id = :id AND hour = :hour")
        connection.execute(longer, {"id": MAZAK, "hour": NOON - 9 * HOUR})
        assert watching.watch_schedules(connection, NOON) == 0
        (use,) = connection.execute(text("SELECT * FROM energy.out_of_schedule_use")).all()
    assert (use.started_at, use.ended_at) == (NOON - 11 * HOUR, NOON - 8 * HOUR)
    assert (use.energy_kwh, use.excess_kwh) == (24, 18)
    (event,) = told(ten_days, watching.OUT_OF_SCHEDULE)
    assert (event["machine_id"], event["energy_kwh"], event["limit_kw"]) == (str(MAZAK), 16, pytest.approx(2.8))


def test_budgets_are_watched(app: Flask, ten_days: Engine, act: Act) -> None:
    assert app

    def made(status: int = 200, **fields: Any) -> Any:
        given = {"factory_id": str(FACTORY), "name": "B", "period": "day", "limit_kwh": 100} | fields
        return act("energy", "create_budget", {"input": given}, status, role="manager")

    budget = UUID(made(machine_id=str(MAZAK))["id"])
    made(name="All", period="month", limit_kwh=1e6)
    with ten_days.begin() as connection:
        assert watching.watch_budgets(connection, NOON) == 1
        # 4 hours of 2 kW and 4 of 10 in the third of the day that has passed
        _, found = watching.outlook(connection, store_watch.budget(connection, budget), NOON)
        assert (found.used_kwh, found.projected_kwh) == (48, pytest.approx(144))
        # From 12:00 to 20:00 UTC: 4 hours of 10 kW, 4 of 2; told already.
        assert watching.watch_budgets(connection, NOON + 8 * HOUR) == 0
    act("energy", "change_budget", {"id": str(budget), "changes": {"limit_kwh": 90}}, role="manager")
    for expected in (1, 0):
        with ten_days.begin() as connection:
            assert watching.watch_budgets(connection, NOON + 8 * HOUR) == expected
    first, second = told(ten_days, watching.BUDGET_EXCEEDED)
    assert (first["kind"], first["limit_kwh"], first["used_kwh"]) == ("projected", 100, 48)
    assert (second["kind"], second["limit_kwh"], second["used_kwh"]) == ("actual", 90, 96)
    now = act("energy", "budget_outlook", {"id": str(budget)}, role="viewer")
    assert now["limit_kwh"] == 90
    # One meter's budget counts that meter alone.
    with ten_days.begin() as connection:
        series = series_id(connection, "MZ-01-PWR", "power")
        query = text("SELECT id FROM energy.meter_binding WHERE series_id = :id")
        meter = connection.scalar(query, {"id": series})
        measure(connection, "MZ-01-PWR", "power", [(NOON - 8 * HOUR + n * 15 * MINUTE, 4.0) for n in range(33)])
    one = UUID(made(machine_id=str(MAZAK), meter_binding_id=str(meter))["id"])
    with ten_days.begin() as connection:
        _, found = watching.outlook(connection, store_watch.budget(connection, one), NOON)
    assert found.used_kwh == pytest.approx(32)
    assert found.coverage == pytest.approx(1)
    with ten_days.begin() as connection:  # an hour of 10 kW that nobody measured: the mean is that of seven
        gone = text("DELETE FROM energy.energy_hour WHERE machine_id = :id AND hour = :hour")
        connection.execute(gone, {"id": MAZAK, "hour": NOON - 2 * HOUR})
        _, found = watching.outlook(connection, store_watch.budget(connection, budget), NOON)
    assert found.used_kwh == 38
    assert found.projected_kwh == pytest.approx(38 / 7 * 24)
    assert found.coverage == pytest.approx(7 / 8)
    assert found.flags == ("partly_measured",)
    for wrong, field in (
        ({"limit_kwh": 0}, "limit_kwh"),
        ({"meter_binding_id": str(meter)}, "meter_binding_id"),
        ({"machine_id": str(FACTORY)}, "machine_id"),
    ):
        assert made(422 if field == "limit_kwh" else 404, **wrong)["extensions"]["field"] == field


def test_phases_add_up_and_say_how_far_they_are_apart(app: Flask, engine: Engine, act: Act) -> None:
    assert app
    with engine.begin() as connection:
        connection.execute(
            text("UPDATE energy.meter_binding SET phase = 'L1' WHERE machine_id = :id"), {"id": MAZAK}
        )
        series = {"L1": "power", "L2": "power_l2", "L3": "power_l3"}
        for name in ("power_l2", "power_l3"):
            connection.execute(
                text(
                    "INSERT INTO telemetry.series (organization_id, factory_id, device_id, measure, unit)"
                    " VALUES (:organization, :factory, :device, :name, 'kW')"
                ),
                {"organization": AURORA, "factory": FACTORY, "device": device_id("MZ-01-PWR"), "name": name},
            )
        for name, drawn in zip(series.values(), (10.0, 12.0, 8.0), strict=True):
            measure(connection, "MZ-01-PWR", name, [(SIX + n * 10 * MINUTE, drawn) for n in range(13)])
        ids = {phase: series_id(connection, "MZ-01-PWR", name) for phase, name in series.items()}
    for phase in ("L2", "L3"):
        given = {"machine_id": str(MAZAK), "series_id": ids[phase], "phase": phase}
        act("energy", "create_meter_binding", {"input": given}, role="engineer")
    report = act("energy", "energy_report", asked(5, 65), role="viewer")
    assert report["total"]["energy_kwh"] == pytest.approx(30)
    energies = {item["phase"]: item["energy_kwh"] for item in report["phases"]["energies"]}
    assert energies == pytest.approx({"L1": 10, "L2": 12, "L3": 8})
    assert report["phases"]["imbalance"] == pytest.approx(0.2)
    wrong = {"machine_id": str(MAZAK), "series_id": ids["L1"], "phase": "L4"}
    error = act("energy", "create_meter_binding", {"input": wrong}, 422, role="engineer")
    assert error["extensions"]["field"] == "phase"

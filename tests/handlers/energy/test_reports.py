"""Energy reports, baselines and savings, against sums worked out by hand."""

import csv
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from flask import Flask
from sqlalchemy import Engine, insert, text

from db.models import energy
from db.seed.plan import demo_id
from handlers.energy.baselines import estimate_savings
from handlers.energy.reports import BY
from handlers.oee.store_results import COLUMN_OF
from handlers.telemetry.service import derive
from tests.handlers.conftest import Caller
from tests.handlers.oee.conftest import Act
from tests.handlers.oee.test_plan import rest
from tests.handlers.oee.test_stops import at_once, minutes
from tests.handlers.telemetry.facts import AURORA, machine_id, measure, say

__all__ = ["rest"]

SIX = datetime(2026, 11, 16, 6, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
MAZAK = machine_id("Mazak 01")
FACTORY = demo_id("aurora", "Gaithersburg")


def asked(start: float, end: float, **fields: Any) -> dict[str, Any]:
    span = {"from": (SIX + start * MINUTE).isoformat(), "to": (SIX + end * MINUTE).isoformat()}
    return span | {"scope": "machine", "scope_id": str(MAZAK)} | fields


@pytest.fixture
def measured(app: Flask, engine: Engine) -> Engine:
    """From 06:00 one hour running at 10 kW with 20 parts, then an hour idle at 2 kW."""
    assert app
    with engine.begin() as connection:
        say(connection, "MZ-01-CTRL", minutes((0, "running"), (60, "idle"), (120, "idle")))
        power = [(SIX + minute * MINUTE, 10.0) for minute in range(60)]
        power += [(SIX + 60 * MINUTE - timedelta(milliseconds=1), 10.0)]
        power += [(SIX + minute * MINUTE, 2.0) for minute in range(60, 121)]
        measure(connection, "MZ-01-PWR", "power", power)
        measure(connection, "MZ-01-CTRL", "part_count", [(SIX + 3 * n * MINUTE, float(n)) for n in range(21)])
    derive(AURORA, at_once)
    return engine


@pytest.mark.usefixtures("measured")
def test_a_report_adds_up_and_says_energy_a_part(act: Act) -> None:
    found = act("energy", "energy_report", asked(0, 120, by="hour"), role="viewer")
    first, second = found["rows"]
    assert (first["energy_kwh"], second["energy_kwh"]) == pytest.approx((10.0, 2.0), abs=1e-4)
    assert (first["good_quantity"], second["good_quantity"]) == (19, 1)
    assert first["kwh_per_good_part"] == pytest.approx(10 / 19, abs=1e-4)
    total = found["total"]
    assert total["energy_kwh"] == pytest.approx(12.0, abs=1e-4)
    assert total["standby_kwh"] == pytest.approx(2.0, abs=1e-4)
    assert total["standby_share"] == pytest.approx(2 / 12, abs=1e-4)
    assert total["measured_hours"] == pytest.approx(2)
    demand = found["demand"]
    assert demand["peak_kw"] == pytest.approx(10)
    assert demand["sliding_peak_kw"] == pytest.approx(10)
    assert demand["load_factor"] == pytest.approx(0.6, abs=1e-4)
    assert (demand["measured_windows"], demand["windows"]) == (8, 8)
    assert demand["base_load_kw"] == pytest.approx(2)


@pytest.mark.usefixtures("measured")
def test_edges_that_cut_hours_lose_nothing(act: Act) -> None:
    cut = act("energy", "energy_report", asked(30, 90, by="machine"), role="viewer")
    assert cut["total"]["energy_kwh"] == pytest.approx(5 + 1, abs=1e-4)
    assert [row["label"] for row in cut["rows"]] == ["Mazak 01"]
    whole = act("energy", "energy_report", asked(0, 120, scope="factory", scope_id=str(FACTORY)), role="viewer")
    assert whole["total"]["energy_kwh"] == pytest.approx(12, abs=1e-4)
    for by in ("total", "hour", "day", "week", "month", "machine"):
        rows = act("energy", "energy_report", asked(30, 90, by=by), role="viewer")["rows"]
        assert sum(row["energy_kwh"] for row in rows) == pytest.approx(6, abs=1e-4), by


def test_cost_by_time_of_use(measured: Engine, act: Act) -> None:
    tariff = demo_id("aurora", "Gaithersburg", "tariff")
    with measured.begin() as connection:
        # 01:00 to 02:00 local time is the first hour.
        period = {"organization_id": AURORA, "tariff_id": tariff, "name": "Night", "weekdays": [1]}
        times = {"starts": "00:00", "ends": "02:00", "price_per_kwh": 0.05}
        connection.execute(
            text(
                "INSERT INTO energy.tariff_period (organization_id, tariff_id, name, weekdays, starts, ends,"
                " price_per_kwh) VALUES (:organization_id, :tariff_id, :name, '[1]', :starts, :ends,"
                " :price_per_kwh)"
            ),
            {name: value for name, value in period.items() if name != "weekdays"} | times,
        )
    costs = {line["name"]: line for line in act("energy", "energy_report", asked(0, 120))["costs"]}
    assert costs["Night"]["energy_kwh"] == pytest.approx(10, abs=1e-4)
    assert costs["Night"]["cost"] == pytest.approx(0.5, abs=1e-4)
    assert costs["Flat"]["cost"] == pytest.approx(2 * 0.12, abs=1e-4)


def days(engine: Engine, first: int, number: int, extra_kwh: float = 0.0) -> None:
    """Local days of 48 kWh and 0.5 kWh a part, parts differing by day, and a little that neither explains."""
    with engine.begin() as connection:
        for day in range(first, first + number):
            begin = datetime(2026, 9, 1, 4, 0, tzinfo=UTC) + timedelta(days=day)
            parts = 40.0 + 7 * (day % 5)
            kwh = 48 + 0.5 * parts + (0.3 if day % 2 else -0.3) + extra_kwh
            owner = {"organization_id": AURORA, "factory_id": FACTORY, "machine_id": MAZAK}
            hours = [
                owner
                | {"hour": begin + timedelta(hours=hour), "energy_kwh": kwh / 24, "coverage": 1.0}
                | {"standby_kwh": 0.5, "cost": kwh / 24 * 0.2, "emissions_kg": None}
                for hour in range(24)
            ]
            connection.execute(insert(energy.EnergyHour), hours)
            made: dict[str, Any] = dict.fromkeys(COLUMN_OF, 0.0) | {"produced_quantity": parts, "failures": 0}
            made |= {"planned_busy_seconds": 8 * 3600.0, "good_quantity": parts}
            names = [*owner, "started_at", "calculated_until", *made]
            connection.execute(
                text(
                    f"INSERT INTO oee.hour_result ({', '.join(names)})"
                    f" VALUES ({', '.join(':' + name for name in names)})"
                ),
                owner | made | {"started_at": begin, "calculated_until": begin + timedelta(hours=1)},
            )


def test_years_are_summed_from_stored_hours(engine: Engine, act: Act) -> None:
    days(engine, 0, 40)
    years = {"scope": "machine", "scope_id": str(MAZAK), "to": "2027-01-01T05:00:00Z"}
    asked_for = years | {"from": "2024-06-01T04:00:00Z", "by": "month"}
    found = act("energy", "energy_report", asked_for, role="viewer")
    assert sum(row["energy_kwh"] for row in found["rows"]) == pytest.approx(found["total"]["energy_kwh"])
    assert found["flags"] == ["demand_not_calculated"]
    for wrong in (asked_for | {"from": "2023-06-01T04:00:00Z"}, asked_for | {"by": "hour"}):
        refused = act("energy", "energy_report", wrong, status=422, role="viewer")
        assert refused["extensions"]["field"] == "to"


def test_a_baseline_is_fitted_kept_and_held_against(engine: Engine, act: Act) -> None:
    september = {"machine_id": str(MAZAK), "from": "2026-09-01T04:00:00Z", "to": "2026-10-01T04:00:00Z"}
    error = act("energy", "energy_against_baseline", september, 409, role="viewer")
    assert "none is fitted yet" in error["message"]
    error = act("energy", "fit_energy_baseline", september, 409, role="engineer")
    assert "12 or more" in error["message"]
    days(engine, 0, 30)
    fitted = act("energy", "fit_energy_baseline", september, role="engineer")
    found = {line["name"]: line["value"] for line in fitted["coefficients"]}
    # Planned hours never vary and are left out.
    assert set(found) == {"intercept", "produced"}
    assert found["produced"] == pytest.approx(0.5, abs=0.01)
    assert found["intercept"] == pytest.approx(48, abs=1)
    assert fitted["r2"] > 0.99
    days(engine, 30, 10, extra_kwh=-3.0)
    october = {"machine_id": str(MAZAK), "from": "2026-10-01T04:00:00Z", "to": "2026-10-11T04:00:00Z"}
    compared = act("energy", "energy_against_baseline", october, role="viewer")["days"]
    assert len(compared) == 10
    assert compared[-1]["cumulative_saved_kwh"] == pytest.approx(30, abs=2)


def test_savings_from_standby_show_their_assumptions(engine: Engine) -> None:
    days(engine, 0, 40)
    at = datetime(2026, 10, 1, 4, 0, tzinfo=UTC)
    for _ in range(2):
        with engine.begin() as connection:
            assert estimate_savings(connection, at) == 1
    with engine.connect() as connection:
        (saving,) = connection.execute(text("SELECT * FROM energy.saving")).all()
    assert saving.energy_kwh_per_year == pytest.approx(0.5 * 8760 * 0.7)
    assert saving.assumptions["avoidable_share"] == 0.7
    assert saving.assumptions["measured_hours"] == 28 * 24
    assert saving.assumptions["price_per_kwh"] == pytest.approx(0.2)


def test_hourly_power_needs_no_meter_binding(engine: Engine, app: Flask, act: Act) -> None:
    """Hours that came before the interval was known are calculated anew; a gap of more than three is no energy."""
    assert app
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM energy.meter_binding WHERE machine_id = :id"), {"id": MAZAK})
    for first, last in ((0, 2), (2, 6), (10, 14)):
        with engine.begin() as connection:
            hours = range(first, last)
            measure(connection, "MZ-01-PWR", "power", [(SIX + 60 * hour * MINUTE, 3.0) for hour in hours])
        derive(AURORA, at_once)
    report = act("energy", "energy_report", asked(0, 14 * 60, by="hour"), role="viewer")
    drawn = [row["energy_kwh"] for row in report["rows"] if row["measured_hours"] > 0]
    assert drawn == pytest.approx([3.0] * 8)
    assert report["total"]["energy_kwh"] == pytest.approx(24)


@pytest.mark.usefixtures("measured")
def test_rows_and_files_add_up_to_the_total_by_every_cut(act: Act, rest: Caller) -> None:
    """Also of a span whose edges cut hours."""
    for by in BY:
        query = asked(15, 110, by=by)
        found = act("energy", "energy_report", query, role="viewer")
        file = rest("GET", f"/api/energy/energy_report.csv?{urlencode(query)}").get_data(as_text=True)
        lines = list(csv.DictReader(file.lstrip("\ufeff").splitlines()))
        assert len(lines) == len(found["rows"]) >= 1, by
        for name in ("energy_kwh", "cost", "emissions_kg"):
            rows = sum(row[name] for row in found["rows"])
            assert rows > 0
            assert rows == pytest.approx(found["total"][name], rel=1e-6), (by, name)
            assert sum(float(line[name]) for line in lines) == pytest.approx(rows), (by, name)
        assert sum(line["energy_kwh"] for line in found["costs"]) == pytest.approx(found["total"]["energy_kwh"])
        assert all(line["from"].endswith("-05:00") for line in lines)
    shifts = act("energy", "energy_report", asked(15, 110, by="shift"), role="viewer")["rows"]
    made = act("oee", "oee_report", asked(15, 110, by="shift"), role="viewer")["rows"]
    edges = [(row["label"], row["from"], row["to"]) for row in shifts if row["key"]]
    assert edges == [(row["label"], row["from"], row["to"]) for row in made if row["key"]]


def test_energy_by_order_product_and_operator(measured: Engine, act: Act) -> None:
    """Over the first half hour: its energy and good parts are its own, the rest is without one."""
    with measured.begin() as connection:
        connection.execute(text("DELETE FROM oee.order_run"))
        order = connection.execute(
            text("SELECT id, number, product_id FROM oee.production_order WHERE machine_id = :id"), {"id": MAZAK}
        ).first()
        assert order is not None
        connection.execute(
            text(
                "INSERT INTO oee.order_run (organization_id, factory_id, machine_id, production_order_id,"
                " started_at, ended_at)"
                " VALUES (:organization, :factory, :machine, :order, :start, :end)"
            ),
            {"organization": AURORA, "factory": FACTORY, "machine": MAZAK, "order": order.id}
            | {"start": SIX, "end": SIX + 30 * MINUTE},
        )
    turn = {"machine_id": str(MAZAK), "name": "Ada"}
    for action, minute in (("sign_on_operator", 0), ("sign_off_operator", 30)):
        act("oee", action, turn | {"at": (SIX + minute * MINUTE).isoformat()})
        turn = {"machine_id": str(MAZAK)}
    operators = act("oee", "oee_report", asked(0, 120, by="operator"), role="viewer")["rows"]
    (ada,) = [row["key"] for row in operators if row["label"] == "Ada"]
    for by, key in (("order", order.id), ("product", order.product_id), ("operator", ada)):
        found = act("energy", "energy_report", asked(0, 120, by=by), role="viewer")
        made = act("oee", "oee_report", asked(0, 120, by=by), role="viewer")
        good = {row["key"]: row["good_quantity"] for row in made["rows"]}
        rows = {row["key"]: row for row in found["rows"]}
        assert {name: row["energy_kwh"] for name, row in rows.items()} == pytest.approx(
            {str(key): 5.0, "": 7.0}, abs=1e-4
        )
        assert rows[str(key)]["good_quantity"] == good[str(key)] > 0
        assert rows[str(key)]["kwh_per_good_part"] == pytest.approx(5 / good[str(key)], abs=1e-4)
        assert rows[str(key)]["label"]
    long = act("energy", "energy_report", asked(0, 40 * 24 * 60, by="order"), status=422, role="viewer")
    assert long["extensions"]["field"] == "to"

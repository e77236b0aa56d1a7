"""Meters, prices and factors are kept by people, and hours follow: a plant's own intervals give its own total."""

import csv
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Engine, text

from handlers.outbox.receivers import dispatch
from handlers.telemetry.service import derive
from tests.domain.recordings import recording
from tests.handlers.energy.test_reports import FACTORY, MAZAK
from tests.handlers.oee.conftest import Act
from tests.handlers.oee.test_stops import at_once
from tests.handlers.telemetry.facts import AURORA, measure, series_id

STEEL = recording("uci-steel-energy/Steel_industry_data.csv")
DAY = datetime(2026, 11, 16, 0, 0, tzinfo=UTC)
QUARTER = timedelta(minutes=15)


def over(hours: float) -> dict[str, Any]:
    return {"machine_id": str(MAZAK), "from": DAY.isoformat(), "to": (DAY + timedelta(hours=hours)).isoformat()}


def carried_out(engine: Engine) -> int:
    """Deliver what was ordered; how many events."""
    with engine.connect() as connection:
        events = connection.execute(
            text("SELECT * FROM outbox.event WHERE type = 'Energy.recalculation_due.v1'")
        ).mappings()
        rows = [dict(row) for row in events]
    for row in rows:
        assert dispatch(row["id"]).get("energy.recalculate") in {"done", None}
    return len(rows)


@STEEL.needed
def test_interval_meters_give_the_plants_own_total(app: Flask, engine: Engine, act: Act) -> None:
    assert app
    with STEEL.path.open(newline="", encoding="utf-8-sig") as file:
        kwh = [float(row["Usage_kWh"]) for row, _ in zip(csv.DictReader(file), range(96), strict=False)]
    with engine.begin() as connection:
        series = series_id(connection, "MZ-01-PWR", "power")
        connection.execute(text("UPDATE telemetry.series SET unit = 'kWh' WHERE id = :id"), {"id": series})
        binding = connection.scalar(
            text("SELECT id FROM energy.meter_binding WHERE series_id = :series"), {"series": series}
        )
    change = {"id": str(binding), "changes": {"method": "interval_end"}}
    act("energy", "change_meter_binding", change, role="engineer")
    twice = {"machine_id": str(MAZAK), "series_id": series, "method": "interval_end"}
    act("energy", "create_meter_binding", {"input": twice}, status=409, role="engineer")
    with engine.begin() as connection:
        stamps = [DAY + QUARTER * (n + 1) for n in range(96)]
        measure(connection, "MZ-01-PWR", "power", zip(stamps, kwh, strict=True))
    derive(AURORA, at_once)
    found = act("energy", "machine_energy", over(24), role="viewer")
    assert found["energy_kwh"] == pytest.approx(sum(kwh))
    assert found["energy_kwh"] == pytest.approx(351.86, rel=0.001)
    assert found["coverage"] == pytest.approx(1)
    with engine.connect() as connection:
        hours = connection.scalar(
            text("SELECT sum(energy_kwh) FROM energy.energy_hour WHERE machine_id = :m"), {"m": MAZAK}
        )
    assert hours == pytest.approx(sum(kwh))


def test_a_new_price_and_factor_are_followed(app: Flask, engine: Engine, act: Act) -> None:
    assert app
    with engine.begin() as connection:
        measure(connection, "MZ-01-PWR", "power", [(DAY + n * QUARTER, 4.0) for n in range(9)])
    derive(AURORA, at_once)
    tariff = {"factory_id": str(FACTORY), "name": "New", "price_per_kwh": 0.5, "valid_from": DAY.isoformat()}
    made = act("energy", "create_tariff", {"input": tariff}, role="manager")
    factor = {
        "zone": "US",
        "valid_from": "2026-01-01",
        "grams_per_kwh": 100,
        "basis": "contract",
        "source": "test",
    }
    act("energy", "create_emission_factor", {"input": factor}, role="manager")
    assert act("energy", "machine_energy", over(2), role="viewer")["cost"] == pytest.approx(4.0)
    period = {"tariff_id": made["id"], "name": "All day", "weekdays": [1, 2, 3, 4, 5, 6, 7]}
    period |= {"starts": "00:00:00", "ends": "00:00:00", "price_per_kwh": 1.0}
    act("energy", "create_tariff_period", {"input": period}, role="manager")
    assert carried_out(engine) >= 3
    with engine.connect() as connection:
        hours = connection.execute(
            text("SELECT cost, emissions_kg FROM energy.energy_hour WHERE machine_id = :m AND energy_kwh > 0"),
            {"m": MAZAK},
        ).all()
    assert [(row.cost, row.emissions_kg) for row in hours] == [pytest.approx((4.0, 0.4))] * 2
    act("energy", "create_tariff", {"input": tariff}, status=403, role="engineer")
    refused = act(
        "energy", "create_tariff", {"input": tariff | {"price_per_kwh": None}}, status=422, role="manager"
    )
    assert refused["extensions"]["field"] == "price_per_kwh"


def test_hourly_factors_are_used_where_they_are_known_and_explained(app: Flask, engine: Engine, act: Act) -> None:
    assert app
    with engine.begin() as connection:
        measure(connection, "MZ-01-PWR", "power", [(DAY + n * QUARTER, 4.0) for n in range(13)])
    derive(AURORA, at_once)
    hours = [DAY + n * timedelta(hours=1) for n in range(3)]
    head = {"zone": "US", "basis": "hourly, consumption", "source": "the grid's operator"}
    lines = ["from;to;grams_per_kwh", f"{hours[0]};;100", f"{hours[1]};{hours[2]};250,5"]
    kept = act("energy", "import_emission_factors", head | {"csv": "\ufeff" + "\r\n".join(lines)}, role="manager")
    assert (kept["stored"], kept["replaced"]) == (2, 0)
    rows = [{"from": hours[1].isoformat(), "grams_per_kwh": 200}]
    kept = act("energy", "import_emission_factors", head | {"rows": rows}, role="manager")
    assert (kept["stored"], kept["replaced"]) == (1, 1)
    assert carried_out(engine) >= 2
    with engine.connect() as connection:
        stored = connection.execute(
            text("SELECT emissions_kg, flags FROM energy.energy_hour WHERE machine_id = :m ORDER BY hour"),
            {"m": MAZAK},
        ).all()
    assert [row.emissions_kg for row in stored[:2]] == pytest.approx([0.4, 0.8])
    assert "grid_factor_hourly" in stored[0].flags
    assert "grid_factor_hourly" not in stored[2].flags
    said = act("energy", "explain_energy", over(3), role="viewer")
    numbers = {line["name"]: line["value"] for line in said["numbers"]}
    assert numbers["energy_kwh"] == pytest.approx(12)
    found = {factor["fit"]: factor for factor in said["factors"]}
    assert set(found) == {"hourly", "earlier_year"}
    assert [found[fit]["energy_kwh"] for fit in found] == pytest.approx([8, 4])
    assert (found["hourly"]["least_g_per_kwh"], found["hourly"]["greatest_g_per_kwh"]) == (100, 200)
    assert sum(factor["emissions_kg"] for factor in said["factors"]) == pytest.approx(numbers["emissions_kg"])
    assert sum(row.emissions_kg for row in stored[:3]) == pytest.approx(numbers["emissions_kg"])
    assert [meter["samples"] for meter in said["meters"]] == [13]
    assert said["gaps"] == []
    for wrong, field in (
        ({"csv": "from,grams_per_kwh\nyesterday,1"}, "rows.0.from"),
        ({"csv": f"from,grams_per_kwh\n{hours[0].isoformat()},-1"}, "rows.0.grams_per_kwh"),
        ({"csv": "time,value\n"}, "rows.0.csv"),
        ({"rows": rows * 2}, "rows"),
        ({}, "rows"),
        ({"rows": rows, "zone": "nowhere"}, "zone"),
    ):
        refused = act("energy", "import_emission_factors", head | wrong, status=422, role="manager")
        assert refused["extensions"]["field"] == field
    act("energy", "import_emission_factors", head | {"rows": rows}, status=403, role="engineer")


def test_cost_follows_one_tariff_after_the_other(app: Flask, engine: Engine, act: Act) -> None:
    assert app
    with engine.begin() as connection:
        measure(connection, "MZ-01-PWR", "power", [(DAY + n * QUARTER, 4.0) for n in range(13)])
        connection.execute(text("DELETE FROM energy.tariff WHERE factory_id = :f"), {"f": FACTORY})
    middle = DAY + timedelta(hours=1.5)
    tariff = {"factory_id": str(FACTORY), "name": "Old", "price_per_kwh": 1.0, "valid_to": middle.isoformat()}
    act("energy", "create_tariff", {"input": tariff}, role="manager")
    tariff = {"factory_id": str(FACTORY), "name": "New", "price_per_kwh": 3.0, "valid_from": middle.isoformat()}
    act("energy", "create_tariff", {"input": tariff}, role="manager")
    assert act("energy", "machine_energy", over(3), role="viewer")["cost"] == pytest.approx(6 * 1 + 6 * 3)
    said = act("energy", "explain_energy", over(3), role="viewer")
    assert [(line["name"], line["cost"]) for line in said["prices"]] == [
        ("Old", pytest.approx(6)),
        ("New", pytest.approx(18)),
    ]

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
        binding = connection.scalar(
            text("SELECT id FROM energy.meter_binding WHERE series_id = :series"), {"series": series}
        )
    change = {"id": str(binding), "changes": {"method": "interval_end"}}
    act("energy", "change_meter_binding", change, role="engineer")
    twice = {"machine_id": str(MAZAK), "series_id": series}
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

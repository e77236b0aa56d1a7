"""A tariff's charge for peak demand: a row of its own in reports and explanations, exact or left out."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Engine, text

from tests.handlers.energy.test_reports import FACTORY, MAZAK
from tests.handlers.oee.conftest import Act
from tests.handlers.telemetry.facts import measure

MARCH = datetime(2025, 3, 1, 5, 0, tzinfo=UTC), datetime(2025, 4, 1, 4, 0, tzinfo=UTC)
"""In New York 31 days less the hour by which clocks are set forward."""
QUARTER = timedelta(minutes=15)


def test_a_months_peak_is_charged_beside_the_energy(app: Flask, engine: Engine, act: Act) -> None:
    assert app
    start, end = MARCH
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM energy.tariff WHERE factory_id = :f"), {"f": FACTORY})
        connection.execute(
            text(
                "UPDATE energy.meter_binding SET method = 'left', gap_limit_seconds = 21600 WHERE machine_id = :m"
            ),
            {"m": MAZAK},
        )
        held = [*range(0, (end - start) // QUARTER, 24), 701, (end - start) // QUARTER]
        points = [(start + n * QUARTER, 8.0) for n in sorted(held)] + [(start + 700 * QUARTER, 40.0)]
        measure(connection, "MZ-01-PWR", "power", points)
    tariff = {"factory_id": str(FACTORY), "name": "Grid", "price_per_kwh": 0.2, "demand_price_per_kw": 12.5}
    made = act("energy", "create_tariff", {"input": tariff}, role="manager")

    def charges(name: str, first: datetime, **asked: Any) -> list[dict[str, Any]]:
        edges = {"from": first.isoformat(), "to": end.isoformat()}
        answer = act("energy", name, edges | asked, role="viewer")
        found: list[dict[str, Any]] = answer["demand_charges"]
        return found

    factory = {"scope": "factory", "scope_id": str(FACTORY)}
    (whole,) = charges("energy_report", start, **factory)
    assert (whole["name"], whole["method"], whole["price_per_kw"]) == ("Grid", "fixed", 12.5)
    assert whole["peak_kw"] == pytest.approx(40)
    assert datetime.fromisoformat(whole["peak_from"]) == start + 700 * QUARTER
    assert (whole["cost"], whole["flags"]) == (pytest.approx(500), [])
    (own,) = charges("explain_energy", start, machine_id=str(MAZAK))
    assert (own["cost"], own["flags"]) == (pytest.approx(500), ["own_peak"])
    (part,) = charges("energy_report", start + timedelta(days=1), **factory)
    assert (part["peak_kw"], part["cost"], part["flags"]) == (pytest.approx(40), None, ["partial_period"])
    change = {"demand_method": "sliding", "demand_price_per_kw": 10}
    act("energy", "change_tariff", {"id": made["id"], "changes": change}, role="manager")
    (sliding,) = charges("energy_report", start, **factory)
    assert (sliding["method"], sliding["cost"]) == ("sliding", pytest.approx(400))
    act(
        "energy",
        "change_tariff",
        {"id": made["id"], "changes": {"demand_price_per_kw": None}},
        role="manager",
    )
    assert charges("energy_report", start, **factory) == []
    for wrong, field in (
        ({"demand_price_per_kw": -1}, "demand_price_per_kw"),
        ({"demand_method": "best"}, "demand_method"),
    ):
        refused = act("energy", "create_tariff", {"input": tariff | wrong}, status=422, role="manager")
        assert refused["extensions"]["field"] == field

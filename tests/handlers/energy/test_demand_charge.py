"""A tariff's charge for peak demand: a row of its own in reports and explanations, exact or left out."""

import csv
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from random import Random
from typing import Any
from urllib.parse import urlencode

import numpy as np
import pytest
from flask import Flask
from sqlalchemy import Connection, Engine, text

from tests.handlers.conftest import Caller
from tests.handlers.energy.test_reports import FACTORY, MAZAK
from tests.handlers.oee.conftest import Act
from tests.handlers.oee.test_plan import rest
from tests.handlers.telemetry.facts import AURORA, measure

__all__ = ["rest"]

MARCH = datetime(2025, 3, 1, 5, 0, tzinfo=UTC), datetime(2025, 4, 1, 4, 0, tzinfo=UTC)
"""In New York 31 days less the hour by which clocks are set forward."""
QUARTER = timedelta(minutes=15)
MONTHS = (datetime(2025, 1, 1, 5, 0, tzinfo=UTC), datetime(2025, 2, 1, 5, 0, tzinfo=UTC), *MARCH)
TARIFF = {"factory_id": str(FACTORY), "name": "Grid", "price_per_kwh": 0.2, "demand_price_per_kw": 12.5}
FACTORY_WIDE = {"scope": "factory", "scope_id": str(FACTORY)}


def hold_values(connection: Connection) -> None:
    """No tariff, and a meter whose value holds until the next, for six hours at most."""
    connection.execute(text("DELETE FROM energy.tariff WHERE factory_id = :f"), {"f": FACTORY})
    method = "UPDATE energy.meter_binding SET method = 'left', gap_limit_seconds = 21600 WHERE machine_id = :m"
    connection.execute(text(method), {"m": MAZAK})


def test_a_months_peak_is_charged_beside_the_energy(app: Flask, engine: Engine, act: Act) -> None:
    assert app
    start, end = MARCH
    with engine.begin() as connection:
        hold_values(connection)
        held = [*range(0, (end - start) // QUARTER, 24), 701, (end - start) // QUARTER]
        points = [(start + n * QUARTER, 8.0) for n in sorted(held)] + [(start + 700 * QUARTER, 40.0)]
        measure(connection, "MZ-01-PWR", "power", points)
    made = act("energy", "create_tariff", {"input": TARIFF}, role="manager")

    def charges(name: str, first: datetime, **asked: Any) -> list[dict[str, Any]]:
        edges = {"from": first.isoformat(), "to": end.isoformat()}
        answer = act("energy", name, edges | asked, role="viewer")
        found: list[dict[str, Any]] = answer["demand_charges"]
        return found

    (whole,) = charges("energy_report", start, **FACTORY_WIDE)
    assert (whole["name"], whole["method"], whole["price_per_kw"]) == ("Grid", "fixed", 12.5)
    assert whole["peak_kw"] == pytest.approx(40)
    assert datetime.fromisoformat(whole["peak_from"]) == start + 700 * QUARTER
    assert (whole["cost"], whole["flags"]) == (pytest.approx(500), [])
    (own,) = charges("explain_energy", start, machine_id=str(MAZAK))
    assert (own["cost"], own["flags"]) == (pytest.approx(500), ["own_peak"])
    (part,) = charges("energy_report", start + timedelta(days=1), **FACTORY_WIDE)
    assert (part["peak_kw"], part["cost"], part["flags"]) == (pytest.approx(40), None, ["partial_period"])
    change = {"demand_method": "sliding", "demand_price_per_kw": 10}
    act("energy", "change_tariff", {"id": made["id"], "changes": change}, role="manager")
    (sliding,) = charges("energy_report", start, **FACTORY_WIDE)
    assert (sliding["method"], sliding["cost"]) == ("sliding", pytest.approx(400))
    act(
        "energy",
        "change_tariff",
        {"id": made["id"], "changes": {"demand_price_per_kw": None}},
        role="manager",
    )
    assert charges("energy_report", start, **FACTORY_WIDE) == []
    for wrong, field in (
        ({"demand_price_per_kw": -1}, "demand_price_per_kw"),
        ({"demand_method": "best"}, "demand_method"),
    ):
        refused = act("energy", "create_tariff", {"input": TARIFF | wrong}, status=422, role="manager")
        assert refused["extensions"]["field"] == field


def test_the_months_of_a_quarter_are_charged_together(app: Flask, engine: Engine, act: Act, rest: Caller) -> None:
    """Against the mean of each quarter hour, worked out by the minute."""
    assert app
    random, start, end = Random(7), MONTHS[0], MONTHS[-1]
    minutes = int((end - start) / timedelta(minutes=1))
    changes = {*range(0, minutes, 300), *random.sample(range(minutes), 400)}
    held = {minute: round(random.uniform(2, 60), 1) for minute in sorted(changes)}
    with engine.begin() as connection:
        hold_values(connection)
        points = [(start + timedelta(minutes=minute), kw) for minute, kw in held.items()]
        measure(connection, "MZ-01-PWR", "power", [*points, (end, 1.0)])
        connection.execute(
            text(
                "INSERT INTO energy.energy_hour (organization_id, factory_id, machine_id, hour, energy_kwh,"
                " standby_kwh, cost, coverage) SELECT :o, :f, :m, hour, 10, 0, 2, 1 FROM generate_series("
                "CAST(:start AS timestamptz), CAST(:end AS timestamptz) - interval '1 hour', '1 hour') AS hour"
            ),
            {"o": AURORA, "f": FACTORY, "m": MAZAK, "start": start, "end": end},
        )
    lasting = np.diff([*held, minutes])
    quarters = np.repeat(list(held.values()), lasting).reshape(-1, 15).mean(axis=1)
    edges = [int((month - start) / QUARTER) for month in MONTHS]
    peaks = [float(quarters[first:last].max()) for first, last in pairwise(edges)]
    energy = [2.0 * (last - first) / 4 for first, last in pairwise(edges)]
    act("energy", "create_tariff", {"input": TARIFF}, role="manager")

    def report(first: datetime, by: str) -> dict[str, Any]:
        asked = FACTORY_WIDE | {"from": first.isoformat(), "to": end.isoformat(), "by": by}
        found: dict[str, Any] = act("energy", "energy_report", asked, role="viewer")
        return found

    whole = report(start, "month")
    assert [charge["peak_kw"] for charge in whole["demand_charges"]] == pytest.approx(peaks)
    assert [row["demand_cost"] for row in whole["rows"]] == pytest.approx([12.5 * peak for peak in peaks])
    totals = [12.5 * peak + cost for peak, cost in zip(peaks, energy, strict=True)]
    assert [row["total_cost"] for row in whole["rows"]] == pytest.approx(totals)
    assert (whole["total"]["total_cost"], whole["total_cost_flags"]) == (pytest.approx(sum(totals)), [])
    asked = FACTORY_WIDE | {"from": start.isoformat(), "to": end.isoformat(), "by": "month"}
    file = rest("GET", f"/api/energy/energy_report.csv?{urlencode(asked)}").get_data(as_text=True)
    lines = list(csv.DictReader(file.lstrip("\ufeff").splitlines()))
    assert [float(line["total_cost"]) for line in lines] == pytest.approx(totals)

    late = report(start + timedelta(days=1), "month")
    known = [charge["cost"] for charge in late["demand_charges"]]
    assert known == [None, *(pytest.approx(12.5 * peak) for peak in peaks[1:])]
    assert [row["total_cost"] for row in late["rows"]] == [None, *map(pytest.approx, totals[1:])]
    assert (late["total"]["demand_cost"], late["total"]["total_cost"]) == (None, None)
    assert late["total_cost_flags"] == ["partial_period"]
    assert report(start, "machine")["total_cost_flags"] == ["demand_charge_not_calculated"]
    explained = {"machine_id": str(MAZAK), "from": start.isoformat(), "to": end.isoformat()}
    numbers = act("energy", "explain_energy", explained, role="viewer")["numbers"]
    said = {number["name"]: number["value"] for number in numbers}
    assert said["demand_cost"] == pytest.approx(12.5 * sum(peaks))
    assert said["total_cost"] == pytest.approx(said["cost"] + said["demand_cost"])
    with engine.begin() as connection:
        connection.execute(
            text("UPDATE energy.energy_hour SET flags = '[\"no_tariff\"]' WHERE hour = :h"), {"h": start}
        )
    unpriced = report(start, "total")
    assert (unpriced["total"]["total_cost"], unpriced["total_cost_flags"]) == (None, ["no_tariff"])
    assert unpriced["total"]["demand_cost"] == pytest.approx(12.5 * sum(peaks))

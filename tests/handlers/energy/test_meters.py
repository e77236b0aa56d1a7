"""One load, metered in every way that plants do: each gives its total, in any split, with gaps and repetitions."""

import random
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import accumulate
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Connection, Engine, text

from tests.handlers.energy.test_kept import DAY, QUARTER
from tests.handlers.energy.test_reports import FACTORY, MAZAK
from tests.handlers.oee.conftest import Act
from tests.handlers.telemetry.facts import AURORA, device_id, measure

Points = Sequence[tuple[datetime, float]]
_RANDOM = random.Random(7)
LOAD = [_RANDOM.uniform(2, 60) for _ in range(96)]
"""kWh of each quarter of an hour of a day."""
MISSING = frozenset(_RANDOM.sample(range(1, 95), 12)) | {40, 41, 42, 43, 45, 46, 47}
"""Quarters of which nothing is known; one hour has a single one left."""
LEFT = [0.0 if n in MISSING else kwh for n, kwh in enumerate(LOAD)]


def stamps(shift: int, values: Sequence[float], missing: frozenset[int] = frozenset()) -> Points:
    return [(DAY + (n + shift) * QUARTER, value) for n, value in enumerate(values) if n not in missing]


METERS: dict[str, tuple[str, str, Points, float]] = {
    "energy by its end": ("kWh", "interval_end", stamps(1, LOAD), sum(LOAD)),
    "energy by its begin": ("kWh", "interval_start", stamps(0, LOAD), sum(LOAD)),
    "energy in Wh": ("Wh", "interval_end", stamps(1, [1000 * kwh for kwh in LOAD]), sum(LOAD)),
    "mean power by its end": ("kW", "interval_end", stamps(1, [4 * kwh for kwh in LOAD]), sum(LOAD)),
    "mean power, held": ("W", "left", stamps(0, [4000 * kwh for kwh in [*LOAD, 0.0]]), sum(LOAD)),
    "a counter": ("MWh", "counter", stamps(0, [kwh / 1000 for kwh in accumulate([5.0, *LOAD])]), sum(LOAD)),
    "with missing intervals": ("kWh", "interval_end", stamps(1, LOAD, MISSING), sum(LEFT)),
    "missing, by its begin": ("kWh", "interval_start", stamps(0, LOAD, MISSING), sum(LEFT)),
    "a counter that was silent": (
        "kWh",
        "counter",
        stamps(0, list(accumulate([5.0, *LOAD])), frozenset(n for n in MISSING if n)),
        sum(LOAD),
    ),
}


def series(connection: Connection, name: str, unit: str) -> int:
    """A new series of the power meter."""
    return int(
        connection.scalar(
            text(
                "INSERT INTO telemetry.series (organization_id, factory_id, device_id, measure, unit)"
                " VALUES (:organization, :factory, :device, :name, :unit) RETURNING id"
            ),
            {"organization": AURORA, "factory": FACTORY, "device": device_id("MZ-01-PWR")}
            | {"name": name, "unit": unit},
        )
        or 0
    )


def test_every_meter_gives_the_loads_total(app: Flask, engine: Engine, act: Act) -> None:
    assert app

    def energy(start: float, end: float) -> dict[str, Any]:
        edges = {key: (DAY + timedelta(hours=at)).isoformat() for key, at in (("from", start), ("to", end))}
        found: dict[str, Any] = act("energy", "machine_energy", {"machine_id": str(MAZAK)} | edges, role="viewer")
        return found

    for name, (unit, method, points, total) in METERS.items():
        with engine.begin() as connection:
            connection.execute(text("DELETE FROM energy.meter_binding WHERE machine_id = :m"), {"m": MAZAK})
            of = series(connection, name, unit)
            measure(connection, "MZ-01-PWR", name, points)
        made = {"machine_id": str(MAZAK), "series_id": of, "method": method}
        act("energy", "create_meter_binding", {"input": made}, role="engineer")
        whole = energy(0, 24)
        assert whole["energy_kwh"] == pytest.approx(total, rel=1e-6), name
        if "missing" in name:
            assert whole["coverage"] == pytest.approx(1 - len(MISSING) / 96), name
        parts = [energy(hour, min(24, hour + 3.5))["energy_kwh"] for hour in (0, 3.5, 7, 10.5, 14, 17.5, 21)]
        assert sum(parts) == pytest.approx(total, rel=1e-6), name


def test_a_meter_of_something_else_is_refused(app: Flask, engine: Engine, act: Act) -> None:
    assert app
    with engine.begin() as connection:
        of = series(connection, "lagging", "kvarh")
    made = {"machine_id": str(MAZAK), "series_id": of, "method": "interval_end"}
    refused = act("energy", "create_meter_binding", {"input": made}, status=422, role="engineer")
    assert (refused["extensions"]["field"], "kvarh" in refused["message"]) == ("method", True)

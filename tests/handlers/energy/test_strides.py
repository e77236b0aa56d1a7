"""Hours calculated by the stride are those calculated one by one, to the last bit."""

import csv
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import accumulate, islice
from typing import Any

from flask import Flask
from sqlalchemy import Connection, Engine, text

from domain.intervals import Span
from handlers.energy import facts
from handlers.energy.service import calculate, hour_row, refresh_energy
from handlers.oee.store import find_machine
from tests.domain.recordings import recording
from tests.handlers.energy.test_meters import series
from tests.handlers.energy.test_reports import FACTORY, MAZAK
from tests.handlers.oee.conftest import Act
from tests.handlers.telemetry.facts import AURORA, measure

STEEL = recording("uci-steel-energy/Steel_industry_data.csv")
START = datetime(2026, 10, 31, 0, 0, tzinfo=UTC)
"""A day and a half before New York's clocks go back."""
QUARTER, HOUR, DAYS = timedelta(minutes=15), timedelta(hours=1), 2
UNTIL = START + DAYS * 24 * HOUR + timedelta(minutes=20)
COLUMNS = ("hour", "energy_kwh", "standby_kwh", "cost", "emissions_kg", "coverage", "flags")


def kwh_of_days() -> list[float]:
    with STEEL.path.open(newline="", encoding="utf-8-sig") as file:
        return [float(row["Usage_kWh"]) for row in islice(csv.DictReader(file), 96 * DAYS)]


def with_gaps(points: Sequence[tuple[datetime, float]]) -> list[tuple[datetime, float]]:
    """An hour without its middle, half a day of nothing, and single values left out."""
    return [point for n, point in enumerate(points) if n not in {9, 10, 33} and not 150 <= n < 180]


def meters(kwh: Sequence[float]) -> Iterator[tuple[str, str, str, list[tuple[datetime, float]]]]:
    stamps = [START + QUARTER * (n + 1) for n in range(len(kwh))]
    yield "interval", "kWh", "interval_end", with_gaps(list(zip(stamps, kwh, strict=True)))
    yield "power", "kW", "trapezoid", with_gaps([(t, 4 * v) for t, v in zip(stamps, kwh, strict=True)])
    yield "held", "W", "left", with_gaps([(t, 4000 * v) for t, v in zip(stamps, kwh, strict=True)])
    shown = list(accumulate(kwh))
    reset = [v if n < 120 else v - shown[119] for n, v in enumerate(shown)]
    yield "counter", "kWh", "counter", with_gaps(list(zip(stamps, reset, strict=True)))


def stored(connection: Connection) -> list[dict[str, Any]]:
    rows = connection.execute(
        text(f"SELECT {', '.join(COLUMNS)} FROM energy.energy_hour WHERE machine_id = :id ORDER BY hour"),
        {"id": MAZAK},
    )
    return [dict(row._mapping) for row in rows]


def world(connection: Connection) -> None:
    """States, a tariff after the other with times of use, and some hourly factors."""
    for n in range(0, DAYS * 24 * 60, 50):
        connection.execute(
            text(
                "INSERT INTO oee.machine_state (organization_id, factory_id, machine_id, source, state,"
                " started_at, ended_at) VALUES (:o, :f, :m, 'message', :state, :start, :end)"
            ),
            {"o": AURORA, "f": FACTORY, "m": MAZAK, "state": ("idle", "running", "idle", "stopped")[n // 50 % 4]}
            | {
                "start": START + n * timedelta(minutes=1),
                "end": None if n + 50 >= DAYS * 24 * 60 else START + (n + 50) * timedelta(minutes=1),
            },
        )
    connection.execute(
        text(
            "INSERT INTO energy.hourly_emission_factor (organization_id, zone, valid_from, valid_to,"
            " grams_per_kwh, basis, source) SELECT :o, 'US', t, t + interval '1 hour',"
            " 300 + 7 * extract(hour FROM t), 'x', 'test'"
            " FROM generate_series(CAST(:start AS timestamptz) + interval '7 hours 20 minutes',"
            " CAST(:start AS timestamptz) + interval '40 hours', interval '1 hour') AS t"
        ),
        {"o": AURORA, "start": START},
    )


def prices(act: Act) -> None:
    tariff = {"factory_id": str(FACTORY), "price_per_kwh": 0.31}
    later = (START + 29.3 * HOUR).isoformat()
    before = {"name": "First", "valid_from": (START - HOUR).isoformat(), "valid_to": later}
    first = act("energy", "create_tariff", {"input": tariff | before}, role="manager")
    second = {"name": "Second", "valid_from": later, "price_per_kwh": 0.27}
    made = act("energy", "create_tariff", {"input": tariff | second}, role="manager")
    for of, starts, ends in ((first, "22:00:00", "06:30:00"), (made, "01:10:00", "01:50:00")):
        period = {"tariff_id": of["id"], "name": "Night", "weekdays": [1, 2, 3, 4, 5, 6, 7], "price_per_kwh": 0.1}
        act(
            "energy",
            "create_tariff_period",
            {"input": period | {"starts": starts, "ends": ends}},
            role="manager",
        )


@STEEL.needed
def test_strides_give_what_hours_give(app: Flask, engine: Engine, act: Act) -> None:
    assert app
    prices(act)
    with engine.begin() as connection:
        world(connection)
        connection.execute(text("DELETE FROM energy.meter_binding WHERE machine_id = :m"), {"m": MAZAK})
        machine = find_machine(connection, MAZAK)
        assert machine is not None
        for name, unit, method, points in meters(kwh_of_days()):
            of = series(connection, f"stride {name}", unit)
            measure(connection, "MZ-01-PWR", f"stride {name}", points)
            connection.execute(
                text(
                    "INSERT INTO energy.meter_binding (organization_id, machine_id, series_id, method)"
                    " VALUES (:o, :m, :s, :method)"
                ),
                {"o": AURORA, "m": MAZAK, "s": of, "method": method},
            )
            refresh_energy(connection, MAZAK, Span(START, UNTIL), UNTIL)
            found = stored(connection)
            for row in found:
                hour = Span(row["hour"], max(row["hour"], min(row["hour"] + HOUR, UNTIL)))
                assert row == hour_row(hour, calculate(connection, machine, hour)), (name, hour)
            assert sum(row["energy_kwh"] for row in found) > 0
            assert {row["cost"] for row in found} != {None}
        # In groups of a few hours: the same.
        hours = [Span(row["hour"], row["hour"] + HOUR) for row in found if row["hour"] + HOUR <= UNTIL]
        groups = list(facts.in_strides(hours, HOUR.total_seconds() * 5 / facts.MOST_SAMPLES))
        assert {len(group) for group in groups[:-1]} == {5}
        for group in groups:
            together = facts.gather(connection, machine, group)
            rows = [hour_row(hour, together.calculate(hour)) for hour in group]
            assert rows == [row for row in found if group[0].start <= row["hour"] < group[-1].end]

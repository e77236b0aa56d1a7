"""Files of other plants' meters, through import, binding and report: each gives the file's own total.

One load, written as plants write it: other names, units, intervals, sums or readings, local times over the night
on which New York's clocks go back.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
import pytest
from flask import Flask
from sqlalchemy import Engine, text

from handlers.outbox.receivers import dispatch
from handlers.telemetry.service import derive
from ingest.connect import connect
from ingest.file_mapping import FileMapping, checked
from ingest.guess_mapping import guess
from ingest.imports import new_import
from ingest.jobs import Runner
from ingest.message import Sender
from tests.handlers.energy.test_reports import MAZAK
from tests.handlers.oee.conftest import Act
from tests.handlers.oee.test_stops import at_once
from tests.handlers.telemetry.facts import AURORA

ZONE = ZoneInfo("America/New_York")
START = datetime(2025, 11, 1, 4, 0, tzinfo=UTC)
"""A local midnight; a day later 01:00 to 02:00 comes twice."""
MINUTES = 36 * 60
END = START + timedelta(minutes=MINUTES)
_RANDOM = random.Random(11)
LOAD = [_RANDOM.uniform(0.02, 2) for _ in range(MINUTES)]
"""kWh of each minute of 36 hours."""


def sums(minutes: int) -> list[float]:
    return [sum(LOAD[n : n + minutes]) for n in range(0, MINUTES, minutes)]


def comma(value: float) -> str:
    return f"{value:.4f}".replace(".", ",")


@dataclass(frozen=True)
class Variant:
    """A file: its first lines, a line of a time and a value, the interval, whose values, and how it is metered."""

    head: str
    line: Callable[[datetime, float], str]
    minutes: int
    values: Sequence[float]
    method: str
    total: float
    shift: int = 1
    missing: frozenset[int] = frozenset()

    def text(self) -> str:
        step = timedelta(minutes=self.minutes)
        lines = [
            self.line((START + (n + self.shift) * step).astimezone(ZONE), value)
            for n, value in enumerate(self.values)
            if n not in self.missing
        ]
        return "\n".join([self.head, *lines, ""])


TOTAL = sum(LOAD)
READ = list(accumulate([7_000.0, *sums(5)]))
RESET = [shown if n < 300 else shown - READ[299] for n, shown in enumerate(READ)]
HOURS = list(accumulate([120.5, *sums(60)]))
VARIANTS = {
    "quarters with their end, German": Variant(
        "Datum;Uhrzeit;Wirkarbeit [kWh];Status",
        lambda at, value: f"{at:%d.%m.%Y};{at:%H:%M};{comma(value)};W",
        15,
        sums(15),
        "interval_end",
        TOTAL,
    ),
    "hours with their begin, in Wh": Variant(
        "timestamp,consumption_Wh",
        lambda at, value: f"{at:%Y-%m-%dT%H:%M:%S},{1000 * value:.1f}",
        60,
        sums(60),
        "interval_start",
        TOTAL,
        shift=0,
    ),
    "mean power of minutes, in UTC": Variant(
        "time,active_power_W",
        lambda at, value: f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ},{value * 60_000:.3f}",
        1,
        LOAD,
        "interval_start",
        TOTAL,
        shift=0,
    ),
    "a counter that was reset, American": Variant(
        "Date/Time,Total Energy (MWh)",
        lambda at, value: f"{at:%m/%d/%Y %I:%M %p},{value / 1000:.7f}",
        5,
        RESET,
        "counter",
        RESET[299] - RESET[0] + RESET[-1],
        shift=0,
    ),
    "a counter read by the hour, with a hole": Variant(
        "Zeit;Zählerstand [kWh]",
        lambda at, value: f"{at:%d.%m.%Y %H:%M};{comma(value)}",
        60,
        HOURS,
        "counter",
        HOURS[-1] - HOURS[0],
        shift=0,
        missing=frozenset(range(20, 27)),
    ),
    "mean power of half hours, with a hole": Variant(
        "Period end,Demand kW",
        lambda at, value: f"{at:%Y-%m-%d %H:%M},{2 * value:.4f}",
        30,
        sums(30),
        "interval_end",
        TOTAL - sum(sums(30)[40:51]),
        missing=frozenset(range(40, 51)),
    ),
    "megajoules of ten minutes": Variant(
        "Start;Energie [MJ]",
        lambda at, value: f"{at:%Y-%m-%d %H:%M:%S};{comma(3.6 * value)}",
        10,
        sums(10),
        "interval_start",
        TOTAL,
        shift=0,
    ),
}


def imported(url: str, number: int, content: str) -> tuple[str, list[Any]]:
    """Import a file as it is proposed to be; the job's end, and its measure."""
    fields = guess(content.encode()).fields
    ((column, target),) = fields["columns"].items()
    measure = f"plant_{number}"
    fields |= {"device": "MZ-01-PWR", "zone": ZONE.key, "columns": {column: target | {"measure": measure}}}
    mapping = checked(msgspec.convert(fields, FileMapping))
    with connect(url) as connection:
        new_import(connection, Sender(AURORA), mapping, [content.encode()], measure)
        while Runner(url).work_one(connection):
            pass
        query = "SELECT status, rejected, quarantined FROM telemetry.ingest_job ORDER BY created_at DESC LIMIT 1"
        row = connection.execute(query).fetchone()
    return measure, list(row or ())


def recalculated(engine: Engine, known: set[UUID]) -> None:
    """Deliver what is ordered of the file's time; since then there is nothing to find."""
    query = text(
        "SELECT id FROM outbox.event WHERE type = 'Energy.recalculation_due.v1'"
        " AND CAST(data ->> 'from' AS timestamptz) < :end"
    )
    with engine.connect() as connection:
        fresh = set(connection.scalars(query, {"end": END})) - known
    assert fresh
    for event in fresh:
        assert dispatch(event).get("energy.recalculate") == "done"
    known |= fresh


def test_each_plant_gets_its_own_total(app: Flask, engine: Engine, demo_url: str, act: Act) -> None:
    assert app
    known: set[UUID] = set()
    edges = {"from": START.isoformat(), "to": END.isoformat()}
    for number, (name, variant) in enumerate(VARIANTS.items()):
        measure, outcome = imported(demo_url, number, variant.text())
        assert outcome == ["done", 0, 0], name
        derive(AURORA, at_once)
        with engine.begin() as connection:
            connection.execute(text("DELETE FROM energy.meter_binding WHERE machine_id = :m"), {"m": MAZAK})
            series = connection.scalar(text("SELECT id FROM telemetry.series WHERE measure = :m"), {"m": measure})
        bound = {"machine_id": str(MAZAK), "series_id": series, "method": variant.method}
        act("energy", "create_meter_binding", {"input": bound}, role="engineer")
        recalculated(engine, known)
        asked = edges | {"scope": "machine", "scope_id": str(MAZAK), "by": "day"}
        report = act("energy", "energy_report", asked, role="viewer")
        assert report["total"]["energy_kwh"] == pytest.approx(variant.total, rel=1e-3), name
        assert sum(row["energy_kwh"] for row in report["rows"]) == pytest.approx(variant.total, rel=1e-3), name
        whole = act("energy", "machine_energy", edges | {"machine_id": str(MAZAK)}, role="viewer")
        assert whole["energy_kwh"] == pytest.approx(report["total"]["energy_kwh"], rel=1e-9), name

"""Energy by hour: a year of one meter calculated anew after it was bound, and one new value in the running hour.

The product's own ways (``following.carry_out`` stride by stride, ``service.refresh_energy``), by a plant's week of
quarter hours repeated, and by a minute's values. The time of processors is told: others may share the machine.
"""

import csv
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from uuid import UUID

import psycopg
from sqlalchemy import Connection, Engine, text

from bench.database import bench_database
from bench.recompute import server_seconds
from bench.table import print_table
from db.engine import make_engine
from db.seed.demo import seed
from db.seed.plan import demo_id
from db.timeseries import MEASUREMENT, present_storage
from domain.intervals import Span
from handlers.energy.following import STRIDE
from handlers.energy.service import refresh_energy
from ingest.connect import executor

WEEK = Path(__file__).parents[1] / "local/demo/data/steel_energy_2018w03.csv"
YEAR = Span(datetime(2025, 1, 1, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC))
METERS = (("quarter hours", "kWh", "interval_end", 900), ("a counter read each minute", "kWh", "counter", 60))
MACHINE = demo_id(str(demo_id("aurora", "Gaithersburg", "Machining", "Turning")), "Mazak 01")


def main() -> None:
    """Measure and print."""
    with WEEK.open(newline="", encoding="utf-8-sig") as file:
        kwh = [float(row["usage_kwh"]) for row in csv.DictReader(file)]
    rows = []
    with bench_database() as url:
        engine = make_engine(url)
        with engine.begin() as connection:
            seed(connection)
        for name, unit, method, every_s in METERS:
            fill(url, bind(engine, unit, method), method, every_s, kwh)
            rows.append((name, *_year(engine), _one_value(engine)))
        engine.dispose()
    print_table(
        "A year of one meter by hour, and one new value",
        ("meter", "s of processors (Python)", "s of processors (PostgreSQL)", "a new value, ms of processor"),
        rows,
    )


def bind(engine: Engine, unit: str, method: str) -> int:
    """A new series as the machine's one meter."""
    values = {"machine": MACHINE, "unit": unit, "method": method}
    with engine.begin() as connection:
        series = connection.scalar(
            text(
                "INSERT INTO telemetry.series (organization_id, factory_id, device_id, measure, unit)"
                " SELECT m.organization_id, m.factory_id, p.device_id, 'bench_' || :method, :unit"
                " FROM factories.machine m JOIN factories.placement p ON p.machine_id = m.id"
                " WHERE m.id = :machine AND p.valid_to IS NULL ORDER BY p.device_id LIMIT 1 RETURNING id"
            ),
            values,
        )
        connection.execute(text("DELETE FROM energy.meter_binding WHERE machine_id = :machine"), values)
        connection.execute(
            text(
                "INSERT INTO energy.meter_binding (organization_id, machine_id, series_id, method)"
                " SELECT organization_id, id, :series, :method FROM factories.machine WHERE id = :machine"
            ),
            values | {"series": series},
        )
    return int(series or 0)


def fill(url: str, series: int, method: str, every_s: int, kwh: Sequence[float]) -> None:
    """A year of values: energy of each interval, or what a counter of it shows."""
    number = int(YEAR.duration_s / every_s)
    shown = 0.0
    with psycopg.connect(url) as connection:
        execute = executor(connection)
        present_storage(execute).ensure(execute, MEASUREMENT, YEAR.start, YEAR.end)
        with connection.cursor().copy("COPY telemetry.measurement (series_id, time, value) FROM STDIN") as copy:
            for n, value in enumerate(islice(cycle(kwh), number)):
                shown += value
                stamp = YEAR.start + timedelta(seconds=every_s * (n + 1))
                copy.write_row((series, stamp, shown if method == "counter" else value))
        connection.execute("UPDATE factories.placement SET valid_from = least(valid_from, %s)", [YEAR.start])
        connection.commit()
        connection.autocommit = True
        connection.execute("ANALYZE telemetry.measurement")


def _year(engine: Engine) -> tuple[float, float]:
    with engine.connect() as connection:
        server, began = server_seconds(connection), time.process_time()
        start = YEAR.start
        while start < YEAR.end:
            stride = Span(start, min(YEAR.end, start + STRIDE))
            refresh_energy(connection, MACHINE, stride, YEAR.end)
            connection.commit()
            start = stride.end
        spent, answered = time.process_time() - began, server_seconds(connection) - server
        _check(connection, MACHINE)
    return spent, answered


def _check(connection: Connection, machine_id: UUID) -> None:
    hours, covered = connection.execute(
        text("SELECT count(*), sum(coverage) FROM energy.energy_hour WHERE machine_id = :id"), {"id": machine_id}
    ).one()
    if not hours >= YEAR.duration_s / 3600 or covered < 0.99 * hours:
        raise ValueError(f"energy_hour: {hours} hours, {covered} covered; a year of them is expected")


def _one_value(engine: Engine) -> float:
    taken = []
    with engine.connect() as connection:
        for n in range(30):
            at = YEAR.end - timedelta(minutes=20 * n)
            server, began = server_seconds(connection), time.process_time()
            refresh_energy(connection, MACHINE, Span(at, at), YEAR.end)
            connection.commit()
            taken.append(time.process_time() - began + server_seconds(connection) - server)
    return median(taken) * 1000

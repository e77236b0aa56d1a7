"""Points a second into the database, committed before the answer. ``python -m bench ingest``.

The floor R0 is psycopg 3's binary COPY of ready bytes in batches of 10,000 rows over one connection
into the project's own ``telemetry.measurement``; it is measured before each part of the run. The
ratios to it are what can be compared between machines.
"""

import asyncio
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from statistics import median
from uuid import UUID

import numpy as np
import psycopg

from bench.database import bench_database
from bench.ingest_load import DEVICES, SECONDS, START, Sent, by_http, by_mqtt, ready, without_database
from bench.processes import free_port, running
from bench.table import print_table
from core.api_keys import new_key
from db.timeseries import MEASUREMENT, partition_start, present_storage
from ingest.binary import copy_data, postgres_times
from ingest.bookkeeping import Seen
from ingest.commit import Committer
from ingest.connect import connect, executor
from ingest.decode import Decoded
from ingest.message import Message, Sender, Task
from ingest.resolve import Directory, Wanted
from ingest.shapes import Columns

BATCH = 10_000
BATCHES = 30
REPEATS = 3


def main() -> None:
    """Measure and print."""
    rows: list[list[object]] = []
    with bench_database() as url:
        key, organization = tenant(url)

        def part(name: str, values: int, run: Callable[[], Sent]) -> None:
            floors, results = [], []
            for _ in range(REPEATS):
                floors.append(_floor(url))
                _empty(url)
                results.append(run())
            rate = median(result.per_second for result in results) * values
            floor = median(floors)
            latency = [median(result.p50_ms for result in results), median(result.p99_ms for result in results)]
            rows.append([name, rate, floor, rate / floor, *latency])
            print(f"- {name}: {rate:,.0f} points/s, {rate / floor:.2f} R0", flush=True)

        for name, share in (("no duplicates", 0.0), ("10 % of batches repeated", 0.1), ("all repeated", 1.0)):
            part(f"store layer, 10,000 a commit, {name}", 1, lambda share=share: _store(url, organization, share))  # type: ignore[misc] # a default keeps the value
        for workers, sizes in ((1, ((1, 6000), (100, 3000), (1000, 400))), (2, ((100, 3000),))):
            with _http(url, workers) as port:
                name = f"HTTP, answered without a database, {workers} process(es), 16 connections"
                part(name, 1, lambda: asyncio.run(without_database(port, 6000, 16)))
                for values, messages in sizes:
                    payloads = ready(values, messages)
                    name = f"HTTP, {values} a request, {workers} process(es), 16 connections"
                    part(name, values, lambda: asyncio.run(by_http(port, key, payloads, 16)))  # noqa: B023 (runs at once)
        with _mqtt(url) as port:
            for values, messages in ((1, 60_000), (100, 3000)):
                payloads = ready(values, messages)
                name = f"MQTT door, {values} a message, 2 connections"
                part(name, values, lambda: asyncio.run(by_mqtt(port, key, payloads, 2, 1000)))  # noqa: B023 (runs at once)
    title = f"Ingest: points a second, committed before the answer (medians of {REPEATS})"
    print_table(title, ["", "points/s", "R0", "ratio", "p50 ms", "p99 ms"], rows)


def tenant(url: str) -> tuple[str, UUID]:
    """An organization ``bench`` with a gateway and its devices: the gateway's key, the organization's id."""
    key = new_key()
    with psycopg.connect(url) as connection:
        (organization,) = _one(connection, "INSERT INTO auth.organization (name, slug) VALUES ('Bench', 'bench')")
        (factory,) = _one(
            connection,
            "INSERT INTO factories.factory (organization_id, name, country, time_zone, currency, grid_zone)"
            " VALUES (%s, 'Works', 'DE', 'Europe/Berlin', 'EUR', 'DE')",
            organization,
        )
        (gateway,) = _one(
            connection,
            "INSERT INTO factories.gateway (organization_id, factory_id, name) VALUES (%s, %s, 'gw-1')",
            organization, factory,
        )  # fmt: skip
        for number in range(DEVICES):
            _one(
                connection,
                "INSERT INTO factories.device (organization_id, factory_id, gateway_id, serial)"
                " VALUES (%s, %s, %s, %s)",
                organization, factory, gateway, f"B-{number}",
            )  # fmt: skip
        _one(
            connection,
            "INSERT INTO auth.api_key (organization_id, name, prefix, key_hash, gateway_id)"
            " VALUES (%s, 'bench', %s, %s, %s)",
            organization, key.prefix, key.key_hash, gateway,
        )  # fmt: skip
    with connect(url) as connection:
        Directory().learn(connection, [_wanted(organization, number) for number in range(DEVICES)])
        execute = executor(connection)
        for week in range(30):
            start = partition_start(MEASUREMENT, START + week * MEASUREMENT.width)
            with connection.transaction():
                present_storage(execute).ensure(execute, MEASUREMENT, start, start)
    return key.key, organization


def _one(connection: psycopg.Connection[tuple[UUID]], statement: str, *values: object) -> tuple[UUID]:
    row = connection.execute(statement + " RETURNING id", values).fetchone()
    if row is None:
        raise RuntimeError(statement)
    return row


def _wanted(organization: UUID, number: int) -> Wanted:
    return Wanted(organization, f"B-{number}", "power", "kW")


def _empty(url: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(
            "TRUNCATE telemetry.measurement, telemetry.latest_value, telemetry.dirty_range, outbox.event CASCADE"
        )


def _floor(url: str) -> float:
    """R0: rows a second."""
    _empty(url)
    with psycopg.connect(url, autocommit=True) as connection:
        found = connection.execute("SELECT id FROM telemetry.series ORDER BY id").fetchall()
        series = np.resize(np.array([row[0] for row in found], np.int32), BATCH)
        values = np.arange(BATCH, dtype=np.float64)
        first = float(postgres_times([START.timestamp()])[0])
        batches = []
        for number in range(BATCHES):
            times = (first + (number * BATCH + np.arange(BATCH)) // DEVICES * 10_000).astype(np.int64)
            batches.append(copy_data(series, times, values))
        started, written = time.perf_counter(), 0
        for batch in batches:
            if time.perf_counter() - started > SECONDS:
                break
            written += BATCH
            with connection.cursor().copy(
                "COPY telemetry.measurement (series_id, time, value) FROM STDIN (FORMAT BINARY)"
            ) as copy:
                copy.write(batch)
        return written / (time.perf_counter() - started)


def _store(url: str, organization: UUID, repeated: float) -> Sent:
    """The writer's own work, from decoded items to the commit."""
    batches = [_columns(organization, number) for number in range(BATCHES)]
    order = list(range(BATCHES))
    if repeated == 1:
        _commit_all(url, batches)
    elif repeated:
        step = round(1 / repeated)
        order = [number - 1 if number % step == step - 1 else number for number in order]
    times = _commit_all(url, [batches[number] for number in order])
    ordered = sorted(times)
    return Sent(BATCH * len(times) / sum(times), 1000 * median(ordered), 1000 * ordered[-1])


def _columns(organization: UUID, number: int) -> list[Task]:
    per_device = BATCH // DEVICES
    stamps = np.arange(number * per_device, (number + 1) * per_device) * 0.01 + START.timestamp()
    times = [datetime.fromtimestamp(stamp, UTC) for stamp in stamps]
    tasks = []
    for device in range(DEVICES):
        item = Columns(f"B-{device}", "power", times, [float(k) for k in range(per_device)])
        message = Message(Sender(organization), "http", "measurements", b"", START, "bench")
        tasks.append(Task(message, Decoded([item], range(1)), lambda _task: None))
    return tasks


def _commit_all(url: str, batches: list[list[Task]]) -> list[float]:
    times = []
    with connect(url) as connection:
        committer = Committer(connection, Directory(), Seen(), 300)
        for batch in batches:
            started = time.perf_counter()
            try:
                committer.commit(batch, datetime.now(UTC))
            except psycopg.errors.UniqueViolation:
                committer.commit(batch, datetime.now(UTC), optimistic=False)
            times.append(time.perf_counter() - started)
            if sum(times) > SECONDS:
                break
    return times


@contextmanager
def _http(url: str, workers: int) -> Iterator[int]:
    port = free_port()
    command = ["-m", "ingest.http_door", f"--port={port}", f"--workers={workers}"]
    with running(command, _environment(url, port), f"http://127.0.0.1:{port}/healthz"):
        yield port


@contextmanager
def _mqtt(url: str) -> Iterator[int]:
    base = free_port()
    with running(["-m", "ingest.mqtt_door"], _environment(url, base), f"tcp://127.0.0.1:{base + 4}"):
        yield base + 4


def _environment(url: str, base: int) -> dict[str, str]:
    return {"MILLWRIGHT_DATABASE_URL": url, "MILLWRIGHT_PORT": str(base), "MILLWRIGHT_LOG_LEVEL": "WARNING"}


if __name__ == "__main__":
    main()

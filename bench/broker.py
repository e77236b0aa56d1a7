"""The MQTT worker behind a real Mosquitto, beside the same client, and paho, draining without a database.

Each is stopped (SIGSTOP) while the broker is filled, and timed from when it goes on until it has taken all.
``python -m bench broker``; needs Mosquitto.
"""

import asyncio
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

import psycopg

from bench.database import bench_database
from bench.ingest import tenant
from bench.ingest_load import by_mqtt, ready
from bench.processes import CHECKOUT, cpu_seconds, free_port, running
from bench.table import print_table

REPEATS = 3
SIZES = ((1, 30_000), (100, 2_000))
PATIENCE_SECONDS = 120


def main() -> None:
    """Measure and print."""
    if mosquitto() is None:
        print("bench broker: skipped, there is no mosquitto on this machine")
        return
    rows: list[list[object]] = []
    with bench_database() as url, psycopg.connect(url, autocommit=True) as connection:
        key, _ = tenant(url)
        for values, messages in SIZES:
            runs = [ready(values, messages * (n + 1))[messages * n :] for n in range(REPEATS)]
            floors = []
            for client in ("ours", "paho"):
                with broker() as (port, _), _drain(port, client) as (process, count):
                    floors.append(_medians([_timed(process, count, 1, port, key, sent) for sent in runs]))
            with broker() as (port, _), worker(url, port) as process:
                # An outcome is counted for each value.
                rate, busy_us = _medians(
                    [_timed(process, lambda: _outcomes(connection), values, port, key, sent) for sent in runs]
                )
            told = [figure for floor in floors for figure in floor]
            rows.append([values, *told, rate, busy_us, rate * values, *(rate / floor for floor, _ in floors)])
            print(f"- {rows[-1]}", flush=True)
    head = [
        "values a message", "drain, messages/s", "CPU us", "by paho", "CPU us", "worker, messages/s", "CPU us",
        "points/s", "ratio", "to paho",
    ]  # fmt: skip
    print_table(f"MQTT worker behind Mosquitto (medians of {REPEATS})", head, rows)


def mosquitto() -> str | None:
    """The broker's program."""
    return shutil.which("mosquitto", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")


@contextmanager
def broker() -> Iterator[tuple[int, int]]:
    """A Mosquitto that keeps sessions as in production: its port and process."""
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="millwright-bench-") as directory:
        configuration = Path(directory) / "mosquitto.conf"
        configuration.write_text(
            f"listener {port} 127.0.0.1\nallow_anonymous true\npersistence true\nuser root\n"
            f"persistence_location {directory}/\nautosave_interval 1\nmax_queued_messages 0\n"
            "max_queued_bytes 0\nmax_inflight_messages 2000\n"
        )
        command = [str(mosquitto()), "-c", str(configuration)]
        with running(command, {}, f"tcp://127.0.0.1:{port}", Path(directory)) as process:
            yield port, process.pid


@contextmanager
def worker(url: str, port: int) -> Iterator["subprocess.Popen[bytes]"]:
    """The MQTT worker, subscribed."""
    environment = {
        "MILLWRIGHT_DATABASE_URL": url,
        "MILLWRIGHT_PORT": str(port % 60_000 + 1024),
        "MILLWRIGHT_MQTT_BROKER_URL": f"mqtt://127.0.0.1:{port}",
        "MILLWRIGHT_LOG_LEVEL": "INFO",
    }
    with tempfile.TemporaryFile() as words:
        process = subprocess.Popen(
            [sys.executable, "-m", "ingest.mqtt_worker"],
            cwd=CHECKOUT, env={**os.environ, **environment}, stdout=words, stderr=words,
        )  # fmt: skip
        try:
            yield process
        finally:
            process.terminate()
            process.wait(20)


@contextmanager
def _drain(port: int, client: str) -> Iterator[tuple["subprocess.Popen[bytes]", Callable[[], int]]]:
    """The client without a database, and how much it has taken."""
    with tempfile.TemporaryFile() as words:
        process = subprocess.Popen(
            [sys.executable, "-m", "bench.drain", str(port), client], cwd=CHECKOUT, stdout=words
        )

        def count() -> int:
            # The client writes at this file's own position: it is read beside that, whole lines only.
            size = os.fstat(words.fileno()).st_size
            lines = os.pread(words.fileno(), 100, max(0, size - 100)).split(b"\n")[:-1]
            return int(lines[-1]) if lines else -1

        try:
            yield process, count
        finally:
            process.kill()
            process.wait(20)


def _outcomes(connection: psycopg.Connection[tuple[int]]) -> int:
    query = "SELECT coalesce(sum(count), 0)::bigint FROM telemetry.outcome_count"
    return connection.execute(query).fetchall()[0][0]


def _medians(runs: list[tuple[float, float]]) -> tuple[float, float]:
    return median(rate for rate, _ in runs), median(busy for _, busy in runs)


def _timed(
    process: "subprocess.Popen[bytes]",
    count: Callable[[], int],
    each: int,
    port: int,
    key: str,
    payloads: list[bytes],
) -> tuple[float, float]:
    """Messages a second, and microseconds that the process computes for each.

    ``count`` rises by ``each`` with every message.
    """
    before = count()
    while count() <= before:  # the broker drops what comes before there is a subscription
        _send(port, key, payloads[:1])
        time.sleep(0.2)
    before = _settled(count)
    process.send_signal(signal.SIGSTOP)
    _send(port, key, payloads)
    process.send_signal(signal.SIGCONT)
    began, computed = time.perf_counter(), cpu_seconds(process.pid)
    _until(lambda: count() >= before + each * len(payloads))
    seconds, busy = time.perf_counter() - began, cpu_seconds(process.pid) - computed
    return len(payloads) / seconds, 1e6 * busy / len(payloads)


def _send(port: int, key: str, payloads: list[bytes]) -> None:
    asyncio.run(by_mqtt(port, key, payloads, 1, 500, PATIENCE_SECONDS))


def _settled(count: Callable[[], int]) -> int:
    known = count()
    while True:
        time.sleep(0.3)
        if known == (known := count()):
            return known


def _until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not is_so():
        if time.monotonic() > deadline:
            raise RuntimeError(f"not all was taken within {PATIENCE_SECONDS} s")
        time.sleep(0.01)

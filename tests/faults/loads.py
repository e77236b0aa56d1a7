"""Loads that other systems are known to choke on."""

import gzip
import http.client
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import msgspec

from bench.table import percentile
from tests.faults.plant import Plant
from tests.faults.senders import MqttSender

BURST_MESSAGES = 1000
BURST_PER_SECOND = 100
SENSORS = 50
BACKFILL_HOURS = 24
CHUNK = 1200
"""Values in one message of a backfill: 20 minutes at one a second."""


def burst(plant: Plant) -> dict[str, int]:
    """One device, 1,000 messages at 10 ms, by each MQTT way; how many of them are stored."""
    ways = {"SN-1": plant.ports.mqtt} | ({"SN-2": plant.broker_port} if "broker" in plant.victims else {})
    stored = {}
    for device, port in ways.items():
        start = datetime.now(UTC).replace(microsecond=0) - timedelta(minutes=1)
        sender = MqttSender(
            device, start, limit=BURST_MESSAGES, port=port, key=plant.tenant.key.key, per_second=BURST_PER_SECOND
        )
        sender.begin()
        while len(sender.acknowledged) < BURST_MESSAGES:
            time.sleep(0.1)
        sender.finish()
        deadline = time.monotonic() + 20
        while (rows := _rows(plant, device)) < BURST_MESSAGES and time.monotonic() < deadline:
            time.sleep(0.1)
        stored["MQTT door" if port == plant.ports.mqtt else "broker and worker"] = rows
    return stored


def _rows(plant: Plant, device: str) -> int:
    count: int = plant.rows(
        "SELECT count(*) FROM telemetry.measurement m JOIN telemetry.series s ON s.id = m.series_id"
        " JOIN factories.device d ON d.id = s.device_id WHERE d.serial = %s",
        device,
    )[0][0]
    return count


@dataclass(frozen=True, slots=True)
class Backfill:
    """How long live values took from sending to acknowledgement (which is after the commit), milliseconds."""

    values: int
    seconds: float
    live: int
    p50_ms: float
    p99_ms: float
    worst_ms: float


def backfill(plant: Plant, hours: int = BACKFILL_HOURS) -> Backfill:
    """Hours of one value a second from 50 sensors through the HTTP door, beside live values through it."""
    for number in range(SENSORS):
        plant.execute(
            "INSERT INTO factories.device (organization_id, factory_id, gateway_id, serial)"
            " VALUES (%s, %s, %s, %s)",
            plant.tenant.id, plant.tenant.factory_id, plant.tenant.gateway_id, f"B-{number}",
        )  # fmt: skip
    today = datetime.now(UTC).replace(minute=0, second=0, microsecond=0)
    start = today - timedelta(hours=hours + 1)
    chunks = [
        (device, hour * 3 + third) for hour in range(hours) for third in range(3) for device in range(SENSORS)
    ]
    bodies = iter([(f"B-{device}", start + timedelta(seconds=chunk * CHUNK)) for device, chunk in chunks])
    done = threading.Event()
    delays: list[float] = []
    live = threading.Thread(target=_live, args=(plant, done, delays))
    senders = [threading.Thread(target=_history, args=(plant, bodies)) for _ in range(4)]
    began = time.monotonic()
    live.start()
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()
    seconds = time.monotonic() - began
    done.set()
    live.join()
    milliseconds = [1000 * delay for delay in delays]
    values = len(chunks) * CHUNK
    return Backfill(
        values,
        seconds,
        len(delays),
        percentile(milliseconds, 0.5),
        percentile(milliseconds, 0.99),
        max(milliseconds),
    )


_lock = threading.Lock()


def _history(plant: Plant, bodies: Iterator[tuple[str, datetime]]) -> None:
    line = http.client.HTTPConnection("127.0.0.1", plant.ports.ingest, timeout=60)
    while True:
        with _lock:
            found = next(bodies, None)
        if found is None:
            return
        device, start = found
        times = [start + timedelta(seconds=second) for second in range(CHUNK)]
        values = [second % 97 / 7 for second in range(CHUNK)]
        body = msgspec.json.encode({"device": device, "measure": "power", "times": times, "values": values})
        _post(line, plant, gzip.compress(body, 1), {"Content-Encoding": "gzip"})


def _live(plant: Plant, done: threading.Event, delays: list[float]) -> None:
    """50 live values a second, one message each."""
    line = http.client.HTTPConnection("127.0.0.1", plant.ports.ingest, timeout=60)
    number = 0
    while not done.is_set():
        item = {"device": f"B-{number % SENSORS}", "time": datetime.now(UTC), "values": {"power": number}}
        began = time.monotonic()
        _post(line, plant, msgspec.json.encode(item), {})
        delays.append(time.monotonic() - began)
        number += 1
        time.sleep(max(0.0, 1 / SENSORS - (time.monotonic() - began)))


def _post(line: http.client.HTTPConnection, plant: Plant, body: bytes, headers: dict[str, str]) -> None:
    while True:
        line.request(
            "POST", "/ingest/v1/measurements", body,
            {"Authorization": f"Bearer {plant.tenant.key.key}", "Content-Type": "application/json"} | headers,
        )  # fmt: skip
        answer = line.getresponse()
        words = answer.read()
        if answer.status == 200:
            return
        if answer.status not in {429, 503}:
            raise AssertionError(words.decode())
        time.sleep(0.02)

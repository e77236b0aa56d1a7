"""All processes together, for minutes: ``python -m bench sustained --minutes 10``.

36,000 points a second come at their own time by three doors, 100 in a message, whether or not what came before is
answered. Lag is from when a message was due until its rows were committed: by HTTP and by the MQTT door until the
answer; behind the broker until the newest value is seen by a query. Rollups and results are derived meanwhile.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import UTC, datetime
from os import getloadavg

import msgspec
import psycopg

from bench.ingest import tenant
from bench.plant import Plant, plant
from bench.table import percentile, print_table
from ingest.mqtt_codec import encode_connect, encode_publish, frame
from ingest.mqtt_packets import V311, Connect, Publish, Type

VALUES = 100
GOAL_PER_SECOND, GOAL_LAG_MS = 33_333, 250
WARM_SECONDS = 10.0
HTTP_CONNECTIONS = 64
"""Each waits for its answer; fewer would be the limit when a commit takes long."""
POLL_SECONDS = 0.05
_encode = msgspec.json.Encoder().encode


def main(minutes: float) -> None:
    """Measure and print."""
    with plant() as running:
        key, _ = tenant(running.url)
        asyncio.run(_load(running, key, WARM_SECONDS))
        before, memory, load = _rows(running), running.memory_mb(), getloadavg()
        began = time.perf_counter()
        lags = asyncio.run(_load(running, key, minutes * 60))
        seconds = time.perf_counter() - began
        rate = (_rows(running) - before) / seconds
        after = running.memory_mb()
    print(f"load average (1, 5, 15 min) before {load}, after {getloadavg()}")
    worst = max(percentile(ms, 0.99) for ms in lags.values())
    rows = [[door, len(ms), percentile(ms, 0.5), percentile(ms, 0.99), max(ms)] for door, ms in lags.items()]
    print_table("Commit lag", ["door", "samples", "p50 ms", "p99 ms", "longest ms"], rows)
    print_table(
        "Memory of their own, MB",
        ["process", "at the start", "at the end"],
        [[name, memory[name], after[name]] for name in memory],
    )
    print(
        f"\n{rate:,.0f} points/s for {seconds:.0f} s (goal: more than {GOAL_PER_SECOND:,});"
        f" the slowest door's p99 is {worst:.0f} ms (goal: at most {GOAL_LAG_MS})"
    )


def _rows(running: Plant) -> int:
    with psycopg.connect(running.url) as connection:
        found: int = connection.execute("SELECT count(*) FROM telemetry.measurement").fetchall()[0][0]
        return found


async def _load(running: Plant, key: str, seconds: float) -> dict[str, list[float]]:
    """Lags in milliseconds by door."""
    lags: dict[str, list[float]] = {"HTTP": [], "MQTT door": [], "broker and worker": []}
    end = time.time() + seconds
    await asyncio.gather(
        _http(running.http_port, key, _Stream(range(40), 140, end), lags["HTTP"]),
        _mqtt(running.mqtt_port, key, _Stream(range(40, 80), 140, end), lags["MQTT door"].append),
        _mqtt(running.broker_port, key, _Stream(range(80, 100), 80, end), lambda _ms: None),
        asyncio.to_thread(_watch, running.url, end, lags["broker and worker"]),
    )
    return lags


class _Stream:
    """Messages of some devices, each due at its time; a value's time is between it and the one before."""

    def __init__(self, devices: range, per_second: int, end: float) -> None:
        self._names = [f"B-{number}" for number in devices]
        self._step, self._due, self._end = 1 / per_second, time.time(), end

    def take(self) -> float | None:
        """When the next message is due; None when it is over."""
        self._due += self._step
        return self._due if self._due < self._end else None

    def body(self, due: float) -> bytes:
        """Values that were measured since the message before."""
        items = []
        for place in range(VALUES):
            instant = datetime.fromtimestamp(due - self._step * (1 - place / VALUES), UTC)
            values = {"power": place % 97 / 7}
            items.append({"device": self._names[place % len(self._names)], "time": instant, "values": values})
        return _encode(items)


async def _http(port: int, key: str, stream: _Stream, lags: list[float]) -> None:
    head = (
        "POST /ingest/v1/measurements HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\n"
        f"Authorization: Bearer {key}\r\nContent-Length: %d\r\n\r\n"
    )

    async def connection() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        while (due := stream.take()) is not None:
            await asyncio.sleep(max(0.0, due - time.time()))
            body = stream.body(due)
            writer.write((head % len(body)).encode() + body)
            answer = await reader.readuntil(b"\r\n\r\n")
            words = await reader.readexactly(int(answer.lower().split(b"content-length:")[1].split(b"\r\n")[0]))
            if b" 200 " not in answer[:20]:
                raise RuntimeError(f"refused: {words.decode()}")
            lags.append(1000 * (time.time() - due))
        writer.close()

    await asyncio.gather(*(connection() for _ in range(HTTP_CONNECTIONS)))


async def _mqtt(port: int, key: str, stream: _Stream, note: Callable[[float], None]) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(encode_connect(Connect(f"sustained-{port}", V311, True, 60, "gw-1", key.encode())))
    if (await reader.readexactly(4))[3]:
        raise RuntimeError("the door refuses the key")
    due_of: dict[int, float] = {}
    done = asyncio.Event()

    async def send() -> None:
        number = 0
        while (due := stream.take()) is not None:
            await asyncio.sleep(max(0.0, due - time.time()))
            number = number % 60_000 + 1
            due_of[number] = due
            writer.write(encode_publish(Publish("mw/bench/gw-1/measurements", stream.body(due), 1, number), V311))
            await writer.drain()
        done.set()

    async def hear() -> None:
        buffer = bytearray()
        while due_of or not done.is_set():
            with suppress(TimeoutError):
                async with asyncio.timeout(1):
                    buffer += await reader.read(65_536)
            position = 0
            while position < len(buffer) and (found := frame(buffer, position, 100)):
                if buffer[position] >> 4 == Type.PUBACK:
                    due = due_of.pop(int.from_bytes(buffer[found[1] : found[1] + 2], "big"))
                    note(1000 * (time.time() - due))
                position = found[2]
            del buffer[:position]

    work: list[Awaitable[None]] = [send(), hear()]
    await asyncio.gather(*work)
    writer.close()


def _watch(url: str, end: float, lags: list[float]) -> None:
    """How old the newest value behind the broker is, seen by a query; less than a message's spacing is none."""
    newest = (
        "SELECT max(l.time) FROM telemetry.latest_value l JOIN telemetry.series s ON s.id = l.series_id"
        " JOIN factories.device d ON d.id = s.device_id WHERE d.serial = ANY(%s)"
    )
    devices = [f"B-{number}" for number in range(80, 100)]
    with psycopg.connect(url, autocommit=True) as connection:
        started = time.time()
        while time.time() < end:
            asked = time.time()
            (found,) = connection.execute(newest, [devices]).fetchall()[0]
            if found is not None and found.timestamp() > started:
                lags.append(1000 * (asked - found.timestamp()))
            time.sleep(POLL_SECONDS)

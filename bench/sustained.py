"""All processes together, for minutes: ``python -m bench sustained --minutes 10``.

36,000 points a second come at their own time by three doors, 100 in a message, whether or not what came before is
answered. Lag is from when a message was due until its rows were committed: by HTTP and by the MQTT door until the
answer; behind the broker until the newest value is seen by a query. Rollups and results are derived meanwhile.
"""

import asyncio
import threading
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
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
MOMENTS = 5
"""How often memory is looked at, and into how many parts the lags are divided."""
Lags = list[tuple[float, float]]
"""When (seconds since 1970) a lag was seen, and its milliseconds."""
_encode = msgspec.json.Encoder().encode


def main(minutes: float) -> None:
    """Measure and print."""
    with plant() as running:
        key, _ = tenant(running.url)
        asyncio.run(_load(running, key, WARM_SECONDS))
        before, load, moments = _rows(running), getloadavg(), [_Moment.now(running)]
        began = time.perf_counter()
        done = threading.Event()
        looking = threading.Thread(target=_look, args=(running, minutes * 60 / MOMENTS, done, moments))
        looking.start()
        lags = asyncio.run(_load(running, key, minutes * 60))
        seconds = time.perf_counter() - began
        done.set()
        looking.join()
        moments.append(_Moment.now(running))
        rate = (_rows(running) - before) / seconds
    print(f"load average (1, 5, 15 min) before {load}, after {getloadavg()}")
    worst = max(percentile([ms for _, ms in found], 0.99) for found in lags.values())
    _print_lags(lags, [moment.at for moment in moments])
    _print_moments(moments)
    print(
        f"\n{rate:,.0f} points/s for {seconds:.0f} s (goal: more than {GOAL_PER_SECOND:,});"
        f" the slowest door's p99 is {worst:.0f} ms (goal: at most {GOAL_LAG_MS})"
    )


@dataclass(frozen=True, slots=True)
class _Moment:
    """What the processes have computed and hold; ``load``: what sends, and is not part of the plant."""

    at: float
    memory_mb: dict[str, float]
    cpu_seconds: dict[str, float]

    @classmethod
    def now(cls, running: Plant) -> "_Moment":
        computed = running.cpu_seconds() | {"load": time.process_time()}
        return cls(time.time(), running.memory_mb(), computed)


def _look(running: Plant, every_seconds: float, done: threading.Event, moments: list[_Moment]) -> None:
    while len(moments) < MOMENTS and not done.wait(every_seconds):
        moments.append(_Moment.now(running))


def _print_lags(lags: dict[str, Lags], times: list[float]) -> None:
    rows: list[list[object]] = []
    for door, found in lags.items():
        of_all = [ms for _, ms in found]
        by_part = [[ms for at, ms in found if low <= at < high] for low, high in pairwise(times)]
        p99s = [percentile(part, 0.99) if part else 0.0 for part in by_part]
        rows.append([door, len(found), percentile(of_all, 0.5), percentile(of_all, 0.99), max(of_all), *p99s])
    parts = [f"p99 of part {number}" for number in range(1, len(times))]
    print_table("Commit lag, ms", ["door", "samples", "p50", "p99", "longest", *parts], rows)


def _print_moments(moments: list[_Moment]) -> None:
    first, last = moments[0], moments[-1]
    after = [f"{moment.at - first.at:.0f} s" for moment in moments]
    rows: list[list[object]] = [
        [name, *(moment.memory_mb[name] for moment in moments)] for name in first.memory_mb
    ]
    print_table("Memory of their own, MB, after", ["process", *after], rows)
    shares: list[list[object]] = [
        [name, (last.cpu_seconds[name] - computed) / (last.at - first.at)]
        for name, computed in first.cpu_seconds.items()
    ]
    print_table("Processors in use", ["process", "cores"], shares)


def _rows(running: Plant) -> int:
    with psycopg.connect(running.url) as connection:
        found: int = connection.execute("SELECT count(*) FROM telemetry.measurement").fetchall()[0][0]
        return found


async def _load(running: Plant, key: str, seconds: float) -> dict[str, Lags]:
    """Lags by door."""
    lags: dict[str, Lags] = {"HTTP": [], "MQTT door": [], "broker and worker": []}
    end = time.time() + seconds
    await asyncio.gather(
        _http(running.http_port, key, _Stream(range(40), 140, end), lags["HTTP"]),
        _mqtt(running.mqtt_port, key, _Stream(range(40, 80), 140, end), _noting(lags["MQTT door"])),
        _mqtt(running.broker_port, key, _Stream(range(80, 100), 80, end), lambda _ms: None),
        asyncio.to_thread(_watch, running.url, end, lags["broker and worker"]),
    )
    return lags


def _noting(lags: Lags) -> Callable[[float], None]:
    return lambda ms: lags.append((time.time(), ms))


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


async def _http(port: int, key: str, stream: _Stream, lags: Lags) -> None:
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
            lags.append((time.time(), 1000 * (time.time() - due)))
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


def _watch(url: str, end: float, lags: Lags) -> None:
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
                lags.append((asked, 1000 * (asked - found.timestamp())))
            time.sleep(POLL_SECONDS)

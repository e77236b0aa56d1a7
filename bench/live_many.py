"""Many subscribers at once: latency, processor time and memory, by change notices and by a timer.

A thousand subscribers with different variables on one document while rows change; then five thousand
that only wait. The clients live in the measuring process, so on a small machine they share its cores.
"""

import asyncio
import json
import os
import resource
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import asyncpg
import websockets

from bench.graphql import Engine
from bench.live_commit import DOCUMENT, commit
from bench.processes import memory_mb
from bench.table import percentile

CHANGING, IDLE = 1000, 5000
ROWS_A_SECOND, SECONDS, IDLE_SECONDS = 100, 15, 10
_OPENING_AT_ONCE = 50
_LONGEST_OPENING_S = 180
_TICK = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Cost:
    """Processor seconds a second of engine and PostgreSQL."""

    engine: float
    database: float


async def changing(database_url: str, engine: Engine) -> tuple[list[float], Cost]:
    """Milliseconds from commit to client of every change seen, and what it cost."""
    writer = await asyncpg.connect(database_url)
    series = [
        row["id"] for row in await writer.fetch("SELECT id FROM telemetry.series ORDER BY id LIMIT $1", CHANGING)
    ]
    committed: dict[float, float] = {}
    times: list[float] = []

    def seen(value: float) -> None:
        if value in committed:
            times.append(1000 * (time.perf_counter() - committed[value]))

    async with _subscribers(engine, series, seen):
        await asyncio.sleep(2)
        before, started = await _spent(engine, writer), time.perf_counter()
        for number in range(ROWS_A_SECOND * SECONDS):
            value = 1000.0 + number
            committed[value] = await commit(writer, series[(number * 7) % len(series)], value)
            await asyncio.sleep(max(0.0, started + (number + 1) / ROWS_A_SECOND - time.perf_counter()))
        took = time.perf_counter() - started
        after = await _spent(engine, writer)
        await asyncio.sleep(3)  # what is still under way
    await writer.close()
    return times, _cost(before, after, took)


async def idle(database_url: str, engine: Engine) -> tuple[float, Cost]:
    """KB of the engine for each subscriber that waits, and what all of them cost."""
    watcher = await asyncpg.connect(database_url)
    series = [row["id"] for row in await watcher.fetch("SELECT id FROM telemetry.series ORDER BY id")]
    before = memory_mb(engine.process)
    async with _subscribers(engine, [series[number % len(series)] for number in range(IDLE)], lambda _: None):
        await asyncio.sleep(2)
        each_kb = 1024 * (memory_mb(engine.process) - before) / IDLE
        spent, started = await _spent(engine, watcher), time.perf_counter()
        await asyncio.sleep(IDLE_SECONDS)
        cost = _cost(spent, await _spent(engine, watcher), time.perf_counter() - started)
    await watcher.close()
    return each_kb, cost


@asynccontextmanager
async def _subscribers(engine: Engine, series: list[int], seen: Callable[[float], None]) -> AsyncIterator[None]:
    """One socket each, with its first answer received."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft < len(series) + 500:
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, len(series) + 500), hard))
    gate = asyncio.Semaphore(_OPENING_AT_ONCE)
    async with AsyncExitStack() as stack:
        ready = [asyncio.Event() for _ in series]
        tasks = [
            asyncio.create_task(_subscriber(engine, item, seen, gate, event))
            for item, event in zip(series, ready, strict=True)
        ]
        stack.push_async_callback(_end, tasks)
        async with asyncio.timeout(_LONGEST_OPENING_S):
            await asyncio.gather(*(event.wait() for event in ready))
        yield
        for task in tasks:
            if task.done():
                task.result()  # says why it ended


async def _end(tasks: list[asyncio.Task[None]]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def _subscriber(
    engine: Engine, series: int, seen: Callable[[float], None], gate: asyncio.Semaphore, ready: asyncio.Event
) -> None:
    address = engine.url.replace("http", "ws") + "/v1/graphql"
    protocol = websockets.Subprotocol("graphql-transport-ws")
    await gate.acquire()
    async with websockets.connect(address, subprotocols=[protocol], compression=None, open_timeout=60) as socket:
        gate.release()
        await socket.send(json.dumps({"type": "connection_init", "payload": {"headers": engine.headers}}))
        async for text in socket:
            message = json.loads(text)
            if message["type"] == "connection_ack":
                payload = {"query": DOCUMENT, "variables": {"id": series}}
                await socket.send(json.dumps({"id": "1", "type": "subscribe", "payload": payload}))
            elif message["type"] == "ping":
                await socket.send('{"type":"pong"}')
            elif message["type"] == "next":
                ready.set()
                seen(message["payload"]["data"]["latest_value"][0]["value"])
            else:
                raise RuntimeError(message)


async def _spent(engine: Engine, connection: asyncpg.Connection) -> tuple[float, float]:
    """Processor seconds so far of the engine, and of all of PostgreSQL's processes that live."""
    backend = await connection.fetchval("SELECT pg_backend_pid()")
    server = int(_stat(backend)[1])
    database = 0.0
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                found = _stat(int(entry.name))
            except FileNotFoundError:
                continue
            if int(found[1]) == server or int(entry.name) == server:
                database += (int(found[11]) + int(found[12])) / _TICK
    own = _stat(engine.process.pid)
    return (int(own[11]) + int(own[12])) / _TICK, database


def _stat(pid: int) -> list[str]:
    """Fields of `/proc/<pid>/stat` from the state on (proc(5): index 1 is the parent, 11 and 12 the times)."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except ProcessLookupError as error:
        raise FileNotFoundError(pid) from error


def _cost(before: tuple[float, float], after: tuple[float, float], seconds: float) -> Cost:
    return Cost((after[0] - before[0]) / seconds, (after[1] - before[1]) / seconds)


def latency_row(name: str, times: list[float], cost: Cost) -> list[object]:
    """A row of the table of changing subscribers."""
    return [name, len(times), percentile(times, 0.5), percentile(times, 0.99), cost.engine, cost.database]

"""From commit to screen: how long a new value takes to a subscriber over WebSocket.

``python -m bench live``. The floor is the same commit's notice arriving at a plain listener.
"""

import asyncio
import json
import time
from typing import Any

import asyncpg
import websockets

from bench import factory
from bench.database import bench_database
from bench.graphql import Engine, running_engine
from bench.live_commit import CHANNEL, DOCUMENT, commit
from bench.live_many import CHANGING, IDLE, ROWS_A_SECOND, changing, idle, latency_row
from bench.table import percentile, print_table

ROUNDS = 200


def main() -> None:
    """Measure and print."""
    with bench_database() as database_url:
        factory.fill(database_url)
        with running_engine(database_url) as engine:
            pushes, notices = asyncio.run(_measure(database_url, engine))
    rows = [
        [name, percentile(times, 0.5), percentile(times, 0.95), percentile(times, 0.99), max(times)]
        for name, times in (("commit to subscriber", pushes), ("floor: commit to listener", notices))
    ]
    print_table(
        f"Live: {ROUNDS} commits, one subscriber, milliseconds after the commit returned",
        ["", "p50", "p95", "p99", "max"],
        rows,
    )
    _many()


def _many() -> None:
    """Thousands of subscribers, woken by notices and by Hasura's timer of a second."""
    busy, waiting = [], []
    with bench_database() as database_url:
        factory.fill(database_url)
        for name, notices in (("change notices", "true"), ("timer of 1 s", "false")):
            with running_engine(database_url, HASURA_ENGINE_CHANGE_NOTICES=notices) as engine:
                busy.append(latency_row(name, *asyncio.run(changing(database_url, engine))))
            with running_engine(database_url, HASURA_ENGINE_CHANGE_NOTICES=notices) as engine:
                each_kb, cost = asyncio.run(idle(database_url, engine))
            waiting.append([name, each_kb, cost.engine, cost.database])
    print_table(
        f"Live: {CHANGING:,} subscribers with different variables, {ROWS_A_SECOND} rows changing a second",
        ["", "changes seen", "p50 ms", "p99 ms", "engine, cores", "PostgreSQL, cores"],
        busy,
    )
    head = ["", "KB of the engine a subscriber", "engine, cores", "PostgreSQL, cores"]
    print_table(f"Live: {IDLE:,} subscribers, nothing changing", head, waiting)


async def _measure(database_url: str, engine: Engine) -> tuple[list[float], list[float]]:
    writer = await asyncpg.connect(database_url)
    listener = await asyncpg.connect(database_url)
    heard: asyncio.Queue[float] = asyncio.Queue()
    await listener.add_listener(CHANNEL, lambda *_: heard.put_nowait(time.perf_counter()))
    series_id = await writer.fetchval("SELECT min(id) FROM telemetry.series")
    pushes, notices = [], []
    address = engine.url.replace("http", "ws") + "/v1/graphql"
    async with websockets.connect(
        address, subprotocols=[websockets.Subprotocol("graphql-transport-ws")]
    ) as socket:
        await _say(socket, {"type": "connection_init", "payload": {"headers": engine.headers}})
        await _hear(socket, "connection_ack")
        payload = {"query": DOCUMENT, "variables": {"id": series_id}}
        await _say(socket, {"id": "1", "type": "subscribe", "payload": payload})
        await _hear(socket, "next")
        for number in range(1, ROUNDS + 1):
            committed = await commit(writer, series_id, float(number))
            message = await _hear(socket, "next")
            arrived = time.perf_counter()
            if message["payload"]["data"]["latest_value"][0]["value"] != number:
                raise RuntimeError(f"expected value {number}: {message}")
            pushes.append(1000 * (arrived - committed))
            notices.append(1000 * (await heard.get() - committed))
            await asyncio.sleep(0.02)
    await writer.close()
    await listener.close()
    return pushes, notices


async def _say(socket: websockets.ClientConnection, message: dict[str, Any]) -> None:
    await socket.send(json.dumps(message))


async def _hear(socket: websockets.ClientConnection, kind: str) -> dict[str, Any]:
    while True:
        message: dict[str, Any] = json.loads(await asyncio.wait_for(socket.recv(), 10))
        if message["type"] == kind:
            return message
        if message["type"] == "ping":
            await _say(socket, {"type": "pong"})
        elif message["type"] == "error":
            raise RuntimeError(message)

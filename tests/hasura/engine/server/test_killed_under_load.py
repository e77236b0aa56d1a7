"""Clients of an engine that is killed while rows change: they come back and have missed nothing."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from contextlib import suppress

import psycopg
import pytest
import websockets

from tests.hasura.engine.process import ADMIN, EngineProcess

ROWS = 600
KILLED_AFTER = (100, 300)
"""How many rows are written when the engine is killed."""
STREAM = (
    "subscription ($after: Int!) { sample_stream(batch_size: 50, cursor: {initial_value: {id: $after}}) { id } }"
)
LIVE = "subscription { sample_aggregate { aggregate { max { id } } } }"


@pytest.fixture
def engine(engine_database_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[EngineProcess]:
    with psycopg.connect(engine_database_url, autocommit=True) as connection:
        connection.execute("CREATE TABLE sample (id int PRIMARY KEY)")
    running = EngineProcess(engine_database_url, tmp_path_factory.mktemp("killed") / "log")
    running.metadata("pg_track_table", {"source": "default", "table": "sample"})
    yield running
    running.close()


class Follower:
    """A client that asks again, from where it stands, whenever its connection is lost."""

    def __init__(self, engine: EngineProcess) -> None:
        self._engine = engine
        self.streamed: list[int] = []
        self.newest = 0
        self.connections = 0

    async def follow(self) -> None:
        """Until both the stream and the live query have seen the last row."""
        while not self._is_done():
            with suppress(OSError, websockets.WebSocketException):
                await self._once()
            await asyncio.sleep(0.05)

    def _is_done(self) -> bool:
        return self.newest == ROWS and bool(self.streamed) and self.streamed[-1] == ROWS

    async def _once(self) -> None:
        protocol = websockets.Subprotocol("graphql-transport-ws")
        async with websockets.connect(self._engine.socket_url, subprotocols=[protocol]) as socket:
            await socket.send(json.dumps({"type": "connection_init", "payload": {"headers": ADMIN}}))
            after = {"after": self.streamed[-1] if self.streamed else 0}
            for name, query in (("stream", STREAM), ("live", LIVE)):
                payload = {"query": query, "variables": after if name == "stream" else {}}
                await socket.send(json.dumps({"type": "subscribe", "id": name, "payload": payload}))
            self.connections += 1
            while not self._is_done():
                self._take(json.loads(await socket.recv()))

    def _take(self, message: dict[str, object]) -> None:
        if message["type"] != "next":
            return
        payload = message["payload"]
        assert isinstance(payload, dict)
        data = payload["data"]
        if message["id"] == "stream":
            self.streamed += [row["id"] for row in data["sample_stream"]]
        else:
            self.newest = data["sample_aggregate"]["aggregate"]["max"]["id"] or 0


async def write(engine: EngineProcess, url: str) -> None:
    """Rows one by one; the engine is killed and started anew on the way."""
    starting = asyncio.create_task(asyncio.sleep(0))
    async with await psycopg.AsyncConnection.connect(url, autocommit=True) as connection:
        for number in range(1, ROWS + 1):
            await connection.execute("INSERT INTO sample VALUES (%s)", [number])
            if number in KILLED_AFTER:
                await starting
                await asyncio.to_thread(engine.kill)
                starting = asyncio.create_task(asyncio.to_thread(engine.start))
            await asyncio.sleep(0.002)
    await starting


def test_who_comes_back_has_every_row_once(engine: EngineProcess, engine_database_url: str) -> None:
    followers = [Follower(engine) for _ in range(20)]

    async def run() -> None:
        async with asyncio.timeout(90):
            await asyncio.gather(write(engine, engine_database_url), *(one.follow() for one in followers))

    asyncio.run(run())
    for one in followers:
        assert one.streamed == list(range(1, ROWS + 1))
        assert one.connections >= 2

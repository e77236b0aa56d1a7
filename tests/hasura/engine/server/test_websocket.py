"""Both WebSocket protocols, frame by frame, with their close codes."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any

import jwt
import orjson
import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from tests.hasura.engine.process import ADMIN, EngineProcess
from tests.hasura.engine.server.conftest import JWT_KEY

MODERN, OLD = "graphql-transport-ws", "graphql-ws"
NOISE = ({"type": "ka"}, {"type": "ping", "payload": {"message": "keepalive"}})


class Client:
    """A WebSocket client that skips signs of life."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket

    async def send(self, frame: Any) -> None:
        await self.socket.send(frame if isinstance(frame, str | bytes) else orjson.dumps(frame).decode())

    async def next(self) -> Any:
        while True:
            frame = orjson.loads(await asyncio.wait_for(self.socket.recv(), 60))
            if frame not in NOISE:
                return frame

    async def init(self, headers: dict[str, str] | None = None) -> None:
        await self.send({"type": "connection_init", "payload": {"headers": ADMIN if headers is None else headers}})
        assert await self.next() == {"type": "connection_ack"}

    async def start(self, identity: str, query: str, **variables: Any) -> None:
        kind = "subscribe" if self.socket.subprotocol == MODERN else "start"
        await self.send({"id": identity, "type": kind, "payload": {"query": query, "variables": variables}})

    async def _drain(self) -> None:
        while True:
            await self.next()

    async def closed(self) -> tuple[int, str]:
        """How the server ended it."""
        with pytest.raises(ConnectionClosed) as caught:
            await self._drain()
        frame = caught.value.rcvd
        assert frame is not None
        return frame.code, frame.reason


def converse(
    engine: EngineProcess,
    protocol: str | None,
    conversation: Callable[[Client], Awaitable[None]],
    path: str = "/v1/graphql",
    **headers: str,
) -> None:
    async def run() -> None:
        url = engine.socket_url.removesuffix("/v1/graphql") + path
        offered: Any = None if protocol is None else [protocol]
        async with connect(url, subprotocols=offered, additional_headers=headers, proxy=None) as socket:
            await conversation(Client(socket))

    asyncio.run(run())


@pytest.fixture(params=[MODERN, OLD])
def protocol(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def data_type(protocol: str) -> str:
    return "next" if protocol == MODERN else "data"


def test_queries_complete(engine: EngineProcess, protocol: str) -> None:
    async def conversation(client: Client) -> None:
        assert client.socket.subprotocol == protocol
        await client.init()
        await client.start("1", "query ($id: Int!) { machine_by_pk(id: $id) { name } }", id=3)
        data = {"data": {"machine_by_pk": {"name": "machine 3"}}}
        assert await client.next() == {"type": data_type(protocol), "id": "1", "payload": data}
        assert await client.next() == {"type": "complete", "id": "1"}

    converse(engine, protocol, conversation)


def test_without_a_protocol_the_older_one_is_spoken(engine: EngineProcess) -> None:
    async def conversation(client: Client) -> None:
        await client.init()
        await client.start("1", "{ __typename }")
        assert (await client.next())["type"] == "data"

    converse(engine, None, conversation)


def test_live_query_follows_changes(engine: EngineProcess, protocol: str) -> None:
    query = "subscription ($n: Int!) { machine(where: {id: {_gt: $n}}, order_by: {id: asc}) { name } }"

    async def conversation(client: Client) -> None:
        await client.init()
        await client.start("live", query, n=1000)
        assert (await client.next())["payload"] == {"data": {"machine": []}}
        await client.start("m", 'mutation { insert_machine_one(object: {id: 1001, name: "new"}) { id } }')
        frames = [await client.next() for _ in range(3)]
        live = next(frame for frame in frames if frame["id"] == "live")
        assert live["payload"] == {"data": {"machine": [{"name": "new"}]}}
        await client.send({"id": "live", "type": "complete" if protocol == MODERN else "stop"})
        await client.start("m2", "mutation { delete_machine_by_pk(id: 1001) { id } }")
        assert [(await client.next())["id"] for _ in range(2)] == ["m2", "m2"]

    converse(engine, protocol, conversation)


def test_errors_before_execution(engine: EngineProcess, protocol: str) -> None:
    async def conversation(client: Client) -> None:
        await client.init()
        await client.start("1", "{ nowhere }")
        frame = await client.next()
        errors = frame["payload"] if protocol == MODERN else frame["payload"]["errors"]
        assert (frame["type"], errors[0]["extensions"]["code"]) == ("error", "validation-failed")
        assert await client.next() == {"type": "complete", "id": "1"}

    converse(engine, protocol, conversation)


def test_errors_of_execution(engine: EngineProcess, protocol: str) -> None:
    async def conversation(client: Client) -> None:
        await client.init()
        await client.start("1", 'mutation { insert_machine_one(object: {id: 1, name: "x"}) { id } }')
        frame = await client.next()
        errors = frame["payload"] if protocol == MODERN else frame["payload"]["errors"]
        assert frame["type"] == ("error" if protocol == MODERN else "data")
        assert errors[0]["extensions"]["code"] == "constraint-violation"
        assert await client.next() == {"type": "complete", "id": "1"}

    converse(engine, protocol, conversation)


def test_legacy_path_has_bare_errors(engine: EngineProcess) -> None:
    async def conversation(client: Client) -> None:
        await client.init()
        await client.start("1", "{ nowhere }")
        payload = (await client.next())["payload"]
        assert (payload["code"], payload["path"]) == ("validation-failed", "$.selectionSet.nowhere")

    converse(engine, OLD, conversation, path="/v1alpha1/graphql")


@pytest.mark.parametrize("frame", ["no json", "[]", '{"type": "dance"}', '{"type": "stop"}', b"\xff"])
def test_broken_frames(engine: EngineProcess, protocol: str, frame: str | bytes) -> None:
    async def conversation(client: Client) -> None:
        await client.init()
        await client.send(frame)
        if protocol == MODERN:
            assert (await client.closed())[0] == 4400
            return
        answer = await client.next()
        assert answer["type"] == "connection_error"
        await client.start("1", "{ __typename }")  # the older protocol stays open
        assert (await client.next())["type"] == "data"

    converse(engine, protocol, conversation)


def test_wrong_credentials(engine: EngineProcess, protocol: str) -> None:
    async def conversation(client: Client) -> None:
        await client.send({"type": "connection_init", "payload": {"headers": {"x-hasura-admin-secret": "no"}}})
        if protocol == OLD:
            assert (await client.next())["type"] == "connection_error"
        assert (await client.closed())[0] == (4403 if protocol == MODERN else 4400)

    converse(engine, protocol, conversation)


def test_init_must_come_in_time(engine: EngineProcess, protocol: str) -> None:
    async def conversation(client: Client) -> None:
        assert (await client.closed())[0] == (4408 if protocol == MODERN else 1011)

    converse(engine, protocol, conversation)


def test_start_before_init(engine: EngineProcess, protocol: str) -> None:
    async def conversation(client: Client) -> None:
        await client.start("1", "{ __typename }")
        frame = await client.next()
        errors = frame["payload"] if protocol == MODERN else frame["payload"]["errors"]
        assert errors[0]["message"] == "start received before the connection is initialised"

    converse(engine, protocol, conversation)


def test_an_id_is_used_once(engine: EngineProcess, protocol: str) -> None:
    async def conversation(client: Client) -> None:
        await client.init()
        for _ in range(2):
            await client.start("live", "subscription { machine(limit: 1) { id } }")
        frames = [await client.next() for _ in range(2)]
        refusal = next(frame for frame in frames if frame["type"] == "error")
        errors = refusal["payload"] if protocol == MODERN else refusal["payload"]["errors"]
        assert errors[0]["message"].startswith("an operation already exists with this id")

    converse(engine, protocol, conversation)


def test_ping_is_answered(engine: EngineProcess) -> None:
    async def conversation(client: Client) -> None:
        await client.init()
        await client.send({"type": "ping", "payload": {"a": 1}})
        assert await client.next() == {"type": "pong", "payload": {"a": 1}}

    converse(engine, MODERN, conversation)


def test_signs_of_life(engine: EngineProcess, protocol: str) -> None:
    async def conversation(client: Client) -> None:
        await client.init()
        for _ in range(2):
            frame = orjson.loads(await asyncio.wait_for(client.socket.recv(), 60))
            assert frame == NOISE[1 if protocol == MODERN else 0]

    converse(engine, protocol, conversation)


def test_socket_ends_with_its_token(engine: EngineProcess, protocol: str) -> None:
    claims = {"x-hasura-allowed-roles": ["viewer"], "x-hasura-default-role": "viewer", "x-hasura-user-id": "u1"}
    payload = {"https://hasura.io/jwt/claims": claims, "exp": time.time() + 4}
    token = jwt.encode(payload, JWT_KEY, algorithm="HS256")

    async def conversation(client: Client) -> None:
        await client.init({"Authorization": f"Bearer {token}"})
        await client.start("1", "{ machine(where: {id: {_lte: 3}}) { id } }")
        assert (await client.next())["payload"] == {"data": {"machine": [{"id": 1}, {"id": 3}]}}
        await client.closed()
        assert time.time() > payload["exp"] - 0.1

    converse(engine, protocol, conversation)


def test_terminate_closes(engine: EngineProcess) -> None:
    async def conversation(client: Client) -> None:
        await client.init()
        await client.send({"type": "connection_terminate"})
        assert (await client.closed())[0] == 1000

    converse(engine, OLD, conversation)


def test_foreign_origins_and_unknown_paths_are_refused(engine: EngineProcess) -> None:
    async def never(_: Client) -> None:
        raise AssertionError("the handshake should have failed")

    with pytest.raises(InvalidStatus) as caught:
        converse(engine, MODERN, never, origin="https://evil.net")
    assert caught.value.response.status_code == 400
    with pytest.raises(InvalidStatus) as caught:
        converse(engine, MODERN, never, path="/elsewhere")
    assert caught.value.response.status_code == 404


def test_a_metadata_change_sends_clients_back(engine: EngineProcess, protocol: str) -> None:
    async def conversation(client: Client) -> None:
        await client.init()
        await client.start("1", "subscription { machine(limit: 1) { id } }")
        await client.next()
        await asyncio.to_thread(engine.metadata, "reload_metadata", {})
        assert (await client.closed())[0] == 1012

    converse(engine, protocol, conversation)


def test_huge_and_deep_variables(engine: EngineProcess, protocol: str) -> None:
    async def conversation(client: Client) -> None:
        await client.init()
        await client.start(
            "1", "query ($n: [Int!]) { machine(where: {id: {_in: $n}}) { id } }", n=list(range(10**5))
        )
        assert len((await client.next())["payload"]["data"]["machine"]) == 50
        await client.next()
        await client.start("2", "query ($n: String) { machine(where: {name: {_eq: $n}}) { id } }", n="x" * 10**6)
        assert (await client.next())["payload"] == {"data": {"machine": []}}
        await client.next()
        deep = '{"id": "3", "type": "subscribe", "payload": {"query": "{x}", "variables": {"a": ' + "[" * 10**5
        await client.send(deep)
        if protocol == MODERN:
            assert (await client.closed())[0] == 4400
        else:
            assert (await client.next())["type"] == "connection_error"

    converse(engine, protocol, conversation)

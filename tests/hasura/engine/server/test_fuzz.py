"""Nonsense from strangers: every answer is well formed, no 500 lacks a logged cause, no SQL leaks."""

import asyncio
import json
import socket
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed
from websockets.frames import Close

from tests.hasura.engine.process import ADMIN, EngineProcess

VIEWER = {**ADMIN, "x-hasura-role": "viewer", "x-hasura-user-id": "u1"}
INSIDES = ("pg_catalog", "json_agg", "coalesce(", "unnest(", "asyncpg", "traceback", "hdb_catalog")
WORDS = [
    "machine",
    "machine_by_pk",
    "machine_aggregate",
    "insert_machine_one",
    "id",
    "name",
    "owner",
    "where",
    "order_by",
    "limit",
    "offset",
    "_eq",
    "_in",
    "_like",
    "_and",
    "_or",
    "_not",
    "query",
    "mutation",
    "subscription",
    "fragment",
    "on",
    "...",
    "@include(if:",
    "true)",
    "{",
    "}",
    "(",
    ")",
    ":",
    "[",
    "]",
    "!",
    "$x",
    "$y",
    "=",
    "1",
    "-1",
    "2147483648",
    "1e999",
    "null",
    "true",
    "asc",
    '"a"',
    "\"';",
    "DROP",
    "TABLE",
    "machine;",
    '--"',
    '"\\u0000"',
    "__typename",
    "__schema",
    "__type(name:",
    '"machine")',
    "types",
    "fields",
    "nodes",
    "aggregate",
    "count",
    "max",
]
QUIET = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

documents = st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join)
wrapped = documents.map(lambda inner: "query ($x: Int, $y: [String!]) { machine(" + inner + ") { id } }")
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


def check(answer: Any) -> None:
    """A GraphQL answer: data or errors with code and path; nothing of the database's insides."""
    assert set(answer) <= {"data", "errors"}
    for error in answer.get("errors", ()):
        assert isinstance(error["message"], str)
        assert {"code", "path"} <= set(error["extensions"])
        assert "internal" not in error["extensions"]
        assert not [word for word in INSIDES if word in str(error).lower()], error


@QUIET
@given(
    document=documents | wrapped | st.text(max_size=60),
    variables=st.dictionaries(st.sampled_from("xyz"), json_values),
)
def test_documents(engine: EngineProcess, document: str, variables: dict[str, Any]) -> None:
    body = json.dumps({"query": document, "variables": variables})
    answer = engine.client.post("/v1alpha1/graphql", content=body, headers=VIEWER)
    assert answer.status_code in (200, 400), answer.text
    check(answer.json())


@QUIET
@given(value=json_values)
def test_bodies(engine: EngineProcess, value: Any) -> None:
    body = json.dumps(value)
    for path in (
        "/v1/graphql",
        "/v1/metadata",
        "/v1/query",
        "/v2/query",
        "/v1/graphql/explain",
        "/v1alpha1/pg_dump",
    ):
        answer = engine.client.post(path, content=body, headers=ADMIN)
        assert answer.status_code in (200, 400), (path, answer.status_code, answer.text)


@QUIET
@given(
    path=st.text(st.characters(min_codepoint=33, max_codepoint=126), max_size=30),
    method=st.sampled_from(["GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD"]),
)
def test_paths(engine: EngineProcess, path: str, method: str) -> None:
    escaped = path.replace("#", "").replace("?", "").replace("\\", "").replace("%", "")
    for prefix in ("/", "/api/rest/", "/v1/"):
        answer = engine.client.request(method, prefix + escaped.lstrip("/"), headers=VIEWER)
        assert answer.status_code in (200, 204, 400, 404, 405), (prefix + escaped, answer.status_code, answer.text)


@settings(QUIET, max_examples=40)
@given(
    frames=st.lists(
        st.text(max_size=40)
        | st.binary(max_size=40)
        | json_values.map(json.dumps)
        | st.builds(
            lambda kind, identity, payload: json.dumps({"type": kind, "id": identity, "payload": payload}),
            st.sampled_from(
                [
                    "start",
                    "stop",
                    "subscribe",
                    "complete",
                    "connection_init",
                    "ping",
                    "pong",
                    "connection_terminate",
                ]
            ),
            st.sampled_from(["1", "2", 3, None]),
            json_values | st.builds(lambda query: {"query": query}, documents),
        ),
        max_size=6,
    ),
    protocol=st.sampled_from(["graphql-transport-ws", "graphql-ws"]),
)
def test_frames(engine: EngineProcess, frames: list[str | bytes], protocol: str) -> None:
    """Whatever a socket is sent, it answers in frames or closes with a code; the server goes on."""

    endings: list[Close | None] = []

    async def run() -> None:
        offered: Any = [protocol]
        async with connect(engine.socket_url, subprotocols=offered, proxy=None) as client:
            await client.send(json.dumps({"type": "connection_init", "payload": {"headers": VIEWER}}))
            try:
                for frame in frames:
                    await client.send(frame)
                while True:
                    told = json.loads(await asyncio.wait_for(client.recv(), 0.05))
                    assert isinstance(told["type"], str)
            except TimeoutError:
                return
            except ConnectionClosed as closed:
                endings.append(closed.rcvd)

    asyncio.run(run())
    assert None not in endings, "the connection must not just break"


def test_bytes_that_are_no_http(engine: EngineProcess) -> None:
    for nonsense in (
        b"\x00\xff" * 50,
        b"GET / HTTP/9.9\r\n\r\n",
        b"POST /v1/graphql HTTP/1.1\r\nContent-Length: x\r\n\r\n",
    ):
        with socket.create_connection(("127.0.0.1", engine.port), timeout=5) as raw:
            raw.sendall(nonsense)
            assert raw.recv(100).startswith((b"HTTP/1.1 400", b""))
    upgrade = (
        b"GET /v1/graphql HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", engine.port), timeout=5) as raw:
        raw.sendall(upgrade)
        assert raw.recv(12) == b"HTTP/1.1 101"
        raw.sendall(b"\xff\xff\xff\xff\xff\xff")  # a frame with reserved bits, unmasked
        while raw.recv(1000):
            continue
    assert engine.client.get("/healthz").text == "OK"


def test_every_accident_has_its_cause_in_the_log(engine: EngineProcess) -> None:
    """Runs last: nothing above may have ended in an unforeseen exception."""
    assert "Traceback" not in engine.log.read_text()

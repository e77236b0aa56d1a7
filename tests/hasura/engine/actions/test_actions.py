"""Actions end to end: GraphQL in, a webhook asked, its answer checked and selected from."""

import time
from collections.abc import Iterator
from typing import Any

import orjson
import pytest

from tests.hasura.engine.process import ADMIN, EngineProcess
from tests.hasura.engine.receiver import Answer, Received, Receiver

VIEWER = {**ADMIN, "x-hasura-role": "viewer", "x-hasura-user-id": "u1"}
OTHER = {**VIEWER, "x-hasura-user-id": "u2"}
TYPES = {
    "input_objects": [
        {"name": "PartInput", "fields": [{"name": "no", "type": "Int!"}, {"name": "weight", "type": "Float"}]}
    ],
    "objects": [
        {
            "name": "Part",
            "fields": [
                {"name": "no", "type": "Int!"},
                {"name": "label", "type": "String"},
                {"name": "weight", "type": "Float"},
                {"name": "parent", "type": "Part"},
            ],
        }
    ],
    "scalars": [{"name": "Anything"}],
}


def action(name: str, output: str, path: str = "", **definition: Any) -> dict[str, Any]:
    return {
        "name": name,
        "definition": {
            "handler": f"{{{{WEBHOOKS}}}}/{path or name}",
            "output_type": output,
            "arguments": [{"name": "part", "type": "PartInput!"}],
            **definition,
        },
        "permissions": [{"role": "viewer"}],
    }


@pytest.fixture(scope="module")
def engine(
    engine_database_url: str, shared_receiver: Receiver, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[EngineProcess]:
    log = tmp_path_factory.mktemp("engine") / "log"
    engine = EngineProcess(
        engine_database_url,
        log,
        WEBHOOKS=shared_receiver.url,
        WEBHOOK_SECRET="between us",
        HASURA_GRAPHQL_ASYNC_ACTIONS_FETCH_INTERVAL="600000",  # what comes is woken by a notice
    )
    secret = [{"name": "X-Secret", "value_from_env": "WEBHOOK_SECRET"}]
    swap = {"version": 2, "body": {"action": "transform", "template": '{"no": {{$body.input.part.no}}}'}}
    back = {"version": 2, "body": {"action": "transform", "template": '{"no": {{$body.number}}}'}}
    metadata = {
        "version": 3,
        "sources": [
            {
                "name": "default",
                "kind": "postgres",
                "tables": [],
                "configuration": {
                    "connection_info": {"database_url": {"from_env": "HASURA_GRAPHQL_DATABASE_URL"}}
                },
            }
        ],
        "custom_types": TYPES,
        "actions": [
            action("make", "Part!", headers=secret, forward_client_headers=True),
            action("list", "[Part!]!", type="query"),
            action("free", "Anything", type="query"),
            action("slow", "Part", timeout=1),
            action("shaped", "Part", request_transform=swap, response_transform=back),
            action("later", "Part!", kind="asynchronous", forward_client_headers=True),
        ],
    }
    engine.metadata("replace_metadata", {"metadata": metadata, "allow_inconsistent_metadata": False})
    yield engine
    engine.close()


def make(engine: EngineProcess, name: str = "make", kind: str = "mutation", headers: Any = None) -> Any:
    query = f"{kind} ($p: PartInput!) {{ {name}(part: $p) {{ no label weight parent {{ no }} }} }}"
    return engine.graphql(query, VIEWER if headers is None else headers, p={"no": 7, "weight": 1.25})


def test_what_the_webhook_gets_and_what_comes_back(engine: EngineProcess, receiver: Receiver) -> None:
    body = b'{"no": 7, "label": "\xc3\xa9", "weight": 12.10, "parent": {"no": 1}, "secret": "not selected"}'
    receiver.answer("/make", body, headers={"Set-Cookie": "a=b"})
    headers = {**VIEWER, "x-request-tag": "t1", "user-agent": "me"}
    answer = make(engine, headers=headers)
    assert answer == {"data": {"make": {"no": 7, "label": "é", "weight": 12.1, "parent": {"no": 1}}}}
    got = receiver.received[0]
    assert got.json == {
        "action": {"name": "make"},
        "input": {"part": {"no": 7, "weight": 1.25}},
        "session_variables": {"x-hasura-role": "viewer", "x-hasura-user-id": "u1"},
        "request_query": "mutation ($p: PartInput!) { make(part: $p) { no label weight parent { no } } }",
    }
    assert (got.headers["x-secret"], got.headers["x-request-tag"]) == ("between us", "t1")
    assert got.headers["user-agent"].startswith("hasura-graphql-engine/")
    assert got.headers["x-forwarded-user-agent"] == "me"
    assert not any(name.startswith("x-hasura-") for name in got.headers), "secrets stay here"


def test_cookies_are_passed_on(engine: EngineProcess, receiver: Receiver) -> None:
    receiver.answer("/make", b'{"no": 1}', headers={"Set-Cookie": "a=b"})
    query = "mutation { make(part: {no: 1}) { no } }"
    answer = engine.client.post("/v1/graphql", json={"query": query}, headers=VIEWER)
    assert answer.headers["set-cookie"] == "a=b"


def test_lists_and_free_scalars(engine: EngineProcess, receiver: Receiver) -> None:
    receiver.answer("/list", b'[{"no": 1, "label": null}, {"no": 2, "label": "x"}]')
    query = "{ list(part: {no: 1}) { number: no label __typename } }"
    assert engine.graphql(query, VIEWER)["data"]["list"] == [
        {"number": 1, "label": None, "__typename": "Part"},
        {"number": 2, "label": "x", "__typename": "Part"},
    ]
    receiver.answer("/free", b'{"any": [1, 2.50]}')
    assert engine.graphql("{ free(part: {no: 1}) }", VIEWER) == {"data": {"free": {"any": [1, 2.5]}}}


@pytest.mark.parametrize(
    ("body", "status", "expected"),
    [
        (b"null", 200, ("got null for the action webhook response", "unexpected")),
        (b"[]", 200, ("got array for the action webhook response, expecting Part", "unexpected")),
        (b'"x"', 200, ("got scalar String for the action webhook response, expecting Part", "unexpected")),
        (b"{}", 200, ('field "no" expected in webhook response, but not found', "unexpected")),
        (b'{"no": null}', 200, ('expecting not null value for field "no"', "unexpected")),
        (b"<html>", 200, ("not a valid json response from webhook", "unexpected")),
        (b'{"message": "no such part"}', 400, ("no such part", "unexpected")),
        (b'{"message": "no", "code": "gone"}', 404, ("no", "gone")),
        (
            b'{"wrong": 1}',
            400,
            ('parsing ActionWebhookErrorResponse failed, key "message" not found', "parse-failed"),
        ),
        (b'{"message": "x"}', 500, ("internal error", "unexpected")),
        (b"{}", 302, ("internal error", "unexpected")),
    ],
)
def test_error_contract(
    engine: EngineProcess, receiver: Receiver, body: bytes, status: int, expected: tuple[str, str]
) -> None:
    receiver.answer("/make", body, status)
    answer = make(engine)
    error = answer["errors"][0]
    assert (error["message"], error["extensions"]["code"]) == expected
    assert "internal" not in error["extensions"], "details are for admins"
    if status not in (400, 404):
        shown = make(engine, headers=ADMIN)["errors"][0]["extensions"]["internal"]
        assert shown["response"]["status"] == status
        assert "between us" not in str(shown)


def test_own_extensions_replace_ours(engine: EngineProcess, receiver: Receiver) -> None:
    receiver.answer("/make", b'{"message": "m", "extensions": {"code": "E7", "hint": [1]}}', 400)
    assert make(engine)["errors"] == [{"message": "m", "extensions": {"code": "E7", "hint": [1]}}]


def test_timeout(engine: EngineProcess, receiver: Receiver) -> None:
    receiver.answer("/slow", delay_s=1.8)
    answer = make(engine, "slow")
    assert answer["errors"][0]["message"] == "http exception when calling webhook"


def test_transforms(engine: EngineProcess, receiver: Receiver) -> None:
    receiver.answer_with("/shaped", lambda got: Answer(orjson.dumps({"number": got.json["no"] * 2})))
    assert make(engine, "shaped")["data"]["shaped"]["no"] == 14
    assert receiver.received[0].json == {"no": 7}


def test_permissions(engine: EngineProcess, receiver: Receiver) -> None:
    answer = make(engine, headers={**ADMIN, "x-hasura-role": "stranger"})
    assert answer["errors"][0]["extensions"]["code"] == "validation-failed"
    assert receiver.received == []


def wait_for(engine: EngineProcess, identity: str, headers: dict[str, str]) -> Any:
    deadline = time.monotonic() + 60
    query = "query ($id: uuid!) { later(id: $id) { id errors output { no label } } }"
    while True:
        found = engine.graphql(query, headers, id=identity)["data"]["later"]
        if (found and (found["output"] or found["errors"])) or time.monotonic() > deadline:
            return found
        time.sleep(0.05)


def test_asynchronous_actions(engine: EngineProcess, receiver: Receiver) -> None:
    receiver.answer("/later", b'{"no": 7, "label": "done"}')
    query = "mutation { later(part: {no: 7}) }"
    identity = engine.graphql(query, {**VIEWER, "x-tag": "kept"})["data"]["later"]
    found = wait_for(engine, identity, VIEWER)
    assert found == {"id": identity, "errors": None, "output": {"no": 7, "label": "done"}}
    assert wait_for(engine, identity, ADMIN)["output"]["no"] == 7
    unseen = engine.graphql("query ($id: uuid!) { later(id: $id) { id } }", OTHER, id=identity)
    assert unseen == {"data": {"later": None}}, "visible to its creator alone"
    got = receiver.received[0]
    assert got.headers["x-tag"] == "kept"
    assert got.json["session_variables"]["x-hasura-user-id"] == "u1"


def test_asynchronous_errors_are_kept(engine: EngineProcess, receiver: Receiver) -> None:
    receiver.answer("/later", b'{"message": "no", "code": "gone"}', 400)
    identity = engine.graphql("mutation { later(part: {no: 7}) }", VIEWER)["data"]["later"]
    errors = wait_for(engine, identity, VIEWER)["errors"]
    assert (errors["error"], errors["code"]) == ("no", "gone")
    assert "internal" not in errors


def test_a_killed_engine_takes_asynchronous_actions_up_again(engine: EngineProcess, receiver: Receiver) -> None:
    calls = 0

    def stall_once(_: Received) -> Answer:
        nonlocal calls
        calls += 1
        return Answer(b'{"no": 1}', delay_s=3 if calls == 1 else 0)

    receiver.answer_with("/later", stall_once)
    identity = engine.graphql("mutation { later(part: {no: 7}) }", VIEWER)["data"]["later"]
    receiver.wait(1)
    engine.kill()
    engine.start()
    assert wait_for(engine, identity, VIEWER)["output"]["no"] == 1
    assert calls == 2

"""The HTTP side of the server: statuses, batches, headers, REST endpoints, health."""

from typing import Any

import httpx
import pytest

from tests.hasura.engine.process import ADMIN, EngineProcess

COUNT = "{ machine_aggregate { aggregate { count } } }"
VIEWER = {**ADMIN, "x-hasura-role": "viewer", "x-hasura-user-id": "u1"}


def test_errors_have_status_200_or_their_own(engine: EngineProcess) -> None:
    bad = {"query": "{ nowhere }"}
    for path, status in (("/v1/graphql", 200), ("/v1alpha1/graphql", 400)):
        answer = engine.client.post(path, json=bad, headers=ADMIN)
        assert answer.status_code == status
        assert answer.json()["errors"][0]["extensions"] == {
            "path": "$.selectionSet.nowhere",
            "code": "validation-failed",
        }
    wrong = engine.client.post("/v1alpha1/graphql", json=bad, headers={"x-hasura-admin-secret": "wrong"})
    assert wrong.status_code == 401


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"", "invalid-json"),
        (b"{", "invalid-json"),
        (b"\xff\xfe", "invalid-json"),
        (b"[]]", "invalid-json"),
        (b"1", "parse-failed"),
        (b"{}", "parse-failed"),
        (b'{"query": 1}', "parse-failed"),
        (b'{"query": "{x}", "variables": []}', "parse-failed"),
        (b"[" * 100_000, "parse-failed"),
        (b'{"query": "{x}", "variables": {"a": ' + b"[" * 100_000, "invalid-json"),
        (b'{"query": "{"}', "validation-failed"),
        (b'{"query": ""}', "validation-failed"),
    ],
)
def test_malformed_bodies(engine: EngineProcess, body: bytes, code: str) -> None:
    answer = engine.client.post("/v1/graphql", content=body, headers=ADMIN)
    assert answer.status_code == 200
    assert answer.json()["errors"][0]["extensions"]["code"] == code


def test_strangers_learn_nothing_of_what_was_wrong(engine: EngineProcess) -> None:
    answer = engine.client.post("/v1/graphql", content=b"{", headers={"x-hasura-admin-secret": "wrong"})
    assert answer.json()["errors"][0]["extensions"]["code"] == "access-denied"


def test_batches(engine: EngineProcess) -> None:
    batch = [{"query": COUNT}, {"query": "{ nowhere }"}, {"query": "{ __typename }"}]
    first, second, third = engine.client.post("/v1/graphql", json=batch, headers=ADMIN).json()
    assert first["data"]["machine_aggregate"]["aggregate"]["count"] == 50
    assert "errors" in second
    assert third == {"data": {"__typename": "query_root"}}
    assert engine.client.post("/v1/graphql", json=[], headers=ADMIN).json() == []


def test_request_id_is_echoed_or_made(engine: EngineProcess) -> None:
    answer = engine.client.get("/v1/version", headers={"x-request-id": "mine"})
    assert answer.headers["x-request-id"] == "mine"
    assert len(engine.client.get("/v1/version").headers["x-request-id"]) == 36


@pytest.mark.parametrize(
    ("accepts", "rows", "is_gzip"),
    [
        ("gzip", 50, True),
        ("gzip, deflate;q=0.5", 50, True),
        ("gzip", 1, False),  # not worth it
        ("gzip, identity;q=0", 1, True),
        ("gzip;q=0", 50, False),
        ("identity", 50, False),
        ("*", 50, False),
    ],
)
def test_compression(engine: EngineProcess, accepts: str, rows: int, is_gzip: bool) -> None:
    query = {"query": "query ($n: Int) { machine(limit: $n) { id name } }", "variables": {"n": rows}}
    answer = engine.client.post("/v1/graphql", json=query, headers={**ADMIN, "accept-encoding": accepts})
    assert (answer.headers.get("content-encoding") == "gzip") is is_gzip
    assert len(answer.json()["data"]["machine"]) == rows


@pytest.mark.parametrize(
    ("origin", "is_allowed"),
    [
        ("https://app.example.com", True),
        ("https://shop.example.org", True),
        ("http://app.example.com", False),
        ("https://a.shop.example.org", False),
        ("https://example.org", False),
        ("https://app.example.com.evil.net", False),
    ],
)
def test_cors(engine: EngineProcess, origin: str, is_allowed: bool) -> None:
    answer = engine.client.get("/v1/version", headers={"origin": origin})
    assert answer.headers.get("access-control-allow-origin") == (origin if is_allowed else None)
    asked = {"origin": origin, "access-control-request-method": "POST", "access-control-request-headers": "a, b"}
    preflight = engine.client.options("/v1/graphql", headers=asked)
    assert preflight.status_code == (204 if is_allowed else 404)
    assert preflight.headers.get("access-control-allow-headers") == ("a, b" if is_allowed else None)


def test_unknown_paths_and_wrong_methods(engine: EngineProcess) -> None:
    for method, path in (
        ("GET", "/nowhere"),
        ("POST", "/v1/version"),
        ("GET", "/v1/query"),
        ("PUT", "/v1/graphql"),
    ):
        answer = engine.client.request(method, path, headers=ADMIN)
        assert (answer.status_code, answer.json()["code"]) == (404, "not-found")


def test_administration_is_for_admins(engine: EngineProcess) -> None:
    for path in ("/v1/metadata", "/v1/query", "/v2/query", "/v1/graphql/explain", "/v1alpha1/pg_dump"):
        for headers, status in ((VIEWER, 400), ({}, 400), ({"x-hasura-admin-secret": "no"}, 401)):
            body = {"type": "run_sql", "args": {"sql": "SELECT 1"}}
            if path == "/v1/metadata":
                body = {"type": "export_metadata", "args": {}}
            answer = engine.client.post(path, json=body, headers=headers)
            assert (answer.status_code, answer.json()["code"]) == (status, "access-denied"), (path, headers)
    assert engine.client.get("/v1alpha1/config", headers=VIEWER).status_code == 400
    config = engine.client.get("/v1alpha1/config", headers=ADMIN).json()
    assert (config["is_jwt_set"], config["is_admin_secret_set"]) == (True, True)
    assert "secret" not in str(config["jwt"])


def test_health(engine: EngineProcess) -> None:
    assert engine.client.get("/healthz").text == "OK"
    assert engine.client.get("/healthz?strict=true").text == "OK"


def rest(engine: EngineProcess, method: str, path: str, **further: Any) -> httpx.Response:
    headers = further.pop("headers", ADMIN)
    return engine.client.request(method, f"/api/rest/{path}", headers=headers, **further)


def test_rest_endpoints(engine: EngineProcess) -> None:
    assert rest(engine, "GET", "machine/3").json() == {"machine_by_pk": {"id": 3, "name": "machine 3"}}
    body = {"ids": [1, 2, 3]}
    assert rest(engine, "POST", "machines", json=body).json() == {"machine": [{"id": 1}, {"id": 2}, {"id": 3}]}
    assert rest(engine, "POST", "machines?like=%25+2", json=body).json() == {"machine": [{"id": 2}]}
    assert rest(engine, "POST", "machines", json={**body, "like": "% 3"}).json() == {"machine": [{"id": 3}]}


@pytest.mark.parametrize(
    ("method", "path", "status", "error"),
    [
        ("GET", "machine/x", 400, 'invalid input syntax for type integer: "x"'),
        ("GET", "machine/1?extra=1", 400, "Unexpected variable extra"),
        ("POST", "machine/1", 405, "Allowed methods: GET"),
        ("GET", "machine", 404, "Endpoint not found"),
        ("GET", "machine/1/2", 404, "Endpoint not found"),
        ("GET", "machines?ids=1", 400, "List variables are not currently supported"),
    ],
)
def test_rest_refusals(engine: EngineProcess, method: str, path: str, status: int, error: str) -> None:
    answer = rest(engine, method, path)
    assert answer.status_code == status, answer.text
    if error.startswith("invalid input"):
        assert answer.json()["code"] in ("data-exception", "validation-failed", "parse-failed")
    else:
        assert answer.json()["error"].startswith(error)


def test_rest_obeys_permissions(engine: EngineProcess) -> None:
    assert rest(engine, "GET", "machine/3", headers=VIEWER).json()["machine_by_pk"]["id"] == 3
    assert rest(engine, "GET", "machine/4", headers=VIEWER).json() == {"machine_by_pk": None}
    refused = rest(engine, "GET", "machine/3", headers={})
    assert (refused.status_code, refused.json()["code"]) == (400, "validation-failed")


def test_openapi_describes_the_endpoints(engine: EngineProcess) -> None:
    document = engine.client.get("/api/swagger/json", headers=ADMIN).json()
    assert sorted(document["paths"]) == ["/api/rest/machine/{id}", "/api/rest/machines"]
    parameters = document["paths"]["/api/rest/machine/{id}"]["get"]["parameters"]
    assert [(p["name"], p["in"]) for p in parameters] == [("x-hasura-admin-secret", "header"), ("id", "path")]
    assert engine.client.get("/api/swagger/json", headers=VIEWER).status_code == 400

"""The HTTP door, for real: in its own process, requests over a socket."""

import gzip
import json
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
import requests
import zstandard

from tests.ingest.conftest import eventually
from tests.ingest.http_doors import LIMIT, NOW, Door, answers, door, measurement, running_door  # noqa: F401 (fixtures)


def test_answers_follow_the_contract(door: Door) -> None:
    answer = door.post("/ingest/v1/measurements", measurement(power=1, temperature=2))
    assert (answer.status_code, answer.json()) == (
        200,
        {"stored": 2, "duplicate": 0, "rejected": [], "quarantined": []},
    )
    assert door.world.value("SELECT count(*) FROM telemetry.measurement") == 2, "answered after the commit"
    again = door.post("/ingest/v1/measurements", [measurement(power=1), measurement(device="SN-9")])
    assert (again.status_code, again.json()) == (
        200,
        {
            "stored": 0,
            "duplicate": 1,
            "rejected": [],
            "quarantined": [{"index": 1, "reason": "unknown device SN-9"}],
        },
    )
    mixed = door.post("/ingest/v1/measurements", [measurement(1), {"device": "SN-1"}])
    assert mixed.status_code == 207
    assert mixed.json()["stored"] == 1
    assert mixed.json()["rejected"][0] | {"reason": ""} == {
        "index": 1,
        "field": "time",
        "reason": "",
        "value": None,
    }


def test_when_nothing_is_accepted_the_field_is_named(door: Door) -> None:
    answer = door.post("/ingest/v1/measurements", b'{"device": "SN-1", "time": "now", "values": {"power": 1}}')
    assert answer.status_code == 422
    error = answer.json()["error"]
    assert (error["code"], error["field"], error["value"]) == ("input-invalid", "time", "now")
    assert "RFC 3339" in error["expected"]
    nan = door.post("/ingest/v1/measurements", json.dumps(measurement(power=float("nan"))).encode())
    assert (nan.status_code, nan.json()["error"]["field"]) == (422, "values.power")
    broken = door.post("/ingest/v1/measurements", b"{")
    assert (broken.status_code, broken.json()["error"]["code"]) == (400, "input-malformed")


@pytest.mark.parametrize("path", ["/ingest/v1/measurements", "/ingest/v1/ingest/v1/measurements"])
def test_the_address_may_be_joined_either_way(door: Door, path: str) -> None:
    assert door.post(path, measurement()).status_code == 200


def test_raw_payloads(door: Door) -> None:
    answer = door.post("/ingest/v1/payloads/unheard", b"\xff\0\1", Content_Type="application/vnd.sensor")
    assert answer.status_code == 200
    assert answer.json()["quarantined"] == [{"index": 0, "reason": "unknown device model unheard"}]
    assert door.world.rows("SELECT kind, content FROM telemetry.rejected") == [("payloads/unheard", b"\xff\0\1")]


@pytest.mark.parametrize(
    ("encoding", "pack"),
    [
        ("gzip", gzip.compress),
        ("zstd", zstandard.compress),
        ("zstd", lambda data: zstandard.compress(data[:70]) + zstandard.compress(data[70:])),
    ],
)
def test_ndjson_and_packed_bodies(door: Door, encoding: str, pack: Callable[[bytes], bytes]) -> None:
    lines = "\n".join(json.dumps(measurement(second)) for second in range(50)).encode()
    answer = door.post(
        "/ingest/v1/measurements",
        pack(lines),
        Content_Type="application/x-ndjson",
        Content_Encoding=encoding,
    )
    assert answer.json()["stored"] == 50


def test_shapes_of_others(door: Door) -> None:
    second = NOW.timestamp()
    pack = [{"n": "SN-1:power", "v": 1, "t": second}, {"n": "SN-1:note", "vs": "x"}]
    answer = door.post("/ingest/v1/senml", pack, Content_Type="application/senml+json")
    assert (answer.status_code, answer.json()["stored"]) == (200, 1)
    body = {"timestamp_ms": second * 1000, "value": 1}
    assert door.post("/ingest/v1/umh/SN-1/_historian/power", body).json()["duplicate"] == 1
    kept = [("senml", b'{"n":"SN-1:note","vs":"x"}')]
    assert door.world.rows("SELECT kind, content FROM telemetry.rejected") == kept


@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        (b" " * (LIMIT + 1), {}, 413),
        (gzip.compress(b" " * 50_000_000, mtime=0), {"Content_Encoding": "gzip"}, 413),
        (b"no gzip", {"Content_Encoding": "gzip"}, 400),
        (gzip.compress(b"{}", mtime=0)[:-4], {"Content_Encoding": "gzip"}, 400),
        (zstandard.compress(b" " * 50_000_000), {"Content_Encoding": "zstd"}, 413),
        (b"no zstd", {"Content_Encoding": "zstd"}, 400),
        (zstandard.compress(b"{}")[:-1], {"Content_Encoding": "zstd"}, 400),
        (b"{}", {"Content_Encoding": "br"}, 415),
        (b"<a/>", {"Content_Type": "application/xml"}, 415),
        (b"", {}, 400),
    ],
)
def test_bodies_that_are_not_taken(door: Door, body: bytes, headers: dict[str, str], status: int) -> None:
    answer = door.post("/ingest/v1/measurements", body, **headers)
    assert answer.status_code == status
    assert answer.json()["error"]["code"]


@pytest.mark.parametrize("path", ["/ingest/v1/measurement", "/", "/ingest/v1/", "/ingest/v1/ingest/v1/nothing"])
def test_unknown_addresses(door: Door, path: str) -> None:
    assert door.post(path, {}).status_code == 404


def test_a_wrong_method(door: Door) -> None:
    assert requests.get(door.url + "/ingest/v1/measurements", timeout=5).status_code == 405


def test_keys(door: Door) -> None:
    world, path = door.world, "/ingest/v1/measurements"
    assert requests.post(door.url + path, b"{}", timeout=5).json()["error"]["code"] == "auth-token-missing"
    assert door.post(path, {}, Authorization="Bearer nonsense").json()["error"]["code"] == "auth-key-invalid"
    forged = world.acme.key.key[:-1] + ("A" if world.acme.key.key[-1] != "A" else "B")
    assert door.post(path, {}, Authorization=f"Bearer {forged}").status_code == 401
    own = {"X-API-Key": world.other.key.key}
    answer = requests.post(door.url + path, json.dumps(measurement()), headers=own, timeout=5)
    assert answer.json()["stored"] == 1
    query = "SELECT s.organization_id FROM telemetry.measurement JOIN telemetry.series s ON s.id = series_id"
    assert world.rows(query) == [(world.other.id,)]
    assert door.post(path, measurement()).status_code == 200
    world.rows("UPDATE auth.api_key SET revoked_at = now() WHERE prefix = %s", world.acme.key.prefix)
    eventually(lambda: door.post(path, measurement()).status_code == 401)


@pytest.mark.parametrize(
    "change",
    ["expires_at = now()", "scopes = '{telemetry:read}'"],
)
def test_keys_that_are_not_good_for_this(door: Door, change: str) -> None:
    door.world.rows(f"UPDATE auth.api_key SET {change}")
    eventually(lambda: door.post("/ingest/v1/measurements", measurement()).status_code == 401)


def test_the_correlation_id_goes_all_the_way(door: Door) -> None:
    answer = door.post("/ingest/v1/measurements", measurement(device="SN-9"), X_Correlation_Id="order-4711")
    assert answer.headers["X-Correlation-Id"] == "order-4711"
    assert door.world.value("SELECT correlation_id FROM telemetry.rejected") == "order-4711"
    made_up = door.post("/ingest/v1/measurements", measurement(), X_Correlation_Id="not an id")
    assert len(made_up.headers["X-Correlation-Id"]) == 32


def test_metrics(door: Door) -> None:
    def stored() -> float:
        text = requests.get(door.url + "/metrics", timeout=5).text
        found = re.search(r'millwright_ingest_values_total{outcome="stored"} (\S+)', text)
        return float(found[1]) if found else 0

    before = stored()
    door.post("/ingest/v1/measurements", [measurement(second) for second in range(7)])
    assert stored() == before + 7


def test_many_at_once_each_get_their_own_answer(door: Door) -> None:
    def one(number: int) -> tuple[int, int]:
        body = [measurement(number * 10 + k) for k in range(10)] + [measurement(0, power=5)]
        answer = door.post("/ingest/v1/measurements", body).json()
        return answer["stored"], answer["duplicate"]

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(one, range(40)))
    stored = sum(answer[0] for answer in answers)
    assert stored == door.world.value("SELECT count(*) FROM telemetry.measurement") == 400
    assert all(sum(answer) == 11 for answer in answers)

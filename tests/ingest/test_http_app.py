"""The HTTP door, for real: in its own process, requests over a socket."""

import gzip
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO, Any

import psycopg
import pytest
import requests
import zstandard

from tests.conftest import free_ports
from tests.ingest.conftest import World, eventually

NOW = datetime.now(UTC).replace(microsecond=0)
LIMIT = 200_000


@dataclass
class Door:
    """A running HTTP door on a world."""

    world: World
    url: str
    process: subprocess.Popen[bytes]
    log: IO[bytes]

    def post(self, path: str, body: Any = b"", **headers: str) -> requests.Response:
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        given = {"Authorization": f"Bearer {self.world.acme.key.key}", "Content-Type": "application/json"}
        given |= {name.replace("_", "-"): value for name, value in headers.items()}
        return requests.post(self.url + path, data, headers=given, timeout=20)


def environment(world: World, **changes: Any) -> dict[str, str]:
    own = {
        "MILLWRIGHT_DATABASE_URL": world.url,
        "MILLWRIGHT_INGEST_MAX_BODY_BYTES": str(LIMIT),
        "MILLWRIGHT_API_KEY_CACHE_SECONDS": "1",
    }
    return os.environ | own | {name: str(value) for name, value in changes.items()}


def start_door(world: World, port: int, workers: int = 1, **changes: Any) -> Door:
    command = [
        sys.executable, "-m", "ingest.http_door", f"--port={port}", f"--workers={workers}",
    ]  # fmt: skip
    log = tempfile.TemporaryFile()  # noqa: SIM115 (as long as the door)
    process = subprocess.Popen(command, env=environment(world, **changes), stderr=log)
    door = Door(world, f"http://127.0.0.1:{port}", process, log)
    try:
        eventually(lambda: answers(door))
    except BaseException:
        process.kill()
        print(ended(door))  # noqa: T201 (pytest shows it beside the failure)
        raise
    return door


def answers(door: Door) -> bool:
    assert door.process.poll() is None
    try:
        return requests.get(door.url + "/healthz", timeout=5).json() == {"status": "ok", "service": "ingest"}
    except requests.RequestException:
        return False


def stop(door: Door) -> str:
    door.process.send_signal(signal.SIGTERM)
    return ended(door)


def ended(door: Door) -> str:
    """Wait for the end; what was logged."""
    door.process.wait(20)
    door.log.seek(0)
    with door.log:
        return door.log.read().decode()


@pytest.fixture(scope="module")
def running_door(shared_world: World) -> Iterator[Door]:
    door = start_door(shared_world, free_ports())
    yield door
    stop(door)


@pytest.fixture
def door(running_door: Door) -> Door:
    running_door.world.clean()
    return running_door


def measurement(seconds: int = 0, device: str = "SN-1", **values: float) -> dict[str, Any]:
    return {
        "device": device,
        "time": (NOW - timedelta(seconds=seconds)).isoformat(),
        "values": values or {"power": 1},
    }


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


def test_without_a_database_the_sender_is_told_and_later_goes_on(door: Door) -> None:
    """The database refuses connections and its open ones are cut."""
    world = door.world
    assert door.post("/ingest/v1/measurements", measurement()).status_code == 200
    with world.away():
        answer = door.post("/ingest/v1/measurements", measurement(1))
        assert (answer.status_code, answer.json()["error"]["code"]) == (503, "server-unavailable")
        assert int(answer.headers["Retry-After"]) > 0
        assert requests.get(door.url + "/healthz", timeout=5).status_code == 503
    eventually(lambda: door.post("/ingest/v1/measurements", measurement(1)).status_code == 200)
    assert world.value("SELECT count(*) FROM telemetry.measurement") == 2


def resident_megabytes(door: Door) -> float:
    """Memory of the process that serves."""
    status = Path(f"/proc/{door.process.pid}/status").read_text()
    return int(re.findall(r"VmRSS:\s+(\d+)", status)[0]) / 1024


def test_a_full_queue_tells_senders_to_wait_and_holds_no_more(
    world: World, free_port: Callable[[int], int]
) -> None:
    """The table is locked, so that nothing can be committed; the queue takes three messages."""
    door = start_door(world, free_port(1), MILLWRIGHT_INGEST_QUEUE_MESSAGES=3)
    assert door.post("/ingest/v1/measurements", measurement()).status_code == 200
    answers: list[int] = []

    def send(second: int) -> None:
        answers.append(door.post("/ingest/v1/measurements", measurement(second)).status_code)

    with psycopg.connect(world.url) as locking:
        locking.execute("LOCK TABLE telemetry.measurement IN ACCESS EXCLUSIVE MODE")
        waiting = [threading.Thread(target=send, args=(second,)) for second in range(1, 5)]
        waiting[0].start()  # one is being committed; only then do the others fill the queue
        blocked = "SELECT FROM pg_locks WHERE NOT granted AND relation = 'telemetry.measurement'::regclass"
        eventually(lambda: bool(locking.execute(blocked).fetchall()))
        for thread in waiting[1:]:
            thread.start()
        eventually(lambda: requests.get(door.url + "/healthz", timeout=5).json()["status"] == "busy")
        before, large = resident_megabytes(door), json.dumps([measurement(5)] * 2000).encode()
        for _ in range(100):
            refused = door.post("/ingest/v1/measurements", large)
            assert (refused.status_code, refused.headers["Retry-After"]) == (429, "1")
            assert refused.json()["error"]["code"]
        assert resident_megabytes(door) < before + 40
    for thread in waiting:
        thread.join()
    assert answers == [200] * 4
    assert door.post("/ingest/v1/measurements", measurement(5)).status_code == 200
    assert world.value("SELECT count(*) FROM telemetry.measurement") == 6
    stop(door)


def test_a_full_disk_is_told_and_later_goes_on(door: Door) -> None:
    world = door.world
    world.rows(
        "CREATE FUNCTION telemetry.full() RETURNS trigger LANGUAGE plpgsql AS"
        " $$ BEGIN RAISE 'could not extend file' USING ERRCODE = 'disk_full'; END $$"
    )
    world.rows(
        "CREATE TRIGGER full_disk BEFORE INSERT ON telemetry.latest_value EXECUTE FUNCTION telemetry.full()"
    )
    try:
        answer = door.post("/ingest/v1/measurements", measurement())
    finally:
        world.rows("DROP FUNCTION telemetry.full CASCADE")
    assert (answer.status_code, answer.json()["error"]["code"]) == (507, "server-disk-full")
    assert int(answer.headers["Retry-After"]) > 0
    assert world.value("SELECT count(*) FROM telemetry.measurement") == 0, "nothing of it was stored"
    assert door.post("/ingest/v1/measurements", measurement()).json()["stored"] == 1


def test_no_trace_reaches_the_client(door: Door) -> None:
    door.world.rows("ALTER TABLE telemetry.outcome_count RENAME TO gone")
    answer = door.post("/ingest/v1/measurements", measurement())
    door.world.rows("ALTER TABLE telemetry.gone RENAME TO outcome_count")
    assert answer.status_code == 500
    assert answer.json()["error"]["code"] == "server-internal"
    assert "Traceback" not in answer.text
    assert "outcome_count" not in answer.text


def test_killed_under_load_it_loses_nothing_that_it_acknowledged(
    world: World, free_port: Callable[[int], int], tmp_path: Path
) -> None:
    """Two workers at once; the whole door is killed with requests under way; repeats after a restart."""
    port = free_port(1)
    counts = tmp_path / "counts"
    counts.mkdir()
    door = start_door(world, port, workers=2, PROMETHEUS_MULTIPROC_DIR=counts)
    acknowledged: set[int] = set()
    stopped = threading.Event()

    def sender(first: int) -> None:
        number = first
        while not stopped.is_set():
            try:
                if door.post("/ingest/v1/measurements", measurement(number)).status_code == 200:
                    acknowledged.add(number)
            except requests.RequestException:
                return
            number += 4

    threads = [threading.Thread(target=sender, args=(first,)) for first in range(4)]
    for thread in threads:
        thread.start()
    eventually(lambda: len(acknowledged) > 100)
    shown = requests.get(door.url + "/metrics", timeout=5).text
    assert sum(map(float, re.findall(r'millwright_ingest_values_total{outcome="stored"} (\S+)', shown))) >= 100
    assert len(list(counts.glob("counter_*.db"))) == 2, "of both processes"
    children = subprocess.run(
        ["pgrep", "-P", str(door.process.pid)], capture_output=True, check=True
    ).stdout.split()
    for pid in [door.process.pid, *map(int, children)]:
        os.kill(pid, signal.SIGKILL)
    stopped.set()
    for thread in threads:
        thread.join()
    ended(door)
    stored = world.rows("SELECT extract(epoch FROM %s - time)::int FROM telemetry.measurement", NOW)
    assert acknowledged <= {row[0] for row in stored}
    again = start_door(world, port)
    body = [measurement(number) for number in sorted(acknowledged)]
    assert again.post("/ingest/v1/measurements", body).json()["duplicate"] == len(acknowledged)
    stop(again)


def test_a_stop_signal_lets_requests_finish(world: World, free_port: Callable[[int], int]) -> None:
    door = start_door(world, free_port(1))
    statuses: list[int] = []
    body = [measurement(second) for second in range(1000)]
    thread = threading.Thread(
        target=lambda: statuses.append(door.post("/ingest/v1/measurements", body).status_code)
    )
    thread.start()
    time.sleep(0.02)
    log = stop(door)
    thread.join()
    assert statuses == [200]
    assert "Traceback" not in log

"""The HTTP door when something fails: database away, queue or disk full, killed, stopped."""

import json
import os
import re
import signal
import subprocess
import threading
import time
from collections.abc import Callable
from pathlib import Path

import psycopg
import requests

from tests.ingest.conftest import World, eventually
from tests.ingest.http_doors import NOW, Door, door, ended, measurement, running_door, start_door, stop  # noqa: F401 (fixtures)


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

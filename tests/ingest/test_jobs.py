"""Jobs: asked for by a row, done by a runner."""

import json
import subprocess
import sys
from collections.abc import Callable
from typing import Any

from ingest.answer import Answer
from ingest.connect import connect
from ingest.jobs import Runner
from tests.ingest.conftest import World, eventually
from tests.ingest.test_replay import measurement, register

Send = Callable[..., Answer]
PROGRESS = "SELECT status, total, items, stored, duplicate, quarantined, error FROM telemetry.ingest_job"


def ask(world: World, **options: Any) -> None:
    world.rows(
        "INSERT INTO telemetry.ingest_job (organization_id, kind, options) VALUES (%s, 'replay', %s)",
        world.acme.id, json.dumps(options),
    )  # fmt: skip


def test_a_replay_by_filter(world: World, send: Send) -> None:
    send("measurements", [measurement("SN-8", second) for second in range(3)])
    send("measurements", [measurement("SN-9", second) for second in range(50)] * 5)
    register(world, "SN-8")
    register(world, "SN-9")
    runner = Runner(world.url)
    with connect(world.url) as connection:
        assert not runner.work_one(connection)
        ask(world, device="SN-9", since="2020-01-01T00:00:00Z", reason="unknown dev")
        assert runner.work_one(connection)
        assert world.rows(PROGRESS) == [("done", 250, 250, 50, 200, 0, None)]
        assert world.value("SELECT count(*) FROM telemetry.rejected WHERE replayed_at IS NULL") == 3
        ask(world, reason="another reason")
        assert runner.work_one(connection)
    assert world.value("SELECT count(*) FROM telemetry.rejected WHERE replayed_at IS NULL") == 3


def test_a_stopped_runner_gives_its_job_back_and_the_next_goes_on(world: World, send: Send) -> None:
    send("measurements", [measurement("SN-9", second) for second in range(50)] * 5)
    register(world, "SN-9")
    ask(world)
    stopped = Runner(world.url)
    stopped.stopping.set()
    with connect(world.url) as connection:
        stopped.work_one(connection)
        assert world.rows("SELECT status, items FROM telemetry.ingest_job") == [("queued", 200)]
        Runner(world.url).work_one(connection)
    assert world.rows(PROGRESS) == [("done", 250, 250, 50, 200, 0, None)]


def test_the_job_of_a_runner_that_died_is_taken_up(world: World) -> None:
    ask(world)
    world.rows("UPDATE telemetry.ingest_job SET status = 'running'")
    with connect(world.url) as connection:
        assert not Runner(world.url).work_one(connection), "it may still live"
        world.rows("UPDATE telemetry.ingest_job SET updated_at = now() - interval '3 minutes'")
        assert Runner(world.url).work_one(connection)
    assert world.rows("SELECT status FROM telemetry.ingest_job") == [("done",)]


def test_the_process(world: World) -> None:
    ask(world, since="not a time")
    environment = {"MILLWRIGHT_DATABASE_URL": world.url, "PATH": ""}
    process = subprocess.Popen([sys.executable, "-m", "ingest.jobs"], env=environment, stderr=subprocess.DEVNULL)
    try:
        eventually(lambda: world.rows("SELECT status FROM telemetry.ingest_job") == [("failed",)])
    finally:
        process.terminate()
        assert process.wait(20) == 0
    assert "Invalid" in world.value("SELECT error FROM telemetry.ingest_job")


def test_a_gateway_that_permits_it_registers_what_it_speaks_for(world: World, send: Send) -> None:
    world.rows("INSERT INTO factories.device (organization_id, factory_id, serial, archived_at)"
               " VALUES (%s, %s, 'SN-old', now())", world.acme.id, world.acme.factory_id)  # fmt: skip
    assert send("measurements", measurement("SN-9")).quarantined
    world.rows("UPDATE factories.gateway SET auto_provision = true WHERE id = %s", world.acme.gateway_id)
    answer = send("measurements", [measurement("SN-9", 1), measurement("SN-old"), measurement("SN-1")])
    assert (answer.stored, len(answer.quarantined)) == (2, 1)
    assert send("states", {"device": "SN-10", "time": "2026-11-20T10:00:00Z", "state": "running"}).stored == 1
    made = "SELECT serial FROM factories.device WHERE gateway_id = %s AND serial LIKE 'SN-_%%' ORDER BY created_at"
    assert {"SN-9", "SN-10"} <= {serial for (serial,) in world.rows(made, world.acme.gateway_id)}
    told = "SELECT count(*) FROM outbox.event WHERE type = 'Factories.device_provisioned.v1'"
    assert world.value(told) == 2
    assert send("measurements", measurement("SN-11"), world.other.sender).quarantined, "another's gateway"

"""Quarantine and back."""

import subprocess
import sys
from collections.abc import Callable
from typing import Any

from ingest.answer import Answer
from ingest.replay import Which, replay
from tests.ingest.conftest import World

TIME = "2026-11-20T10:00:00Z"


def measurement(device: str, second: int = 0) -> dict[str, Any]:
    return {"device": device, "time": f"2026-11-20T10:00:{second:02}Z", "values": {"power": 1}}


def register(world: World, serial: str) -> None:
    world.rows(
        "INSERT INTO factories.device (organization_id, factory_id, serial) VALUES (%s, %s, %s)",
        world.acme.id, world.acme.factory_id, serial,
    )  # fmt: skip


def test_what_an_unknown_device_sent_is_stored_once_it_is_known(world: World, send: Callable[..., Answer]) -> None:
    send("measurements", [measurement("SN-8", 1), measurement("SN-9", 1), measurement("SN-1", 1)])
    send("measurements", measurement("SN-9", 2))
    send("states", {"device": "SN-9", "time": TIME, "state": "running"})
    assert replay(world.url, world.acme.id).items == 0, "still unknown"
    register(world, "SN-9")
    report = replay(world.url, world.acme.id)
    assert (report.items, report.stored, report.quarantined) == (3, 3, 0)
    assert world.value("SELECT count(*) FROM telemetry.measurement") == 3
    assert world.value("SELECT count(*) FROM oee.state_message") == 1
    waiting = "SELECT device_serial FROM telemetry.rejected WHERE replayed_at IS NULL"
    assert world.rows(waiting) == [("SN-8",)]
    assert replay(world.url, world.acme.id).items == 0, "each once"


def test_one_device_only_and_no_other_organizations(world: World, send: Callable[..., Answer]) -> None:
    send("measurements", [measurement("SN-8"), measurement("SN-9")])
    send("measurements", measurement("SN-9"), world.other.sender)
    register(world, "SN-8")
    register(world, "SN-9")
    assert replay(world.url, world.other.id).items == 0
    assert replay(world.url, world.acme.id, Which(device="SN-8")).items == 1
    assert replay(world.url, world.acme.id).items == 1


def test_many(world: World, send: Callable[..., Answer]) -> None:
    send("measurements", [measurement("SN-9", second) for second in range(60)] * 8)
    register(world, "SN-9")
    seen: list[int] = []
    report = replay(world.url, world.acme.id, progress=lambda so_far: seen.append(so_far.items))
    assert (report.items, report.stored, report.duplicate) == (480, 60, 420)
    assert seen == [200, 400, 480]


def test_the_command(world: World, send: Callable[..., Answer]) -> None:
    send("measurements", measurement("SN-9"))
    register(world, "SN-9")
    command = [sys.executable, "-m", "ingest.replay", "--organization"]
    environment = {"MILLWRIGHT_DATABASE_URL": world.url, "PATH": ""}
    done = subprocess.run([*command, "acme"], env=environment, capture_output=True, text=True, check=True)
    assert "1 items replayed: 1 values stored" in done.stdout
    unknown = subprocess.run([*command, "nobody"], env=environment, capture_output=True, text=True, check=False)
    assert unknown.returncode == 1
    assert "slug of an organization is expected" in unknown.stderr

"""HTTP doors for tests: their own processes, requests over a socket."""

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import IO, Any

import pytest
import requests

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

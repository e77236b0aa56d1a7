"""MQTT doors for tests: their own processes, and paho clients of both versions."""

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import IO, Any

import paho.mqtt.client as paho
import pytest
from paho.mqtt.enums import CallbackAPIVersion, MQTTProtocolVersion

from tests.conftest import free_ports
from tests.ingest.conftest import World, eventually

NOW = datetime.now(UTC).replace(microsecond=0)
VERSIONS = [MQTTProtocolVersion.MQTTv311, MQTTProtocolVersion.MQTTv5]


@dataclass
class Door:
    """A running MQTT door on a world."""

    world: World
    port: int
    process: subprocess.Popen[bytes]
    log: IO[bytes]

    def stop(self, number: int = signal.SIGTERM) -> str:
        self.process.send_signal(number)
        self.process.wait(20)
        return self.logged()

    def logged(self) -> str:
        self.log.seek(0)
        return self.log.read().decode()


@contextmanager
def a_door(world: World, base: int | None = None) -> Iterator[Door]:
    """A door that does not outlive the test, whatever happens in it."""
    door = start_door(world, base)
    try:
        yield door
    finally:
        if door.process.poll() is None:
            door.process.kill()
        door.process.wait()
        door.log.close()


def start_door(world: World, base: int | None = None, **more: str) -> Door:
    base = base or free_ports(9)
    own = {
        "MILLWRIGHT_DATABASE_URL": world.url,
        "MILLWRIGHT_PORT": str(base),
        "MILLWRIGHT_API_KEY_CACHE_SECONDS": "1",
        "MILLWRIGHT_INGEST_QUEUE_MESSAGES": "500",
        "MILLWRIGHT_INGEST_MAX_BODY_BYTES": "300000",
    } | more
    log = tempfile.TemporaryFile()  # noqa: SIM115 (as long as the door)
    process = subprocess.Popen([sys.executable, "-m", "ingest.mqtt_door"], env=os.environ | own, stderr=log)
    door = Door(world, base + 4, process, log)

    def listens() -> bool:
        assert process.poll() is None, door.logged()
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", door.port)) == 0

    try:
        eventually(listens)
    except BaseException:
        process.kill()
        process.wait()
        raise
    return door


@pytest.fixture(scope="module")
def running_door(shared_world: World) -> Iterator[Door]:
    door = start_door(shared_world)
    yield door
    log = door.stop()
    door.log.close()
    assert "Traceback" not in log


@pytest.fixture
def door(running_door: Door) -> Door:
    running_door.world.clean()
    return running_door


@dataclass
class Client:
    """A paho client that remembers what it was told."""

    paho: paho.Client
    connected: list[str] = field(default_factory=list)
    disconnected: list[str] = field(default_factory=list)
    acknowledged: dict[int, tuple[str, str]] = field(default_factory=dict)

    def publish(self, topic: str, payload: Any, qos: int = 1) -> int:
        data = payload if isinstance(payload, bytes) else json.dumps(payload)
        return self.paho.publish(topic, data, qos).mid

    def outcome(self, topic: str, payload: Any, qos: int = 1) -> tuple[str, str]:
        """Publish and wait; reason code and reason string."""
        mid = self.publish(topic, payload, qos)
        eventually(lambda: mid in self.acknowledged)
        return self.acknowledged[mid]


@pytest.fixture
def connect(door: Door) -> Iterator[Any]:
    clients: list[Client] = []

    def connect(
        version: MQTTProtocolVersion = MQTTProtocolVersion.MQTTv5,
        key: str = "",
        port: int = 0,
        in_flight: int = 20,
        **options: Any,
    ) -> Client:
        client = Client(paho.Client(CallbackAPIVersion.VERSION2, protocol=version, **options))
        client.paho.max_inflight_messages_set(in_flight)
        client.paho.on_connect = lambda _c, _u, _f, reason, _p: client.connected.append(str(reason))
        client.paho.on_disconnect = lambda _c, _u, _f, reason, _p: client.disconnected.append(str(reason))

        def on_publish(_client: Any, _data: Any, mid: int, reason: Any, properties: Any) -> None:
            client.acknowledged[mid] = (str(reason), getattr(properties, "ReasonString", ""))

        client.paho.on_publish = on_publish
        client.paho.username_pw_set("gw-1", key or door.world.acme.key.key)
        client.paho.connect("127.0.0.1", port or door.port, keepalive=30)
        client.paho.loop_start()
        clients.append(client)
        eventually(lambda: bool(client.connected))
        return client

    yield connect
    for client in clients:
        client.paho.disconnect()
        client.paho.loop_stop()


def measurement(seconds: int = 0, device: str = "SN-1", **values: float) -> dict[str, Any]:
    return {
        "device": device,
        "time": (NOW - timedelta(seconds=seconds)).isoformat(),
        "values": values or {"power": 1},
    }


TOPIC = "mw/acme/gw-1/measurements"

"""The MQTT worker behind a real Mosquitto."""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO

import paho.mqtt.client as paho
import pytest
from paho.mqtt.enums import CallbackAPIVersion, MQTTProtocolVersion

from ingest.mqtt_worker import Broker
from tests.conftest import free_ports
from tests.ingest.conftest import World, eventually

MOSQUITTO = shutil.which("mosquitto") or shutil.which("mosquitto", path="/usr/sbin:/usr/local/sbin")
pytestmark = [
    pytest.mark.broker,
    pytest.mark.skipif(MOSQUITTO is None, reason="no mosquitto binary on this machine"),
]
NOW = datetime.now(UTC).replace(microsecond=0)
TOPIC = "mw/acme/gw-1/measurements"


@dataclass
class Mosquitto:
    """A Mosquitto with persistence, and what it takes to start it again."""

    directory: Path
    port: int
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start(self) -> None:
        configuration = self.directory / "mosquitto.conf"
        configuration.write_text(
            f"listener {self.port} 127.0.0.1\nallow_anonymous true\npersistence true\n"
            f"persistence_location {self.directory}/\nautosave_interval 1\nmax_queued_messages 0\n"
            "max_inflight_messages 1000\nuser root\n"
        )
        assert MOSQUITTO
        command = [MOSQUITTO, "-c", str(configuration)]
        self.processes.append(subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))


@pytest.fixture
def broker() -> Iterator[Mosquitto]:
    with tempfile.TemporaryDirectory() as directory:
        running = Mosquitto(Path(directory), free_ports())
        running.start()
        yield running
        for process in running.processes:
            process.kill()
            process.wait()


@dataclass
class Workers:
    """Worker processes on a world and a broker."""

    world: World
    broker: Mosquitto
    log: IO[bytes]
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start(self, number: int = 1) -> subprocess.Popen[bytes]:
        own = {
            "MILLWRIGHT_DATABASE_URL": self.world.url,
            "MILLWRIGHT_MQTT_BROKER_URL": f"mqtt://127.0.0.1:{self.broker.port}",
            "MILLWRIGHT_WORKER_NUMBER": str(number),
            "MILLWRIGHT_MQTT_SHARE_GROUP": "millwright",
        }
        command = [sys.executable, "-m", "ingest.mqtt_worker"]
        self.processes.append(subprocess.Popen(command, env=os.environ | own, stderr=self.log))
        return self.processes[-1]

    def logged(self) -> str:
        self.log.flush()
        self.log.seek(0)
        return self.log.read().decode()


@pytest.fixture
def workers(world: World, broker: Mosquitto) -> Iterator[Workers]:
    with tempfile.TemporaryFile() as log:
        running = Workers(world, broker, log)
        yield running
        for process in running.processes:
            if process.poll() is None:
                process.kill()
            process.wait()
        assert "Traceback" not in running.logged()


@pytest.fixture
def publisher(broker: Mosquitto) -> Iterator[paho.Client]:
    client = paho.Client(CallbackAPIVersion.VERSION2, protocol=MQTTProtocolVersion.MQTTv5)
    client.max_inflight_messages_set(500)

    def reachable() -> bool:
        try:
            client.connect("127.0.0.1", broker.port)
        except OSError:
            return False
        return True

    eventually(reachable)
    client.loop_start()
    yield client
    client.disconnect()
    client.loop_stop()


def measurement(seconds: int, device: str = "SN-1") -> str:
    time = (NOW - timedelta(seconds=seconds)).isoformat()
    return json.dumps({"device": device, "time": time, "values": {"power": 1}})


def stored(world: World) -> int:
    count: int = world.value("SELECT count(*) FROM telemetry.measurement")
    return count


def subscribed(workers: Workers, publisher: paho.Client) -> None:
    """Wait until a worker has made its subscription, after which the broker keeps messages for it."""

    def arrives() -> bool:
        publisher.publish("mw/acme/gw-1/health", b"probe", 1)
        time.sleep(0.1)
        return bool(workers.world.value("SELECT count(*) FROM telemetry.rejected"))

    eventually(arrives)


def test_messages_arrive_with_their_outcomes(workers: Workers, publisher: paho.Client) -> None:
    world = workers.world
    workers.start()
    subscribed(workers, publisher)
    world.clean()
    publisher.publish(TOPIC, measurement(1), 1)
    publisher.publish(TOPIC, measurement(1), 1)
    publisher.publish(TOPIC, measurement(2, "SN-9"), 1)
    publisher.publish(TOPIC, b"\xff", 1)
    publisher.publish("mw/nobody/gw-1/measurements", measurement(3), 1)
    state = {"device": "SN-1", "time": NOW.isoformat(), "state": "running"}
    publisher.publish("mw/acme/gw-1/states", json.dumps(state), 1)
    counts = "SELECT outcome, sum(count)::int FROM telemetry.outcome_count GROUP BY outcome"
    expected = {"stored": 2, "duplicate": 1, "quarantined": 1, "rejected": 1}
    eventually(lambda: dict(world.rows(counts)) == expected)
    assert "nobody's: mw/nobody" in workers.logged()


@pytest.mark.parametrize("victim", ["worker", "broker"])
def test_killed_under_load_nothing_is_lost(workers: Workers, publisher: paho.Client, victim: str) -> None:
    """Two workers share the stream; one, or the broker, is killed in the middle of it."""
    world, total = workers.world, 3000
    first = workers.start(1)
    workers.start(2)
    subscribed(workers, publisher)
    confirmed: set[int] = set()
    publisher.on_publish = lambda _c, _d, mid, _r, _p: confirmed.add(mid)
    sent = [publisher.publish(TOPIC, measurement(second), 1).mid for second in range(total)]
    eventually(lambda: stored(world) > 300)
    if victim == "worker":
        first.send_signal(signal.SIGKILL)
        first.wait()
        workers.start(1)
    else:
        eventually(lambda: confirmed >= set(sent))
        time.sleep(1.5)  # the broker writes its store once a second: what it confirmed since is its own risk
        workers.broker.processes[0].kill()
        workers.broker.processes[0].wait()
        workers.broker.start()
    eventually(lambda: stored(world) == total)
    assert world.value("SELECT count(DISTINCT time) FROM telemetry.measurement") == total


def test_what_could_not_even_be_quarantined_comes_again(workers: Workers, publisher: paho.Client) -> None:
    workers.start()
    subscribed(workers, publisher)
    world = workers.world
    moved = {"measurement": "gone", "rejected": "gone_too"}
    for name, other in moved.items():
        world.rows(f"ALTER TABLE telemetry.{name} RENAME TO {other}")
    publisher.publish(TOPIC, measurement(0), 1)
    eventually(lambda: "on a new connection" in workers.logged())
    for name, other in moved.items():
        world.rows(f"ALTER TABLE telemetry.{other} RENAME TO {name}")
    eventually(lambda: stored(world) == 1)
    workers.log.truncate(0)  # the refusals with their tracebacks were meant


def test_a_stop_signal_commits_and_acknowledges_what_was_taken(workers: Workers, publisher: paho.Client) -> None:
    process = workers.start()
    subscribed(workers, publisher)
    for second in range(500):
        publisher.publish(TOPIC, measurement(second), 1)
    eventually(lambda: stored(workers.world) > 0)
    process.send_signal(signal.SIGTERM)
    assert process.wait(20) == 0
    assert "did not drain" not in workers.logged()
    workers.start()
    eventually(lambda: stored(workers.world) == 500)


def test_a_stop_signal_ends_a_worker_that_waits_for_the_database(workers: Workers, publisher: paho.Client) -> None:
    process = workers.start()
    subscribed(workers, publisher)
    with workers.world.away():
        publisher.publish("mw/acme/gw-new/measurements", measurement(0), 1)  # of a gateway to be looked up
        eventually(lambda: "database away" in workers.logged())
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 0
    workers.start()
    eventually(lambda: stored(workers.world) == 1)


@pytest.mark.parametrize("url", ["http://host", "mqtt://", "host:1883", ""])
def test_a_broker_url_that_is_none(url: str) -> None:
    with pytest.raises(ValueError, match="is expected"):
        Broker.parse(url)


def test_a_broker_url() -> None:
    assert Broker.parse("mqtt://a:p%40ss@host") == Broker("host", 1883, False, "a", "p@ss")
    assert Broker.parse("mqtts://host:9") == Broker("host", 9, True, None, None)

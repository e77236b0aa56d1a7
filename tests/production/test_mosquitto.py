"""Our Mosquitto configuration on a real broker: who may write where, and what a crash costs."""

import contextlib
import os
import re
import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import paho.mqtt.client as mqtt
import pytest
from paho.mqtt.enums import CallbackAPIVersion
from paho.mqtt.packettypes import PacketTypes
from paho.mqtt.properties import Properties

from tests.conftest import free_ports

MOSQUITTO = shutil.which("mosquitto", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
CONFIGURATION = Path(__file__).resolve().parents[2] / "mosquitto"

pytestmark = [
    pytest.mark.broker,
    pytest.mark.skipif(MOSQUITTO is None, reason="Mosquitto is not installed"),
]


class Broker:
    """A Mosquitto with our configuration; only its paths and its port are of this test."""

    def __init__(self, directory: Path) -> None:
        self.port = free_ports()
        self.directory = directory
        replaced = (CONFIGURATION / "mosquitto.conf").read_text()
        replaced = replaced.replace("/mosquitto/data/", f"{directory}/").replace(
            "/mosquitto/config/", f"{directory}/"
        )
        replaced = re.sub(r"^listener 1883$", f"listener {self.port} 127.0.0.1", replaced, flags=re.M)
        (directory / "mosquitto.conf").write_text(replaced)
        shutil.copy(CONFIGURATION / "acl", directory / "acl")
        self.passwords = directory / "passwords"

    def start(self) -> None:
        """Start it as the container does."""
        environment = os.environ | {
            "PATH": f"{os.environ.get('PATH', '')}:/usr/sbin",
            "PASSWORDS": str(self.passwords),
            "CONFIGURATION": str(self.directory / "mosquitto.conf"),
            "WORKER_PASSWORD": "worker-password",
        }
        with (self.directory / "log").open("ab") as log:
            self.process = subprocess.Popen(
                ["sh", str(CONFIGURATION / "start.sh")], env=environment, stdout=log, stderr=log
            )
        deadline = time.monotonic() + 10
        while True:
            with contextlib.suppress(OSError):
                client = mqtt.Client(CallbackAPIVersion.VERSION2, protocol=mqtt.MQTTv5)
                client.connect("127.0.0.1", self.port)
                client.disconnect()
                return
            assert time.monotonic() < deadline, (self.directory / "log").read_text()
            time.sleep(0.05)

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def client(self, user: str, password: str, name: str) -> "Peer":
        return Peer(self.port, user, password, name)


class Peer:
    """A client that waits for its answers."""

    def __init__(self, port: int, user: str, password: str, name: str) -> None:
        self.received: list[bytes] = []
        self.codes: list[str] = []
        self._connected = threading.Event()
        self._client = mqtt.Client(
            CallbackAPIVersion.VERSION2, client_id=name, protocol=mqtt.MQTTv5, manual_ack=True
        )
        self._client.username_pw_set(user, password)
        self._client.on_connect = self._on_connect
        self._client.on_message = lambda _client, _data, message: self.received.append(bytes(message.payload))
        self._client.on_publish = self._on_publish
        expiry = Properties(PacketTypes.CONNECT)  # type: ignore[no-untyped-call] # paho's constructor
        expiry.SessionExpiryInterval = 3600
        self._client.connect("127.0.0.1", port, clean_start=False, properties=expiry)
        self._client.loop_start()
        assert self._connected.wait(5)

    def _on_connect(
        self, _client: object, _data: object, _flags: object, code: object, _properties: object
    ) -> None:
        self.codes.append(str(code))
        self._connected.set()

    def _on_publish(self, _client: object, _data: object, _mid: int, code: object, _properties: object) -> None:
        self.codes.append(str(code))

    def publish(self, topic: str, payload: bytes) -> str:
        """Publish with QoS 1; returns the broker's reason code."""
        self._client.publish(topic, payload, qos=1).wait_for_publish(5)
        deadline = time.monotonic() + 5
        while len(self.codes) < 2 and time.monotonic() < deadline:
            time.sleep(0.01)
        return self.codes.pop()

    def subscribe(self, topic: str) -> None:
        done = threading.Event()
        self._client.on_subscribe = lambda *_: done.set()
        self._client.subscribe(topic, qos=1)
        assert done.wait(5)

    def close(self) -> None:
        self._client.disconnect()
        self._client.loop_stop()


@pytest.fixture
def broker(open_directory: Path) -> Iterator[Broker]:
    """A running broker that knows one gateway."""
    made = Broker(open_directory)
    made.passwords.touch(0o600)
    subprocess.run(["mosquitto_passwd", "-b", made.passwords, "aurora/gate-1", "gateway-password"], check=True)
    made.start()
    yield made
    made.kill()


def test_a_gateway_writes_below_its_own_topic_only(broker: Broker) -> None:
    gateway = broker.client("aurora/gate-1", "gateway-password", "g")
    worker = broker.client("worker", "worker-password", "w")
    worker.subscribe("$share/millwright/mw/#")
    gateway.subscribe("mw/#")
    assert gateway.publish("mw/aurora/gate-1/measurements", b"mine") == "Success"
    for number, topic in enumerate(("mw/aurora/gate-2/measurements", "mw/borealis/gate-1/measurements")):
        pretender = broker.client("aurora/gate-1", "gateway-password", f"p{number}")
        assert pretender.publish(topic, b"not mine") == "Not authorized"
        pretender.close()
    time.sleep(0.3)
    assert worker.received == [b"mine"]
    assert gateway.received == []
    gateway.close()
    worker.close()


@pytest.mark.parametrize(("user", "password"), [("worker", "wrong"), ("", ""), ("aurora/gate-1", "")])
def test_strangers_are_refused(broker: Broker, user: str, password: str) -> None:
    peer = broker.client(user, password, "s")
    assert peer.codes[0] == "Not authorized"
    peer.close()


def test_what_waits_for_a_worker_outlives_a_crash(broker: Broker) -> None:
    worker = broker.client("worker", "worker-password", "w")
    worker.subscribe("$share/millwright/mw/#")
    worker.close()
    gateway = broker.client("aurora/gate-1", "gateway-password", "g")
    for number in range(3000):
        assert gateway.publish("mw/aurora/gate-1/measurements", b"%d" % number) == "Success"
    time.sleep(2.5)  # autosave_interval is one second
    broker.kill()
    gateway.close()
    broker.start()
    again = broker.client("worker", "worker-password", "w")
    deadline = time.monotonic() + 10
    while len(again.received) < 2000 and time.monotonic() < deadline:
        time.sleep(0.05)
    assert again.received[:2000] == [b"%d" % number for number in range(2000)]
    again.close()

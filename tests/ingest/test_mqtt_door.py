"""The MQTT door, for real: its own process, paho clients of both versions, and raw sockets."""

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import IO, Any

import paho.mqtt.client as paho
import pytest
import requests
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


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("qos", [1, 2])
def test_acknowledged_means_committed(door: Door, connect: Any, version: MQTTProtocolVersion, qos: int) -> None:
    client = connect(version)
    assert client.connected == ["Success"]
    for number in range(20):
        assert client.outcome(TOPIC, measurement(number), qos)[0] == "Success"
        assert door.world.value("SELECT count(*) FROM telemetry.measurement") == number + 1
    gateways = "SELECT DISTINCT gateway_id FROM telemetry.outcome_count"
    assert door.world.rows(gateways) == [(door.world.acme.gateway_id,)]


def test_qos_0_is_stored_too(door: Door, connect: Any) -> None:
    connect().publish(TOPIC, [measurement(number) for number in range(5)], 0)
    eventually(lambda: door.world.value("SELECT count(*) FROM telemetry.measurement") == 5)


@pytest.mark.parametrize("version", VERSIONS)
def test_a_burst_is_stored_whole(door: Door, connect: Any, version: MQTTProtocolVersion) -> None:
    client = connect(version, in_flight=200)
    mids = [client.publish(TOPIC, measurement(number)) for number in range(1000)]
    eventually(lambda: len(client.acknowledged) == len(mids))
    assert door.world.value("SELECT count(*) FROM telemetry.measurement") == 1000


def test_the_reason_of_a_refusal_is_told_in_mqtt_5(door: Door, connect: Any) -> None:
    reason, words = connect().outcome(TOPIC, b'{"device": "SN-1", "time": 5, "values": {"a": 1}}')
    assert reason == "Payload format invalid"
    assert words.startswith("item 0: time expected an RFC 3339 time")
    reason, words = connect().outcome(TOPIC, [measurement(), measurement(device="SN-7")])
    assert (reason, words) == ("Success", "item 1: quarantined, unknown device SN-7")
    assert connect().outcome(TOPIC, b"\xff\xfe")[0] == "Payload format invalid"
    assert door.world.rows("SELECT outcome, reason FROM telemetry.rejected ORDER BY received_at") == [
        ("rejected", 'expected an RFC 3339 time with zone, such as "2026-11-20T10:00:00.123Z"'),
        ("quarantined", "unknown device SN-7"),
        ("rejected", "not UTF-8 at byte 0"),
    ]


def test_in_mqtt_311_a_refusal_is_acknowledged_and_kept(door: Door, connect: Any) -> None:
    assert connect(MQTTProtocolVersion.MQTTv311).outcome(TOPIC, b"nonsense")[0] == "Success"
    assert door.world.value("SELECT count(*) FROM telemetry.rejected") == 1


@pytest.mark.parametrize(
    "topic",
    [
        "mw/other/gw-1/measurements",
        "mw/acme/gw-2/measurements",
        "mw/acme/gw-1/nothing",
        "elsewhere",
        "mw/acme/gw-1",
    ],
)
def test_a_key_writes_to_its_own_gateways_topics_only(door: Door, connect: Any, topic: str) -> None:
    client = connect()
    assert client.outcome(topic, measurement())[0] == "Not authorized"
    assert client.outcome(TOPIC, measurement(1))[0] == "Success"
    old = connect(MQTTProtocolVersion.MQTTv311)
    old.paho.reconnect_delay_set(60)
    old.publish(topic, measurement())
    eventually(lambda: bool(old.disconnected))
    assert door.world.value("SELECT count(*) FROM telemetry.measurement") == 1


def test_a_key_without_gateway_speaks_as_any_of_its_organization(door: Door, connect: Any) -> None:
    world = door.world
    world.rows("UPDATE auth.api_key SET gateway_id = NULL WHERE organization_id = %s", world.other.id)
    client = connect(key=world.other.key.key)
    assert client.outcome("mw/other/gw-1/measurements", measurement())[0] == "Success"
    assert client.outcome(TOPIC, measurement())[0] == "Not authorized"
    world.rows(
        "UPDATE auth.api_key SET gateway_id = %s WHERE organization_id = %s",
        world.other.gateway_id,
        world.other.id,
    )


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("key", ["wrong", "mwk_" + "0" * 12 + "_" + "A" * 32])
def test_a_wrong_key_is_refused(connect: Any, version: MQTTProtocolVersion, key: str) -> None:
    assert connect(version, key).connected[0] == "Bad user name or password"


def test_subscriptions_to_what_is_not_ones_own_are_refused(connect: Any) -> None:
    client, told = connect(), []
    client.paho.on_subscribe = lambda _c, _u, _m, reasons, _p: told.append([str(reason) for reason in reasons])
    client.paho.subscribe([("mw/#", 1), ("#", 0), ("mw/other/gw-1/commands", 1), ("mw/acme/gw-2/commands", 1)])
    eventually(lambda: bool(told))
    assert told == [["Not authorized"] * 4]


class Gateway:
    """A client that listens on topics, and what it heard."""

    def __init__(self, client: Client, *topics: str, qos: int = 1) -> None:
        self.heard: list[dict[str, Any]] = []
        self.granted: list[str] = []
        client.paho.on_message = lambda _c, _u, message: self.heard.append(json.loads(message.payload))
        client.paho.on_subscribe = lambda _c, _u, _m, reasons, _p: self.granted.extend(map(str, reasons))
        client.paho.subscribe([(topic, qos) for topic in topics])
        eventually(lambda: len(self.granted) == len(topics))


def command(world: World, content: dict[str, Any], **more: Any) -> str:
    acme = world.acme
    row = {"organization_id": acme.id, "gateway_id": acme.gateway_id, "content": json.dumps(content), **more}
    insert = (
        f"INSERT INTO telemetry.command ({', '.join(row)}) VALUES ({', '.join(['%s'] * len(row))}) RETURNING id"
    )
    return str(world.value(insert, *row.values()))


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("qos", [0, 1, 2])
def test_a_gateway_hears_its_commands_once(
    door: Door, connect: Any, version: MQTTProtocolVersion, qos: int
) -> None:
    world = door.world
    number = command(world, {"set": qos})
    command(world, {"too": "late"}, expires_at=NOW - timedelta(seconds=5))
    client = connect(version)
    gateway = Gateway(client, "mw/acme/gw-1/commands", qos=qos)
    assert gateway.granted == [f"Granted QoS {min(qos, 1)}"]
    eventually(lambda: world.value("SELECT delivered_at IS NOT NULL FROM telemetry.command WHERE id = %s", number))
    second = command(world, {"set": "again"})
    eventually(lambda: len(gateway.heard) == 2)
    assert [(heard["id"], heard["command"]) for heard in gateway.heard] == [
        (number, {"set": qos}), (second, {"set": "again"})
    ]  # fmt: skip
    assert client.outcome(TOPIC, measurement())[0] == "Success"


def test_what_was_not_acknowledged_is_commanded_again(door: Door, connect: Any) -> None:
    number = command(door.world, {"reboot": True})
    deaf = connect(manual_ack=True)
    assert Gateway(deaf, "mw/acme/gw-1/commands").granted
    time.sleep(2.5)  # the door looks twice for commands: this one is under way
    deaf.paho.disconnect()
    gateway = Gateway(connect(), "mw/acme/gw-1/commands")
    eventually(lambda: [heard["id"] for heard in gateway.heard] == [number])


def test_a_will_is_taken_unless_its_client_says_good_bye(door: Door) -> None:
    for second, polite in ((1, True), (2, False)):
        client = paho.Client(CallbackAPIVersion.VERSION2)
        client.username_pw_set("gw-1", door.world.acme.key.key)
        client.will_set(TOPIC, json.dumps(measurement(second)))
        client.connect("127.0.0.1", door.port)
        while not client.is_connected():
            client.loop(0.1)
        if polite:
            client.disconnect()
        client.socket() and client.socket().close()  # type: ignore[union-attr] # it may be closed already
    stored = "SELECT time FROM telemetry.measurement"
    eventually(lambda: door.world.rows(stored) == [(NOW - timedelta(seconds=2),)])


def test_metrics(door: Door, connect: Any) -> None:
    connect().outcome(TOPIC, [measurement(), measurement(device="SN-7")])
    text = requests.get(f"http://127.0.0.1:{door.port + 4}/metrics", timeout=5).text
    assert "millwright_ingest_mqtt_connections 1.0" in text
    assert 'millwright_ingest_refused_total{outcome="quarantined",reason="unknown device"}' in text
    assert "millwright_ingest_wait_seconds_count" in text


def test_a_revoked_key_ends_its_open_connections(door: Door, connect: Any) -> None:
    client = connect()
    client.paho.reconnect_delay_set(60)
    door.world.rows("UPDATE auth.api_key SET revoked_at = now() WHERE prefix = %s", door.world.acme.key.prefix)
    eventually(lambda: client.disconnected == ["Not authorized"])


def test_a_session_is_taken_over(connect: Any) -> None:
    first = connect(client_id="same")
    first.paho.reconnect_delay_set(60)
    connect(client_id="same")
    eventually(lambda: first.disconnected == ["Session taken over"])


def test_keep_alive(door: Door) -> None:
    with socket.create_connection(("127.0.0.1", door.port), timeout=10) as silent:
        key = door.world.acme.key.key.encode()
        body = b"\0\4MQTT\4\x42\0\1\0\1s" + len(key).to_bytes(2, "big") + key
        silent.sendall(bytes([0x10, len(body)]) + body)
        assert silent.recv(4) == b"\x20\2\0\0"
        silent.sendall(b"\xc0\0")
        assert silent.recv(2) == b"\xd0\0"
        started = time.monotonic()
        assert silent.recv(1) == b"", "closed after one and a half seconds of silence"
        assert time.monotonic() - started > 1.4


@pytest.mark.parametrize(
    "garbage",
    [
        b"GET / HTTP/1.1\r\n\r\n",
        b"\x16\x03\x01\x02\0",
        b"\0" * 100,
        b"\xff" * 5000,
        b"\x10\x00",
        b"\x10\xff\xff\xff\x7f",
    ],
)
def test_garbage_closes_the_connection_and_nothing_else(door: Door, connect: Any, garbage: bytes) -> None:
    with socket.create_connection(("127.0.0.1", door.port), timeout=10) as stranger:
        stranger.sendall(garbage)
        assert stranger.recv(100) == b""
    assert connect().outcome(TOPIC, measurement())[0] == "Success"


def test_garbage_after_signing_in_is_told(connect: Any) -> None:
    client = connect()
    client.paho.reconnect_delay_set(60)
    client.paho.socket().sendall(b"\x36\x02\0\0")
    eventually(lambda: client.disconnected == ["Malformed packet"])


def test_a_payload_larger_than_allowed_ends_the_connection(connect: Any) -> None:
    client = connect()
    client.paho.reconnect_delay_set(60)
    client.publish(TOPIC, b" " * 300_001)
    eventually(lambda: client.disconnected == ["Packet too large"])


def test_raw_payloads(door: Door, connect: Any) -> None:
    reason, words = connect().outcome("mw/acme/gw-1/raw/unheard", b"\xff\0\1")
    assert (reason, words) == ("Success", "item 0: quarantined, unknown device model unheard")
    assert door.world.rows("SELECT kind, content FROM telemetry.rejected") == [("payloads/unheard", b"\xff\0\1")]


def test_a_large_payload_is_taken(door: Door, connect: Any) -> None:
    assert connect().outcome(TOPIC, [measurement(number) for number in range(2500)])[0] == "Success"
    assert door.world.value("SELECT count(*) FROM telemetry.measurement") == 2500


def test_while_the_database_is_away_senders_wait_and_nothing_is_lost(door: Door, connect: Any) -> None:
    world = door.world
    client = connect(in_flight=0)
    assert client.outcome(TOPIC, measurement(0))[0] == "Success"
    with world.away():
        for number in range(1, 1500):
            client.publish(TOPIC, measurement(number))
        time.sleep(1)
        assert len(client.acknowledged) == 1
    eventually(lambda: len(client.acknowledged) == 1500)
    assert world.value("SELECT count(*) FROM telemetry.measurement") == 1500


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_ended_under_load_it_loses_nothing_that_it_acknowledged(world: World, connect: Any, number: int) -> None:
    base = free_ports(9)
    with a_door(world, base) as door:
        client = connect(port=door.port, client_id="steady")
        client.paho.reconnect_delay_set(1, 1)
        publisher = threading.Thread(
            target=lambda: [client.publish(TOPIC, measurement(second)) for second in range(3000)]
        )
        publisher.start()
        eventually(lambda: len(client.acknowledged) > 200)
        log = door.stop(number)
        publisher.join()
    acknowledged = len(client.acknowledged)
    assert acknowledged <= world.value("SELECT count(*) FROM telemetry.measurement")
    if number == signal.SIGTERM:
        assert "stopped" in log
        assert "did not drain" not in log
    with a_door(world, base):
        eventually(lambda: len(client.acknowledged) == 3000)
        assert world.value("SELECT count(*) FROM telemetry.measurement") == 3000

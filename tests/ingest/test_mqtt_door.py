"""The MQTT door, for real: its own process, paho clients of both versions, and raw sockets."""

import json
import signal
import socket
import threading
import time
from datetime import timedelta
from typing import Any

import paho.mqtt.client as paho
import pytest
import requests
from paho.mqtt.enums import CallbackAPIVersion, MQTTProtocolVersion

from tests.conftest import free_ports
from tests.ingest.conftest import World, eventually
from tests.ingest.mqtt_doors import (  # noqa: F401 (fixtures)
    NOW,
    TOPIC,
    VERSIONS,
    Client,
    Door,
    a_door,
    connect,
    door,
    measurement,
    running_door,
)


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

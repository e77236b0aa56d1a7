"""Sparkplug B: bytes to metrics, births and aliases, deaths, rebirth requests."""

import struct
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ingest.answer import Answer
from ingest.foreign import sparkplug
from ingest.foreign.protobuf import FIXED32, FIXED64, WireError, field, fields, varint
from ingest.message import Message, Task
from ingest.mqtt_topics import Address, parse_topic
from ingest.payloads import Reader
from tests.ingest.conftest import NOW, World, eventually, make_tasks_wait
from tests.ingest.mqtt_doors import connect, door, running_door  # noqa: F401 (fixtures)

AT = int(NOW.timestamp() * 1000)
INT32, DOUBLE, BOOLEAN, STRING = 3, 10, 11, 12


def metric(
    name: str = "",
    value: Any = None,
    datatype: int = 0,
    alias: int | None = None,
    at: int | None = None,
    unit: str = "",
) -> bytes:
    """A metric; ints go into int_value, floats into double_value, texts into string_value."""
    data = field(1, name.encode()) if name else b""
    data += b"" if alias is None else field(2, alias)
    data += b"" if at is None else field(3, at)
    data += field(4, datatype) if datatype else b""
    if unit:
        data += field(9, field(1, b"engUnit") + field(2, field(1, STRING) + field(8, unit.encode())))
    if value is None:
        return data + field(7, 1)
    if isinstance(value, bool):
        return data + field(14, int(value))
    if isinstance(value, int):
        return data + field(10, value & 0xFFFF_FFFF)
    if isinstance(value, float):
        return data + varint(13 << 3 | FIXED64) + struct.pack("<d", value)
    return data + field(15, value.encode())


def payload(*metrics: bytes, at: int = AT) -> bytes:
    return field(1, at) + b"".join(field(2, one) for one in metrics) + field(3, 0)


def test_a_payload_is_read() -> None:
    read = sparkplug.parse(
        payload(
            metric("a", -5, INT32, alias=1), metric("b", 2.5, DOUBLE, at=7, unit="kW"), metric("c", True),
            metric("d", "text"),
        )
    )  # fmt: skip
    assert read.timestamp_ms == AT
    assert [(m.name, m.alias, m.timestamp_ms, m.value(m.datatype), m.unit) for m in read.metrics] == [
        ("a", 1, None, -5.0, ""), ("b", None, 7, 2.5, "kW"), ("c", None, None, 1.0, ""),
        ("d", None, None, None, ""),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("told", "number"), [(7, 7), (7.0, 7), (256, None), (-1, None), (float("inf"), None), (float("nan"), None)]
)
def test_the_number_of_a_birth_is_a_byte_or_none(told: float, number: int | None) -> None:
    assert sparkplug.parse(payload(metric("bdSeq", told))).bd_seq == number


@pytest.mark.parametrize(
    ("raw", "datatype", "value"),
    [(0xFF, 1, -1), (0x7F, 1, 127), (0xFFFF_8000, 2, -32768), (0xFFFF_FFFF, 3, -1), (0xFFFF_FFFF, 7, 2**32 - 1)],
)
def test_signed_integers(raw: int, datatype: int, value: float) -> None:
    (one,) = sparkplug.parse(payload(field(1, b"x") + field(4, datatype) + field(10, raw))).metrics
    assert one.value(datatype) == value


def test_a_float_and_a_rebirth_command() -> None:
    (one,) = sparkplug.parse(payload(field(1, b"x") + varint(12 << 3 | FIXED32) + struct.pack("<f", 0.5))).metrics
    assert one.value(9) == 0.5
    (command,) = sparkplug.parse(sparkplug.rebirth_command(AT)).metrics
    assert (command.name, command.value(11)) == ("Node Control/Rebirth", 1.0)


@settings(max_examples=500, deadline=None)
@given(st.binary(max_size=60))
@example(b"\xff" * 11)
@example(field(2, b"\x50"))
def test_any_bytes_are_a_payload_or_refused(data: bytes) -> None:
    for body in (data, field(2, data), field(2, field(1, b"x") + field(9, data))):
        try:
            sparkplug.parse(body)
        except WireError:
            continue


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 500), st.one_of(st.integers(0, 2**64 - 1), st.binary(max_size=300)))))
def test_what_is_written_is_read(written: list[tuple[int, int | bytes]]) -> None:
    data = b"".join(field(number, value) for number, value in written)
    assert [(number, value) for number, _, value in fields(data)] == written


@pytest.mark.parametrize(
    ("topic", "address"),
    [
        ("spBv1.0/acme/NBIRTH/gw-1", Address("acme", "gw-1", "spBv1.0/NBIRTH/gw-1")),
        ("spBv1.0/acme/DDATA/gw-1/SN-1", Address("acme", "gw-1", "spBv1.0/DDATA/gw-1/SN-1")),
        ("spBv1.0/acme/DDATA/gw-1", None),
        ("spBv1.0/acme/NDATA/gw-1/SN-1", None),
        ("spBv1.0/acme/NCMD/gw-1", None),
        ("spBv1.0/STATE/host", None),
        ("umh/v1/acme/site/_historian/t", Address("acme", "", "umh/site/_historian/t")),
    ],
)
def test_topics(topic: str, address: Address | None) -> None:
    assert parse_topic(topic) == address


@pytest.fixture
def tell(world: World, make_writer: Callable[..., Any]) -> Iterator[Callable[..., Answer]]:
    """Send a Sparkplug message of gw-1; the answer. Two readers take turns, as two workers do."""
    readers, writer = [Reader(world.url), Reader(world.url)], make_writer()

    def send(kind: str, *metrics: bytes) -> Answer:
        readers.reverse()
        message = Message(world.acme.sender, "mqtt-door", f"spBv1.0/{kind}", payload(*metrics), NOW, "sparkplug")

        def task(done: Callable[[Task], None]) -> Task:
            return Task(message, readers[0].read(message), done)

        return make_tasks_wait([task], writer)[0]

    yield send
    for reader in readers:
        reader.close()


def test_aliases_are_known_from_a_birth_to_every_worker(world: World, tell: Callable[..., Answer]) -> None:
    unborn = tell("DDATA/gw-1/SN-1", metric(alias=7, value=1))
    assert unborn.quarantined[0].reason == "alias 7 is not known: no birth of SN-1 names it"
    born = tell(
        "DBIRTH/gw-1/SN-1", metric("power", 4000, INT32, alias=7, unit="W"),
        metric("Device Control/Reboot", False, BOOLEAN),
        metric("maker", "ACME", STRING), metric("later", None, DOUBLE, alias=8),
    )  # fmt: skip
    assert born.stored == 1
    assert [one.reason for one in born.quarantined] == ["only numbers and booleans are stored, not maker"]
    assert (
        tell("DDATA/gw-1/SN-1", metric(alias=7, value=-1500, at=AT - 1000), metric(alias=8, value=2.5)).stored == 2
    )
    assert tell("DDATA/gw-1/SN-1", metric(alias=7, value=-1500, at=AT - 1000)).duplicate == 1
    stored = "SELECT measure, unit, value FROM telemetry.measurement JOIN telemetry.series ON id = series_id"
    assert world.rows(stored + " ORDER BY 1, 3") == [
        ("later", "", 2.5),
        ("power", "kW", -1.5),
        ("power", "kW", 4.0),
    ]


def test_deaths_end_connections_and_are_told_once(world: World, tell: Callable[..., Answer]) -> None:
    seen = "UPDATE factories.device SET connected = true, last_seen = now() WHERE organization_id = %s"
    world.rows(seen, world.acme.id)
    connected = "SELECT serial, connected FROM factories.device WHERE organization_id = %s ORDER BY 1"
    tell("NBIRTH/gw-1", metric("bdSeq", 3))
    assert tell("DDEATH/gw-1/SN-1") == Answer(stored=1)
    assert world.rows(connected, world.acme.id) == [("SN-1", False), ("SN-2", True)]
    assert tell("NDEATH/gw-1", metric("bdSeq", 2)) == Answer(duplicate=1), "of an earlier life"
    world.rows("UPDATE factories.gateway SET connected = true WHERE organization_id = %s", world.acme.id)
    assert tell("NDEATH/gw-1", metric("bdSeq", 3)) == Answer(stored=1)
    assert tell("NDEATH/gw-1", metric("bdSeq", 3)) == Answer(duplicate=1)
    assert world.rows(connected, world.acme.id) == [("SN-1", False), ("SN-2", False)]
    assert tell("DDEATH/gw-1/SN-9").quarantined[0].reason == "unknown device SN-9"
    lost = "SELECT data->>'serial' FROM outbox.event WHERE type = 'Factories.device_connection_lost.v1' ORDER BY 1"
    assert world.rows(lost) == [("SN-1",), ("SN-2",)]
    assert tell("DDATA/gw-1/SN-1", metric("power", 1)).stored == 1
    silent = "SELECT data->>'name' FROM outbox.event WHERE type = 'Factories.gateway_connection_lost.v1'"
    assert world.rows(silent) == [("gw-1",)]
    regained = "SELECT count(*) FROM outbox.event WHERE type = 'Factories.device_connection_regained.v1'"
    eventually(lambda: world.value(regained) == 1)


def test_over_the_door_a_node_is_asked_for_its_births(door: Any, connect: Any) -> None:
    client = connect()
    heard: list[bytes] = []
    client.paho.on_message = lambda _c, _u, message: heard.append(message.payload)
    granted: list[str] = []
    client.paho.on_subscribe = lambda _c, _u, _m, reasons, _p: granted.extend(map(str, reasons))
    client.paho.subscribe([("spBv1.0/acme/NCMD/gw-1", 1), ("spBv1.0/acme/NCMD/gw-2", 1)])
    topic = "spBv1.0/acme/DDATA/gw-1/SN-1"
    reason, words = client.outcome(topic, payload(metric(alias=1, value=5)))
    assert (reason, words) == ("Success", "item 0: quarantined, alias 1 is not known: no birth of SN-1 names it")
    client.publish(topic, payload(metric(alias=1, value=6)))
    assert granted == ["Granted QoS 1", "Not authorized"]
    client.publish("spBv1.0/acme/DBIRTH/gw-1/SN-1", payload(metric("power", 5, alias=1)), 0)
    assert client.outcome(topic, payload(metric(alias=1, value=7, at=AT - 5)))[1] == ""
    assert [sparkplug.parse(body).metrics[0].name for body in heard] == ["Node Control/Rebirth"]
    kept = "SELECT DISTINCT kind FROM telemetry.rejected"
    assert door.world.rows(kept) == [("spBv1.0/DDATA/gw-1/SN-1",)]
    assert door.world.value("SELECT metrics FROM telemetry.sparkplug_birth") == {"1": ["power", 0, ""]}

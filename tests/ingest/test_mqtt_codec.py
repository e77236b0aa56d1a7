"""MQTT bytes ↔ packets: round trips, split arrivals, and bytes that are no MQTT."""

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paho.mqtt.packettypes import PacketTypes
from paho.mqtt.properties import Properties as PahoProperties

from ingest import mqtt_codec as codec
from ingest.mqtt_packets import (
    V5,
    V311,
    Acknowledge,
    Connect,
    Packet,
    ProtocolError,
    Publish,
    Reason,
    Subscribe,
    Type,
)
from ingest.mqtt_properties import Cursor, read_properties, write_properties, write_variable

LIMIT = 1 << 20
topics = st.text(st.characters(exclude_characters="+#\0", exclude_categories=["Cs"]), min_size=1, max_size=60)
texts = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=30)


def parse(data: bytes, version: int = V5) -> Packet:
    found = codec.frame(data, 0, LIMIT)
    assert found is not None
    first, start, end = found
    assert end == len(data)
    return codec.decode(first, data[start:end], version)


@given(topics, st.binary(max_size=300), st.integers(0, 2), st.sampled_from([V311, V5]), st.booleans())
def test_publish_round_trip(topic: str, payload: bytes, qos: int, version: int, retain: bool) -> None:
    packet = Publish(topic, payload, qos, 7 if qos else 0, False, retain, {})
    assert parse(codec.encode_publish(packet, version), version) == packet


@given(
    texts,
    texts | st.none(),
    st.binary(max_size=40) | st.none(),
    st.sampled_from([V311, V5]),
    st.integers(0, 65535),
)
def test_connect_round_trip(
    client: str, user: str | None, password: bytes | None, version: int, keep_alive: int
) -> None:
    packet = Connect(client, version, True, keep_alive, user, password, {})
    assert parse(codec.encode_connect(packet)) == packet


@given(st.sampled_from([Type.PUBACK, Type.PUBREC, Type.PUBREL, Type.PUBCOMP]), st.integers(1, 65535),
       st.sampled_from([0, 0x87, 0x99]), texts)  # fmt: skip
def test_acknowledgement_round_trip(kind: Type, packet_id: int, reason: int, words: str) -> None:
    properties = {"reason_string": words} if reason else {}
    data = codec.encode_acknowledge(kind, packet_id, V5, reason, properties)
    assert parse(data) == Acknowledge(kind, packet_id, reason, properties)
    assert parse(codec.encode_acknowledge(kind, packet_id, V311, reason), V311) == Acknowledge(kind, packet_id)


def test_the_worked_example_of_the_standard() -> None:
    """MQTT 3.1.1, figure 3.6 onwards: CONNECT with user name, password, keep alive 10."""
    data = bytes.fromhex("10") + write_variable(12 + 4) + b"\0\4MQTT\4" + bytes([0b11000010]) + b"\0\x0a"
    data += b"\0\0" + b"\0\1u" + b"\0\1p"
    packet = parse(data.replace(b"\x10\x10", b"\x10" + write_variable(len(data) - 2)))
    assert packet == Connect("", V311, True, 10, "u", b"p", {})


@given(st.integers(0, 268_435_455))
def test_variable_integers(value: int) -> None:
    assert Cursor(write_variable(value)).variable() == value


def test_properties_agree_with_another_implementation() -> None:
    theirs: Any = PahoProperties(PacketTypes.CONNECT)
    theirs.SessionExpiryInterval = 3600
    theirs.ReceiveMaximum = 100
    theirs.UserProperty = [("a", "1"), ("b", "2")]
    ours = {"session_expiry_interval": 3600, "receive_maximum": 100, "user_property": [("a", "1"), ("b", "2")]}
    assert read_properties(Cursor(theirs.pack())) == ours
    assert PahoProperties(PacketTypes.CONNECT).unpack(write_properties(ours))[0].json() == theirs.json()


@given(st.lists(st.tuples(topics, st.binary(max_size=20)), min_size=1, max_size=8), st.data())
def test_packets_come_out_whole_however_they_are_split(
    messages: list[tuple[str, bytes]], data: st.DataObject
) -> None:
    packets = [
        Publish(topic, payload, 1, number + 1, properties={}) for number, (topic, payload) in enumerate(messages)
    ]
    stream = b"".join(codec.encode_publish(packet, V5) for packet in packets)
    buffer, seen = bytearray(), []
    while stream:
        size = data.draw(st.integers(1, len(stream)))
        buffer += stream[:size]
        stream = stream[size:]
        start = 0
        while start < len(buffer) and (found := codec.frame(buffer, start, LIMIT)):
            seen.append(codec.decode(found[0], bytes(buffer[found[1] : found[2]]), V5))
            start = found[2]
        del buffer[:start]
    assert seen == packets


@given(st.integers(0, 255), st.binary(max_size=60), st.sampled_from([V311, V5]))
def test_no_bytes_break_it(first: int, body: bytes, version: int) -> None:
    with suppress(ProtocolError):
        codec.decode(first, body, version)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\x36\x02\0\0", Reason.MALFORMED),  # QoS 3
        (b"\x32\x05\0\1a\0\0", Reason.PROTOCOL_ERROR),  # packet identifier 0
        (b"\x30\x04\0\2a#", Reason.TOPIC_NAME_INVALID),
        (b"\x30\x03\0\1\0", Reason.MALFORMED),  # NUL
        (b"\x30\x03\0\1\xff", Reason.MALFORMED),  # not UTF-8
        (b"\x80\x05\0\1\0\0\0", Reason.MALFORMED),  # SUBSCRIBE with wrong flags
        (b"\x10\x07\0\6MQIsdp\3"[:9], Reason.MALFORMED),  # cut off
        (b"\x10\x09\0\6MQIsdp\3", Reason.UNSUPPORTED_VERSION),
        (b"\xf0\x00", Reason.MALFORMED),  # AUTH
        (b"\x20\x02\0\0", Reason.PROTOCOL_ERROR),  # a server's packet
    ],
)
def test_what_the_standard_forbids(data: bytes, reason: Reason) -> None:
    with pytest.raises(ProtocolError) as caught:
        parse(data, V311)
    assert caught.value.reason is reason


def test_a_packet_too_large_is_refused_before_it_is_read() -> None:
    with pytest.raises(ProtocolError, match="at most 10"):
        codec.frame(b"\x30" + write_variable(11), 0, 10)


def test_an_endless_length_is_refused() -> None:
    with pytest.raises(ProtocolError):
        codec.frame(b"\x30\xff\xff\xff\xff\x01", 0, LIMIT)


def test_subscribe() -> None:
    data = b"\x82" + write_variable(8) + b"\0\5\0\3a/+\1"
    assert parse(data, V311) == Subscribe(5, (("a/+", 1),), {})

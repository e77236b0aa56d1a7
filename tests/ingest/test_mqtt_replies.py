"""What our clients hear from a server: what the codec writes is read again, and nonsense is refused."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest import mqtt_codec as codec
from ingest.mqtt_packets import V5, Disconnect, Ping, ProtocolError, Publish, Reason, Subscribe
from ingest.mqtt_replies import (
    LONGEST,
    Connack,
    Reply,
    Suback,
    decode_reply,
    encode_pubacks,
    encode_subscribe,
)


def parse(data: bytes) -> Reply:
    found = codec.frame(data, 0, LONGEST)
    assert found is not None
    first, start, end = found
    assert end == len(data)
    return decode_reply(first, data[start:end])


def test_replies_are_read_as_they_were_written() -> None:
    keep_alive = {"server_keep_alive": 30}
    assert parse(codec.encode_connack(Reason.SUCCESS, V5, keep_alive)) == Connack(False, 0, keep_alive)
    assert parse(codec.encode_connack(Reason.BAD_CREDENTIALS, V5)) == Connack(False, 0x86, {})
    assert parse(codec.encode_suback(7, (1, 0x87), V5)) == Suback(7, (1, 0x87))
    assert parse(codec.encode_disconnect(Reason.SESSION_TAKEN_OVER)) == Disconnect(0x8E, {})
    assert parse(codec.PINGRESP) == Ping()
    packet = Publish("mw/acme/gw-1/states", b"{}", 1, 9)
    assert parse(codec.encode_publish(packet, V5)) == packet


def test_what_is_sent_is_what_a_server_reads() -> None:
    data = encode_subscribe(3, ["mw/#", "umh/v1/#"], 1)
    first, start, end = codec.frame(data, 0, LONGEST) or (0, 0, 0)
    assert codec.decode(first, data[start:end], V5) == Subscribe(3, (("mw/#", 1), ("umh/v1/#", 1)), {})
    assert encode_pubacks([1, 0x1234]) == bytes.fromhex("40020001 40021234")


@pytest.mark.parametrize("first", [0x10, 0x34, 0x36, 0x50, 0x82, 0xF0])
def test_what_no_server_sends_us_is_refused(first: int) -> None:
    with pytest.raises(ProtocolError):
        decode_reply(first, b"\0\1a\0\1\0")


@given(st.integers(0, 255), st.binary(max_size=40))
def test_nonsense_is_refused_as_such(first: int, body: bytes) -> None:
    with suppress(ProtocolError):
        decode_reply(first, body)

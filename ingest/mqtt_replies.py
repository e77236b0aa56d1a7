"""What a client of ours hears from a server and answers: the other half of ``mqtt_codec.py``."""

from collections.abc import Sequence

from msgspec import Struct, field

from ingest.mqtt_codec import decode
from ingest.mqtt_packets import V5, Disconnect, Ping, Properties, ProtocolError, Publish, Reason, Type
from ingest.mqtt_properties import Cursor, read_properties, write_properties, write_text, write_variable

PINGREQ = bytes((Type.PINGREQ << 4, 0))
LONGEST = 268_435_455
"""Bytes that a packet may have at most (MQTT 5.0, section 2.1.4)."""
_SUBSCRIBE = Type.SUBSCRIBE << 4 | 2
_PUBACK = bytes((Type.PUBACK << 4, 2))


class Connack(Struct, frozen=True):
    """The server takes the client, or says why not."""

    session_present: bool
    reason: int
    properties: Properties = field(default_factory=dict)


class Suback(Struct, frozen=True):
    """For each filter the QoS granted, or why not."""

    packet_id: int
    reasons: tuple[int, ...]


Reply = Connack | Suback | Ping | Publish | Disconnect
"""What a server sends to a client that subscribes with QoS 1 and publishes with QoS 0."""


def decode_reply(first: int, body: bytes) -> Reply:
    """The packet of a first byte and a body, in MQTT 5. ``Ping`` is the answer to one."""
    match first >> 4:
        case Type.PUBLISH:
            packet = decode(first, body, V5)
            if isinstance(packet, Publish) and packet.qos < 2:
                return packet
        case Type.CONNACK:
            cursor = Cursor(body)
            return Connack(bool(cursor.integer(1) & 1), cursor.integer(1), read_properties(cursor))
        case Type.SUBACK:
            cursor = Cursor(body)
            packet_id = cursor.integer(2)
            read_properties(cursor)
            return Suback(packet_id, tuple(cursor.rest()))
        case Type.PINGRESP:
            return Ping()
        case Type.DISCONNECT:
            packet = decode(first, body, V5)
            if isinstance(packet, Disconnect):
                return packet
    raise ProtocolError(Reason.PROTOCOL_ERROR, f"a server does not send us a packet that begins with {first:#04x}")


def encode_subscribe(packet_id: int, filters: Sequence[str], qos: int) -> bytes:
    """SUBSCRIBE to topic filters."""
    parts = [packet_id.to_bytes(2, "big"), write_properties({})]
    parts += [write_text(pattern) + bytes((qos,)) for pattern in filters]
    body = b"".join(parts)
    return bytes((_SUBSCRIBE,)) + write_variable(len(body)) + body


def encode_pubacks(packet_ids: Sequence[int]) -> bytes:
    """PUBACKs of success, one behind the other."""
    return b"".join([_PUBACK + packet_id.to_bytes(2, "big") for packet_id in packet_ids])

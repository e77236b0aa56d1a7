"""MQTT 3.1.1 and 5.0 as bytes: pure functions, no sockets. Section numbers are those of MQTT 5.0."""

from collections.abc import Sequence

from ingest.mqtt_packets import (
    CONNACK_311,
    NONE,
    V5,
    V311,
    Acknowledge,
    Connect,
    Disconnect,
    Packet,
    Ping,
    Properties,
    ProtocolError,
    Publish,
    Reason,
    Subscribe,
    Type,
    Unsubscribe,
)
from ingest.mqtt_properties import (
    Cursor,
    read_properties,
    write_binary,
    write_properties,
    write_text,
    write_variable,
)

PINGRESP = bytes((Type.PINGRESP << 4, 0))
_FIXED_FLAGS = {Type.PUBREL: 2, Type.SUBSCRIBE: 2, Type.UNSUBSCRIBE: 2}
_ACKNOWLEDGEMENTS = frozenset({Type.PUBACK, Type.PUBREC, Type.PUBREL, Type.PUBCOMP})


def frame(buffer: bytes | bytearray, start: int, limit: int) -> tuple[int, int, int] | None:
    """The packet at ``start``: (first byte, where its body starts, where it ends).

    None if the buffer does not hold all of it yet. Raises ProtocolError for a length that is not
    written as section 2.1.4 says, or above ``limit`` bytes.
    """
    size = len(buffer)
    position, length, shift = start + 1, 0, 0
    while True:
        if position >= size:
            return None
        byte = buffer[position]
        position += 1
        length |= (byte & 0x7F) << shift
        if byte < 0x80:
            break
        shift += 7
        if shift > 21:
            raise ProtocolError(Reason.MALFORMED, "the remaining length is longer than 4 bytes")
    if length > limit:
        raise ProtocolError(Reason.PACKET_TOO_LARGE, f"a packet of {length} bytes; at most {limit} are taken")
    end = position + length
    return (buffer[start], position, end) if end <= size else None


def decode(first: int, body: bytes, version: int) -> Packet:
    """The packet of a first byte and a body; ``version`` (of the connection) matters except for CONNECT."""
    try:
        kind = Type(first >> 4)
    except ValueError:
        raise ProtocolError(Reason.MALFORMED, f"packet type {first >> 4} does not exist here") from None
    if kind is Type.PUBLISH:
        return _publish(first & 0x0F, body, version)
    if first & 0x0F != _FIXED_FLAGS.get(kind, 0):
        raise ProtocolError(Reason.MALFORMED, f"{kind.name} with wrong flags")
    cursor = Cursor(body)
    if kind in _ACKNOWLEDGEMENTS:
        packet: Packet = _acknowledge(kind, cursor, version)
    elif kind is Type.CONNECT:
        packet = _connect(cursor)
    elif kind is Type.SUBSCRIBE:
        packet = _subscribe(cursor, version)
    elif kind is Type.UNSUBSCRIBE:
        packet = _unsubscribe(cursor, version)
    elif kind is Type.PINGREQ:
        packet = Ping()
    elif kind is Type.DISCONNECT:
        packet = _disconnect(cursor, version)
    else:
        raise ProtocolError(Reason.PROTOCOL_ERROR, f"a client does not send {kind.name}")
    if not cursor.done:
        raise ProtocolError(Reason.MALFORMED, f"{kind.name} is longer than its content")
    return packet


def _publish(flags: int, body: bytes, version: int) -> Publish:
    qos = flags >> 1 & 3
    if qos == 3:
        raise ProtocolError(Reason.MALFORMED, "QoS 3 does not exist")
    cursor = Cursor(body)
    topic = cursor.text()
    packet_id = _packet_id(cursor) if qos else 0
    properties = read_properties(cursor) if version == V5 else {}
    if "+" in topic or "#" in topic or not (topic or "topic_alias" in properties):
        raise ProtocolError(Reason.TOPIC_NAME_INVALID, f"{topic!r} is not a topic name")
    return Publish(topic, cursor.rest(), qos, packet_id, bool(flags & 8), bool(flags & 1), properties)


def _packet_id(cursor: Cursor) -> int:
    if packet_id := cursor.integer(2):
        return packet_id
    raise ProtocolError(Reason.PROTOCOL_ERROR, "packet identifier 0")


def _connect(cursor: Cursor) -> Connect:
    name, version = cursor.text(), cursor.integer(1)
    if name != "MQTT" or version not in {V311, V5}:
        raise ProtocolError(Reason.UNSUPPORTED_VERSION, f"protocol {name[:16]!r} level {version}")
    flags = cursor.integer(1)
    will_qos = flags >> 3 & 3
    if flags & 1 or will_qos == 3 or (not flags & 4 and flags & 0x38):
        raise ProtocolError(Reason.MALFORMED, "CONNECT with wrong flags")
    keep_alive = cursor.integer(2)
    properties = read_properties(cursor) if version == V5 else {}
    client_id = cursor.text()
    will = _will(cursor, version, will_qos) if flags & 4 else None
    username = cursor.text() if flags & 0x80 else None
    password = cursor.binary() if flags & 0x40 else None
    return Connect(client_id, version, bool(flags & 2), keep_alive, username, password, properties, will)


def _will(cursor: Cursor, version: int, qos: int) -> Publish:
    properties = read_properties(cursor) if version == V5 else {}
    return Publish(cursor.text(), cursor.binary(), qos, properties=properties)


def _acknowledge(kind: Type, cursor: Cursor, version: int) -> Acknowledge:
    packet_id, reason, properties = _packet_id(cursor), 0, NONE
    if version == V5 and not cursor.done:
        reason = cursor.integer(1)
        properties = NONE if cursor.done else read_properties(cursor)
    return Acknowledge(kind, packet_id, reason, properties)


def _subscribe(cursor: Cursor, version: int) -> Subscribe:
    packet_id = _packet_id(cursor)
    properties = read_properties(cursor) if version == V5 else {}
    filters = []
    while not cursor.done:
        filters.append((cursor.text(), cursor.integer(1)))
    if not filters:
        raise ProtocolError(Reason.PROTOCOL_ERROR, "SUBSCRIBE without a topic filter")
    return Subscribe(packet_id, tuple(filters), properties)


def _unsubscribe(cursor: Cursor, version: int) -> Unsubscribe:
    packet_id = _packet_id(cursor)
    properties = read_properties(cursor) if version == V5 else {}
    filters = []
    while not cursor.done:
        filters.append(cursor.text())
    if not filters:
        raise ProtocolError(Reason.PROTOCOL_ERROR, "UNSUBSCRIBE without a topic filter")
    return Unsubscribe(packet_id, tuple(filters), properties)


def _disconnect(cursor: Cursor, version: int) -> Disconnect:
    if version != V5 or cursor.done:
        return Disconnect()
    reason = cursor.integer(1)
    return Disconnect(reason, NONE if cursor.done else read_properties(cursor))


def _packet(first: int, body: bytes) -> bytes:
    return bytes((first,)) + write_variable(len(body)) + body


def encode_connack(reason: Reason, version: int, properties: Properties = NONE) -> bytes:
    """CONNACK; we keep no session for the client, so it never says that one is present."""
    if version == V5:
        return _packet(Type.CONNACK << 4, bytes((0, reason)) + write_properties(properties))
    return _packet(Type.CONNACK << 4, bytes((0, CONNACK_311.get(reason, 3))))


def encode_acknowledge(
    kind: Type, packet_id: int, version: int, reason: int = 0, properties: Properties = NONE
) -> bytes:
    """PUBACK, PUBREC, PUBREL or PUBCOMP; the reason is left out where it is success or cannot be said."""
    first = kind << 4 | _FIXED_FLAGS.get(kind, 0)
    if version != V5 or not (reason or properties):
        return bytes((first, 2, packet_id >> 8, packet_id & 0xFF))
    tail = write_properties(properties) if properties else b""
    return _packet(first, packet_id.to_bytes(2, "big") + bytes((reason,)) + tail)


def encode_suback(packet_id: int, reasons: Sequence[int], version: int) -> bytes:
    """SUBACK: one reason (3.1.1: granted QoS or 0x80) for each filter."""
    head = packet_id.to_bytes(2, "big") + (b"\0" if version == V5 else b"")
    codes = reasons if version == V5 else [min(code, 0x80) for code in reasons]
    return _packet(Type.SUBACK << 4, head + bytes(codes))


def encode_unsuback(packet_id: int, reasons: Sequence[int], version: int) -> bytes:
    """UNSUBACK: one reason for each filter; 3.1.1 knows none."""
    tail = b"\0" + bytes(reasons) if version == V5 else b""
    return _packet(Type.UNSUBACK << 4, packet_id.to_bytes(2, "big") + tail)


def encode_disconnect(reason: int, properties: Properties = NONE) -> bytes:
    """DISCONNECT of MQTT 5; a 3.1.1 server has none and just closes."""
    return _packet(Type.DISCONNECT << 4, bytes((reason,)) + write_properties(properties))


def encode_connect(packet: Connect) -> bytes:
    """CONNECT, for our own senders."""
    flags = packet.clean_start << 1 | (packet.username is not None) << 7 | (packet.password is not None) << 6
    parts = [write_text("MQTT"), bytes((packet.version, flags)), packet.keep_alive_seconds.to_bytes(2, "big")]
    if packet.version == V5:
        parts.append(write_properties(packet.properties))
    parts.append(write_text(packet.client_id))
    if packet.username is not None:
        parts.append(write_text(packet.username))
    if packet.password is not None:
        parts.append(write_binary(packet.password))
    return _packet(Type.CONNECT << 4, b"".join(parts))


def encode_publish(packet: Publish, version: int) -> bytes:
    """PUBLISH, to subscribers and for our own senders."""
    first = Type.PUBLISH << 4 | packet.duplicate << 3 | packet.qos << 1 | packet.retain
    parts = [write_text(packet.topic)]
    if packet.qos:
        parts.append(packet.packet_id.to_bytes(2, "big"))
    if version == V5:
        parts.append(write_properties(packet.properties))
    return _packet(first, b"".join([*parts, packet.payload]))

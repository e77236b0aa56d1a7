"""Properties of MQTT 5.0 packets (section 2.2.2): names, numbers, types, and their bytes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ingest.mqtt_packets import Properties, ProtocolError, Reason


class Cursor:
    """Reads fields one after the other from the body of a packet."""

    __slots__ = ("data", "end", "position")

    def __init__(self, data: bytes, position: int = 0, end: int | None = None) -> None:
        self.data, self.position, self.end = data, position, len(data) if end is None else end

    def take(self, count: int) -> bytes:
        """The next ``count`` bytes."""
        start, self.position = self.position, self.position + count
        if self.position > self.end:
            raise ProtocolError(Reason.MALFORMED, "a packet ends in the middle of a field")
        return self.data[start : self.position]

    def integer(self, width: int) -> int:
        """A big-endian unsigned integer of ``width`` bytes."""
        return int.from_bytes(self.take(width), "big")

    def variable(self) -> int:
        """A variable byte integer (section 1.5.5): 7 bits a byte, at most 4 bytes."""
        value = 0
        for shift in (0, 7, 14, 21):
            byte = self.integer(1)
            value |= (byte & 0x7F) << shift
            if byte < 0x80:
                return value
        raise ProtocolError(Reason.MALFORMED, "a variable byte integer is longer than 4 bytes")

    def binary(self) -> bytes:
        """Bytes behind their 2-byte length."""
        return self.take(self.integer(2))

    def text(self) -> str:
        """A UTF-8 string, which may not hold NUL (section 1.5.4)."""
        try:
            text = self.binary().decode()
        except UnicodeDecodeError:
            raise ProtocolError(Reason.MALFORMED, "a string is not UTF-8") from None
        if "\0" in text:
            raise ProtocolError(Reason.MALFORMED, "a string holds NUL")
        return text

    def rest(self) -> bytes:
        """All that is left."""
        return self.take(self.end - self.position)

    @property
    def done(self) -> bool:
        """Whether all is read."""
        return self.position >= self.end


@dataclass(frozen=True, slots=True)
class _Property:
    name: str
    type: str


_TABLE: Mapping[int, _Property] = {
    0x01: _Property("payload_format_indicator", "u1"),
    0x02: _Property("message_expiry_interval", "u4"),
    0x03: _Property("content_type", "text"),
    0x08: _Property("response_topic", "text"),
    0x09: _Property("correlation_data", "binary"),
    0x0B: _Property("subscription_identifier", "variable"),
    0x11: _Property("session_expiry_interval", "u4"),
    0x12: _Property("assigned_client_identifier", "text"),
    0x13: _Property("server_keep_alive", "u2"),
    0x15: _Property("authentication_method", "text"),
    0x16: _Property("authentication_data", "binary"),
    0x17: _Property("request_problem_information", "u1"),
    0x18: _Property("will_delay_interval", "u4"),
    0x19: _Property("request_response_information", "u1"),
    0x1A: _Property("response_information", "text"),
    0x1C: _Property("server_reference", "text"),
    0x1F: _Property("reason_string", "text"),
    0x21: _Property("receive_maximum", "u2"),
    0x22: _Property("topic_alias_maximum", "u2"),
    0x23: _Property("topic_alias", "u2"),
    0x24: _Property("maximum_qos", "u1"),
    0x25: _Property("retain_available", "u1"),
    0x26: _Property("user_property", "pair"),
    0x27: _Property("maximum_packet_size", "u4"),
    0x28: _Property("wildcard_subscription_available", "u1"),
    0x29: _Property("subscription_identifier_available", "u1"),
    0x2A: _Property("shared_subscription_available", "u1"),
}
_NUMBERS = {entry.name: number for number, entry in _TABLE.items()}
_REPEATABLE = frozenset({"user_property", "subscription_identifier"})


def read_properties(cursor: Cursor) -> Properties:
    """The properties at the cursor. Those that may come several times are lists."""
    length = cursor.variable()
    if not length:
        return {}
    inner = Cursor(cursor.data, cursor.position, cursor.position + length)
    cursor.take(length)
    found: dict[str, Any] = {}
    while not inner.done:
        entry = _TABLE.get(inner.variable())
        if entry is None:
            raise ProtocolError(Reason.MALFORMED, "an unknown property")
        value = _read(inner, entry.type)
        if entry.name in _REPEATABLE:
            found.setdefault(entry.name, []).append(value)
        elif entry.name in found:
            raise ProtocolError(Reason.PROTOCOL_ERROR, f"property {entry.name} comes twice")
        else:
            found[entry.name] = value
    return found


def _read(cursor: Cursor, kind: str) -> Any:
    match kind:
        case "text":
            return cursor.text()
        case "binary":
            return cursor.binary()
        case "variable":
            return cursor.variable()
        case "pair":
            return cursor.text(), cursor.text()
        case _:
            return cursor.integer(int(kind[1:]))


def write_properties(properties: Properties) -> bytes:
    """The bytes of ``properties``, behind their length."""
    parts = []
    for name, value in properties.items():
        number = _NUMBERS[name]
        for single in value if name in _REPEATABLE else (value,):
            parts.append(bytes((number,)) + _write(_TABLE[number].type, single))
    body = b"".join(parts)
    return write_variable(len(body)) + body


def _write(kind: str, value: Any) -> bytes:
    match kind:
        case "text":
            return write_text(value)
        case "binary":
            return write_binary(value)
        case "variable":
            return write_variable(value)
        case "pair":
            return write_text(value[0]) + write_text(value[1])
        case _:
            return int(value).to_bytes(int(kind[1:]), "big")


def write_variable(value: int) -> bytes:
    """A variable byte integer."""
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def write_binary(value: bytes) -> bytes:
    """Bytes behind their 2-byte length."""
    return len(value).to_bytes(2, "big") + value


def write_text(value: str) -> bytes:
    """A UTF-8 string behind its 2-byte length."""
    return write_binary(value.encode())

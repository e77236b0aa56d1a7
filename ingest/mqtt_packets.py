"""MQTT control packets as values: the part of MQTT 3.1.1 and 5.0 (OASIS) that a taker of data needs."""

from collections.abc import Mapping
from enum import IntEnum
from types import MappingProxyType
from typing import Any

from msgspec import Struct, field

V311 = 4
V5 = 5


class Type(IntEnum):
    """Packet types, as in the upper half of the first byte."""

    CONNECT = 1
    CONNACK = 2
    PUBLISH = 3
    PUBACK = 4
    PUBREC = 5
    PUBREL = 6
    PUBCOMP = 7
    SUBSCRIBE = 8
    SUBACK = 9
    UNSUBSCRIBE = 10
    UNSUBACK = 11
    PINGREQ = 12
    PINGRESP = 13
    DISCONNECT = 14


class Reason(IntEnum):
    """Reason codes of MQTT 5.0 that we send or understand."""

    SUCCESS = 0x00
    UNSPECIFIED = 0x80
    MALFORMED = 0x81
    PROTOCOL_ERROR = 0x82
    UNSUPPORTED_VERSION = 0x84
    BAD_CREDENTIALS = 0x86
    NOT_AUTHORIZED = 0x87
    SERVER_UNAVAILABLE = 0x88
    SERVER_BUSY = 0x89
    SERVER_SHUTTING_DOWN = 0x8B
    KEEP_ALIVE_TIMEOUT = 0x8D
    SESSION_TAKEN_OVER = 0x8E
    TOPIC_FILTER_INVALID = 0x8F
    TOPIC_NAME_INVALID = 0x90
    PACKET_ID_NOT_FOUND = 0x92
    RECEIVE_MAXIMUM_EXCEEDED = 0x93
    TOPIC_ALIAS_INVALID = 0x94
    PACKET_TOO_LARGE = 0x95
    ADMINISTRATIVE_ACTION = 0x98
    PAYLOAD_FORMAT_INVALID = 0x99


CONNACK_311: Mapping[Reason, int] = {
    Reason.SUCCESS: 0,
    Reason.UNSUPPORTED_VERSION: 1,
    Reason.SERVER_UNAVAILABLE: 3,
    Reason.BAD_CREDENTIALS: 4,
    Reason.NOT_AUTHORIZED: 5,
}
"""Return codes of MQTT 3.1.1 for reasons of 5.0 (3.1.1, section 3.2.2.3)."""


class ProtocolError(Exception):
    """The peer does not speak MQTT as the standard says; the connection ends with ``reason``."""

    def __init__(self, reason: Reason, message: str) -> None:
        self.reason = reason
        super().__init__(message)


Properties = Mapping[str, Any]
NONE: Properties = MappingProxyType({})


class Publish(Struct, frozen=True):
    """A message. ``packet_id`` is 0 at QoS 0."""

    topic: str
    payload: bytes
    qos: int = 0
    packet_id: int = 0
    duplicate: bool = False
    retain: bool = False
    properties: Properties = field(default_factory=dict)


class Connect(Struct, frozen=True):
    """A client introduces itself; ``will`` is published for it if it vanishes."""

    client_id: str
    version: int = V5
    clean_start: bool = True
    keep_alive_seconds: int = 0
    username: str | None = None
    password: bytes | None = None
    properties: Properties = field(default_factory=dict)
    will: Publish | None = None


class Acknowledge(Struct, frozen=True):
    """PUBACK, PUBREC, PUBREL or PUBCOMP."""

    type: Type
    packet_id: int
    reason: int = 0
    properties: Properties = field(default_factory=dict)


class Subscribe(Struct, frozen=True):
    """Topic filters a client wants, each with its options byte."""

    packet_id: int
    filters: tuple[tuple[str, int], ...]
    properties: Properties = field(default_factory=dict)


class Unsubscribe(Struct, frozen=True):
    """Topic filters a client no longer wants."""

    packet_id: int
    filters: tuple[str, ...]
    properties: Properties = field(default_factory=dict)


class Ping(Struct, frozen=True):
    """The client is still there."""


class Disconnect(Struct, frozen=True):
    """The sender is about to close the connection."""

    reason: int = 0
    properties: Properties = field(default_factory=dict)


Packet = Connect | Publish | Acknowledge | Subscribe | Unsubscribe | Ping | Disconnect
"""What a client sends."""

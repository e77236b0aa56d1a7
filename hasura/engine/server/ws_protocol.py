"""The two GraphQL-over-WebSocket protocols: what differs between them, as frames and close codes.

`graphql-transport-ws` is the current one; `graphql-ws` (Apollo's subscriptions-transport-ws) the older
one, also spoken to clients that ask for no protocol.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import msgspec
import orjson

CLOSE_NORMAL: Final = 1000
CLOSE_INTERNAL: Final = 1011
CLOSE_RESTART: Final = 1012
CLOSE_TRY_LATER: Final = 1013
CLOSE_BAD_REQUEST: Final = 4400
CLOSE_FORBIDDEN: Final = 4403
CLOSE_INIT_TIMEOUT: Final = 4408

_REASON_BYTES: Final = 120  # a close frame carries at most 123


@dataclass(frozen=True, slots=True)
class Protocol:
    """One protocol's words. `data` is the type of a result frame."""

    name: str
    data: str
    init_timeout_code: int
    init_failed_code: int
    keepalive: bytes
    is_modern: bool


TRANSPORT_WS: Final = Protocol(
    name="graphql-transport-ws",
    data="next",
    init_timeout_code=CLOSE_INIT_TIMEOUT,
    init_failed_code=CLOSE_FORBIDDEN,
    keepalive=b'{"type":"ping","payload":{"message":"keepalive"}}',
    is_modern=True,
)
APOLLO_WS: Final = Protocol(
    name="graphql-ws",
    data="data",
    init_timeout_code=CLOSE_INTERNAL,
    init_failed_code=CLOSE_BAD_REQUEST,
    keepalive=b'{"type":"ka"}',
    is_modern=False,
)
ACK: Final = b'{"type":"connection_ack"}'


class Frame(msgspec.Struct):
    """A client's message."""

    type: str
    id: str | None = None
    payload: Any = None


class FrameError(ValueError):
    """The message is not one of the protocol; the text says why."""


_NEED_ID: Final = frozenset({"start", "subscribe", "stop", "complete"})
_TYPES: Final = _NEED_ID | {"connection_init", "connection_terminate", "ping", "pong"}
_DECODER: Final = msgspec.json.Decoder(Frame)


def choose_protocol(offered: list[str]) -> Protocol:
    """The protocol to speak, by the first one offered that is known."""
    for name in offered:
        if name == TRANSPORT_WS.name:
            return TRANSPORT_WS
        if name == APOLLO_WS.name:
            return APOLLO_WS
    return APOLLO_WS


def decode_frame(data: str | bytes) -> Frame:
    """Read a client's message. Raises FrameError."""
    try:
        frame = _DECODER.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise FrameError(f"Error in $: {error}") from None
    if frame.type not in _TYPES:
        raise FrameError(f"Error in $: unexpected type for ClientMessage: {frame.type}")
    if frame.type in _NEED_ID and frame.id is None:
        raise FrameError('Error in $: key "id" not found')
    return frame


def encode_frame(kind: str, operation_id: str, payload: bytes) -> bytes:
    """A frame about an operation, around an encoded payload."""
    return b'{"type":"%b","id":%b,"payload":%b}' % (kind.encode(), orjson.dumps(operation_id), payload)


def encode_complete(operation_id: str) -> bytes:
    """The end of an operation."""
    return b'{"type":"complete","id":%b}' % orjson.dumps(operation_id)


def encode_pong(payload: Any) -> bytes:
    """The answer to a ping."""
    return orjson.dumps({"type": "pong"} if payload is None else {"type": "pong", "payload": payload})


def encode_connection_error(message: str) -> bytes:
    """A fault of the connection as a whole (older protocol only)."""
    return orjson.dumps({"type": "connection_error", "payload": message})


def close_reason(message: str) -> str:
    """A close frame's reason: a JSON object where it fits, else cut text."""
    wrapped = orjson.dumps({"server_error_msg": message}).decode()
    if len(wrapped.encode()) <= _REASON_BYTES:
        return wrapped
    return message.encode()[:_REASON_BYTES].decode(errors="ignore")

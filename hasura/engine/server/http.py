"""One HTTP exchange over ASGI: the request read once, the answer sent with its standing headers."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping, MutableMapping
from dataclasses import dataclass
from os import urandom
from typing import Any, Final
from urllib.parse import parse_qsl

import orjson

from hasura.engine.server.compression import compress
from hasura.engine.server.cors import RawHeader

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

JSON_TYPE: Final = b"application/json; charset=utf-8"


class ClientGoneError(ConnectionError):
    """The client left before its request was complete."""


class TextHeaders(Mapping[str, str]):
    """Headers as text by lower-case name, made when first looked at: most requests never do.

    Of repeated headers the last counts; cookies are joined.
    """

    __slots__ = ("_raw", "_text")

    def __init__(self, raw: Iterable[RawHeader]) -> None:
        self._raw = raw
        self._text: dict[str, str] | None = None

    def _made(self) -> dict[str, str]:
        if self._text is None:
            self._text = text_headers(self._raw)
        return self._text

    def __getitem__(self, name: str) -> str:
        return self._made()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._made())

    def __len__(self) -> int:
        return len(self._made())


class Request:
    """A request as handlers see it. What only some need (texts of headers) is made on demand."""

    __slots__ = ("_request_id", "body", "by_name", "headers", "method", "path", "query_string", "raw_headers")

    def __init__(self, scope: Scope, body: bytes) -> None:
        self.method: str = scope["method"]
        self.path: str = scope["path"]
        self.query_string: bytes = scope["query_string"]
        self.body = body
        self.raw_headers: list[RawHeader] = scope["headers"]
        self.by_name: dict[bytes, bytes] = dict(self.raw_headers)
        self.headers = TextHeaders(self.raw_headers)
        self._request_id: bytes | None = self.by_name.get(b"x-request-id")

    @property
    def request_id(self) -> bytes:
        """The client's id of the request, else a new one."""
        if not self._request_id:
            digits = urandom(16).hex()
            parts = (digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:])
            self._request_id = "-".join(parts).encode()
        return self._request_id

    def headers_size(self) -> int:
        """Bytes of all header values together."""
        return sum(map(len, self.by_name.values()))

    def query_parameters(self) -> list[tuple[str, str]]:
        """Query string parameters in order."""
        return parse_qsl(self.query_string.decode("latin-1"), keep_blank_values=True)


@dataclass(frozen=True, slots=True)
class Response:
    """An answer; `headers` are further ones (cookies of webhooks)."""

    body: bytes
    status: int = 200
    content_type: bytes = JSON_TYPE
    headers: tuple[RawHeader, ...] = ()


def json_response(value: Any, status: int = 200, headers: tuple[RawHeader, ...] = ()) -> Response:
    """An answer holding a JSON value."""
    return Response(orjson.dumps(value), status, headers=headers)


def raw_headers(headers: Iterable[tuple[str, str]]) -> tuple[RawHeader, ...]:
    """Text headers as ASGI wants them."""
    return tuple((name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers)


def text_headers(raw: Iterable[RawHeader]) -> dict[str, str]:
    """Headers as text; of repeated ones the last counts, cookies are joined."""
    headers: dict[str, str] = {}
    for raw_name, raw_value in raw:
        name, value = raw_name.decode("latin-1"), raw_value.decode("latin-1")
        if name == "cookie" and name in headers:
            value = f"{headers[name]}; {value}"
        headers[name] = value
    return headers


async def read_request(scope: Scope, receive: Receive) -> Request:
    """Read the whole request. Raises ClientGoneError."""
    message = await receive()
    if message["type"] == "http.disconnect":
        raise ClientGoneError
    body: bytes = message.get("body", b"")
    if message.get("more_body"):
        parts = [body]
        while message.get("more_body"):
            message = await receive()
            if message["type"] == "http.disconnect":
                raise ClientGoneError
            parts.append(message.get("body", b""))
        body = b"".join(parts)
    return Request(scope, body)


async def send_response(send: Send, request: Request, response: Response, cors: Iterable[RawHeader] = ()) -> None:
    """Send the answer, compressed where the client takes it."""
    body = response.body
    headers: list[RawHeader] = [
        (b"content-type", response.content_type),
        (b"x-request-id", request.request_id),
        *cors,
        *response.headers,
    ]
    accepts = request.by_name.get(b"accept-encoding")
    if accepts is not None:
        body, is_gzip = compress(body, accepts.decode("latin-1"))
        if is_gzip:
            headers.append((b"content-encoding", b"gzip"))
    headers.append((b"content-length", b"%d" % len(body)))
    await send({"type": "http.response.start", "status": response.status, "headers": headers})
    await send({"type": "http.response.body", "body": body})

"""One HTTP exchange over ASGI: the request read once, the answer sent with its standing headers."""

from __future__ import annotations

import uuid
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from dataclasses import dataclass
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
_REQUEST_ID: Final = "x-request-id"


class ClientGoneError(ConnectionError):
    """The client left before its request was complete."""


@dataclass(frozen=True, slots=True)
class Request:
    """A request as handlers see it; header names in lower case."""

    method: str
    path: str
    headers: dict[str, str]
    query_string: str
    body: bytes
    request_id: str

    def query_parameters(self) -> list[tuple[str, str]]:
        """Query string parameters in order."""
        return parse_qsl(self.query_string, keep_blank_values=True)


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


def text_headers(scope: Scope) -> dict[str, str]:
    """Headers of a scope as text; of repeated ones the last counts, cookies are joined."""
    headers: dict[str, str] = {}
    for raw_name, raw_value in scope["headers"]:
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
    headers = text_headers(scope)
    return Request(
        method=scope["method"],
        path=scope["path"],
        headers=headers,
        query_string=scope["query_string"].decode("latin-1"),
        body=body,
        request_id=headers.get(_REQUEST_ID) or str(uuid.uuid4()),
    )


async def send_response(send: Send, request: Request, response: Response, cors: Iterable[RawHeader] = ()) -> None:
    """Send the answer, compressed where the client takes it."""
    body, is_gzip = compress(response.body, request.headers.get("accept-encoding"))
    headers: list[RawHeader] = [
        (b"content-type", response.content_type),
        (b"content-length", str(len(body)).encode()),
        (b"x-request-id", request.request_id.encode("latin-1")),
        *cors,
        *response.headers,
    ]
    if is_gzip:
        headers.append((b"content-encoding", b"gzip"))
    await send({"type": "http.response.start", "status": response.status, "headers": headers})
    await send({"type": "http.response.body", "body": body})

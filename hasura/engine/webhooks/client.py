"""The HTTP client of all outgoing calls: kept connections, timeouts over the whole exchange, redirects.

It does what calling webhooks needs and no more (HTTP/1.1, no cookies, no proxies), at a tenth of the cost
of a general client: every action and every event passes here.
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from urllib.parse import urljoin, urlsplit

from hasura.engine.webhooks.connection import BrokenExchangeError, WebhookConnection
from hasura.engine.webhooks.request import IncomingResponse, OutgoingRequest, WebhookUnreachableError

_MOST_REDIRECTS: Final = 10
_HARMLESS_HEADERS: Final = frozenset({"content-type", "user-agent", "accept"})
_LONGEST_IDLE_S: Final = 15.0
_OWN_HEADERS: Final = frozenset({"host", "content-length", "connection", "transfer-encoding"})
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_TOLERABLE: Final = frozenset({18, 62, 64})
"""OpenSSL's X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT, _HOSTNAME_MISMATCH and _IP_ADDRESS_MISMATCH."""
_KEEPING_METHOD: Final = frozenset({307, 308})


@dataclass(frozen=True, slots=True)
class _Target:
    """Where a URL leads. `authority` is what the Host header says, `path` includes the query."""

    host: str
    port: int
    is_tls: bool
    authority: str
    path: str


@lru_cache(1024)
def _target(url: str) -> _Target:
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise WebhookUnreachableError("Invalid URL", f"{url!r}: {error}") from None
    if parts.scheme not in ("http", "https") or not host:
        raise WebhookUnreachableError("Invalid URL", f"expected an http or https address, got {url!r}")
    is_tls = parts.scheme == "https"
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    if not path.isascii() or any(character <= " " for character in path):
        raise WebhookUnreachableError("Invalid URL", f"{url!r} has characters that must be escaped")
    authority = parts.netloc.rpartition("@")[2]
    return _Target(host, port or (443 if is_tls else 80), is_tls, authority, path)


class HttpClient:
    """A pool of connections by host. `connections`: calls at a time, over all hosts."""

    def __init__(self, connections: int) -> None:
        self._slots = asyncio.Semaphore(connections)
        self._idle: dict[tuple[str, int, bool], list[WebhookConnection]] = {}
        self._tls: ssl.SSLContext | None = None
        self._tolerates: Callable[[str, int], bool] = lambda _host, _port: False

    def tolerate(self, is_listed: Callable[[str, int], bool]) -> None:
        """Whose certificates may be signed by themselves or name another host: `is_listed(host, port)`."""
        self._tolerates = is_listed

    async def __aenter__(self) -> HttpClient:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def send(self, request: OutgoingRequest, timeout_s: float) -> IncomingResponse:
        """Send, follow redirects, read the whole answer within `timeout_s`.

        Raises WebhookUnreachableError.
        """
        try:
            async with asyncio.timeout(timeout_s), self._slots:
                return await self._follow(request)
        except TimeoutError:
            raise WebhookUnreachableError("Response timeout", f"no answer within {timeout_s:g} s") from None
        except BrokenExchangeError as error:
            raise WebhookUnreachableError("Connection broken", str(error)) from None
        except (OSError, UnicodeError) as error:
            raise WebhookUnreachableError("Connection failure", str(error) or type(error).__name__) from None

    async def close(self) -> None:
        """Let go of idle connections."""
        for connections in self._idle.values():
            for connection in connections:
                connection.close()
        self._idle.clear()

    async def _follow(self, request: OutgoingRequest) -> IncomingResponse:
        for _ in range(_MOST_REDIRECTS + 1):
            response = await self._once(request)
            location = response.header("location")
            if response.status not in _REDIRECTS or location is None:
                return response
            request = _redirected(request, response.status, location)
        raise WebhookUnreachableError("Too many redirects", f"more than {_MOST_REDIRECTS}, last {request.url}")

    async def _once(self, request: OutgoingRequest) -> IncomingResponse:
        target = _target(request.url)
        encoded = _encode(request, target)
        key = (target.host, target.port, target.is_tls)
        while True:
            kept = self._kept(key)
            connection = kept if kept is not None else await self._connect(target)
            try:
                response = await connection.exchange(encoded)
            except BrokenExchangeError as error:
                # The other side had closed a kept connection before it saw the request: try a new one.
                if kept is None or not error.is_untouched:
                    raise
                continue
            if connection.is_reusable and connection.is_open:
                connection.idle_since = asyncio.get_running_loop().time()
                self._idle.setdefault(key, []).append(connection)
            return response

    def _kept(self, key: tuple[str, int, bool]) -> WebhookConnection | None:
        idle = self._idle.get(key, [])
        oldest = asyncio.get_running_loop().time() - _LONGEST_IDLE_S
        while idle:
            connection = idle.pop()
            if connection.is_open and connection.idle_since > oldest:
                return connection
            connection.close()
        return None

    async def _connect(self, target: _Target) -> WebhookConnection:
        if target.is_tls and self._tls is None:
            self._tls = ssl.create_default_context()
        try:
            return await _open(target, self._tls if target.is_tls else None)
        except ssl.SSLCertVerificationError as error:
            if error.verify_code not in _TOLERABLE or not self._tolerates(target.host, target.port):
                raise
        unchecked = ssl.create_default_context()
        unchecked.check_hostname, unchecked.verify_mode = False, ssl.CERT_NONE
        return await _open(target, unchecked)


async def _open(target: _Target, tls: ssl.SSLContext | None) -> WebhookConnection:
    loop = asyncio.get_running_loop()
    _, connection = await loop.create_connection(WebhookConnection, target.host, target.port, ssl=tls)
    return connection


def _redirected(request: OutgoingRequest, status: int, location: str) -> OutgoingRequest:
    """The request a redirect asks for; secrets in headers stay with the host they were meant for."""
    url = urljoin(request.url, location)
    headers = request.headers
    if urlsplit(url).netloc != urlsplit(request.url).netloc:
        headers = tuple(pair for pair in headers if pair[0].lower() in _HARMLESS_HEADERS)
    if status in _KEEPING_METHOD:
        return OutgoingRequest(request.method, url, headers, request.body)
    return OutgoingRequest("GET", url, headers, b"")


def _encode(request: OutgoingRequest, target: _Target) -> bytes:
    lines = [f"{request.method} {target.path} HTTP/1.1", f"host: {target.authority}"]
    lines += [f"{name}: {value}" for name, value in request.headers if name.lower() not in _OWN_HEADERS]
    if request.body or request.method not in ("GET", "HEAD"):
        lines.append(f"content-length: {len(request.body)}")
    head = "\r\n".join(lines)
    if head.count("\n") != len(lines) - 1 or "\0" in head:
        raise WebhookUnreachableError("Invalid header", "a header or the method holds a line break")
    try:
        encoded = head.encode("latin-1")
    except UnicodeEncodeError:
        encoded = head.encode()
    return encoded + b"\r\n\r\n" + request.body

"""Requests to other people's systems, at addresses that users type in: they must not reach into our own network.

A name is resolved once, each of its addresses is judged, and the connection goes to the very address that was
judged, so that a name cannot mean something else a moment later. Redirects are not followed, no proxy is used, and
both the answer's size and the time it may take altogether are bounded.
"""

import http.client
import ipaddress
import socket
import ssl
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network
from urllib.parse import urlsplit

from core.clock import now

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

CONNECT_SECONDS = 5.0
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_TUNNELS = (ipaddress.IPv6Network("2002::/16"), ipaddress.IPv6Network("2001::/32"))
"""6to4 and Teredo carry an IPv4 address of anybody's choice."""
_CHUNK = 64 * 1024


class OutboundError(Exception):
    """There was no usable answer; the text is for users and holds no secret.

    ``retry_after``: so many seconds the other side asked us to wait.
    """

    def __init__(self, reason: str, retry_after: float | None = None) -> None:
        super().__init__(reason)
        self.retry_after = retry_after


@dataclass(frozen=True, slots=True)
class Response:
    """What came back. ``content_type`` without parameters, in lower case."""

    status: int
    content_type: str
    body: bytes


def networks(text: str) -> tuple[Network, ...]:
    """Networks from their comma-separated CIDR notation. Raises ValueError."""
    return tuple(ipaddress.ip_network(part.strip()) for part in text.split(",") if part.strip())


def is_permitted(address: Address, permitted: Sequence[Network] = ()) -> bool:
    """Whether an address is public, or in one of the permitted networks."""
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped is not None:
            address = address.ipv4_mapped
        elif address in _NAT64:
            address = IPv4Address(int(address) & 0xFFFFFFFF)
    if any(address in network for network in permitted):
        return True
    if isinstance(address, IPv6Address) and any(address in tunnel for tunnel in _TUNNELS):
        return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def get(
    url: str,
    headers: Mapping[str, str],
    *,
    permitted: Sequence[Network],
    most_bytes: int,
    seconds: float = 20.0,
) -> Response:
    """Ask for ``url``. Raises OutboundError for whatever is not a status of 2xx with a body of bearable size."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    raw = _connected(host, port, permitted)
    end = _End(raw, seconds)
    try:
        connection = _connection(parts.scheme, host, port, raw)
        try:
            target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
            connection.request("GET", target, headers={"Accept-Encoding": "identity", **headers})
            with connection.getresponse() as response:
                return _read(response, most_bytes, end)
        finally:
            connection.close()
    except ssl.SSLCertVerificationError as error:
        raise OutboundError(f"{host}: its certificate is not trusted ({error.verify_message})") from None
    except (OSError, http.client.HTTPException) as error:
        if end.is_over:
            raise OutboundError(f"{host} did not answer within {seconds:g} s") from None
        raise OutboundError(f"{host}: {_words(error)}") from None
    finally:
        end.cancel()
        raw.close()


class _End:
    """Ends a connection when its time is over, whatever it is waiting for."""

    def __init__(self, raw: socket.socket, seconds: float) -> None:
        self.is_over = False
        self._socket = raw.dup()
        self._timer = threading.Timer(seconds, self._shut)
        self._timer.daemon = True
        self._timer.start()

    def _shut(self) -> None:
        self.is_over = True
        with suppress(OSError):  # it is over already
            self._socket.shutdown(socket.SHUT_RDWR)

    def cancel(self) -> None:
        self._timer.cancel()
        self._timer.join()
        self._socket.close()


def _connected(host: str, port: int, permitted: Sequence[Network]) -> socket.socket:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise OutboundError(f"{host}: the name is not known") from None
    allowed = [one for one in found if is_permitted(ipaddress.ip_address(str(one[4][0])), permitted)]
    if not allowed:
        raise OutboundError(
            f"{host} is no public address; MILLWRIGHT_PULL_PRIVATE_NETWORKS names the private networks that may be"
            " asked"
        )
    fault: OSError | None = None
    for family, kind, protocol, _, address in allowed:
        raw = socket.socket(family, kind, protocol)
        raw.settimeout(CONNECT_SECONDS)
        try:
            raw.connect(address)
        except OSError as error:
            raw.close()
            fault = error
        else:
            raw.settimeout(None)  # the whole has its own end
            return raw
    raise OutboundError(f"{host}: {_words(fault or OSError('not reached'))}")


def _connection(scheme: str, host: str, port: int, raw: socket.socket) -> http.client.HTTPConnection:
    """A connection over the socket that is there already."""
    connection = http.client.HTTPConnection(host, port)
    if scheme == "https":
        connection.default_port = 443  # or the Host header would name it
        raw = _tls().wrap_socket(raw, server_hostname=host)
    connection.sock = raw
    return connection


@lru_cache(maxsize=1)
def _tls() -> ssl.SSLContext:
    return ssl.create_default_context()


def _read(response: http.client.HTTPResponse, most_bytes: int, end: _End) -> Response:
    if not 200 <= response.status < 300:
        what = f"answered {response.status} {response.reason}".strip()
        if 300 <= response.status < 400:
            what += ", which leads elsewhere; the address that it leads to is expected"
        raise OutboundError(what, _retry_after(response.headers.get("Retry-After")))
    encoding = (response.headers.get("Content-Encoding") or "identity").lower()
    if encoding != "identity":
        raise OutboundError(f"answered in the encoding {encoding[:40]!r} though none was asked for")
    body = bytearray()
    while chunk := response.read(min(_CHUNK, most_bytes + 1 - len(body))):
        body += chunk
        if len(body) > most_bytes:
            raise OutboundError(f"answered more than {most_bytes} bytes; smaller pages are expected")
    if end.is_over:  # a body without length ends with its connection
        raise TimeoutError
    return Response(response.status, response.headers.get_content_type().lower(), bytes(body))


def _retry_after(text: str | None) -> float | None:
    """Seconds to wait by a Retry-After header (RFC 9110, section 10.2.3): a number of them, or a date."""
    if text is None:
        return None
    if text.strip().isdecimal():
        return float(text)
    try:
        return max(0.0, (parsedate_to_datetime(text) - now()).total_seconds())
    except (ValueError, TypeError):
        return None


def _words(error: Exception) -> str:
    if isinstance(error, OSError):
        return error.strerror or str(error) or type(error).__name__
    return f"no answer in HTTP ({type(error).__name__})"

"""Serves a Flask application from an event loop, where many requests may wait and few threads are needed.

A request is answered by the loop's own thread, without a hop to another. Before it waits for anything
or computes for long, it says so by ``about_to_wait``, and begins anew in a thread. Where what it waits
for is another thread's work, it returns ``Later`` and holds no thread at all.
"""

import asyncio
import sys
import threading
from collections.abc import Awaitable, Callable, Iterable, MutableMapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from functools import lru_cache
from io import BytesIO
from typing import Any, NamedTuple

from flask import Response, request

from ingest.settled import Settled

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]
Environ = dict[str, Any]
WSGI = Callable[[Environ, Any], Iterable[bytes]]
HeaderList = list[tuple[bytes, bytes]]

THREADS = 16
HELD_BYTES = 64 * 1024 * 1024
"""Bodies of requests that have not yet been taken may use so much memory together, or that of two large ones."""
CROWDED = "millwright.crowded"
"""Set in the environ of a request whose body was not kept, because too many others' are."""
BODY = "millwright.body"
"""Set in the environ to a body that is whole and within its limit: reading it as a stream takes longer."""
_AT_ONCE, _SETTLED, _LATER = "millwright.at_once", "millwright.settled", "millwright.later"


class TakesLongError(BaseException):
    """The request is to begin anew in a thread. No Exception: nobody is to handle it on its way."""


def about_to_wait() -> None:
    """Before anything that takes longer than a moment. May raise TakesLongError: have nothing done by then."""
    if _AT_ONCE in request.environ:
        raise TakesLongError


class Reply(NamedTuple):
    """What goes out: less than Flask's Response, and made in a tenth of the time."""

    content: bytes
    status: int
    headers: Sequence[tuple[str, str]]


class Later(Response):
    """A response that another thread makes possible: ``finish`` makes it once ``settle`` was called.

    After ``seconds`` without that, ``finish`` has to do without. Headers given to this go with the answer.
    ``begin`` wakes the other thread: once for all requests that came together.
    """

    def __init__(
        self, finish: Callable[[], Reply], seconds: float, begin: Callable[[], object] = lambda: None
    ) -> None:
        super().__init__()
        self.headers.clear()
        self.finish, self.seconds, self.begin = finish, seconds, begin
        self.waiting: asyncio.Future[None] | None = None
        self.settled = False
        self._tell: Callable[[Later], None] | None = request.environ.get(_SETTLED)
        self._event = None if self._tell else threading.Event()

    def settle(self) -> None:
        """From any thread, once."""
        if self._tell:
            self._tell(self)
        if self._event:
            self._event.set()

    def whole(self) -> Reply:
        """The answer, with the headers that were given to this. To be asked for once."""
        content, status, headers = self.finish()
        del self.finish  # it leads to what leads here: a cycle, which would keep the request until it is collected
        return Reply(content, status, [*headers, *self.headers, ("Content-Length", str(len(content)))])

    def __call__(self, environ: Environ, start_response: Any) -> Iterable[bytes]:
        """Flask's last step: hand over to the loop, or wait where a common WSGI server serves."""
        if self._event is None:
            environ[_LATER] = self
            return ()
        self.begin()
        self._event.wait(self.seconds)
        return Response(*self.whole())(environ, start_response)


class FlaskOnLoop:
    """The ASGI application around a Flask one: bodies up to ``limit`` bytes, ``stop`` called at the end."""

    def __init__(self, flask: WSGI, limit: int, stop: Callable[[], object]) -> None:
        self._flask, self._limit, self._stop = flask, limit, stop
        self._most = max(HELD_BYTES, 2 * limit)
        self._pool = ThreadPoolExecutor(THREADS, "http")
        self._held = 0
        self._settled: Settled[Later]
        self._beginning = False
        self._loop: asyncio.AbstractEventLoop

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI's entry."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
            return
        body = bytearray()
        try:
            environ = await self._receive(scope, receive, body)
            if environ is None:
                return
            status, headers, content = await self._answer(environ)
        finally:
            self._held -= len(body)
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else content})

    async def _live(self, receive: Receive, send: Send) -> None:
        self._loop = asyncio.get_running_loop()
        self._settled = Settled(self._loop, _settle_all)
        await receive()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await asyncio.to_thread(self._stop)
        await send({"type": "lifespan.shutdown.complete"})

    async def _receive(self, scope: Scope, receive: Receive, body: bytearray) -> Environ | None:
        """Read the request; None if its client has gone. No more than the limit and one piece is kept."""
        environ = _environ(scope)
        declared = environ.get("CONTENT_LENGTH", "")
        if declared.isdigit() and int(declared) > self._limit:
            environ["wsgi.input"] = BytesIO()
            return environ
        while len(body) <= self._limit:
            message = await receive()
            if message["type"] == "http.disconnect":
                return None
            piece = message.get("body", b"")
            if self._held + len(piece) > self._most:
                environ[CROWDED] = True
                break
            body += piece
            self._held += len(piece)
            if not message.get("more_body"):
                break
        environ["CONTENT_LENGTH"] = str(len(body))
        environ["wsgi.input"] = BytesIO(body)
        if len(body) <= self._limit:
            environ[BODY] = bytes(body)
        return environ

    async def _answer(self, environ: Environ) -> tuple[int, HeaderList, bytes]:
        environ[_SETTLED] = self._settled.add
        environ[_AT_ONCE] = True
        try:
            answer = self._ask(environ)
        except TakesLongError:
            del environ[_AT_ONCE]
            environ["wsgi.input"].seek(0)
            answer = await self._loop.run_in_executor(self._pool, copy_context().run, self._ask, environ)
        if (later := environ.get(_LATER)) is None:
            return answer
        if not self._beginning:
            self._beginning = True
            self._loop.call_soon(self._begin, later)
        if not later.settled:
            later.waiting = self._loop.create_future()
            patience = self._loop.call_later(later.seconds, _settle, later)
            await later.waiting
            patience.cancel()
        content, status, headers = later.whole()
        return status, _encoded(headers), content

    def _begin(self, later: Later) -> None:
        self._beginning = False
        later.begin()

    def _ask(self, environ: Environ) -> tuple[int, HeaderList, bytes]:
        """What Flask answers; nothing yet if it is to come later."""
        status, headers = 0, _NO_HEADERS

        def start_response(line: str, given: list[tuple[str, str]], _fault: Any = None) -> None:
            nonlocal status, headers
            status, headers = int(line[:3]), _encoded(given)

        parts = self._flask(environ, start_response)
        try:
            return status, headers, b"".join(parts)
        finally:
            if close := getattr(parts, "close", None):
                close()


def _settle_all(settled: list[Later]) -> None:
    for later in settled:
        _settle(later)


def _settle(later: Later) -> None:
    later.settled = True
    if later.waiting and not later.waiting.done():
        later.waiting.set_result(None)


def _environ(scope: Scope) -> Environ:
    """PEP 3333's view of ASGI's scope. Names with an underscore could pass for others and are left out."""
    host, port = scope.get("server") or ("", 0)
    environ: Environ = {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": scope["path"].encode().decode("latin-1"),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "SERVER_NAME": host,
        "SERVER_PORT": str(port),
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": (scope.get("client") or ("",))[0],
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope["scheme"],
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    for raw, value in scope["headers"]:
        if b"_" not in raw:
            name, text = _name(raw), value.decode("latin-1")
            environ[name] = f"{environ[name]},{text}" if name in environ else text
    return environ


@lru_cache(1024)
def _name(raw: bytes) -> str:
    name = raw.decode("latin-1").upper().replace("-", "_")
    return name if name in {"CONTENT_TYPE", "CONTENT_LENGTH"} else f"HTTP_{name}"


def _encoded(headers: Iterable[tuple[str, str]]) -> HeaderList:
    return [(_sent_name(name), value.encode("latin-1")) for name, value in headers]


@lru_cache(1024)
def _sent_name(name: str) -> bytes:
    return name.lower().encode("latin-1")


_NO_HEADERS: HeaderList = []

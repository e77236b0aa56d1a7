"""A real HTTP server that stands for webhooks: it keeps what it got and answers as it was told."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import orjson


@dataclass(frozen=True)
class Received:
    """A request as it came; header names in lower case."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes
    at: float = field(default_factory=time.time)

    @property
    def json(self) -> Any:
        return orjson.loads(self.body)


@dataclass(frozen=True)
class Answer:
    """What to answer; `delay_s` before it."""

    body: bytes = b"{}"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    delay_s: float = 0


class Receiver:
    """Answers by path (without query); paths nobody told it about get `{}`."""

    def __init__(self) -> None:
        self.received: list[Received] = []
        self._answers: dict[str, Callable[[Received], Answer]] = {}
        self._arrived = threading.Condition()
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def _serve(self) -> None:
                length = int(self.headers.get("content-length") or 0)
                headers = {name.lower(): value for name, value in self.headers.items()}
                body = self.rfile.read(length)
                if len(body) < length:  # the sender died in the middle of it
                    self.close_connection = True
                    return
                request = Received(self.command, self.path, headers, body)
                answer = receiver._take(request)
                time.sleep(answer.delay_s)
                try:
                    self.send_response(answer.status)
                    for name, value in {"Content-Type": "application/json", **answer.headers}.items():
                        self.send_header(name, value)
                    self.send_header("Content-Length", str(len(answer.body)))
                    self.end_headers()
                    self.wfile.write(answer.body)
                except ConnectionError:
                    self.close_connection = True

            do_GET = do_POST = do_PUT = do_DELETE = do_PATCH = _serve  # noqa: N815 - names of the base class

            def handle(self) -> None:
                try:
                    super().handle()
                except ConnectionError:  # the engine was killed while it talked to us
                    self.close_connection = True

            def log_message(self, *_: Any) -> None:
                return

        class Server(ThreadingHTTPServer):
            request_queue_size = 256

        self._server = Server(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()

    def _take(self, request: Received) -> Answer:
        with self._arrived:
            self.received.append(request)
            self._arrived.notify_all()
            make = self._answers.get(request.path.partition("?")[0])
        return make(request) if make is not None else Answer()

    def answer(self, path: str, body: bytes = b"{}", status: int = 200, **further: Any) -> None:
        """Answer a path always the same way."""
        self.answer_with(path, lambda _: Answer(body, status, **further))

    def answer_with(self, path: str, make: Callable[[Received], Answer]) -> None:
        """Answer a path by a function of the request."""
        with self._arrived:
            self._answers[path] = make

    def wait(self, count: int, timeout_s: float = 60, path: str | None = None) -> list[Received]:
        """What came (at `path`), once there are `count`; fails when they do not come."""
        deadline = time.monotonic() + timeout_s
        with self._arrived:
            while True:
                found = [r for r in self.received if path is None or r.path.partition("?")[0] == path]
                if len(found) >= count:
                    return found
                left = deadline - time.monotonic()
                if left <= 0 or not self._arrived.wait(left):
                    raise AssertionError(f"expected {count} requests at {path or 'any path'}, got {len(found)}")

    def forget(self) -> None:
        """Start anew: nothing received, no answers."""
        with self._arrived:
            self.received.clear()
            self._answers.clear()

    def close(self) -> None:
        """Stop."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

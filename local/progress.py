"""What `make up` says while it works: one line a step, with the time it took."""

import contextlib
import json
import time
from collections.abc import Iterator
from typing import IO, Protocol

from local.errors import LocalError


class Progress(Protocol):
    """Somebody who is told how things go."""

    def begin(self, step: str) -> None: ...
    def done(self, step: str, seconds: float) -> None: ...
    def note(self, text: str) -> None: ...


class Terminal:
    """Tells a person."""

    def begin(self, step: str) -> None:
        print(f"  ..  {step}", flush=True)

    def done(self, step: str, seconds: float) -> None:
        print(f"  ok  {step:<58} {seconds:6.1f} s", flush=True)

    def note(self, text: str) -> None:
        print(f"      {text}", flush=True)


class Pipe:
    """Tells a process at the other end of a stream, one JSON object a line; a reader that left is no matter."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream

    def begin(self, step: str) -> None:
        self._send({"begin": step})

    def done(self, step: str, seconds: float) -> None:
        self._send({"done": step, "seconds": seconds})

    def note(self, text: str) -> None:
        self._send({"note": text})

    def ready(self) -> None:
        self._send({"ready": True})

    def failed(self, error: LocalError) -> None:
        self._send({"problem": error.problem, "way_out": error.way_out})

    def _send(self, message: dict[str, object]) -> None:
        with contextlib.suppress(OSError, ValueError):
            self._stream.write(json.dumps(message) + "\n")
            self._stream.flush()


def relay(stream: IO[str], progress: Progress) -> bool:
    """Pass on what a `Pipe` says until it is ready (True) or its process is gone (False).

    Raises LocalError when the other side reports one.
    """
    for line in stream:
        message = json.loads(line)
        if "begin" in message:
            progress.begin(message["begin"])
        elif "done" in message:
            progress.done(message["done"], message["seconds"])
        elif "note" in message:
            progress.note(message["note"])
        elif "problem" in message:
            raise LocalError(message["problem"], message["way_out"])
        else:
            return True
    return False


@contextlib.contextmanager
def step(progress: Progress, name: str, *, announce: bool = False) -> Iterator[None]:
    """Time a step. announce: also say it before it begins, because it takes long."""
    if announce:
        progress.begin(name)
    began = time.monotonic()
    yield
    progress.done(name, time.monotonic() - began)

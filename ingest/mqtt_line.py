"""A connection that MQTT is spoken over, by either side: bytes in and out, and when nothing is to be taken."""

import asyncio
from typing import cast


class Line(asyncio.Protocol):
    """Collects what comes in ``_buffer`` for ``_take_apart``, unless something speaks against taking it."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._buffer = bytearray()
        self._transport: asyncio.Transport | None = None
        self._holds: set[str] = set()
        self.last_heard = self._loop.time()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """The TCP connection is there."""
        self._transport = cast(asyncio.Transport, transport)

    def pause_writing(self) -> None:
        """The other side does not read what we answer: read nothing from it either."""
        self.hold("deaf")

    def resume_writing(self) -> None:
        """The other side reads again."""
        self.release("deaf")

    def hold(self, why: str) -> None:
        """Take nothing more until ``release`` is called with every ``why`` there was."""
        self._holds.add(why)
        if self._transport:
            self._transport.pause_reading()

    def release(self, why: str) -> None:
        """Go on taking, unless something else speaks against it; first what was left half-way."""
        self._holds.discard(why)
        if self._holds or not self._transport:
            return
        self.last_heard = self._loop.time()  # it may have spoken, and we did not listen
        self._take_apart()
        if self._transport and not self._holds:
            self._transport.resume_reading()

    def data_received(self, data: bytes) -> None:
        """Take apart what came; whole packets are dealt with, the rest waits."""
        self._buffer += data
        self.last_heard = self._loop.time()
        if not self._holds:
            self._take_apart()

    def _take_apart(self) -> None:
        """Deal with the whole packets in ``_buffer``, and take them out of it."""
        raise NotImplementedError

    def send(self, data: bytes) -> None:
        """Send bytes, if the connection is still there."""
        if self._transport and data:
            self._transport.write(data)

    @property
    def held(self) -> bool:
        """Whether nothing is taken from the other side at the moment."""
        return bool(self._holds)

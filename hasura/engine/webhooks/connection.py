"""One HTTP/1.1 connection to a webhook: a request out in one write, its answer parsed as it comes."""

from __future__ import annotations

import asyncio
from typing import Final, cast

import httptools

from hasura.engine.webhooks.request import Header, IncomingResponse

_LARGEST_BODY_BYTES: Final = 64 * 1024 * 1024


class BrokenExchangeError(ConnectionError):
    """The exchange ended before its answer was complete. `is_untouched`: not one byte had come."""

    def __init__(self, message: str, *, is_untouched: bool = False) -> None:
        super().__init__(message)
        self.is_untouched = is_untouched


class WebhookConnection(asyncio.Protocol):
    """Speaks one exchange at a time."""

    def __init__(self) -> None:
        self._transport: asyncio.Transport | None = None
        self._answer: asyncio.Future[IncomingResponse] | None = None
        self._parser: httptools.HttpResponseParser | None = None
        self._headers: list[Header] = []
        self._body: list[bytes] = []
        self._size = 0
        self._is_untouched = True
        self._has_headers = False
        self.idle_since = 0.0
        self.is_reusable = False

    @property
    def is_open(self) -> bool:
        """Whether another exchange may be tried on it."""
        return self._transport is not None and not self._transport.is_closing()

    async def exchange(self, request: bytes) -> IncomingResponse:
        """Send an encoded request and read its answer. Raises BrokenExchangeError."""
        if self._transport is None or self._transport.is_closing():
            raise BrokenExchangeError("the connection is closed", is_untouched=True)
        self._answer = asyncio.get_running_loop().create_future()
        self._parser = httptools.HttpResponseParser(self)
        self._is_untouched, self.is_reusable = True, False
        self._start_message()
        self._transport.write(request)
        try:
            return await self._answer
        finally:
            self._answer = None
            if not self.is_reusable:
                self.close()

    def close(self) -> None:
        """Break it off."""
        if self._transport is not None:
            self._transport.abort()

    def _start_message(self) -> None:
        self._headers, self._body, self._size, self._has_headers = [], [], 0, False

    # asyncio.Protocol

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Called by the event loop."""
        self._transport = cast("asyncio.Transport", transport)  # uvloop's are no subclass

    def data_received(self, data: bytes) -> None:
        """Called by the event loop."""
        if self._parser is None or self._answer is None:
            self.close()  # nobody asked
            return
        self._is_untouched = False
        try:
            self._parser.feed_data(data)
        except httptools.HttpParserError as error:
            self._fail(f"not an HTTP answer: {error}")

    def connection_lost(self, exc: Exception | None) -> None:
        """Called by the event loop; an answer without a length ends here."""
        self._transport = None
        names = {name for name, _ in self._headers}
        if self._has_headers and not names & {"content-length", "transfer-encoding"} and exc is None:
            self._finish()
        else:
            self._fail("the connection was closed before the answer was complete")

    # httptools

    def on_header(self, name: bytes, value: bytes) -> None:
        """Called by the parser."""
        self._headers.append((name.decode("latin-1").lower(), value.decode("latin-1")))

    def on_headers_complete(self) -> None:
        """Called by the parser."""
        self._has_headers = True

    def on_body(self, body: bytes) -> None:
        """Called by the parser."""
        self._size += len(body)
        if self._size > _LARGEST_BODY_BYTES:
            self._fail(f"the answer has more than {_LARGEST_BODY_BYTES} bytes")
        else:
            self._body.append(body)

    def on_message_complete(self) -> None:
        """Called by the parser."""
        if self._parser is not None and self._parser.get_status_code() // 100 == 1:
            self._start_message()  # 100 Continue and the like: the answer proper follows
            return
        self.is_reusable = self._parser is not None and self._parser.should_keep_alive()
        self._finish()

    def _finish(self) -> None:
        if self._answer is not None and not self._answer.done() and self._parser is not None:
            status = self._parser.get_status_code()
            self._answer.set_result(IncomingResponse(status, tuple(self._headers), b"".join(self._body)))

    def _fail(self, message: str) -> None:
        if self._answer is not None and not self._answer.done():
            self._answer.set_exception(BrokenExchangeError(message, is_untouched=self._is_untouched))
        self.close()

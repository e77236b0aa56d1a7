"""One WebSocket: its authentication, its operations, and the frames it is owed."""

from __future__ import annotations

import asyncio
import logging
import time
from collections import deque
from collections.abc import Coroutine
from typing import Any, Final

import orjson

from hasura.engine.errors import EngineError
from hasura.engine.json_codec import encode_json
from hasura.engine.request.message import GraphQLRequest
from hasura.engine.server.graphql_body import graphql_request
from hasura.engine.server.http import Receive, Send
from hasura.engine.server.services import Services, Subscription
from hasura.engine.server.ws_protocol import (
    ACK,
    CLOSE_BAD_REQUEST,
    CLOSE_NORMAL,
    CLOSE_TRY_LATER,
    Frame,
    FrameError,
    Protocol,
    close_reason,
    decode_frame,
    encode_complete,
    encode_connection_error,
    encode_frame,
    encode_pong,
)
from hasura.engine.session import Session

_LOG = logging.getLogger("hasura.engine.websocket")
_QUEUE_LIMIT_BYTES: Final = 64 * 1024 * 1024


class Connection:
    """A connected client. Operations run one after the other, as they came; live ones run beside."""

    def __init__(
        self,
        services: Services,
        protocol: Protocol,
        receive: Receive,
        send: Send,
        headers: dict[str, str],
        *,
        is_legacy: bool,
        is_negotiated: bool,
    ) -> None:
        """headers: of the handshake. is_legacy: errors in the shape of `/v1alpha1/graphql`.
        is_negotiated: the client asked for the protocol by name, so the answer names it.
        """
        self._services = services
        self._protocol = protocol
        self._receive = receive
        self._raw_send = send
        self._handshake_headers = headers
        self._headers: dict[str, str] = {}
        self._is_legacy = is_legacy
        self._is_negotiated = is_negotiated
        self._session: Session | None = None
        self._init_error: str | None = None
        self._operations: dict[str, Subscription | None] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._turn = asyncio.Lock()
        self._outgoing: deque[bytes] = deque()
        self._outgoing_bytes = 0
        self._flushing: asyncio.Task[None] | None = None
        self._is_closed = False
        self._timers: list[asyncio.TimerHandle] = []

    @property
    def is_initialised(self) -> bool:
        """Whether the client has authenticated."""
        return self._session is not None

    async def run(self) -> None:
        """Accept the client and serve it until it leaves or is sent away."""
        named = self._protocol.name if self._is_negotiated else None
        await self._raw_send({"type": "websocket.accept", "subprotocol": named})
        timeout_s = self._services.settings.websocket_init_timeout_s
        self._timers.append(asyncio.get_running_loop().call_later(timeout_s, self._init_timed_out))
        try:
            while True:
                message = await self._receive()
                if message["type"] != "websocket.receive":
                    return
                data = message.get("text")
                await self._on_message(data if data is not None else message.get("bytes") or b"")
        finally:
            self._release()

    def keep_alive(self) -> None:
        """Send the protocol's sign of life."""
        if self.is_initialised:
            self._queue(self._protocol.keepalive)

    def close(self, code: int, message: str) -> None:
        """Send what is queued, then the close frame."""
        if not self._is_closed:
            self._is_closed = True
            self._spawn(self._finish(code, message))

    async def _finish(self, code: int, message: str) -> None:
        if self._flushing is not None:
            await asyncio.wait([self._flushing])
        await self._flush()
        await self._deliver({"type": "websocket.close", "code": code, "reason": close_reason(message)})

    def _release(self) -> None:
        self._is_closed = True
        for timer in self._timers:
            timer.cancel()
        for subscription in self._operations.values():
            if subscription is not None:
                subscription.cancel()
        self._operations.clear()
        for task in self._tasks:
            task.cancel()

    def _spawn(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    # Sending: frames are queued, so that no slow client holds up those who produce them.

    def _queue(self, frame: bytes) -> None:
        if self._is_closed:
            return
        self._outgoing.append(frame)
        self._outgoing_bytes += len(frame)
        if self._outgoing_bytes > _QUEUE_LIMIT_BYTES:
            _LOG.warning("a client reads too slowly: closing its socket")
            self._outgoing.clear()
            self._outgoing_bytes = 0
            self.close(CLOSE_TRY_LATER, "the client reads too slowly")
        elif self._flushing is None or self._flushing.done():
            self._flushing = self._spawn(self._flush())

    async def _flush(self) -> None:
        while self._outgoing:
            frame = self._outgoing.popleft()
            self._outgoing_bytes -= len(frame)
            await self._deliver({"type": "websocket.send", "text": frame.decode()})

    async def _deliver(self, message: dict[str, Any]) -> None:
        try:
            await self._raw_send(message)
        except (OSError, RuntimeError):  # the client is gone; `run` ends by itself
            self._outgoing.clear()
            self._is_closed = True

    # Receiving

    async def _on_message(self, data: str | bytes) -> None:
        try:
            frame = decode_frame(data)
        except FrameError as error:
            message = f"parsing ClientMessage failed: {error}"
            if self._protocol.is_modern:
                self.close(CLOSE_BAD_REQUEST, f"4400: Parsing client message failed: {message}")
            else:
                self._queue(encode_connection_error(message))
            return
        if frame.type == "connection_init":
            await self._on_init(frame.payload)
        elif frame.type in ("start", "subscribe"):
            self._on_start(frame)
        elif frame.type in ("stop", "complete"):
            self._on_stop(str(frame.id))
        elif frame.type == "ping":
            self._queue(encode_pong(frame.payload))
        elif frame.type == "connection_terminate":
            self.close(CLOSE_NORMAL, "GQL_CONNECTION_TERMINATE received")

    async def _on_init(self, payload: Any) -> None:
        given = payload.get("headers") if isinstance(payload, dict) else None
        own = {str(name).lower(): str(value) for name, value in given.items()} if isinstance(given, dict) else {}
        try:
            who = await self._services.authenticator.authenticate({**self._handshake_headers, **own})
        except EngineError as error:
            self._session, self._init_error = None, error.message
            if not self._protocol.is_modern:
                self._queue(encode_connection_error(error.message))
                self.close(self._protocol.init_failed_code, f"4400: Connection initialization failed: {error}")
            else:
                self.close(self._protocol.init_failed_code, "4403: Forbidden")
            return
        self._session, self._headers = who.session, own
        self._stop_timers()
        if who.session.expires_at is not None:
            left_s = max(who.session.expires_at - time.time(), 0)
            loop = asyncio.get_running_loop()
            self._timers.append(loop.call_later(left_s, self._session_expired))
        self._queue(ACK)
        if not self._protocol.is_modern:  # Apollo's client waits for it; a ping would want its answer
            self._queue(self._protocol.keepalive)

    def _stop_timers(self) -> None:
        for timer in self._timers:
            timer.cancel()
        self._timers.clear()

    def _init_timed_out(self) -> None:
        if not self.is_initialised:
            self.close(self._protocol.init_timeout_code, "Connection initialisation timed out")

    def _session_expired(self) -> None:
        self.close(CLOSE_NORMAL, "the session has expired")

    def _on_start(self, frame: Frame) -> None:
        operation_id = str(frame.id)
        if operation_id in self._operations:
            self._refuse_start(operation_id, f"an operation already exists with this id: {operation_id}")
        elif self._session is None and self._init_error is not None:
            self._refuse_start(operation_id, f"cannot start as connection_init failed with: {self._init_error}")
        elif self._session is None:
            self._refuse_start(operation_id, "start received before the connection is initialised")
        else:
            self._operations[operation_id] = None
            self._spawn(self._operate(operation_id, frame.payload, self._session))

    def _on_stop(self, operation_id: str) -> None:
        subscription = self._operations.pop(operation_id, None)
        if subscription is not None:
            subscription.cancel()

    def _refuse_start(self, operation_id: str, message: str) -> None:
        error = EngineError(message, code="start-failed")
        self._send_error(operation_id, error)
        self._queue(encode_complete(operation_id))
        if self._protocol.is_modern:
            self.close(CLOSE_NORMAL, f"4400: {message}")

    def _send_error(self, operation_id: str, error: EngineError) -> None:
        if self._is_legacy:
            payload: Any = error.as_api(show_internal=False)
        elif self._protocol.is_modern:
            payload = [error.as_graphql(show_internal=False)]
        else:
            payload = {"errors": [error.as_graphql(show_internal=False)]}
        self._queue(encode_frame("error", operation_id, encode_json(payload)))

    # Operations

    async def _operate(self, operation_id: str, payload: Any, session: Session) -> None:
        async with self._turn:
            try:
                request = graphql_request(payload)
                if self._services.engine.operation_kind(request) == "subscription":
                    await self._subscribe(operation_id, request, session)
                    return
                await self._execute(operation_id, request, session)
            except EngineError as error:
                if error.status >= 500:
                    _LOG.error("operation of %s failed: %s", session.role, error.message)
                self._send_error(operation_id, error)
            except Exception:
                _LOG.exception("operation of %s failed", session.role)
                self._send_error(operation_id, EngineError("Internal Server Error", code="unexpected", status=500))
        if operation_id in self._operations:
            del self._operations[operation_id]
            self._queue(encode_complete(operation_id))

    async def _execute(self, operation_id: str, request: GraphQLRequest, session: Session) -> None:
        answer = await self._services.engine.execute(request, session, self._headers)
        if answer.status >= 500:
            _LOG.error("operation of %s failed: %s", session.role, answer.body.decode())
        if operation_id not in self._operations:  # stopped meanwhile
            return
        if not answer.is_error:
            self._queue(encode_frame(self._protocol.data, operation_id, answer.body))
        elif self._protocol.is_modern:
            errors = orjson.dumps(orjson.loads(answer.body)["errors"])
            self._queue(encode_frame("error", operation_id, errors))
        elif answer.is_execution_error:
            self._queue(encode_frame("data", operation_id, answer.body))
        elif self._is_legacy:
            first = orjson.loads(answer.body)["errors"][0]
            legacy = {"path": "$", "error": first["message"], **first.get("extensions", {})}
            self._queue(encode_frame("error", operation_id, orjson.dumps(legacy)))
        else:
            self._queue(encode_frame("error", operation_id, answer.body))

    async def _subscribe(self, operation_id: str, request: GraphQLRequest, session: Session) -> None:
        async def send(payload: bytes) -> None:
            if operation_id in self._operations:
                self._queue(encode_frame(self._protocol.data, operation_id, payload))

        async def done() -> None:
            if self._operations.pop(operation_id, None) is not None:
                self._queue(encode_complete(operation_id))

        subscription = await self._services.engine.subscribe(request, session, send, done)
        if operation_id in self._operations and not self._is_closed:
            self._operations[operation_id] = subscription
        else:  # stopped while it started
            subscription.cancel()

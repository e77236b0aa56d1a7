"""All open WebSockets: handshake, keep-alive, and closing them together."""

from __future__ import annotations

import asyncio
import logging
from typing import Final

import orjson

from hasura.engine.errors import EngineError
from hasura.engine.server.cors import CorsPolicy
from hasura.engine.server.http import Receive, Scope, Send, text_headers
from hasura.engine.server.services import Services
from hasura.engine.server.ws_connection import Connection
from hasura.engine.server.ws_protocol import CLOSE_RESTART, choose_protocol

_LOG = logging.getLogger("hasura.engine.websocket")
_PATHS: Final = {"/v1/graphql": False, "/v1alpha1/graphql": True}


class Sockets:
    """The open connections of this server."""

    def __init__(self, services: Services, cors: CorsPolicy) -> None:
        self._services = services
        self._cors = cors
        self._open: set[Connection] = set()
        self._keepalive: asyncio.Task[None] | None = None

    def __len__(self) -> int:
        return len(self._open)

    async def serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one WebSocket from handshake to end."""
        await receive()  # websocket.connect
        headers = text_headers(scope["headers"])
        try:
            self._check(scope["path"], headers)
        except EngineError as error:
            await _reject(send, error)
            return
        offered = scope.get("subprotocols") or []
        protocol = choose_protocol(offered)
        connection = Connection(
            self._services,
            protocol,
            receive,
            send,
            headers,
            is_legacy=_PATHS[scope["path"]],
            is_negotiated=protocol.name in offered,
        )
        self._open.add(connection)
        if self._keepalive is None:
            self._keepalive = asyncio.create_task(self._keep_alive(), name="websocket-keepalive")
        try:
            await connection.run()
        finally:
            self._open.discard(connection)

    def metadata_changed(self) -> None:
        """Send every client away, so that it comes back to the new schema."""
        if self._services.settings.close_websockets_on_metadata_change:
            self.close_all("Closing all websocket connections as the metadata has changed")

    def close_all(self, reason: str) -> None:
        """Close every socket with 1012: clients connect again."""
        for connection in list(self._open):
            connection.close(CLOSE_RESTART, reason)

    def stop(self) -> None:
        """Close every socket at the end of the server."""
        if self._keepalive is not None:
            self._keepalive.cancel()
        self.close_all("shutting server down")

    async def _keep_alive(self) -> None:
        while True:
            await asyncio.sleep(self._services.settings.websocket_keepalive_s)
            for connection in list(self._open):
                connection.keep_alive()

    def _check(self, path: str, headers: dict[str, str]) -> None:
        settings = self._services.settings
        if path not in _PATHS or "graphql" not in settings.enabled_apis:
            raise EngineError(
                "only '/v1/graphql' and '/v1alpha1/graphql' are supported on websockets",
                code="not-found",
                status=404,
            )
        origin = headers.get("origin")
        if origin is None or self._cors.allows(origin):
            return
        if not self._cors.is_disabled:
            raise EngineError(
                "received origin header does not match configured CORS domains", code="access-denied"
            )
        if not settings.websocket_read_cookie:
            headers.pop("cookie", None)


async def _reject(send: Send, error: EngineError) -> None:
    body = orjson.dumps({"errors": [error.as_graphql(show_internal=False)]})
    headers = [(b"content-type", b"application/json; charset=utf-8")]
    await send({"type": "websocket.http.response.start", "status": error.status, "headers": headers})
    await send({"type": "websocket.http.response.body", "body": body})

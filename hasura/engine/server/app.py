"""The ASGI application: which path is answered by what, and how anything unforeseen is answered."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterable
from typing import Final

from hasura.engine.errors import EngineError
from hasura.engine.json_codec import encode_json
from hasura.engine.server.admin_apis import ADMIN_ENDPOINTS, AdminEndpoint
from hasura.engine.server.console import console_answer
from hasura.engine.server.cors import CorsPolicy, RawHeader, cors_headers, preflight_headers
from hasura.engine.server.graphql_http import serve_graphql
from hasura.engine.server.http import (
    ClientGoneError,
    Receive,
    Request,
    Response,
    Scope,
    Send,
    json_response,
    raw_headers,
    read_request,
    send_response,
)
from hasura.engine.server.openapi import serve_openapi
from hasura.engine.server.rest import REST_PREFIX, serve_rest
from hasura.engine.server.services import Services
from hasura.engine.server.sockets import Sockets
from hasura.engine.version import ENGINE_VERSION, SERVER_TYPE

_LOG = logging.getLogger("hasura.engine.http")
_REQUESTS = logging.getLogger("hasura.engine.http.requests")
_TEXT: Final = b"text/plain; charset=utf-8"
_GRAPHQL_PATHS: Final = {"/v1/graphql": False, "/v1alpha1/graphql": True}


class Application:
    """Answers HTTP requests and WebSockets."""

    def __init__(self, services: Services) -> None:
        """Raises CorsConfigError."""
        self._services = services
        settings = services.settings
        self._cors = CorsPolicy.parse(settings.cors_domain, is_disabled=settings.disable_cors)
        self._logs_requests = "http-log" in settings.enabled_log_types
        self.sockets = Sockets(services, self._cors)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            await self._http(scope, receive, send)
        elif scope["type"] == "websocket":
            await self.sockets.serve(scope, receive, send)

    async def _http(self, scope: Scope, receive: Receive, send: Send) -> None:
        started = time.perf_counter()
        try:
            request = await read_request(scope, receive)
        except ClientGoneError:
            return
        if request.headers_size() > self._services.settings.max_total_header_length_bytes:
            await send_response(send, request, Response(b"headers too large", 431, _TEXT))
            return
        cors: Iterable[RawHeader] = ()
        origin = request.by_name.get(b"origin")
        if origin is not None and self._cors.allows(origin.decode("latin-1")):
            if request.method == "OPTIONS":
                wanted = request.by_name.get(b"access-control-request-headers", b"")
                response = Response(b"", 204, _TEXT, tuple(preflight_headers(origin, wanted)))
                await send_response(send, request, response)
                return
            cors = cors_headers(origin)
        try:
            response = await self._answer(request)
        except EngineError as error:
            response = self._refused(request, error, shows_internal=self._services.settings.dev_mode)
        except Exception:
            _LOG.exception("request %s to %s failed", request.request_id.decode(), request.path)
            response = _unforeseen(request)
        await send_response(send, request, response, cors)
        if self._logs_requests:
            took_ms = (time.perf_counter() - started) * 1000
            _REQUESTS.info(
                "%s %s %s %.1f ms %s",
                request.method,
                request.path,
                response.status,
                took_ms,
                request.request_id.decode("latin-1"),
            )

    async def _answer(self, request: Request) -> Response:
        path = request.path
        keeps_status = _GRAPHQL_PATHS.get(path)
        if keeps_status is not None and self._is_enabled("graphql"):
            if request.method == "POST":
                return await serve_graphql(self._services, request, keeps_status=keeps_status)
            if request.method == "GET":
                raise EngineError("persisted queries are not supported", code="not-supported")
        endpoint = ADMIN_ENDPOINTS.get(path)
        if endpoint is not None and endpoint.method == request.method and self._is_enabled(endpoint.api):
            return await self._administrate(endpoint, request)
        if path.startswith(REST_PREFIX) and self._is_enabled("graphql"):
            return await serve_rest(self._services, request)
        if request.method in ("GET", "HEAD"):
            found = await self._plain(path, request)
            if found is not None:
                return found
        raise EngineError("resource does not exist", code="not-found", status=404)

    async def _plain(self, path: str, request: Request) -> Response | None:
        if path == "/v1/version":
            return json_response({"version": ENGINE_VERSION, "server_type": SERVER_TYPE})
        if path in ("/healthz", "/hasura/healthz"):
            return await self._health(request)
        if path == "/console" or path.startswith("/console/"):
            return console_answer(path) if self._services.settings.enable_console else None
        if path == "/api/swagger/json":
            return await serve_openapi(self._services, request)
        return None

    def _is_enabled(self, api: str) -> bool:
        return api in self._services.settings.enabled_apis

    async def _administrate(self, endpoint: AdminEndpoint, request: Request) -> Response:
        who = await self._services.authenticator.authenticate(request.headers)
        try:
            response = await endpoint.handler(self._services, request, who.session)
        except EngineError as error:
            return self._refused(request, error, shows_internal=self._services.shows_internal(who.session.role))
        cookies = raw_headers(who.response_headers)
        return Response(response.body, response.status, response.content_type, (*response.headers, *cookies))

    def _refused(self, request: Request, error: EngineError, *, shows_internal: bool) -> Response:
        if error.status >= 500:
            _LOG.error("request %s to %s failed: %s", request.request_id.decode(), request.path, error.message)
        return Response(encode_json(error.as_api(shows_internal)), error.status)

    async def _health(self, request: Request) -> Response:
        if not await self._services.metadata.is_storage_up():
            return Response(b"ERROR", 500, _TEXT)
        if not self._services.metadata.has_inconsistencies():
            return Response(b"OK", content_type=_TEXT)
        if ("strict", "true") in request.query_parameters():
            return Response(b"ERROR: inconsistent objects in schema", 500, _TEXT)
        return Response(b"WARN: inconsistent objects in schema", content_type=_TEXT)


def _unforeseen(request: Request) -> Response:
    error = EngineError("Internal Server Error", code="unexpected", status=500)
    if request.path in _GRAPHQL_PATHS:
        status = 500 if _GRAPHQL_PATHS[request.path] else 200
        return json_response({"errors": [error.as_graphql(show_internal=False)]}, status)
    return json_response(error.as_api(show_internal=False), 500)

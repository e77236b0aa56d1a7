"""Delivering an event to a webhook: the call, how it ended, and what the invocation log keeps of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import orjson

from hasura.engine.errors import EngineError
from hasura.engine.webhooks.client import HttpClient
from hasura.engine.webhooks.environment import interpolate
from hasura.engine.webhooks.headers import DEFAULT_HEADERS, configured_headers, merged
from hasura.engine.webhooks.request import IncomingResponse, OutgoingRequest, WebhookUnreachableError
from hasura.engine.webhooks.transform import (
    TransformError,
    TransformScope,
    read_request_transform,
    read_response_transform,
    transform_request,
    transform_response,
)

_LOGGED_BYTES: Final = 100_000
_REASON_CHARACTERS: Final = 300


@dataclass(frozen=True, slots=True)
class Target:
    """Where and how to deliver. `url` may hold `{{NAME}}`; transforms are metadata's JSON."""

    url: str
    headers: tuple[Any, ...]
    timeout_s: float
    request_transform: Any = None
    response_transform: Any = None


@dataclass(frozen=True, slots=True)
class Delivered:
    """How a delivery ended.

    status: HTTP status, None when there was no answer. retry_after_s: the receiver's wish.
    is_final: trying again cannot help (the transform is wrong).
    request, response: JSON texts for the invocation log.
    """

    is_success: bool
    status: int | None
    request: str
    response: str
    retry_after_s: int | None = None
    is_final: bool = False

    def reason(self) -> str:
        """Why it failed, for the log."""
        return f"status {self.status}" if self.status is not None else self.response[:_REASON_CHARACTERS]


def target_url(webhook: str | None, webhook_from_env: str | None, environment: Mapping[str, str]) -> str:
    """The address of a trigger. Raises EngineError when a variable is not set."""
    if webhook_from_env is not None:
        value = environment.get(webhook_from_env)
        if value is None:
            raise EngineError(f"environment variable '{webhook_from_env}' not set", code="not-found")
        return value
    return interpolate(webhook or "", environment)


async def deliver(
    client: HttpClient,
    target: Target,
    body: bytes,
    environment: Mapping[str, str],
    *,
    log_version: str,
    session_variables: Mapping[str, str] | None = None,
) -> Delivered:
    """Send `body` (JSON) to the target. Never raises for what the other side does."""
    logged = _LoggedRequest(body, target.headers, log_version)
    try:
        url = interpolate(target.url, environment)
        headers = merged(configured_headers(target.headers, environment), DEFAULT_HEADERS)
        request = OutgoingRequest("POST", url, tuple(headers), body)
        scope = None
        if target.request_transform is not None:
            scope = TransformScope(url, orjson.loads(body), session_variables)
            request = _transformed(target, request, scope)
            logged = _LoggedRequest(request.body, target.headers, log_version)
        response = await client.send(request, target.timeout_s)
        answered = _answer_body(target, response, scope, session_variables)
    except TransformError as error:
        fault: dict[str, Any] = {"message": {"transformation_error": error.details}}
        return Delivered(False, None, logged.text(), logged.fault(fault), is_final=True)
    except EngineError as error:
        return Delivered(False, None, logged.text(), logged.fault({"message": error.message}))
    except WebhookUnreachableError as error:
        fault = {"message": orjson.dumps(error.to_json()).decode()}
        return Delivered(False, None, logged.text(), logged.fault(fault))
    if response.status // 100 == 2:
        return Delivered(True, response.status, logged.text(), logged.answer(response, answered))
    fault = {"message": answered}
    retry_after_s = _retry_after(response)
    return Delivered(False, response.status, logged.text(), logged.fault(fault), retry_after_s)


def _transformed(target: Target, request: OutgoingRequest, scope: TransformScope) -> OutgoingRequest:
    transform = read_request_transform(target.request_transform)
    return request if transform is None else transform_request(transform, request, scope)


def _answer_body(
    target: Target,
    response: IncomingResponse,
    scope: TransformScope | None,
    session_variables: Mapping[str, str] | None,
) -> str:
    transform = read_response_transform(target.response_transform)
    if transform is None:
        return response.body[:_LOGGED_BYTES].decode(errors="replace").replace("\0", "")
    try:
        body = orjson.loads(response.body)
    except orjson.JSONDecodeError:
        body = None
    value = transform_response(transform, body, response.status, scope, session_variables)
    return orjson.dumps(value).decode()


def _retry_after(response: IncomingResponse) -> int | None:
    raw = response.header("retry-after")
    if raw is None or not raw.strip().isdigit():
        return None
    return int(raw) or None


class _LoggedRequest:
    """Texts for the invocation log; secrets of headers stay out, their names and sources are kept."""

    def __init__(self, body: bytes, headers: Iterable[Any], version: str) -> None:
        self._body = body
        self._headers = headers
        self._version = version

    def text(self) -> str:
        headers: list[dict[str, str | None]] = []
        for header in self._headers:
            if header.value_from_env is not None:
                headers.append({"name": header.name, "value_from_env": header.value_from_env})
            else:
                headers.append({"name": header.name, "value": header.value})
        encoded = orjson.dumps(headers).decode()
        return f'{{"payload":{self._payload()},"headers":{encoded},"version":"{self._version}"}}'

    def _payload(self) -> str:
        if not self._body:
            return "null"
        text = self._body.decode(errors="replace")
        return text if text[:1] in "{[" else orjson.dumps(text).decode()

    def answer(self, response: IncomingResponse, body: str) -> str:
        headers = [{"name": name, "value": value} for name, value in response.headers]
        data = {"status": response.status, "headers": headers, "body": body}
        return self._response("webhook_response", data)

    def fault(self, data: dict[str, Any]) -> str:
        return self._response("client_error", data)

    def _response(self, kind: str, data: dict[str, Any]) -> str:
        return orjson.dumps({"type": kind, "data": data, "version": self._version}).decode()

"""One call of an action's webhook: request, transforms, and what each kind of answer means."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson

from hasura.engine.actions.output import check_output
from hasura.engine.errors import EngineError, unexpected
from hasura.engine.json_codec import JsonError, decode_json, encode_json
from hasura.engine.metadata.actions import Action, ActionDefinition, CustomTypes
from hasura.engine.webhooks.client import HttpClient
from hasura.engine.webhooks.environment import interpolate
from hasura.engine.webhooks.headers import DEFAULT_HEADERS, client_headers, configured_headers, merged
from hasura.engine.webhooks.request import IncomingResponse, OutgoingRequest, WebhookUnreachableError
from hasura.engine.webhooks.transform import (
    TransformError,
    TransformScope,
    read_request_transform,
    read_response_transform,
    transform_request,
    transform_response,
)

_LOG = logging.getLogger("hasura.engine.actions")


@dataclass(frozen=True, slots=True)
class ActionResult:
    """A checked answer: its JSON value (decimals as `Decimal`) and the cookies passed on to the client."""

    value: Any
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ActionCall:
    """What is asked of the webhook."""

    action: Action
    types: CustomTypes
    input: Any
    session_variables: Mapping[str, str]
    client_headers: Mapping[str, str]
    request_query: str | None

    def payload(self) -> dict[str, Any]:
        """The body Hasura's webhooks expect."""
        return {
            "action": {"name": self.action.name},
            "input": self.input,
            "request_query": self.request_query,
            "session_variables": dict(self.session_variables),
        }


class ActionWebhook:
    """Calls webhooks of actions."""

    def __init__(
        self, client: HttpClient, environment: Mapping[str, str], *, configured_headers_first: bool
    ) -> None:
        self._client = client
        self._environment = environment
        self._configured_headers_first = configured_headers_first

    async def call(self, call: ActionCall) -> ActionResult:
        """Call and check. Raises EngineError by Hasura's error contract."""
        definition = call.action.definition
        request = self._request(call)
        scope = TransformScope(request.url, orjson.loads(request.body), call.session_variables)
        has_transform = definition.request_transform is not None
        if has_transform:
            request = _transformed_request(definition, request, scope)
        asked = _describe(call, request if has_transform else None)
        try:
            response = await self._client.send(request, definition.timeout)
        except WebhookUnreachableError as error:
            _LOG.warning("action %s: %s", call.action.name, error)
            internal = {"error": error.to_json(), "request": asked, "response": None}
            raise unexpected("http exception when calling webhook", internal) from None
        body = _transformed_response(definition, response, scope if has_transform else None, call)
        value = self._decode(body, response, asked)
        return self._judge(call, value, response, asked)

    def _request(self, call: ActionCall) -> OutgoingRequest:
        definition = call.action.definition
        configured = configured_headers(definition.headers, self._environment)
        own = (
            client_headers(call.client_headers, definition.ignored_client_headers)
            if definition.forward_client_headers
            else []
        )
        groups = (configured, DEFAULT_HEADERS, own)
        headers = merged(*(groups if self._configured_headers_first else reversed(groups)))
        url = interpolate(definition.handler, self._environment)
        return OutgoingRequest("POST", url, tuple(headers), encode_json(call.payload()))

    def _decode(self, body: bytes, response: IncomingResponse, asked: dict[str, Any]) -> Any:
        try:
            return decode_json(body)
        except JsonError as error:
            answered = _answered(response, response.body.decode(errors="replace"))
            internal = {"error": f"invalid JSON: {error}", "request": asked, "response": answered}
            raise unexpected("not a valid json response from webhook", internal) from None

    def _judge(
        self, call: ActionCall, value: Any, response: IncomingResponse, asked: dict[str, Any]
    ) -> ActionResult:
        status = response.status
        internal = {"error": "unexpected response", "request": asked, "response": _answered(response, value)}
        if status // 100 == 2:
            try:
                check_output(value, call.action.definition.output_type, call.types)
            except EngineError as error:
                raise EngineError(error.message, error.code, error.path, internal=internal) from None
            cookies = tuple(pair for pair in response.headers if pair[0] == "set-cookie")
            return ActionResult(value, cookies)
        if status // 100 == 4:
            raise _refusal(value, status, internal)
        fault = f"expecting 2xx or 4xx status code, but found {status}"
        raise unexpected("internal error", {**internal, "error": fault})


def _transformed_request(
    definition: ActionDefinition, request: OutgoingRequest, scope: TransformScope
) -> OutgoingRequest:
    try:
        transform = read_request_transform(definition.request_transform)
        return request if transform is None else transform_request(transform, request, scope)
    except TransformError as error:
        _LOG.error("request transform failed: %s", error)
        raise unexpected("Request Transformation Failed", error.details) from None


def _transformed_response(
    definition: ActionDefinition,
    response: IncomingResponse,
    scope: TransformScope | None,
    call: ActionCall,
) -> bytes:
    try:
        transform = read_response_transform(definition.response_transform)
        if transform is None:
            return response.body
        try:
            body = orjson.loads(response.body)
        except orjson.JSONDecodeError:
            body = None
        return orjson.dumps(transform_response(transform, body, response.status, scope, call.session_variables))
    except TransformError as error:
        _LOG.error("response transform failed: %s", error)
        raise unexpected("Response Transformation Failed", error.details) from None


def _describe(call: ActionCall, transformed: OutgoingRequest | None) -> dict[str, Any]:
    described: dict[str, Any] = {
        "url": call.action.definition.handler,
        "action": {"name": call.action.name},
        "input": call.input,
        "request_query": call.request_query,
        "transformed_request": None,
    }
    if transformed is not None:
        described["transformed_request"] = {
            "method": transformed.method,
            "url": transformed.url,
            "body": transformed.body.decode(errors="replace"),
        }
    return described


def _answered(response: IncomingResponse, body: Any) -> dict[str, Any]:
    headers = [{"name": name, "value": value} for name, value in response.headers]
    return {"status": response.status, "body": body, "headers": headers}


def _refusal(value: Any, status: int, internal: Any) -> EngineError:
    """A 4xx answer: its message, with its own code or extensions."""
    message = value.get("message") if isinstance(value, dict) else None
    if not isinstance(message, str):
        fault = 'parsing ActionWebhookErrorResponse failed, key "message" not found'
        return EngineError(fault, code="parse-failed", internal=internal)
    code, extensions = value.get("code"), value.get("extensions")
    return EngineError(
        message,
        code=code if isinstance(code, str) else "unexpected",
        status=status,
        extensions=extensions if isinstance(extensions, dict) else None,
    )

"""`test_webhook_transform`: what a transform would make of a sample request, without sending it."""

from __future__ import annotations

import re
from typing import Any

import orjson

from hasura.engine.errors import EngineError
from hasura.engine.json_codec import encode_json
from hasura.engine.session import Session
from hasura.engine.webhooks.request import OutgoingRequest
from hasura.engine.webhooks.transform import (
    TransformError,
    TransformScope,
    read_request_transform,
    read_response_transform,
    transform_request,
)

_PLACEHOLDER = re.compile(r"\{\{([^}]+)\}\}")


async def try_webhook_transform(args: Any, _: Session) -> Any:
    """Answer the operation. Raises EngineError (validation-failed) with the faults as `internal`."""
    if not isinstance(args, dict):
        raise EngineError("expected an object", "parse-failed", "$.args")
    environment = {str(k): str(v) for k, v in (args.get("env") or {}).items()}
    url = _url(args.get("webhook_url"), environment)
    headers = tuple(
        (str(name), _interpolated(str(value), environment)) for name, value in args.get("request_headers") or ()
    )
    variables = {str(k).lower(): str(v) for k, v in (args.get("session_variables") or {}).items()} or None
    request = OutgoingRequest("POST", url, headers, encode_json(args.get("body")))
    scope = TransformScope(url, orjson.loads(request.body), variables)
    try:
        transform = read_request_transform(args.get("request_transform"))
        if transform is not None:
            request = transform_request(transform, request, scope)
    except TransformError as error:
        raise _failed("request", error) from None
    try:
        read_response_transform(args.get("response_transform"))
    except TransformError as error:
        raise _failed("response", error) from None
    return {
        "webhook_url": request.url,
        "method": request.method,
        "headers": sorted([name.lower(), value] for name, value in request.headers),
        "body": _shown(request.body),
    }


def _url(value: Any, environment: dict[str, str]) -> str:
    if isinstance(value, dict) and "from_env" in value:
        name = str(value["from_env"])
        if name not in environment:
            raise EngineError("Missing Env Var", "not-found", "$.args")
        return environment[name]
    if not isinstance(value, str):
        raise EngineError('key "webhook_url" not found', "parse-failed", "$.args")
    return _interpolated(value, environment)


def _interpolated(text: str, environment: dict[str, str]) -> str:
    """Only the mock environment of the request is used: the real one stays secret."""
    for name in _PLACEHOLDER.findall(text):
        if name not in environment:
            raise EngineError(
                f"Missing Env Var: {name}. Give it a mock value in env: a test does not see the real ones.",
                "not-found",
                "$.args",
            )
    return _PLACEHOLDER.sub(lambda match: environment[match[1]], text)


def _failed(which: str, error: TransformError) -> EngineError:
    message = f"{which} transform validation failed"
    return EngineError(message, "validation-failed", "$.args", internal=error.details)


def _shown(body: bytes) -> Any:
    try:
        return orjson.loads(body)
    except orjson.JSONDecodeError:
        return body.decode(errors="replace")

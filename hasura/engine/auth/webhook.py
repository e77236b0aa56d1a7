"""Authentication by a webhook: it is asked about every request and answers session variables."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson

from hasura.engine.auth.jwk_store import expiry_of
from hasura.engine.auth.session_variables import VARIABLE_PREFIX
from hasura.engine.errors import EngineError, unexpected
from hasura.engine.json_codec import encode_json
from hasura.engine.session import ROLE_VARIABLE
from hasura.engine.webhooks.client import HttpClient
from hasura.engine.webhooks.headers import DEFAULT_HEADERS, forwardable
from hasura.engine.webhooks.request import IncomingResponse, OutgoingRequest, WebhookUnreachableError

_LOG = logging.getLogger("hasura.engine.auth")
_TIMEOUT_S = 30.0


@dataclass(frozen=True, slots=True)
class HookAnswer:
    """A granted request: role, session variables, expiry and cookies for the client."""

    role: str
    variables: Mapping[str, str]
    expires_at: float | None
    response_headers: tuple[tuple[str, str], ...]


async def ask_webhook(
    client: HttpClient,
    url: str,
    method: str,
    headers: Mapping[str, str],
    request: Any | None,
) -> HookAnswer:
    """Ask the hook. `request` is the GraphQL request for a POST hook, None to leave it out.

    Raises EngineError: 401 when the hook denies, 500 when it fails.
    """
    response = await _send(client, url, method, headers, request)
    if response.status == 401:
        _LOG.warning("auth hook %s denied a request", url)
        raise EngineError("Authentication hook unauthorized this request", code="access-denied", status=401)
    if response.status != 200:
        _LOG.error("auth hook %s answered status %s", url, response.status)
        raise unexpected("Invalid response from authorization hook")
    return _read_answer(url, response)


async def _send(
    client: HttpClient, url: str, method: str, headers: Mapping[str, str], request: Any | None
) -> IncomingResponse:
    if method == "GET":
        outgoing = OutgoingRequest("GET", url, tuple(forwardable(headers).items()), b"")
    else:
        body: dict[str, Any] = {"headers": dict(headers)}
        if request is not None:
            body["request"] = request
        outgoing = OutgoingRequest("POST", url, DEFAULT_HEADERS, encode_json(body))
    try:
        return await client.send(outgoing, _TIMEOUT_S)
    except WebhookUnreachableError as error:
        _LOG.error("auth hook %s failed: %s", url, error)
        raise unexpected("webhook authentication request failed") from error


def _read_answer(url: str, response: IncomingResponse) -> HookAnswer:
    try:
        document = orjson.loads(response.body)
    except orjson.JSONDecodeError as error:
        _LOG.error("auth hook %s answered no JSON", url)
        raise unexpected(f"Invalid response from authorization hook: {error}") from None
    if not isinstance(document, dict) or not all(isinstance(v, str) for v in document.values()):
        _LOG.error("auth hook %s answered no object of texts", url)
        raise unexpected("Invalid response from authorization hook: expected an object of texts")
    lowered = {name.lower(): value for name, value in document.items()}
    variables = {name: value for name, value in lowered.items() if name.startswith(VARIABLE_PREFIX)}
    role = variables.get(ROLE_VARIABLE)
    if not role:
        raise EngineError('"x-hasura-role" not found in session variables', code="invalid-params")
    cookies = tuple(("set-cookie", value) for name, value in response.headers if name == "set-cookie")
    return HookAnswer(role, variables, expiry_of(lowered), cookies)

"""Webhooks of permissions that judge what a role wants to write, before it is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from hasura.engine.errors import EngineError, unexpected
from hasura.engine.json_codec import JsonError, decode_json
from hasura.engine.metadata.permissions import ValidationWebhook
from hasura.engine.plan.encode import json_text
from hasura.engine.session import Session
from hasura.engine.webhooks.client import HttpClient
from hasura.engine.webhooks.environment import interpolate
from hasura.engine.webhooks.headers import DEFAULT_HEADERS, client_headers, configured_headers, merged
from hasura.engine.webhooks.request import OutgoingRequest, WebhookUnreachableError

_PAYLOAD_VERSION = 1


class InputValidator:
    """Asks the webhooks."""

    def __init__(
        self, client: HttpClient, environment: Mapping[str, str], *, configured_headers_first: bool
    ) -> None:
        self._client = client
        self._environment = environment
        self._configured_headers_first = configured_headers_first

    async def check(
        self, webhook: ValidationWebhook, rows: Sequence[Any], session: Session, headers: Mapping[str, str]
    ) -> None:
        """Raises EngineError with the webhook's words where it refuses, and where it can't be asked."""
        request = self._request(webhook, rows, session, headers)
        try:
            response = await self._client.send(request, webhook.timeout)
        except WebhookUnreachableError as error:
            raise unexpected("http exception when validating input data", error.to_json()) from None
        if response.status // 100 == 2:
            return
        if response.status != 400:
            found = f"expecting 200 or 400 status code, but found {response.status}"
            raise unexpected("internal error when validating input data", found)
        try:
            answer = decode_json(response.body)
        except JsonError as error:
            answer = str(error)
        if not isinstance(answer, dict) or not isinstance(answer.get("message"), str):
            message = "received invalid response from input validation webhook"
            raise unexpected(message, f"invalid response: {answer}")
        raise EngineError(answer["message"], "validation-failed")

    def _request(
        self, webhook: ValidationWebhook, rows: Sequence[Any], session: Session, headers: Mapping[str, str]
    ) -> OutgoingRequest:
        payload = {
            "version": _PAYLOAD_VERSION,
            "session_variables": dict(session.variables),
            "role": session.role,
            "data": {"input": rows},
        }
        configured = configured_headers(webhook.headers, self._environment)
        own = client_headers(headers) if webhook.forward_client_headers else []
        groups = (configured, DEFAULT_HEADERS, own)
        chosen = merged(*(groups if self._configured_headers_first else reversed(groups)))
        url = interpolate(webhook.url, self._environment)
        return OutgoingRequest("POST", url, tuple(chosen), json_text(payload).encode())

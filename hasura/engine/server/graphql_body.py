"""Bodies of GraphQL requests: one request or a batch, decoded without losing a decimal's digits."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

import msgspec

from hasura.engine import json_codec
from hasura.engine.errors import EngineError
from hasura.engine.request.message import GraphQLRequest


class _Body(msgspec.Struct):
    query: str
    variables: dict[str, Any] | None = None
    operationName: str | None = None  # noqa: N815 - the protocol's own name

    def to_request(self) -> GraphQLRequest:
        return GraphQLRequest(self.query, self.variables, self.operationName)


_BODY: Final[msgspec.json.Decoder[_Body | list[_Body]]] = msgspec.json.Decoder(
    _Body | list[_Body], float_hook=Decimal
)


def decode_graphql_body(body: bytes) -> GraphQLRequest | list[GraphQLRequest]:
    """The request or requests of a body. Raises EngineError (invalid-json, parse-failed)."""
    try:
        decoded = _BODY.decode(body)
    except json_codec.JsonError as error:
        raise _refusal(error) from None
    if isinstance(decoded, list):
        return [element.to_request() for element in decoded]
    return decoded.to_request()


def decode_json(body: bytes) -> Any:
    """Any JSON body. Raises EngineError (invalid-json)."""
    try:
        return json_codec.decode_json(body)
    except json_codec.JsonError as error:
        raise EngineError(f"Error in $: {error}", code="invalid-json") from None


def graphql_request(value: Any) -> GraphQLRequest:
    """A request from an already decoded object (WebSocket payload). Raises EngineError."""
    try:
        return msgspec.convert(value, _Body).to_request()
    except msgspec.ValidationError as error:
        raise _parse_failed(str(error)) from None


def _refusal(error: Exception) -> EngineError:
    if isinstance(error, msgspec.ValidationError):
        return _parse_failed(str(error))
    return EngineError(f"Error in $: {error}", code="invalid-json")


def _parse_failed(reason: str) -> EngineError:
    return EngineError(f"the request is no GraphQL request: {reason}", code="parse-failed")

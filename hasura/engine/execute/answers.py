"""GraphQL answers as bytes."""

from __future__ import annotations

from hasura.engine.errors import EngineError
from hasura.engine.plan.encode import json_text
from hasura.engine.request.message import GraphQLResponse


def data_response(data: bytes, headers: tuple[tuple[str, str], ...] = ()) -> GraphQLResponse:
    """`{"data":…}` around JSON made elsewhere."""
    return GraphQLResponse(200, b'{"data":' + data + b"}", headers)


def error_body(error: EngineError, show_internal: bool) -> bytes:
    """`{"errors":[…]}`"""
    return json_text({"errors": [error.as_graphql(show_internal)]}).encode()


def error_response(error: EngineError, show_internal: bool, in_execution: bool = False) -> GraphQLResponse:
    """An error as an answer; `in_execution`: it came from running the request."""
    return GraphQLResponse(error.status, error_body(error, show_internal), is_execution_error=in_execution)

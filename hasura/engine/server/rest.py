"""REST endpoints: stored GraphQL documents behind `/api/rest/<url template>`."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final
from urllib.parse import parse_qsl

import orjson
from graphql import (
    GraphQLSyntaxError,
    ListTypeNode,
    NonNullTypeNode,
    OperationDefinitionNode,
    TypeNode,
    VariableDefinitionNode,
    parse,
)

from hasura.engine.errors import EngineError
from hasura.engine.json_codec import JsonError, decode_json, encode_json
from hasura.engine.metadata.collections import RestEndpoint
from hasura.engine.metadata.model import Metadata
from hasura.engine.request.message import GraphQLRequest, GraphQLResponse
from hasura.engine.server.http import Request, Response, raw_headers
from hasura.engine.server.services import Services

_LOG = logging.getLogger("hasura.engine.http")
REST_PREFIX: Final = "/api/rest/"
_FORM: Final = "application/x-www-form-urlencoded"
_METHODS: Final = ("GET", "POST", "PUT", "DELETE", "PATCH")
_NUMBER_TYPES: Final = frozenset({"Int", "Float", "Number", "Double", "float8", "numeric"})
_BOOLEAN_TYPES: Final = frozenset({"Boolean", "Bool"})


@dataclass(frozen=True, slots=True)
class Matched:
    """The endpoint of a request and what its path parameters hold."""

    endpoint: RestEndpoint
    path_arguments: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Text:
    """An argument from the path or the query string: yet to be read as its type says."""

    value: str


async def serve_rest(services: Services, request: Request) -> Response:
    """Answer a request below `/api/rest/`."""
    who = await services.authenticator.authenticate(request.headers)
    try:
        metadata = services.engine.metadata
        matched = match_endpoint(request.method, request.path.removeprefix(REST_PREFIX), metadata)
        query = stored_query(matched.endpoint, metadata)
        variables = _variables(query, request, matched.path_arguments)
        answer = await services.engine.execute(GraphQLRequest(query, variables), who.session, request.headers)
        headers = raw_headers((*answer.headers, *who.response_headers))
        if answer.is_error:
            return _error_response(answer, request)
        return Response(_data_of(answer), headers=headers)
    except EngineError as error:
        if error.status >= 500:
            _LOG.error("request %s to %s failed: %s", request.request_id.decode(), request.path, error.message)
        shown = services.shows_internal(who.session.role)
        return Response(encode_json(error.as_api(shown)), error.status)


def match_endpoint(method: str, path: str, metadata: Metadata) -> Matched:
    """The one endpoint for a path. Raises EngineError: 404, 405, 500 when several match."""
    if method not in _METHODS:
        raise EngineError(f"Method {method} not supported.", code="bad-request")
    segments = path.split("/")
    found = []
    for endpoint in metadata.rest_endpoints.values():
        arguments = _match_template(endpoint.url.split("/"), segments)
        if arguments is not None:
            found.append(Matched(endpoint, arguments))
    if not found:
        raise EngineError("Endpoint not found", code="not-found", status=404)
    fitting = [match for match in found if method in match.endpoint.methods]
    if not fitting:
        allowed = ", ".join(dict.fromkeys(m for match in found for m in match.endpoint.methods))
        raise EngineError(f"Allowed methods: {allowed}", code="method-not-allowed", status=405)
    if len(fitting) > 1:
        raise EngineError("Multiple endpoints match request", code="unexpected", status=500)
    return fitting[0]


def _match_template(template: Sequence[str], segments: Sequence[str]) -> dict[str, str] | None:
    if len(template) != len(segments):
        return None
    arguments = {}
    for part, segment in zip(template, segments, strict=True):
        if part.startswith(":"):
            arguments[part[1:]] = segment
        elif part != segment:
            return None
    return arguments


def stored_query(endpoint: RestEndpoint, metadata: Metadata) -> str:
    """The document an endpoint runs. Raises EngineError when it is gone."""
    reference = endpoint.definition.query
    collection = metadata.query_collections.get(reference.collection_name)
    listed = collection.definition.queries.get(reference.query_name) if collection else None
    if listed is None:
        raise EngineError("the query of this endpoint does not exist", code="not-exists", status=500)
    return listed.query


def single_operation(query: str) -> OperationDefinitionNode:
    """The only definition of a stored document. Raises EngineError."""
    try:
        definitions = parse(query, no_location=True).definitions
    except GraphQLSyntaxError as error:
        raise EngineError(f"not a valid graphql query: {error.message}", code="parse-failed") from None
    if len(definitions) != 1 or not isinstance(definitions[0], OperationDefinitionNode):
        raise EngineError("A stored query should contain exactly one definition", code="unexpected", status=500)
    return definitions[0]


def _variables(query: str, request: Request, path_arguments: Mapping[str, str]) -> dict[str, Any]:
    expected = {
        definition.variable.name.value: definition
        for definition in single_operation(query).variable_definitions or ()
    }
    given: dict[str, Any] = {name: _Text(value) for name, value in request.query_parameters()}
    given.update(_body_arguments(request))
    given.update({name: _Text(value) for name, value in path_arguments.items()})
    variables = {}
    for name, value in given.items():
        definition = expected.get(name)
        if definition is None:
            raise EngineError(f"Unexpected variable {name}", code="bad-request")
        if not isinstance(value, _Text):
            variables[name] = value
            continue
        is_given, read = _read_text(definition, value.value)
        if is_given:
            variables[name] = read
    return variables


def _body_arguments(request: Request) -> dict[str, Any]:
    """A JSON object's values as they are, a form's as texts; other bodies carry no arguments."""
    if not request.body:
        return {}
    if request.headers.get("content-type", "").startswith(_FORM):
        pairs = parse_qsl(request.body.decode(errors="replace"), keep_blank_values=True)
        return {name: _Text(value) for name, value in pairs}
    try:
        decoded = decode_json(request.body)
    except JsonError:
        return {}
    return decoded if isinstance(decoded, dict) else {}


def _read_text(definition: VariableDefinitionNode, text: str) -> tuple[bool, Any]:
    """Whether the argument counts as given, and its value by the variable's type."""
    kind: TypeNode = definition.type
    is_required = isinstance(kind, NonNullTypeNode)
    if isinstance(kind, NonNullTypeNode):
        kind = kind.type
    name = definition.variable.name.value
    if isinstance(kind, ListTypeNode):
        raise EngineError(
            "List variables are not currently supported in URL or Query parameters. "
            f"(Variable {name}, with value {orjson.dumps(text).decode()})",
            code="bad-request",
        )
    type_name = kind.name.value  # type: ignore[attr-defined]  # neither list nor non-null: a named type
    if not text and type_name == "Boolean":
        return True, True
    if not text and not is_required:
        return False, None
    if type_name in _BOOLEAN_TYPES and text in ("true", "false"):
        return True, text == "true"
    if type_name in _NUMBER_TYPES:
        try:
            number = decode_json(text.encode())
        except JsonError:
            return True, text
        if isinstance(number, int | Decimal) and not isinstance(number, bool):
            return True, number
    return True, text


def _data_of(answer: GraphQLResponse) -> bytes:
    prefix = b'{"data":'
    if answer.body.startswith(prefix):
        return answer.body[len(prefix) : -1].strip()
    return orjson.dumps(orjson.loads(answer.body)["data"])


def _error_response(answer: GraphQLResponse, request: Request) -> Response:
    first = orjson.loads(answer.body)["errors"][0]
    extensions = first.get("extensions") or {}
    body = {"path": "$", "error": first["message"], "code": "unexpected", **extensions}
    if answer.status >= 500:
        _LOG.error("request %s to %s failed: %s", request.request_id.decode(), request.path, first["message"])
    return Response(orjson.dumps(body), answer.status)

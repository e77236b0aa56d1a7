"""`POST /v1/graphql` and `/v1alpha1/graphql`: the path every query takes, so nothing is done twice."""

from __future__ import annotations

import logging
from typing import Any, Final

from hasura.engine.auth.authenticator import Authenticated
from hasura.engine.errors import EngineError
from hasura.engine.json_codec import encode_json
from hasura.engine.request.message import GraphQLRequest, GraphQLResponse
from hasura.engine.server.graphql_body import decode_graphql_body
from hasura.engine.server.http import Request, Response, raw_headers
from hasura.engine.server.services import Services

_LOG = logging.getLogger("hasura.engine.http")
_KEPT_STATUS: Final = frozenset({401})


async def serve_graphql(services: Services, request: Request, *, keeps_status: bool) -> Response:
    """Answer a request or a batch. keeps_status: errors have their own HTTP status (v1alpha1)."""
    role = ""
    try:
        body, fault = _decode(request)
        hook_body = body if services.authenticator.reads_request else None
        who = await services.sessions.session(request.raw_headers, request.headers, _json_of(hook_body))
        role = who.session.role
        if fault is not None:
            raise fault
        if isinstance(body, list):
            return await _serve_batch(services, request, body, who)
        if body is None:  # _decode gives either a body or a fault
            raise EngineError("the request is empty", code="parse-failed")
        answer = await services.engine.execute(body, who.session, request.headers)
    except EngineError as error:
        return _refused(services, request, error, role, keeps_status=keeps_status)
    if answer.status >= 500:
        _LOG.error("request %s as %s failed: %s", request.request_id.decode(), role, answer.body.decode())
    status = answer.status if keeps_status else 200
    if answer.headers or who.response_headers:
        headers = raw_headers((*answer.headers, *who.response_headers))
        return Response(answer.body, status, headers=headers)
    return Response(answer.body, status)


def _decode(
    request: Request,
) -> tuple[GraphQLRequest | list[GraphQLRequest] | None, EngineError | None]:
    try:
        return decode_graphql_body(request.body), None
    except EngineError as error:
        return None, error  # a stranger learns that he may not ask, not what was wrong


def _json_of(body: GraphQLRequest | list[GraphQLRequest] | None) -> Any:
    if body is None:
        return None
    if isinstance(body, list):
        return [_json_of(element) for element in body]
    return {"operationName": body.operation_name, "query": body.query, "variables": body.variables}


async def _serve_batch(
    services: Services, request: Request, batch: list[GraphQLRequest], who: Authenticated
) -> Response:
    answers: list[GraphQLResponse] = []
    for element in batch:
        answers.append(await services.engine.execute(element, who.session, request.headers))
    body = b"[" + b",".join(answer.body for answer in answers) + b"]"
    headers = [pair for answer in answers for pair in answer.headers]
    return Response(body, headers=raw_headers((*headers, *who.response_headers)))


def _refused(
    services: Services, request: Request, error: EngineError, role: str, *, keeps_status: bool
) -> Response:
    if error.status >= 500:
        _LOG.error("request %s as %r failed: %s", request.request_id.decode(), role, error.message)
    keeps = keeps_status or (services.settings.preserve_401_errors and error.status in _KEPT_STATUS)
    body = encode_json({"errors": [error.as_graphql(services.shows_internal(role))]})
    return Response(body, error.status if keeps else 200)

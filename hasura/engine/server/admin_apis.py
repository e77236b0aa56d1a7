"""The administrative endpoints: metadata, queries, explain, dump, configuration, development."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from hasura.engine.auth.session_variables import build_session
from hasura.engine.errors import EngineError
from hasura.engine.json_codec import encode_json
from hasura.engine.request.message import GraphQLRequest
from hasura.engine.server.graphql_body import decode_json, graphql_request
from hasura.engine.server.http import Request, Response, json_response
from hasura.engine.server.services import Services
from hasura.engine.session import ADMIN_ROLE, ROLE_VARIABLE, Session
from hasura.engine.version import ENGINE_VERSION

Handler = Callable[[Services, Request, Session], Awaitable[Response]]


@dataclass(frozen=True, slots=True)
class AdminEndpoint:
    """An endpoint, its method, the API it belongs to, and what it says to others than admins."""

    method: str
    api: str
    handler: Handler


async def _v1_metadata(services: Services, request: Request, session: Session) -> Response:
    return _answer(await services.metadata.v1_metadata(decode_json(request.body), session))


async def _v1_query(services: Services, request: Request, session: Session) -> Response:
    return _answer(await services.metadata.v1_query(decode_json(request.body), session))


async def _v2_query(services: Services, request: Request, session: Session) -> Response:
    return _answer(await services.metadata.v2_query(decode_json(request.body), session))


async def _pg_dump(services: Services, request: Request, session: Session) -> Response:
    _require_admin(session)
    dump = await services.metadata.pg_dump(decode_json(request.body), session)
    return Response(dump.encode(), content_type=b"application/sql")


async def _explain(services: Services, request: Request, session: Session) -> Response:
    _require_admin(session)
    body = decode_json(request.body)
    if not isinstance(body, dict) or "query" not in body:
        raise EngineError("expected an object with the key query", code="parse-failed")
    variables = {str(k).lower(): str(v) for k, v in (body.get("user") or {}).items()}
    role = variables.get(ROLE_VARIABLE) or ADMIN_ROLE
    asked_as = build_session(role, variables, is_admin_secret=True)
    query: GraphQLRequest = graphql_request(body["query"])
    return _answer(await services.engine.explain(query, asked_as))


async def _config(services: Services, request: Request, session: Session) -> Response:
    _require_admin(session)
    del request
    settings, authenticator = services.settings, services.authenticator
    jwt = [config.describe() for config in authenticator.jwt_configs]
    return json_response(
        {
            "version": ENGINE_VERSION,
            "is_function_permissions_inferred": settings.infer_function_permissions,
            "is_remote_schema_permissions_enabled": False,
            "is_admin_secret_set": authenticator.is_admin_secret_set,
            "is_auth_hook_set": authenticator.is_hook_set,
            "is_jwt_set": bool(jwt),
            "jwt": jwt,
            "is_allow_list_enabled": settings.enable_allowlist,
            "live_queries": {
                "batch_size": settings.live_query_batch_size,
                "refetch_delay": settings.live_query_interval_ms / 1000,
            },
            "streaming_queries": {
                "batch_size": settings.stream_batch_size,
                "refetch_delay": settings.stream_interval_ms / 1000,
            },
            "console_assets_dir": None,
            "experimental_features": sorted(settings.experimental_features),
            "is_prometheus_metrics_enabled": False,
            "is_apollo_federation_enabled": settings.enable_apollo_federation,
            "default_naming_convention": settings.default_naming_convention,
            "feature_flags": [],
        }
    )


async def _plan_cache(services: Services, request: Request, session: Session) -> Response:
    del services, request
    _require_admin(session)
    return json_response([])


async def _subscriptions(services: Services, request: Request, session: Session) -> Response:
    del request
    _require_admin(session)
    describe = getattr(services.engine, "describe_subscriptions", None)
    return _answer(describe() if describe is not None else [])


ADMIN_ENDPOINTS: Final[Mapping[str, AdminEndpoint]] = {
    "/v1/metadata": AdminEndpoint("POST", "metadata", _v1_metadata),
    "/v1/query": AdminEndpoint("POST", "metadata", _v1_query),
    "/v2/query": AdminEndpoint("POST", "metadata", _v2_query),
    "/v1/graphql/explain": AdminEndpoint("POST", "metadata", _explain),
    "/v1alpha1/pg_dump": AdminEndpoint("POST", "pgdump", _pg_dump),
    "/v1alpha1/config": AdminEndpoint("GET", "config", _config),
    "/dev/plan_cache": AdminEndpoint("GET", "developer", _plan_cache),
    "/dev/subscriptions": AdminEndpoint("GET", "developer", _subscriptions),
    "/dev/subscriptions/extended": AdminEndpoint("GET", "developer", _subscriptions),
}


def _require_admin(session: Session) -> None:
    if not session.is_admin:
        raise EngineError("You have to be an admin to access this endpoint", code="access-denied")


def _answer(value: Any) -> Response:
    if isinstance(value, bytes):
        return Response(value)
    return Response(encode_json(value))

"""Who may call: every route without, with a forged, an expired and too weak a token; Hasura's secret."""

import time
from typing import Any

import jwt
import pytest

from core.tokens import CLAIMS_NAMESPACE, ROLES
from handlers.discovery import load_services
from handlers.hasura import SECRET_HEADER, Endpoint, endpoints, registered
from handlers.rest import SERVICES, Route
from tests.handlers.conftest import HANDLER_SECRET, JWT_SECRET, Backend, Refused
from tests.handlers.framework.test_tenancy import filled

load_services()
ROUTES = [route for rest in SERVICES.values() for route in rest.routes if route.role]
ENDPOINTS = endpoints()


@pytest.fixture(scope="module")
def bad_tokens(backend: Backend) -> dict[str, tuple[str, str]]:
    """Tokens that open nothing, with the code each is answered by."""
    good = jwt.decode(backend.token(backend.ours, "owner"), JWT_SECRET, algorithms=["HS256"])
    now = int(time.time())

    def signed(secret: str = JWT_SECRET, algorithm: str = "HS256", claims: object = None, **changes: Any) -> str:
        content = good | changes | {CLAIMS_NAMESPACE: claims or good[CLAIMS_NAMESPACE]}
        return jwt.encode(content, secret, algorithm=algorithm)

    without = {name: value for name, value in good.items() if name != CLAIMS_NAMESPACE}
    higher = dict(good[CLAIMS_NAMESPACE]) | {"x-hasura-default-role": "admin"}
    return {
        "expired": (signed(exp=now - 1, iat=now - 900), "auth-token-expired"),
        "forged": (signed("another secret that is long enough"), "auth-token-invalid"),
        "unsigned": (signed("", "none"), "auth-token-invalid"),
        "other algorithm": (signed("x" * 64, "HS512"), "auth-token-invalid"),
        "refresh": (signed(type="refresh"), "auth-token-invalid"),
        "no claims": (jwt.encode(without, JWT_SECRET, "HS256"), "auth-token-invalid"),
        "claims of another kind": (signed(claims="owner"), "auth-token-invalid"),
        "no such role": (signed(claims=higher), "auth-token-invalid"),
        "no token": ("a.b.c", "auth-token-invalid"),
    }


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: f"{route.method} {route.path}")
def test_no_route_opens_to_a_bad_token(
    backend: Backend, bad_tokens: dict[str, tuple[str, str]], refused: Refused, route: Route
) -> None:
    path = filled(route.path, {})
    client = backend.app.test_client()
    refused(client.open(path, method=route.method), 401, "auth-token-missing")
    for token, code in bad_tokens.values():
        answer = client.open(path, method=route.method, headers={"Authorization": f"Bearer {token}"})
        refused(answer, 401, code)


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: f"{route.method} {route.path}")
def test_no_route_opens_to_a_lower_role(backend: Backend, refused: Refused, route: Route) -> None:
    assert route.role is not None
    for role in ROLES[: ROLES.index(route.role)]:
        answer = backend.client(role)(route.method, filled(route.path, {}))
        assert refused(answer, 403, "auth-forbidden")["expected"] == f"{route.role} or higher"


def test_another_scheme_is_no_token(backend: Backend, refused: Refused) -> None:
    for header in ("Basic b3duZXI6cHc=", "Bearer", "Bearer  "):
        answer = backend.app.test_client().get("/api/auth/me", headers={"Authorization": header})
        refused(answer, 401, "auth-token-missing")


@pytest.mark.parametrize("endpoint", ENDPOINTS, ids=lambda endpoint: endpoint.registered.path)
def test_only_hasura_reaches_its_routes(backend: Backend, refused: Refused, endpoint: Endpoint) -> None:
    post, path = backend.app.test_client().post, endpoint.registered.path
    signed_in = {"Authorization": f"Bearer {backend.token(backend.ours, 'owner')}"}
    for secret in ({}, {SECRET_HEADER: ""}, {SECRET_HEADER: HANDLER_SECRET[:-1]}, {SECRET_HEADER: "é" * 5}):
        refused(post(path, json={}, headers=signed_in | secret), 403, "auth-forbidden")


@pytest.mark.parametrize(
    "endpoint",
    [endpoint for endpoint in ENDPOINTS if endpoint.registered.kind == "action"],
    ids=lambda endpoint: endpoint.registered.name,
)
def test_no_action_without_a_user_in_the_right_role(backend: Backend, endpoint: Endpoint) -> None:
    path, lowest = endpoint.registered.path, endpoint.registered.roles[0]
    for session in ({}, {"x-hasura-role": "admin"}, None, {"x-hasura-role": "owner", "x-hasura-user-id": "me"}):
        answer = backend.hasura(path, {"input": {}, "session_variables": session})
        assert (answer.status_code, answer.json["extensions"]["code"]) == (403, "auth-forbidden")  # type: ignore[index] # an object by the status
    for role in ROLES[: ROLES.index(lowest)]:
        answer = backend.action(endpoint.registered.service, endpoint.registered.name, {}, role)
        assert answer.status_code == 403


def test_what_is_registered_is_told_without_a_server() -> None:
    paths = [item.path for item in registered()]
    assert len(paths) == len(set(paths))
    assert ("event", "outbox", "outbox_event", "/events/outbox_event", ()) in registered()
    assert ("cron", "factories", "device_connectivity", "/cron/device_connectivity", ()) in registered()
    roles = ("operator", "engineer", "manager", "owner")
    action = ("action", "maintenance", "create_work_order", "/actions/maintenance/create_work_order", roles)
    assert action in registered()

"""Signing in, staying signed in, and what happens to a stolen refresh token."""

import time
from typing import Any
from uuid import uuid4

import jwt
import pytest
from sqlalchemy import insert, select, update

from core.tokens import CLAIMS_NAMESPACE
from db.models import auth, factories
from tests.handlers.conftest import JWT_SECRET, PASSWORD, Backend, Refused, Tenant


def login(backend: Backend, tenant: Tenant | None = None, **changes: Any) -> Any:
    """The answer to a sign-in as the owner."""
    body = {"email": (tenant or backend.ours).email("owner"), "password": PASSWORD} | changes
    return backend.app.test_client().post("/api/auth/login", json=body)


def refresh(backend: Backend, token: str) -> Any:
    """The answer to a refresh."""
    return backend.app.test_client().post("/api/auth/refresh", json={"refresh_token": token})


def test_a_sign_in_gives_hasuras_claims_for_a_quarter_of_an_hour(backend: Backend) -> None:
    answer = login(backend, email=backend.ours.email("owner").upper())
    assert answer.status_code == 200
    assert answer.json["expires_in"] == 900
    assert answer.json["token_type"] == "Bearer"
    assert answer.json["organization"]["slug"] == "acme"
    assert "password_hash" not in answer.get_data(as_text=True)
    claims = jwt.decode(answer.json["access_token"], JWT_SECRET, algorithms=["HS256"])
    assert claims["exp"] - claims["iat"] == 900
    assert claims[CLAIMS_NAMESPACE] == {
        "x-hasura-allowed-roles": ["viewer", "operator", "engineer", "manager", "owner"],
        "x-hasura-default-role": "owner",
        "x-hasura-user-id": str(backend.ours.users["owner"]),
        "x-hasura-organization-id": str(backend.ours.id),
        "x-hasura-factory-ids": f"{{{backend.ours.factory_id}}}",
    }
    me = backend.app.test_client().get(
        "/api/auth/me", headers={"Authorization": f"Bearer {answer.json['access_token']}"}
    )
    assert me.json is not None
    assert me.json["user"]["email"] == backend.ours.email("owner")


def test_a_membership_limited_to_some_factories_says_so_in_the_token(backend: Backend) -> None:
    with backend.engine.begin() as connection:
        other = uuid4()
        site = {"country": "DK", "time_zone": "UTC", "currency": "DKK", "grid_zone": "DK"}
        row = {"id": other, "organization_id": backend.ours.id, "name": "Second"} | site
        connection.execute(insert(factories.Factory).values(row))
        member = auth.Membership.user_id == backend.ours.users["viewer"]
        connection.execute(update(auth.Membership).where(member).values(factory_ids=[other]))
    token = login(backend, email=backend.ours.email("viewer")).json["access_token"]
    claims = jwt.decode(token, JWT_SECRET, algorithms=["HS256"])[CLAIMS_NAMESPACE]
    assert claims["x-hasura-factory-ids"] == f"{{{other}}}"


def test_wrong_password_unknown_user_and_disabled_user_cannot_be_told_apart(backend: Backend) -> None:
    with backend.engine.begin() as connection:
        who = auth.User.id == backend.theirs.users["viewer"]
        connection.execute(update(auth.User).where(who).values(disabled_at=auth.User.created_at))
    wrong = login(backend, password="wrong password")
    unknown = login(backend, email="nobody@nowhere.example")
    disabled = login(backend, email=backend.theirs.email("viewer"))
    assert wrong.status_code == unknown.status_code == disabled.status_code == 401
    assert wrong.json == unknown.json == disabled.json
    assert wrong.json["error"]["code"] == "auth-credentials"


def test_an_unknown_user_takes_as_long_as_a_wrong_password(backend: Backend) -> None:
    """The quickest of interleaved tries each: without the hash of nobody the unknown user is far quicker."""
    spent: dict[str, list[float]] = {"wrong": [], "unknown": []}
    for _ in range(7):
        for kind, email in (("wrong", backend.ours.email("owner")), ("unknown", "nobody@nowhere.example")):
            started = time.perf_counter()
            login(backend, email=email, password="wrong password")
            spent[kind].append(time.perf_counter() - started)
    assert 0.5 < min(spent["unknown"]) / min(spent["wrong"]) < 2


def test_a_refresh_rotates(backend: Backend) -> None:
    first = login(backend).json
    second = refresh(backend, first["refresh_token"]).json
    third = refresh(backend, second["refresh_token"]).json
    assert len({first["refresh_token"], second["refresh_token"], third["refresh_token"]}) == 3
    assert third["organization"]["slug"] == "acme"


def test_a_refresh_token_used_twice_ends_the_session(backend: Backend, refused: Refused) -> None:
    first = login(backend).json["refresh_token"]
    second = refresh(backend, first).json["refresh_token"]
    refused(refresh(backend, first), 401, "auth-token-reused")
    refused(refresh(backend, second), 401, "auth-token-reused")
    with backend.engine.connect() as connection:
        session_id = jwt.decode(first, JWT_SECRET, algorithms=["HS256"])["session"]
        query = select(auth.Session.ended_reason).where(auth.Session.id == session_id)
        assert connection.scalar(query) == "reuse"


def test_logout_ends_the_session_and_may_be_repeated(backend: Backend, refused: Refused) -> None:
    token = login(backend).json["refresh_token"]
    for _ in range(2):
        answer = backend.app.test_client().post("/api/auth/logout", json={"refresh_token": token})
        assert (answer.status_code, answer.data) == (204, b"")
    refused(refresh(backend, token), 401, "auth-token-invalid")


def test_a_refresh_follows_the_members_present_role(backend: Backend, refused: Refused) -> None:
    token = login(backend, email=backend.ours.email("engineer")).json["refresh_token"]
    member = auth.Membership.user_id == backend.ours.users["engineer"]
    with backend.engine.begin() as connection:
        connection.execute(update(auth.Membership).where(member).values(role="operator"))
    answer = refresh(backend, token).json
    assert answer["role"] == "operator"
    with backend.engine.begin() as connection:
        connection.execute(auth.Membership.__table__.delete().where(member))  # type: ignore[attr-defined] # a Table
    refused(refresh(backend, answer["refresh_token"]), 401, "auth-token-invalid")


def test_access_and_refresh_tokens_are_not_interchangeable(backend: Backend, refused: Refused) -> None:
    pair = login(backend).json
    refused(refresh(backend, pair["access_token"]), 401, "auth-token-invalid")
    with_refresh = {"Authorization": f"Bearer {pair['refresh_token']}"}
    answer = backend.app.test_client().get("/api/auth/me", headers=with_refresh)
    refused(answer, 401, "auth-token-invalid")


@pytest.mark.parametrize("slug", ["rival", "does-not-exist"])
def test_an_organization_one_is_not_in_stays_closed(backend: Backend, refused: Refused, slug: str) -> None:
    refused(login(backend, organization=slug), 403, "auth-forbidden")
    refused(backend.client()("POST", "/api/auth/switch", {"organization": slug}), 403, "auth-forbidden")


def test_a_new_password_ends_the_other_sessions(backend: Backend, refused: Refused) -> None:
    tenant = backend.theirs
    pair = login(backend, tenant).json
    caller = backend.client("owner", tenant)
    refused(
        caller("POST", "/api/auth/me/password", {"password": "not it", "new_password": "another long one"}),
        401,
        "auth-credentials",
    )
    change = {"password": PASSWORD, "new_password": "another long one"}
    assert caller("POST", "/api/auth/me/password", change).status_code == 200
    refused(refresh(backend, pair["refresh_token"]), 401, "auth-token-invalid")
    refused(login(backend, tenant), 401, "auth-credentials")
    assert login(backend, tenant, password="another long one").status_code == 200


def test_an_account_rests_after_ten_wrong_passwords_whoever_asks(backend: Backend, refused: Refused) -> None:
    for email in (backend.theirs.email("operator"), "ghost@nowhere.example"):
        for _ in range(10):
            refused(login(backend, email=email.upper(), password="wrong"), 401, "auth-credentials")
        resting = login(backend, email=email)
        refused(resting, 429, "limit-rate")
        assert 0 < int(resting.headers["Retry-After"]) <= 900
    assert login(backend).status_code == 200  # others go on

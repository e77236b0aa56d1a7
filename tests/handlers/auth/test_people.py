"""Organizations, members, invitations and API keys."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from core.api_keys import is_key, prefix_of
from db.models import auth
from tests.handlers.conftest import PASSWORD, Backend, Refused

FOUNDATION = {"name": "Nova Works", "slug": "nova"}


def test_signing_up_founds_an_organization_of_ones_own(backend: Backend, refused: Refused) -> None:
    body = {"email": "New@Nova.example", "password": PASSWORD, "name": "New", "organization": FOUNDATION}
    post = backend.app.test_client().post
    answer = post("/api/auth/sign-up", json=body)
    assert answer.status_code == 201
    assert answer.json is not None
    assert answer.json["role"] == "owner"
    assert answer.json["user"]["email"] == "new@nova.example"
    error = refused(post("/api/auth/sign-up", json=body), 409, "state-conflict")
    assert error["field"] in ("email", "slug")


def test_one_user_in_two_organizations_switches(backend: Backend) -> None:
    owner = backend.client()
    founded = owner("POST", "/api/auth/organizations", {"name": "Second", "slug": "second"})
    assert founded.status_code == 201
    pair = owner("POST", "/api/auth/switch", {"organization": "second"}).json
    assert pair is not None
    assert pair["organization"]["slug"] == "second"
    mine = owner("GET", "/api/auth/organizations").json
    assert mine is not None
    assert [item["slug"] for item in mine] == ["acme", "second"]


def test_an_invitation_is_good_once(backend: Backend, refused: Refused) -> None:
    made = backend.action(
        "auth", "invite_member", {"email": "Guest@x.example", "role": "operator"}, "manager"
    ).json
    assert made is not None
    post = backend.app.test_client().post
    body = {"token": made["token"], "password": "long enough here", "name": "Guest"}
    short = post("/api/auth/invitations/accept", json=body | {"password": "short"})
    refused(short, 422, "input-invalid")
    answer = post("/api/auth/invitations/accept", json=body)
    assert answer.status_code == 201
    assert answer.json is not None
    assert (answer.json["role"], answer.json["organization"]["slug"]) == ("operator", "acme")
    refused(post("/api/auth/invitations/accept", json=body), 404, "state-not-found")
    with backend.engine.connect() as connection:
        stored = connection.scalar(select(auth.Invitation.token_hash).where(auth.Invitation.id == made["id"]))
        assert stored
        assert made["token"] not in stored


def test_who_has_an_account_accepts_with_its_password(backend: Backend, refused: Refused) -> None:
    email = backend.theirs.email("viewer")
    made = backend.client("owner")("POST", "/api/auth/invitations", {"email": email, "role": "viewer"}).json
    assert made is not None
    post = backend.app.test_client().post
    stolen = {"token": made["token"], "password": "a password of mine", "name": "Thief"}
    refused(post("/api/auth/invitations/accept", json=stolen), 401, "auth-credentials")
    answer = post("/api/auth/invitations/accept", json={"token": made["token"], "password": PASSWORD})
    assert answer.status_code == 201


def test_an_invitation_expires_and_can_be_withdrawn(backend: Backend, refused: Refused) -> None:
    owner = backend.client("owner")
    body: dict[str, Any] = {"email": "late@x.example", "role": "viewer"}
    late, withdrawn = (owner("POST", "/api/auth/invitations", body).json or {} for _ in range(2))
    with backend.engine.begin() as connection:
        past = datetime.now(UTC) - timedelta(seconds=1)
        which = auth.Invitation.id == late["id"]
        connection.execute(update(auth.Invitation).where(which).values(expires_at=past))
    assert owner("DELETE", f"/api/auth/invitations/{withdrawn['id']}").status_code == 204
    for invitation in (late, withdrawn):
        acceptance = {"token": invitation["token"], "password": PASSWORD, "name": "Late"}
        answer = backend.app.test_client().post("/api/auth/invitations/accept", json=acceptance)
        refused(answer, 404, "state-not-found")


def test_nobody_gives_a_role_above_his_own(backend: Backend, refused: Refused) -> None:
    manager = backend.client("manager")
    invited = manager("POST", "/api/auth/invitations", {"email": "boss@x.example", "role": "owner"})
    refused(invited, 403, "auth-forbidden")
    myself = f"/api/auth/members/{backend.ours.users['manager']}"
    refused(manager("PATCH", myself, {"role": "owner"}), 403, "auth-forbidden")
    above = f"/api/auth/members/{backend.ours.users['owner']}"
    refused(manager("DELETE", above), 403, "auth-forbidden")
    refused(manager("PATCH", above, {"role": "viewer"}), 403, "auth-forbidden")


def test_nobody_shows_factories_he_does_not_see(backend: Backend, refused: Refused) -> None:
    with backend.engine.begin() as connection:
        member = auth.Membership.user_id == backend.theirs.users["manager"]
        limited = [backend.theirs.factory_id]
        connection.execute(update(auth.Membership).where(member).values(factory_ids=limited))
    manager = backend.client("manager", backend.theirs)
    body = {"email": "wide@x.example", "role": "viewer"}
    answer = manager("POST", "/api/auth/invitations", body).json
    assert answer is not None
    assert answer["factory_ids"] == [str(backend.theirs.factory_id)], "all means all of the inviter's"
    foreign = body | {"factory_ids": [str(backend.ours.factory_id)]}
    refused(manager("POST", "/api/auth/invitations", foreign), 404, "state-not-found")


def test_the_last_owner_stays(backend: Backend, refused: Refused) -> None:
    owner = backend.client("owner", backend.theirs)
    path = f"/api/auth/members/{backend.theirs.users['owner']}"
    refused(owner("DELETE", path), 409, "state-conflict")
    refused(owner("PATCH", path, {"role": "viewer"}), 409, "state-conflict")
    other = f"/api/auth/members/{backend.theirs.users['engineer']}"
    assert owner("PATCH", other, {"role": "owner"}).status_code == 200
    assert owner("DELETE", path).status_code == 204


def test_an_api_key_is_shown_once_and_revoked(backend: Backend, refused: Refused) -> None:
    manager = backend.client("manager")
    fields = {"name": "edge", "gateway_id": str(backend.ours.gateway_id)}
    made = backend.action("auth", "create_api_key", fields, "manager").json
    assert made is not None
    with backend.engine.connect() as connection:
        stored = connection.execute(select(auth.ApiKey).where(auth.ApiKey.id == made["id"])).mappings().one()
    assert prefix_of(made["key"]) == made["prefix"] == stored["prefix"]
    assert is_key(made["key"], stored["key_hash"])
    listed = manager("GET", "/api/auth/api-keys")
    assert made["key"] not in listed.get_data(as_text=True)
    assert "key_hash" not in listed.get_data(as_text=True)
    revoked = backend.action("auth", "revoke_api_key", {"id": made["id"]}, "manager").json
    assert revoked is not None
    assert revoked["revoked_at"] is not None
    refused(manager("POST", "/api/auth/api-keys", {"name": "no gateway"}), 422, "input-invalid")


@pytest.mark.parametrize("role", ["viewer", "operator", "engineer"])
def test_keys_and_invitations_are_the_managers(backend: Backend, refused: Refused, role: Any) -> None:
    caller = backend.client(role)
    refused(caller("GET", "/api/auth/api-keys"), 403, "auth-forbidden")
    refused(
        caller("POST", "/api/auth/invitations", {"email": "x@x.example", "role": "viewer"}), 403, "auth-forbidden"
    )


def test_deeds_are_in_the_audit_log(backend: Backend) -> None:
    owner = backend.client("owner")
    owner("PATCH", "/api/auth/organization", {"name": "Acme & Sons"})
    log = owner("GET", "/api/auth/audit-log?limit=1").json
    assert log is not None
    assert log[0]["action"] == "organization.changed"
    assert log[0]["user_id"] == str(backend.ours.users["owner"])
    assert log[0]["details"] == {"name": "Acme & Sons"}

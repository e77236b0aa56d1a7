"""Inviting people by a link; only the hash of its token is kept."""

import hashlib
import secrets
from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, RowMapping, delete, insert, select, update

from core.clock import now
from core.errors import Errors, MillwrightError
from core.tokens import Identity
from db.models.auth import Invitation, Membership
from handlers.absence import absent
from handlers.auth import audit, organizations, sessions, store
from handlers.auth.members import may_give, may_show
from handlers.deployment import settings
from handlers.validation import Fields

_SHORTEST_PASSWORD = 10
_COLUMNS = Invitation.__table__.columns


def invitations(connection: Connection, identity: Identity) -> Sequence[RowMapping]:
    """All invitations, newest first."""
    query = select(*_COLUMNS).where(Invitation.organization_id == identity.organization_id)
    return connection.execute(query.order_by(Invitation.created_at.desc())).mappings().all()


def invite(connection: Connection, identity: Identity, fields: Fields) -> dict[str, Any]:
    """Invite somebody; the answer alone carries the token and its link, for the inviter to pass on."""
    may_give(identity, fields["role"])
    fields["factory_ids"] = may_show(connection, identity, fields["factory_ids"])
    token = secrets.token_urlsafe(32)
    values = fields | {
        "organization_id": identity.organization_id,
        "token_hash": _hash(token),
        "invited_by": identity.user_id,
        "expires_at": now() + timedelta(days=settings().invitation_days),
    }
    row = connection.execute(insert(Invitation).values(values).returning(*_COLUMNS)).mappings().one()
    audit.record(connection, identity, "invitation.made", row["id"], email=row["email"], role=row["role"])
    return dict(row) | {"token": token, "link": f"{settings().public_url}/invitation?token={token}"}


def withdraw(connection: Connection, identity: Identity, fields: Fields) -> None:
    """Delete an invitation that nobody has accepted."""
    query = delete(Invitation).where(
        Invitation.organization_id == identity.organization_id,
        Invitation.id == fields["id"],
        Invitation.accepted_at.is_(None),
    )
    if connection.execute(query).rowcount == 0:
        raise absent("open invitation", "id", fields["id"])
    audit.record(connection, identity, "invitation.withdrawn", fields["id"])


def accept(connection: Connection, fields: Fields) -> dict[str, Any]:
    """Join the organization of an invitation, with the account of its address or a new one; signed in."""
    query = select(*_COLUMNS).where(Invitation.token_hash == _hash(fields["token"])).with_for_update()
    invitation = connection.execute(query).mappings().one_or_none()
    if invitation is None or invitation["accepted_at"] is not None or invitation["expires_at"] <= now():
        raise MillwrightError(
            Errors.NOT_FOUND,
            "The invitation is unknown, used or has expired.",
            field="token",
            expected="the token of an open invitation",
        )
    user = _account(connection, invitation["email"], fields)
    organization_id: UUID = invitation["organization_id"]
    if store.membership(connection, user["id"], organization=organization_id) is not None:
        raise MillwrightError(Errors.CONFLICT, "You are a member of this organization already.")
    member = {key: invitation[key] for key in ("organization_id", "role", "factory_ids")}
    connection.execute(insert(Membership).values(member | {"user_id": user["id"]}))
    connection.execute(update(Invitation).where(Invitation.id == invitation["id"]).values(accepted_at=now()))
    identity = Identity(user["id"], organization_id, invitation["role"], ())
    audit.record(connection, identity, "invitation.accepted", invitation["id"])
    return sessions.begin(connection, user, organization_id)


def _account(connection: Connection, email: str, fields: Fields) -> RowMapping:
    user = store.user_by_email(connection, email)
    if user is not None:
        return sessions.verified(user, fields["password"])
    if not fields["name"]:
        raise MillwrightError(Errors.INVALID, field="name", value=None, expected="your name, for a new account")
    if len(fields["password"]) < _SHORTEST_PASSWORD:
        raise MillwrightError(
            Errors.INVALID, field="password", expected=f"{_SHORTEST_PASSWORD} characters or more"
        )
    return organizations.add_user(connection, email, fields["name"], fields["password"])


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()

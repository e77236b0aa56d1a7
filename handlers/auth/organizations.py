"""Tenants: founding one, seeing and changing one's own."""

from typing import Any
from uuid import UUID

from sqlalchemy import Connection, RowMapping, insert, update

from core.errors import Errors, MillwrightError
from core.passwords import hash_password
from core.tokens import Identity
from db.models.auth import Membership, Organization, User
from handlers.absence import absent
from handlers.auth import audit, sessions, store
from handlers.deployment import settings
from handlers.validation import Fields


def sign_up(connection: Connection, fields: Fields) -> dict[str, Any]:
    """A new user with a new organization of his, signed in."""
    if not settings().sign_up:
        raise MillwrightError(Errors.FORBIDDEN, "Here one joins by invitation only.")
    return sessions.begin(connection, found_with_owner(connection, fields))


def found_with_owner(connection: Connection, fields: Fields) -> RowMapping:
    """A new user who owns a new organization; CONFLICT if the address or the slug is in use."""
    user = add_user(connection, fields["email"], fields["name"], fields["password"])
    _found(connection, user["id"], fields["organization"])
    return user


def add_user(connection: Connection, email: str, name: str, password: str) -> RowMapping:
    """A new person; CONFLICT if the address is in use."""
    values = {"email": email, "name": name, "password_hash": hash_password(password)}
    stored = connection.execute(insert(User).values(values).returning(*User.__table__.columns))
    return stored.mappings().one()


def found(connection: Connection, identity: Identity, fields: Fields) -> RowMapping:
    """Another organization, owned by who is signed in."""
    if not settings().sign_up:
        raise MillwrightError(Errors.FORBIDDEN, "Here one joins by invitation only.")
    return store.organization(connection, _found(connection, identity.user_id, fields))


def _found(connection: Connection, owner_id: UUID, fields: Fields) -> UUID:
    organization_id: UUID = connection.execute(
        insert(Organization).values(fields).returning(Organization.id)
    ).scalar_one()
    member = {"organization_id": organization_id, "user_id": owner_id, "role": "owner"}
    connection.execute(insert(Membership).values(member))
    identity = Identity(owner_id, organization_id, "owner", ())
    audit.record(connection, identity, "organization.founded", organization_id, slug=fields["slug"])
    return organization_id


def change(connection: Connection, identity: Identity, fields: Fields) -> RowMapping:
    """Change the organization that one is in."""
    if fields:
        query = update(Organization).where(Organization.id == identity.organization_id)
        connection.execute(query.values(fields))
        audit.record(connection, identity, "organization.changed", identity.organization_id, **fields)
    return store.organization(connection, identity.organization_id)


def me(connection: Connection, identity: Identity) -> dict[str, Any]:
    """Who is signed in, where, as what."""
    user = store.user(connection, identity.user_id)
    if user is None:
        raise absent("user", "id", identity.user_id)
    return {
        "user": user,
        "organization": store.organization(connection, identity.organization_id),
        "role": identity.role,
        "factory_ids": identity.factory_ids,
        "organizations": store.organizations_of(connection, identity.user_id),
    }


def change_me(connection: Connection, identity: Identity, fields: Fields) -> dict[str, Any]:
    """Change one's own name or language."""
    if fields:
        connection.execute(update(User).where(User.id == identity.user_id).values(fields))
    return me(connection, identity)

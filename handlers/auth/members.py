"""Who belongs to the organization, in which role, seeing which factories."""

from collections.abc import Sequence
from typing import Any, cast
from uuid import UUID

from sqlalchemy import Connection, RowMapping, delete, select, update

from core.errors import Errors, MillwrightError
from core.tokens import Identity, Role, includes
from db.models.auth import Membership, User
from db.models.factories import Factory
from handlers.absence import absent
from handlers.auth import audit, errors, sessions, store
from handlers.validation import Fields

_VIEW = (Membership.user_id, User.email, User.name, Membership.role, Membership.factory_ids)


def members(connection: Connection, identity: Identity) -> Sequence[RowMapping]:
    """All members by name."""
    query = (
        select(*_VIEW)
        .join(User, User.id == Membership.user_id)
        .where(Membership.organization_id == identity.organization_id)
        .order_by(User.name, User.email)
    )
    return connection.execute(query).mappings().all()


def change(connection: Connection, identity: Identity, fields: Fields) -> RowMapping:
    """Give a member another role or other factories; it holds from his next refresh on."""
    user_id: UUID = fields.pop("user_id")
    present = _member(connection, identity, user_id)
    may_give(identity, cast(Role, present["role"]))
    if "role" in fields:
        may_give(identity, fields["role"])
        if present["role"] == "owner" and fields["role"] != "owner":
            _keep_an_owner(connection, identity, user_id)
    if "factory_ids" in fields:
        fields["factory_ids"] = may_show(connection, identity, fields["factory_ids"])
    if fields:
        connection.execute(_own(identity, user_id, update(Membership)).values(fields))
        audit.record(connection, identity, "member.changed", user_id, **fields)
    return next(row for row in members(connection, identity) if row["user_id"] == user_id)


def remove(connection: Connection, identity: Identity, fields: Fields) -> None:
    """End a membership and its sessions."""
    user_id: UUID = fields["user_id"]
    present = _member(connection, identity, user_id)
    may_give(identity, cast(Role, present["role"]))
    if present["role"] == "owner":
        _keep_an_owner(connection, identity, user_id)
    connection.execute(_own(identity, user_id, delete(Membership)))
    sessions.end_all(connection, user_id, "no longer a member", identity.organization_id)
    audit.record(connection, identity, "member.removed", user_id, role=present["role"])


def may_give(identity: Identity, role: Role) -> None:
    """FORBIDDEN where `role` is above one's own."""
    if not includes(identity.role, role):
        raise errors.too_high_a_role(role, identity.role)


def may_show(connection: Connection, identity: Identity, wanted: Sequence[UUID] | None) -> list[UUID]:
    """The factories to give: those wanted, if all are of the organization and seen by the giver. None wanted
    means all, which a giver who sees some narrows to those."""
    own = store.membership(connection, identity.user_id, organization=identity.organization_id)
    limited = set(own["factory_ids"]) if own else set(identity.factory_ids)
    if not wanted:
        return sorted(limited)
    query = select(Factory.id).where(Factory.organization_id == identity.organization_id)
    known = set(connection.scalars(query))
    for factory_id in wanted:
        if factory_id not in known or (limited and factory_id not in limited):
            raise MillwrightError(
                Errors.NOT_FOUND,
                "There is no such factory.",
                field="factory_ids",
                value=str(factory_id),
                expected="ids of factories that you see",
            )
    return sorted(set(wanted))


def _member(connection: Connection, identity: Identity, user_id: UUID) -> RowMapping:
    present = store.membership(connection, user_id, organization=identity.organization_id)
    if present is None:
        raise absent("member", "id", user_id)
    return present


def _own(identity: Identity, user_id: UUID, query: Any) -> Any:
    return query.where(Membership.organization_id == identity.organization_id, Membership.user_id == user_id)


def _keep_an_owner(connection: Connection, identity: Identity, leaving: UUID) -> None:
    query = select(Membership.user_id).where(
        Membership.organization_id == identity.organization_id, Membership.role == "owner"
    )
    # Locked, so that two owners who leave at the same time do not each count on the other.
    owners = set(connection.scalars(query.with_for_update()))
    if owners <= {leaving}:
        raise errors.last_owner()

"""Queries of ``auth`` that several of its parts share."""

from typing import Any
from uuid import UUID

from sqlalchemy import Connection, RowMapping, select

from db.models.auth import Membership, Organization, Session, User
from db.models.factories import Factory


def user_by_email(connection: Connection, email: str) -> RowMapping | None:
    """The user with that address, in whatever case it is written."""
    query = select(User.__table__).where(User.email == email.strip().lower())
    return connection.execute(query).mappings().one_or_none()


def user(connection: Connection, user_id: UUID) -> RowMapping | None:
    """The user with that id."""
    return connection.execute(select(User.__table__).where(User.id == user_id)).mappings().one_or_none()


def organization(connection: Connection, organization_id: UUID) -> RowMapping:
    """The organization with that id, which must exist."""
    query = select(Organization.__table__).where(Organization.id == organization_id)
    return connection.execute(query).mappings().one()


def membership(
    connection: Connection, user_id: UUID, *, organization: UUID | str | None = None
) -> RowMapping | None:
    """The user's membership in an organization (id or slug); without one, his oldest."""
    query = select(Membership.__table__).where(Membership.user_id == user_id)
    if isinstance(organization, UUID):
        query = query.where(Membership.organization_id == organization)
    elif organization is not None:
        query = query.join(Organization, Organization.id == Membership.organization_id)
        query = query.where(Organization.slug == organization)
    query = query.order_by(Membership.created_at, Membership.id).limit(1)
    return connection.execute(query).mappings().one_or_none()


def organizations_of(connection: Connection, user_id: UUID) -> list[dict[str, Any]]:
    """The user's organizations with his role in each, oldest membership first."""
    query = (
        select(Organization.id, Organization.name, Organization.slug, Membership.role)
        .join(Membership, Membership.organization_id == Organization.id)
        .where(Membership.user_id == user_id)
        .order_by(Membership.created_at, Membership.id)
    )
    return [dict(row) for row in connection.execute(query).mappings()]


def factory_ids(connection: Connection, membership: RowMapping) -> tuple[UUID, ...]:
    """The factories a membership sees: those it names, or all of the organization."""
    if membership["factory_ids"]:
        return tuple(membership["factory_ids"])
    query = select(Factory.id).where(Factory.organization_id == membership["organization_id"]).order_by(Factory.id)
    return tuple(connection.scalars(query))


def lock_session(connection: Connection, session_id: UUID) -> RowMapping | None:
    """A session, held against other refreshes until the transaction ends."""
    query = select(Session.__table__).where(Session.id == session_id).with_for_update()
    return connection.execute(query).mappings().one_or_none()

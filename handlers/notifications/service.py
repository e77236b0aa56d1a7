"""Telling people: one row for each of them, which the app shows live.

Quiet hours do not keep a message out of the app; they hold back what would ring (mail, push).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import Connection, RowMapping, Select, func, or_, select, update
from sqlalchemy.dialects.postgresql import insert

from core.tokens import ROLES, Identity, Role
from db.models.auth import Membership
from db.models.factories import Machine
from db.models.notifications import Notification, Subscription, Topic
from handlers.absence import absent
from handlers.validation import Fields

Severity = Literal["info", "warning", "alarm"]
_COLUMNS = Notification.__table__.columns


@dataclass(frozen=True, slots=True)
class Audience:
    """Whom to tell: these users, those with at least a role, a topic's subscribers; all if none is named."""

    user_ids: tuple[UUID, ...] | None = None
    role: Role | None = None
    topic: str | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """What to tell. An `origin_key` makes telling idempotent; of a machine hear only those who see it."""

    title: str
    body: str = ""
    severity: Severity = "info"
    topic: str = ""
    machine_id: UUID | None = None
    work_order_id: UUID | None = None
    origin_key: str | None = None


def notify(connection: Connection, organization_id: UUID, audience: Audience, message: Message) -> Sequence[UUID]:
    """Store a message for each of the audience; the ids of those stored now."""
    recipients = connection.scalars(_recipients(organization_id, audience, message.machine_id)).all()
    if not recipients:
        return []
    content = {name: getattr(message, name) for name in Message.__slots__}
    rows = [content | {"organization_id": organization_id, "user_id": user_id} for user_id in recipients]
    stored = insert(Notification).values(rows).on_conflict_do_nothing(index_elements=["user_id", "origin_key"])
    return connection.scalars(stored.returning(Notification.id)).all()


def _recipients(organization_id: UUID, audience: Audience, machine_id: UUID | None) -> Select[UUID]:
    query = select(Membership.user_id).where(Membership.organization_id == organization_id)
    if audience.user_ids is not None:
        query = query.where(Membership.user_id.in_(audience.user_ids))
    if audience.role is not None:
        query = query.where(Membership.role.in_(ROLES[ROLES.index(audience.role) :]))
    if audience.topic is not None:
        subscribed = select(Subscription.user_id).join(Topic, Topic.id == Subscription.topic_id)
        query = query.where(
            Membership.user_id.in_(
                subscribed.where(Topic.organization_id == organization_id, Topic.name == audience.topic)
            )
        )
    if machine_id is not None:
        factory = select(Machine.factory_id).where(Machine.id == machine_id).scalar_subquery()
        query = query.where(or_(Membership.factory_ids == [], factory == func.any(Membership.factory_ids)))
    return query


def mine(connection: Connection, identity: Identity, fields: Fields) -> Sequence[RowMapping]:
    """One's own messages, newest first."""
    query = select(*_COLUMNS).where(*_own(identity))
    if fields["unread"]:
        query = query.where(Notification.read_at.is_(None))
    query = query.order_by(Notification.created_at.desc(), Notification.id)
    return connection.execute(query.limit(fields["limit"]).offset(fields["offset"])).mappings().all()


def mark_read(connection: Connection, identity: Identity, id_: UUID) -> RowMapping:
    """Mark one message as read; the first time counts."""
    query = update(Notification).where(*_own(identity), Notification.id == id_)
    query = query.values(read_at=func.coalesce(Notification.read_at, func.now()))
    row = connection.execute(query.returning(*_COLUMNS)).mappings().one_or_none()
    if row is None:
        raise absent("notification", "id", id_)
    return row


def mark_all_read(connection: Connection, identity: Identity) -> dict[str, int]:
    """Mark all of one's messages as read."""
    query = update(Notification).where(*_own(identity), Notification.read_at.is_(None))
    return {"marked": connection.execute(query.values(read_at=func.now())).rowcount}


def _own(identity: Identity) -> tuple[Any, ...]:
    return (
        Notification.organization_id == identity.organization_id,
        Notification.user_id == identity.user_id,
    )

"""What people wish to hear of, and when not to be disturbed."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Connection, RowMapping, delete, exists, select
from sqlalchemy.dialects.postgresql import insert

from core.tokens import Identity
from db.models.notifications import DoNotDisturb, Subscription, Topic
from handlers.absence import absent
from handlers.validation import Fields

_QUIET = DoNotDisturb.__table__.columns


def topics(connection: Connection, identity: Identity) -> Sequence[RowMapping]:
    """The organization's subjects, and which one is subscribed to."""
    subscribed = exists().where(Subscription.topic_id == Topic.id, Subscription.user_id == identity.user_id)
    query = select(*Topic.__table__.columns, subscribed.label("subscribed"))
    query = query.where(Topic.organization_id == identity.organization_id).order_by(Topic.name)
    return connection.execute(query).mappings().all()


def add_topic(connection: Connection, identity: Identity, fields: Fields) -> dict[str, object]:
    """A new subject; nobody is subscribed to it yet."""
    values = fields | {"organization_id": identity.organization_id}
    stored = connection.execute(insert(Topic).values(values).returning(*Topic.__table__.columns))
    return dict(stored.mappings().one()) | {"subscribed": False}


def subscribe(connection: Connection, identity: Identity, topic_id: UUID) -> None:
    """Hear of a subject from now on."""
    query = select(Topic.id).where(Topic.organization_id == identity.organization_id, Topic.id == topic_id)
    if connection.scalar(query) is None:
        raise absent("topic", "id", topic_id)
    values = {"organization_id": identity.organization_id, "topic_id": topic_id, "user_id": identity.user_id}
    connection.execute(insert(Subscription).values(values).on_conflict_do_nothing())


def unsubscribe(connection: Connection, identity: Identity, topic_id: UUID) -> None:
    """Hear of a subject no longer."""
    query = delete(Subscription).where(
        Subscription.organization_id == identity.organization_id,
        Subscription.topic_id == topic_id,
        Subscription.user_id == identity.user_id,
    )
    if connection.execute(query).rowcount == 0:
        raise absent("subscription", "id", topic_id)


def quiet_hours(connection: Connection, identity: Identity) -> Sequence[RowMapping]:
    """One's own quiet hours."""
    query = select(*_QUIET).where(
        DoNotDisturb.organization_id == identity.organization_id, DoNotDisturb.user_id == identity.user_id
    )
    return connection.execute(query.order_by(DoNotDisturb.created_at)).mappings().all()


def add_quiet_hours(connection: Connection, identity: Identity, fields: Fields) -> RowMapping:
    """More quiet hours."""
    values = fields | {"organization_id": identity.organization_id, "user_id": identity.user_id}
    stored = connection.execute(insert(DoNotDisturb).values(values).returning(*_QUIET))
    return stored.mappings().one()


def remove_quiet_hours(connection: Connection, identity: Identity, id_: UUID) -> None:
    """Fewer quiet hours."""
    query = delete(DoNotDisturb).where(
        DoNotDisturb.organization_id == identity.organization_id,
        DoNotDisturb.user_id == identity.user_id,
        DoNotDisturb.id == id_,
    )
    if connection.execute(query).rowcount == 0:
        raise absent("quiet hours", "id", id_)

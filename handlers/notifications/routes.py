"""REST and actions of ``notifications``."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, RowMapping

from core.tokens import Identity
from handlers.hasura import action
from handlers.inputs import ById, Nothing
from handlers.notifications import schemas, service, wishes
from handlers.rest import Rest
from handlers.validation import Fields

rest = Rest("notifications", "What one is told, wishes to hear of, and when not to be disturbed")


@rest.route("GET", "", "viewer", query=schemas.Listed, gives=schemas.NotificationView, many=True)
def my_notifications(connection: Connection, identity: Identity, fields: Fields) -> Sequence[RowMapping]:
    """One's own notifications, newest first."""
    return service.mine(connection, identity, fields)


@rest.route("POST", "/<uuid:id>/read", "viewer", gives=schemas.NotificationView)
@action("notifications", "mark_notification_read", "viewer", ById, gives=schemas.NotificationView)
def mark_notification_read(connection: Connection, identity: Identity, fields: Fields) -> RowMapping:
    """Mark a notification as read."""
    return service.mark_read(connection, identity, fields["id"])


@rest.route("POST", "/read", "viewer", gives=schemas.ReadCount)
@action("notifications", "mark_all_notifications_read", "viewer", Nothing, gives=schemas.ReadCount)
def mark_all_notifications_read(connection: Connection, identity: Identity, _: Fields) -> dict[str, int]:
    """Mark all of one's notifications as read."""
    return service.mark_all_read(connection, identity)


@rest.route("GET", "/topics", "viewer", gives=schemas.TopicView, many=True)
def list_topics(connection: Connection, identity: Identity, _: Fields) -> Sequence[RowMapping]:
    """Subjects one can subscribe to."""
    return wishes.topics(connection, identity)


@rest.route("POST", "/topics", "manager", takes=schemas.TopicInput, gives=schemas.TopicView, status=201)
def add_topic(connection: Connection, identity: Identity, fields: Fields) -> dict[str, Any]:
    """A new subject."""
    return wishes.add_topic(connection, identity, fields)


@rest.route("PUT", "/topics/<uuid:id>/subscription", "viewer", status=204)
def subscribe(connection: Connection, identity: Identity, fields: Fields) -> None:
    """Hear of a subject from now on."""
    wishes.subscribe(connection, identity, fields["id"])


@rest.route("DELETE", "/topics/<uuid:id>/subscription", "viewer", status=204)
def unsubscribe(connection: Connection, identity: Identity, fields: Fields) -> None:
    """Hear of a subject no longer."""
    wishes.unsubscribe(connection, identity, fields["id"])


@rest.route("GET", "/quiet-hours", "viewer", gives=schemas.QuietView, many=True)
def list_quiet_hours(connection: Connection, identity: Identity, _: Fields) -> Sequence[RowMapping]:
    """When one is not to be disturbed."""
    return wishes.quiet_hours(connection, identity)


@rest.route("POST", "/quiet-hours", "viewer", takes=schemas.QuietInput, gives=schemas.QuietView, status=201)
def add_quiet_hours(connection: Connection, identity: Identity, fields: Fields) -> RowMapping:
    """More quiet hours."""
    return wishes.add_quiet_hours(connection, identity, fields)


@rest.route("DELETE", "/quiet-hours/<uuid:id>", "viewer", status=204)
def remove_quiet_hours(connection: Connection, identity: Identity, fields: Fields) -> None:
    """Fewer quiet hours."""
    wishes.remove_quiet_hours(connection, identity, fields["id"])

"""Shapes of what ``notifications`` takes and gives."""

from typing import Any

from marshmallow import Schema, ValidationError, fields, validates_schema

from handlers import inputs
from handlers.inputs import Page


class Listed(Page):
    """Which part of one's notifications."""

    unread = fields.Boolean(load_default=False)


class NotificationView(Schema):
    """One message."""

    id = fields.UUID()
    severity = fields.String()
    title = fields.String()
    body = fields.String()
    topic = fields.String()
    machine_id = fields.UUID(allow_none=True)
    work_order_id = fields.UUID(allow_none=True)
    created_at = fields.DateTime()
    read_at = fields.DateTime(allow_none=True)


class ReadCount(Schema):
    """How many were marked as read."""

    marked = fields.Integer()


class TopicInput(Schema):
    """A new subject to subscribe to."""

    name = inputs.slug(required=True)
    description = inputs.Line(load_default="")


class TopicView(Schema):
    """A subject; `subscribed` tells whether one hears of it."""

    id = fields.UUID()
    name = fields.String()
    description = fields.String()
    subscribed = fields.Boolean()


class QuietInput(Schema):
    """Quiet hours: local [starts, ends) on some weekdays (1 = Monday); they may go over midnight."""

    weekdays = inputs.weekdays(required=True)
    starts = inputs.TimeOfDay(required=True)
    ends = inputs.TimeOfDay(required=True)
    time_zone = inputs.time_zone(required=True)

    @validates_schema
    def _has_length(self, hours: dict[str, Any], **_: Any) -> None:
        if hours["starts"] == hours["ends"]:
            raise ValidationError("another time than starts", "ends")


class QuietView(QuietInput):
    """Quiet hours."""

    id = fields.UUID()

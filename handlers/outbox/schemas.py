"""Shapes that ``outbox`` takes and gives."""

from marshmallow import Schema, fields

from handlers import inputs


class EventsListed(inputs.Page):
    """Which events: those since an instant, of one type."""

    since = inputs.instant()
    type = inputs.Line()


class CloudEvent(Schema):
    """An event in CloudEvents 1.0's JSON format; `organizationid` and `correlationid` are extension attributes."""

    specversion = fields.String()
    id = fields.String()
    source = fields.String()
    type = fields.String()
    subject = fields.String()
    time = fields.String()
    datacontenttype = fields.String()
    organizationid = fields.String()
    correlationid = fields.String()
    data = fields.Dict()

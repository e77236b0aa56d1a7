"""Shapes that ``automations`` takes and gives."""

from marshmallow import Schema, fields


class Enabled(Schema):
    """Whether an automation is to run."""

    id = fields.UUID(required=True)
    enabled = fields.Boolean(required=True)

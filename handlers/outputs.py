"""Shapes of answers that the services share."""

from marshmallow import Schema, fields


class Made(Schema):
    """What was made or changed; what views of it add to."""

    id = fields.UUID()

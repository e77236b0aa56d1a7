"""Shapes of learning a baseline anew."""

from marshmallow import Schema, fields
from marshmallow.validate import Length

from handlers import inputs


class RelearnInput(Schema):
    """A device's baseline spectra (``axis`` null: all) or that of a watched indicator, and why anew."""

    machine_id = fields.UUID(required=True)
    device_id = fields.UUID(load_default=None, allow_none=True)
    axis = fields.String(load_default=None, allow_none=True, validate=Length(1, 20))
    indicator = inputs.Line(100, load_default=None, allow_none=True)
    reason = inputs.Line(500, required=True)
    learn_from = inputs.instant(load_default=None, allow_none=True)


class LearningProgress(Schema):
    """How far learning is, and when it will be ready at the usual pace; or why that is not known."""

    of = fields.String()
    present = fields.Integer()
    needed = fields.Integer()
    ready_at = fields.AwareDateTime(allow_none=True)
    reason = fields.String(allow_none=True)


class RelearningStarted(Schema):
    """A baseline that is learned anew."""

    id = fields.UUID()
    machine_id = fields.UUID()
    device_id = fields.UUID(allow_none=True)
    axis = fields.String(allow_none=True)
    indicator = fields.String(allow_none=True)
    learn_from = fields.AwareDateTime()
    reason = fields.String()
    asked_by = fields.UUID(allow_none=True)
    asked_at = fields.AwareDateTime()
    learning = fields.List(fields.Nested(LearningProgress))

"""Shapes of operators' turns at machines."""

from marshmallow import Schema, fields

from handlers import inputs
from handlers.outputs import Made


class TurnChanges(Schema):
    """What may change of a turn."""

    started_at = inputs.instant()
    ended_at = inputs.instant(allow_none=True)


class TurnInput(TurnChanges):
    """Somebody was signed on at a machine: a member of the organization, or just a name. Default: who asks."""

    machine_id = fields.UUID(required=True)
    user_id = fields.UUID(allow_none=True)
    name = inputs.Line(allow_none=True)
    started_at = inputs.instant(required=True)


class TurnView(Made):
    """A turn."""

    machine_id = fields.UUID()
    user_id = fields.UUID(allow_none=True)
    name = fields.String()
    started_at = fields.DateTime()
    ended_at = fields.DateTime(allow_none=True)


class SignOn(Schema):
    """Who works at a machine from `at` (default: now) on. Default: who asks."""

    machine_id = fields.UUID(required=True)
    user_id = fields.UUID(load_default=None, allow_none=True)
    name = inputs.Line(load_default=None, allow_none=True)
    at = inputs.instant(load_default=None, allow_none=True)


class SignOff(Schema):
    """Nobody works at a machine from `at` (default: now) on."""

    machine_id = fields.UUID(required=True)
    at = inputs.instant(load_default=None, allow_none=True)

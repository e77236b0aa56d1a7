"""Shapes of trying a state rule before it is kept."""

from marshmallow import Schema, fields
from marshmallow.validate import OneOf, Range

from db.models.oee import STATE_SOURCES
from handlers import inputs
from handlers.oee.schemas_plan import StateRuleChanges

_LEVEL = Range(0, 1e12, error="a level of 0 or more")


class TriedRule(StateRuleChanges):
    """A rule to be looked at, with the values that a new one would have."""

    class Meta:
        exclude = ("valid_from", "valid_to")

    machine_id = fields.UUID(required=True)
    source = fields.String(required=True, validate=OneOf(STATE_SOURCES))
    measure = inputs.Line(60, load_default=None, allow_none=True)
    running_from = fields.Float(load_default=None, allow_none=True, allow_nan=False, validate=_LEVEL)
    off_below = fields.Float(load_default=0.0, allow_nan=False, validate=_LEVEL)
    hysteresis = fields.Float(load_default=0.0, allow_nan=False, validate=_LEVEL)
    dwell_seconds = fields.Float(load_default=30.0, allow_nan=False, validate=Range(0, 3600))
    slow_cycles = fields.Float(load_default=2.0, allow_nan=False, validate=Range(1, 1000))


class TriedState(Schema):
    """A state over [started_at, ended_at)."""

    state = fields.String()
    started_at = fields.DateTime()
    ended_at = fields.DateTime()
    seconds = fields.Float()


class RuleTrial(Schema):
    """The last day as it is and as it would be; a machine that sends states itself follows no rule."""

    machine_id = fields.UUID()
    from_ = fields.DateTime(attribute="from", data_key="from")
    to = fields.DateTime()
    sends_states = fields.Boolean()
    present = fields.List(fields.Nested(TriedState))
    tried = fields.List(fields.Nested(TriedState))

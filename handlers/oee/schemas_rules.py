"""Shapes of state rules: kept, changed, and tried before they are kept."""

from marshmallow import Schema, fields
from marshmallow.validate import OneOf, Range

from db.models.oee import STATE_SOURCES
from handlers import inputs
from handlers.inputs import ById
from handlers.outputs import Made

_LEVEL = Range(0, 1e12, error="a level of 0 or more")


class StateRuleChanges(Schema):
    """What may change of a state rule. Levels are in the unit of the measure's series."""

    source = fields.String(validate=OneOf(STATE_SOURCES))
    measure = inputs.Line(60)
    running_from = fields.Float(allow_none=True, allow_nan=False, validate=_LEVEL)
    off_below = fields.Float(allow_nan=False, validate=_LEVEL)
    hysteresis = fields.Float(allow_nan=False, validate=_LEVEL)
    dwell_seconds = fields.Float(
        allow_nan=False, validate=Range(0, 3600, error="a number of seconds from 0 to 3600")
    )
    slow_cycles = fields.Float(allow_nan=False, validate=Range(1, 1000, error="a number of cycles from 1 to 1000"))
    valid_from = inputs.instant()
    valid_to = inputs.instant(allow_none=True)


class StateRuleChangeById(StateRuleChanges, ById):
    """Changes of the rule with that id."""


class StateRuleInput(StateRuleChanges):
    """How a machine that sends no states shows them."""

    machine_id = fields.UUID(required=True)
    source = fields.String(required=True, validate=OneOf(STATE_SOURCES))


class StateRuleView(Made):
    """A state rule."""

    machine_id = fields.UUID()
    source = fields.String()
    measure = fields.String()
    running_from = fields.Float(allow_none=True)
    off_below = fields.Float()
    hysteresis = fields.Float()
    dwell_seconds = fields.Float()
    slow_cycles = fields.Float()
    valid_from = fields.DateTime()
    valid_to = fields.DateTime(allow_none=True)
    followed_until = fields.DateTime(allow_none=True)


class TriedRule(StateRuleChanges):
    """A rule to be looked at over [from, to), with the values that a new one would have."""

    class Meta:
        exclude = ("valid_from", "valid_to")

    machine_id = fields.UUID(required=True)
    from_ = inputs.instant(load_default=None, allow_none=True, data_key="from")
    to = inputs.instant(load_default=None, allow_none=True)
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
    """A span as it is and as it would be; a machine that sends states itself follows no rule."""

    machine_id = fields.UUID()
    from_ = fields.DateTime(attribute="from", data_key="from")
    to = fields.DateTime()
    sends_states = fields.Boolean()
    present = fields.List(fields.Nested(TriedState))
    tried = fields.List(fields.Nested(TriedState))

"""Shapes of what people keep for condition: thresholds, and components with their bearings."""

from collections.abc import Sequence
from typing import Any

from marshmallow import Schema, ValidationError, fields, validates_schema
from marshmallow.validate import Length, OneOf, Range
from sqlalchemy import Connection, RowMapping

from handlers import inputs
from handlers.condition import errors
from handlers.condition.schemas import BearingInput
from handlers.inputs import ById

_COUNT = Range(1, 1000)
_OF_MEMBERS = (
    *("warning_level", "alarm_level", "warning_clear_level", "alarm_clear_level"),
    *("delay_seconds", "stale_after_seconds", "judged_windows", "only_in_shift"),
)
"""What a group has by its members only."""


def _number(**options: Any) -> fields.Float:
    return fields.Float(allow_nan=False, **options)


class JudgedWindow(Schema):
    """Local [starts, ends) on some weekdays (1 = Monday) of the start; 00:00 to 00:00 is the whole day."""

    weekdays = fields.List(fields.Integer(validate=Range(1, 7)), required=True, validate=Length(1, 7))
    starts = inputs.clock()
    ends = inputs.clock()

    @validates_schema
    def _has_length(self, window: dict[str, Any], **_: Any) -> None:
        if window["starts"] == window["ends"] != "00:00":
            raise ValidationError("another time than starts, or 00:00 to 00:00 for the whole day", "ends")


class ThresholdChanges(Schema):
    """What may change of a threshold."""

    warning_level = _number(allow_none=True)
    alarm_level = _number(allow_none=True)
    unit = inputs.Line(40, least=0)
    hysteresis = _number(validate=Range(0, 1, max_inclusive=False, error="a share from 0 to below 1"))
    raise_count = fields.Integer(validate=_COUNT)
    clear_count = fields.Integer(validate=_COUNT)
    only_while_running = fields.Boolean()
    settling_seconds = _number(validate=Range(0, 1e6))
    stale_after_seconds = _number(validate=Range(1, 1e8), allow_none=True)
    source = inputs.Line()
    direction = fields.String(validate=OneOf(["above", "below"]))
    warning_clear_level = _number(allow_none=True)
    alarm_clear_level = _number(allow_none=True)
    raise_window = fields.Integer(validate=_COUNT, allow_none=True)
    delay_seconds = _number(validate=Range(0, 1e7, min_inclusive=False), allow_none=True)
    weight = _number(validate=Range(0, 1e6))
    judged_windows = fields.List(fields.Nested(JudgedWindow), validate=Length(max=50))
    only_in_shift = fields.Boolean()
    combines = fields.String(validate=OneOf(["all", "any"]), allow_none=True)
    members = fields.List(inputs.Line(100), validate=Length(max=50))
    counts_alone = fields.Boolean()


class ThresholdInput(ThresholdChanges):
    """When an indicator of a machine is a warning or an alarm."""

    machine_id = fields.UUID(required=True)
    indicator = inputs.Line(100, required=True)
    unit = inputs.Line(40, least=0, required=True)


class ThresholdChangeById(ThresholdChanges, ById):
    """Changes of the threshold with that id."""


class ThresholdView(Schema):
    """A threshold."""

    id = fields.UUID()
    machine_id = fields.UUID()
    indicator = fields.String()
    warning_level = fields.Float(allow_none=True)
    alarm_level = fields.Float(allow_none=True)
    unit = fields.String()
    hysteresis = fields.Float()
    raise_count = fields.Integer()
    clear_count = fields.Integer()
    only_while_running = fields.Boolean()
    settling_seconds = fields.Float()
    stale_after_seconds = fields.Float(allow_none=True)
    source = fields.String()
    direction = fields.String()
    warning_clear_level = fields.Float(allow_none=True)
    alarm_clear_level = fields.Float(allow_none=True)
    raise_window = fields.Integer(allow_none=True)
    delay_seconds = fields.Float(allow_none=True)
    weight = fields.Float()
    judged_windows = fields.List(fields.Nested(JudgedWindow))
    only_in_shift = fields.Boolean()
    combines = fields.String(allow_none=True)
    members = fields.List(fields.String())
    counts_alone = fields.Boolean()


def group_of_members(row: RowMapping) -> None:
    """Refuse a group without members or with levels of its own, and members or a group's name without a group."""
    is_named, members = row["indicator"].startswith("group:"), row["members"]
    if row["combines"] is None:
        if is_named or members:
            raise errors.refused("combines", None, "all or any is expected of a group")
        return
    if not is_named:
        raise errors.refused("indicator", row["indicator"], "group: and a name is expected of a group")
    if len(set(members)) < 2 or len(set(members)) < len(members) or any(m.startswith("group:") for m in members):
        raise errors.refused("members", members, "two or more different indicators, no groups, are expected")
    for name in _OF_MEMBERS:
        if row[name] is not None and row[name] is not False and row[name] != []:
            raise errors.refused(name, row[name], "nothing is expected of a group: its members have it")


def ordered_levels(_: Connection, rows: Sequence[RowMapping]) -> None:
    """Refuse a warning beyond the alarm, a clear level beyond its level, and a threshold without either level."""
    row = rows[-1]
    warning, alarm = row["warning_level"], row["alarm_level"]
    if warning is None and alarm is None:
        raise errors.refused("warning_level", None, "a warning level, an alarm level or both are expected")
    sign, most = (1, "at most") if row["direction"] == "above" else (-1, "at least")
    pairs = (
        ("warning_level", "alarm_level"),
        ("warning_clear_level", "warning_level"),
        ("alarm_clear_level", "alarm_level"),
    )
    for name, other in pairs:
        if row[name] is not None and row[other] is not None and sign * row[name] > sign * row[other]:
            raise errors.refused(name, row[name], f"{most} {other} ({row[other]:g}) is expected")
    if row["raise_window"] is not None and row["raise_window"] < row["raise_count"]:
        raise errors.refused("raise_window", row["raise_window"], f"{row['raise_count']} or more is expected")


def _even(poles: int) -> None:
    if poles % 2:
        raise ValidationError(f"{poles} given, an even number is expected")


class MotorInput(Schema):
    """An induction motor, and the mains it runs on."""

    line_hz = _number(required=True, validate=Range(1, 1000))
    poles = fields.Integer(required=True, validate=[Range(2, 100), _even])


class ComponentDetails(Schema):
    """What diagnosis has to know of a component."""

    bearing = fields.Nested(BearingInput)
    envelope_band_hz = fields.List(_number(validate=Range(1, 1e6)), validate=Length(equal=2), allow_none=True)
    gear_teeth = fields.Integer(validate=Range(2, 10_000))
    motor = fields.Nested(MotorInput)
    speed_ratio = _number(validate=Range(1e-3, 1e3))


class ComponentChanges(Schema):
    """What may change of a component; the details as a whole."""

    name = inputs.Line()
    details = fields.Nested(ComponentDetails)


class ComponentInput(ComponentChanges):
    """A part of a machine that has a condition of its own, such as a bearing."""

    machine_id = fields.UUID(required=True)
    name = inputs.Line(required=True)


class ComponentChangeById(ComponentChanges, ById):
    """Changes of the component with that id."""


class ComponentView(Schema):
    """A component."""

    id = fields.UUID()
    machine_id = fields.UUID()
    name = fields.String()
    details = fields.Dict()

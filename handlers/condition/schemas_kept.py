"""Shapes of what people keep for condition: thresholds, and components with their bearings."""

from typing import Any

from marshmallow import Schema, ValidationError, fields, validates_schema
from marshmallow.validate import Length, OneOf, Range
from sqlalchemy import RowMapping

from handlers import inputs
from handlers.condition.schemas import BearingInput
from handlers.inputs import ById
from handlers.refusal import refused

_COUNT = Range(1, 1000)
_OF_MEMBERS = (
    *("warning_level", "alarm_level", "warning_clear_level", "alarm_clear_level"),
    *("delay_seconds", "stale_after_seconds", "judged_windows", "only_in_shift"),
)
"""What a group has by its members only."""


def _level() -> fields.Float:
    """A level in whatever unit; what lies beyond is no measurement."""
    return inputs.number(Range(-1e15, 1e15), allow_none=True)


def _band(limits: list[float]) -> None:
    if limits[1:] and limits[1] <= limits[0]:
        raise ValidationError(f"an upper limit beyond the lower one ({limits[0]:g})")


class JudgedWindow(Schema):
    """Local [starts, ends) on some weekdays (1 = Monday) of the start; 00:00 to 00:00 is the whole day."""

    weekdays = inputs.weekdays(required=True)
    starts = inputs.clock()
    ends = inputs.clock()

    @validates_schema
    def _has_length(self, window: dict[str, Any], **_: Any) -> None:
        if window["starts"] == window["ends"] != "00:00":
            raise ValidationError("another time than starts, or 00:00 to 00:00 for the whole day", "ends")


class ThresholdChanges(Schema):
    """What may change of a threshold."""

    warning_level = _level()
    alarm_level = _level()
    unit = inputs.Line(40, least=0)
    hysteresis = inputs.number(Range(0, 1, max_inclusive=False, error="a share from 0 to below 1"))
    raise_count = inputs.Whole(validate=_COUNT)
    clear_count = inputs.Whole(validate=_COUNT)
    only_while_running = fields.Boolean()
    settling_seconds = inputs.number(Range(0, 1e6))
    stale_after_seconds = inputs.number(Range(1, 1e8), allow_none=True)
    source = inputs.Line()
    direction = fields.String(validate=OneOf(["above", "below"]))
    warning_clear_level = _level()
    alarm_clear_level = _level()
    raise_window = inputs.Whole(validate=_COUNT, allow_none=True)
    delay_seconds = inputs.number(Range(0, 1e7, min_inclusive=False), allow_none=True)
    weight = inputs.number(Range(0, 1e6))
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
    raise_count = inputs.Whole()
    clear_count = inputs.Whole()
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
            raise refused("combines", None, "all or any is expected of a group")
        return
    if not is_named or row["indicator"] == "group:":
        raise refused("indicator", row["indicator"], "group: and a name is expected of a group")
    if len(set(members)) < 2 or len(set(members)) < len(members) or any(m.startswith("group:") for m in members):
        raise refused("members", members, "two or more different indicators, no groups, are expected")
    for name in _OF_MEMBERS:
        if row[name] is not None and row[name] is not False and row[name] != []:
            raise refused(name, row[name], "nothing is expected of a group: its members have it")


def ordered_levels(row: RowMapping) -> None:
    """Refuse a warning beyond the alarm, a clear level beyond its level or without it, and no level at all."""
    warning, alarm = row["warning_level"], row["alarm_level"]
    if warning is None and alarm is None:
        raise refused("warning_level", None, "a warning level, an alarm level or both are expected")
    sign, most = (1, "at most") if row["direction"] == "above" else (-1, "at least")
    pairs = (
        ("warning_level", "alarm_level"),
        ("warning_clear_level", "warning_level"),
        ("alarm_clear_level", "alarm_level"),
    )
    for name, other in pairs:
        if row[name] is not None and row[other] is not None and sign * row[name] > sign * row[other]:
            raise refused(name, row[name], f"{most} {other} ({row[other]:g}) is expected")
    for name, other in pairs[1:]:
        if row[name] is not None and row[other] is None:
            raise refused(name, row[name], f"nothing without {other}")
    if row["raise_window"] is not None and row["raise_window"] < row["raise_count"]:
        raise refused("raise_window", row["raise_window"], f"{row['raise_count']} or more is expected")


def _even(poles: int) -> None:
    if poles % 2:
        raise ValidationError(f"{poles} given, an even number is expected")


class MotorInput(Schema):
    """An induction motor, and the mains it runs on."""

    line_hz = inputs.number(Range(1, 1000), required=True)
    poles = inputs.Whole(required=True, validate=[Range(2, 100), _even])


class ComponentDetails(Schema):
    """What diagnosis has to know of a component."""

    bearing = fields.Nested(BearingInput)
    envelope_band_hz = fields.List(
        inputs.number(Range(1, 1e6)), validate=[Length(equal=2), _band], allow_none=True
    )
    gear_teeth = inputs.Whole(validate=Range(2, 10_000))
    motor = fields.Nested(MotorInput)
    speed_ratio = inputs.number(Range(1e-3, 1e3))


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

"""Shapes of calendars: shifts with their breaks, exceptional days, planned stops."""

from datetime import date
from typing import Any

from marshmallow import Schema, fields
from marshmallow.validate import Length, Range

from handlers import inputs
from handlers.inputs import Page
from handlers.outputs import Made


def _day(**options: Any) -> fields.Date:
    """A local date, within what calendars agree on."""
    return fields.Date(validate=Range(date(1970, 1, 1), date(2200, 1, 1)), **options)


class Break(Schema):
    """A break by the wall clock."""

    start = inputs.clock()
    end = inputs.clock()


class ExceptionalShift(Schema):
    """A shift of one exceptional day."""

    name = inputs.Line(required=True)
    starts = inputs.clock()
    ends = inputs.clock()
    breaks = fields.List(fields.Nested(Break), load_default=list, validate=Length(max=20))


class OfCalendar(Page):
    """Which part of a list, of which calendar."""

    calendar_id = fields.UUID()


class CalendarChanges(Schema):
    """What may change of a shift calendar."""

    name = inputs.Line()


class CalendarInput(CalendarChanges):
    """A new shift calendar of a factory, or of one of its lines."""

    factory_id = fields.UUID(required=True)
    line_id = fields.UUID(allow_none=True)
    name = inputs.Line(required=True)


class CalendarView(Made):
    """A shift calendar."""

    factory_id = fields.UUID()
    line_id = fields.UUID(allow_none=True)
    name = fields.String()


class ShiftChanges(Schema):
    """What may change of a shift."""

    name = inputs.Line()
    weekdays = inputs.weekdays()
    starts = inputs.TimeOfDay()
    ends = inputs.TimeOfDay()
    breaks = fields.List(fields.Nested(Break), validate=Length(max=20))
    valid_from = _day(allow_none=True)
    valid_to = _day(allow_none=True)


class ShiftInput(ShiftChanges):
    """A new shift: local times; an end at or before the start is on the next day. Weekdays: 1 is Monday."""

    calendar_id = fields.UUID(required=True)
    name = inputs.Line(required=True)
    weekdays = inputs.weekdays(required=True)
    starts = inputs.TimeOfDay(required=True)
    ends = inputs.TimeOfDay(required=True)
    breaks = fields.List(fields.Nested(Break), load_default=list, validate=Length(max=20))


class ShiftView(Made):
    """A shift."""

    calendar_id = fields.UUID()
    name = fields.String()
    weekdays = fields.List(fields.Integer())
    starts = fields.Time()
    ends = fields.Time()
    breaks = fields.List(fields.Nested(Break))
    valid_from = fields.Date(allow_none=True)
    valid_to = fields.Date(allow_none=True)


class ExceptionChanges(Schema):
    """What may change of an exceptional day."""

    reason = inputs.Line()
    shifts = fields.List(fields.Nested(ExceptionalShift), validate=Length(max=10))


class ExceptionInput(ExceptionChanges):
    """An exceptional day: its shifts instead of the pattern's; none make it a holiday."""

    calendar_id = fields.UUID(required=True)
    day = _day(required=True)
    reason = inputs.Line(required=True)
    shifts = fields.List(fields.Nested(ExceptionalShift), load_default=list, validate=Length(max=10))


class ExceptionView(Made):
    """An exceptional day."""

    calendar_id = fields.UUID()
    day = fields.Date()
    reason = fields.String()
    shifts = fields.List(fields.Nested(ExceptionalShift))


class PlannedStopChanges(Schema):
    """What may change of a planned stop."""

    started_at = inputs.instant()
    ended_at = inputs.instant()
    reason = inputs.Line()


class PlannedStopInput(Schema):
    """Time that is taken out of a machine's plan."""

    machine_id = fields.UUID(required=True)
    started_at = inputs.instant(required=True)
    ended_at = inputs.instant(required=True)
    reason = inputs.Line(required=True)


class PlannedStopView(Made):
    """A planned stop."""

    machine_id = fields.UUID()
    started_at = fields.DateTime()
    ended_at = fields.DateTime()
    reason = fields.String()

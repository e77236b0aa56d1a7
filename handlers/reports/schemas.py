"""Shapes that ``reports`` takes and gives."""

from marshmallow import Schema, ValidationError, fields
from marshmallow.validate import Length, OneOf

from db.models.reports import BUCKETS, PERIODS, REPORTS, SCOPES
from handlers import inputs
from handlers.inputs import ById, Page
from handlers.reports.timing import cron_problem

_LONGEST_CRON = 100
_LONGEST_ADDRESS = 254
"""RFC 5321 section 4.5.3.1.3, without the angle brackets of a path."""


def _is_cron(expression: str) -> None:
    if len(expression) > _LONGEST_CRON:
        raise ValidationError(f"at most {_LONGEST_CRON} characters")
    if problem := cron_problem(expression):
        raise ValidationError(problem)


def _recipients(*, required: bool) -> fields.List[str]:
    address = inputs.EmailAddress(validate=Length(max=_LONGEST_ADDRESS))
    return fields.List(address, required=required, validate=[Length(1, 50), inputs.each_once])


class ReportScheduleChanges(Schema):
    """What may change of a schedule."""

    name = inputs.Line()
    report = fields.String(validate=OneOf(REPORTS))
    period = fields.String(validate=OneOf(PERIODS))
    bucket = fields.String(validate=OneOf(BUCKETS))
    cron = fields.String(validate=_is_cron)
    recipients = _recipients(required=False)
    enabled = fields.Boolean()


class ReportScheduleInput(ReportScheduleChanges):
    """A report of the last whole day, week or month, mailed when the cron text says, by the factory's clock."""

    factory_id = fields.UUID(required=True)
    scope = fields.String(required=True, validate=OneOf(SCOPES))
    scope_id = fields.UUID(required=True)
    name = inputs.Line(required=True)
    report = fields.String(required=True, validate=OneOf(REPORTS))
    period = fields.String(required=True, validate=OneOf(PERIODS))
    bucket = fields.String(required=True, validate=OneOf(BUCKETS))
    cron = fields.String(required=True, validate=_is_cron)
    recipients = _recipients(required=True)


class ReportScheduleChangeById(ReportScheduleChanges, ById):
    """Changes of the schedule with that id."""


class ReportScheduleView(ReportScheduleInput):
    """A schedule, and when it is due next."""

    id = fields.UUID()
    next_at = fields.DateTime(allow_none=True)


class OfSchedule(Page):
    """Which part of the deliveries, of which schedule."""

    schedule_id = fields.UUID()


class ReportDeliveryView(Schema):
    """A report that was or will be sent."""

    id = fields.UUID()
    schedule_id = fields.UUID()
    due_at = fields.DateTime()
    recipients = fields.List(fields.String())
    period_from = fields.DateTime()
    period_to = fields.DateTime()
    status = fields.String()
    attempts = fields.Integer()
    next_attempt_at = fields.DateTime(allow_none=True)
    reason = fields.String(allow_none=True)
    sent_at = fields.DateTime(allow_none=True)
    message_id = fields.String(allow_none=True)
    sending_since = fields.DateTime(allow_none=True)

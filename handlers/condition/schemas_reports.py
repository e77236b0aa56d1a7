"""Shapes of condition reports."""

from marshmallow import Schema, fields
from marshmallow.validate import OneOf

from handlers import inputs
from handlers.condition.reports import BY
from handlers.oee.store_reports import SCOPES


class ConditionReportInput(Schema):
    """What a report is about, over which span, in which rows."""

    scope = fields.String(required=True, validate=OneOf(list(SCOPES)))
    scope_id = fields.UUID(required=True)
    from_ = inputs.instant(required=True, data_key="from")
    to = inputs.instant(required=True)
    by = fields.String(load_default="day", validate=OneOf(BY))


class ConditionRow(Schema):
    """An indicator of a machine in one bucket, in the row's own unit; the zone is ISO 20816-3's, for velocity."""

    key = fields.String()
    label = fields.String()
    from_ = fields.AwareDateTime(attribute="from", data_key="from")
    to = fields.AwareDateTime()
    machine_id = fields.UUID()
    indicator = fields.String()
    unit = fields.String()
    minimum = fields.Float()
    mean = fields.Float()
    maximum = fields.Float()
    values = fields.Integer()
    worst_zone = fields.String(allow_none=True)


class ConditionReport(Schema):
    """Condition of a machine, line, area or factory."""

    scope = fields.String()
    scope_id = fields.UUID()
    label = fields.String()
    from_ = fields.AwareDateTime(attribute="from", data_key="from")
    to = fields.AwareDateTime()
    by = fields.String()
    rows = fields.List(fields.Nested(ConditionRow))

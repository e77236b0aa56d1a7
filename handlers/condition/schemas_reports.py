"""Shapes of condition reports."""

from marshmallow import fields
from marshmallow.validate import OneOf

from handlers.condition.reports import BY
from handlers.tables.report_shapes import AskedReport, ReportHead, RowHead


class ConditionReportInput(AskedReport):
    """What a condition report is about, over which span, in which rows."""

    by = fields.String(load_default="day", validate=OneOf(BY))


class ConditionRow(RowHead):
    """An indicator of a machine in one bucket, in the row's own unit; the zone is ISO 20816-3's, for velocity."""

    machine_id = fields.UUID()
    indicator = fields.String()
    unit = fields.String()
    minimum = fields.Float()
    mean = fields.Float()
    maximum = fields.Float()
    values = fields.Integer()
    worst_zone = fields.String(allow_none=True)


class ConditionReport(ReportHead):
    """Condition of a machine, line, area or factory."""

    rows = fields.List(fields.Nested(ConditionRow))

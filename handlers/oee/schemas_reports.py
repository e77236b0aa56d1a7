"""Shapes of OEE reports and explanations."""

from marshmallow import Schema, fields
from marshmallow.validate import OneOf

from domain.line_oee import LineRule
from handlers.oee.reports import BY
from handlers.oee.schemas import MachineOee
from handlers.tables.report_shapes import AskedReport, ReportHead

SOURCES = ("stored", "facts")
"""Where a report's numbers come from: stored results, or all of the facts anew, to check the others by."""


class ReportInput(AskedReport):
    """What a report is about, over which span, in which rows, and how machines make a line."""

    by = fields.String(load_default="total", validate=OneOf(BY))
    source = fields.String(load_default="stored", validate=OneOf(SOURCES))
    line_rule = fields.String(load_default="sum", validate=OneOf([rule.value for rule in LineRule]))


class ReportRow(MachineOee):
    """Indicators and elements of one row."""

    class Meta:
        exclude = ("machine_id",)

    key = fields.String()
    label = fields.String()
    bottleneck = fields.String(allow_none=True)
    target = fields.Float(allow_none=True)
    missing_seconds = fields.Float(allow_none=True)
    missing_quantity = fields.Float(allow_none=True)
    quality_by_count = fields.Float(allow_none=True)
    nee = fields.Float(allow_none=True)
    teep = fields.Float(allow_none=True)
    utilization_efficiency = fields.Float(allow_none=True)
    allocation_efficiency = fields.Float(allow_none=True)
    technical_efficiency = fields.Float(allow_none=True)
    setup_ratio = fields.Float(allow_none=True)
    scrap_ratio = fields.Float(allow_none=True)
    rework_ratio = fields.Float(allow_none=True)
    throughput_per_hour = fields.Float(allow_none=True)
    product_rate_per_hour = fields.Float(allow_none=True)
    mtbf_seconds = fields.Float(allow_none=True)
    mttr_seconds = fields.Float(allow_none=True)
    planned_down_seconds = fields.Float()
    fault_seconds = fields.Float()
    failures = fields.Integer()
    rework_quantity = fields.Float()
    unassigned_quantity = fields.Float()


class LossView(Schema):
    """A step from planned time to valuable time, in seconds and in parts where they have a cycle time."""

    name = fields.String()
    seconds = fields.Float()
    parts = fields.Float(allow_none=True)


class CauseLine(Schema):
    """Stops of one cause; without a cause they are unqualified."""

    cause = fields.String(allow_none=True)
    seconds = fields.Float()
    stops = fields.Integer()
    share = fields.Float()
    cumulative_share = fields.Float()


class Report(ReportHead):
    """OEE of a machine, line, area or factory."""

    line_rule = fields.String()
    rows = fields.List(fields.Nested(ReportRow))
    total = fields.Nested(ReportRow)
    losses = fields.List(fields.Nested(LossView))
    waterfall = fields.List(fields.Nested(LossView))
    causes = fields.List(fields.Nested(CauseLine))


class NamedNumber(Schema):
    """A number that went into a formula; its unit is in its name."""

    name = fields.String()
    value = fields.Float()


class ExplainedNumber(Schema):
    """A number, its formula and what was put in."""

    name = fields.String()
    formula = fields.String()
    inputs = fields.List(fields.Nested(NamedNumber))
    value = fields.Float(allow_none=True)


class ExplainedSource(Schema):
    """The rows of one table that went in; at most 1000 ids are named."""

    table = fields.String()
    count = fields.Integer()
    ids = fields.List(fields.UUID())


class ExplainedRule(Schema):
    """A setting of the calculation."""

    name = fields.String()
    value = fields.String()


class ExplainedOee(Schema):
    """Where a machine's OEE comes from."""

    machine_id = fields.UUID()
    from_ = fields.AwareDateTime(attribute="from", data_key="from")
    to = fields.AwareDateTime()
    numbers = fields.List(fields.Nested(ExplainedNumber))
    sources = fields.List(fields.Nested(ExplainedSource))
    rules = fields.List(fields.Nested(ExplainedRule))

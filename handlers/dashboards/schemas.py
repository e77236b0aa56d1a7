"""Shapes of what ``dashboards`` takes and gives. What a widget asks for depends on its kind."""

from typing import Any

from marshmallow import Schema, ValidationError, fields, validates_schema
from marshmallow.validate import Length, OneOf, Range

from db.models.dashboards import WIDGET_KINDS
from handlers import inputs
from handlers.inputs import Page

COLUMNS = 12
_MOST_MEASURES = 8


class ValueQuery(Schema):
    """The newest value of one measure of a machine."""

    machine_id = fields.UUID(required=True)
    measure = inputs.Line(required=True)


class LineChartQuery(Schema):
    """The course of some measures of a machine."""

    machine_id = fields.UUID(required=True)
    measures = fields.List(inputs.Line(), required=True, validate=Length(1, _MOST_MEASURES))


class StateTimelineQuery(Schema):
    """The states of a machine."""

    machine_id = fields.UUID(required=True)


QUERIES: dict[str, type[Schema]] = {
    "value": ValueQuery,
    "line_chart": LineChartQuery,
    "state_timeline": StateTimelineQuery,
}
"""What a widget of each kind asks for."""


class Options(Schema):
    """How a widget shows: over the last `minutes`, with so many `decimals`, on a scale from `low` to `high`."""

    minutes = fields.Integer(strict=True, validate=Range(1, 44_640))
    decimals = fields.Integer(strict=True, validate=Range(0, 6))
    low = fields.Float()
    high = fields.Float()
    unit = inputs.Line(30)


class WidgetChanges(Schema):
    """What may change of a widget; its place is on a grid of twelve columns."""

    title = inputs.Line()
    query = fields.Dict(keys=fields.String())
    options = fields.Nested(Options)
    x = fields.Integer(strict=True, validate=Range(0, COLUMNS - 1))
    y = fields.Integer(strict=True, validate=Range(0, 10_000))
    width = fields.Integer(strict=True, validate=Range(1, COLUMNS))
    height = fields.Integer(strict=True, validate=Range(1, 100))


class WidgetInput(WidgetChanges):
    """A new widget."""

    kind = fields.String(required=True, validate=OneOf(WIDGET_KINDS))
    title = inputs.Line(required=True)
    query = fields.Dict(keys=fields.String(), required=True)
    x = fields.Integer(strict=True, required=True, validate=Range(0, COLUMNS - 1))
    y = fields.Integer(strict=True, required=True, validate=Range(0, 10_000))
    width = fields.Integer(strict=True, required=True, validate=Range(1, COLUMNS))
    height = fields.Integer(strict=True, required=True, validate=Range(1, 100))

    @validates_schema
    def _fits(self, widget: dict[str, Any], **_: Any) -> None:
        if widget["x"] + widget["width"] > COLUMNS:
            raise ValidationError(f"x + width of {COLUMNS} or less", "width")


class DashboardChanges(Schema):
    """What may change of a dashboard."""

    name = inputs.Line()
    slug = inputs.slug()


class DashboardInput(Schema):
    """A new dashboard: one's own, or `shared` with the organization or those who see a factory."""

    name = inputs.Line(required=True)
    slug = inputs.slug(required=True)
    factory_id = fields.UUID(allow_none=True, load_default=None)
    shared = fields.Boolean(load_default=False)


class WidgetView(Schema):
    """A widget."""

    id = fields.UUID()
    dashboard_id = fields.UUID()
    kind = fields.String()
    title = fields.String()
    query = fields.Dict()
    options = fields.Dict()
    x = fields.Integer()
    y = fields.Integer()
    width = fields.Integer()
    height = fields.Integer()


class DashboardView(Schema):
    """A dashboard; without `user_id` it is shared."""

    id = fields.UUID()
    name = fields.String()
    slug = fields.String()
    factory_id = fields.UUID(allow_none=True)
    user_id = fields.UUID(allow_none=True)
    created_at = fields.DateTime()
    updated_at = fields.DateTime()


class DashboardWhole(DashboardView):
    """A dashboard with its widgets."""

    widgets = fields.List(fields.Nested(WidgetView))


class Listed(Page):
    """Which part of the dashboards."""

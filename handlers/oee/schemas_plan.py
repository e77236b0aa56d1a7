"""Shapes of what is planned and kept by people: products, orders, targets, causes."""

from marshmallow import Schema, fields
from marshmallow.validate import OneOf, Range, Regexp

from db.models.oee import TREATMENTS
from handlers import inputs
from handlers.inputs import ById, Page
from handlers.outputs import Made

_SECONDS = Range(0, 1_000_000, min_inclusive=False, error="a number of seconds above 0")
_QUANTITY = Range(0, 1e12, min_inclusive=False, error="a number of parts above 0")


class OfMachine(Page):
    """Which part of a list, of which machine."""

    machine_id = fields.UUID()
    factory_id = fields.UUID()


class ProductChanges(Schema):
    """What may change of a product."""

    code = inputs.Line(60)
    name = inputs.Line()
    unit = inputs.Line(40)


class ProductInput(ProductChanges):
    """A new product."""

    code = inputs.Line(60, required=True)
    name = inputs.Line(required=True)


class ProductView(Made):
    """A product."""

    code = fields.String()
    name = fields.String()
    unit = fields.String()
    archived_at = fields.DateTime(allow_none=True)


class CycleTimeChanges(Schema):
    """What may change of an ideal cycle time."""

    ideal_cycle_time_seconds = fields.Float(validate=_SECONDS)
    valid_from = inputs.instant()


class CycleTimeInput(CycleTimeChanges):
    """A product's ideal cycle time on a machine, from an instant on (default: always)."""

    product_id = fields.UUID(required=True)
    machine_id = fields.UUID(required=True)
    ideal_cycle_time_seconds = fields.Float(required=True, validate=_SECONDS)


class CycleTimeView(Made):
    """An ideal cycle time."""

    product_id = fields.UUID()
    machine_id = fields.UUID()
    ideal_cycle_time_seconds = fields.Float()
    valid_from = fields.DateTime()


class OrderTemplateChanges(Schema):
    """What may change of an order template."""

    name = inputs.Line()
    product_id = fields.UUID()
    planned_quantity = fields.Float(validate=_QUANTITY, allow_none=True)


class OrderTemplateInput(OrderTemplateChanges):
    """A new order template."""

    name = inputs.Line(required=True)
    product_id = fields.UUID(required=True)


class OrderTemplateView(Made):
    """An order template."""

    name = fields.String()
    product_id = fields.UUID()
    planned_quantity = fields.Float(allow_none=True)


class ProductionOrderChanges(Schema):
    """What may change of a production order."""

    number = inputs.Line(60)
    planned_quantity = fields.Float(validate=_QUANTITY, allow_none=True)
    planned_start = inputs.instant(allow_none=True)


class ProductionOrderInput(ProductionOrderChanges):
    """A new production order; its product is its template's unless told."""

    number = inputs.Line(60, required=True)
    machine_id = fields.UUID(required=True)
    product_id = fields.UUID()
    template_id = fields.UUID()


class ProductionOrderView(Made):
    """A production order."""

    number = fields.String()
    machine_id = fields.UUID()
    product_id = fields.UUID()
    status = fields.String()
    planned_quantity = fields.Float(allow_none=True)
    planned_start = fields.DateTime(allow_none=True)
    started_at = fields.DateTime(allow_none=True)
    ended_at = fields.DateTime(allow_none=True)


class BatchChanges(Schema):
    """What may change of a batch."""

    number = inputs.Line(60)
    started_at = inputs.instant(allow_none=True)
    ended_at = inputs.instant(allow_none=True)


class BatchInput(BatchChanges):
    """A new batch of an order."""

    production_order_id = fields.UUID(required=True)
    number = inputs.Line(60, required=True)


class BatchView(Made):
    """A batch."""

    production_order_id = fields.UUID()
    number = fields.String()
    started_at = fields.DateTime(allow_none=True)
    ended_at = fields.DateTime(allow_none=True)


class OeeTargetChanges(Schema):
    """What may change of a target."""

    target = fields.Float(validate=Range(0, 1, min_inclusive=False, error="a share above 0, up to 1"))
    valid_from = inputs.instant()
    valid_to = inputs.instant(allow_none=True)


class OeeTargetInput(OeeTargetChanges):
    """What OEE is meant to be from an instant on (default: always), of a factory, or an area, line, machine in it.

    `valid_to` ends it; from then on an earlier or wider one holds again, if there is one.
    """

    factory_id = fields.UUID(required=True)
    area_id = fields.UUID(allow_none=True)
    line_id = fields.UUID(allow_none=True)
    machine_id = fields.UUID(allow_none=True)
    target = fields.Float(
        required=True, validate=Range(0, 1, min_inclusive=False, error="a share above 0, up to 1")
    )


class OeeTargetChangeById(OeeTargetChanges, ById):
    """Changes of the target with that id."""


class OeeTargetView(Made):
    """A target of OEE, 0..1."""

    factory_id = fields.UUID()
    area_id = fields.UUID(allow_none=True)
    line_id = fields.UUID(allow_none=True)
    machine_id = fields.UUID(allow_none=True)
    target = fields.Float()
    valid_from = fields.DateTime()
    valid_to = fields.DateTime(allow_none=True)


class CauseChanges(Schema):
    """What may change of a stop cause. `treatment`: as which time its stops count."""

    code = inputs.Line(40)
    name = inputs.Line()
    icon = inputs.Line(60, allow_none=True)
    colour = fields.String(
        allow_none=True, validate=Regexp(r"^#[0-9a-fA-F]{6}\Z", error="a colour such as #c04020")
    )
    treatment = fields.String(validate=OneOf(TREATMENTS))


class CauseInput(CauseChanges):
    """A new stop cause, for all machines or one; below a parent up to the third level."""

    code = inputs.Line(40, required=True)
    name = inputs.Line(required=True)
    parent_id = fields.UUID(allow_none=True)
    machine_id = fields.UUID(allow_none=True)


class CauseView(Made):
    """A stop cause."""

    parent_id = fields.UUID(allow_none=True)
    machine_id = fields.UUID(allow_none=True)
    level = fields.Integer()
    code = fields.String()
    name = fields.String()
    icon = fields.String(allow_none=True)
    colour = fields.String(allow_none=True)
    treatment = fields.String()
    archived_at = fields.DateTime(allow_none=True)

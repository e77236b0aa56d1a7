"""Shapes that ``oee`` takes and gives."""

from marshmallow import Schema, fields, validate

from handlers import inputs


class SpanOfMachine(Schema):
    """A machine and a span of time."""

    machine_id = fields.UUID(required=True)
    from_ = inputs.instant(required=True, data_key="from")
    to = inputs.instant(required=True)


class MachineOee(Schema):
    """OEE with the elements it is made of; times in seconds."""

    machine_id = fields.UUID()
    from_ = fields.AwareDateTime(attribute="from", data_key="from")
    to = fields.AwareDateTime()
    availability = fields.Float(allow_none=True)
    performance = fields.Float(allow_none=True)
    quality = fields.Float(allow_none=True)
    oee = fields.Float(allow_none=True)
    coverage = fields.Float(allow_none=True)
    planned_busy_seconds = fields.Float()
    production_seconds = fields.Float()
    setup_seconds = fields.Float()
    delay_seconds = fields.Float()
    down_seconds = fields.Float()
    unknown_seconds = fields.Float()
    ideal_all_seconds = fields.Float()
    ideal_good_seconds = fields.Float()
    produced_quantity = fields.Float()
    good_quantity = fields.Float()
    scrap_quantity = fields.Float()
    outside_plan_quantity = fields.Float()
    flags = fields.List(fields.String())


class StopCauseInput(Schema):
    """Why a machine stood still."""

    stop_id = fields.UUID(required=True)
    cause_id = fields.UUID(load_default=None, allow_none=True)
    comment = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=2000))


class ScrapInput(Schema):
    """Bad parts of a machine; a negative quantity corrects an earlier entry."""

    machine_id = fields.UUID(required=True)
    quantity = fields.Float(required=True, allow_nan=False)
    at = inputs.instant(load_default=None, allow_none=True)
    product_id = fields.UUID(load_default=None, allow_none=True)
    cause_id = fields.UUID(load_default=None, allow_none=True)
    rework = fields.Boolean(load_default=False)
    comment = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=2000))


class ScrapAction(Schema):
    """The action's one argument."""

    input = fields.Nested(ScrapInput, required=True)


class Made(Schema):
    """What was made or changed."""

    id = fields.UUID()

"""Shapes that ``oee`` takes and gives."""

from marshmallow import Schema, fields, validate

from handlers import inputs

_PARTS = validate.And(
    validate.Range(-1e9, 1e9, error="a number of parts from -1e9 to 1e9"),
    validate.NoneOf([0], error="a number of parts other than 0"),
)


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
    quantity = inputs.number(_PARTS, required=True)
    at = inputs.instant(load_default=None, allow_none=True)
    product_id = fields.UUID(load_default=None, allow_none=True)
    cause_id = fields.UUID(load_default=None, allow_none=True)
    rework = fields.Boolean(load_default=False)
    comment = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=2000))


class StopInput(Schema):
    """A stop that no signal told of."""

    machine_id = fields.UUID(required=True)
    started_at = inputs.instant(required=True)
    ended_at = inputs.instant(required=True)
    cause_id = fields.UUID(load_default=None, allow_none=True)
    comment = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=2000))


class StopById(Schema):
    """A stop."""

    stop_id = fields.UUID(required=True)


class StopSplit(Schema):
    """Instants inside a stop at which it is cut."""

    stop_id = fields.UUID(required=True)
    at = fields.List(inputs.instant(), required=True, validate=validate.Length(1, 50))


class StopMerge(Schema):
    """Neighbouring stops of one machine that become one."""

    stop_ids = fields.List(fields.UUID(), required=True, validate=validate.Length(2, 50))


class MadeStops(Schema):
    """The stops that there are now, by time."""

    ids = fields.List(fields.UUID())


class OrderAt(Schema):
    """A production order, and when (default: now)."""

    order_id = fields.UUID(required=True)
    at = inputs.instant(load_default=None, allow_none=True)


class OrderMoved(Schema):
    """An order's new status; the flags say what its KPIs will lack."""

    id = fields.UUID()
    status = fields.String()
    flags = fields.List(fields.String())

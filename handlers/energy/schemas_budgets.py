"""Shapes of budgets of energy."""

from marshmallow import Schema, fields
from marshmallow.validate import OneOf, Range

from db.models.energy import BUDGET_PERIODS
from handlers import inputs
from handlers.inputs import ById
from handlers.outputs import Made

_LIMIT = Range(0.001, 1e12)


class BudgetChanges(Schema):
    """What may change of a budget."""

    name = inputs.Line()
    period = fields.String(validate=OneOf(BUDGET_PERIODS))
    limit_kwh = inputs.number(_LIMIT)
    enabled = fields.Boolean()


class BudgetInput(BudgetChanges):
    """How much a factory, one of its machines or one of a machine's meters may use in every period."""

    factory_id = fields.UUID(required=True)
    machine_id = fields.UUID(allow_none=True)
    meter_binding_id = fields.UUID(allow_none=True)
    name = inputs.Line(required=True)
    period = fields.String(required=True, validate=OneOf(BUDGET_PERIODS))
    limit_kwh = inputs.number(_LIMIT, required=True)


class BudgetChangeById(BudgetChanges, ById):
    """Changes of the budget with that id."""


class BudgetView(Made, BudgetInput):
    """A budget."""


class BudgetOutlook(Schema):
    """A budget's running period: what is measured so far, and projected at the mean power of the measured time.

    The projection is None where too little is measured; it comes to ``least_kwh`` to ``most_kwh`` at the machines'
    usual lowest and highest power.  ``coverage``: the share of the time passed that is measured.
    """

    budget_id = fields.UUID()
    name = fields.String()
    from_ = fields.AwareDateTime(attribute="from", data_key="from")
    to = fields.AwareDateTime()
    limit_kwh = fields.Float()
    used_kwh = fields.Float()
    projected_kwh = fields.Float(allow_none=True)
    least_kwh = fields.Float(allow_none=True)
    most_kwh = fields.Float(allow_none=True)
    coverage = fields.Float()
    flags = fields.List(fields.String())
    breaches = fields.List(fields.String())

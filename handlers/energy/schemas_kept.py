"""Shapes of what people keep for energy: meters, tariffs with their times of use, emission factors."""

from datetime import date
from typing import Any

from marshmallow import Schema, fields
from marshmallow.validate import Length, OneOf, Range, Regexp

from db.models.energy import BUDGET_PERIODS, METHODS, PHASES
from handlers import inputs
from handlers.inputs import ById, Page
from handlers.outputs import Made

_PRICE = Range(-1e6, 1e6)
_ISO_WEEKDAYS = Range(1, 7, error="weekdays from 1 (Monday) to 7")


def _number(within: Range, **options: Any) -> fields.Float:
    return fields.Float(allow_nan=False, validate=within, **options)


def _day(**options: Any) -> fields.Date:
    return fields.Date(validate=Range(date(1970, 1, 1), date(2200, 1, 1)), **options)


def _zone(**options: Any) -> fields.String:
    message = "a country (ISO 3166-1) or a zone of it, such as DK or DK-DK1"
    return fields.String(validate=Regexp(r"^[A-Z]{2}(-[A-Z0-9-]{1,20})?\Z", error=message), **options)


class OfTariff(Page):
    """Which part of a list, of which tariff."""

    tariff_id = fields.UUID()


class MeterBindingChanges(Schema):
    """What may change of a meter's binding."""

    method = fields.String(validate=OneOf(METHODS))
    gap_limit_seconds = _number(Range(1, 1e7))
    phase = fields.String(allow_none=True, validate=OneOf(PHASES))


class MeterBindingInput(MeterBindingChanges):
    """Which series measures a machine's energy, and how it is integrated."""

    machine_id = fields.UUID(required=True)
    series_id = fields.Integer(required=True, validate=Range(1, 2**31 - 1))


class MeterBindingChangeById(MeterBindingChanges, ById):
    """Changes of the binding with that id."""


class MeterBindingView(Made):
    """A meter's binding."""

    machine_id = fields.UUID()
    series_id = fields.Integer()
    method = fields.String()
    gap_limit_seconds = fields.Float()
    phase = fields.String(allow_none=True)


class TariffChanges(Schema):
    """What may change of a tariff."""

    name = inputs.Line()
    price_per_kwh = _number(_PRICE)
    valid_from = inputs.instant()
    valid_to = inputs.instant(allow_none=True)


class TariffInput(TariffChanges):
    """A price of energy in the factory's currency, from an instant on (default: always)."""

    factory_id = fields.UUID(required=True)
    name = inputs.Line(required=True)
    price_per_kwh = _number(_PRICE, required=True)


class TariffChangeById(TariffChanges, ById):
    """Changes of the tariff with that id."""


class TariffView(Made):
    """A tariff."""

    factory_id = fields.UUID()
    name = fields.String()
    price_per_kwh = fields.Float()
    valid_from = fields.DateTime()
    valid_to = fields.DateTime(allow_none=True)


class TariffPeriodChanges(Schema):
    """What may change of a time of use."""

    name = inputs.Line()
    weekdays = fields.List(fields.Integer(validate=_ISO_WEEKDAYS), validate=Length(1, 7))
    starts = fields.Time()
    ends = fields.Time()
    price_per_kwh = _number(_PRICE)


class TariffPeriodInput(TariffPeriodChanges):
    """A time of use of a tariff, by local clock and weekday (1 = Monday)."""

    tariff_id = fields.UUID(required=True)
    name = inputs.Line(required=True)
    weekdays = fields.List(fields.Integer(validate=_ISO_WEEKDAYS), required=True, validate=Length(1, 7))
    starts = fields.Time(required=True)
    ends = fields.Time(required=True)
    price_per_kwh = _number(_PRICE, required=True)


class TariffPeriodChangeById(TariffPeriodChanges, ById):
    """Changes of the time of use with that id."""


class TariffPeriodView(Made):
    """A time of use."""

    tariff_id = fields.UUID()
    name = fields.String()
    weekdays = fields.List(fields.Integer())
    starts = fields.Time()
    ends = fields.Time()
    price_per_kwh = fields.Float()


class EmissionFactorChanges(Schema):
    """What may change of an emission factor."""

    valid_to = _day(allow_none=True)
    grams_per_kwh = _number(Range(0, 10_000))
    basis = inputs.Line(100)
    source = inputs.Line(300)


class EmissionFactorInput(EmissionFactorChanges):
    """An organization's own emission factor of a grid zone; it goes before the shipped ones."""

    zone = _zone(required=True)
    valid_from = _day(required=True)
    grams_per_kwh = _number(Range(0, 10_000), required=True)
    basis = inputs.Line(100, required=True)
    source = inputs.Line(300, required=True)


class EmissionFactorChangeById(EmissionFactorChanges, ById):
    """Changes of the emission factor with that id."""


class EmissionFactorView(Made):
    """An emission factor."""

    zone = fields.String()
    valid_from = fields.Date()
    valid_to = fields.Date(allow_none=True)
    grams_per_kwh = fields.Float()
    basis = fields.String()
    source = fields.String()


class BudgetChanges(Schema):
    """What may change of a budget."""

    name = inputs.Line()
    period = fields.String(validate=OneOf(BUDGET_PERIODS))
    limit_kwh = _number(Range(0, 1e12, min_inclusive=False))
    enabled = fields.Boolean()


class BudgetInput(BudgetChanges):
    """How much a factory, one of its machines or one of a machine's meters may use in every period."""

    factory_id = fields.UUID(required=True)
    machine_id = fields.UUID(allow_none=True)
    meter_binding_id = fields.UUID(allow_none=True)
    name = inputs.Line(required=True)
    period = fields.String(required=True, validate=OneOf(BUDGET_PERIODS))
    limit_kwh = _number(Range(0, 1e12, min_inclusive=False), required=True)


class BudgetChangeById(BudgetChanges, ById):
    """Changes of the budget with that id."""


class BudgetView(Made, BudgetInput):
    """A budget."""


class BudgetOutlook(Schema):
    """A budget's running period: used so far, and projected at the same mean power (None: too early to say)."""

    budget_id = fields.UUID()
    name = fields.String()
    from_ = fields.AwareDateTime(attribute="from", data_key="from")
    to = fields.AwareDateTime()
    limit_kwh = fields.Float()
    used_kwh = fields.Float()
    projected_kwh = fields.Float(allow_none=True)
    breaches = fields.List(fields.String())


class OutOfScheduleView(Made):
    """Hours outside of planned production in which a machine drew more than its base load."""

    machine_id = fields.UUID()
    started_at = fields.DateTime()
    ended_at = fields.DateTime()
    energy_kwh = fields.Float()
    excess_kwh = fields.Float()
    base_load_kw = fields.Float()
    limit_kw = fields.Float()

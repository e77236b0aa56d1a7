"""Shapes of what people keep for energy: meters, tariffs with their times of use, emission factors."""

from datetime import date
from typing import Any

from marshmallow import Schema, fields
from marshmallow.validate import Length, OneOf, Range, Regexp

from db.models.energy import DEMAND_METHODS, METHODS, PHASES
from handlers import inputs
from handlers.inputs import ById, Page
from handlers.outputs import Made

_PRICE = Range(-1e6, 1e6)
_GRAMS = Range(0, inputs.MOST_GRAMS)


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
    gap_limit_seconds = inputs.number(Range(1, 1e7), allow_none=True)
    phase = fields.String(allow_none=True, validate=OneOf(PHASES))


class MeterBindingInput(MeterBindingChanges):
    """Which series measures a machine's energy, and how it is integrated."""

    machine_id = fields.UUID(required=True)
    series_id = inputs.Whole(required=True, validate=Range(1, 2**31 - 1))


class MeterBindingChangeById(MeterBindingChanges, ById):
    """Changes of the binding with that id."""


class MeterBindingView(Made):
    """A meter's binding."""

    machine_id = fields.UUID()
    series_id = fields.Integer()
    method = fields.String()
    gap_limit_seconds = fields.Float(allow_none=True)
    phase = fields.String(allow_none=True)


class TariffChanges(Schema):
    """What may change of a tariff; ``demand_price_per_kw``: of the peak of 15 minutes in a local month."""

    name = inputs.Line()
    price_per_kwh = inputs.number(_PRICE)
    demand_price_per_kw = inputs.number(Range(0, 1e6), allow_none=True)
    demand_method = fields.String(validate=OneOf(DEMAND_METHODS))
    valid_from = inputs.instant()
    valid_to = inputs.instant(allow_none=True)


class TariffInput(TariffChanges):
    """A price of energy in the factory's currency, from an instant on (default: always)."""

    factory_id = fields.UUID(required=True)
    name = inputs.Line(required=True)
    price_per_kwh = inputs.number(_PRICE, required=True)


class TariffChangeById(TariffChanges, ById):
    """Changes of the tariff with that id."""


class TariffView(Made):
    """A tariff."""

    factory_id = fields.UUID()
    name = fields.String()
    price_per_kwh = fields.Float()
    demand_price_per_kw = fields.Float(allow_none=True)
    demand_method = fields.String()
    valid_from = fields.DateTime()
    valid_to = fields.DateTime(allow_none=True)


class TariffPeriodChanges(Schema):
    """What may change of a time of use."""

    name = inputs.Line()
    weekdays = inputs.weekdays()
    starts = inputs.TimeOfDay()
    ends = inputs.TimeOfDay()
    price_per_kwh = inputs.number(_PRICE)


class TariffPeriodInput(TariffPeriodChanges):
    """A time of use of a tariff, by local clock and weekday (1 = Monday)."""

    tariff_id = fields.UUID(required=True)
    name = inputs.Line(required=True)
    weekdays = inputs.weekdays(required=True)
    starts = inputs.TimeOfDay(required=True)
    ends = inputs.TimeOfDay(required=True)
    price_per_kwh = inputs.number(_PRICE, required=True)


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
    grams_per_kwh = inputs.number(_GRAMS)
    basis = inputs.Line(100)
    source = inputs.Line(300)


class EmissionFactorInput(EmissionFactorChanges):
    """An organization's own emission factor of a grid zone; it goes before the shipped ones."""

    zone = _zone(required=True)
    valid_from = _day(required=True)
    grams_per_kwh = inputs.number(_GRAMS, required=True)
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


class HourlyFactorChanges(Schema):
    """What may change of an hourly emission factor."""

    grams_per_kwh = inputs.number(_GRAMS)
    basis = inputs.Line(100)
    source = inputs.Line(300)


class HourlyFactorInput(HourlyFactorChanges):
    """An emission factor of a grid zone over [valid_from, valid_to); it goes before the yearly ones."""

    zone = _zone(required=True)
    valid_from = inputs.instant(required=True)
    valid_to = inputs.instant(required=True)
    grams_per_kwh = inputs.number(_GRAMS, required=True)
    basis = inputs.Line(100, required=True)
    source = inputs.Line(300, required=True)


class HourlyFactorChangeById(HourlyFactorChanges, ById):
    """Changes of the hourly emission factor with that id."""


class HourlyFactorView(Made, HourlyFactorInput):
    """An hourly emission factor."""


class HourlyFactorRow(Schema):
    """A factor over [from, to); without an end: an hour."""

    from_ = inputs.instant(required=True, data_key="from")
    to = inputs.instant(allow_none=True)
    grams_per_kwh = inputs.number(_GRAMS, required=True)


class HourlyFactorsInput(Schema):
    """Factors of one zone and source: as rows, or as the text of a CSV file (``from,to,grams_per_kwh``)."""

    zone = _zone(required=True)
    basis = inputs.Line(100, required=True)
    source = inputs.Line(300, required=True)
    rows = fields.List(fields.Nested(HourlyFactorRow), allow_none=True, validate=Length(max=10_000))
    csv = fields.String(allow_none=True, validate=Length(max=2_000_000))


class HourlyFactorsKept(Schema):
    """How many factors were stored, how many others they replaced, and over which span they go."""

    stored = fields.Integer()
    replaced = fields.Integer()
    from_ = fields.AwareDateTime(attribute="from", data_key="from")
    to = fields.AwareDateTime()


class OutOfScheduleView(Made):
    """Hours outside of planned production in which a machine drew more than its base load."""

    machine_id = fields.UUID()
    started_at = fields.DateTime()
    ended_at = fields.DateTime()
    energy_kwh = fields.Float()
    excess_kwh = fields.Float()
    base_load_kw = fields.Float()
    limit_kw = fields.Float()

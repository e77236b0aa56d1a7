"""Shapes that ``energy`` takes and gives."""

from marshmallow import Schema, fields
from marshmallow.validate import OneOf

from handlers.energy.reports import BY
from handlers.oee.schemas_reports import ExplainedNumber
from handlers.tables.report_shapes import AskedReport, ReportHead, RowHead


class MachineEnergy(Schema):
    """Energy of a machine over a span: kWh, the factory's currency, kg CO2e."""

    machine_id = fields.UUID()
    from_ = fields.AwareDateTime(attribute="from", data_key="from")
    to = fields.AwareDateTime()
    energy_kwh = fields.Float()
    standby_kwh = fields.Float()
    cost = fields.Float(allow_none=True)
    currency = fields.String()
    emissions_kg = fields.Float(allow_none=True)
    coverage = fields.Float()
    flags = fields.List(fields.String())


class EnergyReportInput(AskedReport):
    """What an energy report is about, over which span, in which rows."""

    by = fields.String(load_default="total", validate=OneOf(BY))


class EnergyRow(RowHead):
    """Energy of one bucket or machine; EnPI is kWh a good part.

    ``cost`` is of the energy, ``demand_cost`` of the peaks of the row's months, ``total_cost`` of both: of the
    total and of rows by month, where all of it is known.
    """

    energy_kwh = fields.Float()
    standby_kwh = fields.Float()
    standby_share = fields.Float(allow_none=True)
    cost = fields.Float(allow_none=True)
    demand_cost = fields.Float(allow_none=True)
    total_cost = fields.Float(allow_none=True)
    emissions_kg = fields.Float(allow_none=True)
    measured_hours = fields.Float()
    good_quantity = fields.Float()
    kwh_per_good_part = fields.Float(allow_none=True)


class Demand(Schema):
    """Mean power of quarter hours: its peak, load factor, and base load (5th percentile).

    The sliding peak is that of any 15 minutes measured without a gap, wherever they begin.
    """

    window_seconds = fields.Integer()
    peak_kw = fields.Float(allow_none=True)
    peak_from = fields.AwareDateTime(allow_none=True)
    sliding_peak_kw = fields.Float(allow_none=True)
    sliding_peak_from = fields.AwareDateTime(allow_none=True)
    load_factor = fields.Float(allow_none=True)
    base_load_kw = fields.Float(allow_none=True)
    measured_windows = fields.Integer()
    windows = fields.Integer()


class TimeOfUse(Schema):
    """Energy and cost at one price."""

    name = fields.String()
    price_per_kwh = fields.Float()
    energy_kwh = fields.Float()
    cost = fields.Float()


class DemandCharge(Schema):
    """What a tariff charges for the peak of a billing month, or has no charge for, as ``flags`` say why."""

    name = fields.String()
    from_ = fields.AwareDateTime(attribute="from", data_key="from")
    to = fields.AwareDateTime()
    method = fields.String()
    price_per_kw = fields.Float()
    peak_kw = fields.Float(allow_none=True)
    peak_from = fields.AwareDateTime(allow_none=True)
    cost = fields.Float(allow_none=True)
    flags = fields.List(fields.String())


class PhaseEnergy(Schema):
    """Energy of the meters of one phase."""

    phase = fields.String()
    energy_kwh = fields.Float()


class Phases(Schema):
    """Energy by phase; the imbalance is the largest deviation from the phases' mean, over the mean."""

    energies = fields.List(fields.Nested(PhaseEnergy))
    imbalance = fields.Float(allow_none=True)


class EnergyReport(ReportHead):
    """Energy of a machine, line, area or factory; ``total_cost_flags``: what its total cost lacks to be known."""

    rows = fields.List(fields.Nested(EnergyRow))
    total = fields.Nested(EnergyRow)
    demand = fields.Nested(Demand, allow_none=True)
    costs = fields.List(fields.Nested(TimeOfUse))
    demand_charges = fields.List(fields.Nested(DemandCharge))
    total_cost_flags = fields.List(fields.String())
    phases = fields.Nested(Phases, allow_none=True)
    flags = fields.List(fields.String())


class BaselineCoefficient(Schema):
    """kWh a day for one more of a driver (the intercept: base load)."""

    name = fields.String()
    value = fields.Float()
    standard_error = fields.Float()
    p_value = fields.Float()


class FittedBaseline(Schema):
    """A fitted baseline."""

    id = fields.UUID()
    periods = fields.Integer()
    r2 = fields.Float()
    coefficients = fields.List(fields.Nested(BaselineCoefficient))


class BaselineDay(Schema):
    """A local day against the baseline; a positive saving is less than expected."""

    day = fields.String()
    actual_kwh = fields.Float()
    expected_kwh = fields.Float()
    saved_kwh = fields.Float()
    cumulative_saved_kwh = fields.Float()


class ComparedBaseline(Schema):
    """Days against the newest baseline."""

    baseline_id = fields.UUID()
    machine_id = fields.UUID()
    days = fields.List(fields.Nested(BaselineDay))


class ExplainedMeter(Schema):
    """A meter, how it is integrated, how many values it gave, and its energy; without an id nobody bound it."""

    meter_binding_id = fields.UUID(allow_none=True)
    series_id = fields.Integer()
    method = fields.String()
    gap_limit_seconds = fields.Float()
    phase = fields.String(allow_none=True)
    samples = fields.Integer()
    energy_kwh = fields.Float()


class ExplainedFactor(Schema):
    """What was drawn under factors of one source; ``fit``: hourly, yearly, or of an earlier or later year."""

    zone = fields.String()
    source = fields.String()
    basis = fields.String()
    fit = fields.String()
    energy_kwh = fields.Float()
    emissions_kg = fields.Float()
    least_g_per_kwh = fields.Float()
    greatest_g_per_kwh = fields.Float()
    hours = fields.Float()


class FactorInterval(Schema):
    """What was drawn while one factor held."""

    from_ = fields.AwareDateTime(attribute="from", data_key="from")
    to = fields.AwareDateTime()
    fit = fields.String()
    g_per_kwh = fields.Float()
    energy_kwh = fields.Float()
    emissions_kg = fields.Float()


class Gap(Schema):
    """Time that no meter covers."""

    from_ = fields.AwareDateTime(attribute="from", data_key="from")
    to = fields.AwareDateTime()


class ExplainedEnergy(Schema):
    """Where a machine's energy, cost and emissions come from; at most 1000 intervals and gaps are named."""

    machine_id = fields.UUID()
    from_ = fields.AwareDateTime(attribute="from", data_key="from")
    to = fields.AwareDateTime()
    numbers = fields.List(fields.Nested(ExplainedNumber))
    meters = fields.List(fields.Nested(ExplainedMeter))
    factors = fields.List(fields.Nested(ExplainedFactor))
    factor_intervals = fields.List(fields.Nested(FactorInterval))
    prices = fields.List(fields.Nested(TimeOfUse))
    demand_charges = fields.List(fields.Nested(DemandCharge))
    gaps = fields.List(fields.Nested(Gap))
    flags = fields.List(fields.String())

"""Shapes that ``energy`` gives."""

from marshmallow import Schema, fields


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

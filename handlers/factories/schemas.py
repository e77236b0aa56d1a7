"""Shapes of what ``factories`` takes and gives."""

from typing import Any

from marshmallow import Schema, fields, post_load
from marshmallow.validate import OneOf, Range

from handlers import inputs
from handlers.inputs import ById, Page

GROUPS = (1, 2)
MOUNTINGS = ("rigid", "flexible")
"""Machine groups and mountings of ISO 20816-3."""


def _power(**options: Any) -> fields.Float:
    return fields.Float(validate=Range(0, 1_000_000), allow_none=True, **options)


def _tolerance(**options: Any) -> fields.Float:
    return fields.Float(validate=Range(0.1, 100_000), **options)


class FactoryChanges(Schema):
    """What may change of a factory."""

    name = inputs.Line()
    country = inputs.country()
    time_zone = inputs.time_zone()
    currency = inputs.currency()
    grid_zone = inputs.Line(40)


class FactoryInput(FactoryChanges):
    """A new factory; its grid zone is its country unless told."""

    name = inputs.Line(required=True)
    country = inputs.country(required=True)
    time_zone = inputs.time_zone(required=True)
    currency = inputs.currency(required=True)
    grid_zone = inputs.Line(40, allow_none=True, load_default=None)

    @post_load
    def _grid_zone(self, values: dict[str, Any], **_: Any) -> dict[str, Any]:
        return values | {"grid_zone": values["grid_zone"] or values["country"]}


class FactoryChangeById(FactoryChanges, ById):
    """Changes of the factory with that id."""


class AreaChanges(Schema):
    """What may change of an area."""

    name = inputs.Line()


class AreaInput(Schema):
    """A new area."""

    factory_id = fields.UUID(required=True)
    name = inputs.Line(required=True)


class LineChanges(AreaChanges):
    """What may change of a line."""


class LineInput(Schema):
    """A new line; its factory is its area's."""

    area_id = fields.UUID(required=True)
    name = inputs.Line(required=True)


class MachineChanges(Schema):
    """What may change of a machine. Its next line must be in the same factory."""

    name = inputs.Line()
    line_id = fields.UUID()
    asset_model_id = fields.UUID(allow_none=True)
    details = fields.Dict()
    vibration_group = fields.Integer(strict=True, validate=OneOf(GROUPS))
    vibration_mounting = fields.String(validate=OneOf(MOUNTINGS))
    power_standby_kw = _power()
    power_running_kw = _power()


class MachineInput(MachineChanges):
    """A new machine; its factory is its line's."""

    name = inputs.Line(required=True)
    line_id = fields.UUID(required=True)


class MachineChangeById(MachineChanges, ById):
    """Changes of the machine with that id."""


def _clock_offset() -> fields.Float:
    """Seconds that are added to times measured, where a clock is known to be wrong; at most ten years."""
    return fields.Float(allow_nan=False, allow_none=True, validate=Range(-315_576_000, 315_576_000))


class GatewayChanges(Schema):
    """What may change of a gateway; its name stands in topics."""

    name = inputs.topic_name()
    offline_tolerance_minutes = _tolerance()
    auto_provision = fields.Boolean()
    clock_offset_seconds = _clock_offset()


class GatewayInput(GatewayChanges):
    """A new gateway."""

    factory_id = fields.UUID(required=True)
    name = inputs.topic_name(required=True)


class DeviceChanges(Schema):
    """What may change of a device; its serial is what its messages say."""

    name = inputs.Line(allow_none=True)
    gateway_id = fields.UUID(allow_none=True)
    device_model_id = fields.UUID(allow_none=True)
    offline_tolerance_minutes = _tolerance()
    clock_offset_seconds = _clock_offset()


class DeviceInput(DeviceChanges):
    """A new device."""

    factory_id = fields.UUID(required=True)
    serial = inputs.Line(100, required=True)


def _bound() -> fields.Float:
    return fields.Float(allow_nan=False, allow_none=True)


class MeasureModelChanges(Schema):
    """What may change of a measure model. Values outside [minimum, maximum] are refused.

    A `counter` only rises; `counter_modulus` is the first number that it cannot show: 65536, 4294967296 (32 bits),
    1000000 (a meter of six digits). Without one every fall is a reset.
    """

    kind = fields.String(validate=OneOf(("gauge", "counter")))
    minimum = _bound()
    maximum = _bound()
    counter_modulus = fields.Float(allow_nan=False, allow_none=True, validate=Range(0, min_inclusive=False))
    locales = fields.Dict()


class MeasureModelInput(MeasureModelChanges):
    """What a measure means in this organization; it goes before the one offered to all."""

    name = inputs.Line(128, required=True)
    unit = inputs.Line(32, required=True)
    version = fields.Integer(strict=True, validate=Range(1, 1_000_000))


class MeasureModelChangeById(MeasureModelChanges, ById):
    """Changes of the measure model with that id."""


class PlacementInput(Schema):
    """A device at a machine from `valid_from` (default: now) on."""

    device_id = fields.UUID(required=True)
    machine_id = fields.UUID(required=True)
    component_id = fields.UUID(allow_none=True)
    position = inputs.Line(load_default="main")
    axis = fields.String(allow_none=True, validate=OneOf(("x", "y", "z")))
    valid_from = inputs.instant(allow_none=True, load_default=None)


class Removal(Schema):
    """When a device was taken away (default: now)."""

    at = inputs.instant(allow_none=True, load_default=None)


class RemovalOf(Removal):
    """Which device was taken away, and when."""

    device_id = fields.UUID(required=True)


class Listed(Page):
    """Which part of a list, of which factory."""

    factory_id = fields.UUID()


class PlacementsListed(Page):
    """The placements of a device or at a machine."""

    device_id = fields.UUID()
    machine_id = fields.UUID()


class _View(Schema):
    id = fields.UUID()
    name = fields.String(allow_none=True)
    created_at = fields.DateTime()
    updated_at = fields.DateTime()


class FactoryView(_View):
    """A factory."""

    country = fields.String()
    time_zone = fields.String()
    currency = fields.String()
    grid_zone = fields.String()
    archived_at = fields.DateTime(allow_none=True)


class AreaView(_View):
    """An area."""

    factory_id = fields.UUID()
    archived_at = fields.DateTime(allow_none=True)


class LineView(AreaView):
    """A line."""

    area_id = fields.UUID()


class MachineView(_View):
    """A machine; `state` is its present one."""

    factory_id = fields.UUID()
    line_id = fields.UUID()
    asset_model_id = fields.UUID(allow_none=True)
    details = fields.Dict()
    vibration_group = fields.Integer()
    vibration_mounting = fields.String()
    power_standby_kw = fields.Float(allow_none=True)
    power_running_kw = fields.Float(allow_none=True)
    state = fields.String()
    state_since = fields.DateTime(allow_none=True)
    archived_at = fields.DateTime(allow_none=True)


class GatewayView(_View):
    """A gateway; `connected` as its last message tells."""

    factory_id = fields.UUID()
    offline_tolerance_minutes = fields.Float()
    auto_provision = fields.Boolean()
    clock_offset_seconds = fields.Float(allow_none=True)
    last_seen = fields.DateTime(allow_none=True)
    connected = fields.Boolean()


class DeviceView(_View):
    """A device; `connected` as its last message tells. `waiting_items`, when it is made: how many items it sent
    before wait in quarantine; `replay_quarantined` with its serial takes them in."""

    factory_id = fields.UUID()
    gateway_id = fields.UUID(allow_none=True)
    device_model_id = fields.UUID(allow_none=True)
    serial = fields.String()
    simulated = fields.Boolean()
    offline_tolerance_minutes = fields.Float()
    last_seen = fields.DateTime(allow_none=True)
    connected = fields.Boolean()
    clock_offset_seconds = fields.Float(allow_none=True)
    battery_percent = fields.Float(allow_none=True)
    rssi_dbm = fields.Float(allow_none=True)
    waiting_items = fields.Integer()
    archived_at = fields.DateTime(allow_none=True)


class MeasureModelView(_View):
    """A measure model."""

    version = fields.Integer()
    unit = fields.String()
    kind = fields.String()
    minimum = fields.Float(allow_none=True)
    maximum = fields.Float(allow_none=True)
    counter_modulus = fields.Float(allow_none=True)
    locales = fields.Dict()


class PlacementView(Schema):
    """A device at a machine over [valid_from, valid_to)."""

    id = fields.UUID()
    device_id = fields.UUID()
    machine_id = fields.UUID()
    component_id = fields.UUID(allow_none=True)
    position = fields.String()
    axis = fields.String(allow_none=True)
    valid_from = fields.DateTime()
    valid_to = fields.DateTime(allow_none=True)

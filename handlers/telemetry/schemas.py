"""Shapes that ``telemetry`` takes and gives."""

from typing import Any

from marshmallow import Schema, ValidationError, fields, validates_schema
from marshmallow.validate import Length, Range, Regexp

from handlers import inputs


class WhichItems(Schema):
    """Which quarantined items are meant; what is left out or null does not matter. `reason` is a part of it."""

    device = fields.String(allow_none=True, validate=Length(1, 128))
    kind = fields.String(allow_none=True, validate=Length(1, 300))
    reason = fields.String(allow_none=True, validate=Length(1, 300))
    since = inputs.instant(allow_none=True)
    until = inputs.instant(allow_none=True)


class ItemsListed(WhichItems):
    """Which quarantined items to list, newest first."""

    limit = fields.Integer(load_default=100, validate=Range(1, 1000))


class QuarantinedItem(Schema):
    """An item that could not be used yet. `content` is what came, as text; `is_known`: its device is by now."""

    id = fields.UUID()
    gateway_id = fields.UUID(allow_none=True)
    received_at = fields.AwareDateTime()
    correlation_id = fields.String()
    door = fields.String()
    kind = fields.String()
    reason = fields.String()
    device_serial = fields.String(allow_none=True)
    content = fields.String()
    is_known = fields.Boolean()


class WaitingDevice(Schema):
    """What an unknown serial has sent; once it `is_known` its items can be replayed."""

    device = fields.String()
    items = fields.Integer()
    first_at = fields.AwareDateTime()
    last_at = fields.AwareDateTime()
    is_known = fields.Boolean()


class IngestJobView(Schema):
    """A job with its progress."""

    id = fields.UUID()
    kind = fields.String()
    status = fields.String()
    total = fields.Integer(allow_none=True)
    items = fields.Integer()
    stored = fields.Integer()
    duplicate = fields.Integer()
    rejected = fields.Integer()
    quarantined = fields.Integer()
    error = fields.String(allow_none=True)
    created_at = fields.AwareDateTime()
    finished_at = fields.AwareDateTime(allow_none=True)


class Discarded(Schema):
    """How many items were given up."""

    discarded = fields.Integer()


class Span(Schema):
    """A span [from, to)."""

    from_ = inputs.instant(required=True, attribute="from", data_key="from")
    to = inputs.instant(required=True)

    @validates_schema
    def _forward(self, data: Any, **_options: Any) -> None:
        if data["from"] >= data["to"]:
            raise ValidationError("must be after from", "to")


class WhichMeasurements(Span):
    """Values of series in [from, to)."""

    series_ids = fields.List(fields.Integer(), required=True, validate=Length(1, 1000))


class Deleted(Schema):
    """How many values were deleted."""

    deleted = fields.Integer()


class Increment(Schema):
    """What was counted in (start, end]. `kind`: increase, rollover, reset (what was counted before it is lost),
    replacement (the old counter's last) or jitter."""

    start = fields.AwareDateTime()
    end = fields.AwareDateTime()
    delta = fields.Float()
    kind = fields.String()


class OfSeries(inputs.Page):
    """Which part of a list, of which series."""

    series_id = fields.Integer()


class CounterExchangeChanges(Schema):
    """What the old counter showed last, and the new one first."""

    last_value = fields.Float(allow_nan=False)
    first_value = fields.Float(allow_nan=False)


class CounterExchangeInput(Schema):
    """A counter was exchanged under the same device: what the old one showed last, and the new one first."""

    series_id = fields.Integer(required=True)
    time = inputs.instant(required=True)
    last_value = fields.Float(required=True, allow_nan=False)
    first_value = fields.Float(required=True, allow_nan=False)


class CounterExchangeView(CounterExchangeInput):
    """An exchange of a counter."""

    id = fields.UUID()
    created_at = fields.AwareDateTime()


def _days(most: int = 36_500) -> fields.Integer:
    return fields.Integer(
        strict=True, allow_none=True, validate=Range(1, most, error=f"a whole number of days from 1 to {most}")
    )


class StoragePolicyChanges(Schema):
    """For how many days values stay as they came, and in rollups, and spectra of that kind; null: for ever.

    `compress_after_days`: no earlier are they compressed, where the server can; null: as the deployment says.
    `resolution`, in the series' unit, of one measure: values that come are kept to it; null: to the bit.
    `waveform_days` and `payload_days` (raw messages; null: as the deployment says) are for all measures only.
    """

    raw_days = _days()
    minute_days = _days()
    hour_days = _days()
    day_days = _days()
    compress_after_days = _days(365)
    spectrum_days = _days()
    waveform_days = _days()
    payload_days = _days()
    resolution = fields.Float(
        allow_none=True, allow_nan=False, validate=Range(1e-9, 1e9, error="a number from 1e-9 to 1e9")
    )


class StoragePolicyInput(StoragePolicyChanges):
    """A policy for a measure; without one: for all measures that have none of their own."""

    measure = inputs.Line(128, allow_none=True, load_default=None)


class StoragePolicyChangeById(StoragePolicyChanges, inputs.ById):
    """Changes of the policy with that id."""


class StoragePolicyView(StoragePolicyInput):
    """A policy."""

    id = fields.UUID()
    created_at = fields.AwareDateTime()
    updated_at = fields.AwareDateTime()


class DerivedMeasureInput(Schema):
    """A measure calculated from others of the same device. `inputs`: each measure's unit; `hold_seconds`: for how
    long an input's value holds where inputs do not come at the same instant."""

    name = fields.String(required=True, validate=Regexp(r"^[A-Za-z_]\w{0,127}\Z", error="letters, digits and _"))
    unit = inputs.Line(32, required=True)
    expression = fields.String(required=True, validate=Length(1, 2000))
    inputs = fields.Dict(keys=fields.String(), values=fields.String(), required=True)
    hold_seconds = fields.Float(load_default=0.0, allow_nan=False, validate=Range(0, 86_400))
    enabled = fields.Boolean(load_default=True)


class DerivedMeasureView(DerivedMeasureInput):
    """A derived measure."""

    id = fields.UUID()
    updated_at = fields.AwareDateTime()


class Since(Schema):
    """From which instant on (default: all that is stored)."""

    since = inputs.instant(allow_none=True)


class HistoryOf(Since, inputs.ById):
    """Which derived measure, from which instant on."""

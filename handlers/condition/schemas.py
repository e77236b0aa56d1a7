"""Shapes that ``condition`` takes and gives."""

from typing import Any

from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from handlers import inputs

MOST_SAMPLES = 2_000_000
MOST_ACCELERATION = 1e9
"""Of a sample, in g or m/s2: far beyond any sensor, and its square is still a number."""


def _diameter() -> fields.Float:
    """In any unit of length, of bearings from watches to wind turbines."""
    return inputs.number(validate.Range(1e-6, 1e6), required=True)


def _speed(**options: Any) -> fields.Float:
    """In 1/min: 0.001 is a turn in 17 hours."""
    return inputs.number(validate.Range(1e-3, 1e7), **options)


def _frequency(**options: Any) -> fields.Float:
    return inputs.number(validate.Range(1e-3, 1e9), **options)


def _measurable(samples: list[float]) -> None:
    if max(map(abs, samples), default=0.0) > MOST_ACCELERATION:
        raise ValidationError(f"samples from {-MOST_ACCELERATION:g} to {MOST_ACCELERATION:g}")


class BearingInput(Schema):
    """A rolling bearing; both diameters in one unit."""

    elements = inputs.Whole(required=True, validate=validate.Range(2, 1000))
    element_diameter = _diameter()
    pitch_diameter = _diameter()
    contact_angle_deg = inputs.number(validate.Range(0, 89), load_default=0.0)

    @validates_schema
    def _fits(self, bearing: dict[str, Any], **_: Any) -> None:
        """The elements run between the rings."""
        if bearing["element_diameter"] >= bearing["pitch_diameter"]:
            message = f"less than pitch_diameter ({bearing['pitch_diameter']:g})"
            raise ValidationError(message, "element_diameter")


class BearingSignal(Schema):
    """An acceleration waveform, the shaft's speed and the bearing that is meant."""

    samples = fields.List(
        fields.Float(allow_nan=False), required=True, validate=[validate.Length(2, MOST_SAMPLES), _measurable]
    )
    sampling_rate_hz = _frequency(required=True)
    unit = fields.String(load_default="g", validate=validate.OneOf(["g", "m/s2"]))
    speed_rpm = _speed(required=True)
    bearing = fields.Nested(BearingInput, required=True)
    envelope_low_hz = _frequency(load_default=None, allow_none=True)
    envelope_high_hz = _frequency(load_default=None, allow_none=True)

    @validates_schema
    def _is_band(self, signal: dict[str, Any], **_: Any) -> None:
        low, high = signal["envelope_low_hz"], signal["envelope_high_hz"]
        if (low is None) != (high is None):
            missing = "envelope_low_hz" if low is None else "envelope_high_hz"
            raise ValidationError("both limits of a band, or neither", missing)
        if low is not None and high <= low:
            raise ValidationError(f"more than envelope_low_hz ({low:g})", "envelope_high_hz")


class StoredSignal(Schema):
    """A stored waveform of a device on a machine; the speed if the waveform has none."""

    device_id = fields.UUID(required=True)
    time = inputs.instant(required=True)
    axis = fields.String(load_default="x", validate=validate.Length(1, 20))
    speed_rpm = _speed(load_default=None, allow_none=True)


class FoundLine(Schema):
    """A line of a spectrum that speaks for a fault."""

    label = fields.String()
    expected_hz = fields.Float()
    frequency_hz = fields.Float()
    amplitude = fields.Float()
    unit = fields.String()
    ratio = fields.Float()
    increase = fields.Float(allow_none=True)


class FoundSymptom(Schema):
    """A fault, how sure it is, and why."""

    kind = fields.String()
    verdict = fields.String()
    severity = fields.Float()
    statement = fields.String()
    lines = fields.List(fields.Nested(FoundLine))


class BearingDiagnosed(Schema):
    """What is to be said of one bearing: healthy, outer_race, inner_race, ball, cage or inconclusive."""

    component = fields.String(allow_none=True)
    conclusion = fields.String()
    statement = fields.String()
    revolutions = fields.Float()
    symptoms = fields.List(fields.Nested(FoundSymptom))


class BearingsDiagnosed(Schema):
    """The bearings that a stored waveform can speak of."""

    device_id = fields.UUID()
    time = fields.AwareDateTime()
    bearings = fields.List(fields.Nested(BearingDiagnosed))


class ForecastInput(Schema):
    """An indicator of a machine, and over how many days its trend is taken."""

    machine_id = fields.UUID(required=True)
    indicator = inputs.Line(100, required=True)
    days = inputs.Whole(load_default=30, validate=validate.Range(1, 365))


class ExplainInput(Schema):
    """An indicator of a machine."""

    machine_id = fields.UUID(required=True)
    indicator = inputs.Line(100, required=True)


class ConditionExplanation(Schema):
    """Where an indicator stands, and why; `values` are the last that count, `over_…` how many of them pass it."""

    machine_id = fields.UUID()
    indicator = fields.String()
    unit = fields.String()
    level = fields.String()
    since = fields.AwareDateTime(allow_none=True)
    heard_at = fields.AwareDateTime(allow_none=True)
    is_stale = fields.Boolean()
    is_judged = fields.Boolean()
    not_judged_because = fields.String(allow_none=True)
    judged_level = fields.String(allow_none=True)
    reason = fields.String()
    values = fields.List(fields.Float())
    over_warning = fields.Integer()
    over_alarm = fields.Integer()


class ForecastTrend(Schema):
    """A trend of an indicator; rates are a day's, of the logarithm for an exponential one."""

    model = fields.String()
    now = fields.Float()
    rate_per_day = fields.Float()
    rate_error_per_day = fields.Float()
    r2 = fields.Float()


class ForecastLimit(Schema):
    """Days until a limit, as a range of two standard errors of the rate; null where nothing can be said."""

    level = fields.String()
    limit = fields.Float()
    days = fields.Float(allow_none=True)
    earliest_days = fields.Float(allow_none=True)
    latest_days = fields.Float(allow_none=True)


class ConditionForecast(Schema):
    """When an indicator will reach its limits, or why that cannot be said."""

    machine_id = fields.UUID()
    indicator = fields.String()
    unit = fields.String()
    values = fields.Integer()
    trend = fields.Nested(ForecastTrend, allow_none=True)
    reason = fields.String(allow_none=True)
    limits = fields.List(fields.Nested(ForecastLimit))

"""Shapes of the watch over a measure."""

from marshmallow import Schema, fields
from marshmallow.validate import Range

from domain.series_watch import MOST_SENSITIVE
from handlers import inputs


class WatchSensitivityInput(Schema):
    """Which watch, and how readily it finds an anomaly: 1 as by default, 0.1 ten times as seldom, 0 never."""

    machine_id = fields.UUID(required=True)
    indicator = inputs.Line(100, required=True)
    sensitivity = inputs.number(Range(0, MOST_SENSITIVE), required=True)


class WatchSensitivitySet(Schema):
    """A watch's sensitivity, and how many anomalies there were and are since it is judged again."""

    machine_id = fields.UUID()
    indicator = fields.String()
    sensitivity = fields.Float()
    judged_from = fields.AwareDateTime()
    anomalies_before = fields.Integer()
    anomalies_now = fields.Integer()

"""Shapes of decoders that are edited at run time."""

from marshmallow import Schema, fields, validate


class DecoderInput(Schema):
    """A device model's mapping, as in domain/decoder.py."""

    model = fields.String(required=True, validate=validate.Length(1, 128))
    mapping = fields.Dict(keys=fields.String(), required=True)
    enabled = fields.Boolean(load_default=True)


class DecoderView(Schema):
    """What was set."""

    id = fields.UUID()
    model = fields.String()


class DryRunInput(Schema):
    """A mapping (else the stored one), tried on `text` or `base64`, else on the last stored payloads."""

    model = fields.String(required=True, validate=validate.Length(1, 128))
    mapping = fields.Dict(keys=fields.String(), allow_none=True)
    text = fields.String(allow_none=True, validate=validate.Length(max=1_000_000))
    base64 = fields.String(allow_none=True, validate=validate.Length(max=1_400_000))
    last = fields.Integer(load_default=10, validate=validate.Range(1, 100))


class Tried(Schema):
    """What one payload would become; `error` where it cannot be decoded."""

    payload_id = fields.UUID(allow_none=True)
    received_at = fields.DateTime()
    measurements = fields.List(fields.Dict())
    error = fields.String(allow_none=True)


class DryRun(Schema):
    """What each payload would become. Nothing is stored."""

    results = fields.List(fields.Nested(Tried))

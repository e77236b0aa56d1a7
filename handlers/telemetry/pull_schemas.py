"""Shapes of pull sources."""

from typing import Any
from urllib.parse import urlsplit

from marshmallow import Schema, ValidationError, fields
from marshmallow.validate import Length, OneOf, Range, Regexp

from domain.pulling import AUTHS, LEAST_INTERVAL_SECONDS
from handlers import inputs

KINDS = ("measurements", "states", "health", "senml", "kuzzle", "iaes")
"""What an answer may be, beside the payload of a device model."""
_KIND = Regexp(
    rf"^(?:{'|'.join(KINDS)}|payloads/[^/\s]{{1,128}})\Z",
    error=f"payloads/<device model>, or one of {', '.join(KINDS)}",
)
_WEEK_SECONDS = 7 * 24 * 3600


def _is_address(value: str) -> None:
    expected = "an address such as https://api.example.com/v1/readings, without user, password or #fragment"
    try:
        parts = urlsplit(value)
        fits = parts.scheme in {"http", "https"} and parts.hostname and "@" not in parts.netloc
        fits = fits and parts.port != 0 and not parts.fragment and value.isascii() and value.isprintable()
    except ValueError:
        fits = False
    if not fits or " " in value:
        raise ValidationError(expected)


def _is_header_text(value: str) -> None:
    if not (value.isprintable() and value.isascii()):
        raise ValidationError("printable ASCII characters")


class PullSourceChanges(Schema):
    """Fields of a pull source that change. `secret` is kept sealed and never shown."""

    name = inputs.Line(100)
    url = fields.String(validate=[Length(1, 2000), _is_address])
    kind = fields.String(validate=_KIND)
    mapping = fields.Dict(keys=fields.String(), allow_none=True)
    auth = fields.String(validate=OneOf(AUTHS))
    auth_name = fields.String(allow_none=True, validate=[Length(1, 200), _is_header_text])
    secret = fields.String(allow_none=True, load_only=True, validate=[Length(1, 4000), _is_header_text])
    schedule = fields.String(allow_none=True, validate=Length(1, 200))
    interval_seconds = fields.Integer(allow_none=True, validate=Range(LEAST_INTERVAL_SECONDS, _WEEK_SECONDS))
    time_zone = inputs.time_zone()
    cursor = fields.Dict(keys=fields.String())
    gateway_id = fields.UUID(allow_none=True)
    paused = fields.Boolean()


class PullSourceInput(PullSourceChanges):
    """A pull source: `schedule` (five fields of cron) or `interval_seconds`, not both. `mapping` becomes the
    decoder of the device model that `kind` names."""

    name = inputs.Line(100, required=True)
    url = fields.String(required=True, validate=[Length(1, 2000), _is_address])
    kind = fields.String(required=True, validate=_KIND)
    auth = fields.String(load_default="none", validate=OneOf(AUTHS))
    time_zone = inputs.time_zone(load_default="UTC")
    cursor = fields.Dict(keys=fields.String(), load_default=dict[str, Any])
    paused = fields.Boolean(load_default=False)


class PullSourceChangeById(PullSourceChanges):
    """Changes of the source `id`."""

    id = fields.UUID(required=True)


class PullSourceTrial(PullSourceChanges):
    """A source as it might be: what is left out is as in the stored one of that `id`, if one is named."""

    id = fields.UUID(allow_none=True)


class PullSourcePaused(Schema):
    """Whether a source is left alone."""

    paused = fields.Boolean(required=True)


class PullSourcePausedById(PullSourcePaused):
    """Whether the source `id` is left alone."""

    id = fields.UUID(required=True)


class PullSourceView(Schema):
    """A pull source. `reached`: where its next request goes on, as far as its parameter tells."""

    id = fields.UUID()
    name = fields.String()
    url = fields.String()
    kind = fields.String()
    auth = fields.String()
    auth_name = fields.String(allow_none=True)
    schedule = fields.String(allow_none=True)
    interval_seconds = fields.Integer(allow_none=True)
    time_zone = fields.String()
    cursor = fields.Dict()
    gateway_id = fields.UUID(allow_none=True)
    paused = fields.Boolean()
    reached = fields.String(allow_none=True)
    due_at = fields.AwareDateTime()
    failures = fields.Integer()
    last_error = fields.String(allow_none=True)
    last_run_at = fields.AwareDateTime(allow_none=True)
    last_success_at = fields.AwareDateTime(allow_none=True)


class PullTrial(Schema):
    """What a source answers now and what it would become; nothing is stored. `error`: what would stop it."""

    bytes = fields.Integer()
    content_type = fields.String(allow_none=True)
    preview = fields.String()
    measurements = fields.List(fields.Dict())
    found = fields.Integer()
    next_value = fields.String(allow_none=True)
    has_next_page = fields.Boolean()
    error = fields.String(allow_none=True)

"""Values that a schema accepts, found by trying: for requests made from the routes' own declarations."""

from collections.abc import Mapping
from typing import Any

from marshmallow import Schema, ValidationError, fields
from marshmallow.validate import Length, OneOf

_TEXTS = (
    "sample",
    "Europe/Copenhagen",
    "DK",
    "DKK",
    "someone@sample.example",
    "a password of the sample",
    "2026-11-20",
    "1",
    "10:00",
    "0 6 * * *",
    "#c04020",
    *("delay", "machine", "total", "sum", "trapezoid", "day", "gauge", "above", "energy", "power", "L1"),
    *("open", "check", "viewer", "corrective", "low", "value", "rigid", "x", "ingest:write", "good", "g"),
    *("none", "measurements", "http://127.0.0.1:9/"),  # where nobody is asked
)
_BY_NAME: dict[str, Any] = {
    "expires_at": "2100-01-01T00:00:00+00:00",
    "to": "2026-11-20T11:00:00+00:00",
    "ends": "14:00",
    "pitch_diameter": 5,
    "envelope_high_hz": 5000,
    "envelope_band_hz": [1000, 5000],
}
"""What must lie in the future, or beyond something else."""


def sample(schema: type[Schema], ids: Mapping[str, Any]) -> dict[str, Any]:
    """A body that `schema` accepts. A field that takes an id gets that of its name from `ids`, if there is
    one; other optional fields are filled as well."""
    body: dict[str, Any] = {}
    for name, field in schema().load_fields.items():
        key = field.data_key or name
        value = ids.get(name) if isinstance(field, fields.UUID) else _BY_NAME.get(key) or _value(field, ids)
        if value is not None:
            body[key] = value
    return body


def id_fields(schema: type[Schema] | None) -> list[str]:
    """The names of the fields that take one id."""
    if schema is None:
        return []
    return [name for name, field in schema().load_fields.items() if isinstance(field, fields.UUID)]


def _value(field: fields.Field[Any], ids: Mapping[str, Any]) -> Any:
    if isinstance(field, fields.Nested):
        return sample(type(field.schema), ids)
    if isinstance(field, fields.List):
        if isinstance(field.inner, fields.UUID):
            return None
        length = next((v.equal for v in field.validators if isinstance(v, Length) and v.equal), 1)
        return [_value(field.inner, ids)] * length
    if isinstance(field, fields.Dict):
        return {}
    tries: tuple[Any, ...] = _TEXTS
    if isinstance(field, fields.Boolean):
        tries = (False,)
    elif isinstance(field, fields.Number):
        tries = (1, 2, 0.5, 60)
    elif isinstance(field, fields.Time):
        tries = ("10:00:00",)
    elif isinstance(field, fields.DateTime):
        tries = ("2026-11-20T10:00:00+00:00",)
    else:
        tries += tuple(one for v in field.validators if isinstance(v, OneOf) for one in v.choices)
    for value in tries:
        try:
            field.deserialize(value)
        except ValidationError:
            continue
        return value
    raise AssertionError(f"no sample fits {field!r}: add one")

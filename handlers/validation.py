"""From bytes to typed input: JSON that PostgreSQL can store, then the fields of a marshmallow schema.

Every refusal names the field (a dotted path), its value, and what was expected.
"""

import json
from collections.abc import Iterator, Mapping
from math import isfinite
from typing import Any, NoReturn

from marshmallow import RAISE, Schema, ValidationError

from core.errors import Errors, MillwrightError

Fields = dict[str, Any]
"""Validated input of a service function, by field name."""

_SECRETS = frozenset({"password", "new_password", "token", "refresh_token", "secret"})
_SHOWN_CHARACTERS = 200
_DEEPEST = 32
_BEYOND = 2**63
_EXPECTATIONS = {
    "Missing data for required field.": "a value: the field is required",
    "Field may not be null.": "a value, not null",
    "Unknown field.": "no such field: this name is not known here",
    "Not a valid string.": "a text",
    "Not a valid integer.": "a whole number",
    "Not a valid number.": "a number",
    "Not a valid boolean.": "true or false",
    "Not a valid UUID.": "a UUID",
    "Not a valid list.": "a list",
    "Not a valid mapping type.": "an object",
    "Invalid input type.": "an object",
    "Not a valid datetime.": "an instant in ISO 8601 with its offset, such as 2026-11-20T10:00:00Z",
    "Not a valid aware datetime.": "an instant with its offset, such as 2026-11-20T10:00:00Z",
    "Not a valid time.": "a local time of day such as 14:30",
    "Not a valid date.": "a date such as 2026-11-20",
    "Not a valid email address.": "an e-mail address",
    "Special numeric values (nan or infinity) are not permitted.": "a finite number",
}
"""What marshmallow's messages of fault mean as an expectation; its validators' messages are one already."""


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


def read_json(body: bytes) -> Any:
    """The value of a request body; MALFORMED where it is not JSON (NaN and Infinity are not)."""
    try:
        value = json.loads(body.decode("utf-8"), parse_constant=_refuse_constant)
    except RecursionError:
        raise _malformed(body, "JSON that is not nested so deeply") from None
    except ValueError as error:
        raise _malformed(body, f"JSON in UTF-8 ({error})") from None
    refuse_unstorable(value)
    return value


def _malformed(body: bytes, expected: str) -> MillwrightError:
    start = body[:_SHOWN_CHARACTERS].decode("utf-8", "replace")
    return MillwrightError(Errors.MALFORMED, field="body", value=start, expected=expected)


def refuse_unstorable(value: Any, path: tuple[str, ...] = ()) -> None:
    """INVALID where a value is none that JSON and PostgreSQL both know: a text with NUL or half a surrogate
    pair, a number beyond all bounds (``1e999``) or 64 bits, or an object nested too deeply."""
    fault = _unstorable(value, path)
    if fault is not None:
        where = ".".join(path) or "body"
        raise MillwrightError(
            Errors.INVALID,
            f"{where} cannot be stored. Expected: {fault}",
            field=where,
            value=str(value).encode("unicode_escape").decode("ascii")[:_SHOWN_CHARACTERS],
            expected=fault,
        )
    if isinstance(value, Mapping):
        for key, inner in value.items():
            refuse_unstorable(key, (*path, key))
            refuse_unstorable(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            refuse_unstorable(inner, (*path, str(index)))


def _unstorable(value: Any, path: tuple[str, ...]) -> str | None:
    if isinstance(value, str) and ("\x00" in value or any("\ud800" <= letter <= "\udfff" for letter in value)):
        return "text without U+0000 and without unpaired surrogates"
    if isinstance(value, float) and not isfinite(value):
        return "a finite number"
    if isinstance(value, int) and not -_BEYOND <= value < _BEYOND:
        return "a number of 64 bits"
    if len(path) > _DEEPEST:
        return f"at most {_DEEPEST} levels"
    return None


def load(schema: type[Schema], data: Any, *, within: str = "") -> Fields:
    """The fields of `data` by `schema`; INVALID with all refused fields, the first one in front.

    `within` is the path of `data` in the whole input.
    """
    if not isinstance(data, Mapping):
        raise MillwrightError(
            Errors.INVALID,
            f"The {within or 'body'} must be an object.",
            field=within or "body",
            value=_shown(data),
            expected="an object",
        )
    try:
        loaded: Fields = schema(unknown=RAISE).load(data)
    except ValidationError as error:
        raise _invalid(error.messages, data, within) from None
    return loaded


def _invalid(messages: Any, data: Any, within: str) -> MillwrightError:
    faults = [
        {
            "field": ".".join((within, *path)).strip(".") or "body",
            "value": _value_at(data, path),
            "expected": _EXPECTATIONS.get(text, text),
        }
        for path, text in _leaves(messages, ())
    ]
    first = faults[0]
    return MillwrightError(
        Errors.INVALID,
        f"{first['field']} is not accepted. Expected: {first['expected']}",
        field=first["field"],
        value=first["value"],
        expected=first["expected"],
        details={"faults": faults} if len(faults) > 1 else None,
    )


def _leaves(messages: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(messages, Mapping):
        for key, inner in messages.items():
            # marshmallow's own keys for "the object as a whole" and for the parts of a mapping
            step = () if key in ("_schema", "value", "key") else (str(key),)
            yield from _leaves(inner, path + step)
    elif isinstance(messages, list):
        for inner in messages:
            yield from _leaves(inner, path)
    else:
        yield path, str(messages)


def _value_at(data: Any, path: tuple[str, ...]) -> Any:
    value = data
    for step in path:
        if step in _SECRETS:
            return None
        if isinstance(value, Mapping):
            value = value.get(step)
        elif isinstance(value, list) and step.isdigit() and int(step) < len(value):
            value = value[int(step)]
        else:
            return None
    return _shown(value)


def _shown(value: Any) -> Any:
    if isinstance(value, str):
        return value[:_SHOWN_CHARACTERS]
    if isinstance(value, (bool, int, float)) or value is None:
        return value
    if isinstance(value, Mapping) and _SECRETS & set(value):
        return "an object"
    return json.dumps(value, default=str)[:_SHOWN_CHARACTERS]

"""JSON values as the text PostgreSQL reads for a type, with Hasura's refusals."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from hasura.engine.catalog.model import PgType, TypeKind
from hasura.engine.errors import EngineError

_INTEGER_BITS: Final = {"int2": 16, "int4": 32, "int8": 64}
_FLOATS: Final = frozenset({"float4", "float8"})
_DECIMALS: Final = frozenset({"numeric", "money"})
_TEXT_ONLY: Final = frozenset({"text", "varchar", "bpchar", "citext", "uuid", "name"})

_LABEL_PATH: Final = re.compile(r"^([A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*)?$")

JSON_TYPES: Final = frozenset({"json", "jsonb"})


def encode_value(kind: PgType, value: Any, many: bool, path: str) -> str | None:
    """The text of `value` for a parameter of type `kind`, or of its array type when `many`.

    value: a decoded JSON value; None is SQL's NULL (for json types too).
    Raises EngineError (`parse-failed`) at `path` when PostgreSQL could never read it as `kind`.
    """
    if value is None:
        return None
    if many:
        if not isinstance(value, list):
            value = [value]
        return array_literal(kind, value, path)
    return _encode_scalar(kind, value, path)


def array_literal(kind: PgType, values: list[Any], path: str) -> str:
    """PostgreSQL's text form of an array with elements of type `kind`."""
    return "{" + ",".join(_array_element(kind, value, path) for value in values) + "}"


def _array_element(kind: PgType, value: Any, path: str) -> str:
    if value is None:
        return "NULL"
    if isinstance(value, list) and kind.name not in JSON_TYPES:
        return array_literal(kind, value, path)
    text = _encode_scalar(kind, value, path)
    if not isinstance(value, str | dict | list):
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _encode_scalar(kind: PgType, value: Any, path: str) -> str:
    base = kind.undomained
    if base.name in JSON_TYPES:
        return json_text(value)
    if isinstance(value, str):
        if base.name == "ltree" and not _LABEL_PATH.match(value):
            message = "Expecting label path: a sequence of zero or more labels separated by dots, "
            raise EngineError(f"{message}for example L1.L2.L3", "parse-failed", path)
        return _plain_text(value, path)
    if base.kind is TypeKind.ARRAY and isinstance(value, list):
        return array_literal(base.element or base, value, path)
    if isinstance(value, bool):
        if base.name == "bool":
            return "true" if value else "false"
        raise _mismatch(base, value, path)
    if isinstance(value, int | float | Decimal):
        return _encode_number(base, value, path)
    raise _mismatch(base, value, path)


def _plain_text(value: str, path: str) -> str:
    """Text as PostgreSQL takes it: without NUL, and with nothing UTF-8 can't say."""
    if not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError:
            raise EngineError("invalid Unicode in a text", "parse-failed", path) from None
    return value.replace("\x00", "")


def _encode_number(base: PgType, value: float | Decimal, path: str) -> str:
    bits = _INTEGER_BITS.get(base.name)
    if bits is not None:
        limit = 1 << (bits - 1)
        if value != int(value) or not -limit <= value < limit:
            raise EngineError(
                f"The value {number_text(value)} lies outside the bounds or is not an integer. "
                "Maybe it is a float, or is there integer overflow?",
                "parse-failed",
                path,
            )
        return str(int(value))
    if base.name in _FLOATS or base.name in _DECIMALS:
        return number_text(value)
    raise _mismatch(base, value, path)


def number_text(value: float | Decimal) -> str:
    """A number as JSON and PostgreSQL write it."""
    return repr(value) if isinstance(value, float) else str(value)


def _mismatch(base: PgType, value: Any, path: str) -> EngineError:
    kind = json_kind(value)
    if base.name in _INTEGER_BITS:
        message = f"parsing Integer expected for input type: {base.sql_name} failed, "
        message += f"expected Number, but encountered {kind}"
    elif base.name in _FLOATS or base.name in _DECIMALS:
        message = f"parsing Float expected for input type: {base.sql_name} failed, "
        message += f"expected Number, but encountered {kind}"
    elif base.name == "bool":
        message = f"parsing Bool failed, expected Boolean, but encountered {kind}"
    elif base.name in _TEXT_ONLY:
        message = f"parsing Text failed, expected String, but encountered {kind}"
    else:
        message = f"A string is expected for type: {base.name}"
    return EngineError(message, "parse-failed", path)


def json_kind(value: Any) -> str:
    """The kind of a JSON value as error texts name it."""
    if value is None:
        return "Null"
    if isinstance(value, bool):
        return "Boolean"
    if isinstance(value, int | float | Decimal):
        return "Number"
    if isinstance(value, str):
        return "String"
    return "Array" if isinstance(value, list) else "Object"


def json_text(value: Any) -> str:
    """`value` as JSON text; decimals keep all their digits."""
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, Mapping):
        members = (f"{json.dumps(key, ensure_ascii=False)}:{json_text(item)}" for key, item in value.items())
        return "{" + ",".join(members) + "}"
    if isinstance(value, list | tuple):
        return "[" + ",".join(map(json_text, value)) + "]"
    return json.dumps(value, ensure_ascii=False)

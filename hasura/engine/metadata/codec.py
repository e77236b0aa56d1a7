"""JSON ↔ frozen dataclasses, driven by the annotations of the dataclass.

A field `name: T = default` reads the key `name`; `of(key=…)` gives it another key. Fields that equal
their default are left out when written, unless `always=True`. `Mapping[K, V]` fields made by
`listed("attribute")` stand as a list of V in JSON and are keyed by that attribute of V.
Types with unusual JSON (a name that is text or an object) bring `from_json`/`to_json` of their own.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, Field, dataclass, field, fields, is_dataclass
from functools import cache
from typing import Any, Literal, TypeAlias, TypeVar, Union, get_args, get_origin

T = TypeVar("T")
Json: TypeAlias = Any  # any JSON value: None, bool, int, float, str, list, dict

_ALWAYS = "always"
_DECODE = "decode"
_ENCODE = "encode"
_KEY = "key"
_LISTED = "listed"


class DecodeError(ValueError):
    """A JSON value is not what metadata wants at `path` (`$.args.table`)."""

    def __init__(self, path: str, message: str) -> None:
        super().__init__(f"{path}: {message}")
        self.path = path
        self.message = message


def of(
    *,
    key: str | None = None,
    default: Any = MISSING,
    default_factory: Any = MISSING,
    always: bool = False,
    decode: Callable[[Json, str], Any] | None = None,
    encode: Callable[[Any], Json] | None = None,
) -> Any:
    """A dataclass field with a JSON key, own reader or writer; `always` writes defaults too."""
    metadata = {_KEY: key, _ALWAYS: always, _DECODE: decode, _ENCODE: encode}
    if default is not MISSING:
        return field(default=default, metadata=metadata)
    if default_factory is not MISSING:
        return field(default_factory=default_factory, metadata=metadata)
    return field(metadata=metadata)


def listed(attribute: str, *, always: bool = False) -> Any:
    """A mapping keyed by `attribute` of its values that is a list in JSON."""
    return field(default_factory=dict, metadata={_LISTED: attribute, _ALWAYS: always})


def decode(cls: type[T], value: Json, path: str = "$") -> T:
    """`value` as a `cls`; raises DecodeError with the exact path of what is wrong."""
    return typing.cast("T", _decode(cls, value, path))


def encode(value: Any) -> Json:
    """The JSON of a metadata value, without fields that hold their default."""
    if hasattr(value, "to_json"):
        return value.to_json()
    if is_dataclass(value):
        return encode_fields(value)
    if isinstance(value, Mapping):
        return {key: encode(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [encode(item) for item in value]
    return value


def encode_fields(value: Any) -> dict[str, Json]:
    """The fields of a dataclass as JSON, for `to_json` methods that add to it."""
    result: dict[str, Json] = {}
    for item in fields(value):
        content = getattr(value, item.name)
        if not item.metadata.get(_ALWAYS) and content == _default(item):
            continue
        writer = item.metadata.get(_ENCODE) or encode
        result[_key(item)] = writer(list(content.values()) if item.metadata.get(_LISTED) else content)
    return result


def expect_object(value: Json, path: str, what: str) -> dict[str, Json]:
    """`value` if it is a JSON object, else a DecodeError that says what was wanted."""
    if not isinstance(value, dict):
        raise DecodeError(path, f"parsing {what} failed, expected Object, but encountered {json_kind(value)}")
    return value


def json_kind(value: Json) -> str:
    """The kind of a JSON value as error texts name it."""
    if value is None:
        return "Null"
    if isinstance(value, bool):
        return "Boolean"
    return {int: "Number", float: "Number", str: "String", list: "Array"}.get(type(value), "Object")


@dataclass(frozen=True, slots=True)
class _Described:
    """Fields of a dataclass with their resolved types."""

    field: Field[Any]
    type: Any


@cache
def _described(cls: type) -> tuple[_Described, ...]:
    hints = typing.get_type_hints(cls)
    return tuple(_Described(item, hints[item.name]) for item in fields(cls))


def _key(item: Field[Any]) -> str:
    return item.metadata.get(_KEY) or item.name


def _default(item: Field[Any]) -> Any:
    if item.default is not MISSING:
        return item.default
    if item.default_factory is not MISSING:
        return item.default_factory()
    return MISSING


def _decode(kind: Any, value: Json, path: str) -> Any:
    if kind is Any:
        return value
    if hasattr(kind, "from_json"):
        return kind.from_json(value, path)
    if get_origin(kind) is not None or isinstance(kind, types.UnionType):
        return _decode_generic(kind, get_origin(kind), value, path)
    if is_dataclass(kind):
        return decode_fields(typing.cast("type", kind), value, path)
    return _decode_scalar(kind, value, path)


def _decode_generic(kind: Any, origin: Any, value: Json, path: str) -> Any:
    if origin in (Union, types.UnionType):
        return _decode_union(get_args(kind), value, path)
    if origin is Literal:
        return _decode_literal(get_args(kind), value, path)
    if origin is tuple:
        return _decode_tuple(get_args(kind)[0], value, path)
    content = expect_object(value, path, "object")
    return {key: _decode(get_args(kind)[1], item, f"{path}.{key}") for key, item in content.items()}


def decode_fields(cls: type, value: Json, path: str) -> Any:
    """A dataclass from a JSON object, field by field; keys it doesn't know are passed over."""
    content = expect_object(value, path, cls.__name__)
    arguments: dict[str, Any] = {}
    for described in _described(cls):
        item = described.field
        key = _key(item)
        if key not in content or (content[key] is None and _default(item) is not MISSING):
            if _default(item) is MISSING:
                raise DecodeError(path, f'key "{key}" not found')
            continue
        here = f"{path}.{key}"
        reader = item.metadata.get(_DECODE)
        attribute = item.metadata.get(_LISTED)
        if reader is not None:
            arguments[item.name] = reader(content[key], here)
        elif attribute is not None:
            arguments[item.name] = _decode_listed(described.type, attribute, content[key], here)
        else:
            arguments[item.name] = _decode(described.type, content[key], here)
            if arguments[item.name] == "" and key in _NON_EMPTY:
                raise DecodeError(here, "empty string not allowed")
    return cls(**arguments)


def _decode_listed(kind: Any, attribute: str, value: Json, path: str) -> dict[Any, Any]:
    items: Iterable[Any] = _decode_tuple(get_args(kind)[1], value, path)
    result: dict[Any, Any] = {}
    for item in items:
        name = getattr(item, attribute)
        if name in result:
            raise DecodeError(path, f"multiple declarations exist for the following {attribute}: {name}")
        result[name] = item
    return result


def _decode_union(members: tuple[Any, ...], value: Json, path: str) -> Any:
    if value is None and type(None) in members:
        return None
    candidates = [member for member in members if member is not type(None)]
    if len(candidates) == 1:
        return _decode(candidates[0], value, path)
    for member in candidates:
        fits_list = get_origin(member) is tuple and isinstance(value, list)
        fits_text = isinstance(value, str) and (member is str or value in get_args(member))
        if fits_list or fits_text:
            return _decode(member, value, path)
    raise DecodeError(path, f"unexpected {json_kind(value)}")


def _decode_literal(allowed: tuple[Any, ...], value: Json, path: str) -> Any:
    if value not in allowed:
        wanted = ", ".join(repr(item) for item in allowed)
        raise DecodeError(path, f"expected one of {wanted}, but encountered {value!r}")
    return value


def _decode_tuple(kind: Any, value: Json, path: str) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise DecodeError(path, f"parsing list failed, expected Array, but encountered {json_kind(value)}")
    return tuple(_decode(kind, item, f"{path}[{index}]") for index, item in enumerate(value))


_NON_EMPTY = frozenset({"name", "role", "role_name", "new_name", "query_name", "collection_name", "relationship"})
"""Keys whose text names an object and so can't be empty."""


def _decode_scalar(kind: Any, value: Json, path: str) -> Any:
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return value
    if type(value) is not kind:
        wanted = {str: "String", int: "Number", float: "Number", bool: "Boolean"}[kind]
        raise DecodeError(path, f"expected {wanted}, but encountered {json_kind(value)}")
    return value

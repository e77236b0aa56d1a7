"""Arguments of actions: JSON values checked against custom types."""

from __future__ import annotations

from typing import Any

from hasura.engine.errors import EngineError
from hasura.engine.planner.context import Planning
from hasura.engine.request.inputs import Input, enum_item, items, members, mismatch, plain_json
from hasura.engine.schema.types import (
    EnumType,
    InputObjectType,
    ListOf,
    NonNull,
    TypeRef,
    named,
    nullable,
)

_BUILT_IN = {
    "Int": ("a 32-bit integer", int),
    "Float": ("a float", object),
    "String": ("a string", str),
    "Boolean": ("a boolean", bool),
    "ID": ("a String or a 32-bit integer", object),
}


def custom_json(planning: Planning, given: Input, kind: TypeRef) -> Any:
    """The JSON of an argument; the plan will hold for this value only."""
    value = given.peeled(kind)
    if value.is_null:
        if isinstance(kind, NonNull):
            raise EngineError(f"unexpected null value for type '{named(kind)}'")
        return None
    inner = nullable(kind)
    if isinstance(inner, ListOf):
        result = []
        for index, item in enumerate(items(value, inner)):
            with planning.at(index):
                result.append(custom_json(planning, item, inner.of))
        return result
    if isinstance(inner, InputObjectType):
        content = {}
        for name, member in members(value, inner).items():
            with planning.at(name):
                content[name] = custom_json(planning, member, inner.fields[name].type)
        return content
    if isinstance(inner, EnumType):
        return enum_item(value, inner).name
    return _scalar(value, inner)


def _scalar(value: Input, kind: TypeRef) -> Any:
    json = plain_json(value)
    expected = _BUILT_IN.get(named(kind).name)
    if expected is None:
        return json
    text, wanted = expected
    is_number = not isinstance(json, bool | str | list | dict)
    fits = {
        "Int": isinstance(json, int) and not isinstance(json, bool),
        "Float": is_number,
        "ID": isinstance(json, str) or (isinstance(json, int) and not isinstance(json, bool)),
    }.get(named(kind).name, isinstance(json, wanted))
    if not fits:
        raise mismatch(kind, text, value)
    return str(json) if named(kind).name == "ID" else json

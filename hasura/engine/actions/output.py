"""Does a webhook's answer fit the output type the action promises?"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

from graphql import ListTypeNode, NamedTypeNode, NonNullTypeNode, TypeNode, parse_type

from hasura.engine.errors import EngineError
from hasura.engine.metadata.actions import CustomTypes

_BUILT_IN: Final = frozenset({"Int", "Float", "String", "Boolean", "ID"})
_FITTING: Final[Mapping[str, frozenset[str]]] = {
    "number": frozenset({"Int", "Float"}),
    "boolean": frozenset({"Boolean"}),
    "string": frozenset({"String", "ID"}),
}
# Hasura names numbers String in this message.
_NAMED: Final = {"number": "String", "boolean": "Boolean", "string": "String"}


@lru_cache(1024)
def _parsed(text: str) -> TypeNode:
    return parse_type(text, no_location=True)


def check_output(value: Any, output_type: str, types: CustomTypes) -> None:
    """Check a decoded answer. Raises EngineError (unexpected) naming the first misfit."""
    kind = _parsed(output_type)
    base: TypeNode = kind
    while not isinstance(base, NamedTypeNode):
        base = base.type  # type: ignore[attr-defined]  # lists and non-nulls wrap a type
    described = types.objects.get(base.name.value)
    fields = {} if described is None else {field.name: field.type for field in described.fields.values()}
    _check(value, kind, fields)


def _nullable(kind: TypeNode) -> TypeNode:
    return kind.type if isinstance(kind, NonNullTypeNode) else kind


def _check(value: Any, kind: TypeNode, fields: Mapping[str, str]) -> None:
    inner = _nullable(kind)
    if isinstance(inner, NamedTypeNode) and inner.name.value not in _BUILT_IN and not fields:
        return  # other scalars and enums are passed on as they are
    if value is None:
        if isinstance(kind, NonNullTypeNode):
            raise _misfit("got null for the action webhook response")
        return
    if isinstance(inner, ListTypeNode):
        if not isinstance(value, list):
            raise _misfit("expecting array for the action webhook response")
        for item in value:
            _check(item, inner.type, fields)
        return
    name = inner.name.value if isinstance(inner, NamedTypeNode) else ""
    if isinstance(value, list):
        raise _misfit(f"got array for the action webhook response, expecting {name}")
    if isinstance(value, dict):
        if name in _BUILT_IN:
            raise _misfit(f"got object for the action webhook response, expecting {name}")
        _check_fields(value, fields)
        return
    scalar = "boolean" if isinstance(value, bool) else "string" if isinstance(value, str) else "number"
    if name not in _FITTING[scalar]:
        raise _misfit(f"got scalar {_NAMED[scalar]} for the action webhook response, expecting {name}")


def _check_fields(value: Mapping[str, Any], fields: Mapping[str, str]) -> None:
    for name, type_text in fields.items():
        if not isinstance(_parsed(type_text), NonNullTypeNode):
            continue
        if name not in value:
            raise _misfit(f'field "{name}" expected in webhook response, but not found')
        if value[name] is None:
            raise _misfit(f'expecting not null value for field "{name}"')


def _misfit(message: str) -> EngineError:
    return EngineError(message, code="unexpected")

"""`__schema` and `__type`: the role's schema described, as far as it is asked for.

Introspection types are given as tables of resolvers (field → function of the described thing), so
answering is a walk over the selection set.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from graphql.language import FieldNode, SelectionSetNode

from hasura.engine.errors import EngineError
from hasura.engine.request.inputs import text
from hasura.engine.schema.types import (
    EnumItem,
    EnumType,
    InputField,
    InputObjectType,
    ListOf,
    NonNull,
    ObjectType,
    OutputField,
    ScalarType,
    TypeRef,
    UnionType,
)

if TYPE_CHECKING:
    from hasura.engine.planner.context import Planning, Selected

_STRING: Final = ScalarType("String")
_BOOLEAN: Final = ScalarType("Boolean")


class Directive:
    """A directive as introspection tells of it."""

    def __init__(
        self, name: str, description: str, locations: tuple[str, ...], arguments: tuple[InputField, ...]
    ) -> None:
        self.name = name
        self.description = description
        self.locations = locations
        self.arguments = arguments


_IF: Final = InputField("if", NonNull(_BOOLEAN))
_PLACES: Final = ("FIELD", "FRAGMENT_SPREAD", "INLINE_FRAGMENT")
DIRECTIVES: Final = (
    Directive(
        "include",
        "whether this query should be included",
        _PLACES,
        (_IF,),
    ),
    Directive("skip", "whether this query should be skipped", _PLACES, (_IF,)),
    Directive(
        "cached",
        "whether this query should be cached (Hasura Cloud only)",
        ("QUERY",),
        (
            InputField("refresh", NonNull(_BOOLEAN), None, "refresh the cache entry", "false"),
            InputField("ttl", NonNull(ScalarType("Int")), None, "measured in seconds", "60"),
        ),
    ),
)


def introspect(planning: Planning, selected: Selected) -> Any:
    """The answer of `__schema` or `__type`."""
    schema = planning.schema
    if selected.name == "__schema":
        return _describe(planning, selected.selection_sets, "__Schema", schema)
    name = text(selected.arguments["name"], NonNull(_STRING))
    found = schema.all_types.get(name)
    return None if found is None else _describe(planning, selected.selection_sets, "__Type", found)


def _describe(planning: Planning, sets: list[SelectionSetNode], kind: str, subject: Any) -> dict[str, Any]:
    grouped = planning.flatten(sets, kind)
    resolvers = _RESOLVERS[kind]
    result: dict[str, Any] = {}
    for alias, nodes in grouped.items():
        name = nodes[0].name.value
        if name == "__typename":
            result[alias] = kind
            continue
        with planning.at("selectionSet", name):
            resolver = resolvers.get(name)
            if resolver is None:
                raise EngineError(f"field '{name}' not found in type: '{kind}'")
            value, inner = resolver(subject)
            result[alias] = _value(planning, nodes, value, inner)
    return result


def _value(planning: Planning, nodes: list[FieldNode], value: Any, inner: str | None) -> Any:
    if inner is None or value is None:
        return value
    sets = [node.selection_set for node in nodes if node.selection_set is not None]
    if isinstance(value, list | tuple):
        return [_describe(planning, sets, inner, item) for item in value]
    return _describe(planning, sets, inner, value)


Resolver: TypeAlias = "Callable[[Any], tuple[Any, str | None]]"


def _plain(read: Callable[[Any], Any]) -> Resolver:
    return lambda subject: (read(subject), None)


def _typed(kind: str, read: Callable[[Any], Any]) -> Resolver:
    return lambda subject: (read(subject), kind)


_KINDS: Final = {
    ScalarType: "SCALAR",
    EnumType: "ENUM",
    InputObjectType: "INPUT_OBJECT",
    ObjectType: "OBJECT",
    UnionType: "UNION",
    ListOf: "LIST",
    NonNull: "NON_NULL",
}


def _by_name(items: Iterable[Any]) -> list[Any]:
    return sorted(items, key=lambda item: item.name)


def _fields(kind: TypeRef) -> list[OutputField] | None:
    return _by_name(kind.fields.values()) if isinstance(kind, ObjectType) else None


def _input_fields(kind: TypeRef) -> list[InputField] | None:
    return _by_name(kind.fields.values()) if isinstance(kind, InputObjectType) else None


def _enum_values(kind: TypeRef) -> list[EnumItem] | None:
    return list(kind.values.values()) if isinstance(kind, EnumType) else None


_RESOLVERS: Final[Mapping[str, Mapping[str, Resolver]]] = {
    "__Schema": {
        "description": _plain(lambda _: None),
        "types": _typed("__Type", lambda schema: list(schema.all_types.values())),
        "queryType": _typed("__Type", lambda schema: schema.query),
        "mutationType": _typed("__Type", lambda schema: schema.mutation),
        "subscriptionType": _typed("__Type", lambda schema: schema.subscription),
        "directives": _typed("__Directive", lambda _: DIRECTIVES),
    },
    "__Type": {
        "kind": _plain(lambda kind: _KINDS[type(kind)]),
        "name": _plain(lambda kind: getattr(kind, "name", None)),
        "description": _plain(lambda kind: getattr(kind, "description", None)),
        "specifiedByURL": _plain(lambda _: None),
        "fields": _typed("__Field", _fields),
        "interfaces": _typed("__Type", lambda kind: [] if isinstance(kind, ObjectType) else None),
        "possibleTypes": _typed("__Type", lambda kind: kind.members if isinstance(kind, UnionType) else None),
        "enumValues": _typed("__EnumValue", _enum_values),
        "inputFields": _typed("__InputValue", _input_fields),
        "ofType": _typed("__Type", lambda kind: kind.of if isinstance(kind, ListOf | NonNull) else None),
    },
    "__Field": {
        "name": _plain(lambda field: field.name),
        "description": _plain(lambda field: field.description),
        "args": _typed("__InputValue", lambda field: _by_name(field.arguments.values())),
        "type": _typed("__Type", lambda field: field.type),
        "isDeprecated": _plain(lambda _: False),
        "deprecationReason": _plain(lambda _: None),
    },
    "__InputValue": {
        "name": _plain(lambda item: item.name),
        "description": _plain(lambda item: item.description),
        "type": _typed("__Type", lambda item: item.type),
        "defaultValue": _plain(lambda item: item.default),
    },
    "__EnumValue": {
        "name": _plain(lambda item: item.name),
        "description": _plain(lambda item: item.description),
        "isDeprecated": _plain(lambda item: item.deprecated),
        "deprecationReason": _plain(lambda _: None),
    },
    "__Directive": {
        "name": _plain(lambda item: item.name),
        "description": _plain(lambda item: item.description),
        "locations": _plain(lambda item: list(item.locations)),
        "args": _typed("__InputValue", lambda item: list(item.arguments)),
        "isRepeatable": _plain(lambda _: False),
    },
}

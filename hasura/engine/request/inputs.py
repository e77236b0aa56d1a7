"""Values of arguments: literals and variables looked at alike, with GraphQL's type rules.

An `Input` is a literal of the document or (a part of) a variable's JSON value. Reading one through
a type checks it; reading a variable's structure is recorded as an observation.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from graphql.language import (
    BooleanValueNode,
    EnumValueNode,
    FloatValueNode,
    IntValueNode,
    ListTypeNode,
    ListValueNode,
    NamedTypeNode,
    NonNullTypeNode,
    NullValueNode,
    ObjectValueNode,
    StringValueNode,
    TypeNode,
    ValueNode,
    VariableNode,
)

from hasura.engine.catalog.model import PgType, TypeKind
from hasura.engine.errors import EngineError, error_path, key_path
from hasura.engine.plan.encode import encode_value
from hasura.engine.plan.values import Constant, Param, VariableRef
from hasura.engine.request.document import type_text
from hasura.engine.request.variables import Variables
from hasura.engine.schema.types import (
    EnumItem,
    EnumType,
    InputField,
    InputObjectType,
    ListOf,
    NonNull,
    TypeRef,
    named,
    nullable,
)


@dataclass(frozen=True, slots=True)
class Input:
    """A value on its way into a plan: `node` for a literal, else `json` at `reference`."""

    variables: Variables
    node: ValueNode | None
    json: Any = None
    reference: VariableRef | None = None

    @property
    def is_null(self) -> bool:
        """Whether it is null."""
        if self.node is not None:
            return isinstance(self.node, NullValueNode)
        if self.reference is None:
            return self.json is None
        return bool(self.variables.observe(self.reference, "null", self.json))

    def peeled(self, kind: TypeRef, has_default: bool = False) -> Input:
        """The value behind a variable, checked against the type of where it is used."""
        if not isinstance(self.node, VariableNode):
            return self
        name = self.node.name.value
        declaration = self.variables.operation.declarations.get(name)
        if declaration is None:
            raise EngineError(f'unbound variable "{name}"')
        declared = declaration.node.type
        default = declaration.node.default_value
        has_value = default is not None and not isinstance(default, NullValueNode)
        if not _usable(kind, declared, has_default or has_value):
            raise EngineError(
                f"variable '{name}' is declared as '{type_text(declared)}', but used where '{kind}' is expected"
            )
        if self.variables.given(name):
            return Input(self.variables, None, self.variables.values[name], VariableRef(name))
        return Input(self.variables, default if default is not None else NullValueNode())

    def describe(self) -> str:
        """The kind of value, for errors."""
        if self.node is not None:
            return _NODE_KINDS.get(self.node.kind, "a value")
        return json_description(self.json)


_NODE_KINDS = {
    "int_value": "an integer",
    "float_value": "a float",
    "string_value": "a string",
    "boolean_value": "a boolean",
    "null_value": "null",
    "enum_value": "an enum value",
    "list_value": "a list",
    "object_value": "an object",
}


def json_description(value: Any) -> str:
    """The kind of a JSON value, as errors of the type checks name it."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "a boolean"
    if isinstance(value, int | float | Decimal):
        return "a number"
    if isinstance(value, str):
        return "a string"
    return "a list" if isinstance(value, list) else "an object"


def _usable(location: TypeRef, declared: TypeNode, has_default: bool) -> bool:
    """The rule of GraphQL's "All Variable Usages are Allowed"."""
    if isinstance(location, NonNull) and not isinstance(declared, NonNullTypeNode):
        return has_default and _fits(location.of, declared)
    return _fits(location, declared)


def _fits(location: TypeRef, declared: TypeNode) -> bool:
    if isinstance(location, NonNull):
        return isinstance(declared, NonNullTypeNode) and _fits(location.of, declared.type)
    if isinstance(declared, NonNullTypeNode):
        declared = declared.type
    if isinstance(location, ListOf):
        return isinstance(declared, ListTypeNode) and _fits(location.of, declared.type)
    return isinstance(declared, NamedTypeNode) and declared.name.value == location.name


def mismatch(kind: TypeRef, expected: str, given: Input) -> EngineError:
    """The refusal of a value of the wrong kind."""
    return EngineError(f"expected {expected} for type '{named(kind)}', but found {given.describe()}")


def members(given: Input, kind: InputObjectType) -> dict[str, Input]:
    """The fields of an input object that are given; unknown and missing ones are refused."""
    value = given.peeled(kind)
    found: dict[str, Input] = {}
    if isinstance(value.node, ObjectValueNode):
        for item in value.node.fields:
            found[item.name.value] = Input(value.variables, item.value)
    elif value.node is None and isinstance(value.json, Mapping):
        reference = value.reference
        if reference is not None:
            value.variables.observe(reference, "keys", value.json)
        for key, item in value.json.items():
            inner = VariableRef(reference.name, (*reference.path, key)) if reference else None
            found[key] = Input(value.variables, None, item, inner)
    else:
        raise mismatch(kind, "an object", value)
    return checked_members(found, kind.fields, str(kind))


def checked_members(found: dict[str, Input], fields: Mapping[str, InputField], type_name: str) -> dict[str, Input]:
    """`found` with defaults filled in, after refusing what the type doesn't know or misses."""
    for name in found:
        if name not in fields:
            with error_path(name):
                raise EngineError(f"field '{name}' not found in type: '{type_name}'")
    for name, item in fields.items():
        if name not in found and isinstance(item.type, NonNull) and item.default is None:
            with error_path(name):
                raise EngineError(f"missing required field '{name}'")
    return found


def items(given: Input, kind: TypeRef) -> list[Input]:
    """The items of a list; a single value is a list of one."""
    value = given.peeled(kind)
    if isinstance(value.node, ListValueNode):
        return [Input(value.variables, item) for item in value.node.values]
    if value.node is None and isinstance(value.json, list):
        reference = value.reference
        if reference is None:
            return [Input(value.variables, None, item) for item in value.json]
        value.variables.observe(reference, "length", value.json)
        return [
            Input(value.variables, None, item, VariableRef(reference.name, (*reference.path, index)))
            for index, item in enumerate(value.json)
        ]
    if value.reference is not None:
        value.variables.observe(value.reference, "length", value.json)
    return [value]


def enum_item(given: Input, kind: TypeRef) -> EnumItem:
    """The value of an enum."""
    enum = named(kind)
    assert isinstance(enum, EnumType)  # noqa: S101 # the schema says so
    value = given.peeled(kind)
    name: Any = None
    if isinstance(value.node, EnumValueNode):
        name = value.node.value
    elif value.node is None and isinstance(value.json, str):
        name = value.json
        if value.reference is not None:
            value.variables.observe(value.reference, "value", name)
    else:
        raise mismatch(kind, "an enum value", value)
    return _choice(enum, name)


def enum_text(enum: EnumType, value: Any) -> str | None:
    """The text of an enum's value in a variable; as in `enum_item`, without the plan depending on it."""
    if value is None:
        return None
    if not isinstance(value, str):
        raise EngineError(f"expected an enum value for type '{enum.name}', but found {json_description(value)}")
    return str(_choice(enum, value).meaning)


def _choice(enum: EnumType, name: Any) -> EnumItem:
    item = enum.values.get(name)
    if item is None:
        expected = ", ".join(f"'{known}'" for known in enum.values)
        wanted = f"one of the values [{expected}]" if len(enum.values) > 1 else f"the value {expected}"
        raise EngineError(f"expected {wanted} for type '{enum.name}', but found '{name}'")
    return item


def boolean(given: Input, kind: TypeRef) -> bool:
    """A boolean the plan depends on."""
    value = given.peeled(kind)
    result = plain_json(value)
    if not isinstance(result, bool):
        raise mismatch(kind, "a boolean", value)
    return result


def text(given: Input, kind: TypeRef) -> str:
    """A text the plan depends on."""
    value = given.peeled(kind)
    result = plain_json(value)
    if not isinstance(result, str):
        raise mismatch(kind, "a string", value)
    return result


def plain_json(given: Input) -> Any:
    """The JSON value, variables inside resolved; the plan will hold for this value only."""
    node = given.node
    if node is None:
        if given.reference is not None:
            given.variables.observe(given.reference, "value", given.json)
        return given.json
    match node:
        case VariableNode():
            name = node.name.value
            declaration = given.variables.operation.declarations.get(name)
            if declaration is None:
                raise EngineError(f'unbound variable "{name}"')
            return plain_json(given.peeled(_declared_type(declaration.node.type)))
        case NullValueNode():
            return None
        case IntValueNode():
            return int(node.value)
        case FloatValueNode():
            return Decimal(node.value)
        case StringValueNode() | BooleanValueNode() | EnumValueNode():
            return node.value
        case ListValueNode():
            return [plain_json(Input(given.variables, item)) for item in node.values]
        case ObjectValueNode():
            return {item.name.value: plain_json(Input(given.variables, item.value)) for item in node.fields}
    raise EngineError(f"unexpected {node.kind}")


def _declared_type(node: TypeNode) -> TypeRef:
    from hasura.engine.schema.types import ScalarType

    if isinstance(node, NonNullTypeNode):
        return NonNull(_declared_type(node.type))  # type: ignore[arg-type] # no non-null in a non-null
    if isinstance(node, ListTypeNode):
        return ListOf(_declared_type(node.type))
    assert isinstance(node, NamedTypeNode)  # noqa: S101 # there are three kinds of type nodes
    return ScalarType(node.name.value)


def scalar_param(given: Input, kind: TypeRef, pg_type: PgType, path: str, many: bool = False) -> Param:
    """A scalar (or, with `many`, a list of them) as a parameter; null where it may not be is refused."""
    value = given.peeled(kind)
    if value.is_null:
        raise EngineError(f"unexpected null value for type '{named(kind)}'", path=path)
    if value.node is None and value.reference is not None:
        if isinstance(named(kind), EnumType):
            return Param(Constant(_enum_text(value, kind, many)), pg_type, many, path)
        return Param(value.reference, pg_type, many, path)
    return Param(Constant(_constant(value, kind, pg_type, path, many)), pg_type, many, path)


def nullable_param(given: Input, kind: TypeRef, pg_type: PgType, path: str) -> Param:
    """A scalar that may be null, as a parameter."""
    value = given.peeled(nullable(kind))
    if value.is_null:
        return Param(Constant(None), pg_type, False, path)
    return scalar_param(value, nullable(kind), pg_type, path)


def _constant(value: Input, kind: TypeRef, pg_type: PgType, path: str, many: bool) -> str | None:
    if isinstance(named(kind), EnumType):
        return _enum_text(value, kind, many)
    json = plain_json(value)
    if many and isinstance(json, list) and None in json:
        raise EngineError(f"unexpected null value for type '{named(kind)}'", path=path)
    return encode_value(pg_type, json, many, path)


def _enum_text(value: Input, kind: TypeRef, many: bool) -> str:
    if not many:
        return str(enum_item(value, named(kind)).meaning)
    texts = []
    for index, item in enumerate(items(value, kind)):
        with error_path(index):
            texts.append(str(enum_item(item, named(kind)).meaning))
    escaped = (text.replace("\\", "\\\\").replace('"', '\\"') for text in texts)
    return "{" + ",".join(f'"{text}"' for text in escaped) + "}"


def list_params(given: Input, kind: TypeRef, pg_type: PgType, path: str) -> Param | tuple[Param, ...]:
    """A list of scalars as one array parameter, or one each where a literal list has variables in it."""
    value = given.peeled(kind)
    node = value.node
    has_variables = isinstance(node, ListValueNode) and any(isinstance(item, VariableNode) for item in node.values)
    # An array of arrays is one array of more dimensions to PostgreSQL, so arrays go one by one.
    if has_variables or (pg_type.kind is TypeKind.ARRAY and not value.is_null):
        inner = nullable(kind)
        element = inner.of if isinstance(inner, ListOf) else inner
        return tuple(
            scalar_param(item, element, pg_type, path + key_path(index))
            for index, item in enumerate(items(value, kind))
        )
    return scalar_param(value, kind, pg_type, path, many=True)

"""Apollo federation: entities by key, and the schema as SDL for the gateway."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hasura.engine.schema.context import SchemaContext
from hasura.engine.schema.meanings import EntitiesMeaning, EntityTable, ServiceMeaning
from hasura.engine.schema.scalars import builtin_scalar
from hasura.engine.schema.tables import row_type
from hasura.engine.schema.types import (
    EnumType,
    InputField,
    InputObjectType,
    ListOf,
    NamedType,
    NonNull,
    ObjectType,
    OutputField,
    ScalarType,
    UnionType,
    by_name,
)

_BUILT_IN = frozenset({"Int", "Float", "String", "Boolean", "ID"})


def entity_tables(context: SchemaContext) -> dict[str, EntityTable]:
    """The tables that are entities and readable with their key, by type name."""
    found: dict[str, EntityTable] = {}
    for source in context.world.sources.values():
        for table in source.tables.values():
            access = context.access(source, table.name)
            key = table.primary_key
            if table.metadata.apollo_federation_config is None or access.select is None or not key:
                continue
            if all(name in access.select.columns for name in key):
                kind = row_type(context, source, access)
                found[kind.name] = EntityTable(source, access, kind)
    return found


def federation_fields(context: SchemaContext) -> Iterator[OutputField]:
    """`_service`, and `_entities` where there are any."""
    string = builtin_scalar(context, "String")
    text = "SDL representation of schema"
    service = context.define(
        "_Service",
        lambda: ObjectType("_Service", lambda: by_name([OutputField("sdl", NonNull(string), None, {}, text)])),
    )
    yield OutputField("_service", NonNull(service), ServiceMeaning())
    tables = entity_tables(context)
    if tables:
        members = tuple(item.kind for item in tables.values())
        union = context.define(
            "_Entity", lambda: UnionType("_Entity", members, "A union of all types that use the @key directive")
        )
        anything = NonNull(ListOf(NonNull(builtin_scalar(context, "_Any"))))
        arguments = {"representations": InputField("representations", anything)}
        yield OutputField("_entities", union, EntitiesMeaning(tables), arguments, "query _Entity union")


def schema_sdl(context: SchemaContext, types: Mapping[str, NamedType]) -> str:
    """The schema in the schema definition language, entities with their `@key`."""
    keys = {
        name: " ".join(item.access.table.columns[column].graphql_name for column in item.access.table.primary_key)
        for name, item in entity_tables(context).items()
    }
    return "\n\n".join(_definition(kind, keys) for kind in types.values() if kind.name not in _BUILT_IN)


def _definition(kind: NamedType, keys: Mapping[str, str]) -> str:
    match kind:
        case ScalarType(name):
            return f"scalar {name}"
        case EnumType(name, values):
            return f"enum {name} {{\n" + "".join(f"  {value}\n" for value in values) + "}"
        case UnionType(name, members):
            return f"union {name} = " + " | ".join(member.name for member in members)
        case InputObjectType():
            lines = "".join(f"  {_input(item)}\n" for item in kind.fields.values())
            return f"input {kind.name} {{\n{lines}}}"
        case ObjectType():
            key = f' @key(fields: "{keys[kind.name]}")' if kind.name in keys else ""
            lines = "".join(f"  {_output(field)}\n" for field in kind.fields.values())
            return f"type {kind.name}{key} {{\n{lines}}}"


def _input(item: InputField) -> str:
    default = f" = {item.default}" if item.default is not None else ""
    return f"{item.name}: {item.type}{default}"


def _output(field: OutputField) -> str:
    arguments = ", ".join(_input(item) for item in field.arguments.values())
    return f"{field.name}({arguments}): {field.type}" if arguments else f"{field.name}: {field.type}"

"""Native queries: SQL of the metadata's own as a root field, its rows described by a logical model.

A logical model takes part like a table that only this query can be asked for, so conditions,
orders and permissions work on it as on any table.
"""

from __future__ import annotations

from collections.abc import Iterator

from hasura.engine.catalog.model import Catalog, Column, PgType, Table, TableKind
from hasura.engine.metadata.consistency.logical import PLACEHOLDER, TYPE_ALIASES
from hasura.engine.metadata.relationships import ManualNativeQuery
from hasura.engine.metadata.sources import (
    LogicalModel,
    NativeQuery,
    NativeQueryRelationship,
    ScalarLogicalType,
    Source,
)
from hasura.engine.metadata.tables import TableConfiguration, TableMetadata
from hasura.engine.names import QualifiedName
from hasura.engine.plan.conditions import Join
from hasura.engine.schema.access import TableAccess
from hasura.engine.schema.context import SchemaContext
from hasura.engine.schema.meanings import FunctionArgumentMeaning, NativeMeaning
from hasura.engine.schema.names import Name
from hasura.engine.schema.scalars import scalar_type
from hasura.engine.schema.source import (
    NativeTable,
    ResolvedSource,
    SourceTable,
    TableColumn,
    TableRelationship,
)
from hasura.engine.schema.tables import relationship_fields, row_fields, row_type, select_arguments
from hasura.engine.schema.types import (
    InputField,
    InputObjectType,
    ListOf,
    NonNull,
    ObjectType,
    OutputField,
    TypeRef,
    by_name,
    list_of_rows,
)

MODEL_SCHEMA = "hasura logical models"
"""Stands where a table's schema would; no schema has that name, since it is never written as SQL."""


def native_tables(source: Source, catalog: Catalog) -> dict[str, NativeTable]:
    """The native queries of a source by root field name."""
    found = {}
    for query in source.native_queries.values():
        model = source.model_of(query)
        if model is not None:
            found[query.root_field_name] = _native_table(source, catalog, query, model)
    return found


def pg_type(catalog: Catalog, name: str) -> PgType:
    """The type a logical model or argument names."""
    return catalog.types.get(TYPE_ALIASES.get(name, name)) or catalog.types["text"]


def _native_table(source: Source, catalog: Catalog, query: NativeQuery, model: LogicalModel) -> NativeTable:
    name = QualifiedName(MODEL_SCHEMA, query.root_field_name)
    columns = {
        field.name: Column(field.name, position, pg_type(catalog, field.type.scalar), field.type.nullable)
        for position, field in enumerate(model.fields.values(), start=1)
        if isinstance(field.type, ScalarLogicalType)
    }
    table = Table(0, name, TableKind.VIEW, columns, insertable=False, updatable=False, deletable=False)
    metadata = TableMetadata(
        table=name,
        configuration=TableConfiguration(custom_name=model.name, comment=model.description),
        select_permissions=model.select_permissions,
    )
    shown = {
        item.name: TableColumn(item, item.name, model.fields[item.name].description) for item in columns.values()
    }
    shown_name = Name((model.name,), custom=True)
    resolved = SourceTable(source.name, table, metadata, shown_name, shown, {}, {})
    return NativeTable(query, resolved, _parts(catalog, query))


def _parts(catalog: Catalog, query: NativeQuery) -> tuple[str | tuple[str, PgType], ...]:
    """The code cut at its `{{arguments}}`; each of these is (name, type)."""
    parts: list[str | tuple[str, PgType]] = []
    # A line of its own for what follows: the code may end with a comment.
    for index, piece in enumerate(PLACEHOLDER.split(query.code.strip().rstrip(";") + "\n")):
        if index % 2:
            parts.append((piece, pg_type(catalog, query.arguments[piece].type)))
        else:
            parts.append(piece)
    return tuple(parts)


def native_fields(context: SchemaContext, source: ResolvedSource) -> Iterator[OutputField]:
    """The root fields of the native queries a role may ask."""
    for native in source.native.values():
        access = context.access(source, native.table.name)
        if access.select is None:
            continue
        rows = _row_type(context, source, native, access)
        root = native.query.root_field_name
        arguments = _arguments(context, source, native, root) | select_arguments(context, source, access)
        meaning = NativeMeaning(source, native, access)
        name = source.naming.customized_root(root)
        yield OutputField(name, list_of_rows(rows), meaning, arguments, native.query.description)


def _row_type(
    context: SchemaContext, source: ResolvedSource, native: NativeTable, access: TableAccess
) -> ObjectType:
    """The logical model's type; a query with relationships has a type of its own."""
    query = native.query
    if not query.object_relationships and not query.array_relationships:
        return row_type(context, source, access)
    name = source.naming.customized_type(query.root_field_name)

    def build() -> dict[str, OutputField]:
        fields = row_fields(context, source, access)
        for is_array, group in ((False, query.object_relationships), (True, query.array_relationships)):
            for item in group.values():
                fields += _related(context, source, item, is_array)
        return by_name(fields)

    description = access.table.metadata.configuration.comment
    return context.define(name, lambda: ObjectType(name, build, description))


def _related(
    context: SchemaContext, source: ResolvedSource, item: NativeQueryRelationship, is_array: bool
) -> list[OutputField]:
    using = item.using
    if isinstance(using, ManualNativeQuery):
        return related_native(context, source, item.name, using, is_array)
    if using.remote_table not in source.tables:
        return []
    join = Join(tuple(using.column_mapping.items()))
    relationship = TableRelationship(
        item.name, is_array, using.remote_table, join, True, False, False, item.comment
    )
    return relationship_fields(context, source, relationship)[:1]


def related_native(
    context: SchemaContext, source: ResolvedSource, name: str, using: ManualNativeQuery, is_array: bool
) -> list[OutputField]:
    """The field of a relationship to a native query's rows; none where the role may not see them."""
    native = source.native.get(using.remote_native_query)
    if native is None:
        return []
    access = context.access(source, native.table.name)
    if access.select is None:
        return []
    rows = _row_type(context, source, native, access)
    meaning = NativeMeaning(source, native, access, Join(tuple(using.column_mapping.items())), is_array)
    arguments = _arguments(context, source, native, name)
    if not is_array:
        return [OutputField(name, rows, meaning, arguments, "An object relationship")]
    arguments |= select_arguments(context, source, access)
    return [OutputField(name, ListOf(NonNull(rows)), meaning, arguments, "An array relationship")]


def _arguments(
    context: SchemaContext, source: ResolvedSource, native: NativeTable, field_name: str
) -> dict[str, InputField]:
    given = native.query.arguments
    if not given:
        return {}
    name = source.naming.customized_type(f"{field_name}_arguments")

    def build() -> dict[str, InputField]:
        fields = []
        for key, argument in given.items():
            kind = pg_type(source.catalog, argument.type)
            shown: TypeRef = scalar_type(context, kind)
            if not argument.nullable:
                shown = NonNull(shown)  # type: ignore[arg-type] # a scalar's type is never non-null itself
            meaning = FunctionArgumentMeaning(key, kind)
            description = argument.description or f"Native Query argument {key}"
            fields.append(InputField(key, shown, meaning, description))
        return by_name(fields)

    kind = context.define(name, lambda: InputObjectType(name, build))
    text = f"{field_name} Native Query Arguments"
    return by_name([InputField("args", NonNull(kind), None, text)])

"""Native queries: SQL of the metadata's own as a root field, its rows described by a logical model.

A logical model takes part like a table that only this query can be asked for, so conditions,
orders and permissions work on it as on any table.
"""

from __future__ import annotations

from collections.abc import Iterator

from hasura.engine.catalog.model import Catalog, Column, PgType, Table, TableKind
from hasura.engine.metadata.consistency.logical import PLACEHOLDER, TYPE_ALIASES
from hasura.engine.metadata.relationships import ManualTable
from hasura.engine.metadata.sources import LogicalModel, NativeQuery, ScalarLogicalType, Source
from hasura.engine.metadata.tables import TableConfiguration, TableMetadata
from hasura.engine.names import QualifiedName
from hasura.engine.plan.conditions import Join
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
from hasura.engine.schema.tables import row_type, select_arguments
from hasura.engine.schema.types import (
    InputField,
    InputObjectType,
    NonNull,
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
        model = source.logical_models.get(query.returns)
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
    resolved = SourceTable(
        source.name,
        table,
        metadata,
        Name((model.name,), custom=True),
        shown,
        _relationships(source, query),
        {},
    )
    return NativeTable(query, resolved, _parts(catalog, query))


def _relationships(source: Source, query: NativeQuery) -> dict[str, TableRelationship]:
    found = {}
    for is_array, group in ((False, query.object_relationships), (True, query.array_relationships)):
        for item in group.values():
            if isinstance(item.using, ManualTable) and item.using.remote_table in source.tables:
                join = Join(tuple(item.using.column_mapping.items()))
                target = item.using.remote_table
                found[item.name] = TableRelationship(
                    item.name, is_array, target, join, True, False, False, item.comment
                )
    return found


def _parts(catalog: Catalog, query: NativeQuery) -> tuple[str | tuple[str, PgType], ...]:
    """The code cut at its `{{arguments}}`; each of these is (name, type)."""
    parts: list[str | tuple[str, PgType]] = []
    for index, piece in enumerate(PLACEHOLDER.split(query.code.strip().rstrip(";"))):
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
        rows = row_type(context, source, access)
        arguments = _arguments(context, source, native) | select_arguments(context, source, access)
        name = source.naming.customized_root(native.query.root_field_name)
        meaning = NativeMeaning(source, native, access)
        yield OutputField(name, list_of_rows(rows), meaning, arguments, native.query.description)


def _arguments(context: SchemaContext, source: ResolvedSource, native: NativeTable) -> dict[str, InputField]:
    given = native.query.arguments
    if not given:
        return {}
    name = source.naming.customized_type(f"{native.query.root_field_name}_arguments")

    def build() -> dict[str, InputField]:
        fields = []
        for key, argument in given.items():
            kind = pg_type(source.catalog, argument.type)
            shown: TypeRef = scalar_type(context, kind)
            if not argument.nullable:
                shown = NonNull(shown)  # type: ignore[arg-type] # a scalar's type is never non-null itself
            meaning = FunctionArgumentMeaning(key, kind)
            fields.append(InputField(key, shown, meaning, argument.description))
        return by_name(fields)

    kind = context.define(name, lambda: InputObjectType(name, build))
    text = f"{native.query.root_field_name} Native Query Arguments"
    return by_name([InputField("args", NonNull(kind), None, text)])

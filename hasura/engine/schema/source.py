"""Catalog and metadata of one source joined: tables with their GraphQL names, relationships resolved.

Built once per snapshot, for all roles. What does not fit together has been taken out of the
metadata before, so nothing here checks; a relationship to an untracked table is left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from hasura.engine.catalog.model import Catalog, Column, Function, FunctionArgument, PgType, Table
from hasura.engine.metadata.relationships import (
    ManualTable,
    OwnForeignKey,
    Relationship,
    RemoteForeignKey,
)
from hasura.engine.metadata.sources import NativeQuery, Source
from hasura.engine.metadata.tables import ComputedField, FunctionMetadata, TableMetadata
from hasura.engine.names import QualifiedName
from hasura.engine.plan.conditions import Join
from hasura.engine.schema.names import Name, Naming, table_name


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column under its GraphQL name; `enum` is the enum table its values come from."""

    column: Column
    graphql_name: str
    description: str | None
    enum: QualifiedName | None = None

    @property
    def name(self) -> str:
        """PostgreSQL's name."""
        return self.column.name

    @property
    def type(self) -> PgType:
        """Its type; for a domain the type below, which is what values are compared as."""
        return self.column.type.undomained

    @property
    def nullable(self) -> bool:
        return self.column.nullable


@dataclass(frozen=True, slots=True)
class TableRelationship:
    """A relationship to another tracked table of the source.

    unique: at most one row can be joined. parent_first: in a nested insert the other table's row
    is inserted before this one's.
    """

    name: str
    is_array: bool
    target: QualifiedName
    join: Join
    nullable: bool
    unique: bool
    parent_first: bool
    comment: str | None = None


@dataclass(frozen=True, slots=True)
class ComputedColumn:
    """A computed field: its function, where the row and the session go, what remains as arguments."""

    name: str
    function: Function
    row_argument: FunctionArgument
    session_argument: str | None
    arguments: tuple[FunctionArgument, ...]
    returns_table: QualifiedName | None
    comment: str | None

    @property
    def returns_set(self) -> bool:
        return self.function.returns_set


@dataclass(frozen=True, slots=True)
class SourceTable:
    """A tracked table of a source."""

    source: str
    table: Table
    metadata: TableMetadata
    base_name: Name
    columns: Mapping[str, TableColumn]
    relationships: Mapping[str, TableRelationship]
    computed: Mapping[str, ComputedColumn]

    @property
    def name(self) -> QualifiedName:
        return self.table.name

    @property
    def primary_key(self) -> tuple[str, ...]:
        return self.table.primary_key.columns if self.table.primary_key else ()


@dataclass(frozen=True, slots=True)
class SourceFunction:
    """A tracked function that returns rows of a tracked table."""

    function: Function
    metadata: FunctionMetadata
    row_table: QualifiedName
    exposed_as: Literal["query", "mutation"]
    session_argument: str | None
    arguments: tuple[FunctionArgument, ...]


@dataclass(frozen=True, slots=True)
class NativeTable:
    """A native query with the table its logical model makes, and its code cut at the arguments,
    each as (name, type)."""

    query: NativeQuery
    table: SourceTable
    parts: tuple[str | tuple[str, PgType], ...]


@dataclass(frozen=True, slots=True)
class ResolvedSource:
    """One source, ready for building schemas."""

    name: str
    metadata: Source
    catalog: Catalog
    naming: Naming
    tables: Mapping[QualifiedName, SourceTable]
    functions: Mapping[QualifiedName, SourceFunction]
    native: Mapping[str, NativeTable] = field(default_factory=dict)

    def table(self, name: QualifiedName) -> SourceTable:
        """A tracked table, or the one a native query's model makes."""
        found = self.tables.get(name)
        return self.native[name.name].table if found is None else found


def resolve_source(source: Source, catalog: Catalog, naming: Naming) -> ResolvedSource:
    """Join a source's metadata with its catalog."""
    tables = {
        name: _resolve_table(source, metadata, catalog, naming)
        for name, metadata in source.tables.items()
        if name in catalog.tables
    }
    functions = {
        name: function
        for name, metadata in source.functions.items()
        if (function := _resolve_function(metadata, catalog, source)) is not None
    }
    return ResolvedSource(source.name, source, catalog, naming, tables, functions)


def _resolve_table(source: Source, metadata: TableMetadata, catalog: Catalog, naming: Naming) -> SourceTable:
    table = catalog.tables[metadata.table]
    columns: dict[str, TableColumn] = {}
    for column in table.columns.values():
        config = metadata.configuration.column_config.get(column.name)
        custom = config.custom_name if config else None
        comment = config.comment if config and config.comment is not None else column.comment
        enum = _enum_of(column.name, table, source, catalog)
        columns[column.name] = TableColumn(column, custom or naming.column(column.name), comment or None, enum)
    relationships: dict[str, TableRelationship] = {}
    for is_array, group in ((False, metadata.object_relationships), (True, metadata.array_relationships)):
        for relationship in group.values():
            resolved = _resolve_relationship(relationship, is_array, table, catalog)
            if resolved is not None and resolved.target in source.tables:
                relationships[relationship.name] = resolved
    computed = {
        item.name: resolved_field
        for item in metadata.computed_fields.values()
        if (resolved_field := _resolve_computed(item, table, catalog)) is not None
    }
    base_name = table_name(table.name, metadata.configuration.custom_name)
    return SourceTable(source.name, table, metadata, base_name, columns, relationships, computed)


def _enum_of(column: str, table: Table, source: Source, catalog: Catalog) -> QualifiedName | None:
    for key in table.foreign_keys:
        if key.columns != (column,):
            continue
        target = source.tables.get(key.foreign_table)
        if target is not None and target.is_enum and key.foreign_table in catalog.enum_tables:
            return key.foreign_table
    return None


def _resolve_relationship(
    relationship: Relationship, is_array: bool, table: Table, catalog: Catalog
) -> TableRelationship | None:
    using = relationship.using
    match using:
        case OwnForeignKey(columns):
            for key in table.foreign_keys:
                if set(key.columns) == set(columns):
                    nullable = any(table.columns[name].nullable for name in columns)
                    pairs = tuple(zip(key.columns, key.foreign_columns, strict=True))
                    return TableRelationship(
                        relationship.name,
                        is_array,
                        key.foreign_table,
                        Join(pairs),
                        nullable,
                        True,
                        True,
                        relationship.comment,
                    )
        case RemoteForeignKey(other, columns):
            remote = catalog.tables.get(other)
            for key in remote.foreign_keys if remote else ():
                if set(key.columns) == set(columns) and key.foreign_table == table.name:
                    pairs = tuple(zip(key.foreign_columns, key.columns, strict=True))
                    return TableRelationship(
                        relationship.name, is_array, other, Join(pairs), True, False, False, relationship.comment
                    )
        case ManualTable(other, mapping, order):
            if other in catalog.tables:
                return TableRelationship(
                    relationship.name,
                    is_array,
                    other,
                    Join(tuple(mapping.items())),
                    True,
                    False,
                    not is_array and order != "after_parent",
                    relationship.comment,
                )
    return None


def _resolve_computed(item: ComputedField, table: Table, catalog: Catalog) -> ComputedColumn | None:
    overloads = catalog.functions.get(item.definition.function, ())
    for function in overloads:
        arguments = list(function.arguments)
        wanted = item.definition.table_argument
        row = next(
            (
                argument
                for argument in arguments
                if argument.type.composite_of == table.name and (wanted is None or argument.name == wanted)
            ),
            None,
        )
        if row is None:
            continue
        session = item.definition.session_argument
        rest = tuple(
            argument
            for argument in arguments
            if argument is not row and (session is None or argument.name != session)
        )
        return ComputedColumn(
            item.name,
            function,
            row,
            session,
            rest,
            function.returns_table,
            function.comment if item.comment is None else item.comment,
        )
    return None


def _resolve_function(metadata: FunctionMetadata, catalog: Catalog, source: Source) -> SourceFunction | None:
    overloads = catalog.functions.get(metadata.function, ())
    if not overloads:
        return None
    function = overloads[0]
    row_table = function.returns_table
    if row_table is None or row_table not in source.tables or row_table not in catalog.tables:
        return None
    configuration = metadata.configuration
    exposed: Literal["query", "mutation"] = "mutation" if function.volatility == "v" else "query"
    session = configuration.session_argument
    rest = tuple(argument for argument in function.arguments if session is None or argument.name != session)
    return SourceFunction(function, metadata, row_table, configuration.exposed_as or exposed, session, rest)

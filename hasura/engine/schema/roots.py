"""Root fields that read and write tables, under the names the metadata gives them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hasura.engine.metadata.tables import CustomRootField
from hasura.engine.schema.access import TableAccess
from hasura.engine.schema.conditions import bool_exp_type
from hasura.engine.schema.context import SchemaContext, type_name
from hasura.engine.schema.meanings import SelectMeaning, SelectShape, WriteColumnMeaning
from hasura.engine.schema.names import Name
from hasura.engine.schema.scalars import builtin_scalar, column_type
from hasura.engine.schema.source import ResolvedSource
from hasura.engine.schema.tables import aggregate_type, row_type, select_arguments
from hasura.engine.schema.types import (
    EnumItem,
    EnumType,
    InputField,
    InputObjectType,
    ListOf,
    NonNull,
    OutputField,
    TypeRef,
    by_name,
    list_of_rows,
)


@dataclass(frozen=True, slots=True)
class RootNames:
    """Name and description of one root field."""

    name: str
    description: str | None


def root_names(
    source: ResolvedSource, default: Name, custom: CustomRootField | None, description: str
) -> RootNames:
    """The custom name and comment where there are any, else the generated ones."""
    name = default
    if custom is not None:
        if custom.name is not None:
            name = Name((custom.name,), custom=True)
        if custom.comment is not None:
            description = custom.comment
    return RootNames(source.naming.root_field(name), description or None)


def select_fields(
    context: SchemaContext, source: ResolvedSource, access: TableAccess, live: bool
) -> Iterator[OutputField]:
    """The query fields of a table, or with `live` its subscription fields."""
    select = access.select
    if select is None:
        return
    table = access.table
    base = table.base_name
    custom = table.metadata.configuration.custom_root_fields
    allowed = select.subscription_roots if live else select.query_roots
    fetch = f'fetch data from the table: "{table.name}"'
    rows = row_type(context, source, access)

    def offered(root: str) -> bool:
        return allowed is None or root in allowed

    def field(
        shape: SelectShape, names: RootNames, kind: TypeRef, arguments: dict[str, InputField]
    ) -> OutputField:
        meaning = SelectMeaning(source, access, shape)
        return OutputField(names.name, kind, meaning, arguments, names.description)

    if offered("select"):
        names = root_names(source, base, custom.select, fetch)
        yield field("many", names, list_of_rows(rows), select_arguments(context, source, access))
    if select.aggregations and offered("select_aggregate"):
        aggregate = aggregate_type(context, source, access, select)
        text = f'fetch aggregated fields from the table: "{table.name}"'
        names = root_names(source, base + "aggregate", custom.select_aggregate, text)
        yield field("aggregate", names, NonNull(aggregate), select_arguments(context, source, access))
    key = table.primary_key
    if key and all(column in select.columns for column in key) and offered("select_by_pk"):
        names = root_names(source, base + "by_pk", custom.select_by_pk, f"{fetch} using primary key columns")
        yield field("by_pk", names, rows, key_arguments(context, source, access))
    if live and offered("select_stream"):
        text = f'fetch data from the table in a streaming manner: "{table.name}"'
        names = root_names(source, base + "stream", custom.select_stream, text)
        yield field("stream", names, list_of_rows(rows), _stream_arguments(context, source, access))


def key_arguments(context: SchemaContext, source: ResolvedSource, access: TableAccess) -> dict[str, InputField]:
    """The columns of the primary key, each required."""
    fields = []
    for name in access.table.primary_key:
        column = access.table.columns[name]
        kind = NonNull(column_type(context, source, column))  # type: ignore[arg-type] # never non-null itself
        meaning = WriteColumnMeaning(column)
        fields.append(InputField(column.graphql_name, kind, meaning, column.description))
    return by_name(fields)


def _stream_arguments(
    context: SchemaContext, source: ResolvedSource, access: TableAccess
) -> dict[str, InputField]:
    naming = source.naming
    cursor_name = type_name(source, access.table, "stream_cursor_input")
    value_name = type_name(source, access.table, "stream_cursor_value_input")

    def values() -> dict[str, InputField]:
        fields = []
        for name in access.select.columns if access.select else ():
            column = access.table.columns[name]
            kind = column_type(context, source, column)
            meaning = WriteColumnMeaning(column)
            fields.append(InputField(column.graphql_name, kind, meaning, column.description))
        return by_name(fields)

    def cursor() -> dict[str, InputField]:
        value = context.define(
            value_name,
            lambda: InputObjectType(
                value_name, values, "Initial value of the column from where the streaming should start"
            ),
        )
        initial = naming.argument("initial_value")
        return by_name(
            [
                InputField(initial, NonNull(value), None, "Stream column input with initial value"),
                InputField("ordering", _cursor_ordering(context, source), None, "cursor ordering"),
            ]
        )

    kind = context.define(
        cursor_name,
        lambda: InputObjectType(cursor_name, cursor, f'Streaming cursor of the table "{access.table.name}"'),
    )
    integer = builtin_scalar(context, "Int")
    size = naming.argument("batch_size")
    return by_name(
        [
            InputField(size, NonNull(integer), None, "maximum number of rows returned in a single batch"),
            InputField(
                "cursor", NonNull(ListOf(kind)), None, "cursor to stream the results returned by the query"
            ),
            InputField("where", bool_exp_type(context, source, access), None, "filter the rows returned"),
        ]
    )


def _cursor_ordering(context: SchemaContext, source: ResolvedSource) -> EnumType:
    name = source.naming.builtin_type("cursor_ordering")
    items = {
        "ASC": EnumItem("ASC", "ascending ordering of the cursor", False),
        "DESC": EnumItem("DESC", "descending ordering of the cursor", True),
    }
    return context.define(name, lambda: EnumType(name, items, "ordering argument of a cursor"))

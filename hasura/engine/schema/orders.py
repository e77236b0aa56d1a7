"""Input types that say in what order: `<table>_order_by` and the orders by aggregates in it."""

from __future__ import annotations

from typing import Final

from hasura.engine.schema.access import SelectAccess, TableAccess
from hasura.engine.schema.context import SchemaContext, type_name
from hasura.engine.schema.meanings import (
    AggregateOrderMeaning,
    ColumnMeaning,
    ComputedMeaning,
    RelationshipMeaning,
)
from hasura.engine.schema.scalars import NUMERIC_TYPES, is_comparable
from hasura.engine.schema.source import ResolvedSource
from hasura.engine.schema.types import EnumItem, EnumType, InputField, InputObjectType, by_name

NUMERIC_FUNCTIONS: Final = (
    *("avg", "stddev", "stddev_pop", "stddev_samp", "sum", "var_pop", "var_samp", "variance"),
)
COMPARABLE_FUNCTIONS: Final = ("max", "min")

_DIRECTIONS: Final = (
    ("asc", "in ascending order, nulls last", (False, False)),
    ("asc_nulls_first", "in ascending order, nulls first", (False, True)),
    ("asc_nulls_last", "in ascending order, nulls last", (False, False)),
    ("desc", "in descending order, nulls first", (True, True)),
    ("desc_nulls_first", "in descending order, nulls first", (True, True)),
    ("desc_nulls_last", "in descending order, nulls last", (True, False)),
)


def order_by_enum(context: SchemaContext, source: ResolvedSource) -> EnumType:
    """`order_by`; a value means (descending, nulls first)."""
    naming = source.naming
    name = naming.builtin_type("order_by")

    def make() -> EnumType:
        items = {
            naming.enum_value(value): EnumItem(naming.enum_value(value), description, meaning)
            for value, description, meaning in _DIRECTIONS
        }
        return EnumType(name, items, "column ordering options")

    return context.define(name, make)


def order_by_type(context: SchemaContext, source: ResolvedSource, access: TableAccess) -> InputObjectType:
    """`<table>_order_by` for the role."""
    name = type_name(source, access.table, "order_by")
    description = f'Ordering options when selecting data from "{access.table.name}".'
    return context.define(
        name,
        lambda: InputObjectType(name, lambda: by_name(_order_fields(context, source, access)), description),
    )


def _order_fields(context: SchemaContext, source: ResolvedSource, access: TableAccess) -> list[InputField]:
    if access.select is None:
        return []
    direction = order_by_enum(context, source)
    table = access.table
    fields: list[InputField] = []
    for name, visible_if in access.select.columns.items():
        column = table.columns[name]
        fields.append(InputField(column.graphql_name, direction, ColumnMeaning(column, visible_if)))
    for relationship in table.relationships.values():
        target = context.access(source, relationship.target)
        if target.select is None:
            continue
        if not relationship.is_array:
            kind = order_by_type(context, source, target)
            fields.append(InputField(relationship.name, kind, RelationshipMeaning(relationship, target)))
        elif target.select.aggregations:
            meaning = RelationshipMeaning(relationship, target, aggregate=True)
            kind = _aggregate_order_type(context, source, target, target.select)
            name = source.naming.argument(f"{relationship.name}_aggregate")
            fields.append(InputField(name, kind, meaning))
    return [*fields, *_computed_fields(context, source, access, access.select)]


def _computed_fields(
    context: SchemaContext, source: ResolvedSource, access: TableAccess, select: SelectAccess
) -> list[InputField]:
    direction = order_by_enum(context, source)
    fields = []
    for name, visible_if in select.computed.items():
        computed = access.table.computed[name]
        if computed.arguments:
            continue
        if computed.returns_table is None:
            fields.append(InputField(name, direction, ComputedMeaning(computed, visible_if)))
        elif computed.returns_set and computed.returns_table in source.tables:
            target = context.access(source, computed.returns_table)
            if target.select is not None and target.select.aggregations:
                kind = _aggregate_order_type(context, source, target, target.select)
                shown = source.naming.argument(f"{name}_aggregate")
                fields.append(InputField(shown, kind, ComputedMeaning(computed, visible_if, target)))
    return fields


def columns_for(function: str, access: TableAccess, select: SelectAccess) -> list[ColumnMeaning]:
    """The columns an aggregate function is offered for."""
    table = access.table
    result = []
    for name, visible_if in select.columns.items():
        column = table.columns[name]
        if column.enum is not None:
            continue
        numeric = column.type.name in NUMERIC_TYPES
        if numeric if function in NUMERIC_FUNCTIONS else is_comparable(column.type):
            result.append(ColumnMeaning(column, visible_if))
    return result


def _aggregate_order_type(
    context: SchemaContext, source: ResolvedSource, access: TableAccess, select: SelectAccess
) -> InputObjectType:
    name = type_name(source, access.table, "aggregate_order_by")
    direction = order_by_enum(context, source)

    def function_field(function: str, columns: list[ColumnMeaning]) -> InputField:
        function_type_name = type_name(source, access.table, f"{function}_order_by")
        made = context.define(
            function_type_name,
            lambda: InputObjectType(
                function_type_name,
                lambda: by_name([InputField(item.column.graphql_name, direction, item) for item in columns]),
                f'order by {function}() on columns of table "{access.table.name}"',
            ),
        )
        return InputField(source.naming.argument(function), made, AggregateOrderMeaning(function))

    def build() -> dict[str, InputField]:
        fields = [InputField("count", direction, AggregateOrderMeaning("count"))]
        for function in sorted((*NUMERIC_FUNCTIONS, *COMPARABLE_FUNCTIONS)):
            columns = columns_for(function, access, select)
            if columns:
                fields.append(function_field(function, columns))
        return by_name(fields)

    description = f'order by aggregate values of table "{access.table.name}"'
    return context.define(name, lambda: InputObjectType(name, build, description))

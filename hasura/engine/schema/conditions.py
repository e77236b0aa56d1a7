"""Input types that say which rows: `<table>_bool_exp` and the aggregate conditions in it."""

from __future__ import annotations

from hasura.engine.schema.access import SelectAccess, TableAccess
from hasura.engine.schema.columns import select_column_enum
from hasura.engine.schema.context import SchemaContext, type_name
from hasura.engine.schema.meanings import (
    AggregateConditionMeaning,
    AggregatePredicateMeaning,
    ColumnMeaning,
    ComputedMeaning,
    ConnectiveMeaning,
    RelationshipMeaning,
)
from hasura.engine.schema.scalars import builtin_scalar, comparison_type, scalar_comparison_type
from hasura.engine.schema.source import ResolvedSource, TableRelationship
from hasura.engine.schema.types import InputField, InputObjectType, ListOf, NonNull, by_name


def bool_exp_type(context: SchemaContext, source: ResolvedSource, access: TableAccess) -> InputObjectType:
    """`<table>_bool_exp` for the role."""
    name = type_name(source, access.table, "bool_exp")
    description = (
        f'Boolean expression to filter rows from the table "{access.table.name}". '
        "All fields are combined with a logical 'AND'."
    )
    return context.define(
        name,
        lambda: InputObjectType(name, lambda: by_name(_condition_fields(context, source, access)), description),
    )


def _condition_fields(context: SchemaContext, source: ResolvedSource, access: TableAccess) -> list[InputField]:
    own = bool_exp_type(context, source, access)
    fields = [
        InputField("_and", ListOf(NonNull(own)), ConnectiveMeaning("and")),
        InputField("_not", own, ConnectiveMeaning("not")),
        InputField("_or", ListOf(NonNull(own)), ConnectiveMeaning("or")),
    ]
    if access.select is None:
        return fields
    table = access.table
    for name, visible_if in access.select.columns.items():
        column = table.columns[name]
        comparison = comparison_type(context, source, column)
        fields.append(InputField(column.graphql_name, comparison, ColumnMeaning(column, visible_if)))
    for relationship in table.relationships.values():
        target = context.access(source, relationship.target)
        if target.select is None:
            continue
        condition = bool_exp_type(context, source, target)
        meaning = RelationshipMeaning(relationship, target)
        fields.append(InputField(relationship.name, condition, meaning))
        if relationship.is_array and target.select.aggregations:
            fields.append(_aggregate_field(context, source, relationship, target, target.select))
    fields += _computed_fields(context, source, access, access.select)
    return fields


def _computed_fields(
    context: SchemaContext, source: ResolvedSource, access: TableAccess, select: SelectAccess
) -> list[InputField]:
    fields = []
    for name, visible_if in select.computed.items():
        computed = access.table.computed[name]
        if computed.arguments:
            continue
        if computed.returns_table is None:
            comparison = scalar_comparison_type(context, source, computed.function.return_type)
            fields.append(InputField(name, comparison, ComputedMeaning(computed, visible_if)))
        elif computed.returns_table in source.tables:
            target = context.access(source, computed.returns_table)
            if target.select is not None:
                condition = bool_exp_type(context, source, target)
                fields.append(InputField(name, condition, ComputedMeaning(computed, visible_if, target)))
    return fields


def _aggregate_field(
    context: SchemaContext,
    source: ResolvedSource,
    relationship: TableRelationship,
    target: TableAccess,
    select: SelectAccess,
) -> InputField:
    name = type_name(source, target.table, "aggregate_bool_exp")

    def build() -> dict[str, InputField]:
        fields = [_predicate(context, source, target, "count", "int4", None)]
        booleans = tuple(column for column in select.columns if target.table.columns[column].type.name == "bool")
        if booleans:
            fields.append(_predicate(context, source, target, "bool_and", "bool", booleans))
            fields.append(_predicate(context, source, target, "bool_or", "bool", booleans))
        return by_name(fields)

    kind = context.define(name, lambda: InputObjectType(name, build))
    field_name = source.naming.argument(f"{relationship.name}_aggregate")
    return InputField(field_name, kind, AggregateConditionMeaning(relationship, target))


def _predicate(
    context: SchemaContext,
    source: ResolvedSource,
    target: TableAccess,
    function: str,
    result: str,
    columns: tuple[str, ...] | None,
) -> InputField:
    name = type_name(source, target.table, f"aggregate_bool_exp_{function}")
    result_type = source.catalog.types[result]

    def build() -> dict[str, InputField]:
        fields: list[InputField] = []
        if columns is None:
            chosen = select_column_enum(context, source, target)
            if chosen is not None:
                fields.append(InputField("arguments", ListOf(NonNull(chosen))))
        else:
            suffix = f"select_column_{type_name(source, target.table)}_aggregate_bool_exp_{function}"
            if source.naming.graphql_case:
                suffix = f"select_column_aggregate_bool_exp_{function}"
            some = select_column_enum(context, source, target, columns, f"{suffix}_arguments_columns")
            if some is not None:
                fields.append(InputField("arguments", NonNull(some)))
        fields.append(InputField("distinct", builtin_scalar(context, "Boolean")))
        fields.append(InputField("filter", bool_exp_type(context, source, target)))
        comparison = scalar_comparison_type(context, source, result_type)
        fields.append(InputField("predicate", NonNull(comparison)))
        return by_name(fields)

    kind = context.define(name, lambda: InputObjectType(name, build))
    meaning = AggregatePredicateMeaning(function, result_type)
    return InputField(source.naming.argument(function), kind, meaning)

"""Input types of mutations: what may be inserted, set, and done on conflict."""

from __future__ import annotations

from hasura.engine.schema.access import InsertAccess, TableAccess, UpdateAccess
from hasura.engine.schema.conditions import bool_exp_type
from hasura.engine.schema.context import SchemaContext, type_name
from hasura.engine.schema.meanings import (
    NestedInsertMeaning,
    UpdateOperatorMeaning,
    WriteColumnMeaning,
)
from hasura.engine.schema.roots import key_arguments
from hasura.engine.schema.scalars import NUMERIC_TYPES, builtin_scalar, column_type
from hasura.engine.schema.source import ResolvedSource, TableColumn, TableRelationship
from hasura.engine.schema.types import (
    EnumItem,
    EnumType,
    InputField,
    InputObjectType,
    ListOf,
    NonNull,
    TypeRef,
    by_name,
)


def may_insert(context: SchemaContext, access: TableAccess) -> InsertAccess | None:
    """The insert right as far as this request may use it."""
    right = access.insert
    return None if right is None or (right.backend_only and not context.backend_only) else right


def may_update(context: SchemaContext, access: TableAccess) -> UpdateAccess | None:
    """The update right as far as this request may use it."""
    right = access.update
    return None if right is None or (right.backend_only and not context.backend_only) else right


def insert_input_type(
    context: SchemaContext, source: ResolvedSource, access: TableAccess, right: InsertAccess
) -> InputObjectType:
    """`<table>_insert_input`"""
    name = type_name(source, access.table, "insert_input")

    def build() -> dict[str, InputField]:
        fields = [_column_input(context, source, access.table.columns[column]) for column in right.columns]
        for relationship in access.table.relationships.values():
            field = _nested_insert(context, source, relationship)
            if field is not None:
                fields.append(field)
        return by_name(fields)

    description = f'input type for inserting data into table "{access.table.name}"'
    return context.define(name, lambda: InputObjectType(name, build, description))


def _column_input(context: SchemaContext, source: ResolvedSource, column: TableColumn) -> InputField:
    kind = column_type(context, source, column)
    return InputField(column.graphql_name, kind, WriteColumnMeaning(column), column.description)


def _nested_insert(
    context: SchemaContext, source: ResolvedSource, relationship: TableRelationship
) -> InputField | None:
    target = context.access(source, relationship.target)
    right = may_insert(context, target)
    if right is None:
        return None
    suffix = "arr_rel_insert_input" if relationship.is_array else "obj_rel_insert_input"
    name = type_name(source, target.table, suffix)

    def build() -> dict[str, InputField]:
        inner: TypeRef = insert_input_type(context, source, target, right)
        data = NonNull(ListOf(NonNull(inner)) if relationship.is_array else inner)  # type: ignore[arg-type] # never non-null
        fields = [InputField("data", data), *conflict_arguments(context, source, target)]
        return by_name(fields)

    kind_of_relation = "array" if relationship.is_array else "object"
    description = f"input type for inserting {kind_of_relation} relation for remote table"
    kind = context.define(name, lambda: InputObjectType(name, build, f'{description} "{target.table.name}"'))
    return InputField(relationship.name, kind, NestedInsertMeaning(relationship, target))


def conflict_arguments(context: SchemaContext, source: ResolvedSource, access: TableAccess) -> list[InputField]:
    """`on_conflict`, where the table has a key and the role may update."""
    table = access.table.table
    right = may_update(context, access)
    constraints = [*((table.primary_key,) if table.primary_key else ()), *table.unique_constraints]
    if right is None or not constraints:
        return []
    name = type_name(source, access.table, "on_conflict")
    naming = source.naming

    def build() -> dict[str, InputField]:
        columns = update_column_enum(context, source, access, right)
        names = _constraint_enum(context, source, access)
        update_columns = naming.argument("update_columns")
        return by_name(
            [
                InputField("constraint", names if context.world.older_operators else NonNull(names)),
                InputField(update_columns, NonNull(ListOf(NonNull(columns))), default="[]"),
                InputField("where", bool_exp_type(context, source, access)),
            ]
        )

    kind = context.define(
        name, lambda: InputObjectType(name, build, f'on_conflict condition type for table "{access.table.name}"')
    )
    return [InputField(naming.argument("on_conflict"), kind, None, "upsert condition")]


def _constraint_enum(context: SchemaContext, source: ResolvedSource, access: TableAccess) -> EnumType:
    name = type_name(source, access.table, "constraint")
    table = access.table.table
    constraints = [*((table.primary_key,) if table.primary_key else ()), *table.unique_constraints]

    def make() -> EnumType:
        items = {}
        for constraint in sorted(constraints, key=lambda item: item.name):
            columns = ", ".join(f'"{column}"' for column in constraint.columns)
            description = f"unique or primary key constraint on columns {columns}"
            items[constraint.name] = EnumItem(constraint.name, description, constraint.name)
        return EnumType(name, items, f'unique or primary key constraints on table "{access.table.name}"')

    return context.define(name, make)


def update_column_enum(
    context: SchemaContext, source: ResolvedSource, access: TableAccess, right: UpdateAccess
) -> EnumType:
    """`<table>_update_column`; a value means the column's name."""
    name = type_name(source, access.table, "update_column")

    def make() -> EnumType:
        items = {}
        for column_name in right.columns:
            column = access.table.columns[column_name]
            value = source.naming.enum_value(column.graphql_name)
            items[value] = EnumItem(value, "column name", column.name)
        if not items:
            items["_PLACEHOLDER"] = EnumItem("_PLACEHOLDER", "placeholder (do not use)", None)
        return EnumType(name, items, f'update columns of table "{access.table.name}"')

    return context.define(name, make)


_JSON_OPERATORS = (
    ("append", "_append", "append existing jsonb value of filtered columns with new jsonb value"),
    (
        *("delete_at_path", "_delete_at_path"),
        "delete the field or element with specified path (for JSON arrays, negative integers count from the end)",
    ),
    (
        *("delete_elem", "_delete_elem"),
        (
            "delete the array element with specified index (negative integers count from the end). "
            "throws an error if top level container is not an array"
        ),
    ),
    (
        *("delete_key", "_delete_key"),
        "delete key/value pair or string element. key/value pairs are matched based on their key value",
    ),
    ("prepend", "_prepend", "prepend existing jsonb value of filtered columns with new jsonb value"),
)


def update_arguments(
    context: SchemaContext, source: ResolvedSource, access: TableAccess, right: UpdateAccess
) -> list[InputField]:
    """`_set`, `_inc` and the operators on jsonb, each for the columns it fits."""
    table = access.table
    columns = [table.columns[name] for name in right.columns]
    numeric = [item for item in columns if item.type.name in NUMERIC_TYPES]
    jsonb = [item for item in columns if item.type.name == "jsonb"]
    fields = []
    if columns:
        text = "sets the columns of the filtered rows to the given values"
        fields.append(_operator(context, source, access, "set", "_set", columns, text))
    if numeric:
        text = "increments the numeric columns with given value of the filtered values"
        fields.append(_operator(context, source, access, "inc", "_inc", numeric, text))
    if numeric and context.world.older_operators:
        fields.append(_operator(context, source, access, "mul", "_mul", numeric, "multiplies the columns"))
    if columns and context.world.older_operators:
        text = "sets the columns to their defaults"
        fields.append(_operator(context, source, access, "default", "_default", columns, text))
    if jsonb:
        fields += [
            _operator(context, source, access, suffix, name, jsonb, text) for suffix, name, text in _JSON_OPERATORS
        ]
    return fields


def _operator(
    context: SchemaContext,
    source: ResolvedSource,
    access: TableAccess,
    suffix: str,
    operator: str,
    columns: list[TableColumn],
    description: str,
) -> InputField:
    name = type_name(source, access.table, f"{suffix}_input")

    def operand(column: TableColumn) -> TypeRef:
        if operator == "_delete_key":
            return builtin_scalar(context, "String")
        if operator == "_default":
            return builtin_scalar(context, "Boolean")
        if operator == "_delete_elem":
            return builtin_scalar(context, "Int")
        if operator == "_delete_at_path":
            return ListOf(NonNull(builtin_scalar(context, "String")))
        return column_type(context, source, column)

    def build() -> dict[str, InputField]:
        return by_name(
            [
                InputField(item.graphql_name, operand(item), WriteColumnMeaning(item), item.description)
                for item in columns
            ]
        )

    text = f'input type for updating data in table "{access.table.name}"' if operator == "_set" else description
    if operator == "_inc":
        text = f'input type for incrementing numeric columns in table "{access.table.name}"'
    kind = context.define(name, lambda: InputObjectType(name, build, text))
    shown = source.naming.operator(operator)
    return InputField(shown, kind, UpdateOperatorMeaning(operator), description)


def pk_columns_type(context: SchemaContext, source: ResolvedSource, access: TableAccess) -> InputObjectType:
    """`<table>_pk_columns_input`"""
    name = type_name(source, access.table, "pk_columns_input")
    description = f"primary key columns input for table: {access.table.name}"
    return context.define(
        name, lambda: InputObjectType(name, lambda: key_arguments(context, source, access), description)
    )


def updates_type(
    context: SchemaContext, source: ResolvedSource, access: TableAccess, right: UpdateAccess
) -> InputObjectType:
    """`<table>_updates`: one update of `update_<table>_many`."""
    name = type_name(source, access.table, "updates")

    def build() -> dict[str, InputField]:
        where = bool_exp_type(context, source, access)
        fields = update_arguments(context, source, access, right)
        fields.append(InputField("where", NonNull(where), None, "filter the rows which have to be updated"))
        return by_name(fields)

    return context.define(name, lambda: InputObjectType(name, build))

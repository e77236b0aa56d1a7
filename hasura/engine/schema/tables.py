"""Output types of a table: its rows, and aggregates over them, with the arguments that select."""

from __future__ import annotations

from hasura.engine.catalog.model import FunctionArgument
from hasura.engine.metadata.relationships import ManualNativeQuery, RemoteRelationship
from hasura.engine.plan.conditions import TRUE
from hasura.engine.schema.access import SelectAccess, TableAccess
from hasura.engine.schema.columns import select_column_enum
from hasura.engine.schema.computed import argument_name
from hasura.engine.schema.conditions import bool_exp_type
from hasura.engine.schema.context import SchemaContext, type_name
from hasura.engine.schema.meanings import (
    ColumnMeaning,
    ComputedMeaning,
    FunctionArgumentMeaning,
    RelationshipMeaning,
    RemoteMeaning,
)
from hasura.engine.schema.names import Name, split_snake
from hasura.engine.schema.orders import COMPARABLE_FUNCTIONS, NUMERIC_FUNCTIONS, columns_for, order_by_type
from hasura.engine.schema.scalars import builtin_scalar, column_type, scalar_type
from hasura.engine.schema.source import ComputedColumn, ResolvedSource, TableColumn, TableRelationship
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


def row_type(context: SchemaContext, source: ResolvedSource, access: TableAccess) -> ObjectType:
    """The object type of a table's rows for the role."""
    name = type_name(source, access.table)
    table = access.table
    comment = table.metadata.configuration.comment
    if comment is None:
        comment = table.table.comment or f'columns and relationships of "{table.name}"'
    return context.define(
        name,
        lambda: ObjectType(name, lambda: by_name(row_fields(context, source, access)), comment or None),
    )


def row_fields(context: SchemaContext, source: ResolvedSource, access: TableAccess) -> list[OutputField]:
    """What a role may ask of a table's rows."""
    select = access.select
    if select is None:
        return []
    fields = [
        _column_field(
            context, source, access.table.columns[name], ColumnMeaning(access.table.columns[name], visible_if)
        )
        for name, visible_if in select.columns.items()
    ]
    for relationship in access.table.relationships.values():
        fields += relationship_fields(context, source, relationship)
    metadata = access.table.metadata
    for is_array, group in ((False, metadata.object_relationships), (True, metadata.array_relationships)):
        for item in group.values():
            if isinstance(item.using, ManualNativeQuery):
                fields += _native_fields(context, source, item.name, item.using, is_array)
    for remote in metadata.remote_relationships.values():
        fields += _remote_fields(context, access, remote)
    for name, visible_if in select.computed.items():
        computed = access.table.computed[name]
        field = _computed_field(context, source, access, computed, ComputedMeaning(computed, visible_if))
        if field is not None:
            fields.append(field)
    return fields


def _native_fields(
    context: SchemaContext, source: ResolvedSource, name: str, using: ManualNativeQuery, is_array: bool
) -> list[OutputField]:
    from hasura.engine.schema.native import related_native  # native queries' rows lead back to tables

    return related_native(context, source, name, using, is_array)


def _column_field(
    context: SchemaContext, source: ResolvedSource, column: TableColumn, meaning: ColumnMeaning
) -> OutputField:
    kind: TypeRef = column_type(context, source, column)
    if not column.nullable and meaning.visible_if == TRUE:
        kind = NonNull(kind)  # type: ignore[arg-type] # a column's type is never non-null itself
    arguments = path_argument(context) if column.type.name in {"json", "jsonb"} else {}
    return OutputField(column.graphql_name, kind, meaning, arguments, column.description)


def path_argument(context: SchemaContext) -> dict[str, InputField]:
    """The argument that picks a part of a json value."""
    return by_name([InputField("path", builtin_scalar(context, "String"), None, "JSON select path")])


def relationship_fields(
    context: SchemaContext, source: ResolvedSource, relationship: TableRelationship
) -> list[OutputField]:
    """The field of a relationship to a table and that of its aggregates, as far as the role has them."""
    target = context.access(source, relationship.target)
    if target.select is None:
        return []
    rows = row_type(context, source, target)
    name, meaning = relationship.name, RelationshipMeaning(relationship, target)
    comment = relationship.comment
    if not relationship.is_array:
        kind: TypeRef = rows if relationship.nullable else NonNull(rows)
        return [OutputField(name, kind, meaning, {}, comment or "An object relationship")]
    arguments = select_arguments(context, source, target)
    fields = [OutputField(name, list_of_rows(rows), meaning, arguments, comment or "An array relationship")]
    if target.select.aggregations:
        aggregate = aggregate_type(context, source, target, target.select)
        both = RelationshipMeaning(relationship, target, aggregate=True)
        field_name = source.naming.argument(f"{name}_aggregate")
        fields.append(OutputField(field_name, NonNull(aggregate), both, arguments, "An aggregate relationship"))
    return fields


def _remote_fields(
    context: SchemaContext, access: TableAccess, relationship: RemoteRelationship
) -> list[OutputField]:
    """Fields of a relationship to another source; only where the role sees both ends of it."""
    definition, select = relationship.definition.to_source, access.select
    source = None if definition is None else context.world.sources.get(definition.source)
    if definition is None or select is None or source is None or definition.table not in source.tables:
        return []
    target = context.access(source, definition.table)
    mapping = definition.field_mapping
    if target.select is None or not set(mapping) <= set(select.columns):
        return []
    columns = tuple((access.table.columns[own], other) for own, other in mapping.items())
    rows, is_array = row_type(context, source, target), definition.relationship_type == "array"
    meaning = RemoteMeaning(columns, source, target, is_array)
    if not is_array:
        return [OutputField(relationship.name, rows, meaning)]
    arguments = select_arguments(context, source, target)
    fields = [OutputField(relationship.name, list_of_rows(rows), meaning, arguments)]
    if target.select.aggregations:
        kind = NonNull(aggregate_type(context, source, target, target.select))
        both = RemoteMeaning(columns, source, target, is_array, aggregate=True)
        fields.append(OutputField(f"{relationship.name}_aggregate", kind, both, arguments))
    return fields


def _computed_field(
    context: SchemaContext,
    source: ResolvedSource,
    access: TableAccess,
    computed: ComputedColumn,
    meaning: ComputedMeaning,
) -> OutputField | None:
    description = computed.comment
    if description is None:
        description = f'A computed field, executes function "{computed.function.name}"'
    arguments = _computed_arguments(context, source, access, computed)
    if computed.returns_table is None:
        kind = computed.function.return_type
        if kind.name in {"json", "jsonb"}:
            arguments |= path_argument(context)
        return OutputField(computed.name, scalar_type(context, kind), meaning, arguments, description or None)
    if computed.returns_table not in source.tables:
        return None
    target = context.access(source, computed.returns_table)
    if target.select is None:
        return None
    rows = row_type(context, source, target)
    found = ComputedMeaning(computed, meaning.visible_if, target)
    if not computed.returns_set:
        return OutputField(computed.name, rows, found, arguments, description or None)
    arguments |= select_arguments(context, source, target)
    return OutputField(computed.name, ListOf(NonNull(rows)), found, arguments, description or None)


def _computed_arguments(
    context: SchemaContext, source: ResolvedSource, access: TableAccess, computed: ComputedColumn
) -> dict[str, InputField]:
    if not computed.arguments:
        return {}
    name = source.naming.type(
        Name((*split_snake(computed.name), *access.table.base_name.parts, "args"), access.table.base_name.custom)
    )
    kind = function_arguments_type(
        context,
        name,
        computed.arguments,
        computed.function.arguments,
        f'input parameters for computed field "{computed.name}"',
    )
    required = all(not argument.has_default for argument in computed.arguments)
    field_type: TypeRef = NonNull(kind) if required else kind
    return by_name([InputField("args", field_type)])


def function_arguments_type(
    context: SchemaContext,
    name: str,
    arguments: tuple[FunctionArgument, ...],
    positions: tuple[FunctionArgument, ...],
    description: str | None,
) -> InputObjectType:
    """The input type of a function's arguments; `positions` are all, for the names of nameless ones."""

    def build() -> dict[str, InputField]:
        fields = []
        for argument in arguments:
            shown = argument_name(argument, positions.index(argument))
            kind = scalar_type(context, argument.type)
            fields.append(InputField(shown, kind, FunctionArgumentMeaning(shown, argument.type)))
        return by_name(fields)

    return context.define(name, lambda: InputObjectType(name, build, description))


def select_arguments(context: SchemaContext, source: ResolvedSource, access: TableAccess) -> dict[str, InputField]:
    """`distinct_on`, `limit`, `offset`, `order_by`, `where`."""
    naming = source.naming
    integer = builtin_scalar(context, "Int")
    fields: list[InputField] = []
    columns = select_column_enum(context, source, access)
    if columns is not None:
        fields.append(
            InputField(
                naming.argument("distinct_on"), ListOf(NonNull(columns)), None, "distinct select on columns"
            )
        )
    fields.append(InputField("limit", integer, None, "limit the number of rows returned"))
    fields.append(InputField("offset", integer, None, "skip the first n rows. Use only with order_by"))
    order = order_by_type(context, source, access)
    fields.append(
        InputField(
            naming.argument("order_by"), ListOf(NonNull(order)), None, "sort the rows by one or more columns"
        )
    )
    condition = bool_exp_type(context, source, access)
    fields.append(InputField("where", condition, None, "filter the rows returned"))
    return by_name(fields)


def aggregate_type(
    context: SchemaContext, source: ResolvedSource, access: TableAccess, select: SelectAccess
) -> ObjectType:
    """`<table>_aggregate`: aggregates and nodes."""
    name = type_name(source, access.table, "aggregate")

    def build() -> dict[str, OutputField]:
        functions = _aggregate_fields_type(context, source, access, select)
        rows = row_type(context, source, access)
        return by_name([OutputField("aggregate", functions), OutputField("nodes", list_of_rows(rows))])

    description = f'aggregated selection of "{access.table.name}"'
    return context.define(name, lambda: ObjectType(name, build, description))


def _aggregate_fields_type(
    context: SchemaContext, source: ResolvedSource, access: TableAccess, select: SelectAccess
) -> ObjectType:
    name = type_name(source, access.table, "aggregate_fields")

    def build() -> dict[str, OutputField]:
        fields = [_count_field(context, source, access)]
        for function in sorted((*NUMERIC_FUNCTIONS, *COMPARABLE_FUNCTIONS)):
            shown = source.naming.argument(function)
            kind = _function_type(context, source, access, select, function)
            if kind is not None:
                fields.append(OutputField(shown, kind, function))
        return by_name(fields)

    description = f'aggregate fields of "{access.table.name}"'
    return context.define(name, lambda: ObjectType(name, build, description))


def _count_field(context: SchemaContext, source: ResolvedSource, access: TableAccess) -> OutputField:
    arguments = []
    columns = select_column_enum(context, source, access)
    if columns is not None:
        arguments.append(InputField("columns", ListOf(NonNull(columns))))
    arguments.append(InputField("distinct", builtin_scalar(context, "Boolean")))
    return OutputField("count", NonNull(builtin_scalar(context, "Int")), "count", by_name(arguments))


def _function_type(
    context: SchemaContext, source: ResolvedSource, access: TableAccess, select: SelectAccess, function: str
) -> ObjectType | None:
    columns = columns_for(function, access, select)
    computed = [
        ComputedMeaning(item, visible_if)
        for name, visible_if in select.computed.items()
        if (item := access.table.computed[name]).returns_table is None and _offers(function, item)
    ]
    if not columns and not computed:
        return None
    name = type_name(source, access.table, f"{function}_fields")
    as_float = function in NUMERIC_FUNCTIONS and function != "sum"

    def build() -> dict[str, OutputField]:
        fields = []
        for item in columns:
            column = item.column
            kind = builtin_scalar(context, "Float") if as_float else column_type(context, source, column)
            fields.append(OutputField(column.graphql_name, kind, item, {}, column.description))
        for found in computed:
            field = _computed_field(context, source, access, found.computed, found)
            if field is not None:
                fields.append(field)
        return by_name(fields)

    description = f"aggregate {source.naming.argument(function)} on columns"
    return context.define(name, lambda: ObjectType(name, build, description))


def _offers(function: str, computed: ComputedColumn) -> bool:
    from hasura.engine.schema.scalars import NUMERIC_TYPES, is_comparable

    kind = computed.function.return_type
    return kind.name in NUMERIC_TYPES if function in NUMERIC_FUNCTIONS else is_comparable(kind)

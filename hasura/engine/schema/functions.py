"""Root fields that call tracked functions."""

from __future__ import annotations

from collections.abc import Iterator

from hasura.engine.schema.context import SchemaContext
from hasura.engine.schema.meanings import FunctionMeaning
from hasura.engine.schema.names import Name, table_name
from hasura.engine.schema.source import ResolvedSource, SourceFunction
from hasura.engine.schema.tables import aggregate_type, function_arguments_type, row_type, select_arguments
from hasura.engine.schema.types import InputField, NonNull, OutputField, TypeRef, by_name, list_of_rows


def function_fields(context: SchemaContext, source: ResolvedSource, exposed_as: str) -> Iterator[OutputField]:
    """The fields of the functions shown in queries (`query`) or mutations (`mutation`)."""
    for function in source.functions.values():
        if function.exposed_as == exposed_as and may_call(context, function):
            yield from _fields(context, source, function)


def may_call(context: SchemaContext, function: SourceFunction) -> bool:
    """Admin always; others by permission, or for query functions by inference where that is on."""
    if context.role == "admin":
        return True
    permitted = context.role in function.metadata.permissions or _inherits(context, context.role, function)
    if function.exposed_as == "mutation" or not context.world.options.infer_function_permissions:
        return permitted
    return True


def _inherits(context: SchemaContext, role: str, function: SourceFunction) -> bool:
    parents = context.world.parents.get(role, ())
    return any(
        parent in function.metadata.permissions or _inherits(context, parent, function) for parent in parents
    )


def _fields(context: SchemaContext, source: ResolvedSource, function: SourceFunction) -> Iterator[OutputField]:
    access = context.access(source, function.row_table)
    if access.select is None:
        return
    configuration = function.metadata.configuration
    base = table_name(function.function.name, configuration.custom_name)
    own = configuration.custom_root_fields
    rows = row_type(context, source, access)
    comment = function.metadata.comment
    described = f'execute function "{function.function.name}"'
    text = comment if comment is not None else f'{described} which returns "{function.row_table}"'
    arguments = _arguments(context, source, function, base)
    name = source.naming.root_field(Name((own.function,), True) if own.function else base)
    meaning = FunctionMeaning(source, function, access)
    if not function.function.returns_set:
        yield OutputField(name, rows, meaning, arguments, text or None)
    else:
        chosen = select_arguments(context, source, access)
        yield OutputField(name, list_of_rows(rows), meaning, arguments | chosen, text or None)
    if access.select.aggregations:
        aggregate = aggregate_type(context, source, access, access.select)
        aggregate_name = base + "aggregate"
        if own.function_aggregate:
            aggregate_name = Name((own.function_aggregate,), True)
        text = f'{described} and query aggregates on result of table type "{function.row_table}"'
        both = FunctionMeaning(source, function, access, aggregate=True)
        name = source.naming.root_field(aggregate_name)
        yield OutputField(
            name, NonNull(aggregate), both, arguments | select_arguments(context, source, access), text
        )


def _arguments(
    context: SchemaContext, source: ResolvedSource, function: SourceFunction, base: Name
) -> dict[str, InputField]:
    if not function.arguments:
        return {}
    kind = function_arguments_type(
        context,
        source.naming.type(base + "args"),
        function.arguments,
        function.function.arguments,
        None,
    )
    required = all(not argument.has_default for argument in function.arguments)
    field_type: TypeRef = NonNull(kind) if required else kind
    text = f'input parameters for function "{function.function.name}"'
    return by_name([InputField("args", field_type, None, text)])

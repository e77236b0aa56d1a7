"""Root fields that write tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hasura.engine.schema.access import TableAccess
from hasura.engine.schema.conditions import bool_exp_type
from hasura.engine.schema.context import SchemaContext, type_name
from hasura.engine.schema.meanings import WriteKind, WriteMeaning
from hasura.engine.schema.roots import RootNames, key_arguments, root_names
from hasura.engine.schema.scalars import builtin_scalar
from hasura.engine.schema.source import ResolvedSource
from hasura.engine.schema.tables import row_type
from hasura.engine.schema.types import (
    InputField,
    ListOf,
    NonNull,
    ObjectType,
    OutputField,
    TypeRef,
    by_name,
    list_of_rows,
)
from hasura.engine.schema.writes import (
    conflict_arguments,
    insert_input_type,
    may_insert,
    may_update,
    pk_columns_type,
    update_arguments,
    updates_type,
)


def write_fields(context: SchemaContext, source: ResolvedSource, access: TableAccess) -> Iterator[OutputField]:
    """The mutation fields of a table for the role."""
    yield from _insert_fields(context, source, access)
    yield from _update_fields(context, source, access)
    yield from _delete_fields(context, source, access)


def response_type(context: SchemaContext, source: ResolvedSource, access: TableAccess) -> ObjectType:
    """`<table>_mutation_response`"""
    name = type_name(source, access.table, "mutation_response")
    naming = source.naming

    def build() -> Mapping[str, OutputField]:
        count = NonNull(builtin_scalar(context, "Int"))
        text = "number of rows affected by the mutation"
        fields = [OutputField(naming.argument("affected_rows"), count, "affected_rows", {}, text)]
        if access.select is not None:
            rows = list_of_rows(row_type(context, source, access))
            text = "data from the rows affected by the mutation"
            fields.append(OutputField("returning", rows, "returning", {}, text))
        return by_name(fields)

    text = f'response of any mutation on the table "{access.table.name}"'
    return context.define(name, lambda: ObjectType(name, build, text))


def _field(
    source: ResolvedSource,
    access: TableAccess,
    kind: WriteKind,
    names: RootNames,
    answer: TypeRef,
    arguments: list[InputField],
) -> OutputField:
    meaning = WriteMeaning(source, access, kind)
    return OutputField(names.name, answer, meaning, by_name(arguments), names.description)


def _has_readable_key(access: TableAccess) -> bool:
    key = access.table.primary_key
    return bool(key) and access.select is not None and all(name in access.select.columns for name in key)


def _insert_fields(context: SchemaContext, source: ResolvedSource, access: TableAccess) -> Iterator[OutputField]:
    right = may_insert(context, access)
    if right is None:
        return
    table = access.table
    custom = table.metadata.configuration.custom_root_fields
    rows = insert_input_type(context, source, access, right)
    conflict = conflict_arguments(context, source, access)
    base = table.base_name.after("insert")
    names = root_names(source, base, custom.insert, f'insert data into the table: "{table.name}"')
    objects = InputField("objects", NonNull(ListOf(NonNull(rows))), None, "the rows to be inserted")
    response = response_type(context, source, access)
    yield _field(source, access, "insert", names, response, [objects, *conflict])
    if access.select is not None:
        text = f'insert a single row into the table: "{table.name}"'
        names = root_names(source, base + "one", custom.insert_one, text)
        one = InputField("object", NonNull(rows), None, "the row to be inserted")
        yield _field(source, access, "insert_one", names, row_type(context, source, access), [one, *conflict])


def _update_fields(context: SchemaContext, source: ResolvedSource, access: TableAccess) -> Iterator[OutputField]:
    right = may_update(context, access)
    if right is None:
        return
    operators = update_arguments(context, source, access, right)
    if not operators:
        return
    table = access.table
    custom = table.metadata.configuration.custom_root_fields
    response = response_type(context, source, access)
    base = table.base_name.after("update")
    condition = bool_exp_type(context, source, access)
    where = InputField("where", NonNull(condition), None, "filter the rows which have to be updated")
    names = root_names(source, base, custom.update, f'update data of the table: "{table.name}"')
    yield _field(source, access, "update", names, response, [*operators, where])
    if _has_readable_key(access):
        text = f'update single row of the table: "{table.name}"'
        names = root_names(source, base + "by_pk", custom.update_by_pk, text)
        key = pk_columns_type(context, source, access)
        columns = InputField(source.naming.argument("pk_columns"), NonNull(key))
        answer = row_type(context, source, access)
        yield _field(source, access, "update_by_pk", names, answer, [*operators, columns])
    names = root_names(
        source, base + "many", custom.update_many, f'update multiples rows of table: "{table.name}"'
    )
    updates = ListOf(NonNull(updates_type(context, source, access, right)))
    argument = InputField("updates", NonNull(updates), None, "updates to execute, in order")
    yield _field(source, access, "update_many", names, ListOf(response), [argument])


def _delete_fields(context: SchemaContext, source: ResolvedSource, access: TableAccess) -> Iterator[OutputField]:
    right = access.delete
    if right is None or (right.backend_only and not context.backend_only):
        return
    table = access.table
    custom = table.metadata.configuration.custom_root_fields
    base = table.base_name.after("delete")
    condition = bool_exp_type(context, source, access)
    where = InputField("where", NonNull(condition), None, "filter the rows which have to be deleted")
    names = root_names(source, base, custom.delete, f'delete data from the table: "{table.name}"')
    yield _field(source, access, "delete", names, response_type(context, source, access), [where])
    if _has_readable_key(access):
        text = f'delete single row from the table: "{table.name}"'
        names = root_names(source, base + "by_pk", custom.delete_by_pk, text)
        arguments = list(key_arguments(context, source, access).values())
        yield _field(source, access, "delete_by_pk", names, row_type(context, source, access), arguments)

"""Rows to insert, with the rows of other tables that are inserted along."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from hasura.engine.catalog.model import TEXT
from hasura.engine.errors import EngineError
from hasura.engine.plan.conditions import TRUE, Condition, conjunction
from hasura.engine.plan.encode import encode_value
from hasura.engine.plan.values import EachOf, Param
from hasura.engine.plan.writes import MANY_ROWS, ChildInsert, Insert, ListedRows, NewRow, OnConflict, ParentInsert
from hasura.engine.planner.context import Planning
from hasura.engine.planner.validations import show_rows
from hasura.engine.planner.where import optional_where
from hasura.engine.request.inputs import Input, enum_item, enum_text, items, members, nullable_param
from hasura.engine.schema.access import InsertAccess, TableAccess
from hasura.engine.schema.meanings import NestedInsertMeaning, WriteColumnMeaning
from hasura.engine.schema.source import ResolvedSource
from hasura.engine.schema.types import EnumType, InputField, InputObjectType, NonNull, input_object_under, named


def insert_of(
    planning: Planning,
    access: TableAccess,
    source: ResolvedSource,
    rows: Input,
    rows_field: InputField,
    conflict: tuple[Input, InputField] | None,
    path: str,
    *,
    at_once: bool = True,
) -> Insert:
    """The insert of a list of rows (or of one) into a table. at_once: nothing else asks for rows one by one."""
    right = access.insert
    assert right is not None  # noqa: S101 # the field would not exist
    kind = input_object_under(rows_field.type)
    new_rows = []
    with planning.at(rows_field.name):
        value = rows.peeled(rows_field.type)
        show_rows(planning, access, right, value, kind)
        listed = _listed(planning, right, value, kind) if at_once else None
        if listed is None:
            for index, item in enumerate(items(value, rows_field.type)):
                with planning.at(index):
                    new_rows.append(_row(planning, access, right, source, item, kind))
    on_conflict = None if conflict is None else _on_conflict(planning, access, source, *conflict)
    return Insert(
        access.table.name,
        tuple(access.table.table.columns),
        tuple(new_rows),
        right.check,
        on_conflict,
        path,
        listed,
    )


def _listed(planning: Planning, right: InsertAccess, given: Input, kind: InputObjectType) -> ListedRows | None:
    """Many rows alike in a variable, planned at once; None where each must be looked at by itself."""
    if given.reference is None or not isinstance(given.json, list) or len(given.json) < MANY_ROWS:
        return None
    keys = given.variables.observe(given.reference, "row_keys", given.json)
    if not keys or any(isinstance(item.type, NonNull) and name not in keys for name, item in kind.fields.items()):
        return None
    columns = []
    for key in keys:
        field = kind.fields.get(key)
        if field is None or not isinstance(field.meaning, WriteColumnMeaning):
            return None
        column, leaf = field.meaning.column, named(field.type)
        encode: Callable[[Any], str | None] = (
            partial(enum_text, leaf)
            if isinstance(leaf, EnumType)
            else partial(encode_value, column.type, many=False, path="$")
        )
        values = Param(EachOf(given.reference, key, encode), TEXT, many=True, path=planning.path)
        columns.append((column.name, column.type, values))
    return ListedRows(tuple(columns), tuple(right.presets.items()))


def _row(
    planning: Planning,
    access: TableAccess,
    right: InsertAccess,
    source: ResolvedSource,
    given: Input,
    kind: InputObjectType,
) -> NewRow:
    values: dict[str, Param] = {}
    parents: list[ParentInsert] = []
    children: list[ChildInsert] = []
    for name, value in members(given, kind).items():
        field = kind.fields[name]
        with planning.at(name):
            if isinstance(field.meaning, WriteColumnMeaning):
                column = field.meaning.column
                values[column.name] = nullable_param(value, field.type, column.type, planning.path)
                continue
            assert isinstance(field.meaning, NestedInsertMeaning)  # noqa: S101 # there are two kinds
            if value.peeled(field.type).is_null:
                continue
            relationship = field.meaning.relationship
            insert = _nested(planning, field.meaning, source, value, field)
            if relationship.parent_first and not relationship.is_array:
                columns = tuple(
                    (own, access.table.columns[own].type, theirs) for own, theirs in relationship.join.columns
                )
                parents.append(ParentInsert(relationship.name, columns, insert))
            elif not insert.is_empty:
                columns = tuple(
                    (theirs, field.meaning.target.table.columns[theirs].type, own)
                    for own, theirs in relationship.join.columns
                )
                children.append(ChildInsert(relationship.name, columns, insert))
    for parent in parents:
        _refuse_columns(parent, values)
    values.update(right.presets)
    return NewRow(tuple(values.items()), tuple(parents), tuple(children))


def _refuse_columns(parent: ParentInsert, values: Mapping[str, Param]) -> None:
    both = [own for own, _, _ in parent.columns if own in values]
    if both:
        columns = ", ".join(f'"{name}"' for name in both)
        raise EngineError(
            f"cannot insert {columns} columns as their values are already being determined "  # noqa: S608 # a message
            f'by parent insert through relationship "{parent.relationship}"'
        )


def _nested(
    planning: Planning,
    meaning: NestedInsertMeaning,
    source: ResolvedSource,
    given: Input,
    field: InputField,
) -> Insert:
    kind = input_object_under(field.type)
    value = given.peeled(field.type)
    parts = members(value, kind)
    name = source.naming.argument("on_conflict")
    conflict = (parts[name], kind.fields[name]) if name in parts else None
    data = kind.fields["data"]
    return insert_of(planning, meaning.target, source, parts["data"], data, conflict, planning.path, at_once=False)


def _on_conflict(
    planning: Planning, access: TableAccess, source: ResolvedSource, given: Input, field: InputField
) -> OnConflict | None:
    kind = input_object_under(field.type)
    right = access.update
    assert right is not None  # noqa: S101 # the argument would not exist
    with planning.at(field.name):
        value = given.peeled(field.type)
        if value.is_null:
            return None
        parts = members(value, kind)
        columns_name = source.naming.argument("update_columns")
        constraint = None
        if "constraint" in parts:
            with planning.at("constraint"):
                constraint = enum_item(parts["constraint"], kind.fields["constraint"].type).meaning
        columns: list[str] = []
        if columns_name in parts:
            columns_field = kind.fields[columns_name]
            with planning.at(columns_name):
                chosen = items(parts[columns_name], columns_field.type)
                columns = [enum_item(item, columns_field.type).meaning for item in chosen]
                if None in columns:
                    raise EngineError("erroneous column name")
        where: Condition = TRUE
        if "where" in parts and not parts["where"].peeled(kind.fields["where"].type).is_null:
            where = optional_where(planning, parts["where"], kind.fields["where"], source.name)
    return OnConflict(
        constraint,
        tuple(columns),
        tuple(right.presets.items()),
        conjunction(right.filter, where),
        right.check,
    )

"""Plans for whole mutations."""

from __future__ import annotations

from collections.abc import Mapping

from graphql.language import SelectionSetNode

from hasura.engine.catalog.model import PgType
from hasura.engine.errors import EngineError
from hasura.engine.plan.conditions import Condition, conjunction
from hasura.engine.plan.encode import json_text
from hasura.engine.plan.operations import ConstantField, DatabaseField
from hasura.engine.plan.rows import Fields, ScalarOutput, TextOutput
from hasura.engine.plan.writes import (
    AffectedRows,
    Answer,
    Assignment,
    Delete,
    MutationField,
    MutationNamespace,
    MutationPlan,
    Returning,
    RowAnswer,
    Update,
    Validation,
    Write,
    WriteAnswer,
    WriteField,
    WriteManyField,
)
from hasura.engine.planner.actions import action_field
from hasura.engine.planner.context import Planning, Selected
from hasura.engine.planner.functions import function_output
from hasura.engine.planner.inserts import insert_of
from hasura.engine.planner.keys import columns_condition
from hasura.engine.planner.selection import row_fields
from hasura.engine.planner.validations import show_arguments
from hasura.engine.planner.where import optional_where
from hasura.engine.request.inputs import Input, items, members, nullable_param, scalar_param
from hasura.engine.schema.access import TableAccess, UpdateAccess
from hasura.engine.schema.meanings import (
    ActionMeaning,
    FunctionMeaning,
    NamespaceMeaning,
    PlaceholderMeaning,
    UpdateOperatorMeaning,
    WriteColumnMeaning,
    WriteMeaning,
)
from hasura.engine.schema.source import ResolvedSource
from hasura.engine.schema.types import (
    InputField,
    ObjectType,
    OutputField,
    input_object_under,
    object_under,
)


def mutation_plan(planning: Planning) -> MutationPlan:
    """The plan of the operation's root fields."""
    root = planning.schema.mutation
    if root is None:
        raise EngineError("no mutations exist")
    fields = _fields(planning, [planning.variables.operation.node.selection_set], root)
    return MutationPlan(fields, tuple(Validation(*shown) for shown in planning.validations.values()))


def _fields(
    planning: Planning, sets: list[SelectionSetNode], kind: ObjectType
) -> tuple[tuple[str, MutationField], ...]:
    fields: list[tuple[str, MutationField]] = []
    for selected in planning.select(sets, kind):
        with planning.at("selectionSet", selected.name):
            fields.append((selected.alias, _field(planning, selected, kind)))
    return tuple(fields)


def _field(planning: Planning, selected: Selected, kind: ObjectType) -> MutationField:
    field = selected.definition
    if field is None:
        return ConstantField(json_text(kind.name))
    match field.meaning:
        case WriteMeaning() as meaning:
            return _write(planning, selected, field, meaning)
        case FunctionMeaning() as meaning:
            return DatabaseField(meaning.source.name, function_output(planning, selected, field, meaning))
        case ActionMeaning() as meaning:
            return action_field(planning, selected, field, meaning)
        case NamespaceMeaning():
            inner = object_under(field.type)
            return MutationNamespace(_fields(planning, selected.selection_sets, inner))
        case PlaceholderMeaning(message):
            return ConstantField(json_text(message))
    raise EngineError(f"field '{selected.name}' can't be asked here", "unexpected")


def _write(planning: Planning, selected: Selected, field: OutputField, meaning: WriteMeaning) -> MutationField:
    access, source = meaning.access, meaning.source
    given, fields = selected.arguments, field.arguments
    if meaning.kind not in {"insert", "insert_one"}:
        show_arguments(planning, access, meaning.kind, given)
    if meaning.kind == "update_many":
        return _update_many(planning, selected, field, meaning)
    with planning.at("args"):
        path = planning.path
        write: Write
        if meaning.kind in {"insert", "insert_one"}:
            rows = "objects" if meaning.kind == "insert" else "object"
            name = source.naming.argument("on_conflict")
            conflict = (given[name], fields[name]) if name in given else None
            write = insert_of(planning, access, source, given[rows], fields[rows], conflict, f"{path}.{rows}")
        elif meaning.kind == "delete":
            write = Delete(access.table.name, _where(planning, given, fields, access, source, "delete"), path)
        elif meaning.kind == "delete_by_pk":
            assert access.delete is not None  # noqa: S101 # the field would not exist
            key = columns_condition(planning, given, fields)
            write = Delete(access.table.name, conjunction(access.delete.filter, key), path)
        else:
            write = _update(planning, given, fields, access, source)
    return _write_field(planning, selected, field, meaning, write)


def _write_field(
    planning: Planning, selected: Selected, field: OutputField, meaning: WriteMeaning, write: Write
) -> WriteField:
    kind = object_under(field.type)
    sets = selected.selection_sets
    answer: Answer
    if meaning.kind in {"insert_one", "update_by_pk", "delete_by_pk"}:
        answer = RowAnswer(row_fields(planning, sets, kind, meaning.source))
        nested = _looks_elsewhere(answer.fields)
    else:
        answer = _answer(planning, sets, kind, meaning.source)
        nested = any(_looks_elsewhere(part.fields) for _, part in answer.fields if isinstance(part, Returning))
    columns = tuple(meaning.access.table.table.columns)
    return WriteField(meaning.source.name, write, answer, columns, nested)


def _looks_elsewhere(fields: Fields) -> bool:
    return any(not isinstance(output, ScalarOutput | TextOutput) for _, output in fields)


def _answer(
    planning: Planning, sets: list[SelectionSetNode], kind: ObjectType, source: ResolvedSource
) -> WriteAnswer:
    parts: list[tuple[str, AffectedRows | Returning | TextOutput]] = []
    for selected in planning.select(sets, kind):
        with planning.at("selectionSet", selected.name):
            if selected.definition is None:
                parts.append((selected.alias, TextOutput(kind.name)))
            elif selected.definition.meaning == "affected_rows":
                parts.append((selected.alias, AffectedRows()))
            else:
                rows = object_under(selected.definition.type)
                fields = row_fields(planning, selected.selection_sets, rows, source)
                parts.append((selected.alias, Returning(fields)))
    return WriteAnswer(tuple(parts))


def _where(
    planning: Planning,
    given: Mapping[str, Input],
    fields: Mapping[str, InputField],
    access: TableAccess,
    source: ResolvedSource,
    kind: str,
) -> Condition:
    right = access.delete if kind == "delete" else access.update
    assert right is not None  # noqa: S101 # the field would not exist
    return conjunction(right.filter, optional_where(planning, given["where"], fields["where"], source.name))


def _update(
    planning: Planning,
    given: Mapping[str, Input],
    fields: Mapping[str, InputField],
    access: TableAccess,
    source: ResolvedSource,
) -> Update:
    right = access.update
    assert right is not None  # noqa: S101 # the field would not exist
    path = planning.path
    assignments = _assignments(planning, given, fields, right, source.catalog.types)
    if "where" in given:
        where = _where(planning, given, fields, access, source, "update")
    else:
        name = source.naming.argument("pk_columns")
        kind = input_object_under(fields[name].type)
        with planning.at(name):
            value = given[name].peeled(fields[name].type)
            key = columns_condition(planning, members(value, kind), kind.fields)
        where = conjunction(right.filter, key)
    return Update(access.table.name, where, assignments, right.check, path)


def _assignments(
    planning: Planning,
    given: Mapping[str, Input],
    fields: Mapping[str, InputField],
    right: UpdateAccess,
    types: Mapping[str, PgType],
) -> tuple[Assignment, ...]:
    found: dict[str, Assignment] = {}
    repeated: list[str] = []
    for name, value in given.items():
        field = fields[name]
        if not isinstance(field.meaning, UpdateOperatorMeaning):
            continue
        operator = field.meaning.operator
        kind = input_object_under(field.type)
        with planning.at(name):
            peeled = value.peeled(field.type)
            if peeled.is_null:
                continue
            for column_name, operand in members(peeled, kind).items():
                inner = kind.fields[column_name]
                assert isinstance(inner.meaning, WriteColumnMeaning)  # noqa: S101 # of its fields
                column = inner.meaning.column
                if column.name in found:
                    repeated.append(column_name)
                    continue
                with planning.at(column_name):
                    found[column.name] = _assignment(planning, operator, operand, inner, types)
    if repeated:
        columns = ", ".join(f"'{name}'" for name in repeated)
        raise EngineError(f"Column found in multiple operators: [{columns}].")
    for name, preset in right.presets.items():
        found[name] = Assignment(name, "_set", preset)
    return tuple(found.values())


def _assignment(
    planning: Planning, operator: str, given: Input, field: InputField, types: Mapping[str, PgType]
) -> Assignment:
    column = field.meaning.column
    if operator == "_delete_at_path":
        value = scalar_param(given, field.type, types["text"], planning.path, many=True)
    else:
        operands = {"_delete_key": "text", "_delete_elem": "int4", "_default": "bool"}
        kind = types[operands[operator]] if operator in operands else column.type
        value = nullable_param(given, field.type, kind, planning.path)
    return Assignment(column.name, operator, value)


def _update_many(
    planning: Planning, selected: Selected, field: OutputField, meaning: WriteMeaning
) -> WriteManyField:
    argument = field.arguments["updates"]
    kind = input_object_under(argument.type)
    updates = []
    with planning.at("args", "updates"):
        given = selected.arguments["updates"].peeled(argument.type)
        for index, item in enumerate(items(given, argument.type)):
            with planning.at(index):
                parts = members(item, kind)
                update = _update(planning, parts, kind.fields, meaning.access, meaning.source)
                updates.append(update)
    writes = tuple(_write_field(planning, selected, field, meaning, update) for update in updates)
    return WriteManyField(meaning.source.name, writes)

"""Root fields answered by webhooks: their input, and what is picked of the answer."""

from __future__ import annotations

from typing import Any

from graphql.language import SelectionSetNode

from hasura.engine.errors import EngineError
from hasura.engine.plan.operations import (
    ActionField,
    ActionObject,
    ActionOutput,
    ActionRelationship,
    ActionValue,
)
from hasura.engine.plan.rows import ObjectOutput, RowSet, TableRows, TextOutput
from hasura.engine.planner.context import Planning, Selected
from hasura.engine.planner.custom_inputs import custom_json
from hasura.engine.planner.selection import many_rows, row_fields
from hasura.engine.planner.where import select_filter
from hasura.engine.schema.meanings import (
    ActionLogMeaning,
    ActionMeaning,
    ActionResultMeaning,
    CustomFieldMeaning,
    TypeRelationshipMeaning,
)
from hasura.engine.schema.types import ObjectType, OutputField, named, object_under


def action_field(
    planning: Planning, selected: Selected, field: OutputField, meaning: ActionMeaning
) -> ActionField:
    """A call of an action, at once or queued."""
    values: dict[str, Any] = {}
    with planning.at("args"):
        for name, argument in field.arguments.items():
            if name in selected.arguments:
                with planning.at(name):
                    values[name] = custom_json(planning, selected.arguments[name], argument.type)
    queued = meaning.action.definition.kind == "asynchronous" and meaning.action.definition.type == "mutation"
    if queued:
        return ActionField(meaning.action, "enqueue", values, ActionValue(""))
    output = _output(planning, selected, field, "")
    return ActionField(meaning.action, "call", values, output)


def action_result_field(
    planning: Planning, selected: Selected, field: OutputField, meaning: ActionResultMeaning
) -> ActionField:
    """The result of a queued call, by its id."""
    argument = field.arguments["id"]
    with planning.at("args", "id"):
        action_id = custom_json(planning, selected.arguments["id"], argument.type)
    kind = object_under(field.type)
    parts: list[tuple[str, ActionOutput]] = []
    for part in planning.select(selected.selection_sets, kind):
        with planning.at("selectionSet", part.name):
            if part.definition is None:
                parts.append((part.alias, TextOutput(kind.name)))
            else:
                assert isinstance(part.definition.meaning, ActionLogMeaning)  # noqa: S101 # of its fields
                name = part.definition.meaning.name
                parts.append((part.alias, _output(planning, part, part.definition, name)))
    return ActionField(meaning.action, "result", {"id": action_id}, ActionObject("", tuple(parts)))


def _output(planning: Planning, selected: Selected, field: OutputField, name: str) -> ActionOutput:
    kind = named(field.type)
    if not isinstance(kind, ObjectType):
        return ActionValue(name)
    return ActionObject(name, _fields(planning, selected.selection_sets, kind))


def _fields(
    planning: Planning, sets: list[SelectionSetNode], kind: ObjectType
) -> tuple[tuple[str, ActionOutput], ...]:
    fields: list[tuple[str, ActionOutput]] = []
    for selected in planning.select(sets, kind):
        with planning.at("selectionSet", selected.name):
            fields.append((selected.alias, _field(planning, selected, kind)))
    return tuple(fields)


def _field(planning: Planning, selected: Selected, kind: ObjectType) -> ActionOutput:
    field = selected.definition
    if field is None:
        return TextOutput(kind.name)
    match field.meaning:
        case CustomFieldMeaning(_, name):
            return _output(planning, selected, field, name)
        case TypeRelationshipMeaning() as meaning:
            return _relationship(planning, selected, field, meaning)
    raise EngineError(f"field '{selected.name}' can't be selected here", "unexpected")


def _relationship(
    planning: Planning, selected: Selected, field: OutputField, meaning: TypeRelationshipMeaning
) -> ActionRelationship:
    table = meaning.target.table
    join = tuple(
        (name, column, table.columns[column].type) for name, column in meaning.relationship.field_mapping.items()
    )
    rows_of = TableRows(table.name)
    if meaning.relationship.type == "array":
        output = many_rows(
            planning, selected, field, meaning.target, meaning.source, rows_of, aggregate=meaning.aggregate
        )
        return ActionRelationship(meaning.source.name, True, join, output)
    kind = object_under(field.type)
    fields = row_fields(planning, selected.selection_sets, kind, meaning.source, meaning.target)
    rows = RowSet(rows_of, select_filter(meaning.target))
    return ActionRelationship(meaning.source.name, False, join, ObjectOutput(rows, fields))

"""Plans for whole queries and subscriptions."""

from __future__ import annotations

from graphql.language import SelectionSetNode

from hasura.engine.errors import EngineError
from hasura.engine.plan.conditions import conjunction
from hasura.engine.plan.encode import json_text
from hasura.engine.plan.operations import (
    ConstantField,
    DatabaseField,
    NamespaceField,
    QueryPlan,
    RootField,
    RootFields,
)
from hasura.engine.plan.rows import ObjectOutput, Output, RowSet, TableRows
from hasura.engine.planner.actions import action_field, action_result_field
from hasura.engine.planner.context import Planning, Selected
from hasura.engine.planner.entities import entities_field, service_field
from hasura.engine.planner.functions import function_output
from hasura.engine.planner.keys import key_condition
from hasura.engine.planner.selection import many_rows, native_output, row_fields
from hasura.engine.planner.where import select_filter
from hasura.engine.schema.introspection import introspect
from hasura.engine.schema.meanings import (
    ActionMeaning,
    ActionResultMeaning,
    EntitiesMeaning,
    FunctionMeaning,
    IntrospectionMeaning,
    NamespaceMeaning,
    NativeMeaning,
    PlaceholderMeaning,
    SelectMeaning,
    ServiceMeaning,
)
from hasura.engine.schema.types import ObjectType, OutputField, object_under


def query_plan(planning: Planning) -> QueryPlan:
    """The plan of the operation's root fields."""
    kind = planning.schema.query
    selections = planning.variables.operation.node.selection_set
    fields = root_fields(planning, [selections], kind)
    return QueryPlan(fields)


def root_fields(planning: Planning, sets: list[SelectionSetNode], kind: ObjectType) -> RootFields:
    """The root fields asked for."""
    fields: list[tuple[str, RootField]] = []
    for selected in planning.select(sets, kind):
        with planning.at("selectionSet", selected.name):
            fields.append((selected.alias, root_field(planning, selected, kind)))
    return tuple(fields)


def root_field(planning: Planning, selected: Selected, kind: ObjectType) -> RootField:
    """One root field of a query."""
    field = selected.definition
    if field is None:
        return ConstantField(json_text(kind.name))
    match field.meaning:
        case SelectMeaning() as meaning:
            return DatabaseField(meaning.source.name, select_output(planning, selected, field, meaning))
        case FunctionMeaning() as meaning:
            return DatabaseField(meaning.source.name, function_output(planning, selected, field, meaning))
        case NativeMeaning() as meaning:
            return DatabaseField(meaning.source.name, native_output(planning, selected, field, meaning))
        case IntrospectionMeaning():
            return ConstantField(json_text(introspect(planning, selected)))
        case NamespaceMeaning():
            inner = object_under(field.type)
            return NamespaceField(root_fields(planning, selected.selection_sets, inner))
        case ActionMeaning() as meaning:
            return action_field(planning, selected, field, meaning)
        case ActionResultMeaning() as meaning:
            return action_result_field(planning, selected, field, meaning)
        case ServiceMeaning():
            return service_field(planning, selected, field)
        case EntitiesMeaning() as meaning:
            return entities_field(planning, selected, field, meaning)
        case PlaceholderMeaning(message):
            return ConstantField(json_text(message))
    raise EngineError(f"field '{selected.name}' can't be asked here", "unexpected")


def select_output(planning: Planning, selected: Selected, field: OutputField, meaning: SelectMeaning) -> Output:
    """A root field that reads a table."""
    access, source = meaning.access, meaning.source
    rows_of = TableRows(access.table.name)
    if meaning.shape in {"many", "aggregate"}:
        return many_rows(
            planning, selected, field, access, source, rows_of, aggregate=meaning.shape == "aggregate"
        )
    where = conjunction(select_filter(access), key_condition(planning, selected, field))
    kind = object_under(field.type)
    fields = row_fields(planning, selected.selection_sets, kind, source, access)
    return ObjectOutput(RowSet(rows_of, where), fields, unique=True)

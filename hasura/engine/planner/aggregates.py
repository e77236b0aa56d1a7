"""What is asked of a `<table>_aggregate`."""

from __future__ import annotations

from hasura.engine.errors import EngineError
from hasura.engine.plan.conditions import TRUE, CallExp, RedactedExp, ScalarExp
from hasura.engine.plan.rows import (
    AggregatePart,
    CountPart,
    FunctionsPart,
    NodesPart,
    OperationPart,
    TextOutput,
)
from hasura.engine.planner.arguments import function_arguments
from hasura.engine.planner.context import Planning, Selected
from hasura.engine.planner.where import column_exp
from hasura.engine.request.inputs import boolean, enum_item, items
from hasura.engine.schema.access import TableAccess
from hasura.engine.schema.computed import computed_call
from hasura.engine.schema.meanings import ColumnMeaning, ComputedMeaning
from hasura.engine.schema.scalars import BIG_NUMBERS
from hasura.engine.schema.source import ResolvedSource
from hasura.engine.schema.types import ObjectType, named, object_under


def aggregate_parts(
    planning: Planning, selected: Selected, kind: ObjectType, source: ResolvedSource, access: TableAccess
) -> tuple[tuple[str, AggregatePart], ...]:
    """`aggregate`, `nodes` and `__typename` of an aggregate field."""
    from hasura.engine.planner.selection import row_fields

    parts: list[tuple[str, AggregatePart]] = []
    for part in planning.select(selected.selection_sets, kind):
        with planning.at("selectionSet", part.name):
            if part.definition is None:
                parts.append((part.alias, TextOutput(kind.name)))
                continue
            inner = object_under(part.definition.type)
            if part.name == "nodes":
                fields = row_fields(planning, part.selection_sets, inner, source, access)
                parts.append((part.alias, NodesPart(fields)))
            else:
                parts.append((part.alias, _functions(planning, part, inner)))
    return tuple(parts)


def _functions(planning: Planning, selected: Selected, kind: ObjectType) -> FunctionsPart:
    fields: list[tuple[str, CountPart | OperationPart | TextOutput]] = []
    for item in planning.select(selected.selection_sets, kind):
        with planning.at("selectionSet", item.name):
            if item.definition is None:
                fields.append((item.alias, TextOutput(kind.name)))
            elif item.definition.meaning == "count":
                fields.append((item.alias, _count(planning, item)))
            else:
                fields.append((item.alias, _operation(planning, item)))
    return FunctionsPart(tuple(fields))


def _count(planning: Planning, selected: Selected) -> CountPart:
    definition = selected.field
    columns: tuple[ScalarExp, ...] = ()
    distinct = False
    with planning.at("args"):
        if "columns" in selected.arguments:
            kind = definition.arguments["columns"].type
            given = selected.arguments["columns"]
            if not given.peeled(kind).is_null:
                columns = tuple(column_exp(enum_item(item, named(kind)).meaning) for item in items(given, kind))
        if "distinct" in selected.arguments:
            kind = definition.arguments["distinct"].type
            given = selected.arguments["distinct"]
            distinct = not given.peeled(kind).is_null and boolean(given, kind)
    return CountPart(columns, distinct)


def _operation(planning: Planning, selected: Selected) -> OperationPart:
    definition = selected.field
    kind = object_under(definition.type)
    function = definition.meaning
    columns: list[tuple[str, ScalarExp | TextOutput, bool]] = []
    for item in planning.select(selected.selection_sets, kind):
        with planning.at("selectionSet", item.name):
            if item.definition is None:
                columns.append((item.alias, TextOutput(kind.name), False))
                continue
            exp = _operand(planning, item)
            as_text = planning.options.stringify_numeric and exp.type.name in BIG_NUMBERS
            columns.append((item.alias, exp, as_text))
    return OperationPart(function, tuple(columns))


def _operand(planning: Planning, selected: Selected) -> ScalarExp:
    meaning = selected.field.meaning
    if isinstance(meaning, ColumnMeaning):
        return column_exp(meaning)
    if isinstance(meaning, ComputedMeaning):
        call = computed_call(meaning.computed, function_arguments(planning, selected))
        exp: ScalarExp = CallExp(call, meaning.computed.function.return_type)
        return exp if meaning.visible_if == TRUE else RedactedExp(exp, meaning.visible_if)
    raise EngineError(f"field '{selected.name}' can't be aggregated", "unexpected")

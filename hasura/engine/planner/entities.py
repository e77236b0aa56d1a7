"""Apollo federation's root fields."""

from __future__ import annotations

from collections.abc import Mapping

from hasura.engine.errors import EngineError
from hasura.engine.plan.conditions import ColumnExp, Comparison, conjunction
from hasura.engine.plan.encode import encode_value, json_text
from hasura.engine.plan.operations import ConstantField, DatabaseField, RootField
from hasura.engine.plan.rows import ArrayOutput, ObjectOutput, RowSet, TableRows
from hasura.engine.plan.values import Constant, Param
from hasura.engine.planner.context import Planning, Selected
from hasura.engine.planner.selection import row_fields
from hasura.engine.planner.where import select_filter
from hasura.engine.request.inputs import items, plain_json
from hasura.engine.schema.federation import schema_sdl
from hasura.engine.schema.meanings import EntitiesMeaning, EntityTable
from hasura.engine.schema.types import OutputField, object_under


def service_field(planning: Planning, selected: Selected, field: OutputField) -> ConstantField:
    """`_service`"""
    kind = object_under(field.type)
    answer: dict[str, str] = {}
    for part in planning.select(selected.selection_sets, kind):
        if part.definition is None:
            answer[part.alias] = kind.name
        else:
            answer[part.alias] = schema_sdl(planning.schema.context, planning.schema.all_types)
    return ConstantField(json_text(answer))


def entities_field(
    planning: Planning, selected: Selected, field: OutputField, meaning: EntitiesMeaning
) -> RootField:
    """`_entities`: one object for each representation, null where there is none."""
    outputs = []
    source = None
    kind = field.arguments["representations"].type
    with planning.at("args", "representations"):
        for index, item in enumerate(items(selected.arguments["representations"], kind)):
            with planning.at(index):
                given = plain_json(item)
                name = given.get("__typename") if isinstance(given, Mapping) else None
                table = meaning.tables.get(str(name))
                if table is None or not isinstance(given, Mapping):
                    raise EngineError(f"expected __typename of an entity, but found {json_text(name)}")
                rows = _rows(table, given)
                source = source or table.source.name
                if source != table.source.name:
                    raise EngineError("entities of several sources in one field", "not-supported")
            fields = row_fields(planning, selected.selection_sets, table.kind, table.source, table.access)
            outputs.append(ObjectOutput(rows, fields, unique=True))
    if source is None:
        return ConstantField("[]")
    return DatabaseField(source, ArrayOutput(tuple(outputs)))


def _rows(table: EntityTable, given: Mapping[str, object]) -> RowSet:
    tests = []
    for name in table.access.table.primary_key:
        column = table.access.table.columns[name]
        if column.graphql_name not in given:
            raise EngineError(f"missing key field '{column.graphql_name}'")
        text = encode_value(column.type, given[column.graphql_name], False, "$")
        operand = Param(Constant(text), column.type)
        tests.append(Comparison(ColumnExp(name, column.type), "_eq", operand))
    return RowSet(TableRows(table.access.table.name), conjunction(select_filter(table.access), *tests))

"""Selection sets of database rows as outputs of the plan."""

from __future__ import annotations

import re
from dataclasses import replace

from graphql.language import SelectionSetNode

from hasura.engine.errors import EngineError
from hasura.engine.plan.conditions import TRUE, CallExp, ColumnExp, Condition, Join, RedactedExp, ScalarExp
from hasura.engine.plan.encode import array_literal
from hasura.engine.plan.rows import (
    AggregateOutput,
    Fields,
    FunctionRows,
    ListOutput,
    ObjectOutput,
    Output,
    RemoteOutput,
    RowSet,
    RowSource,
    ScalarOutput,
    TableRows,
    TextOutput,
)
from hasura.engine.plan.values import Constant, Param
from hasura.engine.planner.aggregates import aggregate_parts
from hasura.engine.planner.arguments import function_arguments, selected_rows
from hasura.engine.planner.context import Planning, Selected
from hasura.engine.planner.known import unknown_part
from hasura.engine.planner.native import native_rows
from hasura.engine.planner.where import column_exp, select_filter
from hasura.engine.request.inputs import Input, text
from hasura.engine.schema.access import TableAccess
from hasura.engine.schema.computed import computed_call
from hasura.engine.schema.meanings import (
    ColumnMeaning,
    ComputedMeaning,
    NativeMeaning,
    RelationshipMeaning,
    RemoteMeaning,
)
from hasura.engine.schema.scalars import BIG_NUMBERS
from hasura.engine.schema.source import ResolvedSource
from hasura.engine.schema.types import ObjectType, OutputField, object_under


def row_fields(
    planning: Planning,
    sets: list[SelectionSetNode],
    kind: ObjectType,
    source: ResolvedSource,
    shown: TableAccess | None = None,
) -> Fields:
    """The fields asked of each row. shown: the rights whose filter the rows meet, if they do."""
    fields: list[tuple[str, Output]] = []
    for selected in planning.select(sets, kind):
        with planning.at("selectionSet", selected.name), planning.showing(shown):
            fields.append((selected.alias, _output(planning, selected, kind, source)))
    return tuple(fields)


def _output(planning: Planning, selected: Selected, kind: ObjectType, source: ResolvedSource) -> Output:
    field = selected.definition
    if field is None:
        return TextOutput(kind.name)
    match field.meaning:
        case ColumnMeaning() as meaning:
            output = scalar_output(planning, column_exp(meaning), selected, source)
            if meaning.column.enum is not None and source.naming.graphql_case:
                return replace(output, upper=True)
            return output
        case RelationshipMeaning() as meaning:
            return _relationship(planning, selected, field, meaning, source)
        case NativeMeaning() as meaning:
            return native_output(planning, selected, field, meaning)
        case RemoteMeaning() as meaning:
            return _remote(planning, selected, field, meaning)
        case ComputedMeaning() as meaning:
            return _computed(planning, selected, field, meaning, source)
    raise EngineError(f"field '{selected.name}' can't be selected here", "unexpected")


def scalar_output(planning: Planning, exp: ScalarExp, selected: Selected, source: ResolvedSource) -> ScalarOutput:
    """A scalar with its `path` argument and the form big numbers take."""
    path = None
    if "path" in selected.arguments:
        with planning.at("args", "path"):
            path = json_path(selected.arguments["path"], selected, source)
    as_text = planning.options.stringify_numeric and exp.type.name in BIG_NUMBERS
    element = exp.type.element
    if planning.options.stringify_numeric and element is not None and element.name in BIG_NUMBERS:
        as_text = False
    return ScalarOutput(exp, path, as_text)


_PATH_STEP = re.compile(r"""\.?([A-Za-z_][\w-]*)|\.?\[(\d+)\]|\.?\[\s*(?:"([^"]*)"|'([^']*)')\s*\]""")


def json_path(given: Input, selected: Selected, source: ResolvedSource) -> Param | None:
    """A `path` argument (`$.a[0]["b c"]`) as the text array of PostgreSQL's `#>`."""
    kind = selected.field.arguments["path"].type
    if given.peeled(kind).is_null:
        return None
    written = text(given, kind)
    rest = written.removeprefix("$")
    steps = []
    while rest:
        match = _PATH_STEP.match(rest)
        if match is None or not match.group(0):
            raise EngineError(f"parse json path error: invalid path '{written}'", "parse-failed")
        steps.append(next(group for group in match.groups() if group is not None))
        rest = rest[match.end() :]
    if not steps:
        return None
    kind_of_steps = source.catalog.types["text"]
    literal = array_literal(kind_of_steps, list(steps), "$")
    return Param(Constant(literal), kind_of_steps, many=True)


def _relationship(
    planning: Planning,
    selected: Selected,
    field: OutputField,
    meaning: RelationshipMeaning,
    source: ResolvedSource,
) -> Output:
    relationship = meaning.relationship
    target = TableRows(relationship.target)
    if relationship.is_array:
        return many_rows(
            planning,
            selected,
            field,
            meaning.target,
            source,
            target,
            join=relationship.join,
            aggregate=meaning.aggregate,
        )
    where = unknown_part(select_filter(meaning.target), planning.shown, relationship.join)
    rows = RowSet(target, where, relationship.join)
    kind = object_under(field.type)
    fields = row_fields(planning, selected.selection_sets, kind, source, meaning.target)
    return ObjectOutput(rows, fields, unique=relationship.unique)


def native_output(planning: Planning, selected: Selected, field: OutputField, meaning: NativeMeaning) -> Output:
    """The rows of a native query, at the root or joined to a row."""
    rows_of, access, source = native_rows(planning, selected, meaning.native), meaning.access, meaning.source
    if meaning.is_array:
        return many_rows(planning, selected, field, access, source, rows_of, join=meaning.join)
    fields = row_fields(planning, selected.selection_sets, object_under(field.type), source, access)
    return ObjectOutput(RowSet(rows_of, select_filter(access), meaning.join), fields)


def _remote(planning: Planning, selected: Selected, field: OutputField, meaning: RemoteMeaning) -> RemoteOutput:
    """Rows of another source."""
    table = meaning.target.table
    keys = tuple(ColumnExp(own.name, own.type) for own, _ in meaning.columns)
    columns = tuple((name, table.columns[name].type) for _, name in meaning.columns)
    rows_of = TableRows(table.name)
    if meaning.is_array:
        output = many_rows(
            planning, selected, field, meaning.target, meaning.source, rows_of, aggregate=meaning.aggregate
        )
    else:
        kind = object_under(field.type)
        fields = row_fields(planning, selected.selection_sets, kind, meaning.source, meaning.target)
        output = ObjectOutput(RowSet(rows_of, select_filter(meaning.target)), fields)
    assert isinstance(output, ListOutput | ObjectOutput | AggregateOutput)  # noqa: S101 # rows are
    return RemoteOutput(meaning.source.name, keys, columns, output)


def many_rows(
    planning: Planning,
    selected: Selected,
    field: OutputField,
    access: TableAccess,
    source: ResolvedSource,
    rows_of: RowSource,
    *,
    join: Join | None = None,
    aggregate: bool = False,
    visible_if: Condition = TRUE,
) -> Output:
    """Rows as a list, or aggregates over them, with the usual arguments."""
    rows = selected_rows(planning, selected, access, source, rows_of, join)
    kind = object_under(field.type)
    if aggregate:
        return AggregateOutput(rows, aggregate_parts(planning, selected, kind, source, access))
    fields = row_fields(planning, selected.selection_sets, kind, source, access)
    return ListOutput(rows, fields, visible_if)


def _computed(
    planning: Planning,
    selected: Selected,
    field: OutputField,
    meaning: ComputedMeaning,
    source: ResolvedSource,
) -> Output:
    computed = meaning.computed
    given = function_arguments(planning, selected)
    call = computed_call(computed, given)
    if meaning.target is None:
        exp: ScalarExp = CallExp(call, computed.function.return_type)
        if meaning.visible_if != TRUE:
            exp = RedactedExp(exp, meaning.visible_if)
        return scalar_output(planning, exp, selected, source)
    rows_of = FunctionRows(call, meaning.target.table.name, single=not computed.returns_set)
    if computed.returns_set:
        return many_rows(planning, selected, field, meaning.target, source, rows_of, visible_if=meaning.visible_if)
    kind = object_under(field.type)
    rows = RowSet(rows_of, select_filter(meaning.target))
    fields = row_fields(planning, selected.selection_sets, kind, source, meaning.target)
    return ObjectOutput(rows, fields, visible_if=meaning.visible_if)

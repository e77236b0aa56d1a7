"""Root fields that call functions."""

from __future__ import annotations

from hasura.engine.plan.rows import FunctionRows, ObjectOutput, Output, RowSet
from hasura.engine.planner.arguments import function_arguments
from hasura.engine.planner.context import Planning, Selected
from hasura.engine.planner.selection import many_rows, row_fields
from hasura.engine.planner.where import select_filter
from hasura.engine.schema.computed import function_call
from hasura.engine.schema.meanings import FunctionMeaning
from hasura.engine.schema.types import OutputField, object_under


def function_output(
    planning: Planning, selected: Selected, field: OutputField, meaning: FunctionMeaning
) -> Output:
    """The rows of a function, or aggregates over them."""
    function = meaning.function
    call = function_call(
        function.function.name,
        function.function.arguments,
        function_arguments(planning, selected),
        session_argument=function.session_argument,
    )
    single = not function.function.returns_set
    rows_of = FunctionRows(call, function.row_table, single=single)
    if not single or meaning.aggregate:
        return many_rows(
            planning, selected, field, meaning.access, meaning.source, rows_of, aggregate=meaning.aggregate
        )
    kind = object_under(field.type)
    fields = row_fields(planning, selected.selection_sets, kind, meaning.source, meaning.access)
    return ObjectOutput(RowSet(rows_of, select_filter(meaning.access)), fields)

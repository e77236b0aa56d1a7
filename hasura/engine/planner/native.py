"""Root fields that run native queries."""

from __future__ import annotations

from hasura.engine.plan.rows import Output, QueryRows
from hasura.engine.plan.values import Constant, Param
from hasura.engine.planner.arguments import function_arguments
from hasura.engine.planner.context import Planning, Selected
from hasura.engine.planner.selection import many_rows
from hasura.engine.schema.meanings import NativeMeaning
from hasura.engine.schema.types import OutputField


def native_output(planning: Planning, selected: Selected, field: OutputField, meaning: NativeMeaning) -> Output:
    """The rows of a native query; an argument that is left out is NULL."""
    given = function_arguments(planning, selected)
    native = meaning.native
    parts = tuple(
        part if isinstance(part, str) else given.get(part[0], Param(Constant(None), part[1]))
        for part in native.parts
    )
    columns = tuple((column.name, column.type) for column in native.table.columns.values())
    rows_of = QueryRows(parts, columns)
    return many_rows(planning, selected, field, meaning.access, meaning.source, rows_of)

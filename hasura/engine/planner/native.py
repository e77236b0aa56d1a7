"""The rows of native queries."""

from __future__ import annotations

from hasura.engine.plan.rows import QueryRows
from hasura.engine.plan.values import Constant, Param
from hasura.engine.planner.arguments import function_arguments
from hasura.engine.planner.context import Planning, Selected
from hasura.engine.schema.source import NativeTable


def native_rows(planning: Planning, selected: Selected, native: NativeTable) -> QueryRows:
    """The rows a field's `args` make of a native query; an argument that is left out is NULL."""
    given = function_arguments(planning, selected)
    parts = tuple(
        part if isinstance(part, str) else given.get(part[0], Param(Constant(None), part[1]))
        for part in native.parts
    )
    return QueryRows(parts, tuple((column.name, column.type) for column in native.table.columns.values()))

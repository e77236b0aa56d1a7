"""Aggregates over the rows of a field, with the rows themselves beside them, as SQL."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hasura.engine.plan.rows import (
    AggregatePart,
    CountPart,
    FunctionsPart,
    NodesPart,
    OperationPart,
    RowSet,
    TextOutput,
)
from hasura.engine.sql.conditions import Scope, scalar_sql
from hasura.engine.sql.fragment import Sql, join, raw, separated, text_literal

if TYPE_CHECKING:
    from hasura.engine.sql.rows import Writer


def aggregate_sql(
    rows: RowSet, parts: tuple[tuple[str, AggregatePart], ...], scope: Scope | None, writer: Writer
) -> Sql:
    """A JSON object of aggregates and nodes over one set of rows.

    The permission's row limit holds for nodes only, so they are read apart where there is one.
    """
    from hasura.engine.plan.rows import ListOutput
    from hasura.engine.sql.rows import output_sql

    members: list[tuple[str, Sql]] = []
    free = replace(rows, max_rows=None)
    has_nodes = any(isinstance(part, NodesPart) for _, part in parts)
    has_functions = any(isinstance(part, FunctionsPart) for _, part in parts)
    shared = has_nodes and has_functions and rows.max_rows is None
    row = writer.aliases.fresh()
    inner = Scope(row, row)
    for alias, part in parts:
        match part:
            case TextOutput(text):
                members.append((alias, join(text_literal(text), "::text")))
            case NodesPart(fields) if shared:
                members.append((alias, _nodes_in_place(fields, inner, writer)))
            case NodesPart(fields):
                members.append((alias, output_sql(ListOutput(rows, fields), scope, writer)))
            case FunctionsPart(fields):
                members.append((alias, _functions_sql(fields, inner, writer)))
    if not has_functions:
        return _object(members)
    return join("(SELECT ", _object(members), " FROM ", _base(free, row.alias, scope, writer), ")")


def _base(rows: RowSet, alias: Sql, scope: Scope | None, writer: Writer) -> Sql:
    from hasura.engine.sql.rows import base_sql

    return join("(", base_sql(rows, scope, writer), ") AS ", alias)


def _nodes_in_place(fields: object, scope: Scope, writer: Writer) -> Sql:
    from hasura.engine.sql.rows import fields_sql

    columns, item = fields_sql(fields, scope, writer)  # type: ignore[arg-type]
    single = raw("row_to_json(r)") if item == raw("r") else item
    return join("coalesce(json_agg((SELECT ", single, " FROM (SELECT ", columns, ") AS r)), '[]')")


def _functions_sql(
    fields: tuple[tuple[str, CountPart | OperationPart | TextOutput], ...], scope: Scope, writer: Writer
) -> Sql:
    members: list[tuple[str, Sql]] = []
    for alias, part in fields:
        match part:
            case TextOutput(text):
                members.append((alias, join(text_literal(text), "::text")))
            case CountPart():
                members.append((alias, _count_sql(part, scope, writer)))
            case OperationPart(function, columns):
                values: list[tuple[str, Sql]] = []
                for name, exp, as_text in columns:
                    if isinstance(exp, TextOutput):
                        values.append((name, join(text_literal(exp.text), "::text")))
                        continue
                    value = join(f"{function}(", scalar_sql(exp, scope, writer.aliases), ")")
                    values.append((name, join("(", value, ")::text") if as_text else value))
                members.append((alias, _object(values)))
    return _object(members)


def _count_sql(part: CountPart, scope: Scope, writer: Writer) -> Sql:
    columns = [scalar_sql(column, scope, writer.aliases) for column in part.columns]
    if not columns:
        return raw("count(*)")
    distinct = "DISTINCT " if part.distinct else ""
    if len(columns) == 1:
        return join(f"count({distinct}", columns[0], ")")
    return join(f"count({distinct}(", separated(", ", columns), "))")


def _object(members: list[tuple[str, Sql]]) -> Sql:
    pairs = [join(text_literal(alias), ", ", value) for alias, value in members]
    return join("json_build_object(", separated(", ", pairs), ")")

"""Outputs as SQL: every field is one scalar expression that PostgreSQL turns into JSON.

A list is `(SELECT coalesce(json_agg("~r"), '[]') FROM (SELECT … ) AS "~r")`, an object
`(SELECT row_to_json("~r") FROM (SELECT … LIMIT 1) AS "~r")`; what lies inside is the same again in
the inner SELECT's list. Scalar subqueries keep the order of their outer rows and are evaluated after
LIMIT, so nothing is read that is not shown.
"""

from __future__ import annotations

from dataclasses import replace

from hasura.engine.plan.conditions import TRUE, Condition
from hasura.engine.plan.dependencies import takes_rows
from hasura.engine.plan.rows import (
    AggregateOutput,
    ArrayOutput,
    Fields,
    FunctionRows,
    FunctionsPart,
    ListOutput,
    NodesPart,
    ObjectOutput,
    Output,
    RemoteOutput,
    RowSet,
    ScalarOutput,
    TextOutput,
)
from hasura.engine.sql.aggregates import functions_sql
from hasura.engine.sql.conditions import Scope, condition_sql, scalar_sql
from hasura.engine.sql.fragment import Sql, identifier, join, object_sql, param, raw, separated, text_literal
from hasura.engine.sql.rows import Writer, base_rows, source_row, source_sql, tail_sql

ROW = raw('"~r"')
"""The row being made into JSON. No GraphQL name looks like this and hardly a column: a column of the
same name would be taken for the row."""

MAX_IDENTIFIER_BYTES = 63
"""PostgreSQL cuts longer column names (NAMEDATALEN - 1)."""


def output_sql(output: Output, scope: Scope | None, writer: Writer) -> Sql:
    """The expression of one field; `scope` is None at the root."""
    match output:
        case ScalarOutput():
            assert scope is not None, "a scalar stands in a row"  # noqa: S101 # a fault of ours
            return _scalar_output(output, scope, writer)
        case TextOutput(text):
            return join(text_literal(text), "::text")
        case ListOutput(rows, fields, visible_if):
            value = _list_sql(rows, fields, scope, writer)
            return _shown(value, visible_if, scope, writer)
        case ObjectOutput():
            value = _object_sql(output, scope, writer)
            return _shown(value, output.visible_if, scope, writer)
        case ArrayOutput(items):
            values = separated(", ", [output_sql(item, scope, writer) for item in items])
            return join("json_build_array(", values, ")")
        case RemoteOutput(_, keys):
            assert scope is not None, "keys stand in a row"  # noqa: S101 # a fault of ours
            texts = [join("(", scalar_sql(key, scope, writer.aliases), ")::text") for key in keys]
            return join("json_build_array(", separated(", ", texts), ")")
        case AggregateOutput():
            return _aggregate_sql(output, scope, writer)


def _shown(value: Sql, visible_if: Condition, scope: Scope | None, writer: Writer) -> Sql:
    if visible_if == TRUE or scope is None:
        return value
    return join("CASE WHEN ", condition_sql(visible_if, scope, writer.aliases), " THEN ", value, " END")


def _scalar_output(output: ScalarOutput, scope: Scope, writer: Writer) -> Sql:
    value = scalar_sql(output.exp, scope, writer.aliases)
    if output.path is not None:
        value = join("(", value, ") #> ", param(output.path))
    if output.upper:
        value = join("upper(", value, ")")
    return join("(", value, ")::text") if output.as_text else value


def _list_sql(rows: RowSet, fields: Fields, scope: Scope | None, writer: Writer) -> Sql:
    selected, item = rows_sql(rows, fields, scope, writer)
    return join("(SELECT coalesce(json_agg(", item, "), '[]') FROM (", selected, ") AS ", ROW, ")")


def _object_sql(output: ObjectOutput, scope: Scope | None, writer: Writer) -> Sql:
    rows = output.rows
    if isinstance(rows.source, FunctionRows) and rows.source.single:
        selected, item = rows_sql(rows, output.fields, scope, writer, only_present=True)
    else:
        selected, item = rows_sql(rows, output.fields, scope, writer)
    limit = "" if output.unique else " LIMIT 1"
    return join("(SELECT ", as_json(item), " FROM (", selected, f"{limit}) AS ", ROW, ")")


def as_json(item: Sql) -> Sql:
    """The row `fields_sql` speaks of as one JSON object."""
    return join("row_to_json(", ROW, ")") if item == ROW else item


def fields_sql(fields: Fields, scope: Scope, writer: Writer) -> tuple[Sql, Sql]:
    """The select list for `fields`, and the expression that makes its row `r` a JSON object."""
    wide = any(len(alias.encode()) > MAX_IDENTIFIER_BYTES for alias, _ in fields)
    columns: list[Sql] = []
    members: list[tuple[str, Sql]] = []
    for index, (alias, output) in enumerate(fields):
        name = f"c{index}" if wide else alias
        columns.append(join(output_sql(output, scope, writer), " AS ", identifier(name)))
        members.append((alias, join(ROW, ".", identifier(name))))
    return separated(", ", columns), object_sql(members) if wide else ROW


def rows_sql(
    rows: RowSet, fields: Fields, scope: Scope | None, writer: Writer, only_present: bool = False
) -> tuple[Sql, Sql]:
    """A SELECT of `fields` over `rows`, and the expression for one of its rows as JSON."""
    if rows.distinct_on:
        base, row = base_rows(rows, scope, writer, takes_rows(fields))
        columns, item = fields_sql(fields, Scope(row, row), writer)
        return join("SELECT ", columns, " FROM ", base), item
    row = source_row(rows.source, writer)
    inner = Scope(row, row)
    columns, item = fields_sql(fields, inner, writer)
    tail = tail_sql(rows, row, scope, inner, writer, only_present)
    return join("SELECT ", columns, " FROM ", source_sql(rows.source, row, scope, writer), tail), item


def _aggregate_sql(output: AggregateOutput, scope: Scope | None, writer: Writer) -> Sql:
    """A JSON object of aggregates and nodes over one set of rows.

    The permission's row limit holds for nodes only, so they are read apart where there is one.
    """
    rows, parts = output.rows, output.fields
    has_nodes = any(isinstance(part, NodesPart) for _, part in parts)
    has_functions = any(isinstance(part, FunctionsPart) for _, part in parts)
    is_shared = has_nodes and has_functions and rows.max_rows is None
    base, row = base_rows(replace(rows, max_rows=None), scope, writer, takes_rows(parts))
    inner = Scope(row, row)
    members: list[tuple[str, Sql]] = []
    for alias, part in parts:
        match part:
            case TextOutput(text):
                members.append((alias, join(text_literal(text), "::text")))
            case NodesPart(fields) if is_shared:
                members.append((alias, _nodes_in_place(fields, inner, writer)))
            case NodesPart(fields):
                members.append((alias, _list_sql(rows, fields, scope, writer)))
            case FunctionsPart(fields):
                members.append((alias, functions_sql(fields, inner, writer.aliases)))
    if not has_functions:
        return object_sql(members)
    return join("(SELECT ", object_sql(members), " FROM ", base, ")")


def _nodes_in_place(fields: Fields, scope: Scope, writer: Writer) -> Sql:
    """The rows in scope as a list, beside aggregates over them."""
    columns, item = fields_sql(fields, scope, writer)
    single = join("(SELECT ", as_json(item), " FROM (SELECT ", columns, ") AS ", ROW, ")")
    return join("coalesce(json_agg(", single, "), '[]')")

"""Reading plans as SQL: every field is one scalar expression that PostgreSQL turns into JSON.

A list is `(SELECT coalesce(json_agg(r), '[]') FROM (SELECT … ) AS r)`, an object
`(SELECT row_to_json(r) FROM (SELECT … LIMIT 1) AS r)`; what lies inside is the same again in the
inner SELECT's list. Scalar subqueries keep the order of their outer rows and are evaluated after
LIMIT, so nothing is read that is not shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from hasura.engine.names import QualifiedName
from hasura.engine.plan.conditions import TRUE, Condition
from hasura.engine.plan.rows import (
    AggregateOutput,
    ComputedAggregate,
    Fields,
    FunctionRows,
    JsonRows,
    ListOutput,
    ObjectOutput,
    OrderExp,
    OrderItem,
    Output,
    QueryRows,
    RelatedAggregate,
    RelatedColumn,
    RowSet,
    RowSource,
    ScalarOutput,
    TableRows,
    TextOutput,
    WrittenRows,
)
from hasura.engine.plan.values import Param
from hasura.engine.sql.aggregates import aggregate_sql
from hasura.engine.sql.conditions import (
    Aliases,
    Row,
    Scope,
    call_sql,
    condition_sql,
    join_tests,
    scalar_sql,
)
from hasura.engine.sql.fragment import (
    EMPTY,
    Sql,
    identifier,
    join,
    param,
    qualified,
    raw,
    separated,
    text_literal,
)

MAX_IDENTIFIER_BYTES = 63
"""PostgreSQL cuts longer column names (NAMEDATALEN - 1)."""

WRITTEN = raw("written")
"""The CTE of the rows a mutation has written."""


@dataclass(frozen=True, slots=True)
class Writer:
    """What writing one statement needs: fresh aliases, columns of written tables, given rows.

    columns: column names in their order, by table (for rows of a CTE taken as a table's row).
    json_rows: the parameter that holds the rows of `JsonRows`.
    """

    aliases: Aliases = field(default_factory=Aliases)
    columns: Mapping[QualifiedName, tuple[str, ...]] = field(default_factory=dict)
    json_rows: Param | None = None


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
        case AggregateOutput(rows, parts):
            return aggregate_sql(rows, parts, scope, writer)


def _shown(value: Sql, visible_if: Condition, scope: Scope | None, writer: Writer) -> Sql:
    if visible_if == TRUE or scope is None:
        return value
    return join("CASE WHEN ", condition_sql(visible_if, scope, writer.aliases), " THEN ", value, " END")


def _scalar_output(output: ScalarOutput, scope: Scope, writer: Writer) -> Sql:
    value = scalar_sql(output.exp, scope, writer.aliases)
    if output.path is not None:
        value = join("(", value, ") #> ", param(output.path))
    return join("(", value, ")::text") if output.as_text else value


def _list_sql(rows: RowSet, fields: Fields, scope: Scope | None, writer: Writer) -> Sql:
    selected, item = rows_sql(rows, fields, scope, writer)
    return join("(SELECT coalesce(json_agg(", item, "), '[]') FROM (", selected, ") AS r)")


def _object_sql(output: ObjectOutput, scope: Scope | None, writer: Writer) -> Sql:
    rows = output.rows
    if isinstance(rows.source, FunctionRows) and rows.source.single:
        selected, item = rows_sql(rows, output.fields, scope, writer, only_present=True)
    else:
        selected, item = rows_sql(rows, output.fields, scope, writer)
    limit = "" if output.unique else " LIMIT 1"
    return join("(SELECT ", _as_json(item), " FROM (", selected, f"{limit}) AS r)")


def _as_json(item: Sql) -> Sql:
    return join("row_to_json(r)") if item == raw("r") else item


def fields_sql(fields: Fields, scope: Scope, writer: Writer) -> tuple[Sql, Sql]:
    """The select list for `fields`, and the expression that makes its row `r` a JSON object."""
    wide = any(len(alias.encode()) > MAX_IDENTIFIER_BYTES for alias, _ in fields)
    columns: list[Sql] = []
    members: list[Sql] = []
    for index, (alias, output) in enumerate(fields):
        name = f"c{index}" if wide else alias
        columns.append(join(output_sql(output, scope, writer), " AS ", identifier(name)))
        members.append(join(text_literal(alias), ", r.", identifier(name)))
    if not wide:
        return separated(", ", columns), raw("r")
    chunks = [members[start : start + 50] for start in range(0, len(members), 50)]
    objects = [join("jsonb_build_object(", separated(", ", chunk), ")") for chunk in chunks]
    if len(objects) == 1:
        objects = [join("json_build_object(", separated(", ", members), ")")]
    return separated(", ", columns), separated(" || ", objects)


def rows_sql(
    rows: RowSet, fields: Fields, scope: Scope | None, writer: Writer, only_present: bool = False
) -> tuple[Sql, Sql]:
    """A SELECT of `fields` over `rows`, and the expression for one of its rows as JSON."""
    if rows.distinct_on:
        base = base_sql(rows, scope, writer)
        row = writer.aliases.fresh()
        columns, item = fields_sql(fields, _inner(row, scope), writer)
        return join("SELECT ", columns, " FROM (", base, ") AS ", row.alias), item
    row = source_row(rows.source, writer)
    inner = _inner(row, scope)
    columns, item = fields_sql(fields, inner, writer)
    tail = tail_sql(rows, row, scope, inner, writer, only_present)
    return join("SELECT ", columns, " FROM ", source_sql(rows.source, row, scope, writer), tail), item


def base_sql(rows: RowSet, scope: Scope | None, writer: Writer) -> Sql:
    """A SELECT of whole rows: what aggregates and DISTINCT ON work on."""
    row = source_row(rows.source, writer)
    inner = _inner(row, scope)
    distinct = EMPTY
    order_by = rows.order_by
    if rows.distinct_on:
        keys = [scalar_sql(exp, inner, writer.aliases) for exp in rows.distinct_on]
        distinct = join("DISTINCT ON (", separated(", ", keys), ") ")
        rest = [item for item in order_by if item.exp not in rows.distinct_on]
        first = {item.exp: item for item in order_by}
        leading = [first.get(exp, OrderItem(exp, False, False)) for exp in rows.distinct_on]
        order_by = (*leading, *rest)
    tail = tail_sql(rows, row, scope, inner, writer, False, order_by)
    source = source_sql(rows.source, row, scope, writer)
    return join("SELECT ", distinct, row.alias, ".* FROM ", source, tail)


def _inner(row: Row, scope: Scope | None) -> Scope:
    del scope
    return Scope(row, row)


def source_row(source: RowSource, writer: Writer) -> Row:
    """A fresh alias for a source, with how its row is written as a whole."""
    row = writer.aliases.fresh()
    if isinstance(source, WrittenRows):
        columns = separated(
            ", ", [join(row.alias, ".", identifier(name)) for name in writer.columns[source.table]]
        )
        return Row(row.alias, join("ROW(", columns, ")::", qualified(source.table)))
    return row


def source_sql(source: RowSource, row: Row, scope: Scope | None, writer: Writer) -> Sql:
    """The FROM item of a source under `row`'s alias."""
    match source:
        case TableRows(table):
            return join(qualified(table), " AS ", row.alias)
        case FunctionRows(call, _):
            return join(call_sql(call, scope.row if scope else None), " AS ", row.alias)
        case WrittenRows():
            return join(WRITTEN, " AS ", row.alias)
        case JsonRows(table):
            assert writer.json_rows is not None, "rows were written before"  # noqa: S101 # a fault of ours
            given = param(writer.json_rows)
            return join("json_populate_recordset(NULL::", qualified(table), ", ", given, ") AS ", row.alias)
        case QueryRows(parts, columns):
            text = Sql(parts)
            picked = separated(
                ", ", [join("q.", identifier(name), f"::{kind.sql_name}") for name, kind in columns]
            )
            names = separated(", ", [identifier(name) for name, _ in columns])
            return join("(SELECT ", picked, " FROM (", text, ") AS q) AS ", row.alias, "(", names, ")")


def tail_sql(
    rows: RowSet,
    row: Row,
    outer: Scope | None,
    inner: Scope,
    writer: Writer,
    only_present: bool = False,
    order_by: tuple[OrderItem, ...] | None = None,
) -> Sql:
    """WHERE, ORDER BY, LIMIT and OFFSET of rows."""
    tests = [] if rows.join is None or outer is None else join_tests(rows.join, outer.row, row)
    if rows.where != TRUE:
        tests.append(condition_sql(rows.where, inner, writer.aliases))
    if only_present:
        tests.append(join("NOT (", row.alias, " IS NULL)"))
    pieces: list[Sql] = [join(" WHERE ", separated(" AND ", tests))] if tests else []
    keys = [_order_item(item, inner, writer) for item in (order_by or rows.order_by)]
    if keys:
        pieces.append(join(" ORDER BY ", separated(", ", keys)))
    pieces.append(_limit(rows))
    if rows.offset is not None:
        pieces.append(join(" OFFSET ", param(rows.offset)))
    return join(*pieces)


def _limit(rows: RowSet) -> Sql:
    limit, most = rows.limit, rows.max_rows
    if rows.with_ties and isinstance(limit, Param):
        return join(" FETCH FIRST ", param(limit), " ROWS WITH TIES")
    if isinstance(limit, Param):
        value = param(limit)
        return join(" LIMIT ", value if most is None else join("least(", value, f", {most})"))
    bounds = [bound for bound in (limit, most) if isinstance(bound, int)]
    return raw(f" LIMIT {min(bounds)}") if bounds else EMPTY


def _order_item(item: OrderItem, scope: Scope, writer: Writer) -> Sql:
    direction = " DESC" if item.descending else " ASC"
    nulls = " NULLS FIRST" if item.nulls_first else " NULLS LAST"
    return join(order_exp_sql(item.exp, scope, writer), direction, nulls)


def order_exp_sql(exp: OrderExp, scope: Scope, writer: Writer) -> Sql:
    """What rows are ordered by: a scalar, one of a related row, an aggregate of related rows."""
    if isinstance(exp, RelatedColumn):
        row = writer.aliases.fresh()
        inner = Scope(row, row)
        value = order_exp_sql(exp.exp, inner, writer)
        where = _related_where(exp.join.columns, exp.where, scope, inner, writer)
        return join("(SELECT ", value, " FROM ", qualified(exp.table), " AS ", row.alias, where, " LIMIT 1)")
    if isinstance(exp, RelatedAggregate):
        row = writer.aliases.fresh()
        inner = Scope(row, row)
        argument = raw("*") if exp.column is None else scalar_sql(exp.column, inner, writer.aliases)
        where = _related_where(exp.join.columns, exp.where, scope, inner, writer)
        value = join(f"{exp.function}(", argument, ")")
        return join("(SELECT ", value, " FROM ", qualified(exp.table), " AS ", row.alias, where, ")")
    if isinstance(exp, ComputedAggregate):
        row = writer.aliases.fresh()
        inner = Scope(row, row)
        argument = raw("*") if exp.column is None else scalar_sql(exp.column, inner, writer.aliases)
        test = condition_sql(exp.where, inner, writer.aliases)
        value = join(f"{exp.function}(", argument, ")")
        rows = call_sql(exp.call, scope.row)
        return join("(SELECT ", value, " FROM ", rows, " AS ", row.alias, " WHERE ", test, ")")
    return scalar_sql(exp, scope, writer.aliases)


def _related_where(
    columns: tuple[tuple[str, str], ...], where: Condition, scope: Scope, inner: Scope, writer: Writer
) -> Sql:
    tests = [
        join(inner.row.alias, ".", identifier(remote), " = ", scope.row.alias, ".", identifier(own))
        for own, remote in columns
    ]
    if where != TRUE:
        tests.append(condition_sql(where, inner, writer.aliases))
    return join(" WHERE ", separated(" AND ", tests))

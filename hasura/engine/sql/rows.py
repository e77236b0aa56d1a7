"""Rows as SQL: where they come from, which, in what order, how many."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from hasura.engine.names import QualifiedName
from hasura.engine.plan.conditions import TRUE, Condition
from hasura.engine.plan.rows import (
    ComputedAggregate,
    FunctionRows,
    GivenRows,
    OrderExp,
    OrderItem,
    QueryRows,
    RelatedAggregate,
    RelatedColumn,
    RowSet,
    RowSource,
    TableRows,
    WrittenRows,
)
from hasura.engine.plan.values import Param
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
)

WRITTEN = raw("written")
"""The CTE of the rows a mutation has written."""


@dataclass(frozen=True, slots=True)
class Writer:
    """What writing one statement needs: fresh aliases, columns of written tables, given rows.

    columns: column names in their order, by table (for rows of a CTE taken as a table's row).
    given_rows: the parameter that holds the rows of `GivenRows`.
    """

    aliases: Aliases = field(default_factory=Aliases)
    columns: Mapping[QualifiedName, tuple[str, ...]] = field(default_factory=dict)
    given_rows: Param | None = None


def base_rows(rows: RowSet, scope: Scope | None, writer: Writer, takes_rows: bool) -> tuple[Sql, Row]:
    """A FROM item (with its WHERE) of the chosen rows as a whole: what aggregates and DISTINCT ON
    work on, and the row it stands for.

    takes_rows: functions are called with the row, so it must keep its table's type.
    """
    row = source_row(rows.source, writer)
    inner = Scope(row, row)
    source = source_sql(rows.source, row, scope, writer)
    if not (rows.distinct_on or rows.limit is not None or rows.offset is not None or rows.order_by):
        return join(source, tail_sql(replace(rows, max_rows=None), row, scope, inner, writer)), row
    distinct = EMPTY
    order_by = rows.order_by
    if rows.distinct_on:
        keys = [scalar_sql(exp, inner, writer.aliases) for exp in rows.distinct_on]
        distinct = join("DISTINCT ON (", separated(", ", keys), ") ")
        order_by = _leading_with(rows)
    tail = tail_sql(rows, row, scope, inner, writer, order_by=order_by)
    outer = writer.aliases.fresh()
    columns = join(row.alias, ".*")
    if takes_rows:
        columns = join("(", row.whole, ")::", qualified(row_type(rows.source)), " AS whole")
    base = join("(SELECT ", distinct, columns, " FROM ", source, tail, ") AS ", outer.alias)
    if takes_rows:
        return base, Row(join("(", outer.alias, ".whole)"), join(outer.alias, ".whole"))
    return base, outer


def row_type(source: RowSource) -> QualifiedName:
    """The table whose rows a source gives; functions are not called with other rows."""
    match source:
        case FunctionRows(_, table) if table is not None:
            return table
        case TableRows(table) | WrittenRows(table) | GivenRows(table):
            return table
    raise TypeError("the rows of a native query have no type")


def _leading_with(rows: RowSet) -> tuple[OrderItem, ...]:
    """The order with the DISTINCT ON keys first, as PostgreSQL wants it."""
    rest = [item for item in rows.order_by if item.exp not in rows.distinct_on]
    given = {item.exp: item for item in rows.order_by}
    leading = [given.get(exp, OrderItem(exp, False, False)) for exp in rows.distinct_on]
    return (*leading, *rest)


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
        case GivenRows(table):
            assert writer.given_rows is not None, "rows were written before"  # noqa: S101 # a fault of ours
            rows = join("unnest(", param(writer.given_rows), "::", qualified(table), "[])")
            return join(rows, " AS ", row.alias)
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
        tests.append(join("NOT (", row.alias, ".* IS NULL)"))
    pieces: list[Sql] = [join(" WHERE ", separated(" AND ", tests))] if tests else []
    keys = [_order_item(item, inner, writer) for item in (order_by or rows.order_by)]
    if keys:
        pieces.append(join(" ORDER BY ", separated(", ", keys)))
    pieces.append(_limit(rows))
    if rows.offset is not None:
        skipped = raw(str(rows.offset)) if isinstance(rows.offset, int) else param(rows.offset)
        pieces.append(join(" OFFSET ", skipped))
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

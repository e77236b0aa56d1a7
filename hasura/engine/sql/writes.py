"""Writing plans as SQL: a data-modifying CTE `written`, and what is answered about its rows.

Every written row carries whether the permission's check holds for it, so the executor learns of a
violation from the same statement and undoes the transaction.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from hasura.engine.catalog.model import TEXT, PgType, TypeKind
from hasura.engine.names import QualifiedName
from hasura.engine.plan.conditions import TRUE, Condition
from hasura.engine.plan.rows import (
    GivenRows,
    ListOutput,
    ObjectOutput,
    RowSet,
    RowSource,
    TextOutput,
    WrittenRows,
)
from hasura.engine.plan.values import Param, Together, WrittenCount, WrittenRowsText
from hasura.engine.plan.writes import (
    MANY_ROWS,
    AffectedRows,
    Answer,
    Assignment,
    Delete,
    Insert,
    ListedRows,
    NewRow,
    OnConflict,
    RowAnswer,
    Update,
    WriteField,
)
from hasura.engine.sql.conditions import Aliases, Row, Scope, condition_sql
from hasura.engine.sql.fragment import (
    EMPTY,
    Sql,
    Statement,
    identifier,
    join,
    object_sql,
    param,
    qualified,
    raw,
    render,
    separated,
    text_literal,
)
from hasura.engine.sql.outputs import output_sql
from hasura.engine.sql.rows import Writer

_TARGET: Final = Row(raw("target"), raw("target.*"))
_CHECK: Final = "hasura_check"
_BIGINT: Final = PgType(20, "pg_catalog", "int8", TypeKind.BASE, "N", "bigint")
ROWS_PARAM: Final = Param(WrittenRowsText(), TEXT, many=True)
COUNT_PARAM: Final = Param(WrittenCount(), _BIGINT)


def insert_sql(insert: Insert, rows: tuple[NewRow, ...]) -> Sql:
    """INSERT of `rows` (without what hangs on them)."""
    values = _values_sql(rows, insert.columns) if insert.listed is None else _listed_sql(insert.listed)
    conflict = EMPTY if insert.on_conflict is None else _conflict_sql(insert.on_conflict)
    check = _insert_check(insert)
    return join(
        "INSERT INTO ", qualified(insert.table), " AS target ", values, conflict, " RETURNING target.*, ", check
    )


def _values_sql(rows: tuple[NewRow, ...], table_columns: tuple[str, ...]) -> Sql:
    """The columns and the rows. Many rows alike come as one list for each column: PostgreSQL takes
    only so many parameters, and the statement is the same for any number of rows."""
    columns = list(dict.fromkeys(name for row in rows for name, _ in row.values))
    if not columns:
        defaults = separated(", ", [raw("(DEFAULT)")] * len(rows))
        return join("(", identifier(table_columns[0]), ") VALUES ", defaults)
    names = separated(", ", [identifier(name) for name in columns])
    cells = [dict(row.values) for row in rows]
    if len(rows) >= MANY_ROWS and all(len(row) == len(columns) for row in cells):
        lists = [Param(Together(tuple(row[name] for row in cells)), TEXT, many=True) for name in columns]
        given = separated(", ", [param(item) for item in lists])
        aliases = separated(", ", [identifier(name) for name in columns])
        casts = separated(", ", [join("u.", identifier(name), f"::{cells[0][name].cast}") for name in columns])
        return join("(", names, ") SELECT ", casts, " FROM unnest(", given, ") AS u(", aliases, ")")
    tuples = [
        separated(", ", [param(row[name]) if name in row else raw("DEFAULT") for name in columns]) for row in cells
    ]
    listed = separated(", ", [join("(", item, ")") for item in tuples])
    return join("(", names, ") VALUES ", listed)


def _listed_sql(rows: ListedRows) -> Sql:
    """The columns and the rows: a list for each column, the presets beside."""
    names = separated(", ", [identifier(name) for name in rows.names])
    cells = [join("u.", identifier(name), f"::{kind.sql_name}") for name, kind, _ in rows.columns]
    cells += [param(value) for _, value in rows.presets]
    lists = separated(", ", [param(values) for _, _, values in rows.columns])
    aliases = separated(", ", [identifier(name) for name, _, _ in rows.columns])
    return join("(", names, ") SELECT ", separated(", ", cells), " FROM unnest(", lists, ") AS u(", aliases, ")")


def _insert_check(insert: Insert) -> Sql:
    conflict = insert.on_conflict
    own = _check_sql(insert.check)
    if conflict is None or not conflict.columns or conflict.check == TRUE:
        return join(own, f" AS {_CHECK}")
    # A row that was inserted has no xmax; one that was updated on conflict has.
    other = _check_sql(conflict.check)
    return join("CASE WHEN target.xmax = 0 THEN ", own, " ELSE ", other, f" END AS {_CHECK}")


def _check_sql(check: Condition) -> Sql:
    return condition_sql(check, Scope(_TARGET, _TARGET), Aliases())


def _conflict_sql(conflict: OnConflict) -> Sql:
    if conflict.constraint is None:
        return raw(" ON CONFLICT DO NOTHING")
    on = join(" ON CONFLICT ON CONSTRAINT ", identifier(conflict.constraint))
    if not conflict.columns:
        return join(on, " DO NOTHING")
    presets = dict(conflict.presets)
    changes = [
        join(identifier(name), " = EXCLUDED.", identifier(name))
        for name in conflict.columns
        if name not in presets
    ]
    changes += [join(identifier(name), " = ", param(value)) for name, value in presets.items()]
    update = join(on, " DO UPDATE SET ", separated(", ", changes))
    if conflict.where == TRUE:
        return update
    return join(update, " WHERE ", condition_sql(conflict.where, Scope(_TARGET, _TARGET), Aliases()))


def update_sql(update: Update) -> Sql:
    """UPDATE; without anything to set, a SELECT of no rows."""
    if not update.assignments:
        nothing = join(qualified(update.table), " AS target WHERE false")
        return join("SELECT target.*, true AS ", f"{_CHECK} FROM ", nothing)
    changes = separated(", ", [_assignment_sql(item) for item in update.assignments])
    where = condition_sql(update.where, Scope(_TARGET, _TARGET), Aliases())
    check = _check_sql(update.check)
    return join(
        *("UPDATE ", qualified(update.table), " AS target SET ", changes, " WHERE ", where),
        *(" RETURNING target.*, ", check, f" AS {_CHECK}"),
    )


def _assignment_sql(item: Assignment) -> Sql:
    column = join("target.", identifier(item.column))
    if item.operator == "_default":
        return join(identifier(item.column), " = DEFAULT")
    value = param(item.value)
    match item.operator:
        case "_mul":
            value = join(column, " * ", value)
        case "_inc":
            value = join(column, " + ", value)
        case "_append":
            value = join(column, " || ", value)
        case "_prepend":
            value = join(value, " || ", column)
        case "_delete_key" | "_delete_elem":
            value = join(column, " - ", value)
        case "_delete_at_path":
            value = join(column, " #- ", value)
    return join(identifier(item.column), " = ", value)


def delete_sql(delete: Delete) -> Sql:
    """DELETE"""
    where = condition_sql(delete.where, Scope(_TARGET, _TARGET), Aliases())
    return join(
        *("DELETE FROM ", qualified(delete.table), " AS target WHERE ", where),
        f" RETURNING target.*, true AS {_CHECK}",
    )


def write_sql(write: Insert | Update | Delete) -> Sql:
    """The statement that writes, returning the rows and their checks."""
    if isinstance(write, Insert):
        return insert_sql(write, write.rows)
    return update_sql(write) if isinstance(write, Update) else delete_sql(write)


@dataclass(frozen=True, slots=True)
class WriteStatements:
    """How a field is run. `write` answers (answer, passed) in one row; with `read` set it answers
    (rows as JSON, passed, count) instead, and `read` makes the answer of them."""

    write: Statement
    read: Statement | None


_PASSED: Final = f"(SELECT coalesce(bool_and({_CHECK}), true) FROM written)"  # noqa: S608 # constants


def write_statements(field: WriteField) -> WriteStatements:
    """The statements of a field whose write is not nested."""
    written = join("WITH written AS (", write_sql(field.write), ") ")
    table = field.write.table
    if field.two_step:
        row = _row_text(table, field.columns)
        rows = join("(SELECT coalesce(array_agg(", row, "), '{}') FROM written)")
        count = "(SELECT count(*) FROM written)"
        first = join(written, "SELECT ", rows, f" AS rows, {_PASSED} AS passed, {count} AS count")
        return WriteStatements(render(first), read_statement(field))
    writer = Writer(columns={table: field.columns})
    count_sql = raw("(SELECT count(*) FROM written)")
    answer = answer_sql(field.answer, WrittenRows(table), count_sql, writer)
    return WriteStatements(render(join(written, "SELECT ", answer, f" AS answer, {_PASSED} AS passed")), None)


def _row_text(table: QualifiedName, columns: tuple[str, ...]) -> Sql:
    """A written row as text, without the check beside it: no type loses anything this way."""
    cells = separated(", ", [join("written.", identifier(name)) for name in columns])
    return join("(ROW(", cells, ")::", qualified(table), ")::text")


def read_statement(field: WriteField) -> Statement:
    """The answer made of rows written before, given as parameters."""
    writer = Writer(given_rows=ROWS_PARAM)
    answer = answer_sql(field.answer, GivenRows(field.write.table), param(COUNT_PARAM), writer)
    return render(join("SELECT ", answer, " AS answer"))


def answer_sql(answer: Answer, rows_of: RowSource, count: Sql, writer: Writer) -> Sql:
    """The JSON of an answer about rows."""
    if isinstance(answer, RowAnswer):
        return output_sql(ObjectOutput(RowSet(rows_of), answer.fields), None, writer)
    members = []
    for alias, part in answer.fields:
        match part:
            case AffectedRows():
                value = count
            case TextOutput(text):
                value = join(text_literal(text), "::text")
            case _:
                value = output_sql(ListOutput(RowSet(rows_of), part.fields), None, writer)
        members.append((alias, value))
    return object_sql(members)


def single_insert_statement(insert: Insert, row: NewRow) -> Statement:
    """INSERT of one row: the row as JSON and as text (both null where none was inserted), passed."""
    written = join("WITH written AS (", insert_sql(insert, (row,)), ") ")
    as_text = join("(SELECT ", _row_text(insert.table, insert.columns), " FROM written) AS text, ")
    as_json = raw('(SELECT row_to_json("~w") FROM written AS "~w") AS row, ')
    return render(join(written, "SELECT ", as_json, as_text, f"{_PASSED} AS passed"))

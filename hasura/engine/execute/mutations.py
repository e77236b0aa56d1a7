"""Running mutations: root fields in order, those of one source in one transaction."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

import asyncpg

from hasura.engine.catalog.model import PgType
from hasura.engine.errors import EngineError
from hasura.engine.execute.errors import engine_error
from hasura.engine.plan.dependencies import joins_sources
from hasura.engine.plan.encode import encode_value
from hasura.engine.plan.operations import DatabaseField
from hasura.engine.plan.values import Bindings, Constant, Param, session_json
from hasura.engine.plan.writes import (
    Insert,
    MutationField,
    MutationNamespace,
    MutationPlan,
    NewRow,
    WriteField,
    WriteManyField,
)
from hasura.engine.sql.fragment import Statement
from hasura.engine.sql.operations import query_statement
from hasura.engine.sql.writes import (
    WriteStatements,
    read_statement,
    single_insert_statement,
    write_statements,
)

_CHECK_FAILED = "check constraint of an insert/update permission has failed"


@dataclass(frozen=True, slots=True)
class ReadyMutation:
    """A mutation plan; `statements` are written beforehand for the fields whose writes are flat."""

    plan: MutationPlan
    statements: Mapping[int, WriteStatements]
    joins: bool
    """Whether rows of other sources are to be joined to the answer."""


def ready_mutation(plan: MutationPlan) -> ReadyMutation:
    """Write the statements that do not depend on rows written before."""
    statements: dict[int, WriteStatements] = {}
    for field in _write_fields(plan.fields):
        nested = isinstance(field.write, Insert) and (field.write.is_nested or field.write.is_empty)
        if not nested:
            statements[id(field)] = write_statements(field)
    return ReadyMutation(plan, statements, joins_sources(plan.fields))


def _write_fields(fields: tuple[tuple[str, MutationField], ...]) -> Iterator[WriteField]:
    for _, field in fields:
        if isinstance(field, WriteField):
            yield field
        elif isinstance(field, WriteManyField):
            yield from field.writes
        elif isinstance(field, MutationNamespace):
            yield from _write_fields(field.fields)


@dataclass(frozen=True, slots=True)
class Transaction:
    """An open transaction of one source with the values of the request."""

    connection: Any
    bindings: Bindings
    statements: Mapping[int, WriteStatements]

    async def fetch_row(self, statement: Statement, bindings: Bindings | None = None, path: str = "$") -> Any:
        """The one row a statement answers; raises EngineError."""
        arguments = statement.arguments(bindings or self.bindings)
        try:
            return await self.connection.fetchrow(statement.text, *arguments)
        except (asyncpg.PostgresError, asyncpg.InterfaceError, OSError) as error:
            raise engine_error(error, statement.text, tuple(arguments), path) from error

    async def set_session(self, session: Mapping[str, str]) -> None:
        """Tell triggers who writes, until the transaction ends."""
        await self.connection.execute("SELECT set_config('hasura.user', $1, true)", session_json(session))


async def run_write(transaction: Transaction, field: WriteField) -> bytes:
    """Write and answer."""
    write = field.write
    if isinstance(write, Insert):
        if write.is_nested:
            return await _nested(transaction, field, write)
        if write.is_empty:
            return await _answer(transaction, read_statement(field), (), 0)
    return await _run_flat(transaction, field, transaction.statements[id(field)])


async def _run_flat(transaction: Transaction, field: WriteField, statements: WriteStatements) -> bytes:
    path = field.write.path
    row = await transaction.fetch_row(statements.write, path=path)
    if not row["passed"]:
        raise EngineError(_CHECK_FAILED, "permission-error", path)
    if statements.read is None:
        answer: bytes | None = row["answer"]
        return b"null" if answer is None else answer
    return await _answer(transaction, statements.read, tuple(row["rows"]), row["count"])


async def _answer(transaction: Transaction, statement: Statement, rows: tuple[str, ...], count: int) -> bytes:
    bindings = replace(transaction.bindings, written_rows=rows, written_count=count)
    row = await transaction.fetch_row(statement, bindings)
    answer: bytes | None = row["answer"]
    return b"null" if answer is None else answer


async def run_write_many(transaction: Transaction, field: WriteManyField) -> bytes:
    """Several updates after each other: a list of their answers."""
    answers = [await run_write(transaction, write) for write in field.writes]
    return b"[" + b",".join(answers) + b"]"


async def run_function(transaction: Transaction, alias: str, field: DatabaseField) -> bytes:
    """A function called for its effect, and what it returns."""
    statement = query_statement(((alias, field),))
    row = await transaction.fetch_row(statement)
    answer: bytes = row["root"]
    inner = answer[answer.index(b"{") + 1 : answer.rindex(b"}")]
    return inner[inner.index(b":") + 1 :]


async def _nested(transaction: Transaction, field: WriteField, insert: Insert) -> bytes:
    rows, count = await _insert_rows(transaction, insert)
    return await _answer(transaction, read_statement(field), tuple(text for _, text in rows), count)


Written = tuple[Mapping[str, Any], str]
"""A row that was inserted: its columns as JSON, and the whole as PostgreSQL writes it."""


async def _insert_rows(transaction: Transaction, insert: Insert) -> tuple[list[Written], int]:
    """Insert rows one by one with all that hangs on them: (the rows, how many in all tables)."""
    written: list[Written] = []
    total = 0
    for row in insert.rows:
        found, count = await _insert_row(transaction, insert, row)
        total += count
        if found is not None:
            written.append(found)
    return written, total


async def _insert_row(transaction: Transaction, insert: Insert, row: NewRow) -> tuple[Written | None, int]:
    values = dict(row.values)
    total = 0
    for parent in row.parents:
        rows, count = await _insert_rows(transaction, parent.insert)
        total += count
        if not rows:
            raise EngineError(
                f'cannot proceed to insert object relation "{parent.relationship}" '
                f'since insert to table "{parent.insert.table}" affects zero rows',
                path=insert.path,
            )
        for own, kind, theirs in parent.columns:
            values[own] = _given(kind, rows[0][0][theirs])
    plain = NewRow(tuple(values.items()))
    answer = await transaction.fetch_row(single_insert_statement(insert, plain), path=insert.path)
    if not answer["passed"]:
        raise EngineError(_CHECK_FAILED, "permission-error", insert.path)
    found = None if answer["row"] is None else json.loads(answer["row"], parse_float=Decimal)
    if found is None:
        if not row.children:
            return None, total
        raise EngineError(
            f'cannot proceed to insert array relations since insert to table "{insert.table}" affects zero rows',
            path=insert.path,
        )
    total += 1
    for child in row.children:
        links = {theirs: _given(kind, found[own]) for theirs, kind, own in child.columns}
        linked = _linked(child.insert, links)
        _, count = await _insert_rows(transaction, linked)
        total += count
    return (found, answer["text"]), total


def _linked(insert: Insert, values: dict[str, Param]) -> Insert:
    """The insert with the columns that point to the parent's row filled in."""
    rows = [replace(row, values=tuple((dict(row.values) | values).items())) for row in insert.rows]
    return replace(insert, rows=tuple(rows))


def _given(kind: PgType, value: Any) -> Param:
    """A value PostgreSQL has answered, to be given back."""
    return Param(Constant(encode_value(kind, value, False, "$")), kind)

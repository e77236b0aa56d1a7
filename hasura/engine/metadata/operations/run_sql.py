"""Runs SQL on a source and lets the metadata follow what it did to the database."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec
import psycopg
from psycopg.rows import dict_row

from hasura.engine.catalog import Catalog, introspect
from hasura.engine.errors import EngineError
from hasura.engine.metadata.codec import Json
from hasura.engine.metadata.operations.registry import operation
from hasura.engine.metadata.operations.schema_change import follow_change
from hasura.engine.metadata.operations.statements import split_statements
from hasura.engine.metadata.operations.workspace import Workspace, enum_tables

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

_CHECKED = re.compile(r"\balter\b|\bdrop\b|\breplace\b|\bcreate function\b|\bcomment on\b", re.IGNORECASE)
"""SQL that may break metadata: it is checked unless the caller says otherwise (as Hasura does)."""
_CHANGING = re.compile(r"\b(create|alter|drop|replace|comment|rename|do|call|execute|import)\b", re.IGNORECASE)
"""SQL after which the catalogue is read again before it is used."""


@dataclass(frozen=True, slots=True)
class RunSql:
    """SQL with how to treat its effects on the metadata."""

    sql: str
    source: str = "default"
    cascade: bool = False
    check_metadata_consistency: bool | None = None
    read_only: bool = False
    no_transaction: bool = False

    @property
    def is_checked(self) -> bool:
        """Whether the catalogue is compared before and after."""
        if self.read_only:
            return False
        wanted = self.check_metadata_consistency
        return bool(_CHECKED.search(self.sql)) if wanted is None else wanted


@operation("run_sql", RunSql, of_source=True)
@operation("run_sql", RunSql, of_source=True, version=2)
async def run_sql(workspace: Workspace, args: RunSql) -> Json:
    """The last statement's rows as text, or the mere success of a command."""
    source = workspace.source(args.source)
    before = await _catalog_before(workspace, args) if args.is_checked else None
    async with _connect(workspace.pools.url(source)) as connection:
        if not args.no_transaction:
            await connection.execute("BEGIN READ ONLY" if args.read_only else "BEGIN READ WRITE")
        await _announce_session(connection, workspace, args)
        answer = await _execute(connection, args)
        if before is not None:
            after = await introspect(_Reader(connection), enum_tables(source))
            follow_change(workspace, args.source, before, after, cascade=args.cascade)
            workspace.must_publish = True
        if not args.no_transaction:
            await connection.execute("COMMIT")
    if before is None and not args.read_only and _CHANGING.search(args.sql):
        workspace.invalidate(args.source)
    return answer


async def _catalog_before(workspace: Workspace, args: RunSql) -> Catalog:
    await workspace.pruned()
    catalog = workspace.catalogs[args.source]
    if isinstance(catalog, EngineError):
        raise catalog
    return catalog


@asynccontextmanager
async def _connect(url: str) -> AsyncIterator[Any]:
    try:
        connection = await psycopg.AsyncConnection.connect(url, autocommit=True)
    except psycopg.Error as error:
        raise EngineError("connection error", "connection-failed", internal=str(error)) from error
    async with connection:
        yield connection


async def _announce_session(connection: Any, workspace: Workspace, args: RunSql) -> None:
    """Event triggers store who made a change; plain SQL through this API counts as the caller's."""
    variables = msgspec.json.encode(dict(workspace.session.variables)).decode()
    await connection.execute("SELECT set_config('hasura.user', %s, %s)", (variables, not args.no_transaction))


async def _execute(connection: Any, args: RunSql) -> Json:
    statements = split_statements(args.sql) if args.no_transaction else [args.sql]
    result = None
    async with connection.cursor() as cursor:
        for statement in statements or [args.sql]:
            try:
                await cursor.execute(statement, prepare=False)
            except psycopg.Error as error:
                raise _failed(error, args.sql) from error
            while cursor.nextset():
                pass
            result = cursor.pgresult
    if result is None or result.status != psycopg.pq.ExecStatus.TUPLES_OK:
        return {"result_type": "CommandOk", "result": None}
    return {"result_type": "TuplesOk", "result": _rows(result)}


def _rows(result: Any) -> list[list[str]]:
    columns = range(result.nfields)
    header = [result.fname(column).decode() for column in columns]
    rows = [[_text(result.get_value(row, column)) for column in columns] for row in range(result.ntuples)]
    return [header, *rows]


def _text(value: bytes | None) -> str:
    return "NULL" if value is None else value.decode()


def _failed(error: psycopg.Error, sql: str) -> EngineError:
    details = {
        "statement": sql,
        "prepared": False,
        "arguments": [],
        "error": {
            "exec_status": "FatalError",
            "hint": error.diag.message_hint,
            "message": error.diag.message_primary or str(error),
            "status_code": error.sqlstate,
            "description": error.diag.message_detail,
        },
    }
    return EngineError("query execution failed", "postgres-error", internal=details)


class _Reader:
    """Introspection on the connection that runs the SQL, inside its transaction."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    async def fetch(self, query: str, /) -> Sequence[Mapping[str, Any]]:
        """All rows, by column name."""
        async with self._connection.cursor(row_factory=dict_row) as cursor:
            await cursor.execute(query)
            rows: Sequence[Mapping[str, Any]] = await cursor.fetchall()
            return rows

    async def fetchval(self, query: str, /) -> Any:
        """The first value."""
        rows = await self.fetch(query)
        return next(iter(rows[0].values()))

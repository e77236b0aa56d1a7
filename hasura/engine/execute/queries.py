"""Running queries: one statement for each source, its JSON passed on unread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import asyncpg

from hasura.engine.execute.errors import engine_error
from hasura.engine.plan.encode import json_text
from hasura.engine.plan.operations import (
    ConstantField,
    NamespaceField,
    QueryPlan,
    RootField,
    RootFields,
)
from hasura.engine.plan.values import Bindings, bind
from hasura.engine.sql.fragment import Statement
from hasura.engine.sql.operations import query_statement, sources_of

PoolOf = Callable[[str], Any]
"""The connection pool of a source, by its name."""


@dataclass(frozen=True, slots=True)
class SourceStatement:
    """What one source answers: fields under these aliases."""

    source: str
    statement: Statement


@dataclass(frozen=True, slots=True)
class ReadyQuery:
    """A query plan written as SQL. `whole`: one statement answers it all."""

    plan: QueryPlan
    whole: SourceStatement | None
    parts: tuple[tuple[str, RootField, SourceStatement | None], ...]


def ready_query(plan: QueryPlan) -> ReadyQuery:
    """Write the statements of a plan."""
    sources = sources_of(plan.fields)
    if len(sources) == 1:
        return ReadyQuery(plan, SourceStatement(sources[0], query_statement(plan.fields)), ())
    parts = []
    for alias, field in plan.fields:
        inner = sources_of(((alias, field),))
        statement = SourceStatement(inner[0], query_statement(((alias, field),))) if inner else None
        parts.append((alias, field, statement))
    return ReadyQuery(plan, None, tuple(parts))


async def run_query(ready: ReadyQuery, bindings: Bindings, pool_of: PoolOf) -> bytes:
    """The JSON object of the answer's `data`."""
    if ready.whole is not None:
        return await fetch_json(pool_of(ready.whole.source), ready.whole.statement, bindings)
    members = []
    for alias, field, statement in ready.parts:
        if statement is None:
            members.append(json_text(alias).encode() + b":" + constant_json(field))
        else:
            # The statement answers `{"alias": …}`: what is between the braces is the member.
            answer = await fetch_json(pool_of(statement.source), statement.statement, bindings)
            members.append(answer[answer.index(b"{") + 1 : answer.rindex(b"}")])
    return b"{" + b",".join(members) + b"}"


def constant_json(field: RootField) -> bytes:
    """The JSON of a field no database is asked for."""
    if isinstance(field, ConstantField):
        return field.json.encode()
    assert isinstance(field, NamespaceField)  # noqa: S101 # database fields have a statement
    return constants_object(field.fields)


def constants_object(fields: RootFields) -> bytes:
    """An object of constant fields."""
    return (
        b"{" + b",".join(json_text(alias).encode() + b":" + constant_json(item) for alias, item in fields) + b"}"
    )


async def fetch_json(pool: Any, statement: Statement, bindings: Bindings) -> bytes:
    """The single JSON value a statement answers; raises EngineError."""
    arguments = [bind(param, bindings) for param in statement.params]
    try:
        async with pool.acquire() as connection:
            value: bytes = await connection.fetchval(statement.text, *arguments)
            return value
    except (asyncpg.PostgresError, asyncpg.InterfaceError, OSError) as error:
        raise engine_error(error, statement.text, tuple(arguments)) from error

"""Running queries: one statement for each source, its JSON passed on unread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import asyncpg

from hasura.engine.execute.errors import engine_error
from hasura.engine.plan.dependencies import joins_sources
from hasura.engine.plan.encode import json_text
from hasura.engine.plan.operations import (
    ActionField,
    ConstantField,
    DatabaseField,
    NamespaceField,
    QueryPlan,
    RootField,
    RootFields,
)
from hasura.engine.plan.values import Bindings
from hasura.engine.sql.fragment import Statement
from hasura.engine.sql.operations import query_statement

PoolOf = Callable[[str], Any]
"""The connection pool of a source, by its name."""


@dataclass(frozen=True, slots=True)
class SourceStatement:
    """What one source answers: a JSON object of the fields it was asked for."""

    source: str
    statement: Statement


@dataclass(frozen=True, slots=True)
class ReadyQuery:
    """A query plan written as SQL. `whole`: one statement answers it all; else `parts` do, each a
    field by its alias with its statement, where it needs one."""

    plan: QueryPlan
    whole: SourceStatement | None
    parts: tuple[tuple[str, RootField, SourceStatement | None], ...]
    joins: bool = False
    """Whether rows of other sources are to be joined to the answer."""


def ready_query(plan: QueryPlan) -> ReadyQuery:
    """Write the statements of a plan."""
    sources, joins = sources_of(plan.fields), joins_sources(plan.fields)
    if len(sources) == 1 and None not in sources:
        (source,) = sources
        return ReadyQuery(plan, SourceStatement(source or "", query_statement(plan.fields)), (), joins)
    return ReadyQuery(plan, None, tuple(_part(alias, field) for alias, field in plan.fields), joins)


def _part(alias: str, field: RootField) -> tuple[str, RootField, SourceStatement | None]:
    sources = sources_of(((alias, field),))
    if len(sources) != 1 or None in sources:
        return alias, field, None
    (source,) = sources
    return alias, field, SourceStatement(source or "", query_statement(((alias, field),)))


def sources_of(fields: RootFields) -> set[str | None]:
    """The sources that answer some of the fields; None stands for a webhook."""
    found: set[str | None] = set()
    for _, field in fields:
        if isinstance(field, DatabaseField):
            found.add(field.source)
        elif isinstance(field, ActionField):
            found.add(None)
        elif isinstance(field, NamespaceField):
            found |= sources_of(field.fields)
    return found


async def run_whole(ready: SourceStatement, bindings: Bindings, pool_of: PoolOf) -> bytes:
    """The JSON object one statement answers."""
    return await fetch_json(pool_of(ready.source), ready.statement, bindings)


def member(alias: str, value: bytes) -> bytes:
    """`"alias":value`"""
    return json_text(alias).encode() + b":" + value


def inside(answer: bytes) -> bytes:
    """What stands between the braces of a JSON object."""
    return answer[answer.index(b"{") + 1 : answer.rindex(b"}")]


def constant_json(field: RootField) -> bytes:
    """The JSON of a field nobody needs to be asked for."""
    if isinstance(field, ConstantField):
        return field.json.encode()
    assert isinstance(field, NamespaceField)  # noqa: S101 # others are answered elsewhere
    return b"{" + b",".join(member(alias, constant_json(item)) for alias, item in field.fields) + b"}"


async def fetch_json(pool: Any, statement: Statement, bindings: Bindings) -> bytes:
    """The single JSON value a statement answers; raises EngineError."""
    arguments = statement.arguments(bindings)
    try:
        value: bytes = await pool.read(statement.text, arguments)
    except (asyncpg.PostgresError, asyncpg.InterfaceError, OSError) as error:
        raise engine_error(error, statement.text, tuple(arguments)) from error
    return value

"""What would be run for a request: SQL, PostgreSQL's plan, and the parameters of live queries."""

from __future__ import annotations

from typing import Any

import asyncpg

from hasura.engine.execute.errors import engine_error
from hasura.engine.execute.queries import PoolOf
from hasura.engine.plan.operations import DatabaseField, NamespaceField, QueryPlan, RootFields
from hasura.engine.plan.values import Bindings, CursorValue, SessionVariable, bind
from hasura.engine.sql.operations import query_statement
from hasura.engine.subscriptions.manager import LivePlan


async def explain_query(plan: QueryPlan, bindings: Bindings, pool_of: PoolOf) -> list[dict[str, Any]]:
    """For each root field: its key, SQL and plan; both null where no database answers it."""
    return await _explain_fields(plan.fields, bindings, pool_of)


async def _explain_fields(fields: RootFields, bindings: Bindings, pool_of: PoolOf) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for alias, field in fields:
        if isinstance(field, NamespaceField):
            found += await _explain_fields(field.fields, bindings, pool_of)
        elif isinstance(field, DatabaseField):
            statement = query_statement(((alias, field),))
            arguments = statement.arguments(bindings)
            lines = await _plan_lines(pool_of(field.source), statement.text, arguments)
            found.append({"field": alias, "sql": statement.text, "plan": lines})
        else:
            found.append({"field": alias, "sql": None, "plan": None})
    return found


async def explain_live(plan: LivePlan, bindings: Bindings, pool_of: PoolOf) -> dict[str, Any]:
    """The multiplexed SQL with the values this subscriber brings into it."""
    values = [bind(param, bindings) for param in plan.query.params]
    session: dict[str, str | None] = {}
    cursor: dict[str, str | None] = {}
    synthetic: list[str | None] = []
    for param, value in zip(plan.query.params, values, strict=True):
        if isinstance(param.origin, SessionVariable):
            session[param.origin.name] = value
        elif isinstance(param.origin, CursorValue):
            cursor[param.origin.column] = value
        else:
            synthetic.append(value)
    arguments: list[Any] = [[1], *([value] for value in values)]
    return {
        "sql": plan.query.text,
        "plan": await _plan_lines(pool_of(plan.source), plan.query.text, arguments),
        "variables": {"session": session, "query": {}, "synthetic": synthetic, "cursor": cursor},
    }


async def _plan_lines(pool: Any, text: str, arguments: list[Any]) -> list[str]:
    try:
        async with pool.acquire() as connection:
            rows = await connection.fetch(f"EXPLAIN {text}", *arguments)
            return [row[0] for row in rows]
    except (asyncpg.PostgresError, asyncpg.InterfaceError, OSError) as error:
        raise engine_error(error, text, tuple(arguments)) from error

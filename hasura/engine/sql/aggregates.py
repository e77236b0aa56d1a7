"""Aggregate functions over the rows in scope, as SQL."""

from __future__ import annotations

from hasura.engine.plan.rows import (
    CountPart,
    OperationPart,
    TextOutput,
)
from hasura.engine.sql.conditions import Aliases, Scope, scalar_sql
from hasura.engine.sql.fragment import Sql, join, object_sql, raw, separated, text_literal


def functions_sql(
    fields: tuple[tuple[str, CountPart | OperationPart | TextOutput], ...], scope: Scope, aliases: Aliases
) -> Sql:
    """An `aggregate` object over the rows in scope."""
    members: list[tuple[str, Sql]] = []
    for alias, part in fields:
        match part:
            case TextOutput(text):
                members.append((alias, join(text_literal(text), "::text")))
            case CountPart():
                members.append((alias, _count_sql(part, scope, aliases)))
            case OperationPart(function, columns):
                values: list[tuple[str, Sql]] = []
                for name, exp, as_text in columns:
                    if isinstance(exp, TextOutput):
                        values.append((name, join(text_literal(exp.text), "::text")))
                        continue
                    value = join(f"{function}(", scalar_sql(exp, scope, aliases), ")")
                    values.append((name, join("(", value, ")::text") if as_text else value))
                members.append((alias, object_sql(values)))
    return object_sql(members)


def _count_sql(part: CountPart, scope: Scope, aliases: Aliases) -> Sql:
    columns = [scalar_sql(column, scope, aliases) for column in part.columns]
    if not columns:
        return raw("count(*)")
    distinct = "DISTINCT " if part.distinct else ""
    if len(columns) == 1:
        return join(f"count({distinct}", columns[0], ")")
    return join(f"count({distinct}(", separated(", ", columns), "))")

"""Row conditions and scalar expressions as SQL."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from hasura.engine.plan.conditions import (
    AggregateCondition,
    And,
    CallExp,
    CastExp,
    ColumnExp,
    Comparison,
    ComputedExists,
    Condition,
    FunctionCall,
    Join,
    Known,
    Not,
    NullCheck,
    Or,
    RedactedExp,
    RelatedExists,
    RowArgument,
    ScalarExp,
    TableExists,
)
from hasura.engine.plan.values import Param
from hasura.engine.sql.fragment import Sql, identifier, join, param, qualified, raw, separated


@dataclass(frozen=True, slots=True)
class Row:
    """A row in scope: its alias, and what stands for the whole row as an argument of a function."""

    alias: Sql
    whole: Sql


@dataclass(frozen=True, slots=True)
class Scope:
    """The rows an expression may speak of."""

    row: Row
    root: Row


class Aliases:
    """Fresh table aliases for one statement: t1, t2, …"""

    def __init__(self) -> None:
        self._count = 0

    def fresh(self) -> Row:
        """A row under a new alias."""
        self._count += 1
        alias = raw(f"t{self._count}")
        return Row(alias, join(alias, ".*"))


_BINARY: Final = {
    "_eq": "=",
    "_neq": "<>",
    "_gt": ">",
    "_lt": "<",
    "_gte": ">=",
    "_lte": "<=",
    "_like": "LIKE",
    "_nlike": "NOT LIKE",
    "_ilike": "ILIKE",
    "_nilike": "NOT ILIKE",
    "_similar": "SIMILAR TO",
    "_nsimilar": "NOT SIMILAR TO",
    "_regex": "~",
    "_iregex": "~*",
    "_nregex": "!~",
    "_niregex": "!~*",
    "_contains": "@>",
    "_contained_in": "<@",
    "_has_key": "?",
    "_has_keys_any": "?|",
    "_has_keys_all": "?&",
    "_ancestor": "@>",
    "_ancestor_any": "@>",
    "_descendant": "<@",
    "_descendant_any": "<@",
    "_matches": "~",
    "_matches_any": "?",
    "_matches_fulltext": "@",
}


def scalar_sql(exp: ScalarExp, scope: Scope, aliases: Aliases) -> Sql:
    """A scalar of the current row."""
    match exp:
        case ColumnExp(column, _, of_root):
            row = scope.root if of_root else scope.row
            return join(row.alias, ".", identifier(column))
        case CallExp(call, _):
            return call_sql(call, scope.row)
        case CastExp(inner, type_):
            return join("(", scalar_sql(inner, scope, aliases), f")::{type_.sql_name}")
        case RedactedExp(inner, visible_if):
            shown = condition_sql(visible_if, scope, aliases)
            return join("CASE WHEN ", shown, " THEN ", scalar_sql(inner, scope, aliases), " END")


def call_sql(call: FunctionCall, row: Row | None) -> Sql:
    """A function call; `row` is what stands for the row argument."""
    arguments: list[Sql] = []
    for name, argument in call.arguments:
        if isinstance(argument, RowArgument):
            value = row.whole if row is not None else raw("NULL")
        else:
            value = param(argument)
        arguments.append(value if name is None else join(identifier(name), " => ", value))
    return join(qualified(call.function), "(", separated(", ", arguments), ")")


def condition_sql(condition: Condition, scope: Scope, aliases: Aliases) -> Sql:
    """A condition on the current row, in parentheses where it needs them."""
    match condition:
        case Known(value):
            return raw("true" if value else "false")
        case And(items):
            return join("(", separated(" AND ", [condition_sql(item, scope, aliases) for item in items]), ")")
        case Or(items):
            return join("(", separated(" OR ", [condition_sql(item, scope, aliases) for item in items]), ")")
        case Not(item):
            return join("(NOT ", condition_sql(item, scope, aliases), ")")
        case NullCheck(left, is_null):
            test = " IS NULL)" if is_null else " IS NOT NULL)"
            return join("(", scalar_sql(left, scope, aliases), test)
        case Comparison():
            return _comparison_sql(condition, scope, aliases)
        case RelatedExists(table, on, where):
            row = aliases.fresh()
            inner = _joined(on, scope.row, row, where, Scope(row, scope.root), aliases)
            return join("EXISTS (SELECT 1 FROM ", qualified(table), " AS ", row.alias, inner, ")")
        case TableExists(table, where):
            return _exists(qualified(table), where, scope, aliases)
        case ComputedExists(call, where):
            return _exists(call_sql(call, scope.row), where, scope, aliases)
        case AggregateCondition():
            return _aggregate_sql(condition, scope, aliases)


def _exists(source: Sql, where: Condition, scope: Scope, aliases: Aliases) -> Sql:
    row = aliases.fresh()
    test = condition_sql(where, Scope(row, scope.root), aliases)
    return join("EXISTS (SELECT 1 FROM ", source, " AS ", row.alias, " WHERE ", test, ")")


def _joined(on: Join, here: Row, there: Row, where: Condition, scope: Scope, aliases: Aliases) -> Sql:
    tests = join_tests(on, here, there)
    if where != Known(True):
        tests.append(condition_sql(where, scope, aliases))
    return join(" WHERE ", separated(" AND ", tests)) if tests else raw("")


def join_tests(on: Join, here: Row, there: Row) -> list[Sql]:
    """The equalities of a join between the current row and another."""
    return [
        join(there.alias, ".", identifier(remote), " = ", here.alias, ".", identifier(own))
        for own, remote in on.columns
    ]


def _comparison_sql(comparison: Comparison, scope: Scope, aliases: Aliases) -> Sql:
    left = scalar_sql(comparison.left, scope, aliases)
    right = comparison.right
    if isinstance(right, ColumnExp):
        return _binary(left, comparison.operator, scalar_sql(right, scope, aliases))
    return _value_comparison(left, comparison.operator, right, comparison.left.type.sql_name)


def _value_comparison(left: Sql, operator: str, right: Param | tuple[Param, ...], type_name: str) -> Sql:
    if isinstance(right, tuple) and operator in {"_in", "_nin"}:
        if not right:
            return raw("false" if operator == "_in" else "true")
        listed = separated(", ", [param(item) for item in right])
        return join("(", left, " IN (" if operator == "_in" else " NOT IN (", listed, "))")
    if isinstance(right, tuple):
        elements = separated(", ", [param(item) for item in right])
        value = join("ARRAY[", elements, f"]::{type_name}[]")
    else:
        value = param(right)
    if operator == "_in":
        return join("(", left, " = ANY(", value, "))")
    if operator == "_nin":
        return join("(", left, " <> ALL(", value, "))")
    return _binary(left, operator, value)


def _binary(left: Sql, operator: str, right: Sql) -> Sql:
    return join("(", left, f" {_BINARY[operator]} ", right, ")")


def _aggregate_sql(condition: AggregateCondition, scope: Scope, aliases: Aliases) -> Sql:
    row = aliases.fresh()
    inner = Scope(row, scope.root)
    columns = [scalar_sql(column, inner, aliases) for column in condition.columns]
    distinct = "DISTINCT " if condition.distinct else ""
    if not columns:
        value = raw(f"{condition.function}(*)")
    elif len(columns) == 1:
        value = join(f"{condition.function}({distinct}", columns[0], ")")
    else:
        value = join(f"{condition.function}({distinct}(", separated(", ", columns), "))")
    tests: list[Sql] = []
    for operator, operand in condition.predicate:
        if isinstance(operand, bool):
            tests.append(join("(", value, " IS NULL)" if operand else " IS NOT NULL)"))
        else:
            tests.append(_value_comparison(value, operator, operand, condition.type.sql_name))
    where = _joined(condition.join, scope.row, row, condition.where, inner, aliases)
    test = separated(" AND ", tests) if tests else raw("true")
    return join("(SELECT ", test, " FROM ", qualified(condition.table), " AS ", row.alias, where, ")")

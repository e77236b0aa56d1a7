"""Row conditions: what a `where`, a permission's filter or a check means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from hasura.engine.catalog.model import PgType
from hasura.engine.names import QualifiedName
from hasura.engine.plan.values import Param


@dataclass(frozen=True, slots=True)
class ColumnExp:
    """A column of the current row; with `of_root`, of the row the whole condition is about."""

    column: str
    type: PgType
    of_root: bool = False


@dataclass(frozen=True, slots=True)
class RowArgument:
    """The current row as an argument of a function."""


@dataclass(frozen=True, slots=True)
class FunctionCall:
    """A call with arguments in order; named ones (`name` set) stand last."""

    function: QualifiedName
    arguments: tuple[tuple[str | None, Param | RowArgument], ...]


@dataclass(frozen=True, slots=True)
class CallExp:
    """The scalar a function computes from the row."""

    call: FunctionCall
    type: PgType


@dataclass(frozen=True, slots=True)
class RedactedExp:
    """`exp` where `visible_if` holds for the row, else NULL (cells of inherited roles)."""

    exp: ScalarExp
    visible_if: Condition

    @property
    def type(self) -> PgType:
        """The type of what it hides."""
        return self.exp.type


@dataclass(frozen=True, slots=True)
class CastExp:
    """A scalar cast to another type."""

    exp: ScalarExp
    type: PgType


ScalarExp: TypeAlias = "ColumnExp | CallExp | RedactedExp | CastExp"


@dataclass(frozen=True, slots=True)
class Known:
    """A condition that is known."""

    value: bool


TRUE = Known(True)
FALSE = Known(False)


@dataclass(frozen=True, slots=True)
class And:
    items: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Or:
    items: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not:
    item: Condition


@dataclass(frozen=True, slots=True)
class Comparison:
    """`left operator right`; `operator` is the GraphQL name (`_eq`); a tuple is an array of its items."""

    left: ScalarExp
    operator: str
    right: Param | ColumnExp | tuple[Param, ...]


@dataclass(frozen=True, slots=True)
class NullCheck:
    """`left IS [NOT] NULL`."""

    left: ScalarExp
    is_null: bool


@dataclass(frozen=True, slots=True)
class Join:
    """Equal columns: (column of the current row, column of the other table)."""

    columns: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class RelatedExists:
    """Some row of `table`, joined to the current one, meets `where`."""

    table: QualifiedName
    join: Join
    where: Condition


@dataclass(frozen=True, slots=True)
class TableExists:
    """Some row of `table` meets `where`, whatever the current row."""

    table: QualifiedName
    where: Condition


@dataclass(frozen=True, slots=True)
class ComputedExists:
    """Some row a function makes from the current one meets `where`."""

    call: FunctionCall
    where: Condition


@dataclass(frozen=True, slots=True)
class AggregateCondition:
    """An aggregate over the joined rows of `table` that meet `where` compares as `predicate` says.

    In `predicate`, `AGGREGATE` stands for the aggregate's value.
    """

    table: QualifiedName
    join: Join
    function: str
    columns: tuple[ScalarExp, ...]
    distinct: bool
    where: Condition
    predicate: tuple[tuple[str, Param | tuple[Param, ...] | bool], ...]
    type: PgType


Condition: TypeAlias = (
    "Known | And | Or | Not | Comparison | NullCheck | RelatedExists | TableExists | ComputedExists "
    "| AggregateCondition"
)


def conjunction(*conditions: Condition) -> Condition:
    """All of them; what is known is left out."""
    items: list[Condition] = []
    for condition in conditions:
        if isinstance(condition, And):
            items.extend(condition.items)
        elif condition == FALSE:
            return FALSE
        elif condition != TRUE:
            items.append(condition)
    if not items:
        return TRUE
    return items[0] if len(items) == 1 else And(tuple(items))


def disjunction(*conditions: Condition) -> Condition:
    """Any of them; what is known is left out."""
    items = [condition for condition in conditions if condition != FALSE]
    if TRUE in items:
        return TRUE
    if not items:
        return FALSE
    return items[0] if len(items) == 1 else Or(tuple(dict.fromkeys(items)))


def negation(condition: Condition) -> Condition:
    """Its opposite."""
    if isinstance(condition, Known):
        return Known(not condition.value)
    return Not(condition)

"""Reading: which rows a field selects and which fields of each row it answers with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from hasura.engine.catalog.model import PgType
from hasura.engine.names import QualifiedName
from hasura.engine.plan.conditions import TRUE, Condition, FunctionCall, Join, ScalarExp
from hasura.engine.plan.values import Param


@dataclass(frozen=True, slots=True)
class TableRows:
    """The rows of a table or view."""

    table: QualifiedName


@dataclass(frozen=True, slots=True)
class FunctionRows:
    """The rows a function returns; `row_type` is the table whose rows they are."""

    call: FunctionCall
    row_type: QualifiedName | None
    single: bool = False


@dataclass(frozen=True, slots=True)
class QueryRows:
    """The rows of a native query: its text cut at the arguments, with what each column is."""

    parts: tuple[str | Param, ...]
    columns: tuple[tuple[str, PgType], ...]


@dataclass(frozen=True, slots=True)
class WrittenRows:
    """The rows a mutation in the same statement has written."""

    table: QualifiedName


@dataclass(frozen=True, slots=True)
class GivenRows:
    """Rows of `table` that earlier statements wrote, given as a parameter."""

    table: QualifiedName


RowSource: TypeAlias = "TableRows | FunctionRows | QueryRows | WrittenRows | GivenRows"


@dataclass(frozen=True, slots=True)
class RelatedColumn:
    """A scalar of the row an object relationship leads to."""

    table: QualifiedName
    join: Join
    where: Condition
    exp: OrderExp


@dataclass(frozen=True, slots=True)
class RelatedAggregate:
    """An aggregate over the rows an array relationship leads to; `column` None counts rows."""

    table: QualifiedName
    join: Join
    where: Condition
    function: str
    column: ScalarExp | None


@dataclass(frozen=True, slots=True)
class ComputedAggregate:
    """An aggregate over the rows a computed field makes of the row; `column` None counts rows."""

    call: FunctionCall
    where: Condition
    function: str
    column: ScalarExp | None


OrderExp: TypeAlias = "ScalarExp | RelatedColumn | RelatedAggregate | ComputedAggregate"


@dataclass(frozen=True, slots=True)
class OrderItem:
    """One key of an order."""

    exp: OrderExp
    descending: bool
    nulls_first: bool


@dataclass(frozen=True, slots=True)
class RowSet:
    """Rows: from where, which, in what order, how many.

    where: condition of request and permission together.
    limit: the request's; max_rows: the permission's; the smaller one holds.
    with_ties: rows equal to the last one are included (streaming).
    """

    source: RowSource
    where: Condition = TRUE
    join: Join | None = None
    order_by: tuple[OrderItem, ...] = ()
    distinct_on: tuple[ScalarExp, ...] = ()
    limit: Param | int | None = None
    max_rows: int | None = None
    offset: Param | int | None = None
    with_ties: bool = False


@dataclass(frozen=True, slots=True)
class ScalarOutput:
    """A scalar of the row.

    path: picks a part of a json value. as_text: it is given as JSON text. upper: an enum's value in the
    spelling of the graphql-default convention.
    """

    exp: ScalarExp
    path: Param | None = None
    as_text: bool = False
    upper: bool = False


@dataclass(frozen=True, slots=True)
class TextOutput:
    """A text known beforehand (`__typename`)."""

    text: str


@dataclass(frozen=True, slots=True)
class ObjectOutput:
    """One joined row as an object, or null. `unique`: the join can't find two."""

    rows: RowSet
    fields: Fields
    unique: bool = False
    visible_if: Condition = TRUE


@dataclass(frozen=True, slots=True)
class ListOutput:
    """Rows as a list of objects."""

    rows: RowSet
    fields: Fields
    visible_if: Condition = TRUE


@dataclass(frozen=True, slots=True)
class ArrayOutput:
    """Outputs as a list, in their order."""

    items: tuple[Output, ...]


@dataclass(frozen=True, slots=True)
class AggregateOutput:
    """Aggregates over rows, and the rows themselves (`nodes`)."""

    rows: RowSet
    fields: tuple[tuple[str, AggregatePart], ...]


@dataclass(frozen=True, slots=True)
class NodesPart:
    """The aggregated rows as a list."""

    fields: Fields


@dataclass(frozen=True, slots=True)
class CountPart:
    """Rows, or (distinct) values of columns, counted."""

    columns: tuple[ScalarExp, ...] = ()
    distinct: bool = False


@dataclass(frozen=True, slots=True)
class OperationPart:
    """An aggregate function over each of some columns; text fields are type names."""

    function: str
    columns: tuple[tuple[str, ScalarExp | TextOutput, bool], ...]
    """(alias, what, whether the result is given as text)."""


@dataclass(frozen=True, slots=True)
class FunctionsPart:
    """The `aggregate` object."""

    fields: tuple[tuple[str, CountPart | OperationPart | TextOutput], ...]


AggregatePart: TypeAlias = "NodesPart | FunctionsPart | TextOutput"


@dataclass(frozen=True, slots=True)
class RemoteOutput:
    """Rows of another source, joined after this source has answered.

    The statement answers with a list of `keys` in its place; `output` is what stands there in the end,
    its rows joined by the columns of `columns` (with their types) to the keys.
    """

    source: str
    keys: tuple[ScalarExp, ...]
    columns: tuple[tuple[str, PgType], ...]
    output: ListOutput | ObjectOutput | AggregateOutput


Output: TypeAlias = (
    "ScalarOutput | TextOutput | ObjectOutput | ListOutput | ArrayOutput | AggregateOutput | RemoteOutput"
)

Fields: TypeAlias = "tuple[tuple[str, Output], ...]"
"""Alias and what stands there, in the order of the selection set."""

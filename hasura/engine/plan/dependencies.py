"""What a plan reads: the tables in it, also those in conditions, and whether it calls functions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from hasura.engine.names import QualifiedName
from hasura.engine.plan.conditions import (
    AggregateCondition,
    FunctionCall,
    RelatedExists,
    RowArgument,
    TableExists,
)
from hasura.engine.plan.rows import (
    QueryRows,
    RelatedAggregate,
    RelatedColumn,
    RemoteOutput,
    TableRows,
)
from hasura.engine.plan.values import Param

_WITH_TABLE = (
    AggregateCondition,
    RelatedAggregate,
    RelatedColumn,
    RelatedExists,
    TableExists,
    TableRows,
)


@dataclass(frozen=True, slots=True)
class Dependencies:
    """`opaque`: something is read that can't be seen here (inside functions and native queries)."""

    tables: frozenset[QualifiedName]
    opaque: bool


def dependencies(plan: Any) -> Dependencies:
    """The dependencies of any part of a plan."""
    tables: set[QualifiedName] = set()
    opaque = False
    for node in _nodes(plan):
        if isinstance(node, _WITH_TABLE):
            tables.add(node.table)
        elif isinstance(node, FunctionCall | QueryRows):
            opaque = True
    return Dependencies(frozenset(tables), opaque)


def joins_sources(plan: Any) -> bool:
    """Whether rows of other sources are joined to this part of a plan."""
    return any(isinstance(node, RemoteOutput) for node in _nodes(plan))


def takes_rows(plan: Any) -> bool:
    """Whether a function in this part of a plan is called with a row."""
    return any(isinstance(node, RowArgument) for node in _nodes(plan))


def _nodes(value: Any) -> Iterator[Any]:
    if isinstance(value, tuple):
        for item in value:
            yield from _nodes(item)
    elif is_dataclass(value) and not isinstance(value, Param | QualifiedName):
        yield value
        for item in fields(value):
            yield from _nodes(getattr(value, item.name))

"""Whole operations: what the executor runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias

from hasura.engine.names import QualifiedName
from hasura.engine.plan.rows import Output


@dataclass(frozen=True, slots=True)
class DatabaseField:
    """A root field a source answers."""

    source: str
    output: Output


@dataclass(frozen=True, slots=True)
class ConstantField:
    """A root field whose JSON is known: introspection, `__typename`."""

    json: str


@dataclass(frozen=True, slots=True)
class NamespaceField:
    """Root fields that stand under one key."""

    fields: RootFields


RootField: TypeAlias = "DatabaseField | ConstantField | NamespaceField"

RootFields: TypeAlias = "tuple[tuple[str, RootField], ...]"
"""Alias and field, in the order of the answer."""


@dataclass(frozen=True, slots=True)
class QueryPlan:
    """A query or live query.

    tables: (source, table) of all it reads: what a live query is woken by.
    stream: the source column whose cursor a streaming subscription follows.
    """

    fields: RootFields
    tables: frozenset[tuple[str, QualifiedName]]
    stream: Any = None

"""Whole operations: what the executor runs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from hasura.engine.catalog.model import PgType
from hasura.engine.metadata.actions import Action
from hasura.engine.plan.rows import Output, TextOutput


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


@dataclass(frozen=True, slots=True)
class ActionRelationship:
    """Rows of a table joined to an object of an action's answer.

    join: (field of the object, column of the table).
    """

    source: str
    is_array: bool
    join: tuple[tuple[str, str, PgType], ...]
    output: Output


ActionOutput: TypeAlias = "ActionValue | ActionObject | ActionRelationship | TextOutput"


@dataclass(frozen=True, slots=True)
class ActionValue:
    """A field of an action's answer that is passed on as it is."""

    name: str


@dataclass(frozen=True, slots=True)
class ActionObject:
    """Fields of an object (or of each object of a list) in an action's answer; `name` of the field."""

    name: str
    fields: tuple[tuple[str, ActionOutput], ...]


@dataclass(frozen=True, slots=True)
class ActionField:
    """A root field a webhook answers. kind: called at once, queued, or the result of a queued one."""

    action: Action
    kind: Literal["call", "enqueue", "result"]
    input: Mapping[str, Any]
    output: ActionOutput


RootField: TypeAlias = "DatabaseField | ConstantField | NamespaceField | ActionField"

RootFields: TypeAlias = "tuple[tuple[str, RootField], ...]"
"""Alias and field, in the order of the answer."""


@dataclass(frozen=True, slots=True)
class QueryPlan:
    """A query or live query."""

    fields: RootFields

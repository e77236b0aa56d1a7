"""What fields and arguments of the schema mean to the planner."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from hasura.engine.catalog.model import PgType
from hasura.engine.metadata.actions import Action, CustomObject, TypeRelationship
from hasura.engine.plan.conditions import Condition, Join
from hasura.engine.schema.access import TableAccess
from hasura.engine.schema.source import (
    ComputedColumn,
    NativeTable,
    ResolvedSource,
    SourceFunction,
    TableColumn,
    TableRelationship,
)
from hasura.engine.schema.types import ObjectType


@dataclass(frozen=True, slots=True)
class ColumnMeaning:
    """A column; `visible_if`: the rows in which the role may see it."""

    column: TableColumn
    visible_if: Condition


@dataclass(frozen=True, slots=True)
class RelationshipMeaning:
    """A relationship, or with `aggregate` the aggregates over it."""

    relationship: TableRelationship
    target: TableAccess
    aggregate: bool = False


@dataclass(frozen=True, slots=True)
class RemoteMeaning:
    """A relationship to a table of another source: (own column, column of `target`)."""

    columns: tuple[tuple[TableColumn, str], ...]
    source: ResolvedSource
    target: TableAccess
    is_array: bool
    aggregate: bool = False


@dataclass(frozen=True, slots=True)
class ComputedMeaning:
    """A computed field; `target`: the role's rights on the table whose rows it returns."""

    computed: ComputedColumn
    visible_if: Condition
    target: TableAccess | None = None


SelectShape: TypeAlias = Literal["many", "by_pk", "aggregate", "stream"]


@dataclass(frozen=True, slots=True)
class SelectMeaning:
    """A root field that reads a table."""

    source: ResolvedSource
    access: TableAccess
    shape: SelectShape


@dataclass(frozen=True, slots=True)
class FunctionMeaning:
    """A root field that calls a function."""

    source: ResolvedSource
    function: SourceFunction
    access: TableAccess
    aggregate: bool = False


@dataclass(frozen=True, slots=True)
class NativeMeaning:
    """A field that runs a native query; `join`ed to a row where it is a relationship of that."""

    source: ResolvedSource
    native: NativeTable
    access: TableAccess
    join: Join | None = None
    is_array: bool = True


WriteKind: TypeAlias = Literal[
    "insert", "insert_one", "update", "update_by_pk", "update_many", "delete", "delete_by_pk"
]


@dataclass(frozen=True, slots=True)
class WriteMeaning:
    """A root field that writes a table."""

    source: ResolvedSource
    access: TableAccess
    kind: WriteKind


@dataclass(frozen=True, slots=True)
class NamespaceMeaning:
    """A root field that holds the root fields of a source."""


@dataclass(frozen=True, slots=True)
class PlaceholderMeaning:
    """The field of a root type that has no other; it can't be asked for."""

    message: str


@dataclass(frozen=True, slots=True)
class IntrospectionMeaning:
    """`__schema` or `__type`."""

    whole: bool


@dataclass(frozen=True, slots=True)
class EntityTable:
    """A table whose rows Apollo's gateway asks for by key, with their type."""

    source: ResolvedSource
    access: TableAccess
    kind: ObjectType


@dataclass(frozen=True, slots=True)
class EntitiesMeaning:
    """Apollo federation's `_entities`; tables by the name of their type."""

    tables: Mapping[str, EntityTable]


@dataclass(frozen=True, slots=True)
class ServiceMeaning:
    """Apollo federation's `_service`."""


@dataclass(frozen=True, slots=True)
class ActionMeaning:
    """A root field answered by a webhook."""

    action: Action


@dataclass(frozen=True, slots=True)
class ActionResultMeaning:
    """The result of an asynchronous action, by its id."""

    action: Action


@dataclass(frozen=True, slots=True)
class CustomFieldMeaning:
    """A field of an action's answer; `output`: the custom object type it lies in."""

    owner: CustomObject
    name: str


@dataclass(frozen=True, slots=True)
class ActionLogMeaning:
    """A fixed field of an asynchronous action's result: id, created_at, errors or output."""

    name: str


@dataclass(frozen=True, slots=True)
class TypeRelationshipMeaning:
    """A relationship from an action's output type to a table."""

    owner: CustomObject
    relationship: TypeRelationship
    source: ResolvedSource
    target: TableAccess
    aggregate: bool = False


# Input fields


@dataclass(frozen=True, slots=True)
class ConnectiveMeaning:
    """`_and`, `_or`, `_not`."""

    kind: Literal["and", "or", "not"]


@dataclass(frozen=True, slots=True)
class OperatorMeaning:
    """A comparison operator by its canonical name; the type its operand is cast to."""

    operator: str
    operand: PgType
    many: bool = False


@dataclass(frozen=True, slots=True)
class NullOperatorMeaning:
    """`_is_null`"""


@dataclass(frozen=True, slots=True)
class CastMeaning:
    """`_cast` to one type."""

    type: PgType


@dataclass(frozen=True, slots=True)
class AggregateConditionMeaning:
    """`<relationship>_aggregate` in a condition."""

    relationship: TableRelationship
    target: TableAccess


@dataclass(frozen=True, slots=True)
class AggregatePredicateMeaning:
    """`count`, `bool_and` or `bool_or` of an aggregate condition."""

    function: str
    result: PgType


@dataclass(frozen=True, slots=True)
class AggregateOrderMeaning:
    """An aggregate function in an order; count stands for itself, the others lead to columns."""

    function: str


@dataclass(frozen=True, slots=True)
class WriteColumnMeaning:
    """A column that is given a value."""

    column: TableColumn


@dataclass(frozen=True, slots=True)
class NestedInsertMeaning:
    """Rows of a related table inserted along."""

    relationship: TableRelationship
    target: TableAccess


@dataclass(frozen=True, slots=True)
class FunctionArgumentMeaning:
    """An argument of a function."""

    name: str
    type: PgType


@dataclass(frozen=True, slots=True)
class UpdateOperatorMeaning:
    """`_set`, `_inc`, …: its fields are columns."""

    operator: str

"""Tracked tables and functions with their configuration."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, Self

from hasura.engine.metadata.codec import Json, decode_fields, encode, encode_fields, listed, of
from hasura.engine.metadata.names import decode_name
from hasura.engine.metadata.permissions import (
    DeletePermission,
    InsertPermission,
    SelectPermission,
    UpdatePermission,
)
from hasura.engine.metadata.relationships import Relationship, RemoteRelationship
from hasura.engine.metadata.triggers import EventTrigger
from hasura.engine.names import QualifiedName


@dataclass(frozen=True, slots=True)
class CustomRootField:
    """Name and description of a root field: text, or an object with either."""

    name: str | None = None
    comment: str | None = None

    @classmethod
    def from_json(cls, value: Json, path: str) -> Self:
        """`"authors"` or `{"name": "authors", "comment": "…"}`."""
        if isinstance(value, str):
            return cls(name=value)
        decoded: Self = decode_fields(cls, value, path)
        return decoded

    def to_json(self) -> Json:
        """Text where there is only a name."""
        return self.name if self.comment is None and self.name is not None else encode_fields(self)


@dataclass(frozen=True, slots=True)
class TableRootFields:
    """Own names for a table's root fields; None: the name Hasura makes."""

    select: CustomRootField | None = None
    select_by_pk: CustomRootField | None = None
    select_aggregate: CustomRootField | None = None
    select_stream: CustomRootField | None = None
    insert: CustomRootField | None = None
    insert_one: CustomRootField | None = None
    update: CustomRootField | None = None
    update_by_pk: CustomRootField | None = None
    update_many: CustomRootField | None = None
    delete: CustomRootField | None = None
    delete_by_pk: CustomRootField | None = None


@dataclass(frozen=True, slots=True)
class ColumnConfig:
    """GraphQL name and description of a column."""

    custom_name: str | None = None
    comment: str | None = None


@dataclass(frozen=True, slots=True)
class TableConfiguration:
    """Names and comments of a table. `column_config` is by PostgreSQL column name and complete:
    the older `custom_column_names` are read into it."""

    custom_name: str | None = None
    custom_root_fields: TableRootFields = field(default_factory=TableRootFields)
    column_config: Mapping[str, ColumnConfig] = of(default_factory=dict)
    comment: str | None = None
    """None: the comment of the database is shown; "": none is."""

    @classmethod
    def from_json(cls, value: Json, path: str) -> Self:
        """Reads `column_config` and, for columns it doesn't name, `custom_column_names`."""
        decoded: Any = decode_fields(_WrittenConfiguration, value, path)
        columns = {
            **{name: ColumnConfig(custom_name=custom) for name, custom in decoded.custom_column_names.items()},
            **decoded.column_config,
        }
        return cls(decoded.custom_name, decoded.custom_root_fields, columns, decoded.comment)

    def to_json(self) -> dict[str, Json]:
        """Both forms of the column names, as Hasura writes them."""
        custom_names = {
            name: column.custom_name for name, column in self.column_config.items() if column.custom_name
        }
        return {
            "custom_root_fields": encode(self.custom_root_fields),
            "custom_column_names": custom_names,
            "column_config": encode(self.column_config),
            **({} if self.custom_name is None else {"custom_name": self.custom_name}),
            **({} if self.comment is None else {"comment": self.comment}),
        }


@dataclass(frozen=True, slots=True)
class _WrittenConfiguration:
    """A table configuration as it may stand in JSON."""

    custom_name: str | None = None
    custom_root_fields: TableRootFields = field(default_factory=TableRootFields)
    column_config: Mapping[str, ColumnConfig] = field(default_factory=dict)
    custom_column_names: Mapping[str, str] = field(default_factory=dict)
    comment: str | None = None


@dataclass(frozen=True, slots=True)
class ComputedFieldDefinition:
    """The function of a computed field; without `table_argument` the first argument takes the row."""

    function: QualifiedName = of(decode=decode_name)
    table_argument: str | None = None
    session_argument: str | None = None


@dataclass(frozen=True, slots=True)
class ComputedField:
    """A field of a table whose value a function computes."""

    name: str
    definition: ComputedFieldDefinition
    comment: str | None = None


@dataclass(frozen=True, slots=True)
class ApolloFederationConfig:
    """Marks a table as an entity for Apollo federation."""

    enable: Literal["v1"]


@dataclass(frozen=True, slots=True)
class TableMetadata:
    """A tracked table or view. Relationships and computed fields by name, permissions by role."""

    table: QualifiedName = of(decode=decode_name)
    is_enum: bool = False
    configuration: TableConfiguration = field(default_factory=TableConfiguration)
    object_relationships: Mapping[str, Relationship] = listed("name")
    array_relationships: Mapping[str, Relationship] = listed("name")
    computed_fields: Mapping[str, ComputedField] = listed("name")
    remote_relationships: Mapping[str, RemoteRelationship] = listed("name")
    insert_permissions: Mapping[str, InsertPermission] = listed("role")
    select_permissions: Mapping[str, SelectPermission] = listed("role")
    update_permissions: Mapping[str, UpdatePermission] = listed("role")
    delete_permissions: Mapping[str, DeletePermission] = listed("role")
    event_triggers: Mapping[str, EventTrigger] = listed("name")
    apollo_federation_config: ApolloFederationConfig | None = None
    logical_model: str | None = None


@dataclass(frozen=True, slots=True)
class FunctionRootFields:
    """Own names for a function's root fields."""

    function: str | None = None
    function_aggregate: str | None = None


@dataclass(frozen=True, slots=True)
class FunctionConfiguration:
    """How a tracked function is shown; `exposed_as` None: by its volatility."""

    custom_name: str | None = None
    custom_root_fields: FunctionRootFields = field(default_factory=FunctionRootFields)
    exposed_as: Literal["query", "mutation"] | None = None
    session_argument: str | None = None
    response: Json = None


@dataclass(frozen=True, slots=True)
class FunctionPermission:
    """A role that may call a function."""

    role: str


@dataclass(frozen=True, slots=True)
class FunctionMetadata:
    """A tracked function, permissions by role."""

    function: QualifiedName = of(decode=decode_name)
    configuration: FunctionConfiguration = field(default_factory=FunctionConfiguration)
    permissions: Mapping[str, FunctionPermission] = listed("role")
    comment: str | None = None

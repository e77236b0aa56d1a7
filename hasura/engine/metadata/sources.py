"""A source: one PostgreSQL database with what of it is tracked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, Self, TypeAlias

from hasura.engine.metadata.codec import Json, decode, encode, encode_fields, expect_object, listed, of
from hasura.engine.metadata.permissions import SelectPermission
from hasura.engine.metadata.relationships import ManualNativeQuery, ManualTable, decode_manual
from hasura.engine.metadata.tables import FunctionMetadata, TableMetadata
from hasura.engine.names import QualifiedName


@dataclass(frozen=True, slots=True)
class DatabaseUrl:
    """Where a database is: a URL (may be `{{ENV}}`-free text only), an environment variable's name,
    or connection parameters. Exactly one is set."""

    url: str | None = None
    from_env: str | None = None
    connection_parameters: Json = None

    @classmethod
    def from_json(cls, value: Json, path: str) -> Self:
        """Text, `{from_env}` or `{connection_parameters}`."""
        if isinstance(value, str):
            return cls(url=value)
        content = expect_object(value, path, "database_url")
        if "connection_parameters" in content:
            return cls(connection_parameters=content["connection_parameters"])
        return cls(from_env=decode(str, content.get("from_env"), f"{path}.from_env"))

    def to_json(self) -> Json:
        """The form it was read from."""
        if self.url is not None:
            return self.url
        if self.from_env is not None:
            return {"from_env": self.from_env}
        return {"connection_parameters": self.connection_parameters}


@dataclass(frozen=True, slots=True)
class PoolSettings:
    """Limits of a source's connection pool; seconds."""

    max_connections: int | None = None
    total_max_connections: int | None = None
    idle_timeout: int | None = None
    retries: int | None = None
    pool_timeout: int | None = None
    connection_lifetime: int | None = None


@dataclass(frozen=True, slots=True)
class ConnectionInfo:
    """How to connect to a source."""

    database_url: DatabaseUrl
    isolation_level: Literal["read-committed", "repeatable-read", "serializable"] = of(
        default="read-committed", always=True
    )
    use_prepared_statements: bool = of(default=False, always=True)
    pool_settings: PoolSettings | None = None
    ssl_configuration: Json = None


@dataclass(frozen=True, slots=True)
class SourceConfiguration:
    """Connections of a source."""

    connection_info: ConnectionInfo
    extensions_schema: str | None = None
    read_replicas: tuple[ConnectionInfo, ...] = ()
    connection_template: Json = None
    connection_set: Json = None


@dataclass(frozen=True, slots=True)
class RootFieldsCustomization:
    """Changes to all root field names of a source."""

    namespace: str | None = None
    prefix: str | None = None
    suffix: str | None = None


@dataclass(frozen=True, slots=True)
class TypeNamesCustomization:
    """Changes to all type names of a source."""

    prefix: str | None = None
    suffix: str | None = None


@dataclass(frozen=True, slots=True)
class SourceCustomization:
    """How names of a source are made; the two objects are None where they are not given."""

    root_fields: RootFieldsCustomization | None = None
    type_names: TypeNamesCustomization | None = None
    naming_convention: Literal["hasura-default", "graphql-default"] | None = None


@dataclass(frozen=True, slots=True)
class ScalarLogicalType:
    """A scalar field or argument type."""

    scalar: str
    nullable: bool = False


@dataclass(frozen=True, slots=True)
class ReferenceLogicalType:
    """A field that is a row of another logical model."""

    logical_model: str
    nullable: bool = False


@dataclass(frozen=True, slots=True)
class ArrayLogicalType:
    """A field that is a list."""

    array: LogicalType
    nullable: bool = False


LogicalType: TypeAlias = ScalarLogicalType | ReferenceLogicalType | ArrayLogicalType


def decode_logical_type(value: Json, path: str) -> LogicalType:
    """A field's type: text, `{scalar}`, `{logical_model}` or `{array}`."""
    if isinstance(value, str):
        return ScalarLogicalType(value)
    content = expect_object(value, path, "logical model type")
    nullable = decode(bool, content.get("nullable", False), f"{path}.nullable")
    if "array" in content:
        return ArrayLogicalType(decode_logical_type(content["array"], f"{path}.array"), nullable)
    if "logical_model" in content:
        name = decode(str, content["logical_model"], f"{path}.logical_model")
        return ReferenceLogicalType(name, nullable)
    return ScalarLogicalType(decode(str, content.get("scalar"), f"{path}.scalar"), nullable)


@dataclass(frozen=True, slots=True)
class LogicalModelField:
    """A field of a logical model."""

    name: str
    type: LogicalType
    description: str | None = None

    @classmethod
    def from_json(cls, value: Json, path: str) -> Self:
        """The newer form (`type` an object) and the older one (`type` text, `nullable` beside it)."""
        content = expect_object(value, path, "logical model field")
        kind = decode_logical_type(content.get("type", content.get("scalar")), f"{path}.type")
        if isinstance(content.get("type"), str):
            kind = ScalarLogicalType(content["type"], bool(content.get("nullable", False)))
        description = decode(str | None, content.get("description"), f"{path}.description")  # type: ignore[arg-type] # a union is no class
        return cls(decode(str, content.get("name"), f"{path}.name"), kind, description)

    def to_json(self) -> Json:
        """The newer form."""
        kind = encode_fields(self.type)
        if isinstance(self.type, ArrayLogicalType):
            kind["array"] = encode_fields(self.type.array)
        return {
            "name": self.name,
            "type": kind,
            **({} if self.description is None else {"description": self.description}),
        }


@dataclass(frozen=True, slots=True)
class LogicalModel:
    """A row type that no table has, for native queries."""

    name: str
    fields: Mapping[str, LogicalModelField] = listed("name", always=True)
    description: str | None = None
    select_permissions: Mapping[str, SelectPermission] = listed("role")


@dataclass(frozen=True, slots=True)
class NativeQueryArgument:
    """A `{{name}}` of a native query."""

    type: str
    nullable: bool = of(default=False, always=True)
    description: str | None = None


@dataclass(frozen=True, slots=True)
class NativeQueryRelationship:
    """A relationship from a native query's rows."""

    name: str
    using: ManualTable | ManualNativeQuery = of(
        decode=lambda value, path: decode_manual(
            value.get("manual_configuration", value) if isinstance(value, dict) else value, path
        ),
        encode=lambda using: {"manual_configuration": encode(using)},
    )
    comment: str | None = None


@dataclass(frozen=True, slots=True)
class InlineLogicalModel:
    """A logical model that one native query alone returns, written where it is used."""

    fields: Mapping[str, LogicalModelField] = listed("name", always=True)
    select_permissions: Mapping[str, SelectPermission] = listed("role")


@dataclass(frozen=True, slots=True)
class NativeQuery:
    """SQL with `{{argument}}`s that stands in the schema as a root field. returns: a logical model, by
    its name or as it is."""

    root_field_name: str
    code: str
    returns: str | InlineLogicalModel = of(
        decode=lambda value, path: decode(str if isinstance(value, str) else InlineLogicalModel, value, path)
    )
    arguments: Mapping[str, NativeQueryArgument] = of(default_factory=dict, always=True)
    description: str | None = None
    object_relationships: Mapping[str, NativeQueryRelationship] = listed("name")
    array_relationships: Mapping[str, NativeQueryRelationship] = listed("name")


@dataclass(frozen=True, slots=True)
class Source:
    """A database and what of it is tracked."""

    name: str
    configuration: SourceConfiguration
    kind: str = of(default="postgres", always=True)
    tables: Mapping[QualifiedName, TableMetadata] = listed("table", always=True)
    functions: Mapping[QualifiedName, FunctionMetadata] = listed("function")
    native_queries: Mapping[str, NativeQuery] = listed("root_field_name")
    logical_models: Mapping[str, LogicalModel] = listed("name")
    customization: SourceCustomization = field(default_factory=SourceCustomization)
    query_tags: Json = None
    health_check: Json = None
    stored_procedures: Json = None

    def model_of(self, query: NativeQuery) -> LogicalModel | None:
        """The logical model a native query returns; None where it is missing."""
        if isinstance(query.returns, str):
            return self.logical_models.get(query.returns)
        inline = query.returns
        return LogicalModel(query.root_field_name, inline.fields, select_permissions=inline.select_permissions)

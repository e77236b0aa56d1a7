"""Actions and the custom GraphQL types they speak."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from hasura.engine.metadata.codec import Json, listed, of
from hasura.engine.metadata.names import decode_name
from hasura.engine.metadata.triggers import Header
from hasura.engine.names import QualifiedName

DEFAULT_ACTION_TIMEOUT_S = 30


@dataclass(frozen=True, slots=True)
class ActionArgument:
    """An argument; `type` is GraphQL type text (`[String!]!`)."""

    name: str
    type: str
    description: str | None = None


@dataclass(frozen=True, slots=True)
class ActionDefinition:
    """What an action takes, gives and calls. `kind` matters for mutations only."""

    handler: str = of(always=True)
    output_type: str = of(always=True)
    type: Literal["query", "mutation"] = of(default="mutation", always=True)
    kind: Literal["synchronous", "asynchronous"] = of(default="synchronous", always=True)
    arguments: Mapping[str, ActionArgument] = listed("name")
    headers: tuple[Header, ...] = ()
    forward_client_headers: bool = False
    timeout: int = DEFAULT_ACTION_TIMEOUT_S
    """Seconds."""
    request_transform: Json = None
    response_transform: Json = None
    ignored_client_headers: tuple[str, ...] | None = None
    """Client headers that are not forwarded; None: Hasura's list."""


@dataclass(frozen=True, slots=True)
class ActionPermission:
    """A role that may call an action."""

    role: str
    comment: str | None = None


@dataclass(frozen=True, slots=True)
class Action:
    """A root field answered by a webhook, permissions by role."""

    name: str
    definition: ActionDefinition
    permissions: Mapping[str, ActionPermission] = listed("role")
    comment: str | None = None


@dataclass(frozen=True, slots=True)
class CustomField:
    """A field of a custom object or input type."""

    name: str
    type: str
    description: str | None = None
    arguments: Json = None


@dataclass(frozen=True, slots=True)
class TypeRelationship:
    """From a custom object type to a table: field of the type → column of the table."""

    name: str
    type: Literal["object", "array"]
    remote_table: QualifiedName = of(decode=decode_name)
    field_mapping: Mapping[str, str] = of()
    source: str = of(default="default", always=True)


@dataclass(frozen=True, slots=True)
class CustomObject:
    """An output type."""

    name: str
    fields: Mapping[str, CustomField] = listed("name", always=True)
    description: str | None = None
    relationships: Mapping[str, TypeRelationship] = listed("name")


@dataclass(frozen=True, slots=True)
class CustomInputObject:
    """An input type."""

    name: str
    fields: Mapping[str, CustomField] = listed("name", always=True)
    description: str | None = None


@dataclass(frozen=True, slots=True)
class CustomScalar:
    """A scalar whose values are passed on as they are."""

    name: str
    description: str | None = None


@dataclass(frozen=True, slots=True)
class CustomEnumValue:
    """A value of a custom enum."""

    value: str
    description: str | None = None
    is_deprecated: bool | None = None


@dataclass(frozen=True, slots=True)
class CustomEnum:
    """An enum type."""

    name: str
    values: Mapping[str, CustomEnumValue] = listed("value", always=True)
    description: str | None = None


@dataclass(frozen=True, slots=True)
class CustomTypes:
    """All custom types, by name within their kind."""

    input_objects: Mapping[str, CustomInputObject] = listed("name")
    objects: Mapping[str, CustomObject] = listed("name")
    scalars: Mapping[str, CustomScalar] = listed("name")
    enums: Mapping[str, CustomEnum] = listed("name")

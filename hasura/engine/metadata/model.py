"""The whole of Hasura's metadata, version 3."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from hasura.engine.metadata.actions import Action, CustomTypes
from hasura.engine.metadata.codec import Json, listed, of
from hasura.engine.metadata.collections import AllowlistEntry, QueryCollection, RestEndpoint
from hasura.engine.metadata.sources import Source
from hasura.engine.metadata.triggers import CronTrigger


@dataclass(frozen=True, slots=True)
class InheritedRole:
    """A role made of other roles."""

    role_name: str
    role_set: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IntrospectionOptions:
    """Roles that may not introspect the schema."""

    disabled_for_roles: tuple[str, ...] = of(default=(), always=True)


@dataclass(frozen=True, slots=True)
class Metadata:
    """Everything a deployment has told the engine. What the engine doesn't support is kept as JSON."""

    version: Literal[3] = of(default=3, always=True)
    sources: Mapping[str, Source] = listed("name", always=True)
    remote_schemas: tuple[Json, ...] = ()
    query_collections: Mapping[str, QueryCollection] = listed("name")
    allowlist: Mapping[str, AllowlistEntry] = listed("collection")
    actions: Mapping[str, Action] = listed("name")
    custom_types: CustomTypes = field(default_factory=CustomTypes)
    cron_triggers: Mapping[str, CronTrigger] = listed("name")
    rest_endpoints: Mapping[str, RestEndpoint] = listed("name")
    inherited_roles: Mapping[str, InheritedRole] = listed("role_name")
    graphql_schema_introspection: IntrospectionOptions = field(default_factory=IntrospectionOptions)
    api_limits: Json = None
    metrics_config: Json = None
    network: Json = None
    opentelemetry: Json = None
    backend_configs: Json = None

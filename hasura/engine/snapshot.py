"""Everything an engine knows at one moment, immutable: metadata, databases, schemas."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from hasura.engine.catalog.model import Catalog
from hasura.engine.metadata.model import Metadata
from hasura.engine.metadata.objects import Inconsistency
from hasura.engine.options import EngineOptions
from hasura.engine.request.allowlist import AllowList
from hasura.engine.schema.context import World
from hasura.engine.schema.names import naming_of
from hasura.engine.schema.native import native_tables
from hasura.engine.schema.role import RoleSchema, role_schema
from hasura.engine.schema.source import ResolvedSource, resolve_source

MAX_CACHED_DOCUMENTS = 1000


@dataclass(frozen=True, slots=True)
class SourceState:
    """A source that could be reached."""

    name: str
    catalog: Catalog
    pool: Any


@dataclass(frozen=True, slots=True)
class Snapshot:
    """written: the metadata as the user has it; metadata: what of it is consistent.

    The caches only save work: role schemas and prepared documents are functions of the rest.
    """

    written: Metadata
    metadata: Metadata
    sources: Mapping[str, SourceState]
    inconsistencies: tuple[Inconsistency, ...]
    world: World
    allow_list: AllowList | None
    """None: every document is allowed, whatever the settings."""
    _schemas: dict[tuple[str, bool], RoleSchema] = field(default_factory=dict)
    documents: OrderedDict[Any, Any] = field(default_factory=OrderedDict)

    def isolation_level(self, source: str) -> str:
        """The isolation of a source's transactions, as the driver names it."""
        info = self.metadata.sources[source].configuration.connection_info
        return info.isolation_level.replace("-", "_")

    def schema(self, role: str, backend_only: bool) -> RoleSchema:
        """The schema of a role."""
        key = (role, backend_only)
        found = self._schemas.get(key)
        if found is None:
            found = role_schema(self.world, role, backend_only)
            self._schemas[key] = found
        return found


def make_world(
    metadata: Metadata,
    catalogs: Mapping[str, Catalog],
    options: EngineOptions,
    *,
    older_operators: bool = False,
) -> World:
    """Join consistent metadata with the catalogues of its sources."""
    sources: dict[str, ResolvedSource] = {}
    for name, source in metadata.sources.items():
        if name in catalogs:
            catalog = catalogs[name]
            resolved = resolve_source(source, catalog, naming_of(source.customization, options))
            sources[name] = replace(resolved, native=native_tables(source, catalog))
    parents = {role.role_name: role.role_set for role in metadata.inherited_roles.values()}
    return World(metadata, sources, options, parents, older_operators)

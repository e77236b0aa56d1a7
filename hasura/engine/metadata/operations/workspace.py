"""The state one API request works on: metadata being changed, beside what the databases contain.

Changes stay in the workspace until the whole request (a bulk may have many operations) has gone well;
then the caller stores and publishes them. SQL run by a request is committed by itself.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping
from typing import Any, Protocol

import asyncpg

from hasura.engine.catalog import Catalog, introspect
from hasura.engine.errors import EngineError
from hasura.engine.metadata.codec import Json
from hasura.engine.metadata.consistency import Pruned, prune
from hasura.engine.metadata.consistency.permissions import CheckExpression
from hasura.engine.metadata.consistency.root_fields import refuse_conflicts
from hasura.engine.metadata.fields import SourceView
from hasura.engine.metadata.model import Metadata
from hasura.engine.metadata.objects import Inconsistency, ObjectId, remove
from hasura.engine.metadata.operations.row_documents import plain_metadata
from hasura.engine.metadata.sources import Source
from hasura.engine.metadata.tables import TableMetadata
from hasura.engine.names import QualifiedName
from hasura.engine.options import EngineOptions
from hasura.engine.request.message import GraphQLRequest
from hasura.engine.session import Session

Catalogs = dict[str, "Catalog | EngineError"]


class Pools(Protocol):
    """Where connections to sources come from (`pools.SourcePools`)."""

    async def get(self, source: Source) -> Any:
        """The pool of a source."""

    def url(self, source: Source) -> str:
        """The database URL of a source."""


RunGraphQL = Callable[[Metadata, Catalogs, GraphQLRequest, Session], Awaitable[Any]]
"""Runs a document on a schema made for it; gives its `data`, raises EngineError."""


class Workspace:
    """Metadata and catalogues during one request."""

    def __init__(
        self,
        metadata: Metadata,
        catalogs: Mapping[str, Catalog | EngineError],
        *,
        stale: Iterable[str],
        pools: Pools,
        options: EngineOptions,
        session: Session,
        run_graphql: RunGraphQL,
        check_expression: CheckExpression | None = None,
    ) -> None:
        """stale: sources whose database may have changed since their catalogue was read."""
        self.original = metadata
        self.catalogs: Catalogs = dict(catalogs)
        self.stale = set(stale)
        self.pools = pools
        self.options = options
        self.session = session
        self.must_publish = False
        self._run_graphql = run_graphql
        self._metadata = metadata
        self._check_expression = check_expression
        self._pruned: Pruned | None = None

    @property
    def metadata(self) -> Metadata:
        """Metadata as the request has changed it so far."""
        return self._metadata

    def set_metadata(self, metadata: Metadata) -> None:
        """Replaces the metadata without any check (`replace_metadata`, moved objects)."""
        self._metadata = metadata
        self._pruned = None

    async def pruned(self) -> Pruned:
        """The consistent part of the current metadata."""
        if self._pruned is None or self.stale:
            await self._refresh(self._metadata)
            self._pruned = self._check(self._metadata)
        return self._pruned

    async def inconsistencies(self) -> tuple[Inconsistency, ...]:
        """What of the current metadata doesn't fit."""
        return (await self.pruned()).inconsistencies

    async def change(self, metadata: Metadata, *focus: ObjectId) -> None:
        """Takes on changed metadata.

        Raises EngineError where one of the `focus` objects doesn't fit, or anything else that fitted
        before no longer does.
        """
        before = await self.inconsistencies()
        await self._refresh(metadata)
        after = self._check(metadata)
        faults = [item for item in after.inconsistencies if set(item.objects) & set(focus)]
        if faults:
            reasons = ", ".join(item.reason for item in faults)
            raise EngineError(reasons, "invalid-configuration", internal=[item.to_json() for item in faults])
        new = newly_inconsistent(before, after.inconsistencies)
        if new:
            raise EngineError(
                "cannot continue due to new inconsistent metadata",
                "unexpected",
                internal=[item.to_json() for item in new],
            )
        refuse_conflicts(after.metadata, self.catalogs, self.options)
        self._metadata, self._pruned = metadata, after

    async def drop(self, metadata: Metadata, cascade: bool) -> None:
        """Takes on metadata from which something was removed, with what depended on it if `cascade`.

        Raises EngineError `dependency-error` where something depends on what was removed.
        """
        before = await self.inconsistencies()
        while True:
            await self._refresh(metadata)
            after = self._check(metadata)
            dependents = dict.fromkeys(
                item for fault in newly_inconsistent(before, after.inconsistencies) for item in fault.objects
            )
            if not dependents:
                self._metadata, self._pruned = metadata, after
                return
            if not cascade:
                raise dependents_exist(dependents)
            for item in dependents:
                metadata = remove(metadata, item)

    async def run_graphql(self, source: str, document: str, variables: Mapping[str, Json]) -> Any:
        """The data of a document written for a source's plain schema."""
        pruned = await self.pruned()
        metadata = plain_metadata(pruned.metadata, source)
        catalogs = {source: self.catalogs[source]}
        request = GraphQLRequest(document, dict(variables), None)
        return await self._run_graphql(metadata, catalogs, request, self.session)

    def check_catalog(self, metadata: Metadata, source: str, catalog: Catalog) -> Pruned:
        """How metadata would fit if a source's database had another catalogue."""
        return prune(metadata, {**self.catalogs, source: catalog}, self._check_expression)

    def invalidate(self, source: str) -> None:
        """A source's database may have changed."""
        self.stale.add(source)
        self._pruned = None

    async def _refresh(self, metadata: Metadata) -> None:
        """Reads the catalogues that are missing or stale."""
        for name, source in metadata.sources.items():
            if name in self.catalogs and name not in self.stale and self._same_database(source):
                continue
            self.catalogs[name] = await self._read(source)
        self.stale.clear()
        self.catalogs = {name: item for name, item in self.catalogs.items() if name in metadata.sources}

    def _same_database(self, source: Source) -> bool:
        before = self._metadata.sources.get(source.name)
        if before is None or before.configuration != source.configuration:
            return False
        return enum_tables(before) >= enum_tables(source)

    async def _read(self, source: Source) -> Catalog | EngineError:
        """The source's catalogue; a database that is away makes its source inconsistent, no more."""
        try:
            pool = await self.pools.get(source)
            async with pool.acquire() as connection:
                return await introspect(connection, enum_tables(source))
        except EngineError as error:
            return error
        except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, TimeoutError) as error:
            return EngineError("connection error", "postgres-error", internal=str(error))

    def _check(self, metadata: Metadata) -> Pruned:
        return prune(metadata, self.catalogs, self._check_expression)

    def source(self, name: str) -> Source:
        """A source by name; raises EngineError where there is none."""
        if name not in self._metadata.sources:
            raise EngineError(f'source with name "{name}" does not exist', "not-exists")
        return self._metadata.sources[name]

    def table(self, source: str, name: QualifiedName) -> TableMetadata:
        """A tracked table; raises EngineError where it isn't."""
        tables = self.source(source).tables
        if name not in tables:
            message = f'table "{name}" does not exist in source: {source}'
            raise EngineError(message, "not-exists", "$.table")
        return tables[name]

    async def view(self, source: str) -> SourceView:
        """The consistent part of a source beside its catalogue."""
        self.source(source)
        pruned = await self.pruned()
        catalog = self.catalogs[source]
        if isinstance(catalog, EngineError):
            raise catalog
        return SourceView(pruned.metadata.sources[source], catalog)


def enum_tables(source: Source) -> frozenset[QualifiedName]:
    """The tables metadata calls enum tables."""
    return frozenset(name for name, table in source.tables.items() if table.is_enum)


def newly_inconsistent(before: Iterable[Inconsistency], after: Iterable[Inconsistency]) -> list[Inconsistency]:
    """Faults about objects that had none before. Faults without objects only inform, so never count."""
    known = {item for fault in before for item in fault.objects}
    return [fault for fault in after if set(fault.objects) - known]


def dependents_exist(items: Iterable[ObjectId]) -> EngineError:
    """The refusal to drop what others need."""
    listed = ", ".join(sorted(item.as_dependent() for item in items))
    return EngineError(f"cannot drop due to the following dependent objects: {listed}", "dependency-error")

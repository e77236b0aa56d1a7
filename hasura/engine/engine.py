"""The facade: what the servers and the metadata API call.

One `Engine` lives as long as the process. All it knows of databases and metadata is one immutable
snapshot, which `swap` replaces at once; what began on the old one ends on it.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from hasura.engine.catalog import introspect
from hasura.engine.catalog.model import Catalog
from hasura.engine.errors import EngineError
from hasura.engine.execute.answers import error_response
from hasura.engine.execute.requests import RequestRunner
from hasura.engine.metadata.consistency import prune
from hasura.engine.metadata.model import Metadata
from hasura.engine.metadata.sources import Source
from hasura.engine.options import EngineOptions
from hasura.engine.pools import SourcePools
from hasura.engine.request.allowlist import allow_list
from hasura.engine.request.message import GraphQLRequest, GraphQLResponse
from hasura.engine.session import Session
from hasura.engine.snapshot import Snapshot, SourceState, make_world
from hasura.engine.subscriptions.cohorts import Subscriber
from hasura.engine.subscriptions.manager import Repeated, SourceLink
from hasura.engine.webhooks.input_validation import InputValidator

logger = logging.getLogger(__name__)

Catalogs = Mapping[str, Catalog | EngineError]
"""By source; an error says why a source's database couldn't be read."""


class Engine:
    """Answers GraphQL on the metadata it was last given."""

    def __init__(
        self,
        options: EngineOptions,
        metadata: Metadata,
        actions: Any = None,
        validator: InputValidator | None = None,
    ) -> None:
        self.options = options
        self.pools = SourcePools(options)
        self._first = metadata
        self._snapshot: Snapshot | None = None
        self._listeners: list[Callable[[], None]] = []
        self._requests = RequestRunner(options, actions, validator)

    async def start(self) -> None:
        """Read the databases and build the first snapshot."""
        await self.rebuild(self._first)

    @property
    def snapshot(self) -> Snapshot:
        """What is in force now."""
        if self._snapshot is None:
            raise EngineError("the engine has not been started", "start-failed", status=500)
        return self._snapshot

    @property
    def metadata(self) -> Metadata:
        """The consistent part of the metadata."""
        return self.snapshot.metadata

    def pool(self, source: str) -> Any:
        """The connection pool of a source; raises EngineError where there is none."""
        state = self.snapshot.sources.get(source)
        if state is None:
            raise EngineError(f'source with name "{source}" is inconsistent or does not exist', "not-exists")
        return state.pool

    async def catalogs(self, metadata: Metadata) -> dict[str, Catalog | EngineError]:
        """Read the catalogues of all sources."""
        return {name: await self._catalog(source) for name, source in metadata.sources.items()}

    async def _catalog(self, source: Source) -> Catalog | EngineError:
        enums = [name for name, table in source.tables.items() if table.is_enum]
        try:
            pool = await self.pools.get(source)
            async with pool.acquire() as connection:
                return await introspect(connection, enum_tables=enums)
        except EngineError as error:
            return error
        except Exception as error:  # the reason becomes the source's inconsistency, whatever it is
            logger.warning("source %s can't be read: %s", source.name, error)
            return EngineError("connection error", "postgres-error", internal=str(error))

    async def build(
        self, metadata: Metadata, catalogs: Catalogs | None = None, *, for_rows: bool = False
    ) -> Snapshot:
        """The snapshot metadata would make, without putting it in force.

        for_rows: for the older row operations: with their update operators, without the allow list.
        """
        if catalogs is None:
            catalogs = await self.catalogs(metadata)
        pruned = prune(metadata, catalogs)
        readable = {name: item for name, item in catalogs.items() if isinstance(item, Catalog)}
        sources = {
            name: SourceState(name, readable[name], await self.pools.get(source))
            for name, source in pruned.metadata.sources.items()
            if name in readable
        }
        world = make_world(pruned.metadata, readable, self.options, older_operators=for_rows)
        allowed = None if for_rows else allow_list(pruned.metadata)
        return Snapshot(metadata, pruned.metadata, sources, pruned.inconsistencies, world, allowed)

    def swap(self, snapshot: Snapshot) -> None:
        """Put a snapshot in force."""
        self._snapshot = snapshot
        self._requests.live.on_swap()
        for listener in self._listeners:
            listener()

    async def rebuild(self, metadata: Metadata, catalogs: Catalogs | None = None) -> Snapshot:
        """Build and put in force."""
        snapshot = await self.build(metadata, catalogs)
        self.swap(snapshot)
        return snapshot

    def add_swap_listener(self, listener: Callable[[], None]) -> None:
        """Call `listener` whenever a snapshot has been put in force."""
        self._listeners.append(listener)

    async def execute(
        self, request: GraphQLRequest, session: Session, headers: Mapping[str, str]
    ) -> GraphQLResponse:
        """Answer a query or mutation; errors are answers too."""
        try:
            return await self._requests.run(self.snapshot, request, session, headers)
        except EngineError as error:
            return error_response(error, self.options.shows_internal(session.role))

    async def run_on(self, snapshot: Snapshot, request: GraphQLRequest, session: Session) -> GraphQLResponse:
        """Answer from a snapshot that need not be in force; raises EngineError."""
        return await self._requests.run(snapshot, request, session, {})

    async def subscribe(
        self,
        request: GraphQLRequest,
        session: Session,
        send: Callable[[bytes], Awaitable[None]],
        done: Callable[[], Awaitable[None]],
    ) -> Subscriber | Repeated:
        """Start a subscription; raises EngineError where the request is bad.

        Live queries have no end of their own, so `done` is kept for those that may get one.
        """
        del done
        snapshot = self.snapshot
        return await self._requests.subscribe(snapshot, request, session, send, self._link)

    def _link(self, source: str) -> SourceLink:
        state = self.snapshot.sources[source]
        url = self.pools.url(self.snapshot.metadata.sources[source])
        return SourceLink(source, url, state.pool, state.catalog)

    async def explain(self, request: GraphQLRequest, session: Session) -> Any:
        """SQL and plan of a query or subscription; raises EngineError."""
        return await self._requests.explain(self.snapshot, request, session)

    def operation_kind(self, request: GraphQLRequest) -> str:
        """`query`, `mutation` or `subscription`; raises EngineError."""
        return self._requests.operation_kind(request)

    async def close(self) -> None:
        """Let go of all connections."""
        await self._requests.live.close()
        await self.pools.close()

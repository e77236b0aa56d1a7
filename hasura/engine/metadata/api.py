"""The metadata APIs: takes a request's JSON, runs its operations, stores and publishes the outcome.

One request is one change: its operations see each other's effects in a workspace, and only when all
went well the metadata is saved and the engine swaps to the new schema. Changing requests run one after
the other.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Protocol

import asyncpg
import msgspec

from hasura.engine.catalog import Catalog
from hasura.engine.errors import EngineError, error_path, unexpected
from hasura.engine.metadata.codec import DecodeError, decode
from hasura.engine.metadata.consistency.permissions import CheckExpression
from hasura.engine.metadata.model import Metadata
from hasura.engine.metadata.objects import Inconsistency, with_source
from hasura.engine.metadata.operations import load_operations
from hasura.engine.metadata.operations.dump import dump_database
from hasura.engine.metadata.operations.whole import exported
from hasura.engine.metadata.operations.workspace import Catalogs, Pools, Workspace
from hasura.engine.metadata.request import Endpoint, Request, read_request
from hasura.engine.metadata.sources import Source
from hasura.engine.metadata.storage import CatalogState, MetadataStorage, version_conflict
from hasura.engine.options import EngineOptions
from hasura.engine.request.message import GraphQLRequest, GraphQLResponse
from hasura.engine.session import Session, admin_session

ADMIN_ONLY = "restricted access : admin only"
ExtraOperation = Callable[[Any, Session], Awaitable[Any]]
"""An operation of another part of the engine: `args` and session to JSON."""


class Engine(Protocol):
    """The running engine, as far as metadata changes it (`engine.Engine`)."""

    async def build(
        self,
        metadata: Metadata,
        catalogs: Mapping[str, Catalog | EngineError] | None = None,
        *,
        for_rows: bool = False,
    ) -> Any:
        """A snapshot: metadata, catalogues, schema; `.inconsistencies` of what was left out."""

    def swap(self, snapshot: Any) -> None:
        """Serves the snapshot from now on."""

    async def run_on(self, snapshot: Any, request: GraphQLRequest, session: Session) -> GraphQLResponse:
        """Answers from a snapshot that need not be served; raises EngineError."""


class MetadataApi:
    """Metadata with its APIs.

    extra_operations: by name without prefix. after_change: awaited after each publication, before the
    request is answered.
    """

    def __init__(
        self,
        storage: MetadataStorage,
        engine: Engine,
        pools: Pools,
        options: EngineOptions,
        *,
        extra_operations: Mapping[str, ExtraOperation] | None = None,
        after_change: Callable[[], Awaitable[None]] | None = None,
        check_expression: CheckExpression | None = None,
    ) -> None:
        load_operations()
        self._storage = storage
        self._engine = engine
        self._pools = pools
        self._options = options
        self._extra = {
            "get_catalog_state": self._catalog_state,
            "set_catalog_state": self._set_catalog_state,
            **(extra_operations or {}),
        }
        self._after_change = after_change
        self._check_expression = check_expression
        self._lock = asyncio.Lock()
        self._metadata = Metadata()
        self._version = 0
        self._catalogs: Catalogs = {}
        self._stale: set[str] = set()
        self._inconsistencies: tuple[Inconsistency, ...] = ()
        self._plain: tuple[Metadata, Catalogs, Any] | None = None

    @property
    def metadata(self) -> Metadata:
        """The metadata as stored, also what of it is inconsistent."""
        return self._metadata

    @property
    def resource_version(self) -> int:
        """The number of the stored document."""
        return self._version

    @property
    def inconsistencies(self) -> tuple[Inconsistency, ...]:
        """What of the metadata is not served."""
        return self._inconsistencies

    def has_inconsistencies(self) -> bool:
        """Whether some of the metadata is not served."""
        return bool(self._inconsistencies)

    async def is_storage_up(self) -> bool:
        """Whether the metadata database answers."""
        try:
            await self._storage.version()
        except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, TimeoutError):
            return False
        return True

    async def start(self, default: Source | None = None) -> None:
        """Loads the stored metadata and publishes it.

        default: the source the engine was started with (`HASURA_GRAPHQL_DATABASE_URL`); it is put
        into the metadata where there is none of that name.
        """
        await self._storage.prepare()
        stored = await self._storage.load()
        if stored is not None:
            self._metadata, self._version = stored
        if default is not None and default.name not in self._metadata.sources:
            metadata = with_source(self._metadata, default)
            self._version = await self._storage.save(metadata, self._version)
            self._metadata = metadata
        async with self._lock:
            workspace = self._workspace(admin_session())
            await self._publish(workspace)

    async def reload_if_changed(self) -> None:
        """Takes on metadata that another engine on the same database has stored."""
        if await self._storage.version() == self._version:
            return
        async with self._lock:
            stored = await self._storage.load()
            if stored is not None and stored[1] != self._version:
                self._metadata, self._version = stored
                self._stale.update(self._metadata.sources)
                await self._publish(self._workspace(admin_session()))

    async def replace(self, metadata: Metadata) -> None:
        """Replaces all metadata, as the directory applied at start does; what doesn't fit is reported."""
        document = {"metadata": exported(metadata), "allow_inconsistent_metadata": True}
        await self.v1_metadata({"type": "replace_metadata", "version": 2, "args": document}, admin_session())

    async def v1_metadata(self, body: Any, session: Session) -> Any:
        """Answers `POST /v1/metadata`."""
        return await self._answer(body, session, Endpoint.METADATA)

    async def v1_query(self, body: Any, session: Session) -> Any:
        """Answers `POST /v1/query`."""
        return await self._answer(body, session, Endpoint.QUERY)

    async def v2_query(self, body: Any, session: Session) -> Any:
        """Answers `POST /v2/query`."""
        return await self._answer(body, session, Endpoint.QUERY_V2)

    async def pg_dump(self, body: Any, session: Session) -> str:
        """Answers `POST /v1alpha1/pg_dump`."""
        if not session.is_admin:
            raise EngineError(ADMIN_ONLY, "access-denied")
        return await dump_database(body, self._metadata, self._pools)

    async def _answer(self, body: Any, session: Session, endpoint: Endpoint) -> Any:
        request = read_request(body, endpoint, self._extra)
        if not request.changes:
            before = self._catalogs
            workspace = self._workspace(session)
            answer = await self._run(request, workspace)
            if self._catalogs is before:  # nobody has read later ones meanwhile
                self._keep_catalogs(workspace)
            return answer
        async with self._lock:
            expected = body.get("resource_version")
            if isinstance(expected, int) and expected != self._version:
                raise version_conflict(expected, self._version)
            workspace = self._workspace(session)
            try:
                answer = await self._run(request, workspace)
            except BaseException:  # also a client that went away: SQL run before the fault has stayed
                self._stale.update(workspace.metadata.sources)
                raise
            if workspace.must_publish or workspace.metadata != self._metadata:
                await self._commit(workspace)
            else:
                self._keep_catalogs(workspace)
        return answer

    async def _catalog_state(self, _: Any, __: Session) -> Any:
        return await self._storage.catalog_state()

    async def _set_catalog_state(self, args: Any, _: Session) -> Any:
        wanted = decode(CatalogState, args)
        await self._storage.set_catalog_state(wanted.type, wanted.state)
        return {"message": "success"}

    def _workspace(self, session: Session) -> Workspace:
        return Workspace(
            self._metadata,
            self._catalogs,
            stale=self._stale,
            pools=self._pools,
            options=self._options,
            session=session,
            run_graphql=self._run_graphql,
            check_expression=self._check_expression,
        )

    async def _run_graphql(
        self, metadata: Metadata, catalogs: Catalogs, request: GraphQLRequest, session: Session
    ) -> Any:
        if self._plain is None or self._plain[:2] != (metadata, catalogs):
            snapshot = await self._engine.build(metadata, catalogs, for_rows=True)
            self._plain = (metadata, catalogs, snapshot)
        try:
            response = await self._engine.run_on(self._plain[2], request, session)
        except EngineError as error:
            raise _as_row_error(error) from error
        answer = msgspec.json.decode(response.body)
        if "errors" in answer:
            fault = answer["errors"][0]
            extensions = fault.get("extensions", {})
            code, internal = extensions.get("code", "unexpected"), extensions.get("internal")
            raise _as_row_error(EngineError(fault["message"], code, internal=internal))
        return answer["data"]

    def _keep_catalogs(self, workspace: Workspace) -> None:
        if workspace.metadata is self._metadata:
            self._catalogs, self._stale = workspace.catalogs, workspace.stale

    async def _commit(self, workspace: Workspace) -> None:
        """Stores and publishes what a request has changed."""
        await workspace.pruned()
        snapshot = await self._engine.build(workspace.metadata, workspace.catalogs)
        self._version = await self._storage.save(workspace.metadata, self._version)
        self._metadata = workspace.metadata
        await self._take_on(workspace, snapshot)

    async def _publish(self, workspace: Workspace) -> None:
        await workspace.pruned()
        await self._take_on(workspace, await self._engine.build(workspace.metadata, workspace.catalogs))

    async def _take_on(self, workspace: Workspace, snapshot: Any) -> None:
        self._keep_catalogs(workspace)
        self._inconsistencies = tuple(snapshot.inconsistencies)
        self._engine.swap(snapshot)
        if self._after_change is not None:
            await self._after_change()

    async def _run(self, request: Request, workspace: Workspace) -> Any:
        if request.parts is not None:
            return await self._run_bulk(request, workspace)
        if not workspace.session.is_admin and not request.for_roles:
            raise EngineError(ADMIN_ONLY, "access-denied", "$.args")
        if request.name == "export_metadata" and request.version == 2:
            return {"resource_version": self._version, "metadata": exported(workspace.metadata)}
        try:
            if request.operation is None:  # their errors' paths begin with `$.args` already
                return await self._extra[request.name](request.args, workspace.session)
            with error_path("args"):
                return await request.operation.handler(workspace, request.arguments())
        except DecodeError as error:
            raise EngineError(error.message, "parse-failed", error.path).under("$.args") from error

    async def _run_bulk(self, request: Request, workspace: Workspace) -> list[Any]:
        answers: list[Any] = []
        if request.name == "concurrent_bulk" and not all(part.is_read_only for part in request.parts or ()):
            raise unexpected("Only read-only queries are allowed in a concurrent_bulk")
        for place, part in enumerate(request.parts or ()):
            try:
                with error_path("args", place):
                    answers.append(await self._run(part, workspace))
            except EngineError as error:
                if request.name != "bulk_keep_going":
                    raise
                answers.append(error.as_api(show_internal=True))
        return answers


def _as_row_error(error: EngineError) -> EngineError:
    """A GraphQL error as the row operations tell it: without the place in a document of our own."""
    status = 500 if error.code == "unexpected" else 400
    return EngineError(error.message, error.code, status=status, internal=error.internal)

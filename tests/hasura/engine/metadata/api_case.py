"""A metadata API with a real engine on a real database, driven without a server."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import asyncpg

from hasura.engine.engine import Engine
from hasura.engine.errors import EngineError
from hasura.engine.metadata.api import MetadataApi
from hasura.engine.metadata.model import Metadata
from hasura.engine.metadata.sources import ConnectionInfo, DatabaseUrl, Source, SourceConfiguration
from hasura.engine.metadata.storage import MetadataStorage
from hasura.engine.options import EngineOptions
from hasura.engine.session import Session, admin_session


class ApiCase:
    """Runs operations and gives their answers, refusals as `{"error", "code", "path", …}`."""

    def __init__(self, api: MetadataApi, engine: Engine) -> None:
        self.api = api
        self.engine = engine

    async def __call__(self, type_: str, args: Any = None, *, version: int = 1, role: str = "admin") -> Any:
        session = admin_session() if role == "admin" else Session(role, {"x-hasura-role": role})
        try:
            return await self.api.v1_query({"type": type_, "args": args or {}, "version": version}, session)
        except EngineError as error:
            return {**error.as_api(show_internal=True), "status": error.status}

    async def metadata(self, type_: str, args: Any = None, **envelope: Any) -> Any:
        """The same through `/v1/metadata`."""
        try:
            body = {"type": type_, "args": args or {}, **envelope}
            return await self.api.v1_metadata(body, admin_session())
        except EngineError as error:
            return {**error.as_api(show_internal=True), "status": error.status}

    async def sql(self, text: str, **args: Any) -> Any:
        """`run_sql`"""
        return await self("run_sql", {"sql": text, **args})


def default_source(url: str) -> Source:
    """A source of that URL, as the server makes it at start."""
    return Source("default", SourceConfiguration(ConnectionInfo(DatabaseUrl(url=url))))


def run_case(url: str, scenario: Callable[[ApiCase], Awaitable[None]]) -> None:
    """Starts an engine on an empty database, runs the scenario, stops it."""

    async def run() -> None:
        options = EngineOptions(pool_size=4)
        engine = Engine(options, Metadata())
        storage_pool = await asyncpg.create_pool(url, min_size=1, max_size=2)
        api = MetadataApi(MetadataStorage(storage_pool), engine, engine.pools, options)
        try:
            await api.start(default_source(url))
            await scenario(ApiCase(api, engine))
        finally:
            await engine.close()
            await storage_pool.close()

    asyncio.run(run())

"""Connection pools of the sources, opened when first needed."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any
from urllib.parse import quote

import asyncpg

from hasura.engine.connections import SourcePool
from hasura.engine.errors import EngineError
from hasura.engine.metadata.sources import DatabaseUrl, Source
from hasura.engine.options import EngineOptions


def resolve_url(address: DatabaseUrl, environment: Mapping[str, str]) -> str:
    """The database URL a source's configuration means.

    Raises EngineError where an environment variable is not set.
    """
    if address.from_env is not None:
        if not environment.get(address.from_env):
            message = f"environment variable '{address.from_env}' not set"
            raise EngineError(message, "invalid-configuration")
        return environment[address.from_env]
    if address.url is not None:
        return address.url
    parameters = address.connection_parameters
    user, host = quote(str(parameters["username"]), safe=""), parameters["host"]
    password = f":{quote(str(parameters['password']), safe='')}" if parameters.get("password") else ""
    return f"postgresql://{user}{password}@{host}:{parameters['port']}/{parameters['database']}"


_STATEMENTS_KEPT = 1024
_LONGEST_STATEMENT_BYTES = 1 << 16
_LONGEST_END_S = 10.0


async def _json_as_sent(connection: Any) -> None:
    """Take values of type json as the bytes they are sent as: answers are passed on unread."""
    await connection.set_type_codec("json", schema="pg_catalog", encoder=_same, decoder=_same, format="binary")


def _same(value: Any) -> Any:
    return value


async def _nothing_to_reset(connection: Any) -> None:
    """The engine leaves nothing behind on a connection; all it sets ends with its transaction."""


class SourcePools:
    """One pool for each distinct database URL and size."""

    def __init__(self, options: EngineOptions) -> None:
        self._options = options
        self._pools: dict[tuple[str, int], SourcePool] = {}
        self._opening = asyncio.Lock()
        self._ending: set[asyncio.Task[None]] = set()

    def url(self, source: Source) -> str:
        """The database URL of a source; raises EngineError where it can't be resolved."""
        return resolve_url(source.configuration.connection_info.database_url, self._options.environment)

    async def get(self, source: Source) -> SourcePool:
        """The pool of a source; raises EngineError `connection-failed` where it can't be reached."""
        key = self._key(source)
        async with self._opening:
            if key not in self._pools:
                self._pools[key] = await self._open(*key)
        return self._pools[key]

    async def _open(self, url: str, size: int) -> SourcePool:
        try:
            pool = await asyncpg.create_pool(
                url,
                min_size=1,
                max_size=size,
                max_inactive_connection_lifetime=float(self._options.pool_idle_timeout),
                timeout=self._options.pool_timeout or 30,
                init=_json_as_sent,
                reset=_nothing_to_reset,
                statement_cache_size=_STATEMENTS_KEPT,
                max_cached_statement_lifetime=0,
                max_cacheable_statement_size=_LONGEST_STATEMENT_BYTES,
                server_settings={"application_name": "hasura-engine"},
            )
        except (OSError, ValueError, asyncpg.PostgresError, asyncpg.InterfaceError, TimeoutError) as error:
            raise EngineError(
                "connection error", "connection-failed", internal=str(error) or type(error).__name__
            ) from error
        return SourcePool(pool, size)

    def _key(self, source: Source) -> tuple[str, int]:
        settings = source.configuration.connection_info.pool_settings
        size = (settings.max_connections if settings else None) or self._options.pool_size
        return self.url(source), size

    def retire(self, sources: Iterable[Source]) -> None:
        """Closes, in the background, the pools that none of these sources uses."""
        in_use = set()
        for source in sources:
            with suppress(EngineError):  # an address that can't be resolved has no pool
                in_use.add(self._key(source))
        for key in self._pools.keys() - in_use:
            task = asyncio.create_task(_end(self._pools.pop(key)))
            self._ending.add(task)
            task.add_done_callback(self._ending.discard)

    async def close(self) -> None:
        """Closes all pools, waiting a while for what runs."""
        pools, self._pools = self._pools, {}
        await asyncio.gather(*(_end(pool) for pool in pools.values()), *self._ending)


async def _end(pool: SourcePool) -> None:
    try:
        async with asyncio.timeout(_LONGEST_END_S):
            await pool.close()
    except (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError):
        pool.terminate()

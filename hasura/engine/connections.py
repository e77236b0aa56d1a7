"""The connections of one source: a pool, and a short way through it for queries.

Taking a connection from the pool and giving it back costs a task and a timer each, about as much
as a query by key itself. So those that queries used are kept at hand and taken again directly. At
most half of the pool is kept so, and what nobody used for a while goes back to the pool.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from typing import Any, Final

import asyncpg

_UNUSED_S: Final = 5.0


class SourcePool:
    """An asyncpg pool (`acquire`, `fetch`, … are its own) with `read` beside."""

    def __init__(self, pool: Any, size: int) -> None:
        self._pool = pool
        self.acquire, self.execute = pool.acquire, pool.execute
        self.fetch, self.fetchrow, self.fetchval = pool.fetch, pool.fetchrow, pool.fetchval
        self.terminate = pool.terminate
        self._most_kept = size // 2
        self._kept: list[Any] = []
        self._least_kept = 0
        self._tidying: asyncio.Task[None] | None = None
        self._is_closing = False

    async def read(self, text: str, arguments: Sequence[Any]) -> Any:
        """The one value a single statement answers, outside of any transaction."""
        kept = self._kept
        if kept:
            connection = kept.pop()
            self._least_kept = min(self._least_kept, len(kept))
        else:
            connection = await self._pool.acquire()
        try:
            value = await connection.fetchval(text, *arguments)
        except asyncpg.InterfaceError:
            # A value the driver refuses leaves the statement prepared, its tables locked until the next message.
            with suppress(asyncpg.PostgresError, asyncpg.InterfaceError, OSError):
                await connection.execute("SELECT")
            await self._pool.release(connection)
            raise
        except BaseException:
            await self._pool.release(connection)  # whatever state it is in, the pool knows what to do
            raise
        if len(kept) >= self._most_kept or self._is_closing:
            await self._pool.release(connection)
        else:
            kept.append(connection)
            if self._tidying is None:
                self._tidying = asyncio.create_task(self._tidy(), name="idle-connections")
        return value

    async def _tidy(self) -> None:
        """Give back those that nobody has taken for a while, until none are left."""
        try:
            while self._kept:
                self._least_kept = len(self._kept)
                await asyncio.sleep(_UNUSED_S)
                unused, self._kept[: self._least_kept] = self._kept[: self._least_kept], []
                for connection in unused:
                    await self._pool.release(connection)
        finally:
            self._tidying = None

    async def close(self) -> None:
        """Give back what is kept and close the pool once its connections have come back."""
        self._is_closing = True
        if self._tidying is not None:
            self._tidying.cancel()
            with suppress(asyncio.CancelledError):
                await self._tidying
        while self._kept:
            await self._pool.release(self._kept.pop())
        await self._pool.close()

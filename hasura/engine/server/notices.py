"""Notices from the metadata database: who else changed something, what waits to be done."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from typing import Any, Final

import asyncpg

_LOG = logging.getLogger("hasura.engine")
_RECONNECT_S: Final = 1.0


class Notices:
    """Holds one connection that listens; calls back by channel. Channels' timers stand in when it fails."""

    def __init__(self, pool: Any, callbacks: Mapping[str, Callable[[], None]]) -> None:
        self._pool = pool
        self._callbacks = callbacks
        self._loop: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin to listen."""
        self._loop = asyncio.create_task(self._run(), name="metadata-notices")

    async def stop(self) -> None:
        """Listen no more."""
        if self._loop is not None:
            self._loop.cancel()
            await asyncio.gather(self._loop, return_exceptions=True)

    async def _run(self) -> None:
        while True:
            try:
                async with self._pool.acquire() as connection:
                    await self._hold(connection)
            except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
                _LOG.warning("notices of the metadata database interrupted: %s", error)
            await asyncio.sleep(_RECONNECT_S)

    async def _hold(self, connection: Any) -> None:
        is_lost = asyncio.Event()

        def on_notice(_: Any, __: int, channel: str, ___: str) -> None:
            self._callbacks[channel]()

        def on_end(_: Any) -> None:
            is_lost.set()

        connection.add_termination_listener(on_end)
        for channel in self._callbacks:
            await connection.add_listener(channel, on_notice)
            self._callbacks[channel]()  # what was missed while nobody listened
        try:
            await is_lost.wait()
        finally:
            if not connection.is_closed():
                for channel in self._callbacks:
                    await connection.remove_listener(channel, on_notice)

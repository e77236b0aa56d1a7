"""Writes outcomes of deliveries down, many at once: whatever ended during one write goes into the next."""

from __future__ import annotations

import asyncio
import logging
from typing import Final

import asyncpg

from hasura.engine.events.store import EventStore, Outcome

_LOG = logging.getLogger("hasura.engine.events")
_MOST_AT_ONCE: Final = 200


class OutcomeRecorder:
    """Group commit for one source's event log."""

    def __init__(self, store: EventStore) -> None:
        self._store = store
        self._waiting: list[tuple[Outcome, asyncio.Future[None]]] = []
        self._writer: asyncio.Task[None] | None = None

    async def record(self, outcome: Outcome) -> None:
        """Return when the outcome is in the database; a failure is logged, the event comes again."""
        done = asyncio.get_running_loop().create_future()
        self._waiting.append((outcome, done))
        if self._writer is None or self._writer.done():
            self._writer = asyncio.create_task(self._write())
        await done

    async def _write(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting[:_MOST_AT_ONCE], self._waiting[_MOST_AT_ONCE:]
            try:
                await self._store.record([outcome for outcome, _ in batch])
            except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
                _LOG.error("%s outcomes not written, their events come again: %s", len(batch), error)
            for _, done in batch:
                if not done.done():
                    done.set_result(None)

"""One delivery loop for each source that has event triggers."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import Any, Final, Protocol

from hasura.engine.events.cleanup import CleanupLoop
from hasura.engine.events.delivery import SourceDelivery
from hasura.engine.events.reconcile import clear_dropped_source, reconcile
from hasura.engine.metadata.model import Metadata
from hasura.engine.metadata.sources import Source
from hasura.engine.options import EngineOptions
from hasura.engine.settings import Settings
from hasura.engine.webhooks.client import HttpClient

_GRACE_OF_A_SOURCE_S: Final = 2.0


class EventEngine(Protocol):
    """What events need of the engine."""

    options: EngineOptions

    @property
    def metadata(self) -> Metadata:
        """The current metadata."""

    @property
    def snapshot(self) -> Any:
        """`.sources`: name to state with `.catalog` and `.pool`; `.written`: the whole metadata."""

    def pool(self, source: str) -> Any:
        """The connections of a source."""


class EventFleet:
    """Keeps database triggers and delivery loops in line with the metadata."""

    def __init__(self, engine: EventEngine, settings: Settings, client: HttpClient) -> None:
        self._engine = engine
        self._settings = settings
        self._client = client
        self._running: dict[str, tuple[Any, SourceDelivery, CleanupLoop]] = {}
        self._pools: dict[str, Any] = {}
        self._is_delivering = False

    def start(self) -> None:
        """Begin to deliver; before, `reconcile` only sees to the triggers."""
        self._is_delivering = True
        self._start_missing()

    async def reconcile(self) -> None:
        """After a change of metadata: triggers in the databases, loops in this process."""
        snapshot = self._engine.snapshot
        states, written = snapshot.sources, snapshot.written.sources
        for name in self._pools.keys() - written.keys():
            await clear_dropped_source(self._pools.pop(name), written)
        self._pools.update({name: state.pool for name, state in states.items()})
        await reconcile(
            self._engine.metadata.sources,
            written,
            states,
            stringify_numeric=self._engine.options.stringify_numeric,
        )
        for name, (pool, delivery, cleanup) in list(self._running.items()):
            if name not in states or states[name].pool is not pool:
                del self._running[name]
                await cleanup.stop()
                await delivery.stop(_GRACE_OF_A_SOURCE_S)
        if self._is_delivering:
            self._start_missing()

    def _start_missing(self) -> None:
        for name, source in self._engine.metadata.sources.items():
            if name in self._running or not any(table.event_triggers for table in source.tables.values()):
                continue
            if name not in self._engine.snapshot.sources:
                continue
            pool = self._engine.pool(name)
            delivery = self._delivery(name, pool)
            cleanup = CleanupLoop(pool, partial(self._source, name))
            self._running[name] = (pool, delivery, cleanup)
            delivery.start()
            cleanup.start()
        for _, delivery, _ in self._running.values():
            delivery.wake()

    def _delivery(self, name: str, pool: Any) -> SourceDelivery:
        settings = self._settings

        return SourceDelivery(
            pool,
            partial(self._source, name),
            self._client,
            settings.environment,
            parallel=settings.events_http_pool_size,
            batch_size=settings.events_fetch_batch_size,
            interval_s=settings.events_fetch_interval_ms / 1000,
        )

    def _source(self, name: str) -> Source | None:
        return self._engine.metadata.sources.get(name)

    async def stop(self) -> None:
        """End all loops; running deliveries get the shutdown's grace."""
        grace_s = self._settings.graceful_shutdown_timeout_s
        for _, _, cleanup in self._running.values():
            await cleanup.stop()
        await asyncio.gather(*(delivery.stop(grace_s) for _, delivery, _ in self._running.values()))
        self._running.clear()

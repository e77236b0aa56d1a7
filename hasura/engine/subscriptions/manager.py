"""All live queries of an engine: finds or makes the poller a subscription belongs to."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from hasura.engine.catalog.model import Catalog
from hasura.engine.names import QualifiedName
from hasura.engine.options import EngineOptions
from hasura.engine.plan.dependencies import Dependencies, dependencies
from hasura.engine.plan.operations import QueryPlan
from hasura.engine.plan.streams import StreamPlan
from hasura.engine.plan.values import Bindings, CursorValue, bind
from hasura.engine.sql.multiplex import Multiplexed, multiplexed_query, multiplexed_stream
from hasura.engine.subscriptions.cohorts import Send, Subscriber
from hasura.engine.subscriptions.notices import ChangeListener, base_tables
from hasura.engine.subscriptions.poller import Poller, StreamPoller


@dataclass(frozen=True, slots=True)
class LivePlan:
    """A subscription's plan written as SQL. stream: set where it is a streaming one."""

    source: str
    query: Multiplexed
    reads: Dependencies
    stream: StreamPlan | None = None


def live_query(plan: QueryPlan, source: str) -> LivePlan:
    """A live query."""
    return LivePlan(source, multiplexed_query(plan.fields), dependencies(plan.fields))


def live_stream(alias: str, stream: StreamPlan, source: str) -> LivePlan:
    """A streaming subscription."""
    return LivePlan(source, multiplexed_stream(alias, stream), dependencies(stream), stream)


@dataclass(eq=False, slots=True)
class SourceLink:
    """What live queries need of a source."""

    name: str
    url: str
    pool: Any
    catalog: Catalog


@dataclass(eq=False, slots=True)
class LiveQueries:
    """The pollers of an engine by source, statement and connection pool."""

    options: EngineOptions
    _pollers: dict[tuple[str, str, int], Poller] = field(default_factory=dict)
    _listeners: dict[str, ChangeListener] = field(default_factory=dict)
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)

    async def subscribe(
        self, plan: LivePlan, link: SourceLink, bindings: Bindings, send: Send, shows_internal: bool
    ) -> Subscriber:
        """Start a subscription; its first answer is on the way when this returns."""
        values = tuple(bind(param, bindings) for param in plan.query.params)
        key = (link.name, plan.query.text, id(link.pool))
        poller = self._pollers.get(key)
        if poller is None:
            poller = self._make_poller(plan, link, key)
            self._pollers[key] = poller
            self._start(self._watch(poller, plan, link))
        subscriber = Subscriber(send, shows_internal, poller.remove)
        poller.add(subscriber, values, alone=plan.stream is not None)
        return subscriber

    def _make_poller(self, plan: LivePlan, link: SourceLink, key: tuple[str, str, int]) -> Poller:
        options = self.options
        if plan.stream is not None:
            kind: type[Poller] = StreamPoller
            size, interval = options.stream_batch_size, options.stream_interval
        else:
            kind = Poller
            size, interval = options.live_query_batch_size, options.live_query_interval
        poller = kind(plan.query, link.pool, size, interval, lambda: self._drop(key))
        if isinstance(poller, StreamPoller):
            origins = [param.origin for param in plan.query.params]
            poller.cursor_index = next(
                index for index, origin in enumerate(origins) if isinstance(origin, CursorValue)
            )
        return poller

    def _drop(self, key: tuple[str, str, int]) -> None:
        poller = self._pollers.pop(key, None)
        for listener in self._listeners.values():
            if poller is not None:
                listener.unwatch(poller.on_change)

    async def _watch(self, poller: Poller, plan: LivePlan, link: SourceLink) -> None:
        """Ask for notices of what the plan reads; until they are sure, the timer does."""
        if not self.options.change_notices:
            return
        tables: set[QualifiedName] = set()
        complete = not plan.reads.opaque
        for table in plan.reads.tables:
            found, known = base_tables(table, link.catalog)
            tables |= found
            complete = complete and known
        listener = self._listener(link)
        poller.is_up = lambda: listener.is_up
        noticed = await listener.watch(frozenset(tables), link.pool, poller.on_change)
        poller.notices_complete = complete and noticed
        if poller not in self._pollers.values():  # ended while the triggers were made
            listener.unwatch(poller.on_change)
        poller.on_change()  # what changed before the triggers were there

    def _listener(self, link: SourceLink) -> ChangeListener:
        listener = self._listeners.get(link.url)
        if listener is None:
            listener = ChangeListener(link.url, self.options.self_notifying_tables)
            listener.start()
            self._listeners[link.url] = listener
        return listener

    def _start(self, work: Any) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def repeat(self, ask: Callable[[], Awaitable[bytes]], send: Send) -> Repeated:
        """A subscription that no database answers: asked by the timer, sent when it differs."""
        task = asyncio.create_task(_repeat(ask, send, self.options.live_query_interval))
        return Repeated(task)

    def on_swap(self) -> None:
        """The metadata has changed: tables may have been made anew without their triggers."""
        for listener in self._listeners.values():
            listener.forget_triggers()

    async def close(self) -> None:
        """End all subscriptions."""
        tasks = [*self._tasks, *(poller.task for poller in self._pollers.values())]
        for poller in list(self._pollers.values()):
            poller.close()
        for listener in self._listeners.values():
            await listener.close()
        self._listeners.clear()
        running = [task for task in tasks if task is not None]
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)


@dataclass(eq=False, slots=True)
class Repeated:
    """A subscription asked by the timer."""

    _task: asyncio.Task[None]

    def cancel(self) -> None:
        """End it."""
        self._task.cancel()


async def _repeat(ask: Callable[[], Awaitable[bytes]], send: Send, interval: float) -> None:
    last = b""
    with contextlib.suppress(asyncio.CancelledError):
        while True:
            answer = await ask()
            if answer != last:
                last = answer
                await send(answer)
            await asyncio.sleep(interval)

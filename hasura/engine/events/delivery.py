"""Delivers the events of one source: woken by the database's notices, at least once each.

Take a batch under lock, deliver in parallel, write each outcome down. A notice at commit starts this at
once; the timer finds what no notice told of (retries, locks that ran out). Several
engines may deliver from one log: each holds an advisory lock by its listening connection, and one that
finds itself alone gives back what others had locked.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from typing import Any, Final

import asyncpg
import orjson

from hasura.engine.events.catalog import EVENT_CHANNEL
from hasura.engine.events.recorder import OutcomeRecorder
from hasura.engine.events.store import Event, EventStore, Outcome
from hasura.engine.metadata.sources import Source
from hasura.engine.metadata.triggers import EventTrigger
from hasura.engine.names import QualifiedName
from hasura.engine.webhooks.client import HttpClient
from hasura.engine.webhooks.delivery import Delivered, Target, deliver, target_url

_LOG = logging.getLogger("hasura.engine.events")
_LOG_VERSION: Final = "2"
_UNKNOWN_TRIGGER_PAUSE_S: Final = 60
_RECONNECT_S: Final = 1.0
_LONGEST_SLEEP_S: Final = 10.0
_TAKE_OVER_AFTER: Final = 5
"""Intervals of the timer after which what another engine has locked is looked at."""
_ADVISORY_KEY: Final = 0x6D77_6576  # any number nobody else uses
_DATABASE_ERRORS: Final = (OSError, asyncpg.PostgresError, asyncpg.InterfaceError)


class SourceDelivery:
    """The delivery loop of one source."""

    def __init__(
        self,
        pool: Any,
        source: Callable[[], Source | None],
        client: HttpClient,
        environment: Mapping[str, str],
        *,
        parallel: int,
        batch_size: int,
        interval_s: float,
    ) -> None:
        """source: the current metadata; parallel: calls at a time; interval_s: of the timer."""
        self._store = EventStore(pool)
        self._pool = pool
        self._source = source
        self._client = client
        self._environment = environment
        self._parallel = parallel
        self._batch_size = batch_size
        self._interval_s = interval_s
        self._take_over_s = _TAKE_OVER_AFTER * (interval_s or 1.0)
        self._recorder = OutcomeRecorder(self._store)
        self._woken = asyncio.Event()
        self._may_take = asyncio.Event()
        self._is_listening = False
        self._is_stopping = False
        self._queue: deque[Event] = deque()
        self._running: dict[str, asyncio.Task[None]] = {}
        self._loops: list[asyncio.Task[None]] = []

    def start(self) -> None:
        """Begin to listen and deliver."""
        self._loops = [
            asyncio.create_task(self._listen(), name="event-notices"),
            asyncio.create_task(self._run(), name="event-delivery"),
        ]

    def wake(self) -> None:
        """Look for events now."""
        self._woken.set()

    async def stop(self, grace_s: float) -> None:
        """Take no more; let running calls end within `grace_s`; give the rest back."""
        self._is_stopping = True
        for loop in self._loops:
            loop.cancel()
        await asyncio.gather(*self._loops, return_exceptions=True)
        running = list(self._running.values())
        if running:
            await asyncio.wait(running, timeout=grace_s)
        left = [*self._running, *(event.id for event in self._queue)]
        for task in self._running.values():
            task.cancel()
        if left:
            try:
                await self._store.unlock(left)
            except _DATABASE_ERRORS as error:
                _LOG.error("events stay locked until their lock runs out: %s", error)

    # Notices

    async def _listen(self) -> None:
        while True:
            try:
                async with self._pool.acquire() as connection:
                    await self._hold(connection)
            except _DATABASE_ERRORS as error:
                _LOG.warning("event notices interrupted, the timer stands in: %s", error)
            self._may_take.set()
            await asyncio.sleep(_RECONNECT_S)

    async def _hold(self, connection: Any) -> None:
        is_lost = asyncio.Event()

        def on_notice(*_: Any) -> None:
            self._woken.set()

        def on_end(_: Any) -> None:
            is_lost.set()

        if await connection.fetchval("SELECT pg_try_advisory_lock($1)", _ADVISORY_KEY):
            if not self._may_take.is_set():  # later, what is locked may be ours
                await self._store.unlock_all()
            await connection.fetchval("SELECT pg_advisory_lock_shared($1)", _ADVISORY_KEY)
            await connection.fetchval("SELECT pg_advisory_unlock($1)", _ADVISORY_KEY)
        else:
            await connection.fetchval("SELECT pg_advisory_lock_shared($1)", _ADVISORY_KEY)
        self._may_take.set()
        connection.add_termination_listener(on_end)
        await connection.add_listener(EVENT_CHANNEL, on_notice)
        self._woken.set()
        self._is_listening = True
        try:
            while not is_lost.is_set():
                with suppress(TimeoutError):
                    async with asyncio.timeout(self._take_over_s):
                        await is_lost.wait()
                await self._take_over(connection)
        finally:
            self._is_listening = False
            if not connection.is_closed():
                await connection.remove_listener(EVENT_CHANNEL, on_notice)
                await connection.fetchval("SELECT pg_advisory_unlock_shared($1)", _ADVISORY_KEY)

    async def _take_over(self, connection: Any) -> None:
        """Give back what another engine has locked that is gone: nobody else holds the advisory lock then."""
        if connection.is_closed() or not await connection.fetchval(
            "SELECT pg_try_advisory_lock($1)", _ADVISORY_KEY
        ):
            return
        try:
            mine = [*self._running, *(event.id for event in self._queue)]
            if await self._store.unlock_others(mine, self._take_over_s):
                self._woken.set()
        finally:
            await connection.fetchval("SELECT pg_advisory_unlock($1)", _ADVISORY_KEY)

    # Delivery

    async def _run(self) -> None:
        await self._may_take.wait()
        while True:
            self._woken.clear()
            try:
                taken = await self._take()
            except _DATABASE_ERRORS as error:
                _LOG.error("events cannot be fetched: %s", error)
                taken = 0
            self._spawn()
            if taken and not self._queue:
                continue
            await self._rest()

    async def _take(self) -> int:
        """Fill the queue up when it is half empty: fetching one by one would cost more than delivering."""
        source = self._source()
        triggers = _triggers(source) if source is not None else []
        room = self._batch_size - len(self._queue)
        if not triggers or room <= 0 or len(self._queue) > self._batch_size // 2:
            return 0
        events = await self._store.take(room, triggers)
        self._queue.extend(events)
        return len(events)

    def _spawn(self) -> None:
        while self._queue and len(self._running) < self._parallel:
            event = self._queue.popleft()
            task = asyncio.create_task(self._deliver(event))
            self._running[event.id] = task
            task.add_done_callback(partial(self._finished, event.id))

    def _finished(self, event_id: str, _: asyncio.Task[None]) -> None:
        self._running.pop(event_id, None)
        if not self._is_stopping:
            self._spawn()
        if not self._running or len(self._queue) <= self._batch_size // 2:
            self._woken.set()  # there may be more to take, or retries to wait for

    async def _rest(self) -> None:
        """Sleep until woken; while notices come, the timer is only for retries and lost notices."""
        pause_s = self._interval_s or 1.0
        if self._is_listening and not self._running:
            try:
                due_in_s = await self._store.next_retry_in_s()
            except _DATABASE_ERRORS:
                due_in_s = None
            pause_s = max(pause_s, _LONGEST_SLEEP_S) if due_in_s is None else max(due_in_s, 0.01)
        try:
            async with asyncio.timeout(min(pause_s, _LONGEST_SLEEP_S)):
                await self._woken.wait()
        except TimeoutError:
            return

    async def _deliver(self, event: Event) -> None:
        try:
            trigger = _find(self._source(), event)
            if trigger is None:
                _LOG.warning("event %s: no event trigger %s on its table", event.id, event.trigger)
                await self._store.postpone(event, _UNKNOWN_TRIGGER_PAUSE_S)
                return
            delivered = await self._call(event, trigger)
            retry_in_s = None if delivered.is_success else _retry_in_s(event, trigger, delivered)
            await self._recorder.record(Outcome(event, delivered, retry_in_s))
        except _DATABASE_ERRORS as error:
            _LOG.error("event %s: outcome not written, it will be delivered again: %s", event.id, error)
        except Exception:
            _LOG.exception("event %s: delivery failed", event.id)

    async def _call(self, event: Event, trigger: EventTrigger) -> Delivered:
        body = _body(event, trigger)
        url = trigger.webhook or ""
        if trigger.webhook_from_env is not None:
            url = target_url(None, trigger.webhook_from_env, self._environment)
        target = Target(
            url,
            trigger.headers,
            trigger.retry_conf.timeout_sec,
            trigger.request_transform,
            trigger.response_transform,
        )
        variables = None
        if trigger.request_transform is not None:
            variables = orjson.loads(event.payload).get("session_variables")
        outcome = await deliver(
            self._client,
            target,
            body,
            self._environment,
            log_version=_LOG_VERSION,
            session_variables=variables,
        )
        if not outcome.is_success:
            _LOG.warning("event %s of %s not delivered: %s", event.id, event.trigger, outcome.reason())
        return outcome


def _triggers(source: Source) -> list[str]:
    return [name for table in source.tables.values() for name in table.event_triggers]


def _find(source: Source | None, event: Event) -> EventTrigger | None:
    if source is None:
        return None
    table = source.tables.get(QualifiedName(event.schema, event.table))
    return None if table is None else table.event_triggers.get(event.trigger)


def _body(event: Event, trigger: EventTrigger) -> bytes:
    """The body a receiver gets; the payload goes through as the text PostgreSQL made."""

    def text(value: str) -> str:
        return orjson.dumps(value).decode()

    return (
        f'{{"id":{text(event.id)},"created_at":{text(event.created_at)},'
        f'"table":{{"schema":{text(event.schema)},"name":{text(event.table)}}},'
        f'"trigger":{{"name":{text(event.trigger)}}},"event":{event.payload},'
        f'"delivery_info":{{"current_retry":{event.tries},"max_retries":{trigger.retry_conf.num_retries}}}}}'
    ).encode()


def _retry_in_s(event: Event, trigger: EventTrigger, outcome: Delivered) -> float | None:
    if outcome.is_final:
        return None
    if event.tries >= trigger.retry_conf.num_retries and outcome.retry_after_s is None:
        return None
    return outcome.retry_after_s or trigger.retry_conf.interval_sec

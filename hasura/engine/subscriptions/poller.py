"""A poller: one statement for all cohorts of a query, run when there is reason to."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from typing import Any, Final

import asyncpg

from hasura.engine.errors import EngineError
from hasura.engine.execute.answers import error_body
from hasura.engine.execute.errors import engine_error
from hasura.engine.sql.multiplex import Multiplexed
from hasura.engine.subscriptions.cohorts import Cohort, Subscriber

logger = logging.getLogger(__name__)

_REST_SHARE: Final = 0.25
"""A poller rests for this share of its last run's time, so bursts leave room for others."""
_LONGEST_REST_S: Final = 0.25
_BATCHES_AT_ONCE: Final = 2
"""Connections one poller uses at a time."""


class Poller:
    """Cohorts by the values of their parameters.

    interval: seconds between runs where no notice tells of all changes; None: notices tell.
    is_up: whether notices arrive at the moment; while not, `fallback_interval` holds.
    """

    def __init__(
        self,
        query: Multiplexed,
        pool: Any,
        batch_size: int,
        fallback_interval: float,
        on_empty: Callable[[], None],
    ) -> None:
        self.query = query
        self.pool = pool
        self._batch_size = batch_size
        self._fallback_interval = fallback_interval
        self._on_empty = on_empty
        self._cohorts: dict[tuple[str | None, ...], Cohort] = {}
        self._by_number: dict[int, Cohort] = {}
        self._next_number = 1
        self._due: set[int] = set()
        self._wake = asyncio.Event()
        self.task: asyncio.Task[None] | None = None
        self.notices_complete = False
        self.is_up: Callable[[], bool] = lambda: False

    def add(self, subscriber: Subscriber, values: tuple[str | None, ...], alone: bool = False) -> None:
        """Take a subscriber in; `alone`: it shares its cohort with nobody (streams)."""
        number = self._next_number
        key = (*values, str(number)) if alone else values
        cohort = self._cohorts.get(key)
        if cohort is None:
            self._next_number += 1
            cohort = Cohort(number, key, values)
            self._cohorts[key] = cohort
            self._by_number[number] = cohort
        cohort.subscribers.add(subscriber)
        subscriber.cohort = cohort
        self._due.add(cohort.number)
        self._wake.set()
        if self.task is None:
            self.task = asyncio.create_task(self._run())

    def remove(self, subscriber: Subscriber) -> None:
        """Let a subscriber go; the last one ends the poller."""
        cohort, subscriber.cohort = subscriber.cohort, None
        if cohort is None:
            return
        cohort.subscribers.discard(subscriber)
        if not cohort.subscribers:
            del self._cohorts[cohort.key]
            del self._by_number[cohort.number]
        if not self._cohorts:
            self.close()

    def on_change(self) -> None:
        """Something may have changed: all cohorts are due."""
        self._due.update(self._by_number)
        self._wake.set()

    def close(self) -> None:
        """Stop."""
        self._on_empty()
        if self.task is not None:
            self.task.cancel()
            self.task = None

    async def _run(self) -> None:
        while True:
            try:
                await asyncio.wait_for(self._wake.wait(), self._timeout())
            except TimeoutError:
                self._due.update(self._by_number)
            self._wake.clear()
            due = [self._by_number[number] for number in self._due if number in self._by_number]
            self._due.clear()
            started = time.perf_counter()
            size = self._batch_size
            batches = [due[start : start + size] for start in range(0, len(due), size)]
            for first in range(0, len(batches), _BATCHES_AT_ONCE):
                together = batches[first : first + _BATCHES_AT_ONCE]
                await asyncio.gather(*(self._run_batch(batch) for batch in together))
            spent = time.perf_counter() - started
            await asyncio.sleep(min(spent * _REST_SHARE, _LONGEST_REST_S))

    def _timeout(self) -> float | None:
        """None: only a notice wakes us. What failed stays due, for no notice may follow."""
        told = self.notices_complete and self.is_up() and not self._due
        return None if told else self._fallback_interval

    async def _run_batch(self, cohorts: list[Cohort]) -> None:
        try:
            for row in await self._fetch(cohorts):
                answered = self._by_number.get(row["id"])
                if answered is not None:
                    await self.deliver(answered, row)
        except EngineError as error:
            if len(cohorts) > 1:  # one of them is to blame: ask for each by itself
                for cohort in cohorts:
                    await self._run_batch([cohort])
                return
            self._due.add(cohorts[0].number)
            await self._deliver_error(cohorts[0], error)
        except Exception:  # a poller must outlive whatever happens in one run
            self._due.update(cohort.number for cohort in cohorts)
            logger.exception("a live query failed")

    async def deliver(self, cohort: Cohort, row: Any) -> None:
        """Send a cohort its answer."""
        await cohort.deliver(b'{"data":' + row["root"] + b"}")

    async def _deliver_error(self, cohort: Cohort, error: EngineError) -> None:
        for subscriber in tuple(cohort.subscribers):
            body = error_body(error, subscriber.shows_internal)
            if subscriber.is_fresh or cohort.digest != b"error":
                subscriber.is_fresh = False
                await subscriber.send(body)
        cohort.digest = b"error"

    async def _fetch(self, cohorts: list[Cohort]) -> list[Any]:
        columns = [list(column) for column in zip(*(cohort.values for cohort in cohorts), strict=True)]
        arguments = [[cohort.number for cohort in cohorts], *columns]
        try:
            async with self.pool.acquire() as connection:
                rows: list[Any] = await connection.fetch(self.query.text, *arguments)
                return rows
        except (asyncpg.PostgresError, asyncpg.InterfaceError, OSError) as error:
            raise engine_error(error, self.query.text, tuple(arguments)) from error


class StreamPoller(Poller):
    """A poller whose cohorts move their cursor along; nothing is sent where nothing is new.

    cursor_index: which parameter the cursor is.
    """

    cursor_index = 0

    async def deliver(self, cohort: Cohort, row: Any) -> None:
        """Send a batch and go on after it."""
        cursor = row["cursor"]
        if cursor is None:
            return
        values = list(cohort.values)
        values[self.cursor_index] = cursor
        cohort.values = tuple(values)
        body = b'{"data":' + row["root"] + b"}"
        for subscriber in tuple(cohort.subscribers):
            await subscriber.send(body)
        self._due.add(cohort.number)  # there may be more
        self._wake.set()

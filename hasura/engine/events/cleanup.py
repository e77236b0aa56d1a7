"""Deletes old events: on request, and by the schedule in an event trigger's `cleanup_config`.

What is scheduled and what came of it stands in `hdb_catalog.hdb_event_log_cleanups`.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

import asyncpg

from hasura.engine.metadata.sources import Source
from hasura.engine.scheduled.cron import CronError, parse_cron

_LOG = logging.getLogger("hasura.engine.events")
_LONGEST_SLEEP_S: Final = 60.0
_DEFAULT_BATCH: Final = 10_000
_DEFAULT_OLDER_THAN_H: Final = 168
_DEFAULT_TIMEOUT_S: Final = 60

_DELETE: Final = """
WITH old AS (
  SELECT id FROM hdb_catalog.event_log
  WHERE (delivered OR error) AND trigger_name = $1 AND locked IS NULL
    AND created_at < now() - make_interval(hours => $2)
  LIMIT $3 FOR UPDATE SKIP LOCKED),
invocations AS (
  DELETE FROM hdb_catalog.event_invocation_logs
  WHERE $4 AND event_id IN (SELECT id FROM old) RETURNING 1),
events AS (DELETE FROM hdb_catalog.event_log WHERE id IN (SELECT id FROM old) RETURNING 1)
SELECT (SELECT count(*) FROM events) AS events, (SELECT count(*) FROM invocations) AS invocations
"""
_SCHEDULE: Final = """
INSERT INTO hdb_catalog.hdb_event_log_cleanups (trigger_name, scheduled_at, status)
SELECT $1, $2, 'scheduled' WHERE NOT EXISTS (
  SELECT FROM hdb_catalog.hdb_event_log_cleanups WHERE trigger_name = $1 AND status = 'scheduled')
ON CONFLICT DO NOTHING
"""
_FORGET: Final = """
DELETE FROM hdb_catalog.hdb_event_log_cleanups WHERE status = 'scheduled' AND trigger_name <> ALL($1::text[])
"""
_DUE: Final = """
SELECT id, trigger_name FROM hdb_catalog.hdb_event_log_cleanups
WHERE status = 'scheduled' AND scheduled_at <= now() AT TIME ZONE 'utc' AND trigger_name = ANY($1::text[])
"""
_FINISH: Final = """
UPDATE hdb_catalog.hdb_event_log_cleanups
SET status = 'completed', deleted_event_logs = $2, deleted_event_invocation_logs = $3 WHERE id = $1
"""


@dataclass(frozen=True, slots=True)
class Cleanup:
    """What to delete of one trigger's log. older_than_h: hours; timeout_s: for each batch."""

    trigger: str
    older_than_h: int
    batch_size: int = _DEFAULT_BATCH
    timeout_s: int = _DEFAULT_TIMEOUT_S
    with_invocations: bool = False
    schedule: str = ""


@dataclass(frozen=True, slots=True)
class Deleted:
    """How much was deleted."""

    events: int
    invocations: int


async def clean(pool: Any, cleanup: Cleanup) -> Deleted:
    """Delete batch by batch, until nothing old is left."""
    events = invocations = 0
    while True:
        row = await pool.fetchrow(
            _DELETE,
            cleanup.trigger,
            cleanup.older_than_h,
            cleanup.batch_size,
            cleanup.with_invocations,
            timeout=cleanup.timeout_s,
        )
        events += row["events"]
        invocations += row["invocations"]
        if row["events"] < cleanup.batch_size:
            return Deleted(events, invocations)


class CleanupLoop:
    """Runs the scheduled clean-ups of one source."""

    def __init__(self, pool: Any, source: Callable[[], Source | None]) -> None:
        self._pool = pool
        self._source = source
        self._loop: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin."""
        self._loop = asyncio.create_task(self._run(), name="event-cleanup")

    async def stop(self) -> None:
        """End; a clean-up under way is rolled back to its last batch."""
        if self._loop is not None:
            self._loop.cancel()
            await asyncio.gather(self._loop, return_exceptions=True)

    async def _run(self) -> None:
        while True:
            source = self._source()
            wanted = {} if source is None else {cleanup.trigger: cleanup for cleanup in cleanups_of(source)}
            if wanted:
                try:
                    await self.run_due(wanted)
                except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, TimeoutError) as error:
                    _LOG.error("cleaning event logs failed, it is tried again: %s", error)
            await asyncio.sleep(_LONGEST_SLEEP_S)

    async def run_due(self, wanted: dict[str, Cleanup]) -> None:
        """Do what is due, then schedule what comes next."""
        await self._pool.execute(_FORGET, list(wanted))
        for row in await self._pool.fetch(_DUE, list(wanted)):
            deleted = await clean(self._pool, wanted[row["trigger_name"]])
            await self._pool.execute(_FINISH, row["id"], deleted.events, deleted.invocations)
            _LOG.info("event log of %s: %s events deleted", row["trigger_name"], deleted.events)
        for cleanup in wanted.values():
            moment = next(parse_cron(cleanup.schedule).after(datetime.now(UTC)), None)
            if moment is not None:
                await self._pool.execute(_SCHEDULE, cleanup.trigger, moment.replace(tzinfo=None))


def cleanups_of(source: Source) -> Iterator[Cleanup]:
    """The clean-ups a source's metadata asks for; faulty and paused ones are left out."""
    for table in source.tables.values():
        for trigger in table.event_triggers.values():
            config = trigger.cleanup_config
            if not isinstance(config, dict) or config.get("paused"):
                continue
            schedule = str(config.get("schedule", ""))
            try:
                parse_cron(schedule)
            except CronError as error:
                _LOG.error("event trigger %s, cleanup_config.schedule: %s", trigger.name, error)
                continue
            yield Cleanup(
                trigger.name,
                int(config.get("clear_older_than", _DEFAULT_OLDER_THAN_H)),
                int(config.get("batch_size", _DEFAULT_BATCH)),
                int(config.get("timeout", _DEFAULT_TIMEOUT_S)),
                bool(config.get("clean_invocation_logs", False)),
                schedule,
            )

"""The event log as a queue: take, and write down how each delivery ended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from hasura.engine.webhooks.delivery import Delivered

_TAKE: Final = """
UPDATE hdb_catalog.event_log SET locked = now()
WHERE id IN (
  SELECT id FROM hdb_catalog.event_log
  WHERE NOT delivered AND NOT error AND NOT archived
    AND (locked IS NULL OR locked < now() - interval '30 minutes')
    AND (next_retry_at IS NULL OR next_retry_at <= now())
    AND trigger_name = ANY($2::text[])
  ORDER BY locked NULLS FIRST, next_retry_at NULLS FIRST, created_at
  LIMIT $1 FOR UPDATE SKIP LOCKED)
RETURNING id, schema_name, table_name, trigger_name, payload::text, tries,
  to_json(created_at) #>> '{}' AS created_at
"""
_RECORD: Final = """
WITH outcome AS (
  SELECT * FROM unnest(
    $1::text[], $2::text[], $3::int[], $4::text[], $5::text[], $6::boolean[], $7::float8[]
  ) AS o (event_id, trigger_name, status, request, response, is_success, retry_in_s)),
invocation AS (
  INSERT INTO hdb_catalog.event_invocation_logs (event_id, trigger_name, status, request, response)
  SELECT event_id, trigger_name, status, request::json, response::json FROM outcome)
UPDATE hdb_catalog.event_log AS e SET
  tries = e.tries + 1,
  delivered = o.is_success,
  error = NOT o.is_success AND o.retry_in_s IS NULL,
  next_retry_at = now() + make_interval(secs => o.retry_in_s),
  locked = NULL
FROM outcome AS o WHERE e.id = o.event_id
"""
_POSTPONE: Final = """
UPDATE hdb_catalog.event_log SET next_retry_at = now() + make_interval(secs => $2), locked = NULL
WHERE id = $1
"""
_UNLOCK: Final = "UPDATE hdb_catalog.event_log SET locked = NULL WHERE id = ANY($1::text[]) AND locked IS NOT NULL"
_UNLOCK_ALL: Final = """
UPDATE hdb_catalog.event_log SET locked = NULL WHERE locked IS NOT NULL AND NOT delivered AND NOT error
"""
_UNLOCK_OTHERS: Final = """
UPDATE hdb_catalog.event_log SET locked = NULL
WHERE locked < now() - make_interval(secs => $2) AND NOT delivered AND NOT error AND id <> ALL($1::text[])
RETURNING id
"""

_NEXT_RETRY: Final = """
SELECT extract(epoch FROM min(next_retry_at) - now()::timestamp)::float8 FROM hdb_catalog.event_log
WHERE NOT delivered AND NOT error AND NOT archived AND locked IS NULL AND next_retry_at IS NOT NULL
"""


@dataclass(frozen=True, slots=True)
class Event:
    """A row taken for delivery. `payload` is JSON text; `tries` counts earlier attempts."""

    id: str
    schema: str
    table: str
    trigger: str
    payload: str
    tries: int
    created_at: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the delivery of an event ended. retry_in_s: when to try again; None: never."""

    event: Event
    delivered: Delivered
    retry_in_s: float | None


class EventStore:
    """The log of one source."""

    def __init__(self, pool: Any) -> None:
        self._pool = pool

    async def take(self, limit: int, triggers: Sequence[str]) -> list[Event]:
        """Lock and give up to `limit` events that are due."""
        rows = await self._pool.fetch(_TAKE, limit, list(triggers))
        return [
            Event(
                row["id"],
                row["schema_name"],
                row["table_name"],
                row["trigger_name"],
                row["payload"],
                row["tries"],
                row["created_at"],
            )
            for row in rows
        ]

    async def record(self, outcomes: Sequence[Outcome]) -> None:
        """Log invocations and set what becomes of their events, in one transaction."""
        await self._pool.execute(
            _RECORD,
            [outcome.event.id for outcome in outcomes],
            [outcome.event.trigger for outcome in outcomes],
            [outcome.delivered.status for outcome in outcomes],
            [outcome.delivered.request for outcome in outcomes],
            [outcome.delivered.response for outcome in outcomes],
            [outcome.delivered.is_success for outcome in outcomes],
            [outcome.retry_in_s for outcome in outcomes],
        )

    async def postpone(self, event: Event, seconds: float) -> None:
        """Put an event back without counting a try: its trigger is not known right now."""
        await self._pool.execute(_POSTPONE, event.id, seconds)

    async def unlock(self, event_ids: Sequence[str]) -> None:
        """Give events back that were taken and not delivered."""
        await self._pool.execute(_UNLOCK, list(event_ids))

    async def unlock_all(self) -> None:
        """Give back what a process that is no more had taken."""
        await self._pool.execute(_UNLOCK_ALL)

    async def unlock_others(self, mine: Sequence[str], for_s: float) -> int:
        """Give back all but `mine` that have been locked for some seconds; how many these were."""
        return len(await self._pool.fetch(_UNLOCK_OTHERS, list(mine), for_s))

    async def next_retry_in_s(self) -> float | None:
        """Seconds until the next event that waits for another try is due; None when none waits."""
        seconds = await self._pool.fetchval(_NEXT_RETRY)
        return None if seconds is None else float(seconds)

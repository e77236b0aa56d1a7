"""Scheduled events as a queue in the metadata database: cron events and one-off events alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any, Final

import orjson

from hasura.engine.webhooks.delivery import Delivered


class Kind(Enum):
    """Which table an event lives in, and that of its invocations."""

    CRON = ("hdb_cron_events", "hdb_cron_event_invocation_logs")
    ONE_OFF = ("hdb_scheduled_events", "hdb_scheduled_event_invocation_logs")

    @property
    def events(self) -> str:
        """The table of events."""
        return f"hdb_catalog.{self.value[0]}"

    @property
    def invocations(self) -> str:
        """The table of invocation logs."""
        return f"hdb_catalog.{self.value[1]}"


_UTC_TEXT: Final = """to_char({} AT TIME ZONE 'utc', 'YYYY-MM-DD"T"HH24:MI:SS') || CASE
  WHEN date_trunc('second', {}) = {} THEN 'Z'
  ELSE rtrim(to_char({} AT TIME ZONE 'utc', '.US'), '0') || 'Z' END"""


def _utc_text(column: str) -> str:
    return _UTC_TEXT.replace("{}", column)


_IS_DUE: Final = "status = 'scheduled' AND coalesce(next_retry_at, scheduled_time) <= now()"
_TAKE_CRON: Final = f"""
UPDATE hdb_catalog.hdb_cron_events SET status = 'locked' WHERE id IN (
  SELECT id FROM hdb_catalog.hdb_cron_events WHERE {_IS_DUE} AND trigger_name = ANY($1::text[])
  FOR UPDATE SKIP LOCKED)
RETURNING id, trigger_name, tries, scheduled_time, {_utc_text("scheduled_time")} AS scheduled_text
"""  # noqa: S608 - made of constants
_TAKE_ONE_OFF: Final = f"""
UPDATE hdb_catalog.hdb_scheduled_events SET status = 'locked' WHERE id IN (
  SELECT id FROM hdb_catalog.hdb_scheduled_events WHERE {_IS_DUE} FOR UPDATE SKIP LOCKED)
RETURNING id, tries, scheduled_time, {_utc_text("scheduled_time")} AS scheduled_text,
  {_utc_text("created_at")} AS created_text, webhook_conf::text, retry_conf::text, payload::text,
  header_conf::text, comment
"""  # noqa: S608 - made of constants
_NEXT_DUE: Final = """
SELECT extract(epoch FROM min(due) - now())::float8 FROM (
  SELECT min(coalesce(next_retry_at, scheduled_time)) AS due FROM hdb_catalog.hdb_cron_events
  WHERE status = 'scheduled' AND trigger_name = ANY($1::text[])
  UNION ALL
  SELECT min(coalesce(next_retry_at, scheduled_time)) FROM hdb_catalog.hdb_scheduled_events
  WHERE status = 'scheduled') AS next
"""
_FUTURE: Final = """
SELECT trigger_name, array_agg(scheduled_time ORDER BY scheduled_time) AS times
FROM hdb_catalog.hdb_cron_events
WHERE status = 'scheduled' AND tries = 0 AND scheduled_time > now() GROUP BY trigger_name
"""
_DROP_FUTURE: Final = """
DELETE FROM hdb_catalog.hdb_cron_events
WHERE trigger_name = $1 AND scheduled_time > now() AND tries = 0 AND status = 'scheduled'
"""
_ADD_CRON: Final = """
INSERT INTO hdb_catalog.hdb_cron_events (trigger_name, scheduled_time)
SELECT $1, unnest($2::timestamptz[]) ON CONFLICT DO NOTHING
"""


@dataclass(frozen=True, slots=True)
class CronEvent:
    """A cron event taken for delivery; `scheduled_text` is UTC ISO text."""

    id: str
    trigger_name: str
    tries: int
    scheduled_time: datetime
    scheduled_text: str


@dataclass(frozen=True, slots=True)
class OneOffEvent:
    """A one-off event taken for delivery, with the JSON it was created with."""

    id: str
    tries: int
    scheduled_time: datetime
    scheduled_text: str
    created_text: str
    webhook: Any
    retry_conf: dict[str, Any]
    payload: str
    headers: list[dict[str, Any]]
    comment: str | None


class ScheduledStore:
    """Both queues."""

    def __init__(self, pool: Any) -> None:
        self._pool = pool

    async def take_cron(self, triggers: Sequence[str]) -> list[CronEvent]:
        """Lock and give the cron events that are due."""
        return [CronEvent(*row) for row in await self._pool.fetch(_TAKE_CRON, list(triggers))]

    async def take_one_off(self) -> list[OneOffEvent]:
        """Lock and give the one-off events that are due."""
        return [
            OneOffEvent(
                id=row["id"],
                tries=row["tries"],
                scheduled_time=row["scheduled_time"],
                scheduled_text=row["scheduled_text"],
                created_text=row["created_text"],
                webhook=orjson.loads(row["webhook_conf"]),
                retry_conf=orjson.loads(row["retry_conf"] or "{}") or {},
                payload=row["payload"] or "null",
                headers=orjson.loads(row["header_conf"] or "[]") or [],
                comment=row["comment"],
            )
            for row in await self._pool.fetch(_TAKE_ONE_OFF)
        ]

    async def record(self, kind: Kind, event_id: str, outcome: Delivered, retry_in_s: float | None) -> None:
        """Log an invocation; then delivered, scheduled again in `retry_in_s`, or error (None)."""
        statement = f"""
            WITH invocation AS (
              INSERT INTO {kind.invocations} (event_id, status, request, response)
              VALUES ($1, $2, $3::json, $4::json))
            UPDATE {kind.events} SET tries = tries + 1, status = $5,
              next_retry_at = now() + make_interval(secs => $6::float8)
            WHERE id = $1"""  # noqa: S608 - table names of ours
        status = "delivered" if outcome.is_success else "error" if retry_in_s is None else "scheduled"
        await self._pool.execute(
            statement, event_id, outcome.status, outcome.request, outcome.response, status, retry_in_s
        )

    async def mark(self, kind: Kind, event_ids: Sequence[str], status: str) -> None:
        """Set the status of events that were taken (`dead`, or `scheduled` to give them back)."""
        await self._pool.execute(
            f"UPDATE {kind.events} SET status = $2 WHERE id = ANY($1::text[]) AND status = 'locked'",  # noqa: S608 - as above
            list(event_ids),
            status,
        )

    async def unlock_all(self) -> None:
        """Give back what a process that is no more had taken."""
        for kind in Kind:
            await self._pool.execute(
                f"UPDATE {kind.events} SET status = 'scheduled' WHERE status = 'locked'"  # noqa: S608 - as above
            )

    async def next_due_in_s(self, triggers: Sequence[str]) -> float | None:
        """Seconds until the next event is due; None when there is none."""
        seconds = await self._pool.fetchval(_NEXT_DUE, list(triggers))
        return None if seconds is None else float(seconds)

    async def future_cron_times(self) -> dict[str, list[datetime]]:
        """Times of events to come, by trigger."""
        return {row["trigger_name"]: row["times"] for row in await self._pool.fetch(_FUTURE)}

    async def replace_future(self, trigger: str, times: Sequence[datetime]) -> None:
        """Drop a trigger's future events and make these instead."""
        async with self._pool.acquire() as connection, connection.transaction():
            await connection.execute(_DROP_FUTURE, trigger)
            if times:
                await connection.execute(_ADD_CRON, trigger, list(times))

    async def add_future(self, trigger: str, times: Sequence[datetime]) -> None:
        """Make further events of a trigger."""
        await self._pool.execute(_ADD_CRON, trigger, list(times))

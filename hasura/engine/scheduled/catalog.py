"""The tables of scheduled events in the metadata database: Hasura's own."""

from __future__ import annotations

from typing import Any, Final

SCHEDULED_CHANNEL: Final = "hasura_engine_scheduled"

_EVENT_COLUMNS: Final = """
  scheduled_time timestamptz NOT NULL,
  status text NOT NULL DEFAULT 'scheduled',
  tries integer NOT NULL DEFAULT 0,
  created_at timestamptz DEFAULT now(),
  next_retry_at timestamptz,
  CONSTRAINT valid_status CHECK (status IN ('scheduled', 'locked', 'delivered', 'error', 'dead'))
"""
_INVOCATION_COLUMNS: Final = """
  status integer,
  request json,
  response json,
  created_at timestamptz DEFAULT now()
"""
_TABLES: Final = f"""
CREATE SCHEMA IF NOT EXISTS hdb_catalog;
CREATE TABLE IF NOT EXISTS hdb_catalog.hdb_cron_events (
  id text DEFAULT gen_random_uuid()::text PRIMARY KEY,
  trigger_name text NOT NULL,
  {_EVENT_COLUMNS}
);
CREATE INDEX IF NOT EXISTS hdb_cron_event_status ON hdb_catalog.hdb_cron_events (status);
CREATE UNIQUE INDEX IF NOT EXISTS hdb_cron_events_unique_scheduled
  ON hdb_catalog.hdb_cron_events (trigger_name, scheduled_time) WHERE status = 'scheduled';
CREATE TABLE IF NOT EXISTS hdb_catalog.hdb_cron_event_invocation_logs (
  id text DEFAULT gen_random_uuid()::text PRIMARY KEY,
  event_id text REFERENCES hdb_catalog.hdb_cron_events (id) ON UPDATE CASCADE ON DELETE CASCADE,
  {_INVOCATION_COLUMNS}
);
CREATE INDEX IF NOT EXISTS hdb_cron_event_invocation_event_id
  ON hdb_catalog.hdb_cron_event_invocation_logs (event_id);
CREATE TABLE IF NOT EXISTS hdb_catalog.hdb_scheduled_events (
  id text DEFAULT gen_random_uuid()::text PRIMARY KEY,
  webhook_conf json NOT NULL,
  retry_conf json,
  payload json,
  header_conf json,
  comment text,
  {_EVENT_COLUMNS}
);
CREATE INDEX IF NOT EXISTS hdb_scheduled_event_status ON hdb_catalog.hdb_scheduled_events (status);
CREATE TABLE IF NOT EXISTS hdb_catalog.hdb_scheduled_event_invocation_logs (
  id text DEFAULT gen_random_uuid()::text PRIMARY KEY,
  event_id text REFERENCES hdb_catalog.hdb_scheduled_events (id) ON UPDATE CASCADE ON DELETE CASCADE,
  {_INVOCATION_COLUMNS}
);
"""


async def ensure_scheduled_tables(pool: Any) -> None:
    """Create the tables where they are missing."""
    async with pool.acquire() as connection, connection.transaction():
        await connection.execute("SELECT pg_advisory_xact_lock(hashtext('hdb_catalog'))")
        await connection.execute(_TABLES)

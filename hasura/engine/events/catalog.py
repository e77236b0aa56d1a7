"""The tables of event triggers in a source: Hasura's own, so that either engine may follow the other.

What differs: `insert_event_log` also sends a notice, so that delivery starts at commit.
"""

from __future__ import annotations

from typing import Any, Final

EVENT_CHANNEL: Final = "hasura_engine_event"

_TABLES: Final = """
CREATE SCHEMA IF NOT EXISTS hdb_catalog;
CREATE TABLE IF NOT EXISTS hdb_catalog.event_log (
  id text DEFAULT gen_random_uuid()::text PRIMARY KEY,
  schema_name text NOT NULL,
  table_name text NOT NULL,
  trigger_name text NOT NULL,
  payload jsonb NOT NULL,
  delivered boolean NOT NULL DEFAULT false,
  error boolean NOT NULL DEFAULT false,
  tries integer NOT NULL DEFAULT 0,
  created_at timestamp DEFAULT now(),
  locked timestamptz,
  next_retry_at timestamp,
  archived boolean NOT NULL DEFAULT false
);
CREATE INDEX IF NOT EXISTS event_log_trigger_name_idx ON hdb_catalog.event_log (trigger_name);
CREATE INDEX IF NOT EXISTS event_log_fetch_events
  ON hdb_catalog.event_log (locked NULLS FIRST, next_retry_at NULLS FIRST, created_at)
  WHERE NOT delivered AND NOT error AND NOT archived;
CREATE TABLE IF NOT EXISTS hdb_catalog.event_invocation_logs (
  id text DEFAULT gen_random_uuid()::text PRIMARY KEY,
  trigger_name text,
  event_id text,
  status integer,
  request json,
  response json,
  created_at timestamp DEFAULT now()
);
CREATE INDEX IF NOT EXISTS event_invocation_logs_event_id_idx
  ON hdb_catalog.event_invocation_logs (event_id);
CREATE TABLE IF NOT EXISTS hdb_catalog.hdb_event_log_cleanups (
  id text DEFAULT gen_random_uuid()::text PRIMARY KEY,
  trigger_name text NOT NULL,
  scheduled_at timestamp NOT NULL,
  deleted_event_logs integer,
  deleted_event_invocation_logs integer,
  status text NOT NULL CHECK (status IN ('scheduled', 'paused', 'completed', 'dead')),
  UNIQUE (trigger_name, scheduled_at)
);
CREATE OR REPLACE FUNCTION hdb_catalog.insert_event_log(
  schema_name text, table_name text, trigger_name text, op text, row_data json
) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  event_id text := gen_random_uuid();
BEGIN
  INSERT INTO hdb_catalog.event_log (id, schema_name, table_name, trigger_name, payload)
  VALUES (event_id, schema_name, table_name, trigger_name, json_build_object(
    'op', op,
    'data', row_data,
    'session_variables', NULLIF(current_setting('hasura.user', true), '')::json,
    'trace_context', NULLIF(current_setting('hasura.tracecontext', true), '')::json
  ));
  PERFORM pg_notify('hasura_engine_event', '');
  RETURN event_id;
END
$$;
"""
_HAS_TABLES: Final = """
SELECT to_regclass('hdb_catalog.event_log') IS NOT NULL
  AND to_regclass('hdb_catalog.hdb_event_log_cleanups') IS NOT NULL
  AND EXISTS (SELECT FROM pg_proc WHERE proname = 'insert_event_log' AND prosrc LIKE '%hasura_engine_event%')
"""


async def ensure_event_tables(pool: Any) -> None:
    """Create the tables and the function in a source where they are missing."""
    async with pool.acquire() as connection:
        if await connection.fetchval(_HAS_TABLES):
            return
        async with connection.transaction():
            await connection.execute("SELECT pg_advisory_xact_lock(hashtext('hdb_catalog'))")
            await connection.execute(_TABLES)

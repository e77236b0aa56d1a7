"""The log of asynchronous actions, in the metadata database: one row from request to answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import asyncpg
import orjson

from hasura.engine.errors import EngineError
from hasura.engine.json_codec import decode_json, encode_json
from hasura.engine.session import Session

CHANNEL: Final = "hasura_engine_action"

_TABLE: Final = """
CREATE SCHEMA IF NOT EXISTS hdb_catalog;
CREATE TABLE IF NOT EXISTS hdb_catalog.hdb_action_log (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  action_name text,
  input_payload jsonb NOT NULL,
  request_headers jsonb NOT NULL,
  session_variables jsonb NOT NULL,
  response_payload jsonb,
  errors jsonb,
  created_at timestamptz NOT NULL DEFAULT now(),
  response_received_at timestamptz,
  status text NOT NULL CHECK (status IN ('created', 'processing', 'completed', 'error'))
);
CREATE INDEX IF NOT EXISTS hdb_action_log_open ON hdb_catalog.hdb_action_log (status)
  WHERE status IN ('created', 'processing');
"""
_INSERT: Final = """
WITH woken AS (SELECT pg_notify($1, '')),
created AS (
  INSERT INTO hdb_catalog.hdb_action_log
    (action_name, input_payload, request_headers, session_variables, status)
  VALUES ($2, $3::jsonb, $4::jsonb, $5::jsonb, 'created') RETURNING id::text
) SELECT id FROM created, woken
"""
_FETCH: Final = """
SELECT id::text, to_json(created_at) #>> '{}' AS created_at, response_payload::text, errors::text,
  session_variables::text
FROM hdb_catalog.hdb_action_log WHERE id = $1::text::uuid AND action_name = $2
"""
_TAKE: Final = """
UPDATE hdb_catalog.hdb_action_log SET status = 'processing'
WHERE id IN (
  SELECT id FROM hdb_catalog.hdb_action_log WHERE status = 'created'
  ORDER BY created_at FOR UPDATE SKIP LOCKED LIMIT $1)
RETURNING id::text, action_name, request_headers::text, session_variables::text, input_payload::text
"""
_FINISH: Final = """
UPDATE hdb_catalog.hdb_action_log
SET status = $2, response_payload = $3::jsonb, errors = $4::jsonb, response_received_at = now()
WHERE id = $1::text::uuid
"""
_RELEASE: Final = """
UPDATE hdb_catalog.hdb_action_log SET status = 'created'
WHERE status = 'processing' AND ($1::text[] IS NULL OR id = ANY($1::text[]::uuid[]))
"""


@dataclass(frozen=True, slots=True)
class ActionLogRow:
    """What the query of an asynchronous action sees. `created_at` is ISO text; `errors` has been
    stripped of what the asker may not see."""

    id: str
    created_at: str
    response_payload: Any
    errors: Any


@dataclass(frozen=True, slots=True)
class PendingAction:
    """A row taken for processing."""

    id: str
    action_name: str
    request_headers: Mapping[str, str]
    session_variables: Mapping[str, str]
    input: Any


class ActionLog:
    """Reads and writes the log."""

    def __init__(self, pool: asyncpg.Pool) -> None:
        self._pool = pool

    async def prepare(self) -> None:
        """Create the table where it is missing; rows a killed process held go back to the queue."""
        async with self._pool.acquire() as connection, connection.transaction():
            await connection.execute("SELECT pg_advisory_xact_lock(hashtext('hdb_catalog'))")
            await connection.execute(_TABLE)

    async def add(self, action_name: str, input_: Any, session: Session, headers: Mapping[str, str]) -> str:
        """Write a request down; gives its id."""
        return str(
            await self._pool.fetchval(
                _INSERT,
                CHANNEL,
                action_name,
                _text(input_),
                _text(dict(headers)),
                _text(dict(session.variables)),
            )
        )

    async def fetch(
        self, action_name: str, action_id: str, session: Session, *, shows_internal: bool
    ) -> ActionLogRow | None:
        """The row, if this session may see it: admins all, others those of an equal session."""
        try:
            row = await self._pool.fetchrow(_FETCH, action_id, action_name)
        except asyncpg.DataError:
            raise EngineError(
                f'invalid input syntax for type uuid: "{action_id}"', code="data-exception"
            ) from None
        if row is None:
            return None
        if not session.is_admin and orjson.loads(row["session_variables"]) != dict(session.variables):
            return None
        errors = None if row["errors"] is None else orjson.loads(row["errors"])
        if isinstance(errors, dict) and not shows_internal:
            errors.pop("internal", None)
        return ActionLogRow(row["id"], row["created_at"], _value(row["response_payload"]), errors)

    async def take(self, limit: int) -> list[PendingAction]:
        """Take up to `limit` waiting rows for processing."""
        rows = await self._pool.fetch(_TAKE, limit)
        return [
            PendingAction(
                row["id"],
                row["action_name"],
                orjson.loads(row["request_headers"]),
                orjson.loads(row["session_variables"]),
                _value(row["input_payload"]),
            )
            for row in rows
        ]

    async def complete(self, action_id: str, response: Any) -> None:
        """Keep the answer."""
        await self._pool.execute(_FINISH, action_id, "completed", _text(response), None)

    async def fail(self, action_id: str, error: EngineError) -> None:
        """Keep the error, with its internal part."""
        await self._pool.execute(_FINISH, action_id, "error", None, _text(error.as_api(show_internal=True)))

    async def release(self, action_ids: Sequence[str] | None) -> None:
        """Put rows that were taken back in the queue; None: all of them."""
        await self._pool.execute(_RELEASE, action_ids)


def _text(value: Any) -> str:
    return encode_json(value).decode()


def _value(text: str | None) -> Any:
    return None if text is None else decode_json(text)

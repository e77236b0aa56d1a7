"""Administrative operations on events: invoke, redeliver, look at logs, clean up."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final, Protocol

import orjson

from hasura.engine.errors import EngineError
from hasura.engine.events.arguments import as_object, optional, required
from hasura.engine.events.catalog import ensure_event_tables
from hasura.engine.events.cleanup import Cleanup, clean
from hasura.engine.json_codec import encode_json
from hasura.engine.metadata.model import Metadata
from hasura.engine.metadata.triggers import EventTrigger
from hasura.engine.names import QualifiedName
from hasura.engine.session import Session

Operation = Callable[[Any, Session], Awaitable[Any]]

_INVOKE: Final = """
WITH session AS MATERIALIZED (SELECT set_config('hasura.user', $5, true))
SELECT hdb_catalog.insert_event_log($1, $2, $3, 'MANUAL', $4::text::json) FROM session
"""
_IS_LOCKED: Final = """
SELECT coalesce(locked >= now() - interval '30 minutes', false) AS is_locked
FROM hdb_catalog.event_log WHERE id = $1
"""
_REDELIVER: Final = """
WITH woken AS (SELECT pg_notify('hasura_engine_event', ''))
UPDATE hdb_catalog.event_log SET delivered = false, error = false, tries = 0, next_retry_at = NULL
FROM woken WHERE id = $1
"""
_LOG_COLUMNS: Final = """
id, schema_name, table_name, trigger_name, payload, delivered, error, tries, created_at, locked,
next_retry_at, archived
"""
_INVOCATION_COLUMNS: Final = """
id, trigger_name, event_id, status AS http_status, request, response, created_at
"""
_STATUS: Final = {
    "all": "true",
    "pending": "NOT delivered AND NOT error AND NOT archived",
    "processed": "(delivered OR error) AND NOT archived",
}


class EventEngine(Protocol):
    """What the operations need of the engine."""

    @property
    def metadata(self) -> Metadata:
        """The current metadata."""

    def pool(self, source: str) -> Any:
        """The connections of a source. Raises EngineError for an unknown one."""


class EventOperations:
    """The operations, by name without the `pg_` prefix."""

    def __init__(self, engine: EventEngine) -> None:
        self._engine = engine

    def by_name(self) -> Mapping[str, Operation]:
        """Name to operation."""
        return {
            "invoke_event_trigger": self.invoke,
            "redeliver_event": self.redeliver,
            "get_event_logs": self.logs,
            "get_event_invocation_logs": self.invocations,
            "get_event_by_id": self.event_by_id,
            "delete_event_trigger_logs": self.delete_logs,
        }

    async def _pool(self, args: dict[str, Any]) -> Any:
        pool = self._engine.pool(optional(args, "source", str, "default"))
        await ensure_event_tables(pool)
        return pool

    def _trigger(self, args: dict[str, Any]) -> tuple[QualifiedName, EventTrigger]:
        name, source_name = required(args, "name", str), optional(args, "source", str, "default")
        source = self._engine.metadata.sources.get(source_name)
        if source is None:
            raise EngineError(f'source with name "{source_name}" does not exist', "not-exists", "$.args")
        for table_name, table in source.tables.items():
            if name in table.event_triggers:
                return table_name, table.event_triggers[name]
        raise EngineError(f'event trigger with name "{name}" does not exist', "not-exists", "$.args")

    async def invoke(self, args: Any, session: Session) -> Any:
        """Make an event by hand; the trigger must allow it."""
        given = as_object(args)
        if "payload" not in given:
            raise EngineError('key "payload" not found', "parse-failed", "$.args")
        table, trigger = self._trigger(given)
        if not trigger.definition.enable_manual:
            raise EngineError("manual mode is not enabled for event trigger", "not-supported", "$.args")
        pool = await self._pool(given)
        data = encode_json({"old": None, "new": given["payload"]}).decode()
        variables = orjson.dumps(dict(session.variables)).decode()
        event_id = await pool.fetchval(_INVOKE, table.schema, table.name, trigger.name, data, variables)
        return {"event_id": event_id}

    async def redeliver(self, args: Any, _: Session) -> Any:
        """Deliver an event once more."""
        given = as_object(args)
        event_id = required(given, "event_id", str)
        pool = await self._pool(given)
        is_locked = await pool.fetchval(_IS_LOCKED, event_id)
        if is_locked is None:
            raise EngineError("event not found", "not-exists", "$.args")
        if is_locked:
            raise EngineError("event is already being processed", "busy", "$.args")
        await pool.execute(_REDELIVER, event_id)
        return {"message": "success"}

    async def logs(self, args: Any, _: Session) -> Any:
        """Events of a trigger, newest first."""
        given = as_object(args)
        status = _STATUS.get(optional(given, "status", str, "all"))
        if status is None:
            raise EngineError(f"expected one of {', '.join(_STATUS)}", "parse-failed", "$.args.status")
        statement = f"""
            SELECT {_LOG_COLUMNS} FROM hdb_catalog.event_log WHERE trigger_name = $1 AND {status}
            ORDER BY created_at DESC LIMIT $2 OFFSET $3"""  # noqa: S608 - made of constants
        return await _json_rows(await self._pool(given), statement, required(given, "name", str), *_page(given))

    async def invocations(self, args: Any, _: Session) -> Any:
        """Invocations of a trigger, newest first."""
        given = as_object(args)
        statement = f"""
            SELECT {_INVOCATION_COLUMNS} FROM hdb_catalog.event_invocation_logs WHERE trigger_name = $1
            ORDER BY created_at DESC LIMIT $2 OFFSET $3"""  # noqa: S608 - made of constants
        return await _json_rows(await self._pool(given), statement, required(given, "name", str), *_page(given))

    async def event_by_id(self, args: Any, _: Session) -> Any:
        """One event with its invocations."""
        given = as_object(args)
        event_id = required(given, "event_id", str)
        pool = await self._pool(given)
        events = await _json_rows(
            pool,
            f"SELECT {_LOG_COLUMNS} FROM hdb_catalog.event_log WHERE id = $1",  # noqa: S608 - made of constants
            event_id,
        )
        if not events:
            raise EngineError(f"event id {event_id} does not exist", "not-exists", "$.args")
        statement = f"""
            SELECT {_INVOCATION_COLUMNS} FROM hdb_catalog.event_invocation_logs WHERE event_id = $1
            ORDER BY created_at DESC LIMIT $2 OFFSET $3"""  # noqa: S608 - made of constants
        limit = optional(given, "invocation_log_limit", int, 100)
        offset = optional(given, "invocation_log_offset", int, 0)
        return {"event": events[0], "invocations": await _json_rows(pool, statement, event_id, limit, offset)}

    async def delete_logs(self, args: Any, _: Session) -> Any:
        """Delete processed events of a trigger older than `clear_older_than` hours."""
        given = as_object(args)
        cleanup = Cleanup(
            required(given, "event_trigger_name", str),
            required(given, "clear_older_than", int),
            optional(given, "batch_size", int, 10_000),
            optional(given, "timeout", int, 60),
            optional(given, "clean_invocation_logs", bool, default=False),
        )
        deleted = await clean(await self._pool(given), cleanup)
        return {
            "deleted_event_logs": deleted.events,
            "deleted_event_invocation_logs": deleted.invocations,
        }


def _page(args: dict[str, Any]) -> tuple[int, int]:
    return optional(args, "limit", int, 100), optional(args, "offset", int, 0)


async def _json_rows(pool: Any, statement: str, *arguments: Any) -> list[Any]:
    wrapped = f"SELECT coalesce(json_agg(r), '[]')::text FROM ({statement}) AS r"  # noqa: S608 - a statement of ours
    rows: list[Any] = orjson.loads(await pool.fetchval(wrapped, *arguments))
    return rows

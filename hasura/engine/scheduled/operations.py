"""Administrative operations on scheduled events: create, delete, list, look at invocations."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime
from typing import Any, Final

import orjson

from hasura.engine.errors import EngineError
from hasura.engine.events.arguments import as_object, optional, required
from hasura.engine.json_codec import encode_json
from hasura.engine.metadata.model import Metadata
from hasura.engine.scheduled.store import Kind
from hasura.engine.session import Session

Operation = Callable[[Any, Session], Awaitable[Any]]

_CREATE: Final = """
INSERT INTO hdb_catalog.hdb_scheduled_events
  (webhook_conf, scheduled_time, payload, retry_conf, header_conf, comment)
VALUES ($1::json, $2, $3::json, $4::json, $5::json, $6) RETURNING id
"""
_DEFAULT_RETRY: Final = {
    "num_retries": 0,
    "retry_interval_seconds": 10,
    "timeout_seconds": 60,
    "tolerance_seconds": 21600,
}
_STATUSES: Final = frozenset({"scheduled", "locked", "delivered", "error", "dead"})
_ORDERABLE: Final = frozenset({"id", "scheduled_time", "created_at", "status", "tries", "next_retry_at"})
_PLAIN_UTC: Final = re.compile(r"UTC$|GMT$")


class ScheduledOperations:
    """The operations, by name."""

    def __init__(self, pool: Any, metadata: Callable[[], Metadata], wake: Callable[[], None]) -> None:
        """wake: called when an event was made that may be due."""
        self._pool = pool
        self._metadata = metadata
        self._wake = wake

    def by_name(self) -> Mapping[str, Operation]:
        """Name to operation."""
        return {
            "create_scheduled_event": self.create,
            "delete_scheduled_event": self.delete,
            "get_scheduled_events": self.events,
            "get_scheduled_event_invocations": self.invocations,
        }

    async def create(self, args: Any, _: Session) -> Any:
        """Schedule one event."""
        given = as_object(args)
        webhook = given.get("webhook")
        if not isinstance(webhook, str | dict):
            raise EngineError('key "webhook" not found', "parse-failed", "$.args")
        moment = _moment(required(given, "schedule_at", str))
        retry = {**_DEFAULT_RETRY, **optional(given, "retry_conf", dict, {})}
        event_id = await self._pool.fetchval(
            _CREATE,
            orjson.dumps(webhook).decode(),
            moment,
            encode_json(given.get("payload")).decode(),
            orjson.dumps(retry).decode(),
            orjson.dumps(optional(given, "headers", list, [])).decode(),
            optional(given, "comment", str, "") or None,
        )
        self._wake()
        return {"message": "success", "event_id": event_id}

    async def delete(self, args: Any, _: Session) -> Any:
        """Delete one event with its invocations."""
        given = as_object(args)
        kind, event_id = _kind(required(given, "type", str)), required(given, "event_id", str)
        statement = f"DELETE FROM {kind.events} WHERE id = $1 RETURNING id"  # noqa: S608 - a table name of ours
        if await self._pool.fetchval(statement, event_id) is None:
            raise EngineError(f'scheduled event with id "{event_id}" does not exist', "not-exists", "$.args")
        return {"message": "success"}

    async def events(self, args: Any, _: Session) -> Any:
        """Events of one kind (and cron trigger), with their number if asked for."""
        given = as_object(args)
        kind = _kind(required(given, "type", str))
        statuses = optional(given, "status", list, [])
        unknown = [status for status in statuses if status not in _STATUSES]
        if unknown:
            raise EngineError(f"unknown status {unknown[0]!r}", "parse-failed", "$.args.status")
        conditions = ["($1 = '{}'::text[] OR status = ANY($1::text[]))"]
        arguments: list[Any] = [statuses]
        if kind is Kind.CRON:
            conditions.append("trigger_name = $2")
            arguments.append(self._trigger_name(given))
        where = f"FROM {kind.events} WHERE {' AND '.join(conditions)}"
        return await self._page(given, "events", f"SELECT * {where} {_order(given)}", arguments)

    async def invocations(self, args: Any, _: Session) -> Any:
        """Invocations of one event, of one cron trigger, or of all one-off events."""
        given = as_object(args)
        kind = _kind(required(given, "type", str))
        arguments: list[Any] = []
        condition = "true"
        if "event_id" in given:
            arguments, condition = [required(given, "event_id", str)], "event_id = $1"
        elif kind is Kind.CRON:
            arguments = [self._trigger_name(given)]
            condition = f"event_id IN (SELECT id FROM {kind.events} WHERE trigger_name = $1)"  # noqa: S608 - as above
        statement = f"SELECT * FROM {kind.invocations} WHERE {condition} ORDER BY created_at DESC"  # noqa: S608 - as above
        return await self._page(given, "invocations", statement, arguments)

    def _trigger_name(self, args: dict[str, Any]) -> str:
        name = required(args, "trigger_name", str)
        if name not in self._metadata().cron_triggers:
            raise EngineError(f"cron trigger with name: {name} does not exist", "not-exists", "$.args")
        return name

    async def _page(self, args: dict[str, Any], key: str, statement: str, arguments: list[Any]) -> dict[str, Any]:
        limit, offset = args.get("limit"), optional(args, "offset", int, 0)
        if limit is not None:
            limit = required(args, "limit", int)
        place = len(arguments)
        rows = await self._pool.fetchval(
            f"SELECT coalesce(json_agg(r), '[]')::text FROM "  # noqa: S608 - a statement of ours
            f"({statement} LIMIT ${place + 1} OFFSET ${place + 2}) AS r",
            *arguments,
            limit,
            offset,
        )
        answer: dict[str, Any] = {key: orjson.loads(rows)}
        if optional(args, "get_rows_count", bool, default=False):
            counting = f"SELECT count(*) FROM ({statement}) AS r"  # noqa: S608 - as above
            answer["count"] = await self._pool.fetchval(counting, *arguments)
        return answer


def _kind(name: str) -> Kind:
    kinds = {"cron": Kind.CRON, "one_off": Kind.ONE_OFF}
    if name not in kinds:
        raise EngineError(f'expected "cron" or "one_off", got "{name}"', "parse-failed", "$.args.type")
    return kinds[name]


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(_PLAIN_UTC.sub("+00:00", text.strip()))
    except ValueError:
        raise EngineError(
            f'expected an ISO 8601 time, got "{text}"', "parse-failed", "$.args.schedule_at"
        ) from None
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)


def _order(args: dict[str, Any]) -> str:
    """ORDER BY of the request; only known columns and directions get into the text."""
    items = args.get("order_by") or []
    parts = []
    for item in items if isinstance(items, list) else [items]:
        column = item.get("column") if isinstance(item, dict) else None
        if column not in _ORDERABLE:
            raise EngineError(f"cannot order by {column!r}", "parse-failed", "$.args.order_by")
        direction = "DESC" if str(item.get("type", "asc")).lower().startswith("desc") else "ASC"
        nulls = str(item.get("nulls", "")).lower()
        parts.append(f"{column} {direction}" + (f" NULLS {nulls}" if nulls in ("first", "last") else ""))
    return "ORDER BY " + (", ".join(parts) if parts else "scheduled_time ASC")

"""Bring the database triggers of every source in line with its metadata."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from typing import Any, Final

import asyncpg

from hasura.engine.catalog.model import Catalog
from hasura.engine.events.catalog import ensure_event_tables
from hasura.engine.events.ddl import (
    FUNCTION_PREFIX,
    OPERATIONS,
    DatabaseTrigger,
    database_triggers,
    drop_statement,
)
from hasura.engine.metadata.sources import Source

_LOG = logging.getLogger("hasura.engine.events")

_EXISTING: Final = """
SELECT p.proname AS name, p.prosrc AS source, n.nspname AS table_schema, c.relname AS table_name,
  t.tgenabled = 'A' AS is_always_enabled
FROM pg_proc AS p
JOIN pg_namespace AS pn ON pn.oid = p.pronamespace AND pn.nspname = 'hdb_catalog'
LEFT JOIN pg_trigger AS t ON t.tgfoid = p.oid AND NOT t.tgisinternal AND t.tgparentid = 0
LEFT JOIN pg_class AS c ON c.oid = t.tgrelid
LEFT JOIN pg_namespace AS n ON n.oid = c.relnamespace
WHERE p.proname LIKE 'notify\\_hasura\\_%'
"""
_ARCHIVE: Final = """
UPDATE hdb_catalog.event_log SET archived = true WHERE trigger_name = ANY($1::text[]) AND NOT archived
"""


async def reconcile_source(pool: Any, source: Source, catalog: Catalog, *, stringify_numeric: bool) -> None:
    """Create, replace and drop triggers of one source; events of dropped ones are archived."""
    wanted = {trigger.name: trigger for trigger in _wanted(source, catalog, stringify_numeric=stringify_numeric)}
    has_event_triggers = any(table.event_triggers for table in source.tables.values())
    if has_event_triggers:
        await ensure_event_tables(pool)
    async with pool.acquire() as connection:
        existing = {row["name"]: row for row in await connection.fetch(_EXISTING)}
        stale = [name for name in existing if name not in wanted]
        missing = [trigger for trigger in wanted.values() if not _is_in_place(trigger, existing)]
        if not stale and not missing:
            return
        async with connection.transaction():
            for name in stale:
                await connection.execute(drop_statement(name))
            for trigger in missing:
                for statement in trigger.statements():
                    await connection.execute(statement)
            gone = _trigger_names(stale) - _trigger_names(wanted)
            gone -= {name for table in source.tables.values() for name in table.event_triggers}
            if gone and await connection.fetchval("SELECT to_regclass('hdb_catalog.event_log') IS NOT NULL"):
                await connection.execute(_ARCHIVE, sorted(gone))


async def drop_all_triggers(pool: Any) -> None:
    """Remove every event trigger's database triggers from a source that is being dropped."""
    async with pool.acquire() as connection, connection.transaction():
        for row in await connection.fetch(_EXISTING):
            await connection.execute(drop_statement(row["name"]))


async def reconcile(
    sources: Mapping[str, Source],
    states: Mapping[str, Any],
    pool_of: Any,
    *,
    stringify_numeric: bool,
) -> None:
    """Reconcile all sources. A source that fails is logged; the others are still done.

    sources: by name, of the metadata; states: with `.catalog`, of the running engine;
    pool_of: source name to connection pool.
    """
    for name, source in sources.items():
        state = states.get(name)
        if state is None:
            continue
        try:
            await reconcile_source(pool_of(name), source, state.catalog, stringify_numeric=stringify_numeric)
        except (asyncpg.PostgresError, OSError) as error:
            _LOG.error("event triggers of source %s could not be put in place: %s", name, error)


def _wanted(source: Source, catalog: Catalog, *, stringify_numeric: bool) -> Iterable[DatabaseTrigger]:
    for name, table in source.tables.items():
        described = catalog.tables.get(name)
        if described is None:
            continue
        for trigger in table.event_triggers.values():
            yield from database_triggers(trigger, described, stringify_numeric=stringify_numeric)


def _is_in_place(trigger: DatabaseTrigger, existing: Mapping[str, Any]) -> bool:
    row = existing.get(trigger.name)
    return (
        row is not None
        and row["source"] == trigger.source
        and (row["table_schema"], row["table_name"]) == (trigger.table.schema, trigger.table.name)
        and row["is_always_enabled"] == trigger.is_always_enabled
    )


def _trigger_names(functions: Iterable[str]) -> set[str]:
    names = set()
    for function in functions:
        for operation in OPERATIONS:
            if function.endswith(f"_{operation}"):
                names.add(function.removeprefix(FUNCTION_PREFIX).removesuffix(f"_{operation}"))
    return names

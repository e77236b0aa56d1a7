"""Bring the database triggers of every source in line with its metadata."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping
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


async def reconcile_source(
    pool: Any,
    wanted: Mapping[str, DatabaseTrigger],
    kept: Callable[[str], bool],
) -> None:
    """Create, replace and drop triggers in one database; events of dropped ones are archived.

    wanted: by function name. kept: whether an event trigger of this name, although not wanted here, is to
    be left alone: it belongs to another source on this database, or is inconsistent for the moment.
    """
    async with pool.acquire() as connection:
        existing = {row["name"]: row for row in await connection.fetch(_EXISTING)}
        stale = [name for name in existing if name not in wanted and not kept(trigger_name(name))]
        missing = [trigger for trigger in wanted.values() if not _is_in_place(trigger, existing)]
        if not stale and not missing:
            return
        async with connection.transaction():
            for name in stale:
                await connection.execute(drop_statement(name))
            for trigger in missing:
                for statement in trigger.statements():
                    await connection.execute(statement)
            gone = {trigger_name(name) for name in stale} - {trigger_name(name) for name in wanted}
            if gone and await connection.fetchval("SELECT to_regclass('hdb_catalog.event_log') IS NOT NULL"):
                await connection.execute(_ARCHIVE, sorted(gone))


async def reconcile(
    sources: Mapping[str, Source],
    written: Mapping[str, Source],
    states: Mapping[str, Any],
    *,
    stringify_numeric: bool,
) -> None:
    """Reconcile all sources. A source that fails is logged; the others are still done.

    sources, written: by name, the consistent metadata and the metadata as the user has it; states: with
    `.catalog` and `.pool`, of the running engine.
    """
    known = _event_trigger_names(written.values())
    for name, source in sources.items():
        state = states.get(name)
        if state is None:
            continue
        elsewhere = known - _event_trigger_names([source])
        try:
            if elsewhere != known:
                await ensure_event_tables(state.pool)
            triggers = _wanted(source, state.catalog, stringify_numeric=stringify_numeric)
            wanted = {trigger.name: trigger for trigger in triggers}
            await reconcile_source(state.pool, wanted, elsewhere.__contains__)
        except (asyncpg.PostgresError, asyncpg.InterfaceError, OSError) as error:
            _LOG.error("event triggers of source %s could not be put in place: %s", name, error)


async def clear_dropped_source(pool: Any, written: Mapping[str, Source]) -> None:
    """Take the triggers out of the database of a source that was dropped."""
    try:
        await reconcile_source(pool, {}, _event_trigger_names(written.values()).__contains__)
    except (asyncpg.PostgresError, asyncpg.InterfaceError, OSError) as error:
        _LOG.error("event triggers of a dropped source could not be taken out: %s", error)


def _event_trigger_names(sources: Iterable[Source]) -> set[str]:
    return {name for source in sources for table in source.tables.values() for name in table.event_triggers}


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


def trigger_name(function: str) -> str:
    """The event trigger a function in the database belongs to."""
    name = function.removeprefix(FUNCTION_PREFIX)
    for operation in OPERATIONS:
        if name.endswith(f"_{operation}"):
            return name.removesuffix(f"_{operation}")
    return name

"""Change notices: PostgreSQL tells which tables a transaction has written when it commits.

A statement trigger on every watched table sends `schema.table` on one channel; PostgreSQL delivers
it after the commit and only once for each transaction. Writers of tables that are named as
self-notifying send the same themselves. Where a trigger can't be made, or the listening connection
is lost, the tables in question are polled.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import Any, Final

import asyncpg

from hasura.engine.catalog.model import Catalog, TableKind
from hasura.engine.names import QualifiedName
from hasura.engine.sql.fragment import qualified, render

logger = logging.getLogger(__name__)

CHANNEL: Final = "hasura_engine_change"
_TRIGGER: Final = "hasura_engine_change"
_RECONNECT_AFTER_S: Final = 1.0
_LOCK_TRIES = 20
_SETUP: Final = """
CREATE SCHEMA IF NOT EXISTS hdb_catalog;
CREATE OR REPLACE FUNCTION hdb_catalog.engine_notify_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('hasura_engine_change', TG_TABLE_SCHEMA || '.' || TG_TABLE_NAME);
  RETURN NULL;
END $$;
"""
_EXISTS: Final = """
SELECT 1 FROM pg_catalog.pg_trigger t JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = $1 AND c.relname = $2 AND t.tgname = $3 AND t.tgenabled <> 'D'
"""
_WITH_TRIGGERS: Final = frozenset({TableKind.TABLE, TableKind.PARTITIONED, TableKind.FOREIGN})


def base_tables(table: QualifiedName, catalog: Catalog) -> tuple[frozenset[QualifiedName], bool]:
    """The tables whose change changes `table`: itself, or all that a view reads; and whether that is
    all there is to know (not so for materialised views and what lies outside the catalogue)."""
    found = catalog.tables.get(table)
    if found is None:
        return frozenset(), False
    if found.kind in _WITH_TRIGGERS:
        return frozenset({table}), True
    tables: frozenset[QualifiedName] = frozenset()
    complete = found.kind is TableKind.VIEW
    for part in found.definition_dependencies:
        inner, known = base_tables(part, catalog)
        tables |= inner
        complete = complete and known
    return tables, complete


class ChangeListener:
    """Listens to one database and tells whom it concerns. `is_up`: notices do arrive."""

    def __init__(self, url: str, self_notifying: frozenset[str]) -> None:
        self._url = url
        self._self_notifying = self_notifying
        self._watched: dict[QualifiedName, bool] = {}
        self._callbacks: dict[str, set[Callable[[], None]]] = {}
        self._connection: Any = None
        self._task: asyncio.Task[None] | None = None
        self._lost = asyncio.Event()
        self._ready = asyncio.Event()
        self._making = asyncio.Lock()
        self.is_up = False

    def start(self) -> None:
        """Connect, and connect again whenever the connection is lost."""
        if self._task is None:
            self._task = asyncio.create_task(self._keep_connected())

    async def _keep_connected(self) -> None:
        while True:
            try:
                self._lost.clear()
                connection = await asyncpg.connect(self._url)
                connection.add_termination_listener(lambda _: self._lost.set())
                await connection.add_listener(CHANNEL, self._on_notice)
                self._connection, self.is_up = connection, True
                self._ready.set()
                self._wake_all()  # whatever was missed meanwhile
                await self._lost.wait()
            except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
                logger.warning("can't listen for changes: %s", error)
            finally:
                self.is_up = False
                if self._connection is not None:
                    self._connection.terminate()
                    self._connection = None
            self._wake_all()  # let pollers go over to their timers
            await asyncio.sleep(_RECONNECT_AFTER_S)

    def _on_notice(self, _connection: Any, _process: int, _channel: str, payload: object) -> None:
        for name in str(payload).split(","):
            for callback in tuple(self._callbacks.get(name, ())):
                callback()

    def _wake_all(self) -> None:
        for callback in {item for group in self._callbacks.values() for item in group}:
            callback()

    async def watch(self, tables: frozenset[QualifiedName], pool: Any, callback: Callable[[], None]) -> bool:
        """Call `callback` at every change of the tables; whether all changes will be told."""
        for table in tables:
            self._callbacks.setdefault(f"{table.schema}.{table.name}", set()).add(callback)
        try:
            await asyncio.wait_for(self._ready.wait(), _RECONNECT_AFTER_S)
        except TimeoutError:
            return False
        return all([await self._ensure_trigger(table, pool) for table in tables])

    def unwatch(self, callback: Callable[[], None]) -> None:
        """Stop calling `callback`."""
        for name in [name for name, group in self._callbacks.items() if callback in group]:
            self._callbacks[name].discard(callback)
            if not self._callbacks[name]:
                del self._callbacks[name]

    def forget_triggers(self) -> None:
        """Look for triggers again: tables may have been dropped and made anew."""
        self._watched.clear()

    async def _ensure_trigger(self, table: QualifiedName, pool: Any) -> bool:
        if f"{table.schema}.{table.name}" in self._self_notifying:
            return True
        async with self._making:
            if table not in self._watched:
                made = await self._make_trigger(table, pool)
                if made is None:  # busy: the next who asks tries again
                    return False
                self._watched[table] = made
            return self._watched[table]

    async def _make_trigger(self, table: QualifiedName, pool: Any) -> bool | None:
        """Whether the table has the trigger now; None where its writers left no moment to make it.

        Whoever waits for the lock holds up every writer behind him, so many short tries beat a long one.
        """
        for attempt in range(_LOCK_TRIES):
            try:
                return await self._try_to_make_trigger(table, pool)
            except asyncpg.LockNotAvailableError:
                await asyncio.sleep(0.05 * (attempt + 1))
        logger.warning("%s is polled for now: no moment in %s tries to make its trigger", table, _LOCK_TRIES)
        return None

    async def _try_to_make_trigger(self, table: QualifiedName, pool: Any) -> bool:
        name = render(qualified(table)).text
        try:
            async with pool.acquire() as connection:
                if await connection.fetchval(_EXISTS, table.schema, table.name, _TRIGGER):
                    return True
                async with connection.transaction():
                    await connection.execute("SET LOCAL lock_timeout = '200ms'")
                    # Concurrent CREATE OR REPLACE of one function fails; the lock makes them wait.
                    await connection.execute("SELECT pg_advisory_xact_lock(hashtext('hasura_engine_change'))")
                    await connection.execute(_SETUP)
                    await connection.execute(
                        f"CREATE TRIGGER {_TRIGGER} AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON {name} "
                        "FOR EACH STATEMENT EXECUTE FUNCTION hdb_catalog.engine_notify_change()"
                    )
            return True
        except asyncpg.LockNotAvailableError:
            raise
        except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
            logger.warning("%s is polled: its trigger can't be made: %s", table, error)
            return False

    async def close(self) -> None:
        """Stop listening."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

"""The parts of the engine put together, started in order and stopped in the opposite one."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from typing import Any, Final

import asyncpg

from hasura.engine.actions.call import ActionWebhook
from hasura.engine.actions.caller import ActionCaller
from hasura.engine.actions.log import CHANNEL as ACTION_CHANNEL
from hasura.engine.actions.log import ActionLog
from hasura.engine.actions.worker import ActionWorker
from hasura.engine.auth.authenticator import Authenticator
from hasura.engine.auth.session_cache import SessionCache
from hasura.engine.engine import Engine
from hasura.engine.events.fleet import EventFleet
from hasura.engine.events.operations import EventOperations
from hasura.engine.metadata.api import MetadataApi
from hasura.engine.metadata.codec import decode
from hasura.engine.metadata.model import Metadata
from hasura.engine.metadata.sources import Source
from hasura.engine.metadata.storage import MetadataStorage
from hasura.engine.scheduled.catalog import SCHEDULED_CHANNEL, ensure_scheduled_tables
from hasura.engine.scheduled.delivery import ScheduledDelivery
from hasura.engine.scheduled.operations import ScheduledOperations
from hasura.engine.server.app import Application
from hasura.engine.server.notices import Notices
from hasura.engine.server.services import Services
from hasura.engine.settings import Settings
from hasura.engine.webhooks.client import HttpClient
from hasura.engine.webhooks.input_validation import InputValidator
from hasura.engine.webhooks.tls_allowlist import is_listed
from hasura.engine.webhooks.trial import try_webhook_transform

_LOG = logging.getLogger("hasura.engine")
_METADATA_CONNECTIONS: Final = 10
_METADATA_CHANNEL: Final = "hasura_engine_metadata"


class StartError(RuntimeError):
    """The engine cannot start; the message says why."""


@dataclass(frozen=True, slots=True)
class System:
    """A running engine."""

    settings: Settings
    application: Application
    engine: Engine
    metadata_api: MetadataApi
    metadata_pool: Any
    client: HttpClient
    authenticator: Authenticator
    events: EventFleet
    scheduled: ScheduledDelivery
    actions: ActionWorker
    notices: Notices
    tasks: tuple[asyncio.Task[None], ...]

    async def stop(self) -> None:
        """Stop taking work, let running work end, let go of everything."""
        self.application.sockets.stop()
        for task in self.tasks:
            task.cancel()
        await self.notices.stop()
        grace_s = self.settings.graceful_shutdown_timeout_s
        await asyncio.gather(self.events.stop(), self.scheduled.stop(grace_s), self.actions.stop(grace_s))
        await self.authenticator.close()
        await self.client.close()
        await self.engine.close()
        await self.metadata_pool.close()


async def start_system(settings: Settings) -> System:
    """Connect, load the metadata, apply the directory, begin to deliver. Raises StartError."""
    client = HttpClient(settings.events_http_pool_size + 100)
    authenticator = Authenticator(settings, client)
    await authenticator.start()
    metadata_pool = await _metadata_pool(settings)
    options = settings.engine_options()

    webhook = ActionWebhook(
        client, settings.environment, configured_headers_first=settings.configured_header_precedence
    )
    log = ActionLog(metadata_pool)
    await log.prepare()
    await ensure_scheduled_tables(metadata_pool)
    validator = InputValidator(
        client, settings.environment, configured_headers_first=settings.configured_header_precedence
    )
    engine = Engine(options, Metadata(), ActionCaller(webhook, log, options.shows_internal), validator)
    await engine.start()
    client.tolerate(lambda host, port: is_listed(engine.metadata.network, host, port))
    events = EventFleet(engine, settings, client)
    scheduled = ScheduledDelivery(metadata_pool, lambda: engine.metadata, client, settings.environment)
    actions = ActionWorker(
        webhook,
        log,
        lambda: engine.metadata,
        interval_s=(settings.async_actions_interval_ms or 0) / 1000,
        batch_size=settings.async_actions_batch_size,
    )

    async def after_change() -> None:
        await events.reconcile()
        await scheduled.reconcile()
        engine.pools.retire(engine.snapshot.written.sources.values())

    api = MetadataApi(
        MetadataStorage(metadata_pool),
        engine,
        engine.pools,
        options,
        extra_operations={
            **EventOperations(engine).by_name(),
            **ScheduledOperations(metadata_pool, lambda: engine.metadata, scheduled.wake).by_name(),
            "test_webhook_transform": try_webhook_transform,
        },
        after_change=after_change,
    )
    await api.start(_default_source(settings))
    if settings.metadata_dir:
        await _apply_directory(api, settings.metadata_dir)
    for inconsistency in api.inconsistencies:
        _LOG.warning("inconsistent metadata: %s", inconsistency.reason)

    application = Application(Services(settings, engine, api, authenticator, SessionCache(authenticator)))
    engine.add_swap_listener(application.sockets.metadata_changed)
    await scheduled.start()
    if settings.async_actions_interval_ms is not None:
        await actions.start()
    events.start()
    has_changed = asyncio.Event()
    notices = Notices(
        metadata_pool,
        {
            _METADATA_CHANNEL: has_changed.set,
            ACTION_CHANNEL: actions.wake,
            SCHEDULED_CHANNEL: scheduled.wake,
        },
    )
    notices.start()
    followers = []
    if settings.schema_sync_poll_interval_ms:
        followers.append(asyncio.create_task(_follow_metadata(api, has_changed), name="metadata-follower"))
    return System(
        settings,
        application,
        engine,
        api,
        metadata_pool,
        client,
        authenticator,
        events,
        scheduled,
        actions,
        notices,
        tuple(followers),
    )


async def _metadata_pool(settings: Settings) -> Any:
    url = settings.metadata_database_url or settings.database_url
    if url is None:
        raise StartError("no database: set HASURA_GRAPHQL_DATABASE_URL or HASURA_GRAPHQL_METADATA_DATABASE_URL")
    try:
        return await asyncpg.create_pool(
            url,
            min_size=1,
            max_size=_METADATA_CONNECTIONS,
            server_settings={"application_name": "hasura-engine-metadata"},
        )
    except (OSError, ValueError, asyncpg.PostgresError, asyncpg.InterfaceError, TimeoutError) as error:
        raise StartError(f"the metadata database cannot be reached: {error}") from error


def _default_source(settings: Settings) -> Source | None:
    if settings.database_url is None:
        return None
    url = {"from_env": "HASURA_GRAPHQL_DATABASE_URL"}
    return decode(
        Source,
        {
            "name": "default",
            "kind": "postgres",
            "tables": [],
            "configuration": {
                "connection_info": {
                    "database_url": url,
                    "isolation_level": settings.tx_isolation,
                    "use_prepared_statements": True,
                }
            },
        },
    )


async def _apply_directory(api: MetadataApi, path: str) -> None:
    from hasura.engine.metadata.directory import read_directory

    _LOG.info("applying the metadata directory %s", path)
    await api.replace(read_directory(path))


async def _follow_metadata(api: MetadataApi, has_changed: asyncio.Event) -> None:
    """Take on what other engines on the same database store, as soon as they say so."""
    while True:
        await has_changed.wait()
        has_changed.clear()
        try:
            await api.reload_if_changed()
        except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
            _LOG.error("metadata stored by another engine cannot be read: %s", error)

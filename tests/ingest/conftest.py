"""A small factory in a real database, and a writer that fills it."""

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from itertools import count
from typing import Any
from uuid import UUID

import msgspec
import psycopg
import pytest

from core.api_keys import NewKey, new_key
from ingest.answer import Answer
from ingest.message import Message, Sender, Task, read
from ingest.writer import Writer
from tests.conftest import TestServer

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
TIMEOUT_SECONDS = 20


@dataclass(frozen=True)
class Tenant:
    """One organization with a gateway, its key, and two devices SN-1 and SN-2."""

    id: UUID
    slug: str
    factory_id: UUID
    gateway_id: UUID
    gateway: str
    key: NewKey

    @property
    def sender(self) -> Sender:
        return Sender(self.id, self.gateway_id)


@dataclass(frozen=True)
class World:
    """A migrated database with two organizations."""

    url: str
    acme: Tenant
    other: Tenant

    def rows(self, query: str, *parameters: Any) -> list[tuple[Any, ...]]:
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute("SET timezone = 'UTC'")
            cursor = connection.execute(query, parameters)
            return cursor.fetchall() if cursor.description else []

    def value(self, query: str, *parameters: Any) -> Any:
        return self.rows(query, *parameters)[0][0]

    def clean(self) -> None:
        """Remove the data; series, devices and keys stay, and keys are good again."""
        self.rows(f"TRUNCATE {DATA_TABLES} CASCADE")
        self.rows("UPDATE auth.api_key SET revoked_at = NULL, expires_at = NULL, scopes = '{ingest:write}'")

    @contextmanager
    def away(self) -> Iterator[None]:
        """The database refuses connections, and ours that are open are cut.

        Only ours: TimescaleDB's scheduler sits in each database, too, and belongs to a superuser.
        """
        server, _, name = self.url.rpartition("/")
        admin = World(f"{server}/template1", self.acme, self.other)
        admin.rows(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false')
        try:
            admin.rows(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = %s AND usename = current_user",
                name,
            )
            yield
        finally:
            admin.rows(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS true')


def eventually(holds: Callable[[], bool], seconds: float = 60) -> None:
    """Wait until ``holds``; fail after ``seconds``."""
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def make_tenant(connection: psycopg.Connection[Any], slug: str) -> Tenant:
    def insert(statement: str, *values: Any) -> UUID:
        row = connection.execute(statement + " RETURNING id", values).fetchone()
        assert row
        return UUID(str(row[0]))

    organization = insert("INSERT INTO auth.organization (name, slug) VALUES (%s, %s)", slug.title(), slug)
    factory = insert(
        "INSERT INTO factories.factory (organization_id, name, country, time_zone, currency, grid_zone)"
        " VALUES (%s, 'Works', 'DE', 'Europe/Berlin', 'EUR', 'DE')",
        organization,
    )
    gateway = insert(
        "INSERT INTO factories.gateway (organization_id, factory_id, name) VALUES (%s, %s, 'gw-1')",
        organization,
        factory,
    )
    for serial in ("SN-1", "SN-2"):
        insert(
            "INSERT INTO factories.device (organization_id, factory_id, gateway_id, serial)"
            " VALUES (%s, %s, %s, %s)",
            organization, factory, gateway, serial,
        )  # fmt: skip
    key = new_key()
    insert(
        "INSERT INTO auth.api_key (organization_id, name, prefix, key_hash, gateway_id)"
        " VALUES (%s, 'k', %s, %s, %s)",
        organization, key.prefix, key.key_hash, gateway,
    )  # fmt: skip
    return Tenant(organization, slug, factory, gateway, "gw-1", key)


@pytest.fixture(scope="session")
def populated_template(
    postgres_server: TestServer, migrated_template: str
) -> Iterator[tuple[str, Tenant, Tenant]]:
    """The name of a migrated database with two organizations, from which tests copy their own."""
    with postgres_server.database("ingest_template", migrated_template) as url:
        with psycopg.connect(url) as connection:
            connection.execute(
                "INSERT INTO factories.measure_model (name, unit, kind, minimum, maximum) VALUES"
                " ('power', 'kW', 'gauge', -1000, 1000), ('temperature', 'degC', 'gauge', -273.15, NULL)"
            )
            tenants = make_tenant(connection, "acme"), make_tenant(connection, "other")
        name = url.rsplit("/", 1)[1]
        postgres_server.seal(name)
        yield name, *tenants


@pytest.fixture
def world(postgres_server: TestServer, populated_template: tuple[str, Tenant, Tenant]) -> Iterator[World]:
    template, acme, other = populated_template
    with postgres_server.database("ingest", template) as url:
        yield World(url, acme, other)


DATA_TABLES = (
    "telemetry.measurement, telemetry.latest_value, telemetry.dirty_range, telemetry.rejected, telemetry.spectrum,"
    " telemetry.spectrum_fragment, telemetry.waveform, telemetry.outcome_count, oee.state_message, outbox.event,"
    " telemetry.command, telemetry.sparkplug_birth"
)


@pytest.fixture(scope="module")
def shared_world(postgres_server: TestServer, populated_template: tuple[str, Tenant, Tenant]) -> Iterator[World]:
    """A world for all tests of a module, whose processes take long to start. See ``World.clean``."""
    template, acme, other = populated_template
    with postgres_server.database("ingest_shared", template) as url:
        yield World(url, acme, other)


@pytest.fixture
def make_writer(world: World) -> Iterator[Callable[..., Writer]]:
    """A function that starts a writer on the world; all are stopped at the end."""
    writers: list[Writer] = []

    def make(**options: Any) -> Writer:
        settings = {"queue_messages": 1000, "future_seconds": 300, "fragment_timeout_minutes": 15} | options
        writer = Writer(world.url, clock=lambda: NOW, **settings)
        writer.start()
        writers.append(writer)
        return writer

    yield make
    for writer in writers:
        assert writer.stop(TIMEOUT_SECONDS)


_numbers = count(1)


def make_task(sender: Sender, kind: str, body: Any, done: Callable[[Task], None]) -> Task:
    data = body if isinstance(body, bytes) else msgspec.json.encode(body)
    message = Message(sender, "http", kind, data, NOW, f"test-{next(_numbers)}")
    return Task(message, read(message), done)


@pytest.fixture
def send(world: World, make_writer: Callable[..., Writer]) -> Callable[..., Answer]:
    """Send a body as the gateway of acme (or ``sender``) and wait for its answer."""
    writer = make_writer()

    def send_one(kind: str, body: Any, sender: Sender = world.acme.sender, through: Writer = writer) -> Answer:
        return send_all([(kind, body)], sender, through)[0]

    return send_one


def send_all(bodies: list[tuple[str, Any]], sender: Sender, through: Writer) -> list[Answer]:
    """Send bodies at once, so that they are likely to share a commit."""
    makers = [partial(make_task, sender, kind, body) for kind, body in bodies]
    return make_tasks_wait(makers, through)


def make_tasks_wait(makers: Sequence[Callable[[Callable[[Task], None]], Task]], through: Writer) -> list[Answer]:
    """Submit the tasks that ``makers`` make of what is to be called in the end; their answers."""
    arrived = threading.Semaphore(0)
    tasks = [make(lambda _task: arrived.release()) for make in makers]
    through.submit(*tasks)
    for _ in tasks:
        assert arrived.acquire(timeout=TIMEOUT_SECONDS)
    for task in tasks:
        if task.error:
            raise task.error
    return [task.answer for task in tasks if task.answer]

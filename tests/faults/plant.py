"""What is killed: a PostgreSQL of its own, the HTTP door, the MQTT door, a Mosquitto with its worker."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
from alembic import command
from alembic.config import Config

from core.ports import Ports
from local.child import die_with_parent
from local.postgres import DURABLE, Server, prepare_server
from tests.conftest import CHECKOUT, free_ports, reachable_directory
from tests.ingest.conftest import Tenant, make_tenant

MOSQUITTO = shutil.which("mosquitto", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
ROLE_PASSWORD = "faults"
START_SECONDS = 60.0
PORTS = 10
"""Nine of a deployment, and the broker's."""


def listens(port: int) -> bool:
    """Whether somebody listens on a loopback port."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@dataclass
class Victim:
    """A process with all that it starts: it can be killed at any moment and started again."""

    name: str
    command: list[str]
    environment: dict[str, str]
    log: Path
    ready: Callable[[], bool]
    account: dict[str, object] = field(default_factory=dict)
    process: "subprocess.Popen[bytes] | None" = None

    def start(self) -> None:
        """Start and wait until it is ready; PostgreSQL may refuse while its killed children still end."""
        deadline = time.monotonic() + START_SECONDS
        self._spawn()
        while not self.ready():
            if time.monotonic() > deadline:
                raise RuntimeError(f"{self.name} did not come up: {self.log.read_text()[-2000:]}")
            if self.process and self.process.poll() is not None:
                time.sleep(0.1)
                self._spawn()
            time.sleep(0.02)

    def _spawn(self) -> None:
        with self.log.open("ab") as words:
            self.process = subprocess.Popen(
                self.command,
                cwd="/" if self.account else CHECKOUT,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=words,
                stderr=words,
                start_new_session=True,
                preexec_fn=die_with_parent(signal.SIGKILL),  # noqa: PLW1509 # a system call or two
                **self.account,  # type: ignore[call-overload] # user, group, extra_groups by name
            )

    def kill(self) -> None:
        """SIGKILL to it and all its children at once, as if the power were cut."""
        if self.process is None:
            return
        if self.process.poll() is None:
            children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
            for pid in [self.process.pid, *map(int, children)]:  # PostgreSQL's have process groups of their own
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
        self.process.wait()
        self.process = None


@dataclass(frozen=True)
class Plant:
    """A running plant with one organization ``acme``, gateway ``gw-1``, devices SN-1 and SN-2."""

    url: str
    tenant: Tenant
    ports: Ports
    broker_port: int
    victims: dict[str, Victim]

    def rows(self, query: str, *parameters: Any) -> list[Any]:
        """What the database says."""
        with psycopg.connect(self.url, autocommit=True, options="-c timezone=UTC") as connection:
            return connection.execute(query, parameters).fetchall()

    def execute(self, statement: str, *parameters: Any) -> None:
        """Change the database."""
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute(statement, parameters)

    def tracebacks(self) -> list[str]:
        """Names of processes that told of an error nobody had foreseen."""
        return [name for name, victim in self.victims.items() if "Traceback" in victim.log.read_text("utf-8")]


@contextmanager
def plant(settings: dict[str, str] | None = None) -> Iterator[Plant]:
    """A plant on free ports in a directory of its own; all of it is gone at the end."""
    with reachable_directory() as home:
        base = free_ports(PORTS)
        ports, broker_port = Ports.derive(base), base + PORTS - 1
        server = prepare_server(home, ports.postgres, "faults-superuser", DURABLE, lambda _words: None)
        server.files.base.chmod(0o700)
        victims = {"postgres": _postgres(server, home)}
        try:
            victims["postgres"].start()
            server.make_database(ROLE_PASSWORD)
            url = server.url(user="millwright", password=ROLE_PASSWORD)
            tenant = _fill(url)
            environment = {key: value for key, value in os.environ.items() if not key.startswith("MILLWRIGHT_")}
            environment |= {
                "MILLWRIGHT_DATABASE_URL": url,
                "MILLWRIGHT_PORT": str(base),
                "MILLWRIGHT_MQTT_BROKER_URL": f"mqtt://127.0.0.1:{broker_port}",
            } | (settings or {})
            victims |= _services(home, environment, ports, broker_port)
            for victim in list(victims.values())[1:]:
                victim.start()
            yield Plant(url, tenant, ports, broker_port, victims)
        finally:
            for victim in reversed(victims.values()):
                victim.kill()


def _postgres(server: Server, home: Path) -> Victim:
    return Victim(
        "postgres", server.command(), server.environment(), home / "postgres.log", server.answers,
        server.account.popen_arguments(),
    )  # fmt: skip


def _services(home: Path, environment: dict[str, str], ports: Ports, broker_port: int) -> dict[str, Victim]:
    http = [sys.executable, "-m", "ingest.http_door", f"--port={ports.ingest}"]
    door = [sys.executable, "-m", "ingest.mqtt_door"]
    found = {
        "ingest": Victim("ingest", http, environment, home / "ingest.log", lambda: listens(ports.ingest)),
        "mqtt-door": Victim("mqtt-door", door, environment, home / "door.log", lambda: listens(ports.mqtt)),
    }
    if MOSQUITTO:
        configuration = home / "mosquitto.conf"
        configuration.write_text(
            f"listener {broker_port} 127.0.0.1\nallow_anonymous true\npersistence true\n"
            f"persistence_location {home}/\nautosave_interval 1\nmax_queued_messages 0\n"
            "max_inflight_messages 1000\nuser root\n"
        )
        broker = [MOSQUITTO, "-c", str(configuration)]
        worker = [sys.executable, "-m", "ingest.mqtt_worker"]
        log = home / "worker.log"
        found["broker"] = Victim("broker", broker, environment, home / "broker.log", lambda: listens(broker_port))
        found["worker"] = Victim(
            "worker", worker, environment, log, lambda: log.exists() and "taking messages" in log.read_text()
        )
    return found


def _fill(url: str) -> Tenant:
    config = Config(CHECKOUT / "alembic.ini")
    config.set_main_option("script_location", str(CHECKOUT / "db/migrations"))
    config.set_main_option("sqlalchemy.url", url.replace("%", "%%"))
    command.upgrade(config, "head")
    with psycopg.connect(url) as connection:
        connection.execute(
            "INSERT INTO factories.measure_model (name, unit, kind, minimum, maximum)"
            " VALUES ('power', 'kW', 'gauge', -1000, 1e9)"
        )
        return make_tenant(connection, "acme")

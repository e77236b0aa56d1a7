"""The embedded deployment: which processes there are, in which order, and how each shows that it works."""

import asyncio
import signal
import subprocess
import sys
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from core.settings import Settings
from local.child import die_with_parent
from local.cluster_files import explain
from local.environment import engine_environment, plain_environment, public_url, service_environment
from local.errors import LocalError
from local.frontend_build import NEXT, find_node, place_build
from local.home import CHECKOUT, Home
from local.net import accepts, holder_of, is_free, is_healthy
from local.nginx import nginx_command, nginx_program, render_nginx
from local.places import place
from local.postgres import DURABLE, Server, prepare_server
from local.process_log import open_bounded, tail
from local.run_as import bystander
from local.secret_keys import SecretKeys
from local.service import Service

LOOPBACK = "127.0.0.1"
"""Where everything listens that is reached through the front door alone."""
FRONTEND = CHECKOUT / "frontend"
CONSOLE = CHECKOUT / "hasura/engine/server/graphiql"
"""What the engine's console shows GraphiQL from."""


async def at_once() -> bool:
    """For a process that nobody connects to: it is ready when it runs."""
    return True


def _healthy(port: int, path: str) -> Callable[[], Awaitable[bool]]:
    return lambda: is_healthy(port, path)


def _accepting(port: int) -> Callable[[], Awaitable[bool]]:
    return lambda: accepts(port)


@dataclass(frozen=True)
class Deployment:
    """All processes of one `make up`, described but not started."""

    settings: Settings
    keys: SecretKeys
    home: Home

    @property
    def url(self) -> str:
        return public_url(self.settings)

    @property
    def nginx(self) -> str | None:
        """The NGINX that is the front door, or None where the frontend is."""
        return nginx_program() if self.settings.front_door == "auto" else None

    def check_ports(self) -> None:
        """Raise LocalError naming every port that somebody else holds."""
        taken = [
            f"port {port} ({name}) is taken by {holder_of(port) or 'another program'}"
            for name, port in self.ports().items()
            if not (is_free(LOOPBACK, port) and is_free(self.settings.host, port))
        ]
        if taken:
            free = self.settings.port + 1000 if self.settings.port < 60000 else 8080
            raise LocalError(
                f"{'; '.join(taken).capitalize()}.",
                f"End that program, or choose another base port: MILLWRIGHT_PORT={free} make up.",
            )

    def ports(self) -> dict[str, int]:
        """The ports this deployment listens on, by the name of the process."""
        ports = self.settings.ports
        used = {
            "front door": ports.front,
            "engine": ports.engine,
            "handlers": ports.handlers,
            "ingest": ports.ingest,
            "MQTT": ports.mqtt,
            "MQTT metrics": ports.mqtt_metrics,
        }
        if self.settings.mqtt_tls_certificate:
            used["MQTT over TLS"] = ports.mqtt_tls
        if not self.settings.database_url:
            used["PostgreSQL"] = ports.postgres
        if self.nginx is not None:
            used["frontend"] = ports.frontend
        return used

    def database_server(self, say: Callable[[str], None]) -> Server | None:
        """The embedded server, initialised if it is new; None where a database is given by its URL."""
        if self.settings.database_url:
            return None
        port = self.settings.ports.postgres
        return prepare_server(self.home.root, port, self.keys.postgres_password, DURABLE, say)

    def run(self, name: str, *arguments: str) -> None:
        """Run one of our programs to its end, its output in the log `name`. Raises LocalError if it fails."""
        log = self.home.logs / f"{name}.log"
        with open_bounded(log) as stream:
            done = subprocess.run(
                [sys.executable, *arguments],
                cwd=CHECKOUT,
                env=service_environment(self.settings, self.keys),
                stdin=subprocess.DEVNULL,
                stdout=stream,
                stderr=stream,
                check=False,
                preexec_fn=die_with_parent(),  # takes no lock: a system call or two
            )
        if done.returncode != 0:
            words = "\n    ".join(tail(log, 8))
            raise LocalError(
                f"`python {' '.join(arguments)}` failed:\n    {words}",
                f"All of its words are in {log}. Mend the cause, then run `make up` again.",
            )

    def services(self) -> list[Service]:
        """The processes that start side by side once the database is migrated."""
        settings, ports = self.settings, self.settings.ports
        service = service_environment(settings, self.keys)
        engine = engine_environment(settings, self.keys)
        started = [
            self._python(
                "engine", engine, ports.engine, _healthy(ports.engine, "/healthz"), "-m", "hasura.engine"
            ),
            self._gunicorn("handlers", "handlers.app:create_app()", service, ports.handlers),
            self._python(
                "ingest", service, ports.ingest, _healthy(ports.ingest, "/healthz"), "-m", "ingest.http_door"
            ),
            self._python("ingest-jobs", service, None, at_once, "-m", "ingest.jobs"),
            self._python("mqtt-door", service, ports.mqtt, _accepting(ports.mqtt), "-m", "ingest.mqtt_door"),
            self._frontend(),
        ]
        if settings.mqtt_broker_url:
            started.append(self._python("mqtt-worker", service, None, at_once, "-m", "ingest.mqtt_worker"))
        return started

    def front_door(self, say: Callable[[str], None]) -> list[Service]:
        """NGINX, where it is installed; elsewhere the frontend itself is the front door."""
        program = self.nginx
        if program is None:
            return []
        # NGINX's workers leave root's account and keep large bodies in files.
        directory = place(self.home.root, "nginx", bystander(), say)
        configuration = render_nginx(self.settings, directory)
        return [
            Service(
                "nginx",
                nginx_command(program, configuration),
                directory,
                plain_environment(self.settings),
                _healthy(self.settings.ports.front, "/nginx-health"),
                port=self.settings.ports.front,
            )
        ]

    def replay(self) -> list[Service]:
        """The demo factory's recorded data, unless MILLWRIGHT_DEMO_REPLAY is off."""
        if not self.settings.demo_replay:
            return []
        environment = service_environment(self.settings, self.keys)
        return [self._python("replay", environment, None, at_once, "-m", "local.demo.replay")]

    def _python(
        self,
        name: str,
        environment: Mapping[str, str],
        port: int | None,
        is_ready: Callable[[], Awaitable[bool]],
        *arguments: str,
    ) -> Service:
        return Service(name, [sys.executable, *arguments], CHECKOUT, environment, is_ready, port=port)

    def _gunicorn(self, name: str, application: str, environment: Mapping[str, str], port: int) -> Service:
        # One process of many threads: request counts are kept in its memory.
        options = [
            f"--bind={LOOPBACK}:{port}",
            "--workers=1",
            "--worker-class=gthread",
            "--threads=16",
            "--graceful-timeout=5",
            "--keep-alive=75",  # longer than its clients keep idle connections, so that none meets a closed one
            "--no-control-socket",
        ]
        command = ["-m", "gunicorn", *options, application]
        return self._python(name, environment, port, _healthy(port, "/healthz"), *command)

    def place_frontend(self) -> None:
        """Copy the built web app to where it is served from, with this deployment's addresses."""
        place_build(FRONTEND, self.home.frontend, plain_environment(self.settings))

    def _frontend(self) -> Service:
        settings, is_front_door = self.settings, self.nginx is None
        port = settings.ports.front if is_front_door else settings.ports.frontend
        host = settings.host if is_front_door else LOOPBACK
        return Service(
            "frontend",
            [
                find_node(),
                str(FRONTEND / NEXT),
                "start",
                "--hostname",
                host,
                "--port",
                str(port),
                "--keepAliveTimeout=75000",
            ],
            self.home.frontend,
            plain_environment(self.settings) | {"NODE_ENV": "production", "NEXT_TELEMETRY_DISABLED": "1"},
            _healthy(port, "/healthz"),
            port=port,
        )


def database_service(server: Server) -> Service:
    """The embedded PostgreSQL as a supervised process. A crash recovery may take as long as it takes."""

    async def answers() -> bool:
        return await asyncio.to_thread(server.answers)

    return Service(
        "postgres",
        server.command(),
        Path("/"),
        server.environment(),
        answers,
        port=server.port,
        account=server.account,
        stop_signal=signal.SIGINT,
        grace_s=60,
        ready_within_s=None,
        explain=lambda words: explain(words, server.files, "PostgreSQL did not start"),
    )

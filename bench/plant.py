"""All processes of a deployment but the front door and the web app, for benchmarks of the whole."""

import re
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from bench.broker import broker, worker
from bench.database import bench_database
from bench.processes import cpu_seconds, free_port, running
from core.settings import Settings
from local.environment import engine_environment, service_environment
from local.secret_keys import load_secret_keys


@dataclass(frozen=True, slots=True)
class Plant:
    """Where the doors are, and the process of each name."""

    url: str
    http_port: int
    mqtt_port: int
    broker_port: int
    pids: dict[str, int]

    def memory_mb(self) -> dict[str, float]:
        """Memory of its own (neither shared buffers nor files) of each process with its children, MB."""
        return {name: sum(map(_anonymous_mb, _tree(pid))) for name, pid in self.pids.items()}

    def cpu_seconds(self) -> dict[str, float]:
        """What each process with its children, also those that have ended, has computed so far."""
        return {name: sum(map(cpu_seconds, _tree(pid))) for name, pid in self.pids.items()}


@contextmanager
def plant() -> Iterator[Plant]:
    """PostgreSQL, engine, handlers, HTTP door, MQTT door, Mosquitto and its worker; gone afterwards."""
    with ExitStack() as stack:
        url = stack.enter_context(bench_database())
        home = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="millwright-bench-")))
        settings = Settings(home=home, port=free_port() % 40_000 + 2000, database_url=url, log_level="WARNING")
        keys, ports = load_secret_keys(home / "secrets.json"), settings.ports
        service = service_environment(settings, keys) | {"MILLWRIGHT_LOG_LEVEL": "WARNING"}
        engine = {**engine_environment(settings, keys), "MILLWRIGHT_LOG_LEVEL": "WARNING"}
        pids = {"PostgreSQL": _postmaster(url)}

        def start(name: str, command: list[str], environment: dict[str, str], health: str) -> None:
            pids[name] = stack.enter_context(running(command, environment, health)).pid

        gunicorn = [
            "-m", "gunicorn", f"--bind=127.0.0.1:{ports.handlers}", "--workers=1", "--worker-class=gthread",
            "--threads=16", "--no-control-socket", "handlers.app:create_app()",
        ]  # fmt: skip
        start("handlers", gunicorn, service, f"http://127.0.0.1:{ports.handlers}/healthz")
        start("engine", ["-m", "hasura.engine"], engine, f"http://127.0.0.1:{ports.engine}/healthz")
        start("HTTP door", ["-m", "ingest.http_door"], service, f"http://127.0.0.1:{ports.ingest}/healthz")
        start("MQTT door", ["-m", "ingest.mqtt_door"], service, f"tcp://127.0.0.1:{ports.mqtt}")
        broker_port, mosquitto_pid = stack.enter_context(broker())
        pids["Mosquitto"] = mosquitto_pid
        pids["MQTT worker"] = stack.enter_context(worker(url, broker_port)).pid
        yield Plant(url, ports.ingest, ports.mqtt, broker_port, pids)


def _postmaster(url: str) -> int:
    with psycopg.connect(url) as connection:
        backend = connection.info.backend_pid
        return int(Path(f"/proc/{backend}/stat").read_text().rpartition(")")[2].split()[1])


def _tree(pid: int) -> list[int]:
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except FileNotFoundError:
        return []
    return [pid, *(grandchild for child in children for grandchild in _tree(int(child)))]


def _anonymous_mb(pid: int) -> float:
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    found = re.search(r"^Pss_Anon:\s+(\d+) kB", text, re.MULTILINE)
    return int(found[1]) / 1024 if found else 0.0

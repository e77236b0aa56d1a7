"""Runs a supervisor over small services, as a process of its own: `python toy_deployment.py <home> <port> <kind>…`

The kinds: `web` (gunicorn with two workers), `deaf` (ignores SIGTERM), `fails` (ends at once), `postgres`.
"""

import asyncio
import os
import sys
from pathlib import Path

from local.deployment import database_service
from local.errors import LocalError
from local.home import Home
from local.net import is_healthy
from local.postgres import FAST_AND_FORGETFUL, prepare_server
from local.progress import Terminal
from local.service import Service
from local.supervisor import Supervisor

HERE = Path(__file__).parent
DEAF = (
    "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('deaf', flush=True); time.sleep(99)"
)


def service(kind: str, home: Home, port: int) -> Service:
    """The service of that kind."""
    environment = dict(os.environ)
    if kind == "web":
        command = [sys.executable, "-m", "gunicorn", "--workers=2", f"--bind=127.0.0.1:{port}"]
        command += ["--no-control-socket", "--chdir", str(HERE), "toy_app:application"]
        return Service("web", command, HERE, environment, lambda: is_healthy(port, "/"), port=port)
    if kind == "postgres":
        return database_service(prepare_server(home.root, port + 5, "p", FAST_AND_FORGETFUL, print))
    log = home.logs / f"{kind}.log"

    async def is_ready() -> bool:
        return kind == "deaf" and log.read_text().endswith("deaf\n")

    program = DEAF if kind == "deaf" else "print('the flux capacitor is missing'); raise SystemExit(7)"
    return Service(kind, [sys.executable, "-c", program], HERE, environment, is_ready, grace_s=1.0)


async def main(home: Home, port: int, kinds: list[str]) -> None:
    """Start the services, say so, and run until a signal."""
    home.create()
    supervisor = Supervisor(home, f"http://127.0.0.1:{port}", Terminal())
    supervisor.stop_on_signals()
    try:
        await supervisor.start_tier([service(kind, home, port) for kind in kinds])
        supervisor.declare_ready()
        sys.stdout.write("READY\n")
        sys.stdout.flush()
        await supervisor.wait_until_stopped()
    except* LocalError as several:
        sys.stdout.write(f"PROBLEM {several.exceptions[0]}\n")
        sys.stdout.flush()
    finally:
        await supervisor.stop()


if __name__ == "__main__":
    asyncio.run(main(Home(Path(sys.argv[1])), int(sys.argv[2]), sys.argv[3:]))

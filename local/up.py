"""`make up`, `make down`: bring the embedded deployment up and take it down."""

import asyncio
import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psycopg

from core.settings import Settings
from local.demo_json import ACCESS, read_demo, sign_ins, write_demo
from local.deployment import CONSOLE, FRONTEND, Deployment, database_service
from local.environment import database_url
from local.errors import LocalError
from local.frontend_build import build, install_modules
from local.home import CHECKOUT, Home
from local.process_log import open_bounded
from local.progress import Pipe, Progress, Terminal, relay, step
from local.schema_stamp import fingerprint, is_stamped, put_stamp
from local.secret_keys import load_secret_keys
from local.status import end_leftovers, read_status
from local.supervisor import Supervisor

STOP_WITHIN_S = 90.0
LOCK_PATIENCE_S = 2.0
"""Whoever asks whether a supervisor runs holds its lock for a moment."""


def up(settings: Settings, *, foreground: bool = False) -> int:
    """Install, build and start everything; returns the exit code. A second call while it runs succeeds."""
    home = Home(settings.home)
    home.create()
    terminal = Terminal()
    began = time.monotonic()
    with home.lock("up") as mine:
        if not mine:
            raise LocalError(
                f"Another `make up` is at work on {home.root}.",
                "Wait for it, or set MILLWRIGHT_HOME and MILLWRIGHT_PORT for a second copy.",
            )
        if home.is_locked("supervisor"):
            return _already_running(home)
        deployment = Deployment(settings, load_secret_keys(home.secrets), home)
        for name in end_leftovers(home.status):
            terminal.note(f"ended {name}, left over from a supervisor that was killed")
        deployment.check_ports()
        build_log = home.logs / "build.log"
        install_modules(FRONTEND, build_log, terminal)
        install_modules(CONSOLE, build_log, terminal, name="console")
        build(FRONTEND, build_log, terminal)
        if foreground:
            return asyncio.run(supervise(deployment, terminal, lambda: _summary(deployment, began)))
        _start_in_background(home, terminal)
    _summary(deployment, began)
    return 0


def _start_in_background(home: Home, terminal: Terminal) -> None:
    log = home.logs / "supervisor.log"
    reading, writing = os.pipe()
    with open_bounded(log) as stream:
        process = subprocess.Popen(
            [sys.executable, "-m", "local", "supervise", "--report-to", str(writing)],
            cwd=CHECKOUT,
            stdin=subprocess.DEVNULL,
            stdout=stream,
            stderr=stream,
            start_new_session=True,
            pass_fds=[writing],
        )
    os.close(writing)
    try:
        with os.fdopen(reading) as report:
            if relay(report, terminal):
                return
    except BaseException:
        with contextlib.suppress(ProcessLookupError):
            process.send_signal(signal.SIGTERM)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(STOP_WITHIN_S)
        raise
    raise LocalError(
        f"The supervisor ended with exit code {process.wait()} before everything was up.",
        f"Read {log}.",
    )


def supervise_reporting_to(settings: Settings, descriptor: int) -> int:
    """The background supervisor: reports to `descriptor` until all is up, then runs until it is signalled."""
    home = Home(settings.home)
    with os.fdopen(descriptor, "w") as stream:
        os.set_inheritable(descriptor, False)
        pipe = Pipe(stream)
        deployment = Deployment(settings, load_secret_keys(home.secrets), home)

        def ready() -> None:
            pipe.ready()
            stream.close()

        try:
            return asyncio.run(supervise(deployment, pipe, ready))
        except LocalError as error:
            pipe.failed(error)
            return 1


async def supervise(deployment: Deployment, progress: Progress, on_ready: Callable[[], None]) -> int:
    """Run the deployment until SIGTERM or SIGINT, holding the lock that says so."""
    home = deployment.home
    with home.lock("supervisor", patience_s=LOCK_PATIENCE_S) as mine:
        if not mine:
            raise LocalError(f"A supervisor already runs on {home.root}.", "See `make status`.")
        supervisor = Supervisor(home, deployment.url, progress)
        supervisor.stop_on_signals()
        supervisor.record()
        try:
            await supervisor.unless_stopped(_bring_up(supervisor, deployment, progress))
            if not supervisor.stop_requested:
                supervisor.declare_ready()
                on_ready()
                await supervisor.wait_until_stopped()
        except* LocalError as several:
            raise _first(several) from None
        finally:
            await supervisor.stop()
    return 0


async def _bring_up(supervisor: Supervisor, deployment: Deployment, progress: Progress) -> None:
    with step(progress, "database files"):
        server = await asyncio.to_thread(deployment.database_server, progress.note)
    if server is not None:
        await supervisor.start_tier([database_service(server)])
        password = deployment.keys.database_password
        await asyncio.to_thread(server.make_database, password)
    else:
        await asyncio.to_thread(_check_given_database, deployment.settings.database_url)
    await _migrate_and_seed(deployment, progress)
    await asyncio.to_thread(deployment.place_frontend)
    await supervisor.start_tier(deployment.services())
    await supervisor.start_tier(deployment.front_door(progress.note))
    write_demo(deployment.settings, deployment.keys, deployment.home)
    await supervisor.start_tier(deployment.replay())


async def _migrate_and_seed(deployment: Deployment, progress: Progress) -> None:
    url, stamp = database_url(deployment.settings, deployment.keys), fingerprint()
    seeded = (deployment.home.root / ACCESS).exists()
    if seeded and await asyncio.to_thread(is_stamped, url, stamp):
        return
    with step(progress, "migrations"):
        await asyncio.to_thread(deployment.run, "migrate", "-m", "alembic", "upgrade", "head")
    with step(progress, "demo factory"):
        await asyncio.to_thread(deployment.run, "seed", "-m", "db.seed")
    await asyncio.to_thread(put_stamp, url, stamp)


def _check_given_database(url: str) -> None:
    try:
        psycopg.connect(url, connect_timeout=5).close()
    except psycopg.Error as error:
        raise LocalError(
            f"The database of MILLWRIGHT_DATABASE_URL does not answer: {str(error).strip()}",
            "Start that server or correct the URL; without the variable an embedded server is used.",
        ) from error


def down(settings: Settings) -> int:
    """Stop everything that runs on this state directory; returns the exit code."""
    home = Home(settings.home)
    terminal = Terminal()
    status = read_status(home.status)
    if home.root.exists() and home.is_locked("supervisor") and status is not None:
        with step(terminal, "stopped", announce=False):
            os.kill(status.pid, signal.SIGTERM)
            deadline = time.monotonic() + STOP_WITHIN_S
            while home.is_locked("supervisor") or status.is_supervisor_alive():
                if time.monotonic() > deadline:
                    raise LocalError(
                        f"The supervisor (process {status.pid}) did not stop within {STOP_WITHIN_S:g} s.",
                        f"Read {home.logs / 'supervisor.log'}, then `kill -9 {status.pid}`.",
                    )
                time.sleep(0.1)
        return 0
    left = end_leftovers(home.status)
    home.status.unlink(missing_ok=True)
    terminal.note(f"ended what was left over: {', '.join(left)}" if left else "nothing is running")
    return 0


def _already_running(home: Home) -> int:
    deadline = time.monotonic() + STOP_WITHIN_S
    while home.is_locked("supervisor") and time.monotonic() < deadline:
        status = read_status(home.status)
        if status is not None and status.ready:
            print(f"  Already running at {status.url} (supervisor is process {status.pid}). Stop it: make down")
            return 0
        time.sleep(0.2)
    raise LocalError(
        f"A supervisor runs on {home.root}, but not everything is up.", "Look: make status, make logs."
    )


def _summary(deployment: Deployment, began: float) -> None:
    home = deployment.home
    print(f"\n  Millwright is up at {deployment.url} ({time.monotonic() - began:.1f} s)\n")
    for line in sign_ins(read_demo(home)):
        print(f"    {line}")
    print(f"\n  Everything a program needs to connect: {_short(home.demo)}")
    print(f"  Logs: {_short(home.logs)}   make status | make logs | make down\n")


def _short(path: Path) -> Path:
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def _first(several: ExceptionGroup[LocalError]) -> LocalError:
    first: BaseException = several
    while isinstance(first, BaseExceptionGroup):
        first = first.exceptions[0]
    return first if isinstance(first, LocalError) else LocalError(str(first), "Read the logs.")

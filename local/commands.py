"""The smaller commands: status, logs, clean, demo-json."""

import contextlib
import json
import shutil
import time
from pathlib import Path

from core.settings import Settings
from local.demo_json import read_demo
from local.deployment import CONSOLE, FRONTEND
from local.environment import database_url
from local.errors import LocalError
from local.frontend_build import NOT_SOURCE, build, install_modules
from local.home import CHECKOUT, Home
from local.places import outside
from local.process_log import tail
from local.progress import Terminal
from local.secret_keys import load_secret_keys
from local.service import State
from local.status import read_status

NOT_RUNNING = 3
"""Exit code of `status` where not everything runs, as service managers have it."""
FOLLOW_POLL_S = 0.3


def status(settings: Settings) -> int:
    """Print each process with its state, port, uptime and restarts."""
    home = Home(settings.home)
    current = read_status(home.status) if home.root.exists() and home.is_locked("supervisor") else None
    if current is None:
        print(f"  Nothing runs on {home.root}. Start it: make up")
        return NOT_RUNNING
    print(f"  {current.url}   supervisor {current.pid}, up for {_ago(current.started_at)}\n")
    print(f"  {'process':<12} {'state':<11} {'port':>5} {'pid':>8} {'since':>9} {'restarts':>8}  last end")
    for service in current.services:
        print(
            f"  {service.name:<12} {service.state:<11} {service.port or '':>5} {service.pid or '':>8} "
            f"{_ago(service.since):>9} {service.restarts:>8}  {service.last_exit}"
        )
    return 0 if all(s.state is State.READY for s in current.services) else NOT_RUNNING


def logs(settings: Settings, name: str | None, lines: int, *, follow: bool) -> int:
    """Print the last lines of one log or of all, and with `follow` what is added to them."""
    home = Home(settings.home)
    paths = sorted(home.logs.glob(f"{name or '*'}.log"))
    if not paths:
        known = ", ".join(path.stem for path in sorted(home.logs.glob("*.log"))) or "none yet"
        raise LocalError(f"There is no log {name or ''} in {home.logs}.", f"Logs: {known}.")
    for path in paths:
        print("\n".join(f"{path.stem:<11}| {line}" for line in tail(path, lines)))
    positions = {path: path.stat().st_size for path in paths}
    while follow:
        time.sleep(FOLLOW_POLL_S)
        for path in paths:
            positions[path] = _print_from(path, positions[path])
    return 0


def clean(settings: Settings, checkout: Path) -> int:
    """Delete the state, and everything built in the checkout, but nothing that is not ours. Stops nothing."""
    home = Home(settings.home)
    if home.root.exists() and home.is_locked("supervisor"):
        raise LocalError(f"Something runs on {home.root}.", "Stop it first: make down.")
    terminal = Terminal()
    console = checkout / CONSOLE.relative_to(CHECKOUT) / "node_modules"
    built = [*(checkout / "frontend" / name for name in NOT_SOURCE), console]
    caches = [checkout / name for name in (".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis")]
    for path in (outside(home.root), *home.contents(), *built, *caches):
        if path.is_dir():
            shutil.rmtree(path)
        elif path.exists():
            path.unlink()
        else:
            continue
        terminal.note(f"deleted {path}")
    with contextlib.suppress(OSError):  # it stays where it holds what is not ours
        home.root.rmdir()
    return 0


def install_frontend(settings: Settings) -> int:
    """Install the web app's node modules, for the checks that need them."""
    home = Home(settings.home)
    home.create()
    install_modules(FRONTEND, home.logs / "build.log", Terminal())
    return 0


def build_frontend(settings: Settings) -> int:
    """Install the console's and the web app's node modules and build the app, unless all are current."""
    install_frontend(settings)
    install_modules(CONSOLE, Home(settings.home).logs / "build.log", Terminal(), name="console")
    build(FRONTEND, Home(settings.home).logs / "build.log", Terminal())
    return 0


def demo_json(settings: Settings) -> int:
    """Print `demo.json`."""
    print(json.dumps(read_demo(Home(settings.home)), indent=2))
    return 0


def print_database_url(settings: Settings) -> int:
    """Print the URL of the application database, for psql and pg_dump."""
    home = Home(settings.home)
    home.create()
    print(database_url(settings, load_secret_keys(home.secrets)))
    return 0


def _print_from(path: Path, position: int) -> int:
    size = path.stat().st_size if path.exists() else 0
    if size < position:  # it was rotated
        position = 0
    if size > position:
        with path.open("rb") as stream:
            stream.seek(position)
            new = stream.read(size - position).decode(errors="replace")
        print("".join(f"{path.stem:<11}| {line}\n" for line in new.splitlines()), end="", flush=True)
    return size


def _ago(moment: float) -> str:
    seconds = int(time.time() - moment)
    hours, minutes = divmod(seconds // 60, 60)
    return f"{hours}h {minutes:02}m" if hours else f"{minutes}m {seconds % 60:02}s"

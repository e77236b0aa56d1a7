"""The web app's node modules and build: made when their sources changed, left alone when they did not."""

import fcntl
import hashlib
import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from local.errors import LocalError
from local.process_log import tail
from local.progress import Progress, step

OLDEST_NODE = 20
NOT_SOURCE = {"node_modules", ".next", "next-env.d.ts", "test-results", "coverage"}
IN_USE = Path("node_modules", ".build-in-use")
BAKED_IN = ("MILLWRIGHT_GRAPHQL_URL", "MILLWRIGHT_HANDLERS_URL", "MILLWRIGHT_INGEST_URL")
"""Addresses that Next.js writes into a build (its rewrites): without NGINX, a change of them asks for another."""


def find_node() -> str:
    """The path of a Node.js that is new enough."""
    node = shutil.which("node")
    if node is None or shutil.which("npm") is None:
        raise LocalError("Node.js or npm is missing.", f"Install Node.js {OLDEST_NODE} or newer with npm.")
    answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    version = re.match(r"v(\d+)", answer)
    if version is None or int(version[1]) < OLDEST_NODE:
        raise LocalError(
            f"{node} is Node.js {answer.strip() or 'unknown'}; the web app needs {OLDEST_NODE} or newer.",
            f"Put Node.js {OLDEST_NODE} or newer first on PATH.",
        )
    return node


def install_modules(frontend: Path, log: Path, progress: Progress) -> None:
    """Install what the lock file says, unless it and Node.js are those of the last time.

    Not `npm ci`: it refuses a lock file made at a registry that lacks optional packages of other platforms.
    `npm install --no-save` keeps to the locked versions and leaves the lock file alone.
    """
    node = find_node()
    version = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout
    wanted = hashlib.sha256((frontend / "package-lock.json").read_bytes() + version.encode()).hexdigest()
    mark = frontend / "node_modules" / ".installed"
    with _turn(frontend):
        if _says(mark, wanted):
            return
        with step(progress, "node modules", announce=True):
            command = ["npm", "install", "--no-save", "--no-audit", "--no-fund", "--include=dev"]
            _run(command, frontend, dict(os.environ), log)
            mark.write_text(wanted)


def build(
    frontend: Path, environment: Mapping[str, str], log: Path, progress: Progress, *, behind_nginx: bool
) -> None:
    """`next build`, unless the sources and the addresses written into it are those of the last build.

    Raises LocalError where another running copy of this checkout serves the build that would be replaced.
    """
    addresses = {} if behind_nginx else {name: environment.get(name) for name in BAKED_IN}
    wanted = _source_hash(frontend, addresses)
    mark = frontend / ".next" / ".built-from"
    with _turn(frontend):
        if _says(mark, wanted):
            return
        with step(progress, "web app", announce=True), _nobody_uses_it(frontend):
            _run(["npm", "run", "build"], frontend, {**environment, "NEXT_TELEMETRY_DISABLED": "1"}, log)
            mark.write_text(wanted)


@contextmanager
def using_build(frontend: Path) -> Iterator[None]:
    """While the block runs, no other copy of this checkout may replace the build."""
    with (frontend / IN_USE).open("a") as stream:
        fcntl.flock(stream, fcntl.LOCK_SH)
        yield


@contextmanager
def _nobody_uses_it(frontend: Path) -> Iterator[None]:
    with (frontend / IN_USE).open("a") as stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise LocalError(
                f"Another running copy serves the web app built in {frontend}, and it has to be built anew.",
                "Stop that copy first (make down with its MILLWRIGHT_HOME), or use a clone of its own.",
            ) from None
        yield


def _source_hash(frontend: Path, addresses: Mapping[str, str | None]) -> str:
    digest = hashlib.sha256(repr(sorted(addresses.items())).encode())
    for path in sorted(_sources(frontend)):
        digest.update(str(path.relative_to(frontend)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _sources(directory: Path) -> Iterator[Path]:
    for entry in directory.iterdir():
        if entry.name in NOT_SOURCE or entry.suffix == ".tsbuildinfo":
            continue
        if entry.is_dir():
            yield from _sources(entry)
        elif entry.is_file():
            yield entry


@contextmanager
def _turn(frontend: Path) -> Iterator[None]:
    descriptor = os.open(frontend, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)  # two copies of one checkout share its modules and its build
        yield
    finally:
        os.close(descriptor)


def _says(mark: Path, wanted: str) -> bool:
    return mark.exists() and mark.read_text() == wanted


def _run(command: list[str], directory: Path, environment: Mapping[str, str], log: Path) -> None:
    with log.open("ab") as stream:
        done = subprocess.run(
            command,
            cwd=directory,
            env=environment,
            stdout=stream,
            stderr=stream,
            stdin=subprocess.DEVNULL,
            check=False,
        )
    if done.returncode != 0:
        last = tail(log, 60)
        errors = [line for line in last if "error" in line.lower()]
        words = "\n    ".join((errors or last)[:15])
        raise LocalError(
            f"`{' '.join(command)}` in {directory} failed:\n    {words}",
            f"Mend what it names (all of it is in {log}), then run the same command again.",
        )

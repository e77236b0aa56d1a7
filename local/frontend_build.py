"""Node modules and the web app's build: made when their sources changed, left alone when they did not."""

import fcntl
import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from local.child import die_with_parent, end_group
from local.errors import LocalError
from local.process_log import open_bounded, tail
from local.progress import Progress, step

OLDEST_NODE = 20
NEXT = "node_modules/next/dist/bin/next"
"""Next.js's program, below the frontend's directory."""
BUILT_FROM = ".built-from"
"""The file in a build that says from which sources it was made."""
NOT_SOURCE = {"node_modules", ".next", "next-env.d.ts", "test-results", "coverage"}
SERVED_TOO = ("package.json", "next.config.ts", "public")
"""What `next start` reads beside the build."""
SERVICES = {
    "/v1/graphql": "MILLWRIGHT_GRAPHQL_URL",
    "/api/": "MILLWRIGHT_HANDLERS_URL",
    "/ingest/": "MILLWRIGHT_INGEST_URL",
}
"""Which service answers for which paths, where the frontend is the front door."""


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


def install_modules(directory: Path, log: Path, progress: Progress, *, name: str = "node modules") -> None:
    """Install what the lock file in `directory` says, unless it and Node.js are those of the last time.

    Not `npm ci`: it refuses a lock file made at a registry that lacks optional packages of other platforms.
    `npm install --no-save` keeps to the locked versions and leaves the lock file alone.
    """
    node = find_node()
    version = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout
    wanted = hashlib.sha256((directory / "package-lock.json").read_bytes() + version.encode()).hexdigest()
    mark = directory / "node_modules" / ".installed"
    with _turn(directory):
        if _says(mark, wanted):
            return
        with step(progress, name, announce=True):
            command = ["npm", "install", "--no-save", "--no-audit", "--no-fund", "--include=dev"]
            _run(command, directory, dict(os.environ), log)
            mark.write_text(wanted)


def build(frontend: Path, log: Path, progress: Progress) -> None:
    """`next build`, unless the sources are those of the last build. It holds no address of this deployment."""
    wanted = _source_hash(frontend)
    mark = frontend / ".next" / BUILT_FROM
    with _turn(frontend):
        if _says(mark, wanted):
            return
        with step(progress, "web app", announce=True):
            plain = {k: v for k, v in os.environ.items() if not k.startswith("MILLWRIGHT_")}
            # Not by `npm run`, whose shell would leave the build behind when it is killed.
            _run([find_node(), NEXT, "build"], frontend, plain | {"NEXT_TELEMETRY_DISABLED": "1"}, log)
            mark.write_text(wanted)


def place_build(frontend: Path, target: Path, environment: Mapping[str, str]) -> None:
    """Copy the build to `target`, to be served from there, and write this deployment's addresses into the copy.

    So a build that replaces the checkout's disturbs no running copy, and copies may have other addresses:
    Next.js knows its rewrites only from the build.
    """
    with _turn(frontend):
        built = frontend / ".next" / BUILT_FROM
        if not _says(target / ".next" / BUILT_FROM, built.read_text()):
            shutil.rmtree(target, ignore_errors=True)
            target.mkdir(parents=True)
            (target / "node_modules").symlink_to(frontend / "node_modules")
            for name in SERVED_TOO:
                source = frontend / name
                if source.exists():
                    (shutil.copytree if source.is_dir() else shutil.copy)(source, target / name)
            shutil.copytree(frontend / ".next", target / ".next", ignore=shutil.ignore_patterns("cache"))
    manifest = target / ".next" / "routes-manifest.json"
    routes = json.loads(manifest.read_text())
    for rewrite in routes["rewrites"]["beforeFiles"]:
        for path, variable in SERVICES.items():
            if rewrite["source"].startswith(path):
                wanted, present = urlsplit(environment[variable]), urlsplit(rewrite["destination"])
                rewrite["destination"] = present._replace(scheme=wanted.scheme, netloc=wanted.netloc).geturl()
    manifest.write_text(json.dumps(routes))


def _source_hash(frontend: Path) -> str:
    digest = hashlib.sha256()
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
    with open_bounded(log) as stream:
        process = subprocess.Popen(
            command,
            cwd=directory,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=stream,
            stderr=stream,
            start_new_session=True,
            preexec_fn=die_with_parent(),  # noqa: PLW1509 # takes no lock: a system call or two
        )
        try:
            exit_code = process.wait()
        finally:
            end_group(process.pid, signal.SIGKILL)  # an interrupted build must not go on behind our back
    if exit_code != 0:
        last = tail(log, 60)
        errors = [line for line in last if "error" in line.lower()]
        words = "\n    ".join((errors or last)[-15:])
        raise LocalError(
            f"`{' '.join(command)}` in {directory} failed:\n    {words}",
            f"Mend what it names (all of it is in {log}), then run the same command again.",
        )

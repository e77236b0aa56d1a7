"""The directory a PostgreSQL cluster lives in: where it may lie, and how it is filled once."""

import hashlib
import locale
import os
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from local.binaries import Binaries
from local.errors import START_EMPTY, LocalError
from local.places import place
from local.run_as import Account

LONGEST_SOCKET_PATH = 100  # sun_path holds 104 (BSD) or 108 (Linux) bytes
ROOM_FOR_NEW_CLUSTER_BYTES = 200 * 1024 * 1024


@dataclass(frozen=True)
class ClusterFiles:
    """Paths of one cluster. `base` belongs to the account the server runs as."""

    base: Path
    data: Path
    sockets: Path

    def data_major(self) -> int | None:
        """The major version that wrote the data; None where nothing was written yet."""
        if not self.data.exists():
            return None
        try:
            return int((self.data / "PG_VERSION").read_text().strip())
        except (OSError, ValueError) as error:
            raise LocalError(
                f"{self.data} is not a PostgreSQL data directory any more: it lacks a readable PG_VERSION.",
                f"Put it back from a backup, or {START_EMPTY}",
            ) from error


def place_cluster(home: Path, account: Account, port: int, say: Callable[[str], None]) -> ClusterFiles:
    """Choose and create the cluster's directories: `<home>/postgres`, unless the account cannot get there.

    A root-owned home below a closed directory such as /root is left as it is; the cluster then lives
    below /var/lib/millwright, and `say` is told.
    """
    try:
        home.mkdir(parents=True, exist_ok=True, mode=0o711 if account.switch else 0o700)
    except OSError as error:
        raise LocalError(
            f"The state directory {home} cannot be made: {error.strerror}.",
            "Set MILLWRIGHT_HOME to a directory that you may write to.",
        ) from error
    base = place(home, "postgres", account, say)
    _own_directory(base, account)
    sockets = base / "run"
    if len(f"{sockets}/.s.PGSQL.{port}") > LONGEST_SOCKET_PATH:
        name = hashlib.sha256(str(base).encode()).hexdigest()[:12]
        sockets = Path(tempfile.gettempdir()) / f"millwright-{account.uid}-{name}"
    _own_directory(sockets, account)
    return ClusterFiles(base, base / "data", sockets)


def _own_directory(path: Path, account: Account) -> None:
    try:
        path.mkdir(mode=0o700, exist_ok=True)
        if account.switch:
            os.chown(path, account.uid, account.gid, follow_symlinks=False)
        owner = path.lstat().st_uid
    except OSError as error:
        raise LocalError(
            f"{path} cannot be made: {error.strerror}.",
            "Set MILLWRIGHT_HOME to a directory that you may write to.",
        ) from error
    if owner != account.uid or path.is_symlink():
        raise LocalError(
            f"{path} belongs to user id {owner}, and PostgreSQL would run as '{account.name}' (id {account.uid}).",
            "Run as that user, or set MILLWRIGHT_HOME to another directory.",
        )


def fill_cluster(files: ClusterFiles, binaries: Binaries, account: Account, password: str) -> None:
    """Run initdb. It works beside the final place and is renamed there, so a cluster is whole or absent."""
    free = shutil.disk_usage(files.base).free
    if free < ROOM_FOR_NEW_CLUSTER_BYTES:
        raise LocalError(
            f"The disk of {files.base} is full: {free // 2**20} MB free, a database needs "
            f"{ROOM_FOR_NEW_CLUSTER_BYTES // 2**20} MB to begin with.",
            "Free some space, or set MILLWRIGHT_HOME to a directory on another disk.",
        )
    partial = files.base / "data.partial"
    shutil.rmtree(partial, ignore_errors=True)
    handle, password_file = tempfile.mkstemp(dir=files.base)
    try:
        with os.fdopen(handle, "w") as stream:
            stream.write(password)
        if account.switch:
            os.chown(password_file, account.uid, account.gid)
        made = account.run(
            [
                binaries.program("initdb"),
                f"--pgdata={partial}",
                "--username=postgres",
                f"--pwfile={password_file}",
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--no-instructions",
                *_locale_options(binaries.major),
            ],
            env={"PATH": os.environ.get("PATH", ""), "TZ": "UTC", "LC_ALL": "C"},
        )
    finally:
        os.unlink(password_file)
    if made.returncode != 0:
        shutil.rmtree(partial, ignore_errors=True)
        raise explain(made.stdout + made.stderr, files, "PostgreSQL's initdb failed")
    partial.rename(files.data)


def _locale_options(major: int) -> list[str]:
    """Code point order with Unicode case mapping: the same on every machine, where the machine offers it."""
    if major >= 17:
        return ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    before = locale.setlocale(locale.LC_CTYPE)
    try:
        locale.setlocale(locale.LC_CTYPE, "C.UTF-8")
    except locale.Error:
        return ["--locale=C"]
    locale.setlocale(locale.LC_CTYPE, before)
    return ["--locale=C.UTF-8"]


def explain(output: str, files: ClusterFiles, what: str) -> LocalError:
    """Turn the words of a PostgreSQL program that gave up into a problem and a way out."""
    tail = " / ".join(line.strip() for line in output.strip().splitlines()[-4:])
    if "No space left on device" in output:
        free = shutil.disk_usage(files.base).free // 2**20
        return LocalError(
            f"The disk of {files.base} is full ({free} MB free); PostgreSQL cannot write.",
            "Free some space and run `make up` again: everything acknowledged so far is kept.",
        )
    if "could not bind" in output or "Address already in use" in output:
        return LocalError(
            f"PostgreSQL could not listen on its port: {tail}",
            "End the program that holds the port, or choose another base port: MILLWRIGHT_PORT=9080 make up.",
        )
    return LocalError(
        f"{what} in {files.data}. Its last words: {tail}",
        f"Put the directory back from a backup, or {START_EMPTY}",
    )

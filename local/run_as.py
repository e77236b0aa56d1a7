"""Who PostgreSQL runs as. It refuses root, so root lends it an account that owns nothing else."""

import os
import pwd
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from local.errors import LocalError

PREFERRED_ACCOUNTS = ("postgres", "millwright")


@dataclass(frozen=True)
class Account:
    """An operating system account to run a program as. `switch` is False for the account we already are."""

    name: str
    uid: int
    gid: int
    switch: bool

    def popen_arguments(self) -> dict[str, object]:
        """Arguments that make `subprocess` (and asyncio's) start a program as this account."""
        return {"user": self.uid, "group": self.gid, "extra_groups": []} if self.switch else {}

    def run(self, command: list[str], **options: object) -> subprocess.CompletedProcess[str]:
        """Run a short program as this account and wait for it; output is captured as text."""
        merged = {"cwd": "/", "capture_output": True, "text": True} | self.popen_arguments() | options
        return subprocess.run(command, check=False, **merged)  # type: ignore[call-overload,no-any-return] # by name

    def can_reach(self, path: Path) -> bool:
        """Whether the account may pass through `path` (a directory) or execute it (a program)."""
        if not self.switch:
            return os.access(path, os.X_OK)
        return self.run(["test", "-x", str(path)]).returncode == 0


def unprivileged_account(say: Callable[[str], None]) -> Account:
    """The account the database server runs as: ourselves, or for root `postgres`, `millwright` or `nobody`.

    Where neither of the first two exists, a system account `millwright` is made, and `say` is told.
    """
    if os.geteuid() != 0:
        return Account(_own_name(), os.geteuid(), os.getegid(), switch=False)
    for name in PREFERRED_ACCOUNTS:
        if found := _account(name):
            return found
    if useradd := shutil.which("useradd"):
        made = subprocess.run(
            [useradd, "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", "millwright"],
            capture_output=True,
            check=False,
        )
        if made.returncode == 0 and (found := _account("millwright")):
            say("made the system account 'millwright': PostgreSQL refuses to run as root")
            return found
    if found := _account("nobody"):
        say("PostgreSQL runs as 'nobody': it refuses root, and no account of its own could be made")
        return found
    raise LocalError(
        "PostgreSQL refuses to run as root and this machine has no account postgres, millwright or nobody.",
        "Run `make up` as a plain user, or `useradd --system millwright` first.",
    )


def bystander() -> Account:
    """An account without rights of its own, to ask what is open to everybody: ourselves, or for root `nobody`."""
    if os.geteuid() == 0 and (nobody := _account("nobody")):
        return nobody
    return Account(str(os.geteuid()), os.geteuid(), os.getegid(), switch=False)


def _account(name: str) -> Account | None:
    try:
        entry = pwd.getpwnam(name)
    except KeyError:
        return None
    return Account(name, entry.pw_uid, entry.pw_gid, switch=True)


def _own_name() -> str:
    try:
        return pwd.getpwuid(os.geteuid()).pw_name
    except KeyError as error:
        raise LocalError(
            f"User id {os.geteuid()} has no entry in the user database, and PostgreSQL's initdb wants one.",
            "Run as a user listed by `getent passwd`, or set MILLWRIGHT_DATABASE_URL.",
        ) from error

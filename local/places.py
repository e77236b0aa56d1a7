"""Where state may lie that another account has to reach: in MILLWRIGHT_HOME, or for root beside it."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from local.run_as import Account

ROOT_STATE = Path("/var/lib/millwright")
"""Where root's state goes when the account that needs it cannot pass through MILLWRIGHT_HOME (0700 above it)."""


def outside(home: Path) -> Path:
    """The directory that stands in for `home` where that is closed to other accounts."""
    return ROOT_STATE / hashlib.sha256(str(home).encode()).hexdigest()[:12]


def place(home: Path, name: str, account: Account, say: Callable[[str], None]) -> Path:
    """The path for state `name`: below `home` if `account` can pass through it, else outside, and `say` is told.

    Directories that are not ours are never opened for it. The path's parent exists afterwards.
    """
    if account.can_reach(home):
        return home / name
    stand_in = outside(home)
    if not (stand_in / name).exists():
        say(f"'{account.name}' cannot pass through {home}: the files of {name} go to {stand_in / name}")
    stand_in.mkdir(parents=True, exist_ok=True, mode=0o755)
    return stand_in / name

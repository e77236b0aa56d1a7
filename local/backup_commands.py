"""`make backup` and `make restore`."""

import contextlib
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from core.settings import Settings
from local.backup import back_up, restore
from local.binaries import find_binaries
from local.deployment import Deployment
from local.environment import database_url
from local.errors import LocalError
from local.home import Home
from local.postgres import DATABASE, ROLE, Server, running_server
from local.progress import Terminal
from local.secret_keys import load_secret_keys


def backup(settings: Settings, file: Path | None) -> int:
    """Write all data to a file, whether everything runs or nothing does."""
    home = Home(settings.home)
    home.create()
    target = (file or Path(f"millwright-{datetime.now(UTC):%Y%m%dT%H%M%SZ}.backup")).absolute()
    began = time.monotonic()
    with _database(settings, home) as server:
        binaries = server.binaries if server else find_binaries()
        held = back_up(database_url(settings, load_secret_keys(home.secrets)), binaries, target)
    rows = sum(table.rows for table in held.values())
    size = target.stat().st_size / 1e6
    print(f"  {target}: {rows} rows of {len(held)} tables, {size:.1f} MB, {time.monotonic() - began:.1f} s")
    return 0


def restore_backup(settings: Settings, file: Path) -> int:
    """Replace the embedded database's data by a backup's, after it was verified."""
    home = Home(settings.home)
    home.create()
    if settings.database_url:
        raise LocalError(
            "MILLWRIGHT_DATABASE_URL is set: that server's databases are its administrator's.",
            "Unpack the file (tar) and use pg_restore on the database.dump in it.",
        )
    if home.is_locked("supervisor"):
        raise LocalError(f"Something runs on {home.root}.", "Stop it first: make down.")
    keys = load_secret_keys(home.secrets)
    began = time.monotonic()
    with _database(settings, home) as server:
        assert server is not None  # noqa: S101 (only a given URL has none, and that was refused)
        server.make_database(keys.database_password)
        url = server.url("{database}", ROLE, keys.database_password)
        found = restore(file.absolute(), server.binaries, server.url("postgres"), url, DATABASE, ROLE)
    rows = sum(table.rows for table in found.values())
    print(f"  Restored and verified: {rows} rows of {len(found)} tables, {time.monotonic() - began:.1f} s.")
    print(f"  What was there before is kept as the database {DATABASE}_before_restore. Go on: make up")
    return 0


@contextlib.contextmanager
def _database(settings: Settings, home: Home) -> Iterator[Server | None]:
    """The embedded server, started for the length of the block unless it runs; None where a URL is given."""
    server = Deployment(settings, load_secret_keys(home.secrets), home).database_server(Terminal().note)
    if server is None or home.is_locked("supervisor"):
        yield server
        return
    with running_server(server):
        yield server

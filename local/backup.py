"""One file that holds all data: made while everything runs, checked by what it says of itself when restored.

The file is a tar of ``manifest.json`` (what each table held, as a count and a checksum) and of pg_dump's custom
format. Both see one snapshot, so the manifest is true of the dump whatever is written meanwhile.
"""

import contextlib
import io
import json
import os
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from local.binaries import Binaries
from local.errors import LocalError

MANIFEST, DUMP = "manifest.json", "database.dump"
FORMAT = 1
OPTIONS = "-c timezone=UTC -c extra_float_digits=1 -c datestyle=ISO -c bytea_output=hex -c intervalstyle=postgres"
"""A row's text, and so its checksum, must not depend on the server's settings."""


@dataclass(frozen=True, slots=True)
class Table:
    """What a table held: how many rows, and a checksum that does not depend on their order."""

    rows: int
    checksum: str


def back_up(url: str, binaries: Binaries, target: Path) -> Mapping[str, Table]:
    """Write the database at ``url`` to ``target``; a file appears there only when it is whole."""
    if target.exists():
        raise LocalError(f"{target} exists already.", "Name another file: make backup FILE=…")
    partial = target.with_name(target.name + ".partial")
    try:
        with (
            tempfile.NamedTemporaryFile(dir=target.parent, prefix=".dump-") as dump,
            psycopg.connect(url, options=OPTIONS) as connection,
        ):
            connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            snapshot = str(_one(connection, "SELECT pg_export_snapshot()"))
            _run(binaries, "pg_dump", url, "--format=custom", f"--snapshot={snapshot}", f"--file={dump.name}")
            held = contents(connection)
            version = int(_one(connection, "SHOW server_version_num")) // 10_000
            with partial.open("xb") as stream:
                partial.chmod(0o600)
                with tarfile.open(fileobj=stream, mode="w") as archive:
                    _add(archive, MANIFEST, _manifest(held, version))
                    archive.add(dump.name, DUMP)
                stream.flush()
                os.fsync(stream.fileno())
            partial.rename(target)
    finally:
        partial.unlink(missing_ok=True)
    return held


def restore(
    source: Path, binaries: Binaries, admin_url: str, url: str, database: str, owner: str
) -> Mapping[str, Table]:
    """Make ``database`` hold what ``source`` does; it is replaced only after what was restored is verified.

    admin_url: a superuser's, to another database; url: the owner's, with ``{database}`` for the name.
    """
    fresh, before = f"{database}_restoring", f"{database}_before_restore"
    with psycopg.connect(admin_url, autocommit=True) as admin, _opened(source) as (manifest, dump):
        _refuse_newer(manifest, admin, source)
        _administrate(admin, "DROP DATABASE IF EXISTS {}", fresh)
        _administrate(admin, "CREATE DATABASE {} TEMPLATE template0 OWNER {}", fresh, owner)
        _load(binaries, admin_url, url, fresh, dump)
        with psycopg.connect(url.format(database=fresh), options=OPTIONS) as connection:
            found = contents(connection)
        _compare(manifest["tables"], found, source)
        clients = "SELECT count(*) FROM pg_stat_activity WHERE datname = %s AND backend_type = 'client backend'"
        if _one(admin, clients, database):
            raise LocalError(f"Somebody is connected to the database {database}.", "Stop it first: make down.")
        _administrate(admin, "DROP DATABASE IF EXISTS {}", before)
        if _one(admin, "SELECT count(*) FROM pg_database WHERE datname = %s", database):
            _administrate(admin, "ALTER DATABASE {} RENAME TO {}", database, before)
        _administrate(admin, "ALTER DATABASE {} RENAME TO {}", fresh, database)
    return found


def contents(connection: psycopg.Connection[Any]) -> dict[str, Table]:
    """What every table that is not the server's own holds; of a partitioned one the whole."""
    found = {}
    for schema, name in connection.execute(_TABLES).fetchall():
        query = sql.SQL(
            "SELECT count(*), coalesce(sum(hashtextextended(t::text, 0)::numeric), 0)::text FROM {} AS t"
        )
        rows, checksum = connection.execute(query.format(sql.Identifier(schema, name))).fetchall()[0]
        found[f"{schema}.{name}"] = Table(rows, checksum)
    return found


_TABLES = """
SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition
    AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE '\\_timescaledb%'
    AND n.nspname NOT LIKE 'pg\\_%'
ORDER BY 1, 2
"""


def _load(binaries: Binaries, admin_url: str, url: str, database: str, dump: Path) -> None:
    """Restore as the owner; TimescaleDB wants to be told before and after, by a superuser."""
    own = url.format(database=database)
    if not binaries.has_library("timescaledb"):
        _run(binaries, "pg_restore", own, "--no-owner", "--no-acl", "--exit-on-error", str(dump))
        return
    superuser = psycopg.conninfo.make_conninfo(admin_url, dbname=database)
    with psycopg.connect(superuser, autocommit=True) as connection:
        connection.execute("CREATE EXTENSION IF NOT EXISTS timescaledb")
        connection.execute("SELECT timescaledb_pre_restore()")
        _run(binaries, "pg_restore", superuser, "--no-acl", str(dump))
        connection.execute("SELECT timescaledb_post_restore()")


def _run(binaries: Binaries, name: str, url: str, *options: str) -> None:
    done = subprocess.run(
        [binaries.program(name), *options, f"--dbname={url}"], capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        words = " / ".join(done.stderr.strip().splitlines()[-4:])
        raise LocalError(f"{name} failed: {words}", "Mend the cause and try again; nothing was changed.")


def _compare(wanted: Mapping[str, list[Any]], found: Mapping[str, Table], source: Path) -> None:
    held = {name: Table(*values) for name, values in wanted.items()}
    wrong = sorted(name for name in held.keys() | found.keys() if held.get(name) != found.get(name))
    if wrong:
        raise LocalError(
            f"What was restored is not what {source} says it holds: {', '.join(wrong[:5])}.",
            "The present data was left as it is. Use another backup.",
        )


def _refuse_newer(manifest: Mapping[str, Any], admin: psycopg.Connection[Any], source: Path) -> None:
    if manifest.get("format") != FORMAT:
        raise LocalError(
            f"{source} has format {manifest.get('format')}, expected {FORMAT}.", "Use another backup."
        )
    here = int(_one(admin, "SHOW server_version_num")) // 10_000
    if manifest["postgresql"] > here:
        raise LocalError(
            f"{source} was written by PostgreSQL {manifest['postgresql']}, and this server is {here}.",
            f"Install PostgreSQL {manifest['postgresql']}.",
        )


@contextlib.contextmanager
def _opened(source: Path) -> Iterator[tuple[dict[str, Any], Path]]:
    """A backup's manifest, and its dump as a file for as long as the block lasts."""
    with tempfile.TemporaryDirectory(prefix="millwright-restore-") as directory:
        try:
            with tarfile.open(source) as archive:
                archive.extractall(directory, filter="data")
            manifest = json.loads((Path(directory) / MANIFEST).read_text())
        except (OSError, tarfile.TarError, ValueError) as error:
            raise LocalError(
                f"{source} is not a backup: {error}.", "Name a file that `make backup` wrote."
            ) from error
        yield manifest, Path(directory) / DUMP


def _manifest(held: Mapping[str, Table], version: int) -> bytes:
    tables = {name: [table.rows, table.checksum] for name, table in held.items()}
    made_at = datetime.now(UTC).isoformat(timespec="seconds")
    whole = {"format": FORMAT, "made_at": made_at, "postgresql": version, "tables": tables}
    return json.dumps(whole, indent=1).encode()


def _add(archive: tarfile.TarFile, name: str, content: bytes) -> None:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode = len(content), 0o600
    archive.addfile(entry, io.BytesIO(content))


def _one(connection: psycopg.Connection[Any], query: str, *parameters: Any) -> Any:
    row = connection.execute(query, parameters or None).fetchone()
    return row[0] if row else None


def _administrate(admin: psycopg.Connection[Any], statement: str, *names: str) -> None:
    admin.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))

"""Whether the database already has what this checkout's migrations and seed would give it.

Asking costs milliseconds, running both costs seconds. The answer lies in the database itself, as its comment, so
that it goes where the data goes.
"""

import hashlib
from pathlib import Path

import psycopg
from psycopg import sql

from local.home import CHECKOUT

SUFFIXES = {".py", ".sql", ".ini", ".csv", ".json"}


def fingerprint(checkout: Path = CHECKOUT) -> str:
    """What the migrations and the seed are made of, as a short text."""
    digest = hashlib.sha256((checkout / "alembic.ini").read_bytes())
    for path in sorted((checkout / "db").rglob("*")):
        if path.suffix in SUFFIXES:
            digest.update(str(path.relative_to(checkout)).encode() + b"\0" + path.read_bytes())
    return f"millwright {digest.hexdigest()[:32]}"


def is_stamped(url: str, stamp: str) -> bool:
    """Whether the database carries `stamp`."""
    query = "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = current_database()"
    with psycopg.connect(url) as connection:
        row = connection.execute(query).fetchone()
    return row is not None and row[0] == stamp


def put_stamp(url: str, stamp: str) -> None:
    """Make the database carry `stamp`; one that is not ours to comment on stays without."""
    with psycopg.connect(url, autocommit=True) as connection:
        name = sql.Identifier(connection.info.dbname)
        try:
            connection.execute(sql.SQL("COMMENT ON DATABASE {} IS {}").format(name, sql.Literal(stamp)))
        except psycopg.errors.InsufficientPrivilege:
            return

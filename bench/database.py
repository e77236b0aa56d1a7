"""A PostgreSQL server of the benchmark's own, with the durability of the embedded default."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, text

from bench.processes import free_port
from local.postgres import DURABLE, prepare_server, running_server

CHECKOUT = Path(__file__).resolve().parent.parent
PASSWORD = "of-the-benchmark"  # noqa: S105 (a server that lives for minutes on loopback)


@contextmanager
def bench_database() -> Iterator[str]:
    """The URL of a migrated database on a fresh server; both are gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="millwright-bench-", ignore_cleanup_errors=True) as directory:
        home = Path(directory)
        home.chmod(0o711)  # root's PostgreSQL runs under an account of its own
        server = prepare_server(home, free_port(), "of-the-superuser", DURABLE, lambda _: None)
        with running_server(server):
            server.make_database(PASSWORD)
            url = server.url(user="millwright", password=PASSWORD)
            config = Config(CHECKOUT / "alembic.ini")
            config.set_main_option("script_location", str(CHECKOUT / "db/migrations"))
            config.set_main_option("sqlalchemy.url", url.replace("%", "%%"))
            command.upgrade(config, "head")
            yield url


def vacuum(engine: Engine, *tables: str) -> None:
    """What a server that has run for a while did on its own: rows marked as visible, statistics."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        for table in tables:
            connection.execute(text(f"VACUUM ANALYZE {table}"))

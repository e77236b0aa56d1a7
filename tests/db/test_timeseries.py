"""Partitions: many processes may make the same one at the same moment."""

import threading
from datetime import UTC, datetime

import psycopg
import pytest

from db.timeseries import MEASUREMENT, Partitions, partition_start
from ingest.connect import connect, executor

INSTANT = datetime(2031, 5, 6, 7, 8, tzinfo=UTC)


def test_two_processes_make_one_partition(partitions_url: str) -> None:
    """The second waits for the first, and then sees that its work is done."""
    failures: list[BaseException] = []

    def second() -> None:
        try:
            with connect(partitions_url) as connection, connection.transaction():
                Partitions().ensure(executor(connection), MEASUREMENT, INSTANT, INSTANT)
        except psycopg.Error as error:
            failures.append(error)

    with connect(partitions_url) as connection:
        with connection.transaction():
            Partitions().ensure(executor(connection), MEASUREMENT, INSTANT, INSTANT)
            waiting = threading.Thread(target=second)
            waiting.start()
            with connect(partitions_url) as watcher:
                while not watcher.execute("SELECT 1 FROM pg_locks WHERE NOT granted").fetchall():
                    waiting.join(0.01)
                    assert waiting.is_alive(), failures
        waiting.join()
        assert failures == []
        name = f"measurement_{partition_start(MEASUREMENT, INSTANT):%Y%m%d}"
        found = connection.execute("SELECT count(*) FROM pg_class WHERE relname = %s", [name]).fetchall()
    assert found == [(1,)]


@pytest.mark.parametrize("instants", [(INSTANT, INSTANT), (INSTANT, datetime(2031, 6, 1, tzinfo=UTC))])
def test_asking_again_changes_nothing(partitions_url: str, instants: tuple[datetime, datetime]) -> None:
    with connect(partitions_url) as connection:
        counts = []
        for _ in range(2):
            Partitions().ensure(executor(connection), MEASUREMENT, *instants)
            counts.append(connection.execute("SELECT count(*) FROM pg_inherits").fetchall())
    assert counts[0] == counts[1]

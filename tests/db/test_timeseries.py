"""Partitions: many processes may make the same one at the same moment, and there may be many."""

import re
import threading
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import psycopg
import pytest

from db.rollups import refresh_rollups
from db.timeseries import MEASUREMENT, Partitions, partition_start
from ingest.connect import connect, executor

INSTANT = datetime(2031, 5, 6, 7, 8, tzinfo=UTC)


def test_a_rollup_is_planned_for_the_partitions_that_its_ranges_touch(partitions_url: str) -> None:
    """Not for all that there are: after years that takes longer than the rollup."""
    with connect(partitions_url) as connection:
        execute = executor(connection)
        Partitions().ensure(execute, MEASUREMENT, INSTANT - timedelta(days=300), INSTANT)
        plans: list[str] = []

        def planned(statement: str) -> Sequence[Sequence[Any]]:
            plans.extend(row[0] for row in execute(f"EXPLAIN {statement}"))
            return ()

        week_ago = INSTANT - timedelta(days=7)
        refresh_rollups(planned, [(1, week_ago, week_ago), (2, INSTANT, INSTANT + timedelta(hours=1))])
    edges = (partition_start(MEASUREMENT, instant) for instant in (week_ago, INSTANT))
    assert set(re.findall(r"measurement_20\d{6}", " ".join(plans))) == {
        f"measurement_{edge:%Y%m%d}" for edge in edges
    }


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

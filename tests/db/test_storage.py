"""What holds on plain partitions and on TimescaleDB's hypertables alike."""

from datetime import UTC, datetime, timedelta

from db.timeseries import MEASUREMENT, present_storage, refresh_rollups
from ingest.connect import connect, executor
from tests.db.series import make_series, put

START = datetime(2026, 1, 1, tzinfo=UTC)
"""A Thursday, on which a partition begins."""
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def test_whole_weeks_are_dropped_and_no_row_after_the_limit(storage_url: str) -> None:
    with connect(storage_url) as connection:
        execute = executor(connection)
        (series,) = make_series(connection)
        put(connection, series, START, 4 * 7, DAY)
        storage = present_storage(execute)
        assert storage.drop_before(execute, MEASUREMENT, START + 15 * DAY) == 2
        assert storage.drop_before(execute, MEASUREMENT, START + 15 * DAY) == 0
        left = execute("SELECT count(*), min(time) FROM telemetry.measurement")
    assert left == [(14, START + 14 * DAY)]


def test_rollups_are_exact_after_late_data(storage_url: str) -> None:
    with connect(storage_url) as connection:
        execute = executor(connection)
        (series,) = make_series(connection)
        put(connection, series, START, 48, HOUR)
        refresh_rollups(execute, [(series, START, START + 47 * HOUR)])
        late = START + 30 * timedelta(minutes=1)
        put(connection, series, late, 2, timedelta(seconds=10))
        refresh_rollups(execute, [(series, late, late + timedelta(seconds=10))])
        hours = execute(
            "SELECT count, minimum, maximum, sum, first, last FROM telemetry.measurement_hour ORDER BY time"
        )
        days = execute("SELECT count, sum, last FROM telemetry.measurement_day ORDER BY time")
        minutes = execute("SELECT count(*) FROM telemetry.measurement_minute")
    assert hours == [(3, 0, 1, 1, 0, 1), *[(1, n, n, n, n, n) for n in range(1, 48)]]
    assert days == [(26, sum(range(24)) + 1, 23), (24, sum(range(24, 48)), 47)]
    assert minutes == [(49,)]


def test_the_same_time_again_is_no_second_row(storage_url: str) -> None:
    with connect(storage_url) as connection:
        (series,) = make_series(connection)
        put(connection, series, START, 10, HOUR)
        again = connection.execute(
            "INSERT INTO telemetry.measurement SELECT %s, %s + n * interval '1 hour', n"
            " FROM generate_series(5, 14) n ON CONFLICT DO NOTHING RETURNING value",
            [series, START],
        ).fetchall()
    assert [row[0] for row in again] == [10, 11, 12, 13, 14]

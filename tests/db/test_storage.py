"""What holds on plain partitions and on TimescaleDB's hypertables alike."""

from datetime import UTC, datetime, time, timedelta

from core.clock import now
from db.rollups import ROLLUPS, refresh_rollups
from db.timeseries import MEASUREMENT, present_storage
from ingest.connect import connect, executor
from tests.db.series import make_series, put

START = datetime(2026, 1, 1, tzinfo=UTC)
"""A Thursday, on which a partition begins."""
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def test_a_chunk_is_dropped_with_its_rows_and_no_others(storage_url: str) -> None:
    with connect(storage_url) as connection, connection.transaction():
        execute = executor(connection)
        (series,) = make_series(connection)
        put(connection, series, START, 4 * 7, DAY)
        storage = present_storage(execute)
        chunks = storage.chunks(execute, MEASUREMENT)
        assert [chunk.start for chunk in chunks] == [START + week * 7 * DAY for week in range(4)]
        assert {chunk.end - chunk.start for chunk in chunks} == {7 * DAY}
        storage.lock_writers_out(execute, MEASUREMENT)
        storage.drop(execute, MEASUREMENT, chunks[1])
        assert storage.chunks(execute, MEASUREMENT) == [chunks[0], *chunks[2:]]
        left = execute("SELECT time FROM telemetry.measurement ORDER BY time")
    assert [row[0] for row in left] == [START + day * DAY for day in range(28) if not 7 <= day < 14]


def test_compressed_rows_are_the_same_and_take_late_ones(storage_url: str) -> None:
    """On partitions nothing is compressed, and the rest holds all the more."""
    with connect(storage_url) as connection:
        execute = executor(connection)
        first, second = make_series(connection, ("power", "flow"))
        for series in (first, second):
            put(connection, series, START, 7 * 24, HOUR)
        storage = present_storage(execute)
        chunks = storage.compressible(execute, MEASUREMENT, START + 7 * DAY)
        assert len(chunks) == (storage.name == "hypertables")
        assert storage.compressible(execute, MEASUREMENT, START + 7 * DAY - HOUR) == []
        rows = execute("SELECT * FROM telemetry.measurement ORDER BY series_id, time")
        for chunk in chunks:
            storage.compress(execute, chunk)
        assert storage.compressible(execute, MEASUREMENT, START + 7 * DAY) == []
        assert execute("SELECT * FROM telemetry.measurement ORDER BY series_id, time") == rows
        late = START + HOUR / 2
        put(connection, first, late, 3, HOUR)
        again = (
            f"INSERT INTO telemetry.measurement VALUES ({first}, '{late.isoformat()}', 9) ON CONFLICT DO NOTHING"
        )
        execute(again)
        execute(f"DELETE FROM telemetry.measurement WHERE series_id = {second} AND time < '{START + DAY}'")
        held = "SELECT count(*) FROM telemetry.measurement GROUP BY series_id ORDER BY series_id"
        assert execute(held) == [(7 * 24 + 3,), (6 * 24,)]
        for chunk in storage.compressible(execute, MEASUREMENT, START + 7 * DAY):
            storage.compress(execute, chunk)
        assert storage.compressible(execute, MEASUREMENT, START + 7 * DAY) == []
        assert execute(held) == [(7 * 24 + 3,), (6 * 24,)]


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


def test_rollups_made_of_finer_ones_are_those_of_the_values(storage_url: str) -> None:
    """From yesterday on hours are made of minutes, before of values; the edge lies between them here."""
    start = datetime.combine(now().date() - timedelta(days=2), time(22), UTC)
    with connect(storage_url) as connection:
        execute = executor(connection)
        present_storage(execute).ensure(execute, MEASUREMENT, start, start + DAY)
        (series,) = make_series(connection)
        put(connection, series, start, 300, timedelta(seconds=41))
        refresh_rollups(execute, [(series, start, start + 4 * HOUR)])
        late = start + 3 * HOUR + timedelta(seconds=1)
        put(connection, series, late, 2, timedelta(seconds=10))
        refresh_rollups(execute, [(series, late, late + timedelta(seconds=10))])
        for table, unit in ROLLUPS:
            found = execute(
                "SELECT time, count, minimum, maximum, sum, first, last"
                f" FROM telemetry.{table} WHERE series_id = {series} ORDER BY time"
            )
            of_values = execute(
                f"SELECT date_trunc('{unit}', time, 'UTC'), count(*), min(value), max(value), sum(value),"
                " (array_agg(value ORDER BY time))[1], (array_agg(value ORDER BY time DESC))[1]"
                f" FROM telemetry.measurement WHERE series_id = {series} GROUP BY 1 ORDER BY 1"
            )
            assert found == of_values, table


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

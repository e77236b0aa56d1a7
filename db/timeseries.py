"""Time series behind one face: TimescaleDB hypertables where the server has them, else time partitions.

Both storages give the same tables, keys and answers. SQL is run through an ``Execute`` callable, so
that Alembic (SQLAlchemy), ingest (psycopg 3) and the tests use the same code.

Partitions have no default partition: a default one that holds rows would have to be searched, under a
lock that stops every writer, whenever a new partition is attached. A writer that meets a time without
partition calls ``ensure`` and tries again.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any, Protocol

Execute = Callable[[str], Sequence[Sequence[Any]]]
"""Runs one SQL statement and returns its rows (none for a command)."""

EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)
"""Nothing is stored from before: such a stamp is a fault of the sender's clock."""


@dataclass(frozen=True, slots=True)
class TimeSeriesTable:
    """A table in ``telemetry`` whose rows are found by ``time`` (timestamptz)."""

    name: str
    columns: str
    width: timedelta
    segment_by: str

    @property
    def qualified(self) -> str:
        """Name with schema."""
        return f"telemetry.{self.name}"


MEASUREMENT = TimeSeriesTable(
    "measurement",
    """
    series_id integer NOT NULL REFERENCES telemetry.series (id),
    time timestamptz NOT NULL,
    value double precision NOT NULL,
    CONSTRAINT pk_measurement PRIMARY KEY (series_id, time)
    """,
    timedelta(days=7),
    "series_id",
)
SPECTRUM = TimeSeriesTable(
    "spectrum",
    """
    organization_id uuid NOT NULL REFERENCES auth.organization (id) ON DELETE CASCADE,
    device_id uuid NOT NULL,
    time timestamptz NOT NULL,
    axis text NOT NULL,
    kind text NOT NULL,
    unit text NOT NULL,
    f0_hz double precision NOT NULL,
    df_hz double precision NOT NULL,
    lines integer NOT NULL,
    "window" text NOT NULL,
    scaling text NOT NULL,
    speed_rpm double precision,
    amplitudes real[] NOT NULL,
    CONSTRAINT pk_spectrum PRIMARY KEY (device_id, time, axis, kind),
    CONSTRAINT fk_spectrum_organization_id_device_id FOREIGN KEY (organization_id, device_id)
        REFERENCES factories.device (organization_id, id) ON DELETE CASCADE
    """,
    timedelta(days=7),
    "device_id",
)
TABLES = (MEASUREMENT, SPECTRUM)


class Storage(Protocol):
    """What both storages do."""

    name: str

    def create(self, execute: Execute, table: TimeSeriesTable) -> None:
        """Make the table, empty."""

    def ensure(self, execute: Execute, table: TimeSeriesTable, start: datetime, end: datetime) -> None:
        """Make sure that rows in [start, end] find a place. Safe to call from many processes at once."""

    def drop_before(self, execute: Execute, table: TimeSeriesTable, limit: datetime) -> int:
        """Drop whole chunks or partitions that end at or before ``limit``; returns how many."""


class Hypertables:
    """TimescaleDB."""

    name = "hypertables"

    def create(self, execute: Execute, table: TimeSeriesTable) -> None:
        """A hypertable, with column compression prepared where the server's licence offers it."""
        execute(f"CREATE TABLE {table.qualified} ({table.columns})")
        execute(
            f"SELECT create_hypertable('{table.qualified}', by_range('time', interval '{table.width.days} days'),"
            " create_default_indexes => false)"
        )

    def ensure(self, execute: Execute, table: TimeSeriesTable, start: datetime, end: datetime) -> None:
        """TimescaleDB makes chunks by itself."""

    def drop_before(self, execute: Execute, table: TimeSeriesTable, limit: datetime) -> int:
        """See ``Storage``."""
        older = f"'{limit.isoformat()}'::timestamptz"
        return len(execute(f"SELECT drop_chunks('{table.qualified}', older_than => {older})"))


class Partitions:
    """Plain PostgreSQL, range-partitioned by time."""

    name = "partitions"

    def create(self, execute: Execute, table: TimeSeriesTable) -> None:
        """The parent table; partitions follow by ``ensure``."""
        execute(f"CREATE TABLE {table.qualified} ({table.columns}) PARTITION BY RANGE (time)")

    def ensure(self, execute: Execute, table: TimeSeriesTable, start: datetime, end: datetime) -> None:
        """See ``Storage``. Attaching takes a lock that lets readers and writers go on."""
        edge = partition_start(table, max(start, EARLIEST))
        while edge <= end:
            partition = f"{table.qualified}_{edge:%Y%m%d}"
            if not _exists(execute, partition):
                execute(f"SELECT pg_advisory_xact_lock(hashtext('{partition}'))")
                if not _exists(execute, partition):
                    execute(f"CREATE TABLE {partition} (LIKE {table.qualified} INCLUDING DEFAULTS)")
                    execute(
                        f"ALTER TABLE {table.qualified} ATTACH PARTITION {partition}"
                        f" FOR VALUES FROM ('{edge.isoformat()}') TO ('{(edge + table.width).isoformat()}')"
                    )
            edge += table.width

    def drop_before(self, execute: Execute, table: TimeSeriesTable, limit: datetime) -> int:
        """See ``Storage``."""
        dropped = 0
        children = "SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent"
        for (partition,) in execute(f"{children} = '{table.qualified}'::regclass"):
            start = datetime.strptime(partition[-8:], "%Y%m%d").replace(tzinfo=UTC)
            if start + table.width <= limit:
                execute(f"DROP TABLE {partition}")
                dropped += 1
        return dropped


def _exists(execute: Execute, table: str) -> bool:
    """Asked of the catalogue's rows: ``to_regclass`` remembers a "no" for the rest of the transaction."""
    schema, name = table.split(".")
    return bool(
        execute(
            "SELECT 1 FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace"
            f" WHERE n.nspname = '{schema}' AND c.relname = '{name}'"
        )
    )


def partition_start(table: TimeSeriesTable, instant: datetime) -> datetime:
    """Start of the partition that holds ``instant``; edges count from the epoch, in UTC."""
    epoch = datetime(1970, 1, 1, tzinfo=UTC)
    return epoch + (instant - epoch) // table.width * table.width


def available_storage(execute: Execute, setting: str = "auto") -> Storage:
    """The storage for a new database: hypertables if the server has TimescaleDB and ``setting`` permits.

    Installed is not enough: only a server that preloads the library has its settings.
    """
    offered = execute(
        "SELECT 1 FROM pg_available_extensions"
        " WHERE name = 'timescaledb' AND current_setting('timescaledb.disable_load', true) IS NOT NULL"
    )
    return Hypertables() if setting == "auto" and offered else Partitions()


def present_storage(execute: Execute) -> Storage:
    """The storage that this database was made with."""
    kind = execute("SELECT relkind FROM pg_class WHERE oid = 'telemetry.measurement'::regclass")[0][0]
    return Partitions() if kind in {"p", b"p"} else Hypertables()


ROLLUPS = (("measurement_minute", "minute"), ("measurement_hour", "hour"), ("measurement_day", "day"))
"""Rollup tables and the unit of ``date_trunc`` (in UTC) that makes their buckets."""


def refresh_rollups(execute: Execute, ranges: Sequence[tuple[int, datetime, datetime]]) -> None:
    """Recompute exactly the rollup buckets that (series id, start, end) touch, both ends included."""
    if not ranges:
        return
    rows = ", ".join(
        f"({int(series_id)}, '{start.isoformat()}'::timestamptz, '{end.isoformat()}'::timestamptz)"
        for series_id, start, end in ranges
    )
    for table, unit in ROLLUPS:
        touched = (
            f"(SELECT series_id, date_trunc('{unit}', low, 'UTC') AS low,"
            f" date_trunc('{unit}', high, 'UTC') + interval '1 {unit}' AS high"
            f" FROM (VALUES {rows}) AS given (series_id, low, high)) AS touched"
        )
        within = "t.series_id = touched.series_id AND t.time >= touched.low AND t.time < touched.high"
        execute(f"DELETE FROM telemetry.{table} AS t USING {touched} WHERE {within}")
        execute(
            f"INSERT INTO telemetry.{table} (series_id, time, count, minimum, maximum, sum, first, last)"
            f" SELECT t.series_id, date_trunc('{unit}', t.time, 'UTC'), count(*), min(value), max(value),"
            " sum(value), (array_agg(value ORDER BY t.time))[1], (array_agg(value ORDER BY t.time DESC))[1]"
            f" FROM telemetry.measurement AS t JOIN {touched} ON {within} GROUP BY 1, 2"
        )


def save_increases(
    execute: Execute, series_id: int, start: datetime, end: datetime, by_minute: Mapping[datetime, float]
) -> None:
    """Keep what a counter counted in the minutes of [start, end); hours are the sums of minutes, days of hours."""
    whose = f"r.series_id = {int(series_id)}"
    low, high = f"'{start.isoformat()}'::timestamptz", f"'{end.isoformat()}'::timestamptz"
    execute(
        f"UPDATE telemetry.measurement_minute AS r SET increase = NULL"
        f" WHERE {whose} AND r.time >= {low} AND r.time < {high} AND r.increase IS NOT NULL"
    )
    if by_minute:
        rows = ", ".join(
            f"('{at.isoformat()}'::timestamptz, {value!r}::float8)" for at, value in by_minute.items()
        )
        execute(
            f"UPDATE telemetry.measurement_minute AS r SET increase = n.increase"
            f" FROM (VALUES {rows}) AS n (time, increase) WHERE {whose} AND r.time = n.time"
        )
    for (finer, _), (table, unit) in pairwise(ROLLUPS):
        execute(
            f"UPDATE telemetry.{table} AS r SET increase = (SELECT sum(f.increase) FROM telemetry.{finer} AS f"
            f" WHERE f.series_id = r.series_id AND f.time >= r.time AND f.time < r.time + interval '1 {unit}')"
            f" WHERE {whose} AND r.time >= date_trunc('{unit}', {low}, 'UTC') AND r.time < {high}"
        )

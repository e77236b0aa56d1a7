"""Time series behind one face: TimescaleDB hypertables where the server has them, else time partitions.

Both storages give the same tables, keys and answers. SQL is run through an ``Execute`` callable, so
that Alembic (SQLAlchemy), ingest (psycopg 3) and the tests use the same code.

Partitions have no default partition: a default one that holds rows would have to be searched, under a
lock that stops every writer, whenever a new partition is attached. A writer that meets a time without
partition calls ``ensure`` and tries again.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
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
    segment_by: str | None = None
    """Rows are compressed together by this column; None: they are not, as amplitudes hardly get smaller."""

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
)
TABLES = (MEASUREMENT, SPECTRUM)


@dataclass(frozen=True, slots=True)
class Chunk:
    """A part of a table: all rows of [start, end)."""

    name: str
    start: datetime
    end: datetime


SESSION_OPTIONS = "-c timezone=UTC -c timescaledb.max_tuples_decompressed_per_dml_transaction=0"
"""What every connection that writes says when it begins.

TimescaleDB refuses to change more than 100,000 compressed rows at once; late data and deletions may be more.
A server without it takes the setting for nobody's.
"""


class Storage(Protocol):
    """What both storages do."""

    name: str

    def create(self, execute: Execute, table: TimeSeriesTable) -> None:
        """Make the table, empty."""

    def ensure(self, execute: Execute, table: TimeSeriesTable, start: datetime, end: datetime) -> None:
        """Make sure that rows in [start, end] find a place. Safe to call from many processes at once."""

    def chunks(self, execute: Execute, table: TimeSeriesTable) -> list[Chunk]:
        """The parts that there are, by time."""

    def lock_writers_out(self, execute: Execute, table: TimeSeriesTable) -> None:
        """Until the transaction ends nobody writes to the table, and its chunks may be dropped."""

    def drop(self, execute: Execute, table: TimeSeriesTable, chunk: Chunk) -> None:
        """Drop a chunk with all its rows."""

    def prepare_compression(self, execute: Execute, table: TimeSeriesTable) -> None:
        """Make ready for ``compress``, where there is such a thing."""

    def compressible(self, execute: Execute, table: TimeSeriesTable, limit: datetime) -> list[Chunk]:
        """Chunks that end at or before ``limit`` and hold uncompressed rows."""

    def compress(self, execute: Execute, chunk: Chunk) -> None:
        """Compress a chunk; what was compressed before stays so. Late rows are taken by a compressed one too."""


class Hypertables:
    """TimescaleDB."""

    name = "hypertables"

    def create(self, execute: Execute, table: TimeSeriesTable) -> None:
        """A hypertable; its chunks follow by themselves."""
        execute(f"CREATE TABLE {table.qualified} ({table.columns})")
        execute(
            f"SELECT create_hypertable('{table.qualified}', by_range('time', interval '{table.width.days} days'),"
            " create_default_indexes => false)"
        )

    def ensure(self, execute: Execute, table: TimeSeriesTable, start: datetime, end: datetime) -> None:
        """TimescaleDB makes chunks by itself."""

    def chunks(self, execute: Execute, table: TimeSeriesTable) -> list[Chunk]:
        """See ``Storage``."""
        return [Chunk(*row) for row in execute(_CHUNKS.format(table=table.name))]

    def lock_writers_out(self, execute: Execute, table: TimeSeriesTable) -> None:
        """See ``Storage``."""
        execute(f"LOCK TABLE ONLY {table.qualified} IN SHARE ROW EXCLUSIVE MODE")

    def drop(self, execute: Execute, table: TimeSeriesTable, chunk: Chunk) -> None:
        """See ``Storage``."""
        start, end = f"'{chunk.start.isoformat()}'::timestamptz", f"'{chunk.end.isoformat()}'::timestamptz"
        execute(f"SELECT drop_chunks('{table.qualified}', older_than => {end}, newer_than => {start})")

    def prepare_compression(self, execute: Execute, table: TimeSeriesTable) -> None:
        """Compression is under the Timescale License: a server built without it has none."""
        if table.segment_by and execute(f"SELECT 1 WHERE {_LICENSED}"):
            execute(
                f"ALTER TABLE {table.qualified} SET (timescaledb.compress,"
                f" timescaledb.compress_segmentby = '{table.segment_by}',"
                " timescaledb.compress_orderby = 'time')"
            )

    def compressible(self, execute: Execute, table: TimeSeriesTable, limit: datetime) -> list[Chunk]:
        """See ``Storage``. A chunk's status tells by its bits: 1 compressed, 8 with later rows beside."""
        ended = f"range_end <= '{limit.isoformat()}'::timestamptz AND (c.status & 9) <> 1 AND {_LICENSED}"
        return [Chunk(*row) for row in execute(_CHUNKS.format(table=table.name) + f" AND {ended}")]

    def compress(self, execute: Execute, chunk: Chunk) -> None:
        """See ``Storage``."""
        execute(f"SELECT compress_chunk('{chunk.name}', if_not_compressed => true)")


_LICENSED = "current_setting('timescaledb.license', true) = 'timescale'"
_CHUNKS = """
SELECT i.chunk_schema || '.' || i.chunk_name, range_start, range_end FROM timescaledb_information.chunks AS i
JOIN _timescaledb_catalog.chunk AS c ON c.schema_name = i.chunk_schema AND c.table_name = i.chunk_name
WHERE i.hypertable_schema = 'telemetry' AND i.hypertable_name = '{table}'
"""


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

    def chunks(self, execute: Execute, table: TimeSeriesTable) -> list[Chunk]:
        """See ``Storage``. A partition's name ends with its first day."""
        names = "SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent"
        found = []
        for (name,) in execute(f"{names} = '{table.qualified}'::regclass ORDER BY 1"):
            start = datetime.strptime(name[-8:], "%Y%m%d").replace(tzinfo=UTC)
            found.append(Chunk(name, start, start + table.width))
        return found

    def lock_writers_out(self, execute: Execute, table: TimeSeriesTable) -> None:
        """Dropping a partition locks readers out too: better from the start than half way."""
        execute(f"LOCK TABLE ONLY {table.qualified} IN ACCESS EXCLUSIVE MODE")

    def drop(self, execute: Execute, table: TimeSeriesTable, chunk: Chunk) -> None:  # noqa: ARG002 (as hypertables)
        """See ``Storage``."""
        execute(f"DROP TABLE {chunk.name}")

    def prepare_compression(self, execute: Execute, table: TimeSeriesTable) -> None:
        """PostgreSQL alone compresses nothing of a row this small."""

    def compressible(self, *_which: object) -> list[Chunk]:
        """None: see ``prepare_compression``."""
        return []

    def compress(self, execute: Execute, chunk: Chunk) -> None:
        """See ``prepare_compression``."""


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

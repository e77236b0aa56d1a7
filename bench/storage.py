"""Bytes a stored value takes, with its index. ``python -m bench storage``.

Random values are the worst that there is; recorded ones are those of the demo, played on end for a week on 100
devices. Where the server has TimescaleDB (the first PostgreSQL on PATH), the same is measured compressed: as it
came, and kept at a resolution. Of the compressed bytes, times and values are what their columns hold; the rest is
PostgreSQL's: rows, indexes, and pages of TOAST that the pieces of a column do not fill.
"""

import csv
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
from psycopg import Connection

from bench.database import CHECKOUT, bench_database
from bench.ingest import tenant
from bench.table import print_table
from db.timeseries import MEASUREMENT, partition_start, present_storage
from domain.resolution import kept, step
from ingest.binary import copy_data, postgres_times
from ingest.connect import connect, executor

RECORDED = CHECKOUT / "local/demo/data"
DEVICES, RANDOM_ROWS = 100, 10_000
START, DAY_S = datetime(2026, 1, 8, tzinfo=UTC), 86_400
"""A chunk begins there."""

Series = tuple[list[float], list[float]]
"""Seconds since 1970, and values."""


def main() -> None:
    """Measure and print."""
    rows: list[list[object]] = []
    with bench_database() as url:
        tenant(url)
        with connect(url) as connection:
            for name, series in (("random", [_random()]), *_recorded()):
                rows.append([name, "to the bit", *_measured(connection, series)])
                coarse = [(stamps, _at(values, _resolution(values))) for stamps, values in series]
                finest = min(_resolution(values) for _, values in series)
                rows.append([name, f"to {finest:g}", *_measured(connection, coarse)])
    head = ["values", "kept", "rows", "hot bytes/row", "compressed bytes/row", "times", "values", "the rest"]
    print_table("Storage: bytes a value, index included", head, rows)


def _random() -> Series:
    stamps = [(START + timedelta(seconds=10 * number)).timestamp() for number in range(RANDOM_ROWS)]
    return stamps, np.random.default_rng(1).uniform(0, 100, RANDOM_ROWS).tolist()


def _recorded() -> Iterator[tuple[str, list[Series]]]:
    for path in sorted(RECORDED.glob("*.csv")):
        yield f"recorded: {path.stem}", _on_end(list(_series_of(path).values()))


def _on_end(series: list[Series]) -> list[Series]:
    """A recording played again and again, in whole days, for the week of one chunk."""
    first = min(stamps[0] for stamps, _ in series) // DAY_S * DAY_S
    days = -int((first - max(stamps[-1] for stamps, _ in series)) // DAY_S)
    again = [START.timestamp() - first + number * days * DAY_S for number in range(7 // days)]
    return [([stamp + by for by in again for stamp in stamps], values * len(again)) for stamps, values in series]


def _series_of(path: Path) -> dict[str, Series]:
    """The numbers of a file by item; words are no measurements."""
    found: dict[str, Series] = {}
    with path.open() as lines:
        for time, *item, value in list(csv.reader(lines))[1:]:
            stamp = datetime.fromisoformat(time).replace(tzinfo=UTC).timestamp()
            try:
                number = float(value)
            except ValueError:
                continue
            stamps, values = found.setdefault("".join(item), ([], []))
            if not stamps or stamp > stamps[-1]:
                stamps.append(stamp)
                values.append(number)
    return found


def _resolution(values: list[float]) -> float:
    """That of the recording, if it shows: 1, 0.1 or 0.01; else 0.01, a hundredth of what is read off."""
    return next((one for one in (1.0, 0.1) if all(round(value / one) * one == value for value in values)), 0.01)


def _at(values: list[float], resolution: float) -> list[float]:
    found: list[float] = kept(np.array(values), np.full(len(values), step(resolution))).tolist()
    return found


def _measured(connection: Connection[object], series: list[Series]) -> list[object]:
    """Rows, bytes a row, and bytes a row compressed, with their parts; dashes where there is no compression."""
    execute = executor(connection)
    storage = present_storage(execute)
    execute("TRUNCATE telemetry.measurement CASCADE")
    for chunk in storage.chunks(execute, MEASUREMENT):
        with connection.transaction():
            storage.lock_writers_out(execute, MEASUREMENT)
            storage.drop(execute, MEASUREMENT, chunk)
    ids = [row[0] for row in execute("SELECT id FROM telemetry.series ORDER BY id")]
    needed = len(series) * DEVICES
    if len(ids) < needed:
        execute(
            "INSERT INTO telemetry.series (organization_id, factory_id, device_id, measure, unit)"
            " SELECT organization_id, factory_id, device_id, measure || n, unit"
            f" FROM telemetry.series, generate_series(1, {needed // len(ids)}) n"
        )
        ids = [row[0] for row in execute("SELECT id FROM telemetry.series ORDER BY id")]
    own = iter(ids)
    parts = [(next(own), *one) for _ in range(DEVICES) for one in series]
    count = sum(len(stamps) for _, stamps, _ in parts)
    for instant in {partition_start(MEASUREMENT, datetime.fromtimestamp(s, UTC)) for _, t, _ in parts for s in t}:
        storage.ensure(execute, MEASUREMENT, instant, instant)
    _copy_by_time(connection, parts)
    hot = _bytes(connection) / count
    chunks = storage.compressible(execute, MEASUREMENT, datetime.now(UTC))
    for chunk in chunks:
        storage.compress(execute, chunk)
    if not chunks:
        return [count, hot, *"————"]
    compressed = _bytes(connection) / count
    times, values = (_held(connection, column) / count for column in ("time", "value"))
    return [count, hot, compressed, times, values, compressed - times - values]


def _copy_by_time(connection: Connection[object], parts: list[tuple[int, list[float], list[float]]]) -> None:
    """In commits of 10,000, as values arrive: all series, one moment after the other."""
    series = np.concatenate([np.full(len(stamps), id_, np.int32) for id_, stamps, _ in parts])
    times = np.concatenate([postgres_times(stamps) for _, stamps, _ in parts])
    values = np.concatenate([np.array(values, np.float64) for _, _, values in parts])
    order = np.lexsort((series, times))
    for first in range(0, len(order), 10_000):
        some = order[first : first + 10_000]
        some = some[np.lexsort((times[some], series[some]))]
        with connection.cursor().copy(
            "COPY telemetry.measurement (series_id, time, value) FROM STDIN (FORMAT BINARY)"
        ) as copy:
            copy.write(copy_data(series[some], times[some], values[some]))


def _bytes(connection: Connection[object]) -> int:
    """All that belongs to the table: its chunks, compressed ones, indexes, TOAST."""
    found: int = connection.execute(_SIZE).fetchall()[0][0]  # type: ignore[index] # one number
    return found


def _held(connection: Connection[object], column: str) -> int:
    """What a column's compressed pieces hold."""
    execute = executor(connection)
    found = 0
    for (part,) in execute(_COMPRESSED):
        found += execute(f"SELECT sum(pg_column_size({column})) FROM {part}")[0][0]
    return found


_COMPRESSED = """
SELECT format('%I.%I', inside.schema_name, inside.table_name) FROM _timescaledb_catalog.chunk outside
JOIN _timescaledb_catalog.chunk inside ON inside.id = outside.compressed_chunk_id
"""
_SIZE = """
SELECT sum(pg_total_relation_size(c.oid))::bigint FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind = 'r' AND ((n.nspname = 'telemetry' AND c.relname ~ '^measurement(_[0-9]+)?$')
    OR (n.nspname = '_timescaledb_internal' AND c.relname ~ '_chunk$'))
"""

"""Measurements → ``telemetry.measurement``, with the latest values and the dirty ranges that follow from them."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import numpy as np
import numpy.typing as npt
from psycopg import Connection

from domain.resolution import kept
from ingest.binary import (
    Floats,
    Int32s,
    Int64s,
    copy_data,
    float8_array,
    int4_array,
    keys,
    postgres_times,
    time_array,
)
from ingest.outcome import Outcomes
from ingest.resolve import Steps
from ingest.rows import Rows

COPY_FROM_ROWS = 400
"""From how many rows on COPY is faster than one INSERT from arrays, which also finds duplicates."""


@dataclass(frozen=True, slots=True)
class Sorted:
    """Rows by (series, time): so that writers meet in one order, and the index is written in its own.

    ``order[k]`` is where row k stood as it came; of equal keys the first that came is first.
    """

    series: Int32s
    times: Int64s
    values: Floats
    order: npt.NDArray[np.intp]


def sort(rows: Rows, steps: Steps) -> Sorted:
    """Rows as sorted arrays; times in microseconds since 2000, values at the resolution that is asked for."""
    series = np.array(rows.series, np.int32)
    times = postgres_times(rows.stamps)
    values = np.array(rows.values, np.float64)
    if steps:
        values = kept(values, np.array([steps.get(one, 0.0) for one in rows.series]))
    order = np.lexsort((times, series))
    return Sorted(series[order], times[order], values[order], order)


def write(connection: Connection[Any], data: Sorted, *, optimistic: bool) -> npt.NDArray[np.bool_]:
    """Write rows; tells which are new. ``optimistic`` raises UniqueViolation if any is not."""
    count = len(data.series)
    new = np.ones(count, np.bool_)
    if optimistic and count >= COPY_FROM_ROWS:
        with connection.cursor().copy(_COPY) as copy:
            copy.write(copy_data(data.series, data.times, data.values))
        return new
    arrays = int4_array(data.series), time_array(data.times), float8_array(data.values)
    cursor = connection.execute(_INSERT, arrays, binary=True)
    cursor.fetchone()  # waits for the result
    if cursor.rowcount < count:
        result = cursor.pgresult
        assert result is not None  # noqa: S101 (a statement with RETURNING always has a result)
        stored = {
            (result.get_value(row, 0) or b"") + (result.get_value(row, 1) or b"") for row in range(result.ntuples)
        }
        for number, key in enumerate(keys(data.series, data.times)):
            if key in stored:
                stored.remove(key)
            else:
                new[number] = False
    return new


def count(rows: Rows, data: Sorted, new: npt.NDArray[np.bool_], outcomes: Outcomes) -> None:
    """Tell each task how many of its rows were new."""
    all_new = bool(new.all())
    as_came = np.empty_like(new)
    as_came[data.order] = new
    for task, first, after in rows.spans:
        stored = after - first if all_new else int(np.count_nonzero(as_came[first:after]))
        outcomes.stored(task, stored)
        outcomes.duplicate(task, after - first - stored)


@dataclass(slots=True)
class Touched:
    """Per series the span that came in, and the newest value (NaN for a series that has none)."""

    series: Int32s
    start: Int64s
    end: Int64s
    value: Floats


def touched(data: Sorted, new: npt.NDArray[np.bool_]) -> Touched:
    """What the new rows touched."""
    series, times, values = data.series[new], data.times[new], data.values[new]
    edges = np.flatnonzero(np.diff(series)) + 1
    firsts = np.concatenate(([0], edges)).astype(np.intp)
    lasts = np.concatenate((edges - 1, [len(series) - 1])).astype(np.intp)
    return Touched(series[firsts], times[firsts], times[lasts], values[lasts])


def update_latest(connection: Connection[Any], data: Touched) -> None:
    """The newest value of each series, unless a newer one is there."""
    connection.execute(_LATEST, (int4_array(data.series), time_array(data.end), float8_array(data.value)))


def mark_dirty(
    connection: Connection[Any], series: Int32s, start: Int64s, end: Int64s, correlation: dict[UUID, str]
) -> None:
    """Mark spans as not yet worked in; series marked anew are told as one event per organization."""
    spans = int4_array(series), time_array(start), time_array(end)
    connection.execute(_DIRTY, (*spans, list(correlation), list(correlation.values())))


_COPY = "COPY telemetry.measurement (series_id, time, value) FROM STDIN (FORMAT BINARY)"

_INSERT = """
INSERT INTO telemetry.measurement (series_id, time, value)
SELECT * FROM unnest(%b::int4[], %b::timestamptz[], %b::float8[])
ON CONFLICT DO NOTHING RETURNING series_id, time
"""

_LATEST = """
INSERT INTO telemetry.latest_value AS l (organization_id, factory_id, series_id, time, value, received_at)
SELECT s.organization_id, s.factory_id, s.id, n.time, n.value, now()
FROM unnest(%b::int4[], %b::timestamptz[], %b::float8[]) AS n (series_id, time, value)
JOIN telemetry.series s ON s.id = n.series_id
ORDER BY s.id
ON CONFLICT (series_id) DO UPDATE
SET time = excluded.time, value = excluded.value, received_at = excluded.received_at
WHERE l.time < excluded.time
"""

# xmax is 0 in a row just inserted, and not in one updated.
_DIRTY = """
WITH marked AS (
    INSERT INTO telemetry.dirty_range AS d (series_id, from_time, to_time, marked_at)
    SELECT series_id, from_time, to_time, clock_timestamp()
    FROM unnest(%b::int4[], %b::timestamptz[], %b::timestamptz[]) AS n (series_id, from_time, to_time)
    ORDER BY series_id
    ON CONFLICT (series_id) DO UPDATE
    SET from_time = least(d.from_time, excluded.from_time), to_time = greatest(d.to_time, excluded.to_time),
        marked_at = clock_timestamp()
    RETURNING series_id, xmax = 0 AS anew
)
INSERT INTO outbox.event (organization_id, source, type, subject, correlation_id, data)
SELECT s.organization_id, 'millwright/ingest', 'Telemetry.range_dirty.v1', s.organization_id::text,
       c.correlation_id, jsonb_build_object('series_ids', jsonb_agg(s.id ORDER BY s.id))
FROM marked
JOIN telemetry.series s ON s.id = marked.series_id
JOIN unnest(%s::uuid[], %s::text[]) AS c (organization_id, correlation_id) USING (organization_id)
WHERE anew
GROUP BY s.organization_id, c.correlation_id
"""

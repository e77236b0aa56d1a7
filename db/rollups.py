"""Rollups by minute, hour and day: always made anew where a range of measurements touches them."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, time, timedelta
from itertools import pairwise

from core.clock import now
from db.timeseries import Execute

ROLLUPS = (("measurement_minute", "minute"), ("measurement_hour", "hour"), ("measurement_day", "day"))
"""Rollup tables and the unit of ``date_trunc`` (in UTC) that makes their buckets."""


_FROM_VALUES = (
    "count(*), min(value), max(value), sum(value),"
    " (array_agg(value ORDER BY t.time))[1], (array_agg(value ORDER BY t.time DESC))[1]"
)
_FROM_FINER = (
    "sum(count), min(minimum), max(maximum), sum(sum),"
    " (array_agg(first ORDER BY t.time))[1], (array_agg(last ORDER BY t.time DESC))[1]"
)


def refresh_rollups(execute: Execute, ranges: Sequence[tuple[int, datetime, datetime]]) -> None:
    """Recompute exactly the rollup buckets that (series id, start, end) touch, both ends included.

    Hours are made of minutes and days of hours: what is calculated again and again while values come in must not
    grow with the day. Before yesterday retention may have taken the finer buckets, so there values are read.

    The days that all ranges lie in are said as constants too: what a join finds out is found out too late to plan
    without the other partitions, of which there are hundreds after some years.
    """
    if not ranges:
        return
    whole_from = datetime.combine(now().date() - timedelta(days=1), time.min, UTC)
    rows = ", ".join(
        f"({int(series_id)}, '{start.isoformat()}'::timestamptz, '{end.isoformat()}'::timestamptz)"
        for series_id, start, end in ranges
    )
    first_day = datetime.combine(min(start for _, start, _ in ranges).astimezone(UTC), time.min, UTC)
    last_day = datetime.combine(max(end for _, _, end in ranges).astimezone(UTC), time.min, UTC)
    days = (
        f" AND t.time >= '{first_day.isoformat()}'::timestamptz"
        f" AND t.time < '{(last_day + timedelta(days=1)).isoformat()}'::timestamptz"
    )
    finer = None
    for table, unit in ROLLUPS:
        touched = (
            f"(SELECT series_id, date_trunc('{unit}', low, 'UTC') AS low,"
            f" date_trunc('{unit}', high, 'UTC') + interval '1 {unit}' AS high"
            f" FROM (VALUES {rows}) AS given (series_id, low, high)) AS touched"
        )
        within = "t.series_id = touched.series_id AND t.time >= touched.low AND t.time < touched.high"
        execute(f"DELETE FROM telemetry.{table} AS t USING {touched} WHERE {within}")
        insert = (
            f"INSERT INTO telemetry.{table} (series_id, time, count, minimum, maximum, sum, first, last)"
            f" SELECT t.series_id, date_trunc('{unit}', t.time, 'UTC'), "
        )
        edge = f"'{whole_from.isoformat()}'::timestamptz"
        from_values = f"{insert}{_FROM_VALUES} FROM telemetry.measurement AS t JOIN {touched} ON {within}{days}"
        if finer is None:
            execute(f"{from_values} GROUP BY 1, 2")
        else:
            if any(start < whole_from for _, start, _ in ranges):
                execute(f"{from_values} AND t.time < {edge} GROUP BY 1, 2")
            from_finer = f"{insert}{_FROM_FINER} FROM telemetry.{finer} AS t JOIN {touched} ON {within}"
            execute(f"{from_finer} AND t.time >= {edge} GROUP BY 1, 2")
        finer = table


def save_increases(
    execute: Execute, series_id: int, start: datetime, end: datetime, by_minute: Mapping[datetime, float]
) -> None:
    """Keep what a counter counted in the minutes of [start, end); hours are the sums of minutes, days of hours."""
    _put_increases(execute, "measurement_minute", series_id, (start, end), by_minute)
    whose = f"r.series_id = {int(series_id)}"
    low, high = f"'{start.isoformat()}'::timestamptz", f"'{end.isoformat()}'::timestamptz"
    for (finer, _), (table, unit) in pairwise(ROLLUPS):
        execute(
            f"UPDATE telemetry.{table} AS r SET increase = (SELECT sum(f.increase) FROM telemetry.{finer} AS f"
            f" WHERE f.series_id = r.series_id AND f.time >= r.time AND f.time < r.time + interval '1 {unit}')"
            f" WHERE {whose} AND r.time >= date_trunc('{unit}', {low}, 'UTC') AND r.time < {high}"
        )


def are_sums(execute: Execute, series_id: int, start: datetime, end: datetime) -> bool:
    """Whether hours are the sums of minutes there, and days of hours, as far as [start, end) touches them.

    They are not where finer ones went earlier than values (``storage_policy``), also if that was long ago.
    """
    low, high = f"'{start.isoformat()}'::timestamptz", f"'{end.isoformat()}'::timestamptz"
    lacking = (
        f"SELECT FROM telemetry.{table} AS r WHERE r.series_id = {int(series_id)}"
        f" AND r.time >= date_trunc('{unit}', {low}, 'UTC') AND r.time < {high}"
        f" AND r.count IS DISTINCT FROM (SELECT sum(f.count) FROM telemetry.{finer} AS f"
        f" WHERE f.series_id = r.series_id AND f.time >= r.time AND f.time < r.time + interval '1 {unit}')"
        for (finer, _), (table, unit) in pairwise(ROLLUPS)
    )
    return not execute(f"SELECT 1 WHERE {' OR '.join(f'EXISTS ({one})' for one in lacking)}")


def save_increases_of_days(
    execute: Execute, series_id: int, start: datetime, end: datetime, by_minute: Mapping[datetime, float]
) -> None:
    """Keep what a counter counted in the whole days [start, end), for the buckets that there are, each by itself.

    For days of which finer rollups may be gone, so that coarser ones cannot be their sums.
    """
    for table, unit in ROLLUPS:
        sums: dict[datetime, float] = defaultdict(float)
        for minute, value in by_minute.items():
            sums[_BUCKETS[unit](minute)] += value
        _put_increases(execute, table, series_id, (start, end), sums)


_BUCKETS: Mapping[str, Callable[[datetime], datetime]] = {
    "minute": lambda minute: minute,
    "hour": lambda minute: minute.replace(minute=0),
    "day": lambda minute: minute.replace(hour=0, minute=0),
}


def _put_increases(
    execute: Execute,
    table: str,
    series_id: int,
    within: tuple[datetime, datetime],
    increases: Mapping[datetime, float],
) -> None:
    """The buckets of [start, end) get these increases, and others there none."""
    whose = f"r.series_id = {int(series_id)}"
    low, high = (f"'{edge.isoformat()}'::timestamptz" for edge in within)
    execute(
        f"UPDATE telemetry.{table} AS r SET increase = NULL"
        f" WHERE {whose} AND r.time >= {low} AND r.time < {high} AND r.increase IS NOT NULL"
    )
    if increases:
        rows = ", ".join(
            f"('{at.isoformat()}'::timestamptz, {value!r}::float8)" for at, value in increases.items()
        )
        execute(
            f"UPDATE telemetry.{table} AS r SET increase = n.increase"
            f" FROM (VALUES {rows}) AS n (time, increase) WHERE {whose} AND r.time = n.time"
        )

"""Values of derived measures: read what they are calculated from, put them in place of what was there.

Who calculates is handed in, so that handlers (as data arrives) and ingest (over history) store alike.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import TypeAlias
from uuid import UUID

from db.timeseries import Execute

Samples: TypeAlias = Sequence[tuple[datetime, float]]
Calculate: TypeAlias = Callable[[Mapping[str, tuple[str, Samples]], datetime, datetime], Samples]
"""From the inputs by measure, each with its series' unit: the values in [start, end]."""
ROWS_OF_A_STATEMENT = 1000


def replace(
    execute: Execute,
    device_id: UUID,
    measure: tuple[str, str],
    inputs: tuple[Sequence[str], timedelta],
    span: tuple[datetime, datetime],
    calculate: Calculate,
) -> int:
    """Calculate a device's measure (name, unit) anew in the span, both ends included; how many values it has.

    ``inputs``: the measures it needs, and how long before the span they may count. In the caller's transaction.
    """
    (name, unit), (names, hold), (start, end) = measure, inputs, span
    known = {row[0]: (int(row[1]), row[2]) for row in execute(_series(device_id, names))}
    if len(known) < len(names):
        return 0
    series_id = int(_made(execute, device_id, name, unit))
    execute(f"SELECT pg_advisory_xact_lock(hashtext('telemetry.derived'), {series_id})")
    samples = {
        used: (its_unit, [(row[0], float(row[1])) for row in execute(_samples(number, start - hold, end))])
        for used, (number, its_unit) in known.items()
    }
    found = calculate(samples, start, end)
    low, high = _instant(start), _instant(end)
    execute(f"DELETE FROM telemetry.measurement WHERE series_id = {series_id} AND time BETWEEN {low} AND {high}")
    for first in range(0, len(found), ROWS_OF_A_STATEMENT):
        part = found[first : first + ROWS_OF_A_STATEMENT]
        rows = ", ".join(f"({series_id}, {_instant(time)}, {value!r}::float8)" for time, value in part)
        execute(f"INSERT INTO telemetry.measurement (series_id, time, value) VALUES {rows}")
    _follow(execute, series_id, low, high)
    return len(found)


def _series(device_id: UUID, names: Sequence[str]) -> str:
    wanted = ", ".join(_text(name) for name in names)
    return (
        f"SELECT measure, id, unit FROM telemetry.series WHERE device_id = '{device_id}' AND measure IN ({wanted})"
    )


def _samples(series_id: int, start: datetime, end: datetime) -> str:
    return (
        f"SELECT time, value FROM telemetry.measurement WHERE series_id = {series_id}"
        f" AND time BETWEEN {_instant(start)} AND {_instant(end)} ORDER BY time"
    )


def _made(execute: Execute, device_id: UUID, name: str, unit: str) -> int:
    """The id of the device's series of that measure, which stands where its inputs' series do."""
    whose = f"device_id = '{device_id}' AND measure = {_text(name)}"
    if not execute(f"SELECT id FROM telemetry.series WHERE {whose}"):
        execute(
            "INSERT INTO telemetry.series (organization_id, factory_id, device_id, machine_id, measure, unit)"
            f" SELECT organization_id, factory_id, device_id, machine_id, {_text(name)}, {_text(unit)}"
            f" FROM telemetry.series WHERE device_id = '{device_id}' LIMIT 1 ON CONFLICT DO NOTHING"
        )
    return int(execute(f"SELECT id FROM telemetry.series WHERE {whose}")[0][0])


def _follow(execute: Execute, series_id: int, low: str, high: str) -> None:
    """The newest value, and what is derived from the series in its turn."""
    execute(f"DELETE FROM telemetry.latest_value WHERE series_id = {series_id} AND time >= {low}")
    # Looked for where it mostly is first: from all times, all partitions would be planned for.
    for where in (f"{series_id} AND m.time >= {low}", str(series_id)):
        newest = (
            "INSERT INTO telemetry.latest_value (organization_id, factory_id, series_id, time, value)"
            " SELECT s.organization_id, s.factory_id, s.id, m.time, m.value FROM telemetry.series s"
            " JOIN telemetry.measurement m ON m.series_id = s.id"
            f" WHERE s.id = {where} ORDER BY m.time DESC LIMIT 1"
            " ON CONFLICT (series_id) DO UPDATE SET time = excluded.time, value = excluded.value,"
            " received_at = now() RETURNING series_id"
        )
        if execute(newest):
            break
    execute(
        "INSERT INTO telemetry.dirty_range AS d (series_id, from_time, to_time, marked_at)"
        f" VALUES ({series_id}, {low}, {high}, clock_timestamp()) ON CONFLICT (series_id) DO UPDATE SET"
        " from_time = least(d.from_time, excluded.from_time), to_time = greatest(d.to_time, excluded.to_time),"
        " marked_at = clock_timestamp()"
    )


def _instant(at: datetime) -> str:
    return f"'{at.isoformat()}'::timestamptz"


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"

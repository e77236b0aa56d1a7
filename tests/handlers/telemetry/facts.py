"""Puts facts into the demo's tables as ingest would, for tests of what is derived from them."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, text

from db import timeseries
from db.seed.plan import demo_id

AURORA = demo_id("aurora")
MACHINING = demo_id("aurora", "Gaithersburg", "Machining", "Turning")
BENCH = demo_id("aurora", "Gaithersburg", "Laboratory", "Test bench")


def machine_id(name: str, line: UUID = MACHINING) -> UUID:
    """A demo machine's id."""
    return demo_id(str(line), name)


def device_id(serial: str) -> UUID:
    """A demo device's id."""
    return demo_id(str(AURORA), serial)


def series_id(connection: Connection, serial: str, measure: str) -> int:
    """A demo series' id."""
    return int(
        connection.scalar(
            text("SELECT id FROM telemetry.series WHERE device_id = :device AND measure = :measure"),
            {"device": device_id(serial), "measure": measure},
        )
        or 0
    )


def make_room(connection: Connection, start: datetime, end: datetime) -> None:
    """Let measurements in [start, end] find a place."""

    def execute(statement: str) -> list[tuple[object, ...]]:
        result = connection.execute(text(statement))
        return [tuple(row) for row in result] if result.returns_rows else []

    timeseries.present_storage(execute).ensure(execute, timeseries.MEASUREMENT, start, end)


def measure(connection: Connection, serial: str, name: str, points: Iterable[tuple[datetime, float]]) -> None:
    """Store values and mark their range dirty."""
    rows: list[dict[str, Any]] = [
        {"series": series_id(connection, serial, name), "time": time, "value": value} for time, value in points
    ]
    times = [row["time"] for row in rows]
    make_room(connection, min(times), max(times))
    connection.execute(text("INSERT INTO telemetry.measurement VALUES (:series, :time, :value)"), rows)
    mark(connection, serial, name, min(times), max(times))


def say(connection: Connection, serial: str, messages: Iterable[tuple[datetime, str]]) -> None:
    """Store state messages and mark their range dirty."""
    rows: list[dict[str, Any]] = [
        {"organization": AURORA, "device": device_id(serial), "time": time, "state": state}
        for time, state in messages
    ]
    connection.execute(
        text(
            "INSERT INTO oee.state_message (organization_id, device_id, time, state)"
            " VALUES (:organization, :device, :time, :state)"
        ),
        rows,
    )
    times = [row["time"] for row in rows]
    mark(connection, serial, "state", min(times), max(times))


def mark(connection: Connection, serial: str, name: str, start: datetime, end: datetime) -> None:
    """Put a range on the list of what is to be derived."""
    connection.execute(
        text(
            "INSERT INTO telemetry.dirty_range (series_id, from_time, to_time, marked_at)"
            " VALUES (:series, :start, :end, clock_timestamp()) ON CONFLICT (series_id) DO UPDATE SET"
            " from_time = least(dirty_range.from_time, excluded.from_time),"
            " to_time = greatest(dirty_range.to_time, excluded.to_time), marked_at = clock_timestamp()"
        ),
        {"series": series_id(connection, serial, name), "start": start, "end": end},
    )

"""What is known of a machine while values came: whether it ran, since when, and whether they are to be judged."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, RowMapping

from domain.calendar import shifts
from domain.condition import Reading
from domain.intervals import Span
from domain.judged_hours import JudgedHours
from domain.weekly_window import WeeklyWindow
from handlers.condition import store
from handlers.condition.schemas_kept import group_of_members, ordered_levels
from handlers.condition.store import Threshold
from handlers.oee.store import find_machine
from handlers.oee.store_calendars import clock, shift_calendar
from handlers.refusal import refused

_MOMENT = timedelta(microseconds=1)
"""Spans are half-open: the last value lies in a span that ends so much later."""


class Judging:
    """The readings of a threshold made of its values, which are ordered by time."""

    def __init__(
        self,
        connection: Connection,
        machine_id: UUID,
        threshold: Threshold,
        values: Sequence[tuple[datetime, float]],
    ) -> None:
        self._runs: list[tuple[datetime, datetime | None, bool | None, datetime | None]] = []
        self._hours: JudgedHours | None = None
        if not values:
            return
        span = Span(values[0][0], values[-1][0] + _MOMENT)
        if threshold.only_while_running:
            self._runs = _runs(connection, machine_id, span, timedelta(seconds=threshold.settling_seconds))
        if threshold.judged_windows or threshold.only_in_shift:
            self._hours = judged_hours(connection, machine_id, threshold, span)

    def reading(self, at: datetime, value: float) -> Reading:
        """The value with what is known of its instant."""
        running, started_at = self._run(at)
        return Reading(at, value, running, started_at, self._hours.outside(at) if self._hours else None)

    def _run(self, at: datetime) -> tuple[bool | None, datetime | None]:
        index = bisect_right(self._runs, at, key=lambda run: run[0]) - 1
        if index < 0:
            return None, None
        _, ended, running, started_at = self._runs[index]
        return (None, None) if ended is not None and ended <= at else (running, started_at)


def _runs(
    connection: Connection, machine_id: UUID, span: Span, settling: timedelta
) -> list[tuple[datetime, datetime | None, bool | None, datetime | None]]:
    """Begin, end, whether the machine ran, and since when, as far as that is known.

    Looked for so far back as a start still matters.  An unknown state is no stop: it is taken as running.
    """
    found: list[tuple[datetime, datetime | None, bool | None, datetime | None]] = []
    start = span.start - settling
    started: datetime | None = None
    halted = False
    for began, ended, state in store.states(connection, machine_id, Span(start, span.end)):
        running = None if state == "unknown" else state == "running"
        if running is False:
            started, halted = None, True
        elif running and (halted or (not found and began <= start)):
            started, halted = began, False
        found.append((began, ended, running, started if running else None))
    return found


def judged_hours(connection: Connection, machine_id: UUID, threshold: Threshold, span: Span) -> JudgedHours | None:
    """The hours in which a threshold is judged, its shifts as far as they touch the span."""
    machine = find_machine(connection, machine_id)
    if machine is None:
        return None
    within: Sequence[Span] | None = None
    if threshold.only_in_shift:
        calendar, _ = shift_calendar(connection, machine)
        within = [shift.span for shift in shifts(calendar, span)]
    return JudgedHours(machine.time_zone, tuple(map(weekly_window, threshold.judged_windows)), within)


def weekly_window(kept: Mapping[str, Any]) -> WeeklyWindow:
    """The domain's window of a stored one; from midnight to midnight is the whole day."""
    starts, ends = clock(kept["starts"]), clock(kept["ends"])
    weekdays = frozenset(day - 1 for day in kept["weekdays"])
    return WeeklyWindow(starts, ends, weekdays, all_day=starts == ends == time(0))


def can_be_judged(connection: Connection, row: RowMapping) -> None:
    """Refuse levels out of order or in another unit than the values they are held against, and a threshold by
    shifts of a machine without any: it would never be judged."""
    group_of_members(row)
    if row["combines"] is None:
        ordered_levels(row)
        units = store.units_of(connection, row["machine_id"], row["indicator"])
        if units and row["unit"] not in units:
            said = " or ".join(unit or "no unit" for unit in units)
            raise refused("unit", row["unit"], f"the unit of the values it is held against: {said}")
    if not row["only_in_shift"]:
        return
    machine = find_machine(connection, row["machine_id"])
    if machine is None or not shift_calendar(connection, machine)[0].rules:
        expected = "a machine whose line or factory has a calendar with shifts is expected"
        raise refused("only_in_shift", value=True, expected=expected)

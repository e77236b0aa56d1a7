"""Keeps the results of shifts: hour by hour, so that new facts cost only the hours they touch.

The elements of OEE add up, so a shift's are the sum of its hours'. An hour is calculated anew where new,
late or corrected facts touch it, and while it is the present one.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from domain import oee
from domain.calendar import BucketKind, Shift, calendar_buckets
from domain.intervals import Span
from domain.oee import OeeElements
from handlers.oee import facts, store_calendars, store_results
from handlers.oee.facts import WorkingTime
from handlers.oee.store import Machine

INSTANT = timedelta(microseconds=1)


def refresh_shift_results(connection: Connection, machine: Machine, span: Span, at: datetime) -> None:
    """Bring the result of every shift that has begun and that the span touches up to date."""
    calendar, shift_ids = store_calendars.shift_calendar(connection, machine)
    working = WorkingTime(calendar)
    touched = Span(span.start, max(span.end, span.start + INSTANT))
    found = working.shifts(touched)
    edges = [touched, *(shift.span for shift in found)]
    store_calendars.delete_other_results(connection, machine.id, touched, [shift.span.start for shift in found])
    for shift in found:
        until = min(shift.span.end, at)
        if shift.span.start >= until:
            continue
        total = _refresh_hours(connection, machine, working, shift, touched, Span(shift.span.start, until), at)
        columns = store_results.result_columns(total, oee.indicators(total))
        store_results.save_shift_result(connection, machine, shift, shift_ids.get(shift.name), until, columns)
    whole = Span(min(edge.start for edge in edges), min(max(edge.end for edge in edges), at + INSTANT))
    store_results.sum_days(connection, machine, whole if whole.end > whole.start else touched)


def _refresh_hours(
    connection: Connection,
    machine: Machine,
    working: WorkingTime,
    shift: Shift,
    touched: Span,
    whole: Span,
    at: datetime,
) -> OeeElements:
    """The shift's elements up to now, from its hours; those out of date are calculated anew."""
    hours = local_hours(whole, working.calendar.zone)
    known = store_results.hour_elements(connection, machine.id, shift.span)
    stale = [
        hour
        for hour in hours
        if hour.overlap(touched) or (stored := known.get(hour.start)) is None or stored[0] != hour.end
    ]
    if stale:
        gathered = facts.gather(connection, machine, Span(stale[0].start, stale[-1].end), working, at)
        fresh = {hour: gathered.elements(hour) for hour in stale}
        store_results.save_hours(connection, machine, fresh)
        known |= {hour.start: (hour.end, elements) for hour, elements in fresh.items()}
    store_results.delete_other_hours(connection, machine.id, whole, [hour.start for hour in hours])
    return oee.merge(known[hour.start][1] for hour in hours)


def local_hours(span: Span, zone: str) -> Sequence[Span]:
    """The span cut at the hours of the local clock."""
    buckets = calendar_buckets(span, BucketKind.HOUR, zone)
    return [part for bucket in buckets if (part := bucket.span.overlap(span))]


def calculate(connection: Connection, machine: Machine, window: Span) -> dict[str, Any]:
    """OEE of the machine over any window from the facts, with the elements it is made of."""
    found = facts.gather(connection, machine, window).elements(window)
    return store_results.result_columns(found, oee.indicators(found))

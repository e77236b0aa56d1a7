"""Keeps the results of shifts: hour by hour, so that new facts cost only the hours they touch.

The elements of OEE add up, so a shift's are the sum of its hours'. An hour is calculated anew where new,
late or corrected facts touch it, and while it is the present one.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from domain import oee
from domain.calendar import Shift
from domain.intervals import Span
from domain.oee import OeeElements
from domain.oee_arrays import as_elements
from domain.shift_hours import hours_of_shifts
from domain.span_arrays import Spans
from handlers.oee import bulk, facts, store_calendars, store_results
from handlers.oee.facts import WorkingTime
from handlers.oee.store import Machine

INSTANT = timedelta(microseconds=1)
LONG = timedelta(days=2)
"""From here on the facts are read as arrays, not row by row."""


def refresh_shift_results(connection: Connection, machine: Machine, span: Span, at: datetime) -> None:
    """Bring the result of every shift that has begun and that the span touches up to date."""
    calendar, shift_ids = store_calendars.shift_calendar(connection, machine)
    working = WorkingTime(calendar)
    touched = Span(span.start, max(span.end, span.start + INSTANT))
    found = working.shifts(touched)
    while gone := store_calendars.delete_other_results(
        connection, machine.id, touched, [shift.span.start for shift in found]
    ):
        # What lay in a shift that is no more lies in another one now, or in none.
        touched = _hull([touched, *gone])
        found = working.shifts(touched)
    whole = _hull([touched, *(shift.span for shift in found)])
    past = Span(min(whole.start, at), min(whole.end, at))
    hours = hours_of_shifts(found, past, calendar.zone)
    starts = [hour.start for of_shift in hours.values() for hour in of_shift]
    store_results.delete_other_hours(connection, machine.id, past, starts)
    refresh = _in_bulk if touched.end - touched.start > LONG else _one_by_one
    for shift, total in refresh(connection, machine, working, hours, touched, at).items():
        until = min(shift.span.end, at)
        columns = store_results.result_columns(total, oee.indicators(total))
        store_results.save_shift_result(connection, machine, shift, shift_ids.get(shift.name), until, columns)
    summed = Span(whole.start, min(whole.end, at + INSTANT)) if whole.start <= at else touched
    store_results.sum_days(connection, machine, summed)


def _hull(spans: Sequence[Span]) -> Span:
    return Span(min(span.start for span in spans), max(span.end for span in spans))


Hours = Mapping[Shift, Sequence[Span]]
"""The hours of shifts that have begun, up to now."""


def _one_by_one(
    connection: Connection, machine: Machine, working: WorkingTime, hours: Hours, touched: Span, at: datetime
) -> dict[Shift, OeeElements]:
    """Each shift's elements, from its hours; those out of date are calculated anew."""
    totals = {}
    for shift, parts in hours.items():
        known = store_results.hour_elements(connection, machine.id, shift.span)
        stale = [
            hour
            for hour in parts
            if hour.overlap(touched) or (stored := known.get(hour.start)) is None or stored[0] != hour.end
        ]
        if stale:
            gathered = facts.gather(connection, machine, Span(stale[0].start, stale[-1].end), working, at)
            fresh = {hour: gathered.elements(hour) for hour in stale}
            store_results.save_hours(connection, machine, fresh.items())
            known |= {hour.start: (hour.end, elements) for hour, elements in fresh.items()}
        totals[shift] = oee.merge(known[hour.start][1] for hour in parts)
    return totals


def _in_bulk(
    connection: Connection, machine: Machine, working: WorkingTime, hours: Hours, _touched: Span, at: datetime
) -> dict[Shift, OeeElements]:
    """Each shift's elements, all of their hours calculated anew at once."""
    if not hours:
        return {}
    parts = [(shift, hour) for shift, of_shift in hours.items() for hour in of_shift]
    window = _hull([hour for _, hour in parts])
    plan = bulk.Plans(window).hours(working.calendar).planned
    spans = Spans.of(hour for _, hour in parts)
    fresh = as_elements(bulk.lay(connection, {machine.id: plan}, window, at).elements(spans))
    found = list(zip(parts, fresh, strict=True))
    store_results.save_hours(connection, machine, [(hour, elements) for (_, hour), elements in found])
    by_shift: dict[Shift, list[OeeElements]] = defaultdict(list)
    for (shift, _), elements in found:
        by_shift[shift].append(elements)
    return {shift: oee.merge(elements) for shift, elements in by_shift.items()}


def calculate(connection: Connection, machine: Machine, window: Span) -> dict[str, Any]:
    """OEE of the machine over any window from the facts, with the elements it is made of."""
    found = facts.gather(connection, machine, window).elements(window)
    return store_results.result_columns(found, oee.indicators(found))

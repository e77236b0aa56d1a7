"""Reports straight from the facts: what stored results should say, whatever they do say.

Parts are whole hours of shifts, cut at the span's edges, as stored results are.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

import numpy as np
from sqlalchemy import Connection

from domain.calendar import BucketKind, calendar_buckets
from domain.intervals import Span, subtraction
from domain.oee import OeeElements
from domain.oee_arrays import Amounts, as_elements, summed
from domain.span_arrays import Instants, Spans, micros
from handlers.oee import store, store_calendars
from handlers.oee.bulk import Hours, Plans, lay
from handlers.oee.store_reports import Scope, stamp

CALENDAR = {
    "hour": BucketKind.HOUR,
    "day": BucketKind.DAY,
    "week": BucketKind.WEEK,
    "month": BucketKind.MONTH,
}


def buckets(
    connection: Connection, scope: Scope, span: Span, present: datetime, *, by: str, split: bool
) -> Mapping[str, Mapping[UUID, OeeElements]]:
    """Elements by bucket and machine; by bucket alone, under any machine, unless ``split``."""
    past = Span(span.start, max(span.start, min(span.end, present)))
    plans = Plans(past)
    sums: dict[UUID, dict[str, Amounts]] = {}
    anybody = next(iter(scope.machines), None)
    for machine_id in scope.machines:
        machine = store.find_machine(connection, machine_id)
        if machine is None or anybody is None:
            continue
        hours = plans.hours(store_calendars.shift_calendar(connection, machine)[0])
        hours = hours.since(micros(store_calendars.known_since(connection, machine_id)))
        if not hours.spans.starts.size:
            continue
        found = lay(connection, {machine_id: hours.planned}, past, present).elements(hours.spans)
        keys, groups = _groups(scope, hours, past, by, machine_id)
        known = sums.setdefault(machine_id if split else anybody, {})
        by_bucket = summed(found, groups, len(keys)).T
        for number in np.unique(groups):
            key = keys[number]
            known[key] = known[key] + by_bucket[number] if key in known else by_bucket[number]
    found_: dict[str, dict[UUID, OeeElements]] = {}
    for id_, columns in sums.items():
        for key, elements in zip(columns, as_elements(np.stack(list(columns.values()), axis=1)), strict=True):
            found_.setdefault(key, {})[id_] = elements
    return found_


Worked = Mapping[UUID, Sequence[tuple[Span, str]]]
"""By machine: the spans, free of overlaps, in which it was at something, with the key of what."""


def by_work(
    connection: Connection, scope: Scope, span: Span, present: datetime, worked: Worked
) -> Mapping[str, Mapping[UUID, OeeElements]]:
    """Each machine's time cut along what it was at; the rest is at nothing (the empty key)."""
    past = Span(span.start, max(span.start, min(span.end, present)))
    plans = Plans(past)
    found: dict[str, dict[UUID, OeeElements]] = {}
    for machine_id in scope.machines:
        machine = store.find_machine(connection, machine_id)
        if machine is None:
            continue
        known = [(part, key) for one, key in worked.get(machine_id, ()) if (part := one.overlap(past))]
        rest = [(part, "") for part in subtraction([past], [part for part, _ in known])]
        parts = sorted([*known, *rest], key=lambda pair: pair[0])
        if not parts:
            continue
        hours = plans.hours(store_calendars.shift_calendar(connection, machine)[0])
        hours = hours.since(micros(store_calendars.known_since(connection, machine_id)))
        keys = sorted({key for _, key in parts})
        groups = np.array([keys.index(key) for _, key in parts])
        laid = lay(connection, {machine_id: hours.planned}, past, present)
        columns = laid.elements(Spans.of(part for part, _ in parts))
        for key, elements in zip(keys, as_elements(summed(columns, groups, len(keys))), strict=True):
            if elements.pbt_s or elements.produced or elements.outside_plan_produced or key:
                found.setdefault(key, {})[machine_id] = elements
    return found


def _groups(scope: Scope, hours: Hours, span: Span, by: str, machine_id: UUID) -> tuple[list[str], Instants]:
    """The keys of buckets, and into which of them each hour falls."""
    if by == "shift":
        return [stamp(shift.span.start) for shift in hours.shifts], hours.shift_of
    if kind := CALENDAR.get(by):
        spans = [bucket.span for bucket in calendar_buckets(span, kind, scope.time_zone)]
        return [stamp(one.start) for one in spans], Spans.of(spans).index_at(hours.spans.starts)
    return [str(machine_id) if by == "machine" else ""], np.zeros_like(hours.shift_of)

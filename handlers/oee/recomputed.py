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
from handlers.oee import store_calendars
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
    keys_of = _Keys(scope, past, by)
    sums: dict[UUID, dict[str, Amounts]] = {}
    anybody = next(iter(scope.machines), None)
    for machine_id, hours in _hours(connection, scope, past).items():
        if anybody is None or not hours.spans.starts.size:
            continue
        found = lay(connection, {machine_id: hours.planned}, past, present).elements(hours.spans)
        keys, groups = keys_of(machine_id, hours)
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
    found: dict[str, dict[UUID, OeeElements]] = {}
    for machine_id, hours in _hours(connection, scope, past).items():
        known = [(part, key) for one, key in worked.get(machine_id, ()) if (part := one.overlap(past))]
        rest = [(part, "") for part in subtraction([past], [part for part, _ in known])]
        parts = sorted([*known, *rest], key=lambda pair: pair[0])
        if not parts:
            continue
        keys = sorted({key for _, key in parts})
        groups = np.array([keys.index(key) for _, key in parts])
        laid = lay(connection, {machine_id: hours.planned}, past, present)
        columns = laid.elements(Spans.of(part for part, _ in parts))
        for key, elements in zip(keys, as_elements(summed(columns, groups, len(keys))), strict=True):
            if elements.pbt_s or elements.produced or elements.outside_plan_produced or key:
                found.setdefault(key, {})[machine_id] = elements
    return found


def _hours(connection: Connection, scope: Scope, span: Span) -> dict[UUID, Hours]:
    """By machine, in the scope's order: the hours of its shifts since something is known of it."""
    plans = Plans(span)
    calendars = store_calendars.shift_calendars(connection, scope.machines)
    since = store_calendars.known_since(connection, scope.machines)
    return {
        id_: plans.hours(calendars[id_][0]).since(micros(since[id_])) for id_ in scope.machines if id_ in calendars
    }


class _Keys:
    """The keys of a span's buckets, and into which of them the hours of a machine fall."""

    def __init__(self, scope: Scope, span: Span, by: str) -> None:
        self._by = by
        kind = CALENDAR.get(by)
        spans = [bucket.span for bucket in calendar_buckets(span, kind, scope.time_zone)] if kind else []
        self._starts, self._spans = [stamp(one.start) for one in spans], Spans.of(spans)

    def __call__(self, machine_id: UUID, hours: Hours) -> tuple[list[str], Instants]:
        if self._by == "shift":
            return [stamp(shift.span.start) for shift in hours.shifts], hours.shift_of
        if self._by in CALENDAR:
            return self._starts, self._spans.index_at(hours.spans.starts)
        return [str(machine_id) if self._by == "machine" else ""], np.zeros_like(hours.shift_of)

"""Elements of OEE for long spans of a machine: the facts read as arrays, and the one calculation over them.

What ``facts`` is for an hour or a shift, this is for months; tests hold both to the same numbers.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

import numpy as np
from sqlalchemy import Connection

from domain.calendar import Shift, ShiftCalendar, shifts
from domain.intervals import Span, union
from domain.oee_arrays import Amounts, Counts, Timeline, overlaid
from domain.shift_hours import hours_of_shifts
from domain.span_arrays import NOTHING, Instants, Spans, micros
from handlers.oee import store_arrays, store_calendars, store_counts
from handlers.oee.store import Machine


@dataclass(frozen=True, slots=True)
class Hours:
    """The local hours of a calendar's shifts inside a span, each with the shift that it lies in."""

    shifts: tuple[Shift, ...]
    spans: Spans
    shift_of: Instants
    operation: Spans
    breaks: Spans

    def since(self, instant: int) -> "Hours":
        """The hours of the shifts that end after an instant: before it, nobody knows of the machine."""
        shift_ends = np.array([micros(shift.span.end) for shift in self.shifts], np.int64)
        kept = shift_ends[self.shift_of] > instant if self.shifts else self.shift_of == NOTHING
        spans = Spans(self.spans.starts[kept], self.spans.ends[kept])
        return replace(self, spans=spans, shift_of=self.shift_of[kept])


@dataclass
class Plans:
    """Working time of calendars over one span, worked out once, however many machines share it."""

    span: Span
    _known: dict[ShiftCalendar, Hours] = field(default_factory=dict)

    def hours(self, calendar: ShiftCalendar) -> Hours:
        """The calendar's hours in the span."""
        if calendar not in self._known:
            worked = shifts(calendar, self.span)
            hours = hours_of_shifts(worked, self.span, calendar.zone)
            self._known[calendar] = Hours(
                tuple(hours),
                Spans.of(hour for of_shift in hours.values() for hour in of_shift),
                np.repeat(np.arange(len(hours)), [len(of_shift) for of_shift in hours.values()]),
                Spans.of(union(shift.span for shift in worked)),
                Spans.of(union(pause for shift in worked for pause in shift.breaks)),
            )
        return self._known[calendar]


def timeline(connection: Connection, machine: Machine, hours: Hours, span: Span, present: datetime) -> Timeline:
    """The facts of a machine over a span, with people's causes over the machine's own states."""
    ids = [machine.id]
    states = store_arrays.states(connection, machine.id, span, present)
    people = store_arrays.people(connection, machine.id, span, present)
    stops = union(store_calendars.planned_stops_of(connection, ids, span).get(machine.id, ()))
    counts = _counts(connection, machine.id, span)
    counted = None
    if not counts.times.size and not store_counts.always_counted(connection, ids):
        counted = Spans.of(run.span for run in store_counts.runs_of(connection, ids, span).get(machine.id, ()))
    return Timeline(hours.operation, _joined(hours.breaks, stops), overlaid(states, people), counts, counted)


def _joined(breaks: Spans, stops: Sequence[Span]) -> Spans:
    if not stops:
        return breaks
    extra = Spans.of(stops)
    rest = extra.without(breaks)
    starts = np.concatenate((breaks.starts, rest.starts))
    order = np.argsort(starts)
    return Spans(starts[order], np.concatenate((breaks.ends, rest.ends))[order])


def _counts(connection: Connection, machine_id: UUID, span: Span) -> Counts:
    """What was counted, each part with the ideal cycle time that held at its instant."""
    found = store_arrays.counted(connection, machine_id, span)
    runs = store_counts.runs_of(connection, [machine_id], span).get(machine_id, ())
    cycles = store_counts.cycle_times(connection, [machine_id])
    worked = Spans.of(run.span for run in runs)
    products = np.array([run.product_id for run in runs], object)
    cycle_s = []
    for one in found:
        held = np.full(one.times.shape, np.nan)
        run = worked.index_at(one.times) if one.product_id is None else None
        for (_, product), known in cycles.items():
            if run is None:
                chosen = np.full(one.times.shape, product == one.product_id)
            else:
                chosen = (run != NOTHING) & (products == product)[run] if products.size else run != NOTHING
            since = np.array([micros(max(valid_from, span.start)) for valid_from, _ in known])
            which = np.searchsorted(since, one.times, side="right") - 1
            seconds = np.array([cycle for _, cycle in known])
            held = np.where(chosen & (which >= 0), seconds[which], held)
        cycle_s.append(held)

    def whole(columns: Sequence[Amounts]) -> Amounts:
        return np.concatenate(columns) if columns else np.empty(0)

    return Counts(
        np.concatenate([one.times for one in found]) if found else np.empty(0, np.int64),
        whole([one.produced for one in found]),
        whole([one.scrap for one in found]),
        whole([one.rework for one in found]),
        whole(cycle_s),
    )

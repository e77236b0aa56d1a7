"""Elements of OEE in bulk: the facts read as arrays, and the one calculation over them.

What ``facts`` is for an hour or a shift of a machine, this is for months of it, or for one minute of hundreds;
tests hold both to the same numbers.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from uuid import UUID

import numpy as np
from sqlalchemy import Connection

from domain.calendar import Shift, ShiftCalendar, shifts
from domain.intervals import Span, union
from domain.oee_arrays import Amounts, Counts, Timeline, overlaid
from domain.shift_hours import hours_of_shifts
from domain.span_arrays import NOTHING, Instants, Lanes, Pieces, Spans, micros
from domain.time_model import OeeRules
from handlers.oee import store_arrays, store_calendars, store_counts
from handlers.oee.store_arrays import Counted
from handlers.oee.store_spans import MachineSpans

_MARGIN = timedelta(seconds=2 * OeeRules().micro_stop_s)
"""What a lane shows beside the span: so much that a stop cut at its edge is no micro-stop for that."""


@dataclass(frozen=True, slots=True, eq=False)
class PlannedOperation:
    """When machines are meant to work, and their breaks."""

    spans: Spans
    breaks: Spans

    @classmethod
    def of(cls, worked: Iterable[Shift]) -> "PlannedOperation":
        """That of shifts."""
        known = list(worked)
        return cls(
            Spans.of(union(shift.span for shift in known)),
            Spans.of(union(pause for shift in known for pause in shift.breaks)),
        )


@dataclass(frozen=True, slots=True)
class Hours:
    """The local hours of a calendar's shifts inside a span, each with the shift that it lies in."""

    shifts: tuple[Shift, ...]
    shift_ends: Instants
    spans: Spans
    shift_of: Instants
    planned: PlannedOperation

    def since(self, instant: int) -> "Hours":
        """The hours of the shifts that end after an instant: before it, nobody knows of the machine."""
        kept = self.shift_ends[self.shift_of] > instant
        if kept.all():
            return self
        spans, shift_of = Spans(self.spans.starts[kept], self.spans.ends[kept]), self.shift_of[kept]
        first = micros(self.shifts[shift_of[0]].span.start) if shift_of.size else instant
        planned = PlannedOperation(self.planned.spans.after(first), self.planned.breaks.after(first))
        return replace(self, spans=spans, shift_of=shift_of, planned=planned)


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
                np.array([micros(shift.span.end) for shift in hours], np.int64),
                Spans.of(hour for of_shift in hours.values() for hour in of_shift),
                np.repeat(np.arange(len(hours)), [len(of_shift) for of_shift in hours.values()]),
                PlannedOperation.of(worked),
            )
        return self._known[calendar]


@dataclass(frozen=True, slots=True)
class Laid:
    """The facts of machines over a span, side by side on one timeline."""

    ids: Sequence[UUID]
    lanes: Lanes
    timeline: Timeline

    def elements(self, parts: Spans, machines: Iterable[UUID] | None = None) -> Amounts:
        """The elements of disjoint parts of the span, in the order of the machines and by time.

        ``machines``: of which one each part is; without, all are of the first.
        """
        lanes = np.zeros_like(parts.starts)
        if machines is not None:
            number_of = {id_: number for number, id_ in enumerate(self.ids)}
            lanes = np.array([number_of[id_] for id_ in machines], np.int64)
        return self.timeline.elements(Spans(self.lanes.at(lanes, parts.starts), self.lanes.at(lanes, parts.ends)))

    def as_of(self, untils: Mapping[UUID, datetime]) -> "Laid":
        """The same with states of machines only up to an instant each: as they were known by then."""
        states = self.timeline.states
        lane = self.lanes.of(states.starts)
        until = np.array([micros(untils[id_]) if id_ in untils else self.lanes.end for id_ in self.ids], np.int64)
        cut = self.lanes.at(lane, until[lane])
        kept = states.starts < cut
        known = Pieces(states.starts[kept], np.minimum(states.ends, cut)[kept], states.codes[kept])
        return replace(self, timeline=replace(self.timeline, states=known))


def lay(
    connection: Connection,
    machines: Mapping[UUID, PlannedOperation],
    span: Span,
    present: datetime,
    since: Mapping[UUID, datetime] | None = None,
) -> Laid:
    """The facts of machines over a span, with people's causes over the machines' own states.

    What still lasts, does so up to the present. ``since``: of which machines only a later part of it is asked.
    """
    lanes = Lanes(micros(span.start - _MARGIN), micros(span.end + _MARGIN))
    ids = list(machines)
    numbers: dict[PlannedOperation, list[int]] = defaultdict(list)
    for number, planned in enumerate(machines.values()):
        numbers[planned].append(number)
    asked = MachineSpans.of(ids, span, since)
    states = store_arrays.states(connection, asked, present, lanes)
    people = store_arrays.people(connection, asked, present, lanes)
    counted = store_arrays.counted(connection, asked)
    operation = _in_lanes(lanes, [(lane, planned.spans) for planned, lane in numbers.items()])
    breaks = _in_lanes(lanes, [(lane, planned.breaks) for planned, lane in numbers.items()])
    stops = _each(lanes, ids, store_calendars.planned_stops_of(connection, ids, span))
    if stops.starts.size:
        rest = stops.without(breaks)
        breaks = _by_time(np.append(breaks.starts, rest.starts), np.append(breaks.ends, rest.ends))
    return Laid(
        ids,
        lanes,
        Timeline(
            operation,
            breaks,
            overlaid(states, people),
            _counts(connection, ids, span, lanes, counted),
            _counted(connection, ids, span, lanes, counted),
        ),
    )


def _in_lanes(lanes: Lanes, known: Sequence[tuple[Sequence[int], Spans]]) -> Spans:
    """Spans, each repeated in the lanes it holds for."""
    starts, ends = [], []
    for numbers, spans in known:
        lane = np.array(numbers, np.int64)[:, None]
        starts.append(lanes.at(lane, spans.starts).ravel())
        ends.append(lanes.at(lane, spans.ends).ravel())
    return _by_time(np.concatenate(starts), np.concatenate(ends)) if known else Spans.of(())


def _each(lanes: Lanes, ids: Sequence[UUID], known: Mapping[UUID, Iterable[Span]]) -> Spans:
    """Spans of single machines in their lanes."""
    found = [([number], Spans.of(union(known[id_]))) for number, id_ in enumerate(ids) if id_ in known]
    return _in_lanes(lanes, found)


def _by_time(starts: Instants, ends: Instants) -> Spans:
    order = np.argsort(starts, kind="stable")
    order = order[starts[order] < ends[order]]
    return Spans(starts[order], ends[order])


def _counted(
    connection: Connection, ids: Sequence[UUID], span: Span, lanes: Lanes, counted: Sequence[Counted]
) -> Spans | None:
    """When parts of the machines would have been seen; None for always."""
    seen = {ids[number] for one in counted for number in np.flatnonzero(np.bincount(one.numbers)).tolist()}
    runs = store_counts.counted_runs(connection, [id_ for id_ in ids if id_ not in seen], span)
    if not runs:
        return None
    always = [number for number, id_ in enumerate(ids) if id_ not in runs]
    whole = Spans(np.array([lanes.start]), np.array([lanes.end]))
    of_runs = [([number], Spans.of(runs[id_])) for number, id_ in enumerate(ids) if id_ in runs]
    return _in_lanes(lanes, [(always, whole), *of_runs])


def _counts(
    connection: Connection, ids: Sequence[UUID], span: Span, lanes: Lanes, counted: Sequence[Counted]
) -> Counts:
    """What was counted, each part with the ideal cycle time that held at its instant."""
    if not counted:
        nothing = np.empty(0)
        return Counts(np.empty(0, np.int64), nothing, nothing, nothing, nothing)
    number_of = {id_: number for number, id_ in enumerate(ids)}
    known_runs = store_counts.runs_of(connection, ids, span)
    runs = [(number_of[id_], run) for id_, of_machine in known_runs.items() for run in of_machine]
    runs.sort(key=lambda pair: (pair[0], pair[1].span))
    lane, worked = np.array([number for number, _ in runs], np.int64), Spans.of(run.span for _, run in runs)
    worked = Spans(lanes.at(lane, worked.starts), lanes.at(lane, worked.ends))
    cycles = store_counts.cycle_times(connection, ids)
    code_of = {product: code for code, product in enumerate(sorted({product for _, product in cycles}, key=str))}
    made = np.array(
        [*(code_of.get(product, NOTHING) for product in (run.product_id for _, run in runs)), NOTHING], np.int64
    )
    # A lane for each machine and product: in it, from when on which cycle time holds.
    known = sorted(
        (number_of[id_] * len(code_of) + code_of[product], max(micros(since), lanes.start), seconds)
        for (id_, product), of_product in cycles.items()
        for since, seconds in of_product
    )
    lane_of = np.array([lane for lane, _, _ in known], np.int64)
    since = lanes.at(lane_of, np.array([instant for _, instant, _ in known], np.int64))
    cycle_s = np.array([*(seconds for _, _, seconds in known), np.nan])
    found = []
    for one in counted:
        times = lanes.at(one.numbers, one.times)
        if one.product_id is None:
            product = made[worked.index_at(times)]
        else:
            product = np.full(times.shape, code_of.get(one.product_id, NOTHING), np.int64)
        lane = one.numbers * len(code_of) + product
        index = np.searchsorted(since, lanes.at(lane, one.times), side="right") - 1
        holds = (product != NOTHING) & (index >= 0)
        holds[holds] = lane_of[index[holds]] == lane[holds]
        found.append((times, one.produced, one.scrap, one.rework, cycle_s[np.where(holds, index, NOTHING)]))
    if len(found) == 1:
        return Counts(*found[0])  # the rule, and spared copies of it all
    return Counts(*(np.concatenate(column) for column in zip(*found, strict=True)))

"""The running shifts of all machines, once a minute: what the minute brought is added to what is stored.

The elements of OEE add up, so the time since the last look is all that has to be read: one statement for each
kind of fact, the pure calculation, one statement for each table of results. Machines for which more than
time has passed are calculated on their own, from their facts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from uuid import UUID

import numpy as np
from sqlalchemy import Connection

from domain.calendar import BucketKind, Shift, calendar_buckets
from domain.intervals import Span, first_overlap
from domain.oee_arrays import ROW, factors, summed
from domain.shift_hours import local_hours
from domain.span_arrays import Spans
from domain.time_model import OeeRules
from handlers.oee import bulk, store_calendars, store_running
from handlers.oee.bulk import PlannedOperation
from handlers.oee.facts import WorkingTime
from handlers.oee.results import INSTANT, refresh_shift_results
from handlers.oee.service import refresh_states
from handlers.oee.store import Machine, find_machine
from handlers.oee.store_results import COLUMN_OF
from handlers.oee.store_running import NOTHING_STORED, Known, Part, RunningShift, Working

RECENT = timedelta(minutes=2)
FAR_BEHIND = timedelta(hours=1)
"""Who was not looked at for so long is calculated from the facts."""


@dataclass(frozen=True, slots=True)
class Owed:
    """A part of a shift that is not yet calculated; ``is_stored``: that shift is the latest that is stored."""

    shift: Shift
    span: Span
    is_stored: bool


@dataclass(frozen=True, slots=True)
class Tail:
    """The part of a machine's shift that is not yet calculated.

    ``before``: what is stored of the shift, by ``COLUMN_OF``. ``standing``: the time before, in which a stop that
    still lasts was taken for a micro-stop, and is none any more.
    """

    working: Working
    shift: Shift
    span: Span
    before: tuple[float, ...]
    standing: Span | None = None

    @property
    def machine(self) -> Machine:
        """Whose shift it is."""
        return self.working.machine

    @property
    def zone(self) -> str:
        """Whose local hours count."""
        return self.machine.time_zone


def refresh_running_shifts(connection: Connection, at: datetime) -> int:
    """Bring the running shift of every machine up to date, and close the one that ended; how many machines."""
    store_running.commit_without_waiting(connection)
    machine_ids = store_running.lock_free_machines(connection)
    silent = set(store_running.fallen_silent(connection, machine_ids, at))
    for machine_id in sorted(silent):
        if machine := find_machine(connection, machine_id):
            refresh_states(connection, machine, Span(at - RECENT, at), at)
    machines = store_running.working_machines(connection, machine_ids, at)
    plans = _plans(connection, machines)
    # Machines of one calendar mostly owe the same.
    owed = cache(lambda calendar_id, known: _owed(plans[calendar_id][0], known, at))
    tails: list[Tail] = []
    for working in machines:
        owing = None if working.machine.id in silent else owed(working.calendar_id, working.known)
        of_machine = None if owing is None else _tails(working, owing, at)
        if of_machine is not None:
            tails += of_machine
        else:
            since = working.standing_since or at
            refresh_shift_results(connection, working.machine, Span(min(since, _until(working, at)), at), at)
    _advance(connection, tails, plans, at)
    return len(machine_ids)


Plans = Mapping[UUID, tuple[WorkingTime, Mapping[str, UUID]]]
"""Working time and ids of shifts by name, by calendar."""


def _plans(connection: Connection, machines: Sequence[Working]) -> Plans:
    zones = {working.calendar_id: working.machine.time_zone for working in machines}
    found = store_calendars.calendars(connection, zones)
    return {id_: (WorkingTime(calendar), ids) for id_, (calendar, ids) in found.items()}


def _until(working: Working, at: datetime) -> datetime:
    """From when on a machine that is calculated from its facts is out of date: not longer ago than two days."""
    since = working.known.until if working.known else at - RECENT
    return max(min(since, at - RECENT), at - timedelta(days=2))


def _owed(plan: WorkingTime, known: Known | None, at: datetime) -> Sequence[Owed] | None:
    """What is to be added to the shifts of whoever that is known of, by time; None where that does not do."""
    found = []
    if known is not None and known.until < known.shift.end:
        last = plan.shifts(known.shift)
        if [shift.span for shift in last] != [known.shift]:
            return None  # the calendar is not what it was
        found.append(Owed(last[0], Span(min(known.until, at), min(known.shift.end, at)), is_stored=True))
    for shift in plan.shifts(Span(at - INSTANT, at)):
        if known is not None and shift.span == known.shift:
            continue
        if known is not None and plan.shifts(Span(known.shift.end, max(shift.span.start, known.shift.end))):
            return None  # a whole shift was missed
        found.append(Owed(shift, Span(shift.span.start, at), is_stored=False))
    if first_overlap(one.shift.span for one in found):
        return None
    return None if any(one.span.duration_s > FAR_BEHIND.total_seconds() for one in found) else found


def _tails(working: Working, owed: Sequence[Owed], at: datetime) -> Sequence[Tail] | None:
    """What the machine owes; None where a stop that has become long began in another shift."""
    standing = _standing(working, at) if any(one.is_stored for one in owed) else None
    if standing is None and _becomes_long(working, at):
        return None
    return [
        Tail(working, one.shift, one.span, working.sums, standing)
        if one.is_stored
        else Tail(working, one.shift, one.span, NOTHING_STORED)
        for one in owed
        if one.span.duration_s
    ]


def _becomes_long(working: Working, at: datetime) -> bool:
    """Whether a lasting stop has become too long for a micro-stop since: what is stored took it for one."""
    if working.standing_since is None or working.known is None:
        return False
    limit = working.standing_since + timedelta(seconds=OeeRules().micro_stop_s)
    return working.known.until < limit <= at


def _standing(working: Working, at: datetime) -> Span | None:
    """The time of the latest shift that is taken for a micro-stop and belongs to a stop that has become long."""
    since, known = working.standing_since, working.known
    if since is None or known is None or not _becomes_long(working, at):
        return None
    return Span(since, known.until) if known.shift.start <= since < known.until else None


def _advance(connection: Connection, tails: Sequence[Tail], plans: Plans, at: datetime) -> None:
    """Add what the tails hold to the stored hours, days and shifts."""
    if not tails:
        return
    cut = cache(_parts)
    parts: list[tuple[int, Part]] = []
    restated: list[int] = []
    for n, tail in enumerate(tails):
        if tail.standing:
            again = cut(tail.shift.span, tail.standing, tail.zone)
            restated += range(len(parts), len(parts) + len(again))
            parts += ((n, part) for part in again)
        parts += ((n, part) for part in cut(tail.shift.span, tail.span, tail.zone))
    laid = _lay(connection, tails, at)
    found = laid.elements(*_asked(tails, parts))
    if restated:
        # What is stored of these parts was calculated when less was known; only the change is added.
        known = laid.as_of({tail.machine.id: tail.span.start for tail in tails if tail.standing})
        found[:, restated] -= known.elements(*_asked(tails, [parts[number] for number in restated]))
    totals = summed(found, np.array([n for n, _ in parts]), len(tails))
    totals[[ROW[name] for name in COLUMN_OF.values()]] += np.array([tail.before for tail in tails], np.float64).T
    store_running.add_parts(connection, [(tails[n].machine, part) for n, part in parts], found)
    shifts = [
        RunningShift(
            tail.machine, tail.shift, plans[tail.working.calendar_id][1].get(tail.shift.name), tail.span.end
        )
        for tail in tails
    ]
    store_running.save_shifts(connection, shifts, totals, factors(totals))


def _lay(connection: Connection, tails: Sequence[Tail], at: datetime) -> bulk.Laid:
    shifts: dict[UUID, tuple[Shift, ...]] = {}
    since: dict[UUID, datetime] = {}
    for tail in tails:
        machine_id = tail.machine.id
        shifts[machine_id] = (*shifts.get(machine_id, ()), tail.shift)
        since[machine_id] = min(since.get(machine_id, at), (tail.standing or tail.span).start)
    planned = cache(PlannedOperation.of)
    machines = {id_: planned(of_machine) for id_, of_machine in shifts.items()}
    return bulk.lay(connection, machines, Span(min(since.values()), at), at, since)


def _asked(tails: Sequence[Tail], parts: Sequence[tuple[int, Part]]) -> tuple[Spans, list[UUID]]:
    return Spans.of(part.span for _, part in parts), [tails[n].machine.id for n, _ in parts]


def _parts(shift: Span, tail: Span, zone: str) -> Sequence[Part]:
    """The tail cut at the local hours."""
    hours = local_hours(Span(shift.start, tail.end), zone)
    found = [(hour.start, part) for hour in hours if (part := hour.overlap(tail))]
    return [Part(start, part, calendar_buckets(part, BucketKind.DAY, zone)[0].span) for start, part in found]

"""The running shifts of all machines, once a minute: what the minute brought is added to what is stored.

The elements of OEE add up, so the time since the last look is all that has to be read: one statement for each
kind of fact, the pure calculation, one statement for each table of results. Machines for which more than
time has passed are calculated on their own, from their facts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from domain import oee
from domain.calendar import BucketKind, Shift, calendar_buckets
from domain.intervals import Span
from domain.oee import OeeElements
from domain.shift_hours import local_hours
from domain.time_model import OeeRules
from handlers.oee import facts, store_calendars, store_running
from handlers.oee.facts import WorkingTime
from handlers.oee.results import INSTANT, refresh_shift_results
from handlers.oee.service import refresh_states
from handlers.oee.store import find_machine
from handlers.oee.store_results import element_columns, owner_of, result_columns
from handlers.oee.store_running import Working

RECENT = timedelta(minutes=2)
FAR_BEHIND = timedelta(hours=1)
"""Who was not looked at for so long is calculated from the facts."""


@dataclass(frozen=True, slots=True)
class Tail:
    """The part of a machine's shift that is not yet calculated; ``before``: the elements of the rest."""

    working: Working
    shift: Shift
    span: Span
    before: OeeElements


def refresh_running_shifts(connection: Connection, at: datetime) -> int:
    """Bring the running shift of every machine up to date, and close the one that ended; how many machines."""
    machine_ids = store_running.lock_free_machines(connection)
    silent = set(store_running.fallen_silent(connection, machine_ids, at))
    for machine_id in sorted(silent):
        if machine := find_machine(connection, machine_id):
            refresh_states(connection, machine, Span(at - RECENT, at), at)
    machines = store_running.working_machines(connection, machine_ids, at)
    plans = _plans(connection, machines)
    tails = []
    for working in machines:
        tail = None if working.machine.id in silent else _tail(working, plans[working.calendar_id][0], at)
        if isinstance(tail, Tail):
            tails.append(tail)
        elif tail is None:
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


def _tail(working: Working, plan: WorkingTime, at: datetime) -> Tail | tuple[()] | None:
    """What is to be added to the machine's shift: () for nothing, None where that does not do."""
    known, running = working.known, plan.shifts(Span(at - INSTANT, at))
    if known is not None and known.until < known.shift.end and [s.span for s in running] != [known.shift]:
        return None  # it ended since
    if not running:
        return ()
    shift, *others = running
    if others or _becomes_long(working, at):
        return None
    if known is not None and known.shift == shift.span:
        tail, before = Span(min(known.until, at), at), known.elements
    else:
        if known is not None and plan.shifts(Span(known.shift.end, max(shift.span.start, known.shift.end))):
            return None  # a whole shift was missed
        tail, before = Span(shift.span.start, at), OeeElements()
    if tail.duration_s > FAR_BEHIND.total_seconds():
        return None
    return Tail(working, shift, tail, before) if tail.duration_s else ()


def _becomes_long(working: Working, at: datetime) -> bool:
    """Whether a lasting stop has become too long for a micro-stop since: what is stored took it for one."""
    if working.standing_since is None or working.known is None:
        return False
    limit = working.standing_since + timedelta(seconds=OeeRules().micro_stop_s)
    return working.known.until < limit <= at


def _advance(connection: Connection, tails: Sequence[Tail], plans: Plans, at: datetime) -> None:
    if not tails:
        return
    window = Span(min(tail.span.start for tail in tails), at)
    working_times = {t.working.machine.id: plans[t.working.calendar_id][0] for t in tails}
    gathered = facts.gather_all(connection, working_times, window, at)
    parts: list[dict[str, Any]] = []
    shifts: list[dict[str, Any]] = []
    cut: dict[tuple[Span, Span, str], Sequence[tuple[datetime, Span, Span]]] = {}
    for tail in tails:
        machine = tail.working.machine
        owner = owner_of(machine)
        total, key = tail.before, (tail.shift.span, tail.span, machine.time_zone)
        if key not in cut:
            cut[key] = _parts(*key)
        for hour, part, day in cut[key]:
            found = gathered[machine.id].elements(part)
            total += found
            row = owner | element_columns(found)
            row |= {"started_at": hour, "calculated_until": part.end}
            parts.append(row | {"day_started_at": day.start, "day_ended_at": day.end})
        shifts.append(
            owner
            | result_columns(total, oee.indicators(total))
            | {
                "started_at": tail.shift.span.start,
                "ended_at": tail.shift.span.end,
                "calculated_until": at,
                "shift_id": plans[tail.working.calendar_id][1].get(tail.shift.name),
                "shift_name": tail.shift.name,
            }
        )
    store_running.add_parts(connection, parts)
    store_running.save_shifts(connection, shifts)


def _parts(shift: Span, tail: Span, zone: str) -> Sequence[tuple[datetime, Span, Span]]:
    """The tail cut at the local hours: where each stored hour begins, the part, and its local day."""
    hours = local_hours(Span(shift.start, tail.end), zone)
    found = [(hour.start, part) for hour in hours if (part := hour.overlap(tail))]
    return [(start, part, calendar_buckets(part, BucketKind.DAY, zone)[0].span) for start, part in found]

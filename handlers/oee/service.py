"""Decides what a machine was doing, what it made, and how good that was.

Everything is calculated anew from stored facts over exactly the span that new, late or corrected facts
touch; one calculation (``facts``) serves results, actions and reports alike.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from core.clock import now
from core.tokens import Identity
from domain.counters import DeltaKind
from domain.intervals import Span
from domain.machine_state import MachineState
from domain.time_model import OeeRules
from handlers.oee import errors, store, store_counts, store_results, store_stops
from handlers.oee.results import calculate, refresh_shift_results
from handlers.oee.states import derived_states
from handlers.oee.store import Machine, StateRow
from handlers.outbox.publish import publish
from handlers.refusal import refused
from handlers.telemetry.counters import increments

LONGEST_SPAN = timedelta(days=92, hours=1)
"""A quarter in which clocks are set back."""


def refresh_oee(
    connection: Connection, machine_id: UUID, span: Span, at: datetime, *, is_stride: bool = False
) -> bool:
    """Re-derive states, stops, counts and shift results that the span touches; whether states changed.

    ``is_stride``: what follows the span is derived next, so that a long past is derived in bounded pieces.
    """
    machine = store.find_machine(connection, machine_id)
    if machine is None:
        return False
    store.lock_machine(connection, machine_id)
    counted = refresh_counts(connection, machine, span)  # first: a counter may tell of states
    changed = refresh_states(connection, machine, span, at, is_stride=is_stride)
    touched = [span, counted, *([changed] if changed else ())]
    whole = Span(min(part.start for part in touched), max(part.end for part in touched))
    refresh_shift_results(connection, machine, whole, at)
    return changed is not None


def refresh_states(
    connection: Connection, machine: Machine, span: Span, at: datetime, *, is_stride: bool = False
) -> Span | None:
    """Derive the machine's states anew where the span touches them; the span of what changed, None if nothing."""
    derived = derived_states(connection, machine, span, at, is_stride=is_stride)
    if derived is None:
        return None
    source, pieces = derived
    window = Span(pieces[0].span.start, max(pieces[-1].span.end, pieces[0].span.start))
    wanted = [
        StateRow(piece.value.value, piece.span.start, None if piece.span.end >= at else piece.span.end)
        for piece in pieces
    ]
    stored = store.state_rows(connection, machine.id, window, touching=True)
    wanted = _join_outside(wanted, stored, window)
    gone = [row for row in stored if row not in wanted]
    fresh = [row for row in wanted if row not in stored]
    if not gone and not fresh:
        return None
    store.replace_states(connection, machine, source, gone, fresh)
    store_stops.stops_from_states(connection, machine, window.start)
    if wanted[-1].ended_at is None:
        _tell_present_state(connection, machine, wanted[-1])
    return _changed_span(gone, fresh, at)


def _changed_span(gone: Sequence[StateRow], fresh: Sequence[StateRow], at: datetime) -> Span:
    """The time over which the states are not what they were, with the whole of what was or is a micro-stop."""
    before = {(row.started_at, row.state): row for row in gone}
    starts, ends = [], []
    for row in fresh:
        known = before.pop((row.started_at, row.state), None)
        end, known_end = (max(r.ended_at or at, r.started_at) if r else row.started_at for r in (row, known))
        kept = min(end, known_end)
        is_micro = (kept - row.started_at).total_seconds() < OeeRules().micro_stop_s
        starts.append(row.started_at if is_micro else kept)
        ends.append(max(end, known_end))
    starts += [row.started_at for row in before.values()]
    ends += [max(row.ended_at or at, row.started_at) for row in before.values()]
    return Span(min(starts), max(ends))


def _join_outside(wanted: list[StateRow], stored: Sequence[StateRow], window: Span) -> list[StateRow]:
    """The wanted rows, with what stored rows say outside the window kept: cut off, or joined if equal."""
    first, last = wanted[0], wanted[-1]
    kept: list[StateRow] = []
    for row in stored:
        if row.started_at < window.start:
            if row.state == first.state:
                wanted[0] = first = StateRow(first.state, row.started_at, first.ended_at)
            else:
                kept.append(StateRow(row.state, row.started_at, window.start))
        if last.ended_at is not None and (row.ended_at is None or row.ended_at > window.end):
            if row.state == last.state:
                wanted[-1] = last = StateRow(last.state, wanted[-1].started_at, row.ended_at)
            else:
                kept.append(StateRow(row.state, max(row.started_at, window.end), row.ended_at))
    return sorted([*kept, *wanted], key=lambda row: row.started_at)


def _tell_present_state(connection: Connection, machine: Machine, row: StateRow) -> None:
    if store.set_present_state(connection, machine.id, row.state, row.started_at) and row.state != machine.state:
        publish(
            connection,
            machine.organization_id,
            "Oee.machine_state_changed.v1",
            str(machine.id),
            data={
                "machine_id": machine.id,
                "machine_name": machine.name,
                "previous_state": machine.state,
                "state": row.state,
                "since": row.started_at,
            },
            source="oee",
        )


def refresh_counts(connection: Connection, machine: Machine, span: Span) -> Span:
    """Turn part counters into counts over the span, anew; the span whose counts may be others now."""
    touched = span
    for series_id in store_counts.counter_series(connection, machine.id):
        counted = increments(connection, series_id, span, machine.id)
        rows = [
            {
                "started_at": delta.start,
                "ended_at": delta.end,
                "quantity": delta.delta,
                "flag": delta.kind.value if delta.kind is not DeltaKind.INCREASE else None,
            }
            for delta in counted.deltas
        ]
        store_counts.replace_counts(connection, machine, series_id, counted.span, rows)
        # The reading after the span ends an increment that began in it.
        touched = Span(touched.start, max(touched.end, counted.span.end))
    return touched


def forget_foreign(connection: Connection, machine_id: UUID, span: Span, at: datetime) -> None:
    """Drop counts and states of a span that no device standing on the machine tells of any more."""
    machine = store.find_machine(connection, machine_id)
    if machine is None:
        return
    store.lock_machine(connection, machine_id)
    store_counts.delete_foreign_counts(connection, machine_id, span)
    if derived_states(connection, machine, span, at) is not None:
        return
    gone = store.state_rows(connection, machine_id, span)
    fresh = [StateRow(row.state, row.started_at, span.start) for row in gone if row.started_at < span.start]
    store.replace_states(connection, machine, "message", gone, fresh)
    store_stops.stops_from_states(connection, machine, span.start)
    if gone:
        store.set_present_state(connection, machine_id, MachineState.UNKNOWN.value, span.start)


def machine_in_reach(connection: Connection, identity: Identity, machine_id: UUID) -> Machine:
    """The machine if the caller may see it; NOT_FOUND else."""
    machine = store.find_machine(connection, machine_id, identity.organization_id, identity.factory_ids)
    if machine is None:
        raise errors.machine_not_found(machine_id)
    return machine


def working_machine(connection: Connection, identity: Identity, machine_id: UUID) -> Machine:
    """The machine, for what people enter of it; an archived one has a past to look at, and nothing new."""
    machine = machine_in_reach(connection, identity, machine_id)
    if store.is_archived(connection, machine_id):
        raise errors.is_archived(machine_id)
    return machine


def checked_span(start: datetime, end: datetime, longest: timedelta = LONGEST_SPAN) -> Span:
    """[start, end) if it is not empty and not too long."""
    if end <= start:
        raise errors.empty_span(start, end)
    if end - start > longest:
        raise errors.long_span(start, end, longest.days)
    return Span(start, end)


def past_of(span: Span, at: datetime) -> Span:
    """What of a span has been: time that is still to come is nobody's loss, in results and reports alike."""
    return Span(span.start, max(span.start, min(span.end, at)))


def machine_oee(
    connection: Connection, identity: Identity, machine_id: UUID, start: datetime, end: datetime
) -> dict[str, Any]:
    """OEE of one machine over what of [start, end) has been."""
    machine = machine_in_reach(connection, identity, machine_id)
    span = checked_span(start, end)
    asked = {"machine_id": machine.id, "from": span.start, "to": span.end}
    return asked | calculate(connection, machine, past_of(span, now()))


def past_instant(at: datetime | None, field: str = "at") -> datetime:
    """An instant that people name, or now; what is to come has not been."""
    present = now()
    if at is not None and at > present:
        raise errors.to_come(field, at, present)
    return at or present


def report_scrap(
    connection: Connection, identity: Identity, machine_id: UUID, values: dict[str, Any]
) -> dict[str, Any]:
    """Store bad parts and bring the shift's result up to date."""
    machine = working_machine(connection, identity, machine_id)
    at = past_instant(values.get("at"))
    entered = store_results.scrap_until(connection, machine.id, values, at)
    if entered + values["quantity"] < 0:
        reason = f"a correction takes back what was entered: {-entered:g} or more"
        raise refused("quantity", values["quantity"], reason)
    scrap_id = store_results.add_scrap(connection, machine, values | {"at": at})
    refresh_shift_results(connection, machine, Span(at, at), now())
    return {"id": scrap_id}

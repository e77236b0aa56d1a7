"""What people make of stops: causes, entries, splits and merges, over states that stay as the machine said."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from core.clock import now
from core.tokens import Identity
from domain.intervals import Span, subtraction
from domain.machine_state import MachineState
from domain.stops import StopError, check_entry, merge_stops, split_stop, uncontradicted
from handlers.auth.audit import record
from handlers.identity import acting_user
from handlers.oee import errors, store, store_stops
from handlers.oee.calendars import entered_span, recalculate
from handlers.oee.service import machine_in_reach, past_instant, working_machine
from handlers.oee.store import Machine
from handlers.oee.store_stops import StopRow
from handlers.refusal import refused


def set_cause(
    connection: Connection, identity: Identity, stop_id: UUID, cause_id: UUID | None, comment: str | None
) -> dict[str, Any]:
    """Say why a machine stood still; results follow the cause's treatment."""
    (stop,) = _held_stops(connection, identity, [stop_id])
    machine = machine_in_reach(connection, identity, stop.machine_id)
    _check_cause(connection, machine, cause_id)
    values = {"cause_id": cause_id, "comment": comment, "edited_by": identity.user_id}
    store_stops.set_cause(connection, stop_id, values)
    record(connection, identity, "stop.cause_set", stop_id, cause_id=cause_id, comment=comment)
    recalculate(connection, machine, _span(stop))
    return {"id": stop_id}


def enter(connection: Connection, identity: Identity, fields: dict[str, Any]) -> dict[str, Any]:
    """Enter a stop that no signal told of; refused where the machine's signal says that it ran.

    Stops that nobody edited give way; the rest of them stays.
    """
    machine = working_machine(connection, identity, fields["machine_id"])
    _check_cause(connection, machine, fields["cause_id"])
    past_instant(fields["ended_at"], "ended_at")
    entry, present = entered_span(fields["started_at"], fields["ended_at"]), now()
    store.lock_machine(connection, machine.id)
    try:
        check_entry(entry, MachineState.STOPPED, store.states(connection, machine.id, entry))
    except StopError as error:
        raise errors.contradicted(entry.start.isoformat(), str(error).partition(": ")[2]) from None
    editor = acting_user(identity)
    for other in store_stops.overlapping_stops(connection, machine.id, entry):
        if other.edited_by is not None:
            raise errors.overlaps(other.id, other.started_at)
        store_stops.delete_stops(connection, [other.id])
        for rest in subtraction([_span(other, present)], [entry]):
            ended_at = None if other.ended_at is None and rest.end >= present else rest.end
            _add(connection, machine, rest.start, ended_at, edited_by=editor)
    stop_id = _add(
        connection,
        machine,
        entry.start,
        entry.end,
        cause_id=fields["cause_id"],
        comment=fields["comment"],
        edited_by=editor,
    )
    record(connection, identity, "stop.entered", stop_id, started_at=entry.start, ended_at=entry.end)
    recalculate(connection, machine, entry)
    return {"id": stop_id}


def split(connection: Connection, identity: Identity, stop_id: UUID, at: Sequence[datetime]) -> dict[str, Any]:
    """Cut a stop at instants inside it, so that each part can have a cause of its own."""
    (stop,) = _held_stops(connection, identity, [stop_id])
    machine = machine_in_reach(connection, identity, stop.machine_id)
    try:
        parts = split_stop(_span(stop), [edge.astimezone(UTC) for edge in at])
    except StopError as error:
        raise refused("at", [edge.isoformat() for edge in at], str(error)) from None
    editor = acting_user(identity)
    ids = [stop.id]
    end = parts[0].end if len(parts) > 1 else stop.ended_at
    store_stops.set_span(connection, stop.id, stop.started_at, end, editor)
    for part in parts[1:]:
        ended_at = stop.ended_at if part is parts[-1] else part.end
        ids.append(
            _add(
                connection,
                machine,
                part.start,
                ended_at,
                cause_id=stop.cause_id,
                comment=stop.comment,
                edited_by=editor,
            )
        )
    store_stops.note_contradictions(connection, machine.id, stop.started_at)
    record(connection, identity, "stop.split", stop.id, parts=[str(id_) for id_ in ids])
    return {"ids": ids}


def cut_to_signal(connection: Connection, identity: Identity, stop_id: UUID) -> dict[str, Any]:
    """Give up what of a stop the machine's signal contradicts; each part that is left keeps cause and comment."""
    (stop,) = _held_stops(connection, identity, [stop_id])
    machine = machine_in_reach(connection, identity, stop.machine_id)
    whole = _span(stop)
    parts = uncontradicted(whole, store.states(connection, machine.id, whole))
    if parts == (whole,):
        raise errors.not_contradicted(stop.id)
    kept = [(part.start, None if stop.ended_at is None and part.end == whole.end else part.end) for part in parts]
    editor = acting_user(identity) or stop.edited_by
    ids = []
    if kept:
        store_stops.set_span(connection, stop.id, *kept[0], editor)
        ids.append(stop.id)
    else:
        store_stops.delete_stops(connection, [stop.id])
    for start, end in kept[1:]:
        ids.append(
            _add(connection, machine, start, end, edited_by=editor, cause_id=stop.cause_id, comment=stop.comment)
        )
    store_stops.note_contradictions(connection, machine.id, stop.started_at)
    record(connection, identity, "stop.cut_to_signal", stop.id, parts=[str(id_) for id_ in ids])
    recalculate(connection, machine, whole)
    return {"ids": ids}


def merge(connection: Connection, identity: Identity, stop_ids: Sequence[UUID]) -> dict[str, Any]:
    """Make one stop of neighbours, with the cause and comment of the first that has one."""
    stops = _held_stops(connection, identity, stop_ids)
    if len({stop.machine_id for stop in stops}) > 1 or len(stops) < 2:
        reason = "two or more stops of one machine are expected"
        raise refused("stop_ids", [str(id_) for id_ in stop_ids], reason)
    machine = machine_in_reach(connection, identity, stops[0].machine_id)
    try:
        merged = merge_stops([_span(stop) for stop in stops])
    except StopError as error:
        raise refused("stop_ids", [str(id_) for id_ in stop_ids], str(error)) from None
    first, *others = stops
    store_stops.delete_stops(connection, [stop.id for stop in others])
    store_stops.set_span(connection, first.id, first.started_at, stops[-1].ended_at, acting_user(identity))
    values = {
        "cause_id": next((stop.cause_id for stop in stops if stop.cause_id), None),
        "comment": next((stop.comment for stop in stops if stop.comment), None),
        "edited_by": acting_user(identity),
    }
    store_stops.set_cause(connection, first.id, values)
    store_stops.note_contradictions(connection, machine.id, first.started_at)
    record(connection, identity, "stop.merged", first.id, of=[str(stop.id) for stop in others])
    recalculate(connection, machine, merged)
    return {"ids": [first.id]}


def _held_stops(connection: Connection, identity: Identity, stop_ids: Sequence[UUID]) -> list[StopRow]:
    """The stops as they stay until the transaction ends: their machines are locked before they are read.

    Who derives states takes the machine first and its stops then; the other order would be a deadlock.
    """
    for machine_id in sorted({stop.machine_id for stop in _stops(connection, identity, stop_ids)}):
        store.lock_machine(connection, machine_id)
    return _stops(connection, identity, stop_ids)


def _stops(connection: Connection, identity: Identity, stop_ids: Sequence[UUID]) -> list[StopRow]:
    found = store_stops.visible_stops(connection, identity, stop_ids)
    known = {stop.id for stop in found}
    for stop_id in stop_ids:
        if stop_id not in known:
            raise errors.stop_not_found(stop_id)
    return found


def _check_cause(connection: Connection, machine: Machine, cause_id: UUID | None) -> None:
    if cause_id is not None and not store_stops.cause_fits(connection, machine, cause_id):
        raise errors.cause_not_found(cause_id)


def _span(stop: StopRow, present: datetime | None = None) -> Span:
    return Span(stop.started_at, stop.ended_at or max(present or now(), stop.started_at))


def _add(
    connection: Connection,
    machine: Machine,
    started_at: datetime,
    ended_at: datetime | None,
    *,
    edited_by: UUID | None,
    cause_id: UUID | None = None,
    comment: str | None = None,
) -> UUID:
    values = {"started_at": started_at, "ended_at": ended_at, "edited_by": edited_by}
    return store_stops.add_stop(connection, machine, values | {"cause_id": cause_id, "comment": comment})

"""What follows from changes of the plan: results are calculated anew, near ones at once, many by event."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from uuid import UUID

from sqlalchemy import Connection, RowMapping

from core.clock import now
from core.tokens import Identity
from domain.calendar import to_utc, zone_of
from domain.intervals import Span
from handlers.oee import errors, store, store_calendars
from handlers.oee.results import refresh_shift_results
from handlers.oee.store import Machine
from handlers.outbox.publish import publish
from handlers.refusal import refused
from handlers.validation import Fields

RECALCULATION_DUE = "Oee.recalculation_due.v1"
AT_ONCE = timedelta(days=3)
LONGEST_STOP = timedelta(days=366)
STRIDE = timedelta(days=31)
"""How much is calculated for one event; the rest is handed on by the next."""


def entered_span(start: datetime, end: datetime) -> Span:
    """A stop that people enter or plan: not empty, and no longer than one is."""
    if end <= start:
        raise errors.empty_span(start, end, ("started_at", "ended_at"))
    if end - start > LONGEST_STOP:
        raise errors.long_span(start, end, LONGEST_STOP.days, "are one stop", "ended_at")
    return Span(start, end)


def recalculate(connection: Connection, machine: Machine, span: Span) -> None:
    """Bring results over the span up to date: at once where it is short, else by event."""
    present = now()
    first = store_calendars.first_fact(connection, machine.id)
    if first is None or span.start >= present or span.end < first:
        return
    span = Span(max(span.start, first), max(first, min(span.end, present)))
    if span.duration_s <= AT_ONCE.total_seconds():
        store.lock_machine(connection, machine.id)
        refresh_shift_results(connection, machine, span, present)
        return
    _order(connection, machine.organization_id, machine.id, span.start, span.end)


def carry_out(connection: Connection, machine_id: UUID, span: Span) -> None:
    """A stride of an ordered recalculation."""
    machine = store.find_machine(connection, machine_id)
    if machine is None:
        return
    store.lock_machine(connection, machine_id)
    stride = Span(span.start, min(span.end, span.start + STRIDE))
    refresh_shift_results(connection, machine, stride, now())
    if stride.end < span.end:
        _order(connection, machine.organization_id, machine.id, stride.end, span.end)


def _order(
    connection: Connection, organization_id: UUID, machine_id: UUID, start: datetime, end: datetime
) -> None:
    data = {"machine_id": machine_id, "from": start, "to": end}
    publish(connection, organization_id, RECALCULATION_DUE, str(machine_id), data=data, source="oee")


def follow_calendar(connection: Connection, rows: Sequence[RowMapping]) -> None:
    """A calendar came or went: all results of its machines."""
    for calendar_id in {row["id"] for row in rows}:
        _order_for_calendar(connection, calendar_id)


def follow_time_zone(connection: Connection, factory_id: UUID) -> None:
    """A factory's clock is another: hours, days and shifts begin elsewhere, so all of them are made anew."""
    store_calendars.delete_results(connection, factory_id)
    for calendar_id in store_calendars.calendars_of_factory(connection, factory_id):
        _order_for_calendar(connection, calendar_id)


def follow_shift(connection: Connection, rows: Sequence[RowMapping]) -> None:
    """A shift changed: the results of all machines of its calendar."""
    try:
        store_calendars.shift_rule(rows[-1])
    except ValueError as error:
        raise refused("breaks", rows[-1]["breaks"], str(error)) from None
    _order_for_calendar(connection, rows[-1]["calendar_id"])


def follow_exception(connection: Connection, rows: Sequence[RowMapping]) -> None:
    """An exceptional day changed: that day's results of all machines of its calendar."""
    try:
        store_calendars.exception_rules(rows[-1]["shifts"])
    except ValueError as error:
        raise refused("shifts", rows[-1]["shifts"], str(error)) from None
    present = now()
    for _, machine_id in store_calendars.machines_of_calendar(connection, rows[-1]["calendar_id"]):
        if (machine := store.find_machine(connection, machine_id)) is None:
            continue
        zone = zone_of(machine.time_zone)
        for row in rows:
            start = to_utc(datetime.combine(row["day"], time()), zone)
            if start < present:
                _order(connection, machine.organization_id, machine_id, start, start + timedelta(days=2))


def _order_for_calendar(connection: Connection, calendar_id: UUID) -> None:
    present = now()
    for organization_id, machine_id in store_calendars.machines_of_calendar(connection, calendar_id):
        first = store_calendars.first_fact(connection, machine_id)
        if first is not None and first < present:
            _order(connection, organization_id, machine_id, first, present)


def follow_planned_stop(connection: Connection, rows: Sequence[RowMapping]) -> None:
    """A planned stop changed: the results it touches."""
    entered_span(rows[-1]["started_at"], rows[-1]["ended_at"])
    for row in rows:
        if machine := store.find_machine(connection, row["machine_id"]):
            recalculate(connection, machine, Span(row["started_at"], row["ended_at"]))


def follow_cycle_time(connection: Connection, rows: Sequence[RowMapping]) -> None:
    """An ideal cycle time changed: the machine's results from when on it holds."""
    machine = store.find_machine(connection, rows[-1]["machine_id"])
    first = machine and store_calendars.first_fact(connection, machine.id)
    if machine is None or first is None:
        return
    start = max(first, min(row["valid_from"] for row in rows))
    if start < (present := now()):
        recalculate(connection, machine, Span(start, present))


def follow_cause(connection: Connection, rows: Sequence[RowMapping]) -> None:
    """A cause's treatment changed: the results of the stops that have it."""
    if len({row["treatment"] for row in rows}) == 1:
        return
    for machine_id, span in store_calendars.spans_of_cause(connection, rows[-1]["id"], now()):
        if machine := store.find_machine(connection, machine_id):
            recalculate(connection, machine, span)


def leveled(connection: Connection, _: Identity, fields: Fields) -> Fields:
    """A new cause's level in the tree, from its parent's."""
    parent_id = fields.get("parent_id")
    level = 1 if parent_id is None else store_calendars.cause_level(connection, parent_id) + 1
    if level > 3 and parent_id is not None:
        raise errors.too_deep(parent_id)
    return fields | {"level": level}

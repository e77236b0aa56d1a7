"""Works out energy, standby, cost and emissions of machines, by hour and for any span."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from core.tokens import Identity
from domain.intervals import Span
from handlers.energy import store, store_meters
from handlers.energy.facts import gather, in_strides
from handlers.energy.metering import touched
from handlers.oee import service as oee_service
from handlers.oee import store as oee_store
from handlers.oee.store import Machine

HOUR = timedelta(hours=1)


def refresh_energy(connection: Connection, machine_id: UUID, span: Span, at: datetime) -> None:
    """Calculate anew the hours that the span touches (a sample also bounds the segments beside it)."""
    machine = oee_store.find_machine(connection, machine_id)
    if machine is None:
        return
    meters = store_meters.bindings(connection, machine_id, span.end)
    if not meters:
        return
    reached = touched(connection, machine, meters, span)
    first, last = _hour(reached.start), min(_hour(reached.end), _hour(at)) + HOUR
    edges = [first + number * HOUR for number in range(int((last - first) / HOUR) + 1)]
    hours = [Span(start, min(end, max(at, start))) for start, end in pairwise(edges)]
    owner = {
        "organization_id": machine.organization_id,
        "factory_id": machine.factory_id,
        "machine_id": machine.id,
    }
    for stride in in_strides(hours, min(meter.usual_s for meter in meters)):
        facts = gather(connection, machine, stride)
        store.save_hours(connection, owner, [hour_row(hour, facts.calculate(hour)) for hour in stride])


def hour_row(hour: Span, values: dict[str, Any]) -> dict[str, Any]:
    """What is stored of an hour; the currency is the factory's."""
    return {"hour": hour.start} | {name: value for name, value in values.items() if name != "currency"}


def calculate(connection: Connection, machine: Machine, span: Span) -> dict[str, Any]:
    """Energy of the machine over any span."""
    return gather(connection, machine, [span]).calculate(span)


def _hour(instant: datetime) -> datetime:
    return instant.astimezone(UTC).replace(minute=0, second=0, microsecond=0)


def machine_energy(
    connection: Connection, identity: Identity, machine_id: UUID, start: datetime, end: datetime
) -> dict[str, Any]:
    """Energy of one machine over [start, end)."""
    machine = oee_service.machine_in_reach(connection, identity, machine_id)
    span = oee_service.checked_span(start, end)
    return {"machine_id": machine.id, "from": span.start, "to": span.end} | calculate(connection, machine, span)

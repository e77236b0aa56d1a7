"""What follows from changed meters, prices and emission factors: the hours they touch are calculated anew."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import Connection, RowMapping

from core.clock import now
from domain.intervals import Span
from handlers.energy import store_following
from handlers.energy.service import refresh_energy
from handlers.oee.store import lock_machine
from handlers.outbox.publish import publish

RECALCULATION_DUE = "Energy.recalculation_due.v1"
STRIDE = timedelta(days=7)
"""How much is calculated for one event; the rest is handed on by the next."""


def follow_binding(connection: Connection, rows: Sequence[RowMapping]) -> None:
    """A machine is measured otherwise: all of its hours."""
    _order(connection, store_following.of_machine(connection, rows[-1]["machine_id"]))


def follow_tariff(connection: Connection, rows: Sequence[RowMapping]) -> None:
    """A price changed: the hours of the factory's machines from when on it holds."""
    first = min(row["valid_from"] for row in rows)
    _order(connection, store_following.of_factory(connection, rows[-1]["factory_id"]), first)


def follow_time_zone(connection: Connection, factory_id: UUID) -> None:
    """A factory's clock is another: prices by the time of day are those of other hours."""
    _order(connection, store_following.of_factory(connection, factory_id))


def follow_period(connection: Connection, rows: Sequence[RowMapping]) -> None:
    """A time of use changed: what its tariff prices."""
    factory_id, first = store_following.reach_of_tariff(connection, rows[-1]["tariff_id"])
    _order(connection, store_following.of_factory(connection, factory_id), first)


def follow_factor(connection: Connection, rows: Sequence[RowMapping]) -> None:
    """An emission factor changed: the hours in its zone, of the organization."""
    row = rows[-1]
    _order(connection, store_following.of_zone(connection, row["organization_id"], row["zone"]))


def follow_hourly_factor(connection: Connection, rows: Sequence[RowMapping]) -> None:
    """An hourly factor changed: the hours it holds in."""
    row = rows[-1]
    span = Span(row["valid_from"], row["valid_to"])
    follow_hourly_factors(connection, row["organization_id"], row["zone"], span)


def follow_hourly_factors(connection: Connection, organization_id: UUID, zone: str, span: Span) -> None:
    """Hourly factors changed: the hours of the span in their zone, of the organization."""
    _order(connection, store_following.of_zone(connection, organization_id, zone), span.start, span.end)


def carry_out(connection: Connection, organization_id: UUID, machine_id: UUID, span: Span) -> None:
    """A stride of an ordered recalculation."""
    lock_machine(connection, machine_id)
    stride = Span(span.start, min(span.end, span.start + STRIDE))
    refresh_energy(connection, machine_id, stride, now())
    if stride.end < span.end:
        _tell(connection, organization_id, machine_id, Span(stride.end, span.end))


def _order(
    connection: Connection,
    measured: Iterable[store_following.Measured],
    first: datetime | None = None,
    last: datetime | None = None,
) -> None:
    present = now() if last is None else min(now(), last)
    for machine in measured:
        start = machine.first_hour if first is None else max(machine.first_hour, first)
        if start < present:
            _tell(connection, machine.organization_id, machine.id, Span(start, present))


def _tell(connection: Connection, organization_id: UUID, machine_id: UUID, span: Span) -> None:
    data = {"machine_id": machine_id, "from": span.start, "to": span.end}
    publish(connection, organization_id, RECALCULATION_DUE, str(machine_id), data=data, source="energy")

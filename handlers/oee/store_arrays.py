"""SQL of facts in bulk: whole columns of rows as arrays, one value each, in PostgreSQL's binary form."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import numpy as np
from sqlalchemy import Connection, text

from domain.intervals import Span
from domain.machine_state import OWN_WORDS, MachineState
from domain.oee_arrays import CODE, DELAY, Amounts
from domain.span_arrays import Codes, Instants, Pieces

_POSTGRES_EPOCH_MICROS = 946_684_800_000_000
"""2000-01-01 UTC, from which PostgreSQL counts microseconds."""
_HEADER = 20
"""Bytes before the elements of an array of one dimension: dimensions, flags, type, length, lower bound."""
_WHOLE, _REAL = np.dtype([("length", ">i4"), ("value", ">i8")]), np.dtype([("length", ">i4"), ("value", ">f8")])

CODE_OF_TREATMENT = {
    "delay": DELAY,
    "down": CODE[MachineState.IDLE],
    "setup": CODE[MachineState.SETUP],
    "planned": CODE[MachineState.PLANNED_STOP],
}
_OVERLAPS = (
    "o.machine_id = :id AND o.started_at < :end AND o.started_at >= coalesce((SELECT max(started_at)"
    " FROM oee.{table} WHERE machine_id = :id AND started_at < :start), :start)"
    " AND coalesce(o.ended_at, 'infinity') > :start"
)
"""Rows of a machine that overlap the span: they never overlap each other, so one at most reaches into it."""


_QUANTITIES = (
    "CASE WHEN min(quantity) = max(quantity) THEN array_send(ARRAY[min(quantity)])"
    " ELSE array_send(array_agg(quantity)) END"
)
"""Quantities; one for all where they are the same, as those of a counter that counts by one."""


def _sent(*columns: str) -> str:
    return ", ".join(f"array_send(array_agg({column}))" for column in columns)


def _instants(sent: Any) -> Instants:
    values = np.frombuffer(sent, _WHOLE, offset=_HEADER)["value"].astype(np.int64)
    return values + _POSTGRES_EPOCH_MICROS


def _amounts(sent: Any) -> Amounts:
    return np.frombuffer(sent, _REAL, offset=_HEADER)["value"].astype(np.float64)


def _pieces(rows: Iterable[tuple[int, Any, Any]]) -> Pieces:
    """Pieces of rows of (code, starts, ends), by time."""
    known = [(code, _instants(starts), _instants(ends)) for code, starts, ends in rows]
    if not known:
        nothing = np.empty(0, np.int64)
        return Pieces(nothing, nothing, np.empty(0, np.int8))
    starts, ends = (np.concatenate([one[number] for one in known]) for number in (1, 2))
    codes: Codes = np.repeat(np.array([one[0] for one in known], np.int8), [one[1].size for one in known])
    order = np.argsort(starts)
    return Pieces(starts[order], ends[order], codes[order])


def states(connection: Connection, machine_id: UUID, span: Span, present: datetime) -> Pieces:
    """Stored states of a machine that overlap the span, whole; the lasting one up to the present."""
    rows = connection.execute(
        text(
            f"SELECT state, {_sent('started_at', 'coalesce(ended_at, CAST(:until AS timestamptz))')}"
            f" FROM oee.machine_state o WHERE {_OVERLAPS.format(table='machine_state')} GROUP BY state"
        ),
        {"id": machine_id, "start": span.start, "end": span.end, "until": max(span.end, present)},
    )
    return _pieces((CODE[OWN_WORDS[state]], starts, ends) for state, starts, ends in rows)


def people(connection: Connection, machine_id: UUID, span: Span, present: datetime) -> Pieces:
    """Stops with a cause that overlap the span, whole, by the treatment of their cause."""
    rows = connection.execute(
        text(
            "SELECT c.treatment,"
            f" {_sent('o.started_at', 'coalesce(o.ended_at, greatest(:until, o.started_at))')}"
            " FROM oee.stop o JOIN oee.stop_cause c ON c.id = o.cause_id"
            f" WHERE {_OVERLAPS.format(table='stop')} GROUP BY c.treatment"
        ),
        {"id": machine_id, "start": span.start, "end": span.end, "until": max(span.end, present)},
    )
    return _pieces((CODE_OF_TREATMENT[treatment], starts, ends) for treatment, starts, ends in rows)


@dataclass(frozen=True, slots=True)
class Counted:
    """Parts of one product (None: that of the order at their time) at instants."""

    product_id: UUID | None
    times: Instants
    produced: Amounts
    scrap: Amounts
    rework: Amounts


def counted(connection: Connection, machine_id: UUID, span: Span) -> list[Counted]:
    """What was counted and what was found bad on a machine in the span, by product."""
    values = {"id": machine_id, "start": span.start, "end": span.end}
    made = connection.execute(
        text(
            f"SELECT product_id, {_sent('ended_at')}, {_QUANTITIES} FROM oee.production_count"
            " WHERE machine_id = :id AND ended_at >= :start AND ended_at < :end AND quantity <> 0"
            " GROUP BY product_id"
        ),
        values,
    )
    bad = connection.execute(
        text(
            f"SELECT product_id, rework, {_sent('at')}, {_QUANTITIES} FROM oee.scrap"
            " WHERE machine_id = :id AND at >= :start AND at < :end GROUP BY product_id, rework"
        ),
        values,
    )
    found = []
    for product_id, times, quantities in made:
        instants = _instants(times)
        produced = np.broadcast_to(_amounts(quantities), instants.shape)
        nothing = np.zeros_like(produced)
        found.append(Counted(product_id, instants, produced, nothing, nothing))
    for product_id, is_rework, times, quantities in bad:
        instants = _instants(times)
        amounts = np.broadcast_to(_amounts(quantities), instants.shape)
        nothing = np.zeros_like(amounts)
        scrap, rework = (nothing, amounts) if is_rework else (amounts, nothing)
        found.append(Counted(product_id, instants, nothing, scrap, rework))
    return found

"""SQL of facts in bulk: whole columns of rows as arrays, one value each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import numpy as np
from sqlalchemy import Connection

from db.copied import copied
from domain.machine_state import OWN_WORDS, MachineState
from domain.oee_arrays import CODE, DELAY, Amounts
from domain.span_arrays import Instants, Lanes, Pieces
from handlers.oee.store_spans import MACHINES, MachineSpans, overlapping

_POSTGRES_EPOCH_MICROS = 946_684_800_000_000
"""2000-01-01 UTC, from which PostgreSQL counts microseconds."""
_HEADER = 20
"""Bytes before the elements of an array of one dimension: dimensions, flags, type, length, lower bound."""
_TRUE = b"\x01"
_WHOLE, _REAL = np.dtype([("length", ">i4"), ("value", ">i8")]), np.dtype([("length", ">i4"), ("value", ">f8")])

CODE_OF_TREATMENT = {
    "delay": DELAY,
    "down": CODE[MachineState.IDLE],
    "setup": CODE[MachineState.SETUP],
    "planned": CODE[MachineState.PLANNED_STOP],
}
_QUANTITIES = "CASE WHEN min(quantity) = max(quantity) THEN ARRAY[min(quantity)] ELSE array_agg(quantity) END"
"""Quantities; one for all where they are the same, as those of a counter that counts by one."""


def _arrays(*columns: str) -> str:
    return ", ".join(f"array_agg({column})" for column in columns)


def _word(sent: Any) -> str:
    return str(sent, "utf-8")


def _product(sent: Any) -> UUID | None:
    return None if sent is None else UUID(bytes=bytes(sent))


def _instants(sent: Any) -> Instants:
    values = np.frombuffer(sent, _WHOLE, offset=_HEADER)["value"].astype(np.int64)
    return values + _POSTGRES_EPOCH_MICROS


def _amounts(sent: Any) -> Amounts:
    return np.frombuffer(sent, _REAL, offset=_HEADER)["value"].astype(np.float64)


def _numbers(sent: Any, size: int) -> Instants:
    """Which machine each row is of, from 0 on; all are of the first where that was not asked."""
    if sent is None:
        return np.zeros(size, np.int64)
    return np.frombuffer(sent, _WHOLE, offset=_HEADER)["value"].astype(np.int64) - 1


def _number_of(asked: MachineSpans) -> str:
    return "array_agg(number)" if len(asked.ids) > 1 else "NULL"


def _pieces(rows: Iterable[tuple[int, Any, Any, Any]], lanes: Lanes) -> Pieces:
    """Pieces of rows of (code, numbers, starts, ends), by machine and time."""
    found = []
    for code, numbers, sent_starts, sent_ends in rows:
        starts, ends = _instants(sent_starts), _instants(sent_ends)
        lane = _numbers(numbers, starts.size)
        found.append((lanes.at(lane, starts), lanes.at(lane, ends), np.full(starts.shape, code, np.int8)))
    if not found:
        nothing = np.empty(0, np.int64)
        return Pieces(nothing, nothing, np.empty(0, np.int8))
    starts, ends, codes = (np.concatenate(column) for column in zip(*found, strict=True))
    order = np.argsort(starts)
    return Pieces(starts[order], ends[order], codes[order])


def states(connection: Connection, asked: MachineSpans, present: datetime, lanes: Lanes) -> Pieces:
    """Stored states in the time that is asked for, in their machines' lanes; the lasting one up to the present."""
    rows = copied(
        connection,
        f"SELECT state, {_number_of(asked)},"
        f" {_arrays('started_at', 'coalesce(ended_at, CAST(:until AS timestamptz))')}"
        f" FROM {overlapping('oee.machine_state', 'state')} GROUP BY state",
        {**asked.values, "until": max(asked.span.end, present)},
    )
    return _pieces(((CODE[OWN_WORDS[_word(state)]], *sent) for state, *sent in rows), lanes)


def people(connection: Connection, asked: MachineSpans, present: datetime, lanes: Lanes) -> Pieces:
    """Stops with a cause in the time asked for, in their machines' lanes, by the treatment of their cause."""
    rows = copied(
        connection,
        f"SELECT c.treatment, {_number_of(asked)},"
        f" {_arrays('s.started_at', 'coalesce(s.ended_at, greatest(:until, s.started_at))')}"
        f" FROM {overlapping('oee.stop', 'cause_id')} JOIN oee.stop_cause c ON c.id = s.cause_id"
        " GROUP BY c.treatment",
        {**asked.values, "until": max(asked.span.end, present)},
    )
    return _pieces(((CODE_OF_TREATMENT[_word(treatment)], *sent) for treatment, *sent in rows), lanes)


@dataclass(frozen=True, slots=True)
class Counted:
    """Parts of one product (None: that of the order at their time) on machines, by their number, at instants."""

    product_id: UUID | None
    numbers: Instants
    times: Instants
    produced: Amounts
    scrap: Amounts
    rework: Amounts


def counted(connection: Connection, asked: MachineSpans) -> list[Counted]:
    """What was counted and what was found bad on machines in the time that is asked for, by product."""
    of_machines = f"FROM {MACHINES} JOIN oee."
    made = copied(
        connection,
        f"SELECT product_id, {_number_of(asked)}, {_arrays('ended_at')}, {_QUANTITIES}"
        f" {of_machines}production_count c ON c.machine_id = m.id WHERE ended_at >= :start"
        " AND ended_at >= m.start AND ended_at < :end AND quantity <> 0 GROUP BY product_id",
        asked.values,
    )
    bad = copied(
        connection,
        f"SELECT product_id, rework, {_number_of(asked)}, {_arrays('at')}, {_QUANTITIES}"
        f" {of_machines}scrap c ON c.machine_id = m.id"
        " WHERE at >= :start AND at >= m.start AND at < :end GROUP BY product_id, rework",
        asked.values,
    )
    found = []
    for sent_product, numbers, times, quantities in made:
        product, (instants, amounts) = _product(sent_product), _placed(times, quantities)
        nothing = np.zeros_like(amounts)
        found.append(Counted(product, _numbers(numbers, instants.size), instants, amounts, nothing, nothing))
    for sent_product, is_rework, numbers, times, quantities in bad:
        product, (instants, amounts) = _product(sent_product), _placed(times, quantities)
        nothing = np.zeros_like(amounts)
        scrap, rework = (nothing, amounts) if is_rework == _TRUE else (amounts, nothing)
        found.append(Counted(product, _numbers(numbers, instants.size), instants, nothing, scrap, rework))
    return found


def _placed(times: Any, quantities: Any) -> tuple[Instants, Amounts]:
    """Instants, and the quantity of each, where it was sent once for all too."""
    instants = _instants(times)
    return instants, np.broadcast_to(_amounts(quantities), instants.shape)

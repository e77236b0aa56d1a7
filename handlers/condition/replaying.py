"""Judges an indicator again from before a late value, so that it stands as if all had come in time.

Where it stood is kept at instants six hours apart, so far back as a late value may lie: two days.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import msgspec
from sqlalchemy import Connection

from domain.condition import ConditionState
from domain.intervals import Span
from handlers.condition.store import MonitoredMachine
from handlers.telemetry.placed import measured

KEPT = "kept"
"""Where the memory of an indicator has its former states."""
APART, HORIZON = timedelta(hours=6), timedelta(days=2)

States = tuple[ConditionState, ...]


def kept(memory: Mapping[str, Any]) -> States:
    """The former states that a memory holds, the oldest first."""
    return tuple(msgspec.convert(state, ConditionState, strict=False) for state in memory.get(KEPT, ()))


def keeping(states: States, present: ConditionState, time: datetime) -> States:
    """The states to keep before a value of that time is judged: one is as old as a late value may be."""
    newest = states[-1].last_time if states else None
    heard = present.last_time
    if not states or (heard is not None and (newest is None or heard - newest >= APART)):
        states = (*states, present)
    while len(states) > 1 and (second := states[1].last_time) is not None and time - second > HORIZON:
        states = states[1:]
    return states


def rewound(
    connection: Connection,
    machine: MonitoredMachine,
    indicator: str,
    states: States,
    late: datetime,
    known_to: datetime,
) -> tuple[ConditionState, States, list[tuple[datetime, float]]] | None:
    """The state before a late value, the states kept up to it, and the values since; None beyond the horizon."""
    before = [state for state in states if state.last_time is None or state.last_time < late]
    if not before or known_to - late > HORIZON:
        return None
    state = before[-1]
    start = state.last_time or known_to - HORIZON - APART
    values = measured(connection, machine.id, indicator, Span(start, known_to))
    since = [pair for pair in values if state.last_time is None or pair[0] > state.last_time]
    return state, tuple(before), since

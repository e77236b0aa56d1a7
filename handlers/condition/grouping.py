"""Keeps the levels of groups of indicators as those of their members change."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import msgspec
from sqlalchemy import Connection, text

from domain.condition import ConditionState, Level
from domain.condition_group import Combine, combined_level, group_reason
from handlers.condition import levels, store
from handlers.condition.store import MonitoredMachine


@dataclass(frozen=True, slots=True)
class Group:
    """A threshold over others."""

    indicator: str
    combine: Combine
    members: Sequence[str]
    counts_alone: bool


def groups(connection: Connection, machine_id: UUID) -> list[Group]:
    """The groups of a machine."""
    rows = connection.execute(
        text(
            "SELECT indicator, combines, members, counts_alone FROM condition.threshold"
            " WHERE machine_id = :id AND combines IS NOT NULL ORDER BY indicator"
        ),
        {"id": machine_id},
    )
    return [Group(row.indicator, Combine(row.combines), row.members, row.counts_alone) for row in rows]


def member_levels(connection: Connection, machine_id: UUID, group: Group) -> dict[str, Level]:
    """Where the members stand, unknown if nothing was heard of them."""
    rows = connection.execute(
        text(
            "SELECT indicator, level FROM condition.condition_state"
            " WHERE machine_id = :id AND indicator = ANY(:members)"
        ),
        {"id": machine_id, "members": list(group.members)},
    )
    return dict.fromkeys(group.members, Level.UNKNOWN) | {row.indicator: Level(row.level) for row in rows}


def follow_members(
    connection: Connection, machine: MonitoredMachine, indicators: Iterable[str], at: datetime
) -> None:
    """Judge the groups anew that have one of these members."""
    changed = set(indicators)
    for group in groups(connection, machine.id):
        if changed.intersection(group.members):
            _judge(connection, machine, group, at)


def _judge(connection: Connection, machine: MonitoredMachine, group: Group, at: datetime) -> None:
    memory = store.lock_state(connection, machine.id, group.indicator)
    known = msgspec.convert(memory, ConditionState, strict=False)
    members = member_levels(connection, machine.id, group)
    level = combined_level(members, group.combine)
    if known.last_time is not None and known.shown is level:
        return
    judged = level if level in levels.JUDGEMENTS else known.evaluated
    # A late value may change a group at a time before its last change; the group's own time goes on.
    time = at if known.last_time is None else max(at, known.last_time)
    state = ConditionState(shown=level, since=time, evaluated=judged, last_time=time)
    store.save_state(connection, machine, levels.state_row(group.indicator, state, None, "", None))
    if group.counts_alone and judged is not known.evaluated:
        reason = group_reason(members, group.combine)
        told = {"previous_level": known.evaluated.value, "level": level.value, "reason": reason, "at": time}
        levels.tell_of_state(connection, machine, group.indicator, told)
    levels.refresh_machine_level(connection, machine, time)

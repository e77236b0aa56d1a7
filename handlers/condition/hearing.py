"""What others tell of machines, and indicators of which nothing is heard."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import Connection

from domain.condition import ConditionState, Level, ThresholdRule, check_silence
from handlers.condition import levels, store, store_components, store_diagnosis
from handlers.condition.grouping import follow_members
from handlers.condition.replaying import KEPT
from handlers.condition.store import MonitoredMachine

LEAST_SILENCE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Word:
    """A level of an indicator that has no value, and why."""

    indicator: str
    level: Level
    reason: str
    evidence: Mapping[str, Any]


def take_health(connection: Connection, data: Mapping[str, Any]) -> None:
    """Take over what another system found out about a machine; an older word than the last changes nothing."""
    time = datetime.fromisoformat(data["time"])
    machine = (
        store.find_machine(connection, UUID(data["machine_id"]))
        if "machine_id" in data
        else store.machine_of_device(connection, UUID(data["device_id"]), time)
    )
    if machine is None:
        return
    indicator, component_id = f"health:{data['kind']}", None
    if "device_id" in data and (part := store_components.of_device(connection, UUID(data["device_id"]), time)):
        component_id, indicator = part.id, f"{indicator} of {part.name}"
    word = Word(indicator, Level(data["level"]), "told by another system", data.get("evidence", {}))
    take_word(connection, machine, component_id, word, time)


def take_word(
    connection: Connection, machine: MonitoredMachine, component_id: UUID | None, word: Word, time: datetime
) -> None:
    """Take over a level that is no judgement of a value; an older one than the last changes nothing."""
    indicator, level = word.indicator, word.level
    known = msgspec.convert(store.lock_state(connection, machine.id, indicator), ConditionState, strict=False)
    if known.last_time is not None and time <= known.last_time:
        return
    since = time if known.shown is not level else known.since or time
    fresh = ConditionState(shown=level, since=since, evaluated=level, last_time=time)
    row = levels.state_row(indicator, fresh, None, "", None) | {"component_id": component_id}
    store.save_state(connection, machine, row)
    counts_alone = all(kept.counts_alone for kept in store.thresholds(connection, machine.id, [indicator]))
    if known.shown is not level and counts_alone:
        told = {
            "previous_level": known.shown.value,
            "level": level.value,
            "reason": word.reason,
            "evidence": word.evidence,
            "at": time,
        }
        levels.tell_of_state(connection, machine, indicator, told)
    levels.refresh_machine_level(connection, machine, time)
    follow_members(connection, machine, [indicator], time)


def mark_silent(connection: Connection, at: datetime) -> int:
    """Mark indicators as stale that nothing was heard of for too long; how many."""
    marked = 0
    for waiting in store_diagnosis.waiting(connection, at, LEAST_SILENCE):
        limit_s = waiting.stale_after_s
        if limit_s is None or (at - waiting.evaluated_at).total_seconds() <= limit_s:
            continue
        machine = store.find_machine(connection, waiting.machine_id)
        memory = store.lock_state(connection, waiting.machine_id, waiting.indicator)
        before = msgspec.convert(memory, ConditionState, strict=False)
        rule = ThresholdRule(stale_after_s=limit_s)
        state, _ = check_silence(before, at, rule)
        if state is before or machine is None:
            continue
        row = levels.state_row("", state, None, "", None)
        row["memory"] |= {KEPT: memory.get(KEPT, [])}
        store.save_silence(connection, machine.id, waiting.indicator, row)
        levels.refresh_machine_level(connection, machine, at)
        follow_members(connection, machine, [waiting.indicator], at)
        marked += 1
    return marked

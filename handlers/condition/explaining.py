"""Why an indicator of a machine has its level, or why it is not judged."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import Connection

from core.tokens import Identity
from domain.condition import ConditionState
from domain.condition_explained import Explanation, explain
from domain.condition_group import group_reason
from handlers.condition import errors, store
from handlers.condition.grouping import Group, groups, member_levels
from handlers.condition.levels import JUDGEMENTS
from handlers.condition.service import threshold_of, threshold_rule
from handlers.oee.service import machine_in_reach
from handlers.validation import Fields


def explain_indicator(connection: Connection, identity: Identity, fields: Fields) -> dict[str, Any]:
    """Where an indicator with a threshold stands, and why."""
    machine_in_reach(connection, identity, fields["machine_id"])
    machine = store.find_machine(connection, fields["machine_id"])
    if machine is None:
        raise errors.no_threshold(fields["machine_id"], fields["indicator"])
    group = next((g for g in groups(connection, machine.id) if g.indicator == fields["indicator"]), None)
    if group is not None:
        return _of_group(connection, machine.id, group)
    threshold = threshold_of(connection, machine, fields["indicator"])
    state = _state(connection, machine.id, threshold.indicator)
    standing = explain(state, threshold_rule(threshold))
    return _shown(machine.id, threshold.indicator, threshold.unit, state) | asdict(standing)


def _of_group(connection: Connection, machine_id: UUID, group: Group) -> dict[str, Any]:
    """A group is explained by how its members stand now."""
    state = _state(connection, machine_id, group.indicator)
    members = member_levels(connection, machine_id, group)
    is_judged = state.shown in JUDGEMENTS
    reason = group_reason(members, group.combine)
    judged = state.shown if is_judged else None
    standing = Explanation(is_judged, None, judged, reason, values=(), over_warning=0, over_alarm=0)
    return _shown(machine_id, group.indicator, "", state) | asdict(standing)


def _state(connection: Connection, machine_id: UUID, indicator: str) -> ConditionState:
    return msgspec.convert(store.memory(connection, machine_id, indicator), ConditionState, strict=False)


def _shown(machine_id: UUID, indicator: str, unit: str, state: ConditionState) -> dict[str, Any]:
    return {
        "machine_id": machine_id,
        "indicator": indicator,
        "unit": unit,
        "level": state.shown,
        "since": state.since,
        "heard_at": state.last_time,
        "is_stale": state.stale,
    }

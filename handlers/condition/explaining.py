"""Why an indicator of a machine has its level, or why it is not judged."""

from dataclasses import asdict
from typing import Any

import msgspec
from sqlalchemy import Connection

from core.tokens import Identity
from domain.condition import ConditionState
from domain.condition_explained import explain
from handlers.condition import errors, store
from handlers.condition.service import threshold_of, threshold_rule
from handlers.oee.service import machine_in_reach
from handlers.validation import Fields


def explain_indicator(connection: Connection, identity: Identity, fields: Fields) -> dict[str, Any]:
    """Where an indicator with a threshold stands, and why."""
    machine_in_reach(connection, identity, fields["machine_id"])
    machine = store.find_machine(connection, fields["machine_id"])
    if machine is None:
        raise errors.no_threshold(fields["machine_id"], fields["indicator"])
    threshold = threshold_of(connection, machine, fields["indicator"])
    memory = store.memory(connection, machine.id, threshold.indicator)
    state = msgspec.convert(memory, ConditionState, strict=False)
    return {
        "machine_id": machine.id,
        "indicator": threshold.indicator,
        "unit": threshold.unit,
        "level": state.shown,
        "since": state.since,
        "heard_at": state.last_time,
        "is_stale": state.stale,
    } | asdict(explain(state, threshold_rule(threshold)))

"""What follows from a changed state rule: the machine's states, from when on it holds; and a look ahead at it."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, RowMapping

from core.clock import now
from core.tokens import Identity
from domain.intervals import Span, Valued
from domain.machine_state import MachineState
from handlers.oee import store, store_states
from handlers.oee.service import checked_span, refresh_oee, working_machine
from handlers.oee.states import beyond_stride, by_rule, check_rule, with_measure
from handlers.oee.store_states import RULE_COLUMNS, StateRule
from handlers.outbox.publish import publish
from handlers.validation import Fields

RULE_CHANGED = "Oee.state_rule_changed.v1"
AT_ONCE = timedelta(days=1)
STRIDE = timedelta(days=7)
"""How much is derived for one event; the rest is handed on by the next."""
TRIED = timedelta(days=1)
"""Over how long a rule is tried where nobody says."""
MOST_TRIED = timedelta(days=7)
ALWAYS = datetime.fromisoformat("0001-01-02T00:00:00+00:00")


def follow_state_rule(connection: Connection, rows: Sequence[RowMapping]) -> None:
    """A rule changed: the last day follows at once, all from when on it holds by events, a stride each."""
    machine_id, present = check_rule(rows), now()
    refresh_oee(connection, machine_id, Span(present - AT_ONCE, present), present)
    rule = store_states.state_rule(connection, machine_id)
    version = store_states.rule_version(connection, machine_id)
    if rule is None or version is None:
        return
    first = store_states.first_signal(connection, machine_id, rule.measure)
    start = max(rule.valid_from, first) if first else present
    if start >= present - AT_ONCE:
        store_states.set_followed(connection, machine_id, None)
        return
    store_states.set_followed(connection, machine_id, start)
    _order(connection, rows[-1]["organization_id"], machine_id, version, Span(start, present - AT_ONCE))


def carry_out_rule(connection: Connection, machine_id: UUID, version: str, span: Span) -> None:
    """A stride of what a changed rule makes of the past; nothing if the rule is another by now."""
    machine = store.find_machine(connection, machine_id)
    if machine is None or version != store_states.rule_version(connection, machine_id):
        return
    stride = Span(span.start, min(span.end, span.start + STRIDE))
    refresh_oee(connection, machine_id, stride, now(), is_stride=True)
    if stride.end < span.end:
        store_states.set_followed(connection, machine_id, stride.end)
        _order(connection, machine.organization_id, machine_id, version, Span(stride.end, span.end))
    else:
        store_states.set_followed(connection, machine_id, None)


def _order(connection: Connection, organization_id: UUID, machine_id: UUID, version: str, span: Span) -> None:
    data = {"machine_id": machine_id, "rule": version, "from": span.start, "to": span.end}
    publish(connection, organization_id, RULE_CHANGED, str(machine_id), data=data, source="oee")


def try_rule(connection: Connection, identity: Identity, fields: Fields) -> dict[str, Any]:
    """What a rule would make of what has been of a span, beside what is; nothing is stored."""
    machine = working_machine(connection, identity, fields["machine_id"])
    fields = with_measure(connection, identity, fields) | {"valid_from": ALWAYS, "valid_to": None}
    check_rule([fields])
    present = now()
    end = min(fields["to"] or present, present)
    span = checked_span(fields["from_"] or end - TRIED, end, MOST_TRIED)
    rule = StateRule(*(fields[name] for name in RULE_COLUMNS))
    silence_s = store.silence_limit_s(connection, machine.id)
    # What holds at the end of a span is told by what comes soon after it.
    found = by_rule(connection, machine, rule, span, min(present, end + beyond_stride(silence_s)), silence_s)
    return {
        "machine_id": machine.id,
        "from": span.start,
        "to": span.end,
        "sends_states": bool(store.state_messages(connection, machine.id, span)),
        "present": _cut(store.states_of(connection, [machine.id], span, present).get(machine.id, ()), span),
        "tried": _cut(found[1] if found else (), span),
    }


def _cut(states: Iterable[Valued[MachineState]], span: Span) -> list[dict[str, Any]]:
    return [
        {"state": piece.value.value, "started_at": part.start, "ended_at": part.end, "seconds": part.duration_s}
        for piece in states
        if (part := piece.span.overlap(span))
    ]

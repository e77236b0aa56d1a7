"""What a machine was doing: from states it sends, else from levels of a measure, else from its part counter."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from core.tokens import Identity
from domain.intervals import Span, Valued
from domain.machine_state import OWN_WORDS, MachineState, state_said
from domain.state_derivation import (
    LevelRule,
    states_from_counts,
    states_from_events,
    states_from_level,
    with_silence,
)
from handlers.oee import store, store_counts, store_states
from handlers.oee.store import Machine
from handlers.oee.store_states import StateRule
from handlers.refusal import refused
from handlers.telemetry.placed import measured
from handlers.validation import Fields

POWER_HYSTERESIS = 0.1
"""Share of the running power by which it must fall before a machine without a rule counts as no longer running."""

MEASURE_OF = {"power": "power", "vibration": "vibration", "counter": "part_count"}
"""What a rule reads where it does not name a measure."""

BEYOND_STRIDE = timedelta(hours=6)
"""Longer than a change may have to hold (dwell) and than parts are usually apart."""

Derived = tuple[str, Sequence[Valued[MachineState]]]
"""The source, and the states by time."""


def derived_states(
    connection: Connection, machine: Machine, span: Span, at: datetime, *, is_stride: bool = False
) -> Derived | None:
    """States over the span from what tells of them; None where nothing does.

    Of a stride, signals are read a little beyond, but states are told up to its end: the next one follows.
    """
    silence_s = store.silence_limit_s(connection, machine.id)
    messages = store.state_messages(connection, machine.id, span)
    if messages:
        later = messages[-1][0] if messages[-1][0] > span.end else at
        known = [(time, state_said(state)) for time, state in messages]
        pieces = states_from_events(known, min(later, at), silence_s=silence_s)
        return ("message", pieces) if pieces else None
    rule = store_states.state_rule(connection, machine.id)
    if rule is not None:
        if not is_stride:
            return by_rule(connection, machine, rule, span, at, silence_s)
        found = by_rule(connection, machine, rule, span, min(at, span.end + beyond_stride(silence_s)), silence_s)
        return _up_to(found, span.end) if found else None
    if machine.power_running_kw is None:
        return None
    own = LevelRule(
        run_from=machine.power_running_kw,
        off_below=machine.power_standby_kw or 0.0,
        hysteresis=POWER_HYSTERESIS * machine.power_running_kw,
        silence_s=silence_s,
    )
    return _from_level(connection, machine, "power", "power", own, span, at)


def beyond_stride(silence_s: float) -> timedelta:
    """How far beyond a span signals tell of its states."""
    return max(BEYOND_STRIDE, timedelta(seconds=2 * silence_s))


def _up_to(found: Derived, end: datetime) -> Derived | None:
    source, pieces = found
    kept = [Valued(Span(p.span.start, min(p.span.end, end)), p.value) for p in pieces if p.span.start < end]
    return (source, kept) if kept else None


def by_rule(
    connection: Connection, machine: Machine, rule: StateRule, span: Span, until: datetime, silence_s: float
) -> Derived | None:
    """States over what of the span the rule holds for; None where it does not, what was derived before stays."""
    start = max(span.start, rule.valid_from)
    until = min(until, rule.valid_to or until)
    if start >= until or start > span.end:
        return None
    held = Span(start, max(start, min(span.end, until)))
    if rule.source == "counter":
        found = _from_counts(connection, machine, rule, held, until, silence_s)
    else:
        level = level_rule(rule, silence_s)
        found = _from_level(connection, machine, rule.source, rule.measure, level, held, until)
    if found is None:
        return None
    source, pieces = found
    inside = [
        Valued(part, piece.value) for piece in pieces if (part := piece.span.overlap(Span(rule.valid_from, until)))
    ]
    return (source, inside) if inside else None


def level_rule(rule: StateRule, silence_s: float | None = None) -> LevelRule:
    """The domain's rule; ``ValueError`` says what does not fit."""
    if rule.running_from is None:
        raise ValueError("running_from: none given, the level from which on the machine runs is expected")
    return LevelRule(
        run_from=rule.running_from,
        off_below=rule.off_below,
        hysteresis=rule.hysteresis,
        off_hysteresis=min(rule.hysteresis, rule.off_below),
        dwell_s=rule.dwell_seconds,
        silence_s=silence_s,
    )


def _from_level(
    connection: Connection,
    machine: Machine,
    source: str,
    measure: str,
    rule: LevelRule,
    span: Span,
    at: datetime,
) -> Derived | None:
    # Dwell and hysteresis look back: begin with the state before the span.
    around = Span(span.start - timedelta(seconds=max(600.0, 20 * rule.dwell_s)), at)
    samples = measured(connection, machine.id, measure, around)
    before = store_states.state_at(connection, machine.id, around.start)
    found = states_from_level(samples, rule, at, before=OWN_WORDS[before] if before else None)
    return (source, [Valued(piece.span, piece.state) for piece in found]) if found else None


def _from_counts(
    connection: Connection, machine: Machine, rule: StateRule, span: Span, at: datetime, silence_s: float
) -> Derived | None:
    """A gap between parts is judged as a whole: from the last part before the span on."""
    since = store_states.last_part(connection, machine.id, span.start) or span.start
    counts = store_counts.counts_of(connection, [machine.id], Span(since, max(since, at)))[machine.id]
    parts = [(count.time, count.ideal_cycle_time_s) for count in counts if count.produced > 0]
    found = states_from_counts(parts, at, slow_factor=rule.slow_cycles)
    heard = store_states.readings_heard(connection, machine.id, Span(since, max(since, at)))
    pieces = with_silence(found, heard, at, silence_s)
    return ("counter", pieces) if pieces else None


def with_measure(_connection: Connection, _identity: Identity, fields: Fields) -> Fields:
    """A new rule's fields, with the measure that its source usually has."""
    return fields | {"measure": fields.get("measure") or MEASURE_OF[fields["source"]]}


def check_rule(rows: Sequence[Mapping[Any, Any]]) -> UUID:
    """The machine of a rule that was made, changed or removed; refused where the rule says nothing."""
    row = rows[-1]
    rule = StateRule(*(row[name] for name in store_states.RULE_COLUMNS))
    if rule.source == "counter" and rule.measure != MEASURE_OF["counter"]:
        raise refused("measure", rule.measure, f"{MEASURE_OF['counter']} is expected for a counter")
    if rule.source != "counter":
        try:
            level_rule(rule)
        except ValueError as error:
            field = str(error).partition(":")[0].replace("run_from", "running_from")
            raise refused(field, row[field], str(error).replace("run_from", "running_from")) from None
    machine_id: UUID = row["machine_id"]
    return machine_id

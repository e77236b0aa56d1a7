"""Judges indicators of machines and tells of every change of level."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

import msgspec
from sqlalchemy import Connection

from domain.condition import (
    ConditionChange,
    ConditionState,
    Direction,
    Limit,
    ThresholdRule,
    hysteresis_limit,
    observe,
)
from domain.intervals import Span
from domain.severity import Mounting, ZoneLimits, zone_limits
from domain.spectrum import spectrum_from_message
from domain.vibration import severity_band_hz, velocity_rms_mm_s
from handlers.condition import errors, levels, replaying, store
from handlers.condition.cross_watching import watch_together
from handlers.condition.diagnosis import diagnose
from handlers.condition.grouping import follow_members
from handlers.condition.judging import Judging
from handlers.condition.store import VELOCITY_RMS, VELOCITY_UNIT, Feature, MonitoredMachine, Threshold
from handlers.condition.store_diagnosis import Seen
from handlers.condition.watching import watch_measure
from handlers.telemetry.placed import measured

FOLLOWS_THE_WORK = frozenset({"power", "energy", "current", "speed", "spindle_speed", "spindle_load"})
"""Measures that change with what the machine does, so that their last weeks say nothing of the next minute."""


def take_spectrum(connection: Connection, device_id: UUID, time: datetime, axis: str, kind: str) -> None:
    """Compute a new spectrum's velocity RMS, put it into its zone, and judge it.

    A spectrum from a device that stood nowhere, or that has no line in 10-1000 Hz, says nothing of a machine.
    """
    machine = store.machine_of_device(connection, device_id, time)
    message = store.spectrum(connection, device_id, time, axis, kind)
    if machine is None or message is None:
        return
    try:
        velocity = velocity_rms_mm_s(spectrum_from_message(message), *severity_band_hz(message["speed_rpm"]))
    except ValueError:
        return
    limits = zone_limits(machine.vibration_group, Mounting(machine.vibration_mounting))
    zone = limits.zone(velocity)
    feature = Feature(device_id, axis, VELOCITY_RMS, time, velocity, VELOCITY_UNIT, zone.value)
    store.save_feature(connection, machine, feature)
    found = store.thresholds(connection, machine.id, [VELOCITY_RMS])
    threshold = found[0] if found else default_threshold(limits)
    levels.watch(connection, machine, feature)
    judge(connection, machine, threshold, [(time, velocity)], limits)
    follow_members(connection, machine, [VELOCITY_RMS], time)
    diagnose(connection, machine, Seen(device_id, axis, time), message)


def default_threshold(limits: ZoneLimits) -> Threshold:
    """Without a threshold of its own a machine is warned about in zone C and alarming in zone D."""
    return Threshold(VELOCITY_RMS, limits.b_c_mm_s, limits.c_d_mm_s, VELOCITY_UNIT, 0.1, 3, 3, True, 600.0)


def threshold_of(connection: Connection, machine: MonitoredMachine, indicator: str) -> Threshold:
    """The threshold of an indicator, of the velocity RMS without one the standard's; refused else."""
    found = store.thresholds(connection, machine.id, [indicator])
    if found:
        return found[0]
    if indicator != VELOCITY_RMS:
        raise errors.no_threshold(machine.id, indicator)
    return default_threshold(zone_limits(machine.vibration_group, Mounting(machine.vibration_mounting)))


def observe_measurements(connection: Connection, machine_id: UUID, spans: Mapping[str, Span]) -> None:
    """Watch new values of measures, each in its span, and judge those that have a threshold."""
    if (machine := store.find_machine(connection, machine_id)) is None:
        return
    for measure, span in sorted(spans.items()):
        if measure not in FOLLOWS_THE_WORK:
            watch_measure(connection, machine, measure, span)
    whole = Span(min(span.start for span in spans.values()), max(span.end for span in spans.values()))
    watch_together(connection, machine, whole)
    found = store.thresholds(connection, machine_id, spans)
    for threshold in found:
        values = measured(connection, machine_id, threshold.indicator, spans[threshold.indicator])
        judge(connection, machine, threshold, values, None)
    if found:  # after all of them: between two, one stands where it stood before
        follow_members(connection, machine, spans, whole.end)


def judge(
    connection: Connection,
    machine: MonitoredMachine,
    threshold: Threshold,
    values: Sequence[tuple[datetime, float]],
    limits: ZoneLimits | None,
) -> None:
    """Take values in the order of time; store where the indicator stands and tell of every change.

    A late value of a measure is judged with all that follow it (handlers/condition/replaying.py); of what that
    changes only the level now is told.  A late spectrum changes nothing.
    """
    remembered = store.lock_state(connection, machine.id, threshold.indicator)
    state = before = msgspec.convert(remembered, ConditionState, strict=False)
    kept = replaying.kept(remembered)
    known_to, told = before.last_time, before.evaluated
    values = sorted(values)
    if known_to is not None and limits is None and values and values[0][0] <= known_to:
        replayed = replaying.rewound(connection, machine, threshold.indicator, kept, values[0][0], known_to)
        if replayed is not None:
            state, kept, earlier = replayed
            values = earlier + [pair for pair in values if pair[0] > known_to]
    rule = threshold_rule(threshold)
    judging = Judging(connection, machine.id, threshold, values)
    value: float | None = None
    late: ConditionChange | None = None
    for time, reading in values:
        if state.last_time is not None and time <= state.last_time:
            continue
        kept = replaying.keeping(kept, state, time)
        judged = state.evaluated
        state, change = observe(state, judging.reading(time, reading), rule)
        value = reading
        is_news = change is not None and change.level in levels.JUDGEMENTS and change.level is not judged
        if change is not None and is_news and (known_to is None or time > known_to):
            _tell(connection, machine, threshold, replace(change, previous=told), reading, limits)
            told = state.evaluated
        elif is_news:
            late = change
        if time == known_to and late is not None and state.evaluated is not told:
            _tell(connection, machine, threshold, replace(late, previous=told), reading, limits)
            told = state.evaluated
    if state is before or value is None or state.last_time is None:
        return
    zone = limits.zone(value).value if limits else None
    row = levels.state_row(threshold.indicator, state, value, threshold.unit, zone)
    row["memory"] |= {replaying.KEPT: msgspec.to_builtins(kept)}
    store.save_state(connection, machine, row)
    levels.refresh_machine_level(connection, machine, state.last_time)


def threshold_rule(threshold: Threshold) -> ThresholdRule:
    """The domain's rule of a stored threshold."""
    direction = Direction(threshold.direction)

    def limit(level: float | None, clear: float | None) -> Limit | None:
        if level is None:
            return None
        if clear is not None:
            return Limit(level, clear)
        return hysteresis_limit(level, share=threshold.hysteresis, direction=direction)

    return ThresholdRule(
        warning=limit(threshold.warning_level, threshold.warning_clear_level),
        alarm=limit(threshold.alarm_level, threshold.alarm_clear_level),
        direction=direction,
        raise_count=threshold.raise_count,
        raise_window=threshold.raise_window or threshold.raise_count,
        clear_count=threshold.clear_count,
        delay_s=threshold.delay_seconds,
        settling_s=threshold.settling_seconds,
    )


def _tell(
    connection: Connection,
    machine: MonitoredMachine,
    threshold: Threshold,
    change: ConditionChange,
    value: float,
    limits: ZoneLimits | None,
) -> None:
    if not threshold.counts_alone:
        return
    told = {
        "previous_level": change.previous.value,
        "level": change.level.value,
        "value": round(value, 6),
        "unit": threshold.unit,
        "zone": limits.zone(value).value if limits else None,
        "reason": change.reason,
        "at": change.time,
    }
    levels.tell_of_state(connection, machine, threshold.indicator, told)

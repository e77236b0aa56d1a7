"""Condition of one indicator: levels with separate raise and clear limits, m-of-n, one event per change.

A level rises when m of the last n values lie over its raise limit (or all values for ``delay_s``),
and falls when the last ``clear_count`` values lie under its clear limit.  Values count only while
the machine runs, after a settling time, and in the hours of the rule; a stopped machine keeps what was
known and shows ``not_running``, outside its hours a rule shows ``unknown``.  A repeated or older value changes
nothing.
Source: decisions and examples C8, C10 of docs/domain.md.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum


class Level(StrEnum):
    NORMAL = "normal"
    WARNING = "warning"
    ALARM = "alarm"
    UNKNOWN = "unknown"
    NOT_RUNNING = "not_running"


_RANK = {Level.NOT_RUNNING: 0, Level.NORMAL: 1, Level.WARNING: 2, Level.ALARM: 3}
RAISED = (Level.WARNING, Level.ALARM)


class Unjudged(StrEnum):
    """Why a value was not held against the limits."""

    NOT_RUNNING = "not_running"
    SETTLING = "settling"
    OUTSIDE_HOURS = "outside_hours"
    OUTSIDE_SHIFT = "outside_shift"


REASONS = {
    Unjudged.NOT_RUNNING: "the machine does not run",
    Unjudged.SETTLING: "the machine has not been running for long enough",
    Unjudged.OUTSIDE_HOURS: "the threshold is not judged at this time of the week",
    Unjudged.OUTSIDE_SHIFT: "the threshold is judged in shifts only",
}


class Direction(StrEnum):
    """Whether high or low values are bad."""

    ABOVE = "above"
    BELOW = "below"


@dataclass(frozen=True, slots=True)
class Limit:
    """Raise and clear limit in the indicator's unit."""

    raise_at: float
    clear_at: float


@dataclass(frozen=True, slots=True)
class ThresholdRule:
    """Limits of warning and alarm, and how long they must be passed.

    ``delay_s`` replaces m-of-n: the limit must be passed without a break for that long.
    ``settling_s``: values within that time after a start are left out.  ``stale_after_s``: without a
    value for longer the level is unknown.
    """

    warning: Limit | None = None
    alarm: Limit | None = None
    direction: Direction = Direction.ABOVE
    raise_count: int = 3
    raise_window: int = 3
    clear_count: int = 3
    delay_s: float | None = None
    settling_s: float = 600.0
    stale_after_s: float | None = None

    def __post_init__(self) -> None:
        if not 1 <= self.raise_count <= self.raise_window:
            raise ValueError(
                f"raise_count: {self.raise_count} given, 1 to raise_window ({self.raise_window}) is expected"
            )
        if self.clear_count < 1:
            raise ValueError(f"clear_count: {self.clear_count} given, 1 or more is expected")
        for name in ("warning", "alarm"):
            limit: Limit | None = getattr(self, name)
            if limit and self._signed(limit.clear_at) > self._signed(limit.raise_at):
                raise ValueError(
                    f"{name}.clear_at: {limit.clear_at} lies on the wrong side of raise_at ({limit.raise_at})"
                )
        if self.warning and self.alarm and self._signed(self.warning.raise_at) > self._signed(self.alarm.raise_at):
            raise ValueError(
                f"warning.raise_at: {self.warning.raise_at} lies beyond the alarm's ({self.alarm.raise_at})"
            )

    def _signed(self, value: float) -> float:
        return value if self.direction is Direction.ABOVE else -value

    def is_over(self, value: float, level: Level) -> bool:
        """Whether the value passes the level's raise limit (equal: not)."""
        limit = self.limit(level)
        return limit is not None and self._signed(value) > self._signed(limit.raise_at)

    def is_clear(self, value: float, level: Level) -> bool:
        """Whether the value lies on the good side of the level's clear limit."""
        limit = self.limit(level)
        return limit is None or self._signed(value) < self._signed(limit.clear_at)

    def limit(self, level: Level) -> Limit | None:
        """The limit of ``warning`` or ``alarm``."""
        return {Level.WARNING: self.warning, Level.ALARM: self.alarm}.get(level)


@dataclass(frozen=True, slots=True)
class Reading:
    """A value of the indicator; ``running`` None: the machine's state is not known (taken as running).

    ``started_at``: when the machine began to run, if that is known.  ``outside``: why the rule's hours leave it
    out.
    """

    time: datetime
    value: float
    running: bool | None = None
    started_at: datetime | None = None
    outside: Unjudged | None = None


@dataclass(frozen=True, slots=True)
class ConditionState:
    """Where an indicator stands.  ``shown`` is the level to show; ``evaluated`` the last judged one."""

    shown: Level = Level.UNKNOWN
    since: datetime | None = None
    stale: bool = False
    evaluated: Level = Level.NORMAL
    values: tuple[float, ...] = ()
    over_since: tuple[tuple[Level, datetime], ...] = ()
    running_since: datetime | None = None
    stopped: bool = False
    last_time: datetime | None = None
    unjudged: Unjudged | None = None


@dataclass(frozen=True, slots=True)
class ConditionChange:
    """The event of a change; ``value`` is the reading that completed it (None: silence or a stop)."""

    time: datetime
    previous: Level
    level: Level
    value: float | None
    reason: str


def hysteresis_limit(raise_at: float, *, share: float = 0.1, direction: Direction = Direction.ABOVE) -> Limit:
    """A limit whose clear level lies a share of its amount (10 %) on the good side."""
    step = abs(raise_at) * share
    return Limit(raise_at, raise_at - step if direction is Direction.ABOVE else raise_at + step)


def observe(
    state: ConditionState, reading: Reading, rule: ThresholdRule
) -> tuple[ConditionState, ConditionChange | None]:
    """The state after a reading, and the change it made, if any."""
    if not math.isfinite(reading.value):
        raise ValueError(f"value: {reading.value} given, a finite number is expected")
    if state.last_time is not None and reading.time <= state.last_time:
        return state, None
    seen = replace(state, last_time=reading.time, stale=False, unjudged=None)
    if reading.running is False:
        halted = replace(_forgotten(seen, Unjudged.NOT_RUNNING), running_since=None, stopped=True)
        return _show(halted, Level.NOT_RUNNING, reading.time, None, REASONS[Unjudged.NOT_RUNNING])
    seen = _started(seen, state.last_time, reading)
    if reading.outside is not None:
        return _show(
            _forgotten(seen, reading.outside), Level.UNKNOWN, reading.time, None, REASONS[reading.outside]
        )
    if seen.running_since and (reading.time - seen.running_since).total_seconds() < rule.settling_s:
        return replace(seen, unjudged=Unjudged.SETTLING), None
    judged = _judge(seen, reading, rule)
    return _show(judged, judged.evaluated, reading.time, reading.value, level_reason(judged.evaluated, rule))


def check_silence(
    state: ConditionState, now: datetime, rule: ThresholdRule
) -> tuple[ConditionState, ConditionChange | None]:
    """The state at an instant without a new value: stale after ``stale_after_s``.

    Silence never hides a warning or an alarm: those stay, marked ``stale``; anything else is unknown.
    """
    if rule.stale_after_s is None or state.last_time is None or state.stale:
        return state, None
    if (now - state.last_time).total_seconds() <= rule.stale_after_s:
        return state, None
    silent = replace(state, stale=True, values=(), over_since=())
    if state.shown in RAISED:
        return silent, None
    return _show(silent, Level.UNKNOWN, now, None, f"no value for more than {rule.stale_after_s:g} s")


def _forgotten(state: ConditionState, why: Unjudged) -> ConditionState:
    """The state without values that could count together with later ones: a break lies between them."""
    return replace(state, values=(), over_since=(), unjudged=why)


def _started(state: ConditionState, heard: datetime | None, reading: Reading) -> ConditionState:
    """The state with the machine's last start: as its states have it, else the first value after a stop."""
    started = reading.started_at or (reading.time if state.stopped else None)
    if started is None or (not state.stopped and heard is not None and started <= heard):
        return state
    # It may have stopped and started without a value in between: those before don't count with those after.
    return replace(state, stopped=False, running_since=started, values=(), over_since=())


def _judge(state: ConditionState, reading: Reading, rule: ThresholdRule) -> ConditionState:
    kept = max(rule.raise_window, rule.clear_count)
    values = (*state.values, reading.value)[-kept:]
    before = dict(state.over_since)
    over_since = {level: before.get(level, reading.time) for level in RAISED if rule.is_over(reading.value, level)}
    level = state.evaluated
    while level in RAISED and _is_cleared(values, level, rule):
        level = Level.WARNING if level is Level.ALARM and rule.warning else Level.NORMAL
    for higher in RAISED:
        if _RANK[higher] > _RANK[level] and _is_raised(values, over_since, higher, reading.time, rule):
            level = higher
    return replace(state, evaluated=level, values=values, over_since=tuple(over_since.items()))


def _is_cleared(values: tuple[float, ...], level: Level, rule: ThresholdRule) -> bool:
    last = values[-rule.clear_count :]
    return len(last) == rule.clear_count and all(rule.is_clear(value, level) for value in last)


def _is_raised(
    values: tuple[float, ...],
    over_since: dict[Level, datetime],
    level: Level,
    now: datetime,
    rule: ThresholdRule,
) -> bool:
    if rule.delay_s is not None:
        return level in over_since and (now - over_since[level]).total_seconds() >= rule.delay_s
    over = sum(rule.is_over(value, level) for value in values[-rule.raise_window :])
    return over >= rule.raise_count and rule.is_over(values[-1], level)


def level_reason(level: Level, rule: ThresholdRule) -> str:
    """By which limit an indicator has its level."""
    limit = rule.limit(level)
    if limit is None:
        return "within the limits"
    held = (
        f"for {rule.delay_s:g} s"
        if rule.delay_s is not None
        else f"for {rule.raise_count} of {rule.raise_window} values"
    )
    return f"{rule.direction.value} {limit.raise_at:g} {held}"


def _show(
    state: ConditionState, level: Level, time: datetime, value: float | None, reason: str
) -> tuple[ConditionState, ConditionChange | None]:
    if level is state.shown:
        return state, None
    change = ConditionChange(time, state.shown, level, value, reason)
    return replace(state, shown=level, since=time), change


def worst_level(indicators: Iterable[tuple[Level, bool]]) -> Level:
    """Level of a machine from (level, stale) of its indicators: the worst fresh one.

    A stale warning or alarm still counts; other stale or unknown indicators count only if there is nothing else.
    """
    counted = [level for level, stale in indicators if level in RAISED or (level in _RANK and not stale)]
    return max(counted, key=lambda level: _RANK[level], default=Level.UNKNOWN)


def weighted_health(indicators: Iterable[tuple[Level, float]]) -> float | None:
    """Health 0..1 by weights: normal 1, warning 0.5, alarm 0; levels without a judgement are left out."""
    health = {Level.NORMAL: 1.0, Level.WARNING: 0.5, Level.ALARM: 0.0}
    judged = [(health[level], weight) for level, weight in indicators if level in health and weight > 0]
    total = sum(weight for _, weight in judged)
    return sum(value * weight for value, weight in judged) / total if total else None


def health_of(indicators: Iterable[tuple[Level, bool, float]]) -> tuple[Level, float | None]:
    """Level and health (0..1) of a machine or component from (level, stale, weight) of its indicators.

    A stale indicator counts for the health as for the level: only while it is a warning or an alarm.
    """
    known = list(indicators)
    share = weighted_health((level, weight) for level, stale, weight in known if not stale or level in RAISED)
    return worst_level((level, stale) for level, stale, _ in known), None if share is None else round(share, 6)

"""Why an indicator has its level, or why its last value was not judged, in words and counts."""

from dataclasses import dataclass

from domain.condition import RAISED, REASONS, ConditionState, Level, ThresholdRule, Unjudged, level_reason


@dataclass(frozen=True, slots=True)
class Explanation:
    """``judged_level`` is the last judgement, None before there was one; ``values`` are the last that count.

    ``over_warning`` and ``over_alarm``: how many of the last ``raise_window`` of them pass the level.
    """

    is_judged: bool
    not_judged_because: Unjudged | None
    judged_level: Level | None
    reason: str
    values: tuple[float, ...]
    over_warning: int
    over_alarm: int


def explain(state: ConditionState, rule: ThresholdRule) -> Explanation:
    """What is to be said of where an indicator stands."""
    raised = state.evaluated in RAISED
    is_judged = state.last_time is not None and state.unjudged is None and not state.stale
    # Before its first judgement an indicator is normal by default only.
    known = state.evaluated if raised or is_judged else None
    over = [
        sum(rule.is_over(value, level) for value in state.values[-rule.raise_window :])
        for level in (Level.WARNING, Level.ALARM)
    ]
    standing = level_reason(state.evaluated, rule)
    why_not = _why_not(state)
    reason = standing if why_not is None else f"{why_not}; before that {standing}" if raised else why_not
    return Explanation(is_judged, state.unjudged, known, reason, state.values, *over)


def _why_not(state: ConditionState) -> str | None:
    if state.last_time is None:
        return "no value has come yet"
    if state.stale:
        return "no value has come for too long"
    return None if state.unjudged is None else REASONS[state.unjudged]

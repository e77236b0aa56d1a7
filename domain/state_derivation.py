"""Machine states from signals: events that hold, levels of power or vibration, gaps in a counter, silence.

Every rule backdates a change to the first sample that showed it, and says when the change could be
known.  Rules and worked examples E14 (counter) and E15 (power): docs/domain.md.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from domain.intervals import Layered, Span, Valued, join_equal, resolve_layers
from domain.machine_state import MachineState, StateLayer

# Which of several states with one stamp holds: the last named here.
_GRAVITY = (
    MachineState.UNKNOWN,
    MachineState.RUNNING,
    MachineState.IDLE,
    MachineState.WAITING,
    MachineState.CLEANING,
    MachineState.SETUP,
    MachineState.PLANNED_STOP,
    MachineState.OFF,
    MachineState.STOPPED,
    MachineState.FAULT,
)


@dataclass(frozen=True, slots=True)
class DerivedState:
    """A state over a span; ``known_at`` is the instant its start could first be told."""

    span: Span
    state: MachineState
    known_at: datetime


@dataclass(frozen=True, slots=True)
class LevelRule:
    """Levels of power or of vibration RMS, in the unit of the signal.

    Off below ``off_below``, running from ``run_from`` on, else idle (standby).

    A level is left downwards only ``hysteresis`` (``off_hysteresis``) below its edge, and a change
    must hold for ``dwell_s``.  ``silence_s``: a longer gap between samples is unknown (None: no limit).
    """

    run_from: float
    off_below: float = 0.0
    hysteresis: float = 0.0
    off_hysteresis: float = 0.0
    dwell_s: float = 30.0
    silence_s: float | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.off_below <= self.run_from:
            raise ValueError(f"off_below: {self.off_below} given, 0 to run_from ({self.run_from}) is expected")
        for name in ("hysteresis", "off_hysteresis", "dwell_s"):
            if not getattr(self, name) >= 0:
                raise ValueError(f"{name}: {getattr(self, name)} given, 0 or more is expected")

    def level(self, value: float, before: MachineState | None) -> MachineState:
        """The level of one sample, given the level before it."""
        was_running = before is MachineState.RUNNING
        was_on = was_running or before is MachineState.IDLE
        if value >= self.run_from - (self.hysteresis if was_running else 0.0):
            return MachineState.RUNNING
        if value >= self.off_below - (self.off_hysteresis if was_on else 0.0):
            return MachineState.IDLE
        return MachineState.OFF


def silence_limit_s(expected_interval_s: float, *, factor: float = 3.0, floor_s: float = 60.0) -> float:
    """Seconds without a message after which a source is unknown: max(3 × expected interval, 60 s)."""
    return max(factor * expected_interval_s, floor_s)


def states_from_events(
    events: Iterable[tuple[datetime, MachineState]], until: datetime, *, silence_s: float | None = None
) -> tuple[Valued[MachineState], ...]:
    """States that hold until the next event; after ``silence_s`` without one, unknown from the last event.

    Of several states with the same stamp the one furthest from running holds, in whatever order they come.
    """
    by_gravity = sorted(events, key=lambda event: (event[0], _GRAVITY.index(event[1])))
    ordered = [(time, state) for time, state in dict(by_gravity).items() if time < until]
    pieces: list[Valued[MachineState]] = []
    edges = pairwise([*(time for time, _ in ordered), until])
    for (_, state), (start, end) in zip(ordered, edges, strict=True):
        silent = silence_s is not None and (end - start).total_seconds() > silence_s
        pieces.append(Valued(Span(start, end), MachineState.UNKNOWN if silent else state))
    return join_equal(pieces)


def states_from_level(
    samples: Iterable[tuple[datetime, float]],
    rule: LevelRule,
    until: datetime,
    *,
    before: MachineState | None = None,
) -> tuple[DerivedState, ...]:
    """States from samples, with hysteresis and dwell; the last state holds until ``until`` (E15).

    Of several samples with the same stamp the highest counts, in whatever order they come; one that is
    not finite counts as missing. ``before``: the state before the first sample, for its hysteresis.
    """
    ordered = dict(sorted(sample for sample in samples if math.isfinite(sample[1]))).items()
    changes: list[tuple[datetime, MachineState, datetime]] = []  # start, state, known at
    level, begins = before, True
    pending: datetime | None = None
    previous: datetime | None = None
    for time, value in (sample for sample in ordered if sample[0] < until):
        silent = (
            previous is not None
            and rule.silence_s is not None
            and (time - previous).total_seconds() > rule.silence_s
        )
        if silent and previous is not None:
            changes.append((previous, MachineState.UNKNOWN, time))
            level, begins, pending = None, True, None
        previous = time
        seen = rule.level(value, level)
        if begins:
            changes.append((time, seen, time))
        elif seen is changes[-1][1]:
            pending = None
        elif seen is not level or pending is None:
            pending = time
        level, begins = seen, False
        if pending is not None and (time - pending).total_seconds() >= rule.dwell_s:
            changes.append((pending, seen, time))
            pending = None
    if previous is not None and rule.silence_s is not None and (until - previous).total_seconds() > rule.silence_s:
        changes.append((previous, MachineState.UNKNOWN, previous + timedelta(seconds=rule.silence_s)))
    return _chain(changes, until)


def _chain(changes: list[tuple[datetime, MachineState, datetime]], until: datetime) -> tuple[DerivedState, ...]:
    """Spans between changes; a change at or after a later one's start vanishes (silence backdates)."""
    kept: list[tuple[datetime, MachineState, datetime]] = []
    for change in changes:
        while kept and kept[-1][0] >= change[0]:
            kept.pop()
        if not kept or kept[-1][1] is not change[1]:
            kept.append(change)
    edges = pairwise([*(change[0] for change in kept), until])
    return tuple(
        DerivedState(Span(start, end), state, known_at)
        for (_, state, known_at), (start, end) in zip(kept, edges, strict=True)
        if start < end
    )


def states_from_counts(
    counts: Iterable[tuple[datetime, float | None]],
    until: datetime,
    *,
    slow_factor: float = 2.0,
) -> tuple[DerivedState, ...]:
    """Running and stopped from the instants at which parts were counted, each with its ideal cycle time in s.

    A gap above ``slow_factor`` × ideal cycle time is a stop from one cycle after the last part to the
    next part; a shorter one is slow running.  Live, the stop is known once that time has passed.  After a part
    without a cycle time nobody knows how long the next one takes: unknown.
    """
    changes: list[tuple[datetime, MachineState, datetime]] = []
    cycles = {time: cycle_s for time, cycle_s in counts if time < until}
    for time, following in pairwise([*sorted(cycles), until]):
        cycle_s = cycles[time]
        if cycle_s is None:
            changes.append((time, MachineState.UNKNOWN, time))
            continue
        if not cycle_s > 0:
            raise ValueError(f"ideal_cycle_time_s: {cycle_s} given, a number above 0 is expected")
        slow = timedelta(seconds=cycle_s * slow_factor)
        changes.append((time, MachineState.RUNNING, time))
        if following - time > slow:
            changes.append((time + timedelta(seconds=cycle_s), MachineState.STOPPED, time + slow))
    return _chain(changes, until)


def with_silence(
    pieces: Iterable[DerivedState], heard: Iterable[datetime], until: datetime, silence_s: float
) -> tuple[Valued[MachineState], ...]:
    """The states, unknown where the source said nothing for longer than ``silence_s``, from its last word on."""
    words = sorted({time for time in heard if time < until})
    silent = [
        Span(said, following)
        for said, following in pairwise([*words, until])
        if (following - said).total_seconds() > silence_s
    ]
    known = [Layered(piece.span, piece.state, StateLayer.DERIVED) for piece in pieces]
    unheard = [Layered(span, MachineState.UNKNOWN, StateLayer.AUTOMATIC) for span in silent]
    return resolve_layers([*known, *unheard])

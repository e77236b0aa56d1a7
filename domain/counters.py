"""Increments of counters that only rise: parts, kWh, run hours.

Rule: ``delta = new - old`` while the reading rises; a fall is a rollover (from the top tenth of the
modulus to its bottom tenth), a jitter of at most one resolution step, or a reset.
Source: counter rule of docs/domain.md, worked examples E11 (parts) and EN2 (kWh).
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

_EDGE_SHARE = 0.1  # a rollover is believed only between the top and the bottom tenth of the modulus


class DeltaKind(StrEnum):
    """What happened between two readings."""

    INCREASE = "increase"
    ROLLOVER = "rollover"
    RESET = "reset"  # flagged: what was counted between the last reading and the reset is lost
    JITTER = "jitter"  # a float counter shaking by its resolution
    REPLACEMENT = "replacement"  # the old device's last readings, up to an explicit exchange
    INVALID = "invalid"  # not a finite number, or outside [0, modulus): left out


@dataclass(frozen=True, slots=True)
class CounterSpec:
    """``modulus``: first value the counter can't show (65 536 for uint16), None if it never rolls over.
    ``resolution``: its smallest step; a fall of at most that is jitter (0: no fall is)."""

    modulus: float | None = None
    resolution: float = 0.0

    def __post_init__(self) -> None:
        if self.modulus is not None and not self.modulus > 0:
            raise ValueError(f"modulus: {self.modulus} given, a number above 0 is expected")
        if not self.resolution >= 0:
            raise ValueError(f"resolution: {self.resolution} given, 0 or more is expected")


@dataclass(frozen=True, slots=True, order=True)
class CounterReading:
    """What a counter showed at an instant, in the counter's own unit."""

    time: datetime
    value: float


@dataclass(frozen=True, slots=True)
class CounterReplacement:
    """An exchange of the counter: what the old one showed last and the new one first."""

    time: datetime
    last_value: float
    first_value: float


@dataclass(frozen=True, slots=True)
class CounterDelta:
    """What was counted in ``(start, end]``, in the counter's unit; it is known at ``end``."""

    start: datetime
    end: datetime
    delta: float
    kind: DeltaKind


def counter_delta(old: float, new: float, spec: CounterSpec | None = None) -> tuple[float, DeltaKind]:
    """Increment between two readings, and what kind of step it was (E11: 65 530 → 12 is +18)."""
    spec = spec or CounterSpec()
    if new >= old:
        return new - old, DeltaKind.INCREASE
    if old - new <= spec.resolution:
        return 0.0, DeltaKind.JITTER
    modulus = spec.modulus
    if modulus is not None and old >= modulus * (1 - _EDGE_SHARE) and new <= modulus * _EDGE_SHARE:
        return new - old + modulus, DeltaKind.ROLLOVER
    return new, DeltaKind.RESET


def _is_valid(value: float, spec: CounterSpec) -> bool:
    return math.isfinite(value) and (spec.modulus is None or 0 <= value < spec.modulus)


def counter_deltas(
    readings: Iterable[CounterReading],
    spec: CounterSpec | None = None,
    replacements: Iterable[CounterReplacement] = (),
) -> tuple[CounterDelta, ...]:
    """Increments between neighbouring readings, by time; the first reading gives none.

    Readings may come late, unordered or repeated: of two with the same stamp the smaller value is
    kept, so nothing is counted twice.  While a float counter shakes, only what passes its highest
    value so far counts.
    """
    spec = spec or CounterSpec()
    steps: list[tuple[datetime, int, CounterReading | CounterReplacement]] = [
        *((r.time, 0, r) for r in sorted(set(readings))),
        *((r.time, 1, r) for r in set(replacements)),
    ]
    steps.sort(key=lambda step: (step[0], step[1]))

    deltas: list[CounterDelta] = []
    since: datetime | None = None  # time of the last reading taken
    last = high = 0.0  # its value; the highest value since the last reset
    for time, _, step in steps:
        if isinstance(step, CounterReplacement):
            if since is not None:
                counted = max(0.0, step.last_value - high)
                deltas.append(CounterDelta(since, time, counted, DeltaKind.REPLACEMENT))
            since, last, high = time, step.first_value, step.first_value
            continue
        if not _is_valid(step.value, spec):
            deltas.append(CounterDelta(since or time, time, 0.0, DeltaKind.INVALID))
            continue
        if since is None:
            since, last, high = time, step.value, step.value
            continue
        if time <= since:
            continue
        delta, kind = counter_delta(last, step.value, spec)
        if kind is DeltaKind.INCREASE:
            delta = max(0.0, step.value - high)
            high = max(high, step.value)
        elif kind is not DeltaKind.JITTER:
            if kind is DeltaKind.ROLLOVER:
                delta -= high - last
            high = step.value
        deltas.append(CounterDelta(since, time, delta, kind))
        since, last = time, step.value
    return tuple(deltas)


def counted(deltas: Iterable[CounterDelta]) -> float:
    """Sum of the increments."""
    return math.fsum(delta.delta for delta in deltas)

"""Increments of counters that only rise: parts, kWh, run hours.

Rule: ``delta = new - old`` while the reading rises; a fall is a rollover (from the top tenth of the
modulus to its bottom tenth), a jitter of at most one resolution step, or a reset.
Source: counter rule of docs/domain.md, worked examples E11 (parts) and EN2 (kWh).
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import pairwise

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
    modulus = spec.modulus
    steps = _in_order(readings, replacements)
    deltas: list[CounterDelta] = []
    since: datetime | None = None  # time of the last reading taken
    last = high = 0.0  # its value; the highest value since the last reset
    for step in steps:
        time = step.time
        if isinstance(step, CounterReplacement):
            if since is not None:
                counted = max(0.0, step.last_value - high)
                deltas.append(CounterDelta(since, time, counted, DeltaKind.REPLACEMENT))
            since, last, high = time, step.first_value, step.first_value
            continue
        value = step.value
        if not math.isfinite(value) or (modulus is not None and not 0 <= value < modulus):
            deltas.append(CounterDelta(since or time, time, 0.0, DeltaKind.INVALID))
            continue
        if since is None:
            since, last, high = time, value, value
            continue
        if time <= since:
            continue
        if value >= last:
            delta, kind = (value - high, DeltaKind.INCREASE) if value > high else (0.0, DeltaKind.INCREASE)
            high = max(high, value)
        else:
            delta, kind = counter_delta(last, value, spec)
            if kind is DeltaKind.ROLLOVER:
                delta -= high - last
            if kind is not DeltaKind.JITTER:
                high = value
        deltas.append(CounterDelta(since, time, delta, kind))
        since, last = time, value
    return tuple(deltas)


def _in_order(
    readings: Iterable[CounterReading], replacements: Iterable[CounterReplacement]
) -> Sequence[CounterReading | CounterReplacement]:
    """Readings and exchanges by time, a reading before the exchange of its instant, each once."""
    given, exchanged = list(readings), set(replacements)
    if not exchanged and all(first.time < second.time for first, second in pairwise(given)):
        return given
    return sorted({*given, *exchanged}, key=_place)


def _place(step: CounterReading | CounterReplacement) -> tuple[datetime, bool, float]:
    is_exchange = isinstance(step, CounterReplacement)
    return step.time, is_exchange, 0.0 if isinstance(step, CounterReplacement) else step.value


def counted(deltas: Iterable[CounterDelta]) -> float:
    """Sum of the increments."""
    return math.fsum(delta.delta for delta in deltas)

"""Stops that people edit over the machine's own states: causes, split, merge, and what is refused.

The machine's states stay as they are; a stop lies over them with a cause.  The cause's loss category
says as which state its time counts.  Source: decisions of docs/domain.md.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from domain.intervals import Span, Valued, intersection, join_equal, split_at, subtraction, total_s
from domain.machine_state import MachineState


class LossCategory(StrEnum):
    """What a stop cause is a loss of."""

    PLANNED = "planned"
    BREAKDOWN = "breakdown"
    SETUP = "setup"
    MINOR = "minor"
    WAITING = "waiting"
    STARTUP = "startup"


STATE_OF_CATEGORY: Mapping[LossCategory, MachineState] = MappingProxyType(
    {
        LossCategory.PLANNED: MachineState.PLANNED_STOP,
        LossCategory.BREAKDOWN: MachineState.FAULT,
        LossCategory.SETUP: MachineState.SETUP,
        LossCategory.MINOR: MachineState.STOPPED,
        LossCategory.WAITING: MachineState.IDLE,
        LossCategory.STARTUP: MachineState.SETUP,
    }
)
_STANDING = frozenset({MachineState.STOPPED, MachineState.FAULT})


class StopError(ValueError):
    """An edit of stops that can't be made."""


@dataclass(frozen=True, slots=True)
class Stop:
    """Time in which a machine stood; ``state`` is what its signal said first."""

    span: Span
    state: MachineState


def state_of_cause(category: LossCategory, *, counts_against_availability: bool = True) -> MachineState:
    """As which state a stop with that cause counts; one that doesn't count is planned down time."""
    return STATE_OF_CATEGORY[category] if counts_against_availability else MachineState.PLANNED_STOP


def stops_of(
    states: Iterable[Valued[MachineState]],
    *,
    minimum_s: float = 0.0,
    standing: frozenset[MachineState] = _STANDING,
) -> tuple[Stop, ...]:
    """Unbroken standing time of at least ``minimum_s``, whatever its states are in between."""
    runs: list[list[Valued[MachineState]]] = []
    for piece in join_equal(states):
        if piece.value not in standing:
            continue
        if runs and runs[-1][-1].span.end == piece.span.start:
            runs[-1].append(piece)
        else:
            runs.append([piece])
    stops = (Stop(Span(run[0].span.start, run[-1].span.end), run[0].value) for run in runs)
    return tuple(stop for stop in stops if stop.span.duration_s >= minimum_s)


def split_stop(stop: Span, edges: Sequence[datetime]) -> tuple[Span, ...]:
    """The stop cut at instants inside it; ``StopError`` names one that is not."""
    for edge in edges:
        if not stop.start < edge < stop.end:
            whole = f"{stop.start.isoformat()} to {stop.end.isoformat()}"
            raise StopError(f"edge: {edge.isoformat()} given, an instant inside {whole} is expected")
    return split_at(stop, edges)


def merge_stops(stops: Iterable[Span]) -> Span:
    """One stop of neighbours; ``StopError`` where there is time between them."""
    ordered = sorted(stops)
    if not ordered:
        raise StopError("stops: none given, one or more are expected")
    merged = ordered[0]
    for stop in ordered[1:]:
        if stop.start > merged.end:
            gap = f"{merged.end.isoformat()} to {stop.start.isoformat()}"
            raise StopError(f"stops: {gap} lies between them; only neighbours merge")
        merged = Span(merged.start, max(merged.end, stop.end))
    return merged


def uncontradicted(stop: Span, signal: Iterable[Valued[MachineState]]) -> tuple[Span, ...]:
    """What of a stop is left where the machine's own signal says that it ran for some of it."""
    return tuple(subtraction([stop], [piece.span for piece in signal if piece.value is MachineState.RUNNING]))


def check_entry(
    entry: Span,
    state: MachineState,
    signal: Iterable[Valued[MachineState]],
    *,
    tolerance_s: float = 60.0,
) -> None:
    """Refuse a person's entry that the machine's own signal contradicts for more than ``tolerance_s``.

    Standing time can't be entered where the machine ran, nor running time where it stood.  Time without
    data (unknown) contradicts nothing.
    """
    opposite = {MachineState.RUNNING} if state is not MachineState.RUNNING else set(_STANDING) | {MachineState.OFF}
    against = intersection([entry], [p.span for p in signal if p.value in opposite])
    contradicted_s = total_s(against)
    if contradicted_s > tolerance_s:
        first = against[0]
        raise StopError(
            f"state: {state.value} entered, but the machine's signal says otherwise for {contradicted_s:.0f} s,"
            f" first from {first.start.isoformat()} to {first.end.isoformat()}"
        )

"""From shifts, machine states and counts to OEE elements of a window.

Only time and counts inside the planned busy time enter the indicators; the rest is kept apart
(``outside_plan_*``).  Cutting a window anywhere leaves every sum unchanged.
Source: ISO 22400-2 time model; rules and examples E5, E8-E10, E16 of docs/domain.md.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from domain.calendar import PlannedTime
from domain.intervals import Span, Valued, covers, intersection, join_equal, subtraction, total_s
from domain.machine_state import TIME_ELEMENT, MachineState, TimeElement
from domain.oee import OeeElements


@dataclass(frozen=True, slots=True)
class OeeRules:
    """A stop shorter than ``micro_stop_s`` stays in the production time (and falls on performance),
    unless ``micro_stops_are_downtime``.  ``breaks_are_productive``: running through a break counts."""

    micro_stop_s: float = 300.0
    micro_stops_are_downtime: bool = False
    breaks_are_productive: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """Parts counted at an instant; ``produced`` holds all of them, scrap and rework too.

    A scrap entry alone has ``produced`` 0; a correction is negative.  ``ideal_cycle_time_s`` is that of
    the product on the machine at that instant, None without an order (the parts are unassigned).
    """

    time: datetime
    produced: float = 0.0
    scrap: float = 0.0
    rework: float = 0.0
    ideal_cycle_time_s: float | None = None

    def __post_init__(self) -> None:
        if self.ideal_cycle_time_s is not None and not self.ideal_cycle_time_s > 0:
            raise ValueError(f"ideal_cycle_time_s: {self.ideal_cycle_time_s} given, a number above 0 is expected")


def elements(
    window: Span,
    planned: PlannedTime,
    states: Iterable[Valued[MachineState]],
    counts: Iterable[Count] = (),
    rules: OeeRules | None = None,
) -> OeeElements:
    """OEE elements of the window.

    ``states`` are free of overlaps (``intervals.resolve_layers``) and may reach beyond the window: the
    length of a stop decides whether it is a micro-stop, wherever the window cuts it.  Planned time
    without a state is unknown.
    """
    rules = rules or OeeRules()
    pieces = join_equal(states)
    busy, pauses = _busy_and_pauses(window, planned, pieces, rules)
    totals = _Totals()
    for piece, inside in zip(pieces, _time_inside(pieces, busy), strict=True):
        totals.add(piece, inside, window, rules)
        if piece.value is MachineState.FAULT and window.contains(piece.span.start):
            totals.failures += covers(busy, piece.span.start)
    planned_s = total_s(busy)
    known_s = sum(totals.seconds.values())
    minor_run_s = 0.0 if rules.micro_stops_are_downtime else totals.minor_s
    seconds = totals.seconds
    return OeeElements(
        calendar_s=window.duration_s,
        pdt_s=total_s(pauses),
        apt_s=seconds[TimeElement.APT] + minor_run_s,
        aust_s=seconds[TimeElement.AUST],
        adet_s=seconds[TimeElement.ADET] - minor_run_s,
        adot_s=seconds[TimeElement.ADOT],
        unknown_s=seconds[TimeElement.UNKNOWN] + max(0.0, planned_s - known_s),
        fault_s=totals.fault_s,
        minor_stop_run_s=minor_run_s,
        minor_stop_down_s=totals.minor_s - minor_run_s,
        failures=totals.failures,
        outside_plan_run_s=totals.outside_run_s,
    ) + count_elements([c for c in counts if window.contains(c.time)], busy)


@dataclass(slots=True)
class _Totals:
    """Seconds collected over the pieces of a window."""

    seconds: dict[TimeElement, float] = field(default_factory=lambda: dict.fromkeys(TimeElement, 0.0))
    fault_s: float = 0.0
    minor_s: float = 0.0
    outside_run_s: float = 0.0
    failures: int = 0

    def add(self, piece: Valued[MachineState], inside: timedelta, window: Span, rules: OeeRules) -> None:
        """Take in a piece of which ``inside`` lies in the planned busy time."""
        inside_s = inside.total_seconds()
        self.seconds[TIME_ELEMENT[piece.value]] += inside_s
        if piece.value is MachineState.RUNNING:
            in_window = min(piece.span.end, window.end) - max(piece.span.start, window.start)
            self.outside_run_s += max(0.0, (in_window - inside).total_seconds())
        elif piece.value is MachineState.FAULT:
            self.fault_s += inside_s
        elif piece.value is MachineState.STOPPED and piece.span.duration_s < rules.micro_stop_s:
            self.minor_s += inside_s


def _time_inside(pieces: Sequence[Valued[MachineState]], busy: Sequence[Span]) -> Iterator[timedelta]:
    """How much of each piece lies in the busy spans; both sorted and free of overlaps."""
    first = 0
    before: datetime | None = None
    for piece in pieces:
        start, end = piece.span.start, piece.span.end
        if before is not None and start < before:
            raise ValueError(f"states: two states hold at {start.isoformat()}; resolve their layers first")
        before = end
        while first < len(busy) and busy[first].end <= start:
            first += 1
        inside, index = timedelta(0), first
        while index < len(busy) and busy[index].start < end:
            inside += min(busy[index].end, end) - max(busy[index].start, start)
            index += 1
        yield inside


def _busy_and_pauses(
    window: Span,
    planned: PlannedTime,
    pieces: Sequence[Valued[MachineState]],
    rules: OeeRules,
) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Planned busy time and planned down time of the window."""
    operation = intersection([window], planned.operation)
    breaks: Sequence[Span] = planned.breaks
    if rules.breaks_are_productive:
        breaks = subtraction(breaks, [p.span for p in pieces if p.value is MachineState.RUNNING])
    stops = [p.span for p in pieces if p.value is MachineState.PLANNED_STOP]
    pauses = intersection(operation, [*breaks, *stops])
    return subtraction(operation, pauses), pauses


def count_elements(counts: Iterable[Count], busy: Sequence[Span]) -> OeeElements:
    """Counts as elements: inside the planned busy time (disjoint, sorted spans), or outside the plan."""
    produced = scrap = rework = unassigned = outside = ideal_all_s = ideal_good_s = 0.0
    starts, ends = [span.start for span in busy], [span.end for span in busy]
    for count in counts:
        index = bisect_right(starts, count.time) - 1
        if index < 0 or count.time >= ends[index]:
            outside += count.produced
            continue
        produced += count.produced
        scrap += count.scrap
        rework += count.rework
        if count.ideal_cycle_time_s is None:
            unassigned += count.produced
        else:
            ideal_all_s += count.ideal_cycle_time_s * count.produced
            ideal_good_s += count.ideal_cycle_time_s * (count.produced - count.scrap - count.rework)
    return OeeElements(
        produced=produced,
        scrap=scrap,
        rework=rework,
        unassigned=unassigned,
        ideal_all_s=ideal_all_s,
        ideal_good_s=ideal_good_s,
        outside_plan_produced=outside,
    )

"""From shifts, machine states and counts to OEE elements of a window.

Only time and counts inside the planned busy time enter the indicators; the rest is kept apart
(``outside_plan_*``).  Cutting a window anywhere leaves every sum unchanged.
Source: ISO 22400-2 time model; rules and examples E5, E8-E10, E16 of docs/domain.md.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.calendar import PlannedTime
from domain.intervals import Span, Valued, covers, intersection, join_equal, subtraction, total_s, union
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
    joined = join_equal(states)
    by_state = {
        state: intersection([window], [p.span for p in joined if p.value is state]) for state in MachineState
    }
    busy, pauses = _busy_and_pauses(window, planned, by_state, rules)

    in_plan = {state: intersection(busy, spans) for state, spans in by_state.items()}
    micro = [p.span for p in joined if p.value is MachineState.STOPPED and p.span.duration_s < rules.micro_stop_s]
    minor_s = total_s(intersection(in_plan[MachineState.STOPPED], micro))
    minor_run_s = 0.0 if rules.micro_stops_are_downtime else minor_s

    seconds = dict.fromkeys(TimeElement, 0.0)
    for state, spans in in_plan.items():
        seconds[TIME_ELEMENT[state]] += total_s(spans)
    known = union(span for spans in in_plan.values() for span in spans)
    seconds[TimeElement.UNKNOWN] += total_s(subtraction(busy, known))
    return OeeElements(
        calendar_s=window.duration_s,
        pdt_s=total_s(pauses),
        apt_s=seconds[TimeElement.APT] + minor_run_s,
        aust_s=seconds[TimeElement.AUST],
        adet_s=seconds[TimeElement.ADET] - minor_run_s,
        adot_s=seconds[TimeElement.ADOT],
        unknown_s=seconds[TimeElement.UNKNOWN],
        fault_s=total_s(in_plan[MachineState.FAULT]),
        minor_stop_run_s=minor_run_s,
        minor_stop_down_s=minor_s - minor_run_s,
        failures=sum(
            1
            for p in joined
            if p.value is MachineState.FAULT and window.contains(p.span.start) and covers(busy, p.span.start)
        ),
        outside_plan_run_s=total_s(subtraction(by_state[MachineState.RUNNING], busy)),
    ) + count_elements([c for c in counts if window.contains(c.time)], busy)


def _busy_and_pauses(
    window: Span,
    planned: PlannedTime,
    by_state: dict[MachineState, tuple[Span, ...]],
    rules: OeeRules,
) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Planned busy time and planned down time of the window."""
    operation = intersection([window], planned.operation)
    breaks: Sequence[Span] = planned.breaks
    if rules.breaks_are_productive:
        breaks = subtraction(breaks, by_state[MachineState.RUNNING])
    pauses = intersection(operation, union([*breaks, *by_state[MachineState.PLANNED_STOP]]))
    return subtraction(operation, pauses), pauses


def count_elements(counts: Iterable[Count], busy: Sequence[Span]) -> OeeElements:
    """Counts as elements: inside the planned busy time (disjoint, sorted spans), or outside the plan."""
    produced = scrap = rework = unassigned = outside = ideal_all_s = ideal_good_s = 0.0
    for count in counts:
        if not covers(busy, count.time):
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

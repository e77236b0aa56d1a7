"""From stored facts to elements of OEE: the one calculation that results, reports and explanations share."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import chain

from sqlalchemy import Connection

from core.clock import now
from domain.calendar import Shift, ShiftCalendar, planned_time, shifts
from domain.intervals import Layered, Span, Valued, clip, resolve_layers, subtraction
from domain.machine_state import MachineState, StateLayer
from domain.oee import OeeElements
from domain.time_model import Count, elements
from handlers.oee import store, store_calendars, store_counts, store_stops
from handlers.oee.store import Machine

STATE_OF_TREATMENT = {
    "down": MachineState.IDLE,
    "setup": MachineState.SETUP,
    "planned": MachineState.PLANNED_STOP,
}
"""As which state a stop counts by its cause's treatment. A ``delay`` leaves what the machine said."""


ALWAYS = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class WorkingTime:
    """The shifts of a calendar; a stretch of time is worked out once, however many machines ask for it.

    ``since``: shifts that ended by then are nobody's, as nothing is known of the machine yet.
    """

    calendar: ShiftCalendar
    since: datetime = ALWAYS
    _known: dict[Span, tuple[Shift, ...]] = field(default_factory=dict, compare=False)

    def shifts(self, part: Span) -> tuple[Shift, ...]:
        """Every shift that overlaps the part, whole."""
        if part not in self._known:
            self._known[part] = tuple(s for s in shifts(self.calendar, part) if s.span.end > self.since)
        return self._known[part]


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a machine over a window; ``counted``: when parts would have been seen (None: always)."""

    window: Span
    working: WorkingTime
    planned_stops: Sequence[Span]
    states: Sequence[Valued[MachineState]]
    counts: Sequence[Count]
    counted: Sequence[Span] | None = None

    def elements(self, part: Span) -> OeeElements:
        """Elements of a part of the window; parts add up to the whole."""
        planned = planned_time(self.working.shifts(part), self.planned_stops)
        states = [piece for piece in self.states if piece.span.start < part.end and part.start < piece.span.end]
        found = elements(part, planned, states, [count for count in self.counts if part.contains(count.time)])
        if self.counted is None:
            return found
        seen = sum(elements(run, planned, states).pbt_s for run in clip(self.counted, part))
        return replace(found, uncounted_s=max(0.0, found.pbt_s - seen))


def gather(
    connection: Connection,
    machine: Machine,
    window: Span,
    working: WorkingTime | None = None,
    present: datetime | None = None,
) -> Facts:
    """The facts of a machine over a window, with people's causes over its own states.

    What still lasts, does so up to the present.
    """
    working = working or _known_time(connection, machine)
    present, ids = present or now(), [machine.id]
    states = store.states_of(connection, ids, window, present).get(machine.id, ())
    causes = store_stops.causes_of(connection, ids, window, present).get(machine.id, ())
    counts = store_counts.counts_of(connection, ids, window).get(machine.id, ())
    stops = store_calendars.planned_stops_of(connection, ids, window).get(machine.id, ())
    counted = None if counts else store_counts.counted_runs(connection, ids, window).get(machine.id)
    return Facts(window, working, stops, with_causes(states, causes), counts, counted)


def _known_time(connection: Connection, machine: Machine) -> WorkingTime:
    """The shifts of a machine since something is known of it: those that have results, or are to have them."""
    calendar, _ = store_calendars.shift_calendar(connection, machine)
    return WorkingTime(calendar, store_calendars.known_since(connection, [machine.id])[machine.id])


def with_causes(
    states: Sequence[Valued[MachineState]], causes: Sequence[tuple[Span, str]]
) -> Sequence[Valued[MachineState]]:
    """States as they count, given the treatments of the causes of stops.

    A stop that counts as delay is one also where no signal said so; where the machine said what it was, that
    stays, so that faults stay failures. Where the machine ran no stop counts: its signal came late, then.
    """
    if not causes:
        return states
    ran = [piece.span for piece in states if piece.value is MachineState.RUNNING]
    said = [piece.span for piece in states if piece.value is not MachineState.UNKNOWN]
    people = chain.from_iterable(
        [Valued(rest, state) for rest in subtraction([span], ran)]
        if (state := STATE_OF_TREATMENT.get(treatment))
        else [Valued(rest, MachineState.STOPPED) for rest in subtraction([span], said)]
        for span, treatment in causes
    )
    return resolve_layers(
        [
            *(Layered(piece.span, piece.value, StateLayer.AUTOMATIC) for piece in states),
            *(Layered(piece.span, piece.value, StateLayer.MANUAL) for piece in people),
        ]
    )

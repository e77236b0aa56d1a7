"""From stored facts to elements of OEE: the one calculation that results, reports and explanations share."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain

from sqlalchemy import Connection

from domain.calendar import ShiftCalendar, planned_time, shifts
from domain.intervals import Layered, Span, Valued, resolve_layers, subtraction
from domain.machine_state import MachineState, StateLayer
from domain.oee import OeeElements
from domain.time_model import Count, elements
from handlers.oee import store, store_calendars, store_stops
from handlers.oee.store import Machine

STATE_OF_TREATMENT = {
    "down": MachineState.IDLE,
    "setup": MachineState.SETUP,
    "planned": MachineState.PLANNED_STOP,
}
"""As which state a stop counts by its cause's treatment. A ``delay`` leaves what the machine said."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a machine over a window; ``is_counted``: whether parts would have been seen."""

    window: Span
    calendar: ShiftCalendar
    planned_stops: Sequence[Span]
    states: Sequence[Valued[MachineState]]
    counts: Sequence[Count]
    is_counted: bool = True

    def elements(self, part: Span) -> OeeElements:
        """Elements of a part of the window; parts add up to the whole."""
        planned = planned_time(shifts(self.calendar, part), self.planned_stops)
        states = [piece for piece in self.states if piece.span.overlap(part)]
        found = elements(part, planned, states, [count for count in self.counts if part.contains(count.time)])
        return found if self.is_counted else replace(found, uncounted_s=found.pbt_s)


def gather(connection: Connection, machine: Machine, window: Span, calendar: ShiftCalendar | None = None) -> Facts:
    """The facts of a window, with people's causes laid over the machine's own states."""
    if calendar is None:
        calendar, _ = store_calendars.shift_calendar(connection, machine)
    return Facts(
        window,
        calendar,
        store_calendars.planned_stops(connection, machine.id, window),
        with_causes(
            store.states(connection, machine.id, window), store_stops.causes_over(connection, machine.id, window)
        ),
        store.counts(connection, machine.id, window),
        store.is_counted(connection, machine.id, window),
    )


def with_causes(
    states: Sequence[Valued[MachineState]], causes: Sequence[tuple[Span, str]]
) -> Sequence[Valued[MachineState]]:
    """States as they count, given the treatments of the causes of stops.

    A stop that counts as delay is one also where no signal said so; where the machine said what it was, that
    stays, so that faults stay failures.
    """
    if not causes:
        return states
    said = [piece.span for piece in states if piece.value is not MachineState.UNKNOWN]
    people = chain.from_iterable(
        [Valued(span, state)]
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

"""When a threshold is judged: in some hours of the week by the factory's clock, in shifts only, or always."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.condition import Unjudged
from domain.intervals import Span
from domain.weekly_window import WeeklyWindow


@dataclass(frozen=True, slots=True)
class JudgedHours:
    """Hours of the week in a zone (none: all), and the spans of shifts (None: in and out of shift).

    Both must hold an instant.  Spans and windows are half-open; a shift has its breaks in it.
    """

    zone: str
    windows: tuple[WeeklyWindow, ...] = ()
    shifts: Sequence[Span] | None = None

    def outside(self, instant: datetime) -> Unjudged | None:
        """Why an instant is left out, None if it is judged."""
        if self.windows and not any(window.span_on(instant, self.zone) for window in self.windows):
            return Unjudged.OUTSIDE_HOURS
        if self.shifts is not None and not any(shift.contains(instant) for shift in self.shifts):
            return Unjudged.OUTSIDE_SHIFT
        return None

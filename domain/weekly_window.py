"""Hours of the week by the wall clock of a zone: when a person is not disturbed, or a value is judged.

A window starts and ends by the wall clock; its start is inclusive, its end exclusive; one that crosses
midnight belongs to the day it starts on.  Source: decisions and examples N1-N6 of docs/domain.md.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from domain.calendar import to_utc, zone_of
from domain.intervals import Span

_EVERY_DAY = frozenset(range(7))
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class WeeklyWindow:
    """From ``start`` to ``end`` on weekdays (0 = Monday) of the start.  ``all_day``: the whole local day."""

    start: time = time(0)
    end: time = time(0)
    weekdays: frozenset[int] = _EVERY_DAY
    all_day: bool = False

    def __post_init__(self) -> None:
        if not self.all_day and self.start == self.end:
            raise ValueError(f"end: {self.end:%H:%M} equals start; use all_day for a whole day")
        if not self.weekdays <= _EVERY_DAY:
            raise ValueError(f"weekdays: {sorted(self.weekdays)} given, numbers from 0 (Monday) to 6 are expected")

    def span_on(self, instant: datetime, zone_name: str) -> Span | None:
        """The window that holds the instant, None if there is none."""
        zone = zone_of(zone_name)
        today = instant.astimezone(zone).date()
        for day in (today - _DAY, today):
            if day.weekday() not in self.weekdays:
                continue
            start = datetime.combine(day, time(0) if self.all_day else self.start)
            end = datetime.combine(day, time(0) if self.all_day else self.end)
            if end <= start:
                end += _DAY
            first, last = to_utc(start, zone), to_utc(end, zone)
            if first <= instant < last:
                return Span(first, last)
        return None

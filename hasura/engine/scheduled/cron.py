"""Five-field cron expressions in UTC: which minutes they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS: Final = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
_NAMED: Final = {
    "@yearly": "0 0 1 1 *",
    "@annually": "0 0 1 1 *",
    "@monthly": "0 0 1 * *",
    "@weekly": "0 0 * * 0",
    "@daily": "0 0 * * *",
    "@midnight": "0 0 * * *",
    "@hourly": "0 * * * *",
}
_PART: Final = re.compile(r"^(?P<first>\*|\w+)(?:-(?P<last>\w+))?(?:/(?P<step>\d+))?$")
_HORIZON: Final = timedelta(days=366 * 8)  # 29 February comes at least every 8 years


class CronError(ValueError):
    """The text is no cron expression; the message says which field is wrong."""


@dataclass(frozen=True, slots=True)
class CronSchedule:
    """The values each field allows. A day must fit both day fields, or either if both are given."""

    minutes: frozenset[int]
    hours: frozenset[int]
    days: frozenset[int]
    months: frozenset[int]
    weekdays: frozenset[int]
    is_any_day: bool
    is_any_weekday: bool

    def _fits_day(self, moment: datetime) -> bool:
        in_month = moment.day in self.days
        in_week = moment.isoweekday() % 7 in self.weekdays
        if self.is_any_day or self.is_any_weekday:
            return in_month and in_week
        return in_month or in_week

    def after(self, start: datetime) -> Iterator[datetime]:
        """The minutes meant, later than `start` (aware), in order, as long as there are any."""
        moment = start.astimezone(UTC).replace(second=0, microsecond=0) + timedelta(minutes=1)
        end = moment + _HORIZON
        while moment < end:
            if moment.month not in self.months or not self._fits_day(moment):
                moment = moment.replace(hour=0, minute=0) + timedelta(days=1)
            elif moment.hour not in self.hours:
                moment = moment.replace(minute=0) + timedelta(hours=1)
            else:
                if moment.minute in self.minutes:
                    yield moment
                    end = moment + _HORIZON
                moment += timedelta(minutes=1)


def parse_cron(text: str) -> CronSchedule:
    """Read an expression: lists, ranges, steps, month and weekday names, `@daily` and the like.

    Raises CronError.
    """
    expression = _NAMED.get(text.strip().lower(), text)
    fields = expression.split()
    if len(fields) != 5:
        raise CronError(f"expected five fields (minute hour day month weekday), got {text!r}")
    minute, hour, day, month, weekday = fields
    weekdays = _values("weekday", weekday, 0, 7, _WEEKDAYS)
    return CronSchedule(
        minutes=_values("minute", minute, 0, 59),
        hours=_values("hour", hour, 0, 23),
        days=_values("day", day, 1, 31),
        months=_values("month", month, 1, 12, ("", *_MONTHS)),
        weekdays=frozenset(value % 7 for value in weekdays),
        is_any_day=day.startswith("*"),
        is_any_weekday=weekday.startswith("*"),
    )


def _values(name: str, field: str, lowest: int, highest: int, names: tuple[str, ...] = ()) -> frozenset[int]:
    allowed: set[int] = set()
    for part in field.split(","):
        match = _PART.match(part)
        if match is None:
            raise CronError(f"{name}: cannot read {part!r}")
        step = int(match["step"] or 1)
        if step < 1:
            raise CronError(f"{name}: a step must be at least 1, got {part!r}")
        if match["first"] == "*":
            first, last = lowest, highest
        else:
            first = _number(name, match["first"], names)
            last = _number(name, match["last"], names) if match["last"] else first
            if match["last"] is None and match["step"]:
                last = highest
        if not lowest <= first <= last <= highest:
            raise CronError(f"{name}: expected values from {lowest} to {highest}, got {part!r}")
        allowed.update(range(first, last + 1, step))
    return frozenset(allowed)


def _number(name: str, text: str, names: tuple[str, ...]) -> int:
    if text.isdigit():
        return int(text)
    lowered = text.lower()[:3]
    if lowered and lowered in names:
        return names.index(lowered)
    raise CronError(f"{name}: cannot read {text!r}")

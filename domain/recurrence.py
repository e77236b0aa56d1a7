"""When maintenance is due: RFC 5545 recurrence in local time, fixed and floating intervals, meters.

Occurrences are wall-clock times of a zone: one in the spring gap moves forward by the gap (a job is
never lost), an ambiguous one is its first occurrence.  UNTIL is in UTC (erratum 4414) and excludes
COUNT.  SECONDLY and MINUTELY are refused, HOURLY counts real hours.
Source: RFC 5545; decisions and examples M1-M11 of docs/domain.md.
"""

import heapq
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from enum import StrEnum
from itertools import islice

from dateutil.relativedelta import relativedelta
from dateutil.rrule import rrule, rrulestr

from domain.calendar import to_utc, zone_of

_FREQUENCIES = ("HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_BY_PARTS = ("BYMONTH", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYDAY", "BYSETPOS", "BYHOUR", "BYMINUTE")
_PARTS = frozenset({"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", *_BY_PARTS})
_UTC_STAMP = re.compile(r"\d{8}T\d{6}Z")
_DAY = timedelta(days=1)
DEFAULT_HORIZON = timedelta(days=3653)
MAX_OCCURRENCES = 10_000


@dataclass(frozen=True, slots=True)
class Recurrence:
    """``rule``: RRULE text; ``start``: first wall-clock time (naive); ``zone``: IANA zone.

    Raises ``ValueError`` naming the part of the rule that is not accepted.
    """

    rule: str
    start: datetime
    zone: str

    def __post_init__(self) -> None:
        if self.start.tzinfo is not None:
            raise ValueError(f"start: {self.start.isoformat()} carries a zone; a wall-clock time is expected")
        zone_of(self.zone)
        _parsed(self, self.start)


@dataclass(frozen=True, slots=True)
class Every:
    """A calendar interval; a month from the 31st ends on the last day of a shorter one."""

    months: int = 0
    days: int = 0

    def __post_init__(self) -> None:
        if self.months < 0 or self.days < 0 or self.months + self.days == 0:
            raise ValueError(
                f"every: {self.months} months {self.days} days given, a positive interval is expected"
            )

    def after(self, day: date) -> date:
        """The day one interval later."""
        return day + relativedelta(months=self.months, days=self.days)


class Basis(StrEnum):
    """``FIXED``: from the previous due date; ``FLOATING``: from the completion."""

    FIXED = "fixed"
    FLOATING = "floating"


def _parts(rule: str) -> dict[str, str]:
    text = rule.strip().removeprefix("RRULE:")
    parts: dict[str, str] = {}
    for part in text.split(";"):
        name, _, value = part.strip().upper().partition("=")
        if name not in _PARTS or not value:
            raise ValueError(
                f"rule: {part!r} is not accepted; parts NAME=value with {', '.join(sorted(_PARTS))} are"
            )
        if name in parts:
            raise ValueError(f"rule: {name} is given twice")
        parts[name] = value
    if parts.get("FREQ") not in _FREQUENCIES:
        raise ValueError(f"rule: FREQ={parts.get('FREQ')} given, one of {', '.join(_FREQUENCIES)} is expected")
    for name in ("INTERVAL", "COUNT"):
        if name in parts and not (parts[name].isdecimal() and 1 <= int(parts[name]) <= MAX_OCCURRENCES):
            raise ValueError(f"rule: {name}={parts[name]} given, 1 to {MAX_OCCURRENCES} is expected")
    if "COUNT" in parts and "UNTIL" in parts:
        raise ValueError("rule: COUNT and UNTIL exclude each other")
    if "UNTIL" in parts and not _UTC_STAMP.fullmatch(parts["UNTIL"]):
        raise ValueError(f"rule: UNTIL={parts['UNTIL']} given, a UTC time such as 20251231T225959Z is expected")
    if parts["FREQ"] == "HOURLY" and any(name.startswith("BY") for name in parts):
        raise ValueError("rule: FREQ=HOURLY takes no BY… part")
    return parts


def _parsed(recurrence: Recurrence, last: datetime) -> tuple[rrule, dict[str, str]]:
    """The rule without its end, up to ``last`` in its own clock, and its parts."""
    parts = _parts(recurrence.rule)
    text = ";".join(f"{name}={value}" for name, value in parts.items() if name not in {"COUNT", "UNTIL"})
    start = recurrence.start
    if parts["FREQ"] == "HOURLY":
        start = to_utc(start, zone_of(recurrence.zone)).replace(tzinfo=None)
    try:
        rule = rrulestr(f"{text};UNTIL={last:%Y%m%dT%H%M%S}", dtstart=start)
    except (ValueError, TypeError, AttributeError) as error:
        raise ValueError(f"rule: {recurrence.rule!r} is not understood: {error}") from error
    if not isinstance(rule, rrule):
        raise ValueError(f"rule: {recurrence.rule!r} given, a single rule is expected")
    return rule, parts


def _in_order(rule: rrule, zone: tzinfo) -> Iterator[datetime]:
    """UTC instants of wall-clock occurrences, each once.

    A clock change may swap or join neighbours, so each waits until the rule is a day further.
    """
    waiting: list[datetime] = []
    last: datetime | None = None
    for local in rule:
        instant = local.replace(tzinfo=zone, fold=0).astimezone(UTC)
        heapq.heappush(waiting, instant)
        while instant - waiting[0] > _DAY:
            earliest = heapq.heappop(waiting)
            if earliest != last:
                last = earliest
                yield earliest
    for instant in sorted(set(waiting)):
        if instant != last:
            yield instant


def _instants(recurrence: Recurrence, horizon: datetime) -> Iterator[datetime]:
    """UTC instants up to the horizon."""
    rule, parts = _parsed(recurrence, (horizon + _DAY).astimezone(UTC).replace(tzinfo=None))
    until = datetime.strptime(parts["UNTIL"], "%Y%m%dT%H%M%S%z") if "UNTIL" in parts else horizon
    clock = UTC if parts["FREQ"] == "HOURLY" else zone_of(recurrence.zone)
    for instant in islice(_in_order(rule, clock), int(parts["COUNT"]) if "COUNT" in parts else None):
        if instant > min(horizon, until):
            return
        yield instant


def occurrences(
    recurrence: Recurrence,
    *,
    after: datetime | None = None,
    limit: int = 100,
    horizon: timedelta = DEFAULT_HORIZON,
) -> tuple[datetime, ...]:
    """The first ``limit`` UTC instants later than ``after`` (default: from the start on), up to the horizon.

    ``horizon`` counts from ``after``, or from the start.
    """
    if not 1 <= limit <= MAX_OCCURRENCES:
        raise ValueError(f"limit: {limit} given, 1 to {MAX_OCCURRENCES} is expected")
    begin = after if after is not None else to_utc(recurrence.start, zone_of(recurrence.zone))
    found = (i for i in _instants(recurrence, begin + horizon) if after is None or i > after)
    return tuple(islice(found, limit))


def next_occurrence(recurrence: Recurrence, after: datetime) -> datetime | None:
    """The first UTC instant later than ``after``, None where the rule has ended (or pauses for ten years)."""
    return next(iter(occurrences(recurrence, after=after, limit=1)), None)


def next_due(previous_due: date, completed: date, every: Every, basis: Basis) -> date:
    """Fixed: previous due date + interval; floating: completion + interval (M9)."""
    return every.after(previous_due if basis is Basis.FIXED else completed)


def advance(due: date, every: Every, today: date) -> tuple[date, tuple[date, ...]]:
    """The first due date after today of a fixed schedule, and those passed over (one order serves them all)."""
    skipped: list[date] = []
    following = every.after(due)
    while following <= today:
        skipped.append(following)
        following = every.after(following)
    return following, tuple(skipped)


def next_meter_due(previous_due: float, completed_at: float, every: float, basis: Basis) -> float:
    """Next meter reading (operating hours, parts …) at which work is due (M10)."""
    if not every > 0:
        raise ValueError(f"every: {every} given, a number above 0 is expected")
    return (previous_due if basis is Basis.FIXED else completed_at) + every


def meter_due_in_days(due: float, current: float, use_per_day: float) -> float | None:
    """Forecast: remaining use / mean daily use; 0 when passed, None for a machine without use (M10)."""
    if current >= due:
        return 0.0
    return (due - current) / use_per_day if use_per_day > 0 else None

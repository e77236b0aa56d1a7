"""Shift patterns in a factory's local time, turned into UTC spans, and calendar buckets.

A shift belongs to the local date of its start; an end at or before the start lies on the next day.
Every edge is converted on its own and durations come from UTC, so a night shift over a clock change
has 7 or 9 hours.  A local time in the spring gap moves forward by the gap; an ambiguous one is its
first occurrence (rule of RFC 5545 section 3.3.5, used for starts and ends).  Worked examples E7, E8.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from domain.intervals import Span, clip, subtraction, union

_DAY = timedelta(days=1)


def zone_of(name: str) -> ZoneInfo:
    """The IANA zone of that name; ``ValueError`` names an unknown one."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError(f"zone: {name!r} is not an IANA time zone such as 'Europe/Copenhagen'") from error


def to_utc(local: datetime, zone: ZoneInfo) -> datetime:
    """UTC instant of a local wall-clock time (naive).  Gap: moved forward by it; ambiguous: the first."""
    if local.tzinfo is not None:
        raise ValueError(f"local: {local.isoformat()} carries a zone; a wall-clock time is expected")
    # fold=0 is the first of two, and for a time in the gap uses the offset before it: the shift forward.
    return local.replace(tzinfo=zone, fold=0).astimezone(UTC)


@dataclass(frozen=True, slots=True)
class LocalBreak:
    """A break by the wall clock; a start before the shift's start lies on the next day."""

    start: time
    end: time


@dataclass(frozen=True, slots=True)
class ShiftRule:
    """A shift on given weekdays (0 = Monday … 6 = Sunday) by the wall clock.

    ``valid_from`` and ``valid_to`` (both included) bound the local dates it starts on.
    """

    name: str
    weekdays: frozenset[int]
    start: time
    end: time
    breaks: tuple[LocalBreak, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None

    def __post_init__(self) -> None:
        if not self.weekdays <= frozenset(range(7)):
            raise ValueError(f"weekdays: {sorted(self.weekdays)} given, numbers from 0 (Monday) to 6 are expected")
        day = date(2001, 1, 1)
        start, end = _local_edges(day, self.start, self.end)
        for pause in self.breaks:
            first, last = _break_edges(day, self.start, pause)
            if first < start or last > end:
                raise ValueError(
                    f"breaks: {pause.start:%H:%M}-{pause.end:%H:%M} lies outside"
                    f" the shift {self.start:%H:%M}-{self.end:%H:%M}"
                )

    def applies_on(self, day: date) -> bool:
        """Whether the rule starts a shift on that local date."""
        return (
            day.weekday() in self.weekdays
            and (self.valid_from is None or day >= self.valid_from)
            and (self.valid_to is None or day <= self.valid_to)
        )


@dataclass(frozen=True, slots=True)
class DayException:
    """A local date whose shifts replace the rules (none: a holiday); their weekdays are ignored."""

    day: date
    shifts: tuple[ShiftRule, ...] = ()


@dataclass(frozen=True, slots=True)
class ShiftCalendar:
    """A factory's shift rules and dated exceptions in one IANA zone."""

    zone: str
    rules: tuple[ShiftRule, ...]
    exceptions: tuple[DayException, ...] = ()


@dataclass(frozen=True, slots=True)
class Shift:
    """One shift that takes place: its local start date, its span and the breaks in it."""

    name: str
    day: date
    span: Span
    breaks: tuple[Span, ...] = ()

    @property
    def planned(self) -> tuple[Span, ...]:
        """The shift without its breaks."""
        return subtraction((self.span,), self.breaks)


@dataclass(frozen=True, slots=True)
class PlannedTime:
    """Planned operation time (``operation``: shifts) and the planned down time in it (``breaks``)."""

    operation: tuple[Span, ...] = ()
    breaks: tuple[Span, ...] = ()


class BucketKind(StrEnum):
    """Calendar buckets, all by the local clock; weeks start on Monday (ISO 8601)."""

    QUARTER_HOUR = "quarter_hour"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Bucket:
    """One calendar bucket: its whole span and its local start, whose offset tells apart a repeated hour."""

    kind: BucketKind
    span: Span
    local_start: datetime


def _local_edges(day: date, start: time, end: time) -> tuple[datetime, datetime]:
    first, last = datetime.combine(day, start), datetime.combine(day, end)
    return first, last if last > first else last + _DAY


def _break_edges(day: date, shift_start: time, pause: LocalBreak) -> tuple[datetime, datetime]:
    return _local_edges(day if pause.start >= shift_start else day + _DAY, pause.start, pause.end)


def _span(edges: tuple[datetime, datetime], zone: ZoneInfo) -> Span | None:
    start, end = to_utc(edges[0], zone), to_utc(edges[1], zone)
    return Span(start, end) if start < end else None  # a span inside the spring gap takes no time


def _shift_on(day: date, rule: ShiftRule, zone: ZoneInfo) -> Shift | None:
    span = _span(_local_edges(day, rule.start, rule.end), zone)
    if span is None:
        return None
    pauses = (_span(_break_edges(day, rule.start, pause), zone) for pause in rule.breaks)
    return Shift(rule.name, day, span, union(clip([p for p in pauses if p], span)))


def shifts(calendar: ShiftCalendar, window: Span) -> tuple[Shift, ...]:
    """Every shift that overlaps the window, whole (not cut to it), by start and name."""
    zone = zone_of(calendar.zone)
    exceptions = {exception.day: exception for exception in calendar.exceptions}
    # A shift lasts at most a day, so it starts at the earliest on the local day before the window.
    day = window.start.astimezone(zone).date() - _DAY
    last = window.end.astimezone(zone).date()
    found: list[Shift] = []
    while day <= last:
        exception = exceptions.get(day)
        rules = exception.shifts if exception else [r for r in calendar.rules if r.applies_on(day)]
        for rule in rules:
            shift = _shift_on(day, rule, zone)
            if shift and shift.span.overlap(window):
                found.append(shift)
        day += _DAY
    return tuple(sorted(found, key=lambda s: (s.span, s.name)))


def planned_time(instances: Iterable[Shift], planned_stops: Iterable[Span] = ()) -> PlannedTime:
    """What OEE needs of shifts: when the factory operates, and its breaks and planned stops in that time."""
    known = tuple(instances)
    operation = union(shift.span for shift in known)
    pauses = union([*(pause for shift in known for pause in shift.breaks), *planned_stops])
    return PlannedTime(operation, tuple(cut for span in operation for cut in clip(pauses, span)))


def _floor(local: datetime, kind: BucketKind) -> datetime:
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    if kind is BucketKind.WEEK:
        return midnight - timedelta(days=midnight.weekday())
    if kind is BucketKind.MONTH:
        return midnight.replace(day=1)
    if kind is BucketKind.YEAR:
        return midnight.replace(month=1, day=1)
    return midnight


def _following(local: datetime, kind: BucketKind) -> datetime:
    if kind is BucketKind.WEEK:
        return local + 7 * _DAY
    if kind is BucketKind.MONTH:
        return (local + timedelta(days=31)).replace(day=1)
    if kind is BucketKind.YEAR:
        return local.replace(year=local.year + 1)
    return local + _DAY


def _clock_buckets(window: Span, minutes: int, zone: ZoneInfo) -> Iterator[Span]:
    """Buckets by the minutes of the local clock; in the repeated hour each occurrence is its own."""
    length = timedelta(minutes=minutes)

    def past_edge(instant: datetime) -> timedelta:
        local = instant.astimezone(zone)
        return timedelta(minutes=local.minute % minutes, seconds=local.second, microseconds=local.microsecond)

    start = window.start - past_edge(window.start)
    while start < window.end:
        end = start + length - past_edge(start)
        yield Span(start, end)
        start = end


def calendar_buckets(window: Span, kind: BucketKind, zone_name: str) -> tuple[Bucket, ...]:
    """The whole buckets that overlap the window.  A local day has 23, 24 or 25 hour buckets."""
    zone = zone_of(zone_name)
    spans: list[Span] = []
    if kind in (BucketKind.HOUR, BucketKind.QUARTER_HOUR):
        spans.extend(_clock_buckets(window, 60 if kind is BucketKind.HOUR else 15, zone))
    else:
        local = _floor(window.start.astimezone(zone).replace(tzinfo=None), kind)
        start = to_utc(local, zone)
        while start < window.end:
            local = _following(local, kind)
            end = to_utc(local, zone)
            spans.append(Span(start, end))
            start = end
    within = (span for span in spans if max(span.start, window.start) < min(span.end, window.end))
    return tuple(Bucket(kind, span, span.start.astimezone(zone)) for span in within)

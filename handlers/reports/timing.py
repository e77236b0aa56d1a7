"""When a report is due by the factory's clock, and over which span it is then."""

from datetime import UTC, datetime, timedelta

from cronsim import CronSim, CronSimError

from domain.calendar import BucketKind, calendar_buckets, zone_of
from domain.intervals import Span

_LOOK_BACK = timedelta(days=63)
"""Longer than any month and the part of the running one before it."""


def cron_problem(expression: str) -> str | None:
    """Why a text is no cron expression of five fields; None if it is one."""
    if len(expression.split()) != 5:
        return "five fields (minute, hour, day, month, weekday)"
    try:
        CronSim(expression, datetime(2026, 1, 1, tzinfo=zone_of("UTC")))
    except CronSimError as error:
        return f"a cron expression; {error}"
    return None


def next_after(expression: str, instant: datetime, zone: str) -> datetime | None:
    """The first time that a cron expression means after an instant, by a zone's clock; None if there is none.

    What falls into the hour that a clock change leaves out comes right behind it; what falls into the repeated one
    comes once (the rule of Debian's cron).
    """
    try:
        # In UTC: Python takes a repeated local time to be equal to no instant of another zone (PEP 495).
        return next(CronSim(expression, instant.astimezone(zone_of(zone)))).astimezone(UTC)
    except StopIteration:
        return None


def last_whole(period: str, instant: datetime, zone: str) -> Span:
    """The last day, week or month of a zone's calendar that was over at an instant."""
    buckets = calendar_buckets(Span(instant - _LOOK_BACK, instant), BucketKind(period), zone)
    return [bucket.span for bucket in buckets if bucket.span.end <= instant][-1]

"""The local hours of shifts: what results are kept by. A minute belongs to one shift, the first that has it."""

from collections.abc import Iterable, Sequence

from domain.calendar import BucketKind, Shift, calendar_buckets
from domain.intervals import Span


def local_hours(span: Span, zone: str) -> Sequence[Span]:
    """The span cut at the hours of the local clock."""
    buckets = calendar_buckets(span, BucketKind.HOUR, zone)
    return [part for bucket in buckets if (part := bucket.span.overlap(span))]


def hours_of_shifts(shifts: Iterable[Shift], window: Span, zone: str) -> dict[Shift, Sequence[Span]]:
    """The hours inside the window of shifts that have any, by time.

    Where shifts overlap, the time is that of the one that began first; one without time of its own is left out.
    """
    found: dict[Shift, Sequence[Span]] = {}
    taken = window.start
    for shift in sorted(shifts, key=lambda shift: shift.span):
        start, end = max(shift.span.start, taken), min(shift.span.end, window.end)
        if start < end:
            found[shift] = local_hours(Span(start, end), zone)
            taken = end
    return found

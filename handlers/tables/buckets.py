"""Calendar buckets of a report: hours, days, weeks and months by the factory's clock."""

from datetime import datetime

from domain.calendar import BucketKind, calendar_buckets
from domain.intervals import Span
from handlers.oee.store_reports import stamp

CALENDAR = ("hour", "day", "week", "month")


def bucket_spans(span: Span, by: str, zone: str) -> dict[str, tuple[datetime, datetime]]:
    """From when to when each calendar bucket goes inside the span, by its key; nothing for other cuts."""
    if by not in CALENDAR:
        return {}
    parts = [(bucket, bucket.span.overlap(span)) for bucket in calendar_buckets(span, BucketKind(by), zone)]
    return {stamp(bucket.span.start): (part.start, part.end) for bucket, part in parts if part}

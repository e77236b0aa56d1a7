"""Increments of a counter for people, and the exchange of one under the same device."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import Connection, RowMapping

from core.errors import Errors, MillwrightError
from core.tokens import Identity
from domain.counters import CounterDelta
from domain.intervals import Span
from handlers.telemetry.counters import increments
from handlers.telemetry.dirty import mark_dirty
from handlers.telemetry.errors import no_series
from handlers.telemetry.store_deletion import visible_series
from handlers.validation import Fields

LONGEST = timedelta(days=31)
"""Increments come reading by reading; of longer spans the rollups hold the sums."""


def listing(connection: Connection, identity: Identity, fields: Fields) -> Sequence[CounterDelta]:
    """Increments known in [from, to), by time."""
    series_id = fields["series_id"]
    if not visible_series(connection, identity, [series_id]):
        raise no_series(series_id, "id")
    if fields["to"] - fields["from"] > LONGEST:
        raise MillwrightError(
            Errors.INVALID,
            "The span is too long.",
            field="to",
            value=fields["to"].isoformat(),
            expected=f"at most {LONGEST.days} days after from",
        )
    span = Span(fields["from"], fields["to"] - timedelta.resolution)
    counted = increments(connection, series_id, span)
    return [delta for delta in counted.deltas if span.start <= delta.end <= span.end]


def follow_exchange(connection: Connection, rows: Sequence[RowMapping]) -> None:
    """An exchange is told, corrected or taken back: the reading after it counts otherwise."""
    ranges = [{"series_id": row["series_id"], "low": row["time"], "high": row["time"]} for row in rows[:1]]
    mark_dirty(connection, rows[0]["organization_id"], ranges)

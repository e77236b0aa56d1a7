"""Do not disturb: when a message to a person is held, and until when.

Source: decisions and examples N1-N6 of docs/domain.md.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from domain.weekly_window import WeeklyWindow

_DAY = timedelta(days=1)


def held_until(instant: datetime, windows: Iterable[WeeklyWindow], zone_name: str) -> datetime | None:
    """The instant at which a message is released, None where it may be sent at once.

    Windows that join or overlap hold it until the last of them ends (at most a week of them).
    """
    known = tuple(windows)
    release = instant
    while release - instant <= 7 * _DAY:
        ends = [span.end for window in known if (span := window.span_on(release, zone_name)) is not None]
        if not ends:
            break
        release = max(ends)
    return release if release > instant else None

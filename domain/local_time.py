"""Times that name no zone, in the zone that somebody says for them."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo


class LocalTimeError(ValueError):
    """The zone leaves the time out or has it twice, as its clocks are changed."""


def is_format(form: str) -> bool:
    """Whether times can be read by ``form`` (``datetime.strptime``)."""
    try:
        datetime.strptime("", form)  # noqa: DTZ007 (no time comes of it)
    except re.error:  # a directive stands there twice
        return False
    except ValueError as error:
        return "directive" not in str(error) and "stray" not in str(error)
    return True


def as_written(text: str, form: str | None) -> datetime:
    """A written time, by ``form`` or else as ISO 8601; without a zone if it names none. Raises ValueError."""
    return datetime.strptime(text, form) if form else datetime.fromisoformat(text)  # noqa: DTZ007 (in_zone follows)


def in_zone(time: datetime, zone: ZoneInfo) -> datetime:
    """``time`` with its zone: its own, or ``zone`` if it names none. Raises LocalTimeError."""
    if time.tzinfo is not None:
        return time
    first, second = _both(time, zone)
    if first.utcoffset() != second.utcoffset():
        raise LocalTimeError(f"expected a time that {zone.key} has once (its clocks are changed here)")
    return first


class Passing:
    """Local times of one clock in the order in which they passed, forwards or backwards.

    Where clocks are set back an hour passes twice: its times are of summer time until they begin again, then of
    standard time; backwards the other way round.
    """

    def __init__(self, zone: ZoneInfo) -> None:
        self._zone = zone
        self._last: datetime | None = None
        self._is_backwards = False
        self._fold = 0

    def in_zone(self, time: datetime) -> datetime:
        """``time`` with its zone. Raises LocalTimeError for one that the zone leaves out, and for a third pass."""
        if time.tzinfo is not None:
            return time
        last, self._last = self._last, time
        first, second = _both(time, self._zone)
        if first.utcoffset() == second.utcoffset():
            return first
        if not _is_twice(time, self._zone):
            raise LocalTimeError(f"expected a time that {self._zone.key} has (its clocks are set forward here)")
        if last is None or abs(last - time) > _LONGEST or not _is_twice(last, self._zone):
            self._is_backwards = last is not None and last > time
            self._fold = int(self._is_backwards)
        elif last == time or (last < time) is self._is_backwards:
            self._fold += -1 if self._is_backwards else 1
        if self._fold not in {0, 1}:
            raise LocalTimeError(f"expected each time of the hour that {self._zone.key} has twice twice at most")
        return second if self._fold else first


_LONGEST = timedelta(hours=12)
"""Times of the same repeated hour lie no further apart."""


def _both(time: datetime, zone: ZoneInfo) -> tuple[datetime, datetime]:
    first, second = (time.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    return first, second


def _is_twice(time: datetime, zone: ZoneInfo) -> bool:
    """Whether the zone has the time twice: the offset before the change is the greater one."""
    before, after = (one.utcoffset() or timedelta(0) for one in _both(time, zone))
    return before > after

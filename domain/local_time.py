"""Times that name no zone, in the zone that somebody says for them."""

import re
from datetime import datetime
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
    first, second = (time.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    if first.utcoffset() != second.utcoffset():
        raise LocalTimeError(f"expected a time that {zone.key} has once (its clocks are changed here)")
    return first

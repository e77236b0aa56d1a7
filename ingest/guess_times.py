"""Which column of a file holds times, and how they are written."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta
from itertools import pairwise
from typing import Any

from ingest.file_mapping import EPOCHS
from ingest.table_rows import NOTHING, parse_time

MOSTLY = 0.9
"""So large a part of a column's cells has to be of a kind."""

FORMATS = (
    "%d.%m.%Y %H:%M:%S.%f", "%d.%m.%Y %H:%M:%S", "%d.%m.%Y %H:%M", "%d.%m.%Y", "%d.%m.%y %H:%M:%S",
    "%d.%m.%y %H:%M", "%d/%m/%Y %H:%M:%S", "%d/%m/%Y %H:%M", "%d/%m/%Y", "%d/%m/%y %H:%M",
    "%m/%d/%Y %H:%M:%S", "%m/%d/%Y %H:%M", "%m/%d/%Y", "%m/%d/%y %H:%M", "%m/%d/%Y %I:%M:%S %p",
    "%m/%d/%Y %I:%M %p", "%d-%m-%Y %H:%M:%S", "%d-%m-%Y %H:%M", "%d-%m-%Y", "%Y/%m/%d %H:%M:%S",
    "%Y/%m/%d %H:%M", "%Y/%m/%d", "%d %b %Y %H:%M:%S", "%d-%b-%Y %H:%M:%S", "%Y%m%d%H%M%S", "%Y%m%d %H:%M:%S",
)  # fmt: skip
"""How times are written; ISO 8601 is tried before, epochs after them."""
_TWINS = {form: form.replace("%d/%m", "%m/%d") for form in FORMATS if form.startswith("%d/%m")}
TWINS = _TWINS | {twin: form for form, twin in _TWINS.items()}
"""Formats that a month's first twelve days cannot tell apart."""

CLOCK = re.compile(r"\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?")
TIME_NAMES = re.compile(r"time|date|zeit|datum|tag\b|stamp|fecha|heure|uhr", re.IGNORECASE)
_NO_TIME = "no time"
_AN_HOUR, _HALF_A_DAY = timedelta(hours=1), timedelta(hours=12)


def filled(cells: Sequence[Any]) -> list[Any]:
    """The cells that hold something."""
    return [cell for cell in cells if cell is not None and str(cell).strip().lower() not in NOTHING]


def time_column_of(sample: Mapping[str, Sequence[Any]], fields: dict[str, Any], notes: list[str]) -> str | None:
    """The column that holds times, and how they are written."""
    for name in sorted(sample, key=lambda name: not TIME_NAMES.search(name)):
        cells = filled(sample[name])
        if cells and all(isinstance(cell, datetime) for cell in cells):
            fields["time_column"] = name
            return name
        texts = [str(cell) for cell in cells]
        if not texts or all(CLOCK.fullmatch(text) for text in texts):
            continue
        form = format_of(texts, epochs=bool(TIME_NAMES.search(name)) or name == next(iter(sample)))
        if form is not _NO_TIME:
            fields |= {"time_column": name, "time_format": form}
            if (twin := TWINS.get(form or "")) and _share(texts, twin) == 1:
                notes.append(f"Times are read as {form}; {twin} would fit, too.")
            return name
    return None


def format_of(texts: Sequence[str], *, epochs: bool = False) -> str | None:
    """The format that most texts are of, None being ISO 8601; of several the one with the most even steps."""
    probe = texts[:: max(1, len(texts) // 50)]
    candidates = [form for form in (None, *FORMATS) if _share(probe, form) >= MOSTLY]
    if not candidates and epochs:
        return _epoch(probe)
    if not candidates:
        return _NO_TIME
    if len(candidates) == 1:
        return candidates[0]
    return min(candidates, key=lambda form: (-_share(texts, form), _unevenness(texts, form)))


def _share(texts: Sequence[str], form: str | None) -> float:
    return sum(_read(text, form) is not None for text in texts) / len(texts)


def _read(text: str, form: str | None) -> datetime | None:
    if form is None and text.isdigit():
        return None  # a plain number is no ISO 8601 here
    try:
        return parse_time(text, None, form)
    except (TypeError, ValueError, OverflowError, OSError):
        return None


def _unevenness(texts: Sequence[str], form: str | None) -> float:
    times = [found.replace(tzinfo=None).timestamp() for text in texts if (found := _read(text, form))]
    return sum(abs(after - before) for before, after in pairwise(times))


def _epoch(texts: Sequence[str]) -> str | None:
    for form, per_second in EPOCHS.items():
        try:
            if all(9e8 <= float(text) / per_second <= 4e9 for text in texts):  # 1998 … 2096
                return form
        except ValueError:
            break
    return _NO_TIME


def ends_its_day(texts: Sequence[str], form: str | None) -> bool:
    """Whether 00:00 stands behind the other times of its date: the end of the day, not its beginning."""
    times = [found.replace(tzinfo=None) for text in texts if (found := _read(text, form))]
    midnights = [(before, at) for before, at in pairwise(times) if at.time() == time()]
    return bool(midnights) and all(_HALF_A_DAY < before - at < 2 * _HALF_A_DAY for before, at in midnights)


def is_local_in_order(texts: Sequence[str], form: str | None) -> bool:
    """Whether times name no zone and stand one behind the other (but for the hour that clocks have twice)."""
    times = [found for text in texts if (found := _read(text, form))]
    if len(times) < len(texts) * MOSTLY or any(at.tzinfo is not None for at in times):
        return False
    falls = [before - at for before, at in pairwise(times) if at < before]
    return len(falls) <= 1 and all(fall <= _AN_HOUR for fall in falls)


def is_date_only(form: str | None, cells: Sequence[Any]) -> bool:
    """Whether times of this format, of which these are some, are days."""
    return (
        "%H" not in form and "%I" not in form
        if form
        else all(len(str(cell)) == len("2026-01-05") for cell in cells)
    )

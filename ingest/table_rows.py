"""A row of a file as a measurement and as a state: numbers and times as they are written in many countries."""

import math
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Any

from domain.local_time import LocalTimeError, Passing, as_written, in_zone
from domain.machine_state import plain_word
from ingest.answer import Fault, presentable
from ingest.file_mapping import EPOCHS, FileMapping, Target, zone_of
from ingest.table_files import EXTRA

NOTHING = frozenset({"", "-", "--", "na", "n/a", "#n/a", "#na", "nan", "null", "none", "nil", "?"})
"""What stands in cells that hold no value."""
NO_NUMBER = NOTHING | {"unavailable"}
"""With MTConnect's word for no value: none as a number, but as a state it tells that there are no data."""

MIDNIGHT = time()
_SPACES = str.maketrans(dict.fromkeys("\u00a0\u202f\u2009", " ") | {"\u2019": "'", "\u2212": "-"})
"""Other ways to write the space and the apostrophe between digits, and the minus before them."""


class RowError(ValueError):
    """One row cannot be read."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.reason)
        self.fault = fault


class Clocks:
    """The clocks of a file's devices: rows are read one after the other, as the repeated hour asks for."""

    def __init__(self, mapping: FileMapping) -> None:
        self._mapping = mapping
        self._passing: dict[tuple[str | None, str | None], Passing] = {}

    def time_of(self, row: Mapping[Any, Any], written: datetime) -> datetime:
        """A written time with its zone. Raises LocalTimeError."""
        mapping, zone = self._mapping, zone_of(self._mapping.zone)
        if mapping.repeated_hour == "refused":
            return in_zone(written, zone)
        device, measure = (
            _text(row.get(column)) if column else None
            for column in (mapping.device_column, mapping.measure_column)
        )
        return self._passing.setdefault((device, measure), Passing(zone)).in_zone(written)

    def pass_over(self, rows: Iterable[Mapping[Any, Any]]) -> None:
        """Rows that were imported before, of which only the time counts."""
        for row in rows:
            if self._mapping.repeated_hour == "in_order":
                with suppress(RowError):
                    instant_of(row, self._mapping, self)


def items_of(row: Mapping[Any, Any], mapping: FileMapping, clocks: Clocks) -> list[dict[str, Any]]:
    """A row as a measurement, as a state, as both or as neither (docs/ingest.md). Raises RowError."""
    fault: RowError | None = None
    try:
        at = instant_of(row, mapping, clocks)  # first: time passes in rows without a value, too
    except RowError as error:
        at, fault = "", error
    state = _state(row, mapping)
    if mapping.state_name is not None and state is None and _name_of(row, mapping) not in mapping.names:
        return []
    if any(cell.strip() for cell in row.get(EXTRA, ())):
        reason = (
            "the row has more cells than the header; expected numbers with a comma in quotes, or another delimiter"
        )
        raise RowError(Fault("invalid", "", reason, presentable(str(row[EXTRA][0]))))
    values, units = _values(row, mapping)
    if not values and state is None:
        return []
    if fault is not None:
        raise fault
    device = mapping.device if mapping.device_column is None else _text(row.get(mapping.device_column))
    found: list[dict[str, Any]] = []
    if values:
        found.append({"device": device, "time": at, "values": values} | ({"units": units} if units else {}))
    if state is not None:
        found.append({"device": device, "time": at, "state": state})
    return found


def _values(row: Mapping[Any, Any], mapping: FileMapping) -> tuple[dict[str, float], dict[str, str]]:
    if mapping.measure_column is None:
        return _wide(row, mapping)
    if mapping.state_name is not None and _name_of(row, mapping) not in mapping.names:
        return {}, {}
    return _long(row, mapping)


def _state(row: Mapping[Any, Any], mapping: FileMapping) -> str | None:
    """The state that a row tells, by our word for the file's; None where it tells none."""
    column = mapping.state_column
    if mapping.state_name is not None and _name_of(row, mapping) == mapping.state_name:
        column = mapping.value_column
    said = None if column is None else _text(row.get(column))
    if said is None or said.lower() in NOTHING:
        return None
    if not mapping.state_words:
        return said
    return {plain_word(word): state for word, state in mapping.state_words.items()}.get(plain_word(said), said)


def _name_of(row: Mapping[Any, Any], mapping: FileMapping) -> str | None:
    return _text(row.get(mapping.measure_column)) if mapping.measure_column is not None else None


def _wide(row: Mapping[Any, Any], mapping: FileMapping) -> tuple[dict[str, float], dict[str, str]]:
    values, units = {}, {}
    for column, target in mapping.columns.items():
        if (value := number(row.get(column), column, mapping)) is not None:
            values[target.measure] = value
            if target.unit:
                units[target.measure] = target.unit
    return values, units


def _long(row: Mapping[Any, Any], mapping: FileMapping) -> tuple[dict[str, float], dict[str, str]]:
    assert mapping.measure_column is not None and mapping.value_column is not None  # noqa: S101, PT018 (checked)
    name = _name_of(row, mapping)
    value = number(row.get(mapping.value_column), mapping.value_column, mapping)
    if value is None:
        return {}, {}
    if not name:
        raise RowError(Fault("invalid", mapping.measure_column, "expected the name of a measure", name))
    target = mapping.names.get(name) or Target(name)
    unit = target.unit or (_text(row.get(mapping.unit_column)) if mapping.unit_column else None)
    return {target.measure: value}, {target.measure: unit} if unit else {}


def _text(cell: Any) -> str | None:
    return None if cell is None else str(cell).strip()


def number(cell: Any, column: str, mapping: FileMapping) -> float | None:
    """A cell as a number; None where it holds none. Raises RowError."""
    if cell is None or (isinstance(cell, str) and cell.strip().lower() in NO_NUMBER):
        return None
    if isinstance(cell, float) and math.isnan(cell):
        return None
    if not isinstance(cell, str):
        try:
            return float(cell)
        except (TypeError, ValueError, OverflowError):
            raise _no_number(cell, column, mapping) from None
    plain = cell.strip().translate(_SPACES)
    if mapping.thousands and _grouped(mapping.thousands, mapping.decimal).fullmatch(plain):
        plain = plain.replace(mapping.thousands, "")
    if not _plain(mapping.decimal).fullmatch(plain):
        raise _no_number(cell, column, mapping)
    return float(plain.replace(mapping.decimal, "."))


@lru_cache
def _grouped(thousands: str, decimal: str) -> re.Pattern[str]:
    return re.compile(rf"[+-]?\d{{1,3}}(?:{re.escape(thousands)}\d{{3}})+(?:{re.escape(decimal)}\d*)?")


@lru_cache
def _plain(decimal: str) -> re.Pattern[str]:
    mark = re.escape(decimal)
    return re.compile(rf"[+-]?(?:\d+(?:{mark}\d*)?|{mark}\d+)(?:[eE][+-]?\d{{1,3}})?")


def _no_number(cell: Any, column: str, mapping: FileMapping) -> RowError:
    groups = f" and {mapping.thousands!r} between thousands" if mapping.thousands else ""
    expected = f"expected a number, written with {mapping.decimal!r} before its decimals{groups}"
    return RowError(Fault("invalid", column, expected, presentable(str(cell))))


def instant_of(row: Mapping[Any, Any], mapping: FileMapping, clocks: Clocks) -> str:
    """The time of a row with its zone. A local time that its zone leaves out is refused."""
    column, cell = mapping.time_column, row.get(mapping.time_column)
    clock = row.get(mapping.clock_column) if mapping.clock_column is not None else None
    try:
        parsed = parse_time(cell, clock, mapping.time_format)
    except (TypeError, ValueError, OverflowError, OSError):
        shown = str(cell) if mapping.clock_column is None else f"{cell} {clock}"
        raise RowError(
            Fault("time", column, f"expected a time ({wording(mapping)})", presentable(shown))
        ) from None
    if mapping.midnight == "ends" and parsed.time() == MIDNIGHT:
        parsed += timedelta(days=1)
    try:
        return clocks.time_of(row, parsed).isoformat()
    except LocalTimeError as error:
        raise RowError(Fault("time", column, str(error), presentable(str(cell)))) from None


def wording(mapping: FileMapping) -> str:
    """How times are expected to be written."""
    return mapping.time_format or "ISO 8601"


def parse_time(cell: Any, clock: Any, form: str | None) -> datetime:
    """A cell, with another's time of day if there is one, as a time. Raises ValueError, TypeError and others."""
    if (per_second := EPOCHS.get(form or "")) is not None:
        return datetime.fromtimestamp(float(cell) / per_second, UTC)
    if isinstance(cell, datetime):
        return cell
    if isinstance(cell, date):
        return datetime.combine(cell, clock if isinstance(clock, time) else MIDNIGHT)
    text = str(cell).strip()
    if clock is not None:
        text = f"{text} {str(clock).strip()}"
    return as_written(text, form)

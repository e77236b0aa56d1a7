"""What a CSV file's columns might mean, from its first lines: a proposal that a person looks at."""

import csv
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from domain.units import known_units
from ingest.file_mapping import Encoding
from ingest.guess_times import (
    CLOCK,
    MOSTLY,
    ends_its_day,
    filled,
    format_of,
    is_date_only,
    is_local_in_order,
    time_column_of,
)
from ingest.table_files import named

SAMPLE_ROWS = 5000
EXAMPLES = 3
MOST_PREAMBLE_LINES = 40
DELIMITERS = (",", ";", "\t", "|")

_COMMA = re.compile(r"[+-]?(?:(?:\d{1,3}(?:[. ']\d{3})+|\d+),\d+(?:[eE][+-]?\d+)?|\d{1,3}(?:\.\d{3}){2,})")
_POINT = re.compile(r"[+-]?(?:(?:\d{1,3}(?:[, ']\d{3})+|\d+)\.\d+(?:[eE][+-]?\d+)?|\d{1,3}(?:,\d{3}){2,})")
"""Numbers that are written with a comma, or a point, before their decimals."""
_EITHER = re.compile(r"[+-]?[1-9]\d{0,2}([.,])\d{3}")
"""Numbers whose mark may stand before decimals or between thousands."""
_DEVICE_NAMES = re.compile(
    r"device|serial|sensor|ger[äa]t|meter|z[äa]hler|station|node|maschine|machine", re.IGNORECASE
)
_MEASURE_NAMES = re.compile(
    r"^(measure|variable|tag|metric|param|signal|name|item|messgr|gr[öo]|kanal|channel|series)", re.IGNORECASE
)
_VALUE_NAMES = re.compile(r"^(value|wert|messwert|reading|val|valor|valeur)", re.IGNORECASE)
_UNIT_NAMES = re.compile(r"^(unit|einheit|uom|unidad|unit[ée])", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"^(.*?)\s*[\[(]\s*([^\])]+?)\s*[\])]\s*$")
_SPELLINGS: Mapping[str, str] = {unit.lower(): unit for unit in sorted(known_units(), reverse=True)} | {
    "kvarh": "kvarh", "celsius": "degC", "° c": "degC", "grad": "degC", "fahrenheit": "degF",
}  # fmt: skip

_OF_ENERGY = frozenset({"W", "kW", "MW", "GW", "Wh", "kWh", "MWh", "GWh", "MJ", "GJ", "kvarh", "kvar", "kVA"})
"""Units that mean nothing else, so that they tell the unit wherever they stand in a name."""
_OF_ENERGY_WORDS = frozenset(map(str.lower, _OF_ENERGY))

Kind = Literal["time", "clock", "number", "text", "empty"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column as it is, by its first rows."""

    name: str
    kind: Kind
    examples: list[str]
    measure: str
    """The name of the measure that it might become."""
    unit: str | None
    """The unit that its name tells."""


@dataclass(slots=True)
class Guess:
    """What may be proposed: fields of a FileMapping, perhaps not all that it needs."""

    columns: list[Column]
    fields: dict[str, Any]
    notes: list[str] = field(default_factory=list)
    """What a person should look at, since the file can be read in two ways."""


def encoding_of(head: bytes) -> Encoding:
    """How a file's text is encoded, by its beginning."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.reason != "unexpected end of data":  # the beginning may end within a character
            return "cp1252"
    return "utf-8"


def guess(
    head: bytes, known_serials: frozenset[str] = frozenset(), layout: tuple[str, int] | None = None
) -> Guess:
    """What a CSV file that begins with ``head`` might mean. ``known_serials``: the organization's devices.

    ``layout``: the delimiter and how many lines stand before the header, where a person knows better.
    """
    encoding = encoding_of(head)
    lines = head.decode("utf-8-sig" if encoding == "utf-8" else encoding, "replace").splitlines()
    delimiter, skip = layout or _layout(lines)
    cells = [row for row in csv.reader(lines[skip : skip + SAMPLE_ROWS + 1], delimiter=delimiter) if row]
    if not cells:
        return Guess([], {"encoding": encoding, "delimiter": delimiter})
    header = named(cells[0])
    rows = [row for row in cells[1:] if len(row) <= len(header) + 1]
    if len(rows) > 1 and len(lines) > len(cells):
        rows.pop()  # perhaps cut in two
    sample = {name: [row[at].strip() for row in rows if at < len(row)] for at, name in enumerate(header)}
    fields: dict[str, Any] = {"encoding": encoding, "delimiter": delimiter, "skip_lines": skip}
    notes: list[str] = []
    fields |= _numbers(sample, delimiter, notes)
    columns = propose(sample, fields, known_serials, notes)
    return Guess(columns, fields, notes)


def propose(
    sample: Mapping[str, Sequence[Any]], fields: dict[str, Any], known_serials: frozenset[str], notes: list[str]
) -> list[Column]:
    """Put what columns might be into ``fields``; the columns as they are."""
    time_column = time_column_of(sample, fields, notes)
    columns = []
    for name, cells in sample.items():
        measure, unit = measure_and_unit(name)
        kind = (
            "time"
            if name == time_column
            else _kind(cells, fields.get("decimal", "."), fields.get("thousands", ""))
        )
        examples = [shown for cell in filled(cells)[: EXAMPLES * 10] if (shown := str(cell)[:60])]
        columns.append(Column(name, kind, list(dict.fromkeys(examples))[:EXAMPLES], measure, unit))
    clocks = [column.name for column in columns if column.kind == "clock"]
    if time_column and clocks and is_date_only(fields.get("time_format"), filled(sample[time_column])):
        fields["clock_column"] = clocks[0]
        fields["time_format"] = format_of(
            [f"{a} {b}" for a, b in zip(sample[time_column], sample[clocks[0]], strict=False)]
        )
    if time_column and ends_its_day(_times(sample, fields), fields.get("time_format")):
        fields["midnight"] = "ends"
        notes.append("00:00 stands behind the other times of its date and is read as that day's end.")
    if time_column and is_local_in_order(_times(sample, fields), fields.get("time_format")):
        fields["repeated_hour"] = "in_order"
    _meanings(columns, sample, fields, known_serials)
    return columns


def _times(sample: Mapping[str, Sequence[Any]], fields: Mapping[str, Any]) -> list[str]:
    """The times as texts, with the time of day where a column of its own has it."""
    days = sample[fields["time_column"]]
    if clock := fields.get("clock_column"):
        return [f"{day} {at}" for day, at in zip(days, sample[clock], strict=False)]
    return [str(day) for day in days]


def _layout(lines: Sequence[str]) -> tuple[str, int]:
    """The delimiter, and how many lines stand before the header."""
    first = [line for line in lines[:200] if line.strip()]
    best, score = ",", 0.0
    for delimiter in DELIMITERS:
        widths = Counter(len(row) for row in csv.reader(first, delimiter=delimiter) if len(row) > 1)
        if widths:
            width, often = widths.most_common(1)[0]
            if (found := often * (1 + min(width, 20) / 100)) > score:
                best, score = delimiter, found
    rows = [next(csv.reader([line], delimiter=best), []) for line in lines[:200]]
    usual = Counter(len(row) for row in rows if len(row) > 1).most_common(1)
    if not usual:
        return best, 0
    names = max(2, usual[0][0] - 1)  # a header names its columns, but perhaps one
    skip = next((number for number, row in enumerate(rows) if sum(map(bool, row)) >= names), 0)
    return best, skip if skip <= MOST_PREAMBLE_LINES else 0


def _numbers(sample: Mapping[str, Sequence[str]], delimiter: str, notes: list[str]) -> dict[str, Any]:
    """How numbers are written: what stands before decimals, and between thousands."""
    cells = [
        cell.replace("\u00a0", " ").replace("\u202f", " ") for column in sample.values() for cell in filled(column)
    ]
    either = {found[1] for cell in cells if (found := _EITHER.fullmatch(cell))}
    plain = [cell for cell in cells if not _EITHER.fullmatch(cell)]
    commas, points = (sum(1 for cell in plain if pattern.fullmatch(cell)) for pattern in (_COMMA, _POINT))
    decimal = "," if commas > points else "."
    if not commas and not points and either:
        mark = "," if "," in either else "."
        # where commas stand before decimals, semicolons keep cells apart
        decimal = mark if delimiter == ";" else "."
        meant = "decimals" if decimal == mark else "thousands"
        if mark == "," or delimiter == ";":
            words = {",": "Commas", ".": "Points"}[mark]
            notes.append(f"{words} in numbers are read as marks of {meant}: every one stands before three digits.")
    other = "." if decimal == "," else ","
    before = re.escape(decimal)
    for thousands in (other, " ", "'"):
        grouped = re.compile(rf"[+-]?\d{{1,3}}(?:{re.escape(thousands)}\d{{3}})+(?:{before}\d*)?")
        if any(grouped.fullmatch(cell) for cell in cells):
            return {"decimal": decimal, "thousands": thousands}
    return {"decimal": decimal, "thousands": ""}


def _kind(cells: Sequence[Any], decimal: str, thousands: str) -> Kind:
    there = filled(cells)
    if not there:
        return "empty"
    if sum(isinstance(cell, int | float) and not isinstance(cell, bool) for cell in there) >= MOSTLY * len(there):
        return "number"
    texts = [str(cell).strip() for cell in there]
    plain = [text.replace(thousands, "") if thousands else text for text in texts]
    pattern = re.compile(rf"[+-]?(?:\d+(?:{re.escape(decimal)}\d*)?|{re.escape(decimal)}\d+)(?:[eE][+-]?\d+)?")
    if sum(bool(pattern.fullmatch(text)) for text in plain) >= MOSTLY * len(texts):
        return "number"
    if sum(bool(CLOCK.fullmatch(text)) for text in texts) >= MOSTLY * len(texts):
        return "clock"
    return "text"


def measure_and_unit(name: str) -> tuple[str, str | None]:
    """The measure and the unit that a column's name tells: ``Leistung [kW]``, ``usage_kWh``, ``Energy in kWh``."""
    unit = None
    if found := _IN_BRACKETS.match(name):
        unit = _SPELLINGS.get(found[2].lower())
        name = found[1] if unit and found[1] else name
    if unit is None and name.strip().lower() not in _SPELLINGS.keys() - _OF_ENERGY_WORDS:
        parts = [part for part in re.split(r"[_\s/,]+", name.strip()) if part]
        at = next((at for at in range(len(parts) - 1, -1, -1) if _is_unit(parts, at)), None)
        if at is not None:
            unit = _SPELLINGS[parts[at].lower()]
            rest = [part for part in (*parts[:at], *parts[at + 1 :]) if part.lower() != "in"]
            name = "_".join(rest or parts)
    slug = re.sub(r"[\W_]+", "_", name.strip().lower()).strip("_")
    return slug or "value", unit


def _is_unit(parts: Sequence[str], at: int) -> bool:
    """Whether a word of a name is its unit: one at its end, or wherever it stands one of energy or power."""
    unit = _SPELLINGS.get(parts[at].lower())
    if unit is None or (len(unit) == 1 and parts[at] != "W"):
        return False
    return unit in _OF_ENERGY or (at == len(parts) - 1 and at > 0)


def _meanings(
    columns: Sequence[Column], sample: Mapping[str, Sequence[Any]], fields: dict[str, Any], known: frozenset[str]
) -> None:
    """Which column names the device, and which hold values: each its own measure, or a row for each."""
    others = [column for column in columns if column.kind in {"text", "number"}]
    device = next((one for one in others if set(map(str, filled(sample[one.name]))) & known), None) or next(
        (one for one in others if one.kind == "text" and _DEVICE_NAMES.search(one.name)), None
    )
    if device:
        fields["device_column"] = device.name
    numbers = [one for one in others if one.kind == "number" and one is not device]
    names = next(
        (one for one in others if one.kind == "text" and one is not device and _MEASURE_NAMES.match(one.name)),
        None,
    )
    values = next(
        (one for one in numbers if _VALUE_NAMES.match(one.name)), numbers[0] if len(numbers) == 1 else None
    )
    if names and values:
        fields |= {"measure_column": names.name, "value_column": values.name, "columns": {}}
        if unit := next((one for one in columns if one.kind == "text" and _UNIT_NAMES.match(one.name)), None):
            fields["unit_column"] = unit.name
        return
    fields["columns"] = {one.name: {"measure": one.measure, "unit": one.unit} for one in numbers}

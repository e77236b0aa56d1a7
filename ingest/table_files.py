"""CSV and Parquet files as measurements: which columns mean what, row by row."""

import csv
import io
import math
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import lru_cache
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec
import pyarrow
import pyarrow.parquet
from msgspec import Meta, Struct

from ingest.answer import Fault, presentable
from ingest.shapes import Name, Unit

EPOCHS = {"unix": 1.0, "unix_ms": 1e3, "unix_us": 1e6, "unix_ns": 1e9}
"""Numbers since 1970 that a time column may hold, and how many make a second."""


class Target(Struct, frozen=True, forbid_unknown_fields=True):
    """The measure that a column becomes."""

    measure: Name
    unit: Unit | None = None


class FileMapping(Struct, frozen=True, forbid_unknown_fields=True):
    """How a file is read. Either ``device`` (a serial for all rows) or ``device_column``.

    time_format: as in strptime, or unix, unix_ms, unix_us, unix_ns; without one, ISO 8601. zone: of times that
    name none.
    """

    time_column: str
    columns: Annotated[dict[str, Target], Meta(min_length=1)]
    device: Name | None = None
    device_column: str | None = None
    format: Literal["csv", "parquet"] = "csv"
    time_format: str | None = None
    zone: str = "UTC"
    delimiter: Annotated[str, Meta(min_length=1, max_length=1)] = ","
    decimal: Literal[".", ","] = "."


class FileError(ValueError):
    """The file as a whole cannot be read so; the text names what is wrong."""


class RowError(ValueError):
    """One row cannot be read."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.reason)
        self.fault = fault


def parse_mapping(text: str | bytes) -> FileMapping:
    """A mapping from JSON. Raises FileError naming what is wrong."""
    try:
        return checked(msgspec.json.decode(text, type=FileMapping))
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise FileError(f"mapping: {error}") from None


def checked(mapping: FileMapping) -> FileMapping:
    """``mapping``, if its parts fit together."""
    if (mapping.device is None) == (mapping.device_column is None):
        raise FileError("mapping: expected either device or device_column")
    _zone(mapping.zone)
    return mapping


@lru_cache
def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise FileError(f"mapping: zone is {name!r}, expected a name such as Europe/Berlin") from None


def rows_of(content: bytes, mapping: FileMapping) -> tuple[int, Iterator[Mapping[str, Any]]]:
    """How many rows a file has, and its rows. Raises FileError for one that is not of its format."""
    needed = {mapping.time_column, *mapping.columns} | (
        {mapping.device_column} if mapping.device_column else set()
    )
    if mapping.format == "parquet":
        return _parquet(content, sorted(needed))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileError(f"the file is not UTF-8 at byte {error.start}") from None
    try:
        total = sum(1 for row in csv.reader(io.StringIO(text, newline=""), delimiter=mapping.delimiter) if row) - 1
    except csv.Error as error:
        raise FileError(f"the file is not CSV: {error}") from None
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=mapping.delimiter)
    _refuse_missing(needed, list(rows.fieldnames or []))
    return max(total, 0), rows


def _parquet(content: bytes, needed: list[str]) -> tuple[int, Iterator[Mapping[str, Any]]]:
    try:
        file = pyarrow.parquet.ParquetFile(pyarrow.BufferReader(content))
        _refuse_missing(set(needed), file.schema_arrow.names)
        batches = file.iter_batches(batch_size=1000, columns=needed)
        return file.metadata.num_rows, (row for batch in batches for row in batch.to_pylist())
    except (pyarrow.ArrowException, OSError) as error:
        raise FileError(f"the file is not Parquet: {error}") from None


def _refuse_missing(needed: set[str], present: list[str]) -> None:
    if missing := sorted(needed - set(present)):
        raise FileError(f"the file has no column {missing[0]!r}; it has {', '.join(present)}")


def item_of(row: Mapping[str, Any], mapping: FileMapping) -> dict[str, Any] | None:
    """A row as a measurement (docs/ingest.md); None where it has no value. Raises RowError."""
    values, units = {}, {}
    for column, target in mapping.columns.items():
        if (value := _number(row.get(column), column, mapping.decimal)) is not None:
            values[target.measure] = value
            if target.unit is not None:
                units[target.measure] = target.unit
    if not values:
        return None
    device = mapping.device if mapping.device_column is None else row.get(mapping.device_column)
    item: dict[str, Any] = {
        "device": device,
        "time": _instant(row.get(mapping.time_column), mapping),
        "values": values,
    }
    return item | {"units": units} if units else item


def _number(cell: Any, column: str, decimal: str) -> float | None:
    if cell is None or (isinstance(cell, str) and not cell.strip()):
        return None
    if isinstance(cell, float) and math.isnan(cell):
        return None
    try:
        return float(cell.replace(decimal, ".") if isinstance(cell, str) else cell)
    except (TypeError, ValueError):
        raise RowError(Fault("invalid", column, "expected a number", presentable(str(cell)))) from None


def _instant(cell: Any, mapping: FileMapping) -> str:
    """The time of a row with its zone. A local time that its zone leaves out or has twice is refused."""
    column = mapping.time_column
    try:
        if (per_second := EPOCHS.get(mapping.time_format or "")) is not None:
            return datetime.fromtimestamp(float(cell) / per_second, UTC).isoformat()
        if isinstance(cell, datetime):
            parsed = cell
        elif mapping.time_format:
            parsed = datetime.strptime(str(cell), mapping.time_format)  # noqa: DTZ007 (the zone follows)
        else:
            parsed = datetime.fromisoformat(str(cell).strip())
    except (TypeError, ValueError, OverflowError, OSError):
        expected = f"expected a time ({mapping.time_format or 'ISO 8601'})"
        raise RowError(Fault("time", column, expected, presentable(str(cell)))) from None
    if parsed.tzinfo is not None:
        return parsed.isoformat()
    first, second = (parsed.replace(tzinfo=_zone(mapping.zone), fold=fold) for fold in (0, 1))
    if first.utcoffset() != second.utcoffset():
        reason = f"expected a time that {mapping.zone} has once (its clocks are changed here)"
        raise RowError(Fault("time", column, reason, presentable(str(cell))))
    return first.isoformat()

"""CSV and Parquet files as rows, one after the other: a file may be larger than memory."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow
import pyarrow.parquet

from ingest.file_mapping import FileError, FileMapping

BATCH = 1000
EXTRA = None
"""The key of what a row has beyond the header, as ``csv.DictReader`` has it."""


def rows_of(path: Path, mapping: FileMapping) -> tuple[int, Iterator[Mapping[Any, Any]]]:
    """How many rows a file has, and its rows. Raises FileError for one that is not of its format."""
    if mapping.format == "parquet":
        return _parquet(path, sorted(mapping.needed()))
    try:
        total = sum(1 for _ in _cells(path, mapping)) - 1  # the header
    except UnicodeError as error:
        where = f" at byte {error.start}" if isinstance(error, UnicodeDecodeError) else ""
        raise FileError(f"the file is not {mapping.encoding.upper()}{where}") from None
    except csv.Error as error:
        raise FileError(f"the file is not CSV: {error}") from None
    refuse_missing(mapping.needed(), header_of(path, mapping))
    return max(total, 0), _csv(path, mapping)


def header_of(path: Path, mapping: FileMapping) -> list[str]:
    """The names of a CSV file's columns."""
    return named(next(_cells(path, mapping), []))


def _csv(path: Path, mapping: FileMapping) -> Iterator[Mapping[Any, Any]]:
    cells = _cells(path, mapping)
    header = named(next(cells, []))
    for row in cells:
        found: dict[Any, Any] = dict(zip(header, row, strict=False))
        if len(row) > len(header):
            found[EXTRA] = row[len(header) :]
        yield found


def _cells(path: Path, mapping: FileMapping) -> Iterator[list[str]]:
    """The rows of a CSV file as they stand, after what stands before the header."""
    encoding = "utf-8-sig" if mapping.encoding == "utf-8" else mapping.encoding
    with path.open(encoding=encoding, newline="") as file:
        for _ in range(mapping.skip_lines):
            file.readline()
        if mapping.header:
            yield mapping.header
        yield from (row for row in csv.reader(file, delimiter=mapping.delimiter) if row)


def named(cells: Sequence[str]) -> list[str]:
    """A header in which each column has a name of its own."""
    times: dict[str, int] = {}
    """Name → how often it was wanted: also of a million equal ones each is found at once."""
    for number, cell in enumerate(cells, 1):
        name = wanted = cell if cell.strip() else f"column {number}"
        while name in times:
            times[wanted] += 1
            name = f"{wanted} ({times[wanted]})"
        times[name] = 1
    return list(times)


def _parquet(path: Path, needed: list[str]) -> tuple[int, Iterator[Mapping[Any, Any]]]:
    file = open_parquet(path)
    refuse_missing(set(needed), file.schema_arrow.names)
    return file.metadata.num_rows, parquet_rows(file, needed)


def open_parquet(path: Path) -> pyarrow.parquet.ParquetFile:
    """A Parquet file. Raises FileError."""
    try:
        return pyarrow.parquet.ParquetFile(path)
    except (pyarrow.ArrowException, OSError) as error:
        raise FileError(f"the file is not Parquet: {error}") from None


def parquet_rows(file: pyarrow.parquet.ParquetFile, columns: list[str]) -> Iterator[Mapping[Any, Any]]:
    """Its rows, a few in memory at a time. Raises FileError where it is damaged."""
    try:
        for batch in file.iter_batches(batch_size=BATCH, columns=columns):
            yield from batch.to_pylist()
    except (pyarrow.ArrowException, OSError) as error:
        raise FileError(f"the file is not Parquet: {error}") from None


def refuse_missing(needed: set[str], present: list[str]) -> None:
    """Raises FileError for a column that is named and not there."""
    if missing := sorted(needed - set(present)):
        raise FileError(f"the file has no column {missing[0]!r}; it has {', '.join(present)}")

"""PostgreSQL's binary formats, made from numpy arrays without a Python step per value.

Source: PostgreSQL documentation, "COPY: Binary Format"; arrays as ``array_recv`` reads them. Times
are microseconds since 2000-01-01 UTC, as PostgreSQL keeps them.
"""

import struct
from typing import Any

import numpy as np
import numpy.typing as npt
from psycopg import Connection
from psycopg.adapt import Buffer, Dumper
from psycopg.pq import Format

UNIX_TO_POSTGRES_SECONDS = 946_684_800

Int32s = npt.NDArray[np.int32]
Int64s = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

_COPY_HEADER = b"PGCOPY\n\xff\r\n\0" + struct.pack(">ii", 0, 0)
_COPY_TRAILER = struct.pack(">h", -1)
_COPY_ROW = np.dtype(
    [
        ("fields", ">i2"), ("l1", ">i4"), ("series", ">i4"),
        ("l2", ">i4"), ("time", ">i8"), ("l3", ">i4"), ("value", ">f8"),
    ]
)  # fmt: skip
_KEY = np.dtype([("series", ">i4"), ("time", ">i8")])


def copy_data(series: Int32s, times: Int64s, values: Floats) -> bytes:
    """A whole binary COPY of (series_id int4, time timestamptz, value float8)."""
    rows = np.empty(len(series), _COPY_ROW)
    rows["fields"], rows["l1"], rows["l2"], rows["l3"] = 3, 4, 8, 8
    rows["series"], rows["time"], rows["value"] = series, times, values
    return _COPY_HEADER + rows.tobytes() + _COPY_TRAILER


def keys(series: Int32s, times: Int64s) -> list[bytes]:
    """Each row's (series_id, time) as the bytes in which PostgreSQL sends them back."""
    rows = np.empty(len(series), _KEY)
    rows["series"], rows["time"] = series, times
    data, width = rows.tobytes(), _KEY.itemsize
    return [data[start : start + width] for start in range(0, len(data), width)]


def postgres_times(unix_seconds: list[float]) -> Int64s:
    """Exact to the microsecond: a double holds seconds since 1970 to a quarter of one until the year 2100."""
    shifted = np.array(unix_seconds, np.float64) * 1e6
    return np.rint(shifted).astype(np.int64) - UNIX_TO_POSTGRES_SECONDS * 1_000_000


class Int4Array(bytes):
    """``int4[]``, ready to be sent."""


class TimeArray(bytes):
    """``timestamptz[]``, ready to be sent."""


class Float8Array(bytes):
    """``float8[]``, ready to be sent."""


class Float4Array(bytes):
    """``float4[]``, ready to be sent."""


def int4_array(values: npt.ArrayLike) -> Int4Array:
    """An ``int4[]``."""
    return Int4Array(_array(23, ">i4", values))


def time_array(values: npt.ArrayLike) -> TimeArray:
    """A ``timestamptz[]`` of microseconds since 2000."""
    return TimeArray(_array(1184, ">i8", values))


def float8_array(values: npt.ArrayLike) -> Float8Array:
    """A ``float8[]``."""
    return Float8Array(_array(701, ">f8", values))


def float4_array(values: npt.ArrayLike) -> Float4Array:
    """A ``float4[]``."""
    return Float4Array(_array(700, ">f4", values))


def _array(element_oid: int, dtype: str, values: npt.ArrayLike) -> bytes:
    source = np.asarray(values)
    elements = np.empty(len(source), np.dtype([("length", ">i4"), ("value", dtype)]))
    elements["length"], elements["value"] = np.dtype(dtype).itemsize, source
    return struct.pack(">iiiii", 1, 0, element_oid, len(source), 1) + elements.tobytes()


class _Ready(Dumper):
    format = Format.BINARY

    def dump(self, obj: Any) -> Buffer | None:
        return bytes(obj)


class _Int4Dumper(_Ready):
    oid = 1007


class _TimeDumper(_Ready):
    oid = 1185


class _Float8Dumper(_Ready):
    oid = 1022


class _Float4Dumper(_Ready):
    oid = 1021


def register(connection: Connection[Any]) -> None:
    """Teach a connection to send the arrays of this module."""
    adapters = connection.adapters
    adapters.register_dumper(Int4Array, _Int4Dumper)
    adapters.register_dumper(TimeArray, _TimeDumper)
    adapters.register_dumper(Float8Array, _Float8Dumper)
    adapters.register_dumper(Float4Array, _Float4Dumper)

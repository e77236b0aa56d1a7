"""Rows in PostgreSQL's binary form, for large values: as text each byte takes two, and the time of both sides.

psycopg2 has that form for COPY alone. Format: PostgreSQL's documentation of COPY, "Binary Format".
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from io import BytesIO
from struct import Struct
from typing import Any

from sqlalchemy import Connection, Dialect, text

_HEADER = 19
"""Bytes before the first row: signature, flags, length of an extension (that there is none of)."""
_FIELDS, _LENGTH = Struct(">h"), Struct(">i")
_NO_MORE = -1
"""In place of a row's number of fields, or of a value's length (NULL)."""


def copied(connection: Connection, query: str, values: Mapping[str, Any]) -> Sequence[Sequence[Any]]:
    """The rows of a query: a memoryview of what each value's type sends, None for NULL."""
    cursor: Any = connection.connection.cursor()
    received = BytesIO()
    with cursor:
        statement = cursor.mogrify(_for_driver(query, connection.dialect), values)
        cursor.copy_expert(b"COPY (" + statement + b") TO STDOUT (FORMAT binary)", received)
    sent, place = received.getbuffer(), _HEADER
    rows = []
    while (fields := _FIELDS.unpack_from(sent, place)[0]) != _NO_MORE:
        place += _FIELDS.size
        row: list[memoryview[int] | None] = []
        for _ in range(fields):
            (length,) = _LENGTH.unpack_from(sent, place)
            place += _LENGTH.size
            row.append(None if length == _NO_MORE else sent[place : place + length])
            place += max(0, length)
        rows.append(row)
    return rows


@lru_cache(maxsize=64)
def _for_driver(query: str, dialect: Dialect) -> str:
    return str(text(query).compile(dialect=dialect))

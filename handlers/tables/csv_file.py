"""Tables as CSV (RFC 4180)."""

import csv
from datetime import datetime
from io import StringIO
from typing import Any
from zoneinfo import ZoneInfo

from domain.calendar import zone_of
from handlers.tables.table import Table

MIMETYPE = "text/csv"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_file(table: Table) -> bytes:
    """The table under its columns' names in the API; what has no value is left empty, never 0.

    Instants are those of the factory's clock, with its offset: a day of a clock change has each hour once.
    """
    file = StringIO()
    writer = csv.writer(file)
    names = [column.name for column in table.columns]
    writer.writerow(names)
    zone = zone_of(table.time_zone)
    writer.writerows([_cell(row.get(name), zone) for name in names] for row in table.rows)
    return file.getvalue().encode()


def _cell(value: Any, zone: ZoneInfo) -> str:
    """A value as text; a text that a spreadsheet would take for a formula is quoted."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.astimezone(zone).isoformat()
    if isinstance(value, list | tuple | set | frozenset):
        return " ".join(str(item) for item in value)
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return str(value)

"""Hourly emission factors in bulk: as rows, or as the text of a CSV file."""

import csv
import math
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from io import StringIO
from typing import Any

from marshmallow import ValidationError
from sqlalchemy import Connection

from core.tokens import Identity
from domain.intervals import Span, first_overlap
from handlers import inputs
from handlers.auth.audit import record
from handlers.energy import errors, store_factors
from handlers.energy.following import follow_hourly_factors
from handlers.validation import Fields

HOUR = timedelta(hours=1)
MOST_ROWS = 10_000
"""A year of hours and some."""
COLUMNS = ("from", "to", "grams_per_kwh")


def import_hours(connection: Connection, identity: Identity, fields: Fields) -> dict[str, Any]:
    """Keep factors of one zone and source; kept ones that they touch are replaced."""
    rows = fields.get("rows") or read_csv(fields.get("csv") or "")
    if not rows:
        raise errors.no_rows()
    spans = [_span(number, row) for number, row in enumerate(rows)]
    if clash := first_overlap(spans):
        raise errors.rows_overlap(*clash)
    values = [
        {"valid_from": span.start, "valid_to": span.end, "grams_per_kwh": row["grams_per_kwh"]}
        for span, row in zip(spans, rows, strict=True)
    ]
    head = {name: fields[name] for name in ("zone", "basis", "source")}
    replaced = store_factors.replace_hours(connection, identity.organization_id, head, values)
    first, last = min(span.start for span in spans), max(span.end for span in spans)
    follow_hourly_factors(connection, identity.organization_id, fields["zone"], Span(first, last))
    record(connection, identity, "emission_factors.imported", fields["zone"], rows=len(rows))
    return {"stored": len(values), "replaced": replaced, "from": first, "to": last}


def _span(number: int, row: Mapping[str, Any]) -> Span:
    start: datetime = row["from_"]
    end: datetime = row.get("to") or start + HOUR
    if end <= start:
        raise errors.bad_row(number, "to", end.isoformat(), "later than from")
    return Span(start, end)


def read_csv(text: str) -> Sequence[Mapping[str, Any]]:
    """Rows of ``from,to,grams_per_kwh`` (``to`` may be left out: an hour), commas or semicolons between."""
    lines = text.lstrip("\ufeff").strip()
    if not lines:
        return []
    delimiter = ";" if ";" in lines.partition("\n")[0] else ","
    reader = csv.DictReader(StringIO(lines), delimiter=delimiter)
    named = [(name or "").strip() for name in reader.fieldnames or []]
    for needed in ("from", "grams_per_kwh"):
        if needed not in named:
            raise errors.bad_row(0, "csv", ", ".join(named), f"a first line that names {', '.join(COLUMNS)}")
    reader.fieldnames = named
    rows = []
    for number, row in enumerate(reader):
        if number >= MOST_ROWS:
            raise errors.bad_row(number, "csv", str(number + 1), f"at most {MOST_ROWS} rows")
        rows.append(_read(number, row, is_comma_decimal=delimiter == ";"))
    return rows


def _read(number: int, row: Mapping[str, Any], *, is_comma_decimal: bool) -> dict[str, Any]:
    found: dict[str, Any] = {"from_": _instant(number, "from", row.get("from"))}
    if (row.get("to") or "").strip():
        found["to"] = _instant(number, "to", row["to"])
    said = (row.get("grams_per_kwh") or "").strip()
    try:
        grams = float(said.replace(",", ".") if is_comma_decimal else said)
    except ValueError:
        grams = math.nan
    if not 0 <= grams <= inputs.MOST_GRAMS:
        raise errors.bad_row(number, "grams_per_kwh", said, f"a number from 0 to {inputs.MOST_GRAMS:g}")
    return found | {"grams_per_kwh": grams}


def _instant(number: int, name: str, said: str | None) -> datetime:
    try:
        return inputs.instant().deserialize((said or "").strip().replace(" ", "T", 1))
    except ValidationError:
        expected = "an instant with its offset, such as 2026-01-01T00:00:00+01:00"
        raise errors.bad_row(number, name, said or "", expected) from None

"""Hourly emission factors in bulk: as rows, or as the text of a CSV file."""

import csv
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from io import StringIO
from typing import Any

from marshmallow import ValidationError
from marshmallow.validate import Range
from sqlalchemy import Connection

from core.tokens import Identity
from domain.intervals import Span, first_overlap
from handlers import inputs
from handlers.auth.audit import record
from handlers.energy import errors, store_factors
from handlers.energy.following import follow_hourly_factors
from handlers.refusal import refused
from handlers.validation import Fields

HOUR = timedelta(hours=1)
MOST_ROWS = 10_000
"""A year of hours and some."""
MOST_SHOWN = 200
"""Characters of a cell or line that is refused."""
COLUMNS = ("from", "to", "grams_per_kwh")


def import_hours(connection: Connection, identity: Identity, fields: Fields) -> dict[str, Any]:
    """Keep factors of one zone and source; kept ones that they touch are replaced."""
    if fields.get("rows") and fields.get("csv"):
        raise refused("csv", f"{len(fields['csv'])} characters", "rows or csv, not both")
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
    """Rows of ``from,to,grams_per_kwh`` (``to`` may be left out: an hour), commas or semicolons between.

    Lines end as any system ends them. A line with more cells than the first is refused: a decimal comma among
    commas would lose its digits.
    """
    lines = StringIO(text.lstrip("\ufeff").strip(), newline=None).read()
    if not lines:
        return []
    delimiter = ";" if ";" in lines.partition("\n")[0] else ","
    reader = csv.reader(StringIO(lines), delimiter=delimiter)
    rows: list[Mapping[str, Any]] = []
    try:
        named = [name.strip() for name in next(reader)]
        if not {"from", "grams_per_kwh"} <= set(named) or len(set(named)) < len(named):
            shown = ", ".join(named)[:MOST_SHOWN]
            raise errors.bad_row(0, "csv", shown, f"a first line that names {', '.join(COLUMNS)}, each once")
        for cells in reader:
            if not cells:
                continue
            number = len(rows)
            if number >= MOST_ROWS:
                raise errors.bad_row(number, "csv", str(number + 1), f"at most {MOST_ROWS} rows")
            if len(cells) > len(named):
                shown = delimiter.join(cells)[:MOST_SHOWN]
                raise errors.bad_row(number, "csv", shown, f"at most {len(named)} cells, as the first line has")
            found = dict(zip(named, cells, strict=False))
            rows.append(_read(number, found, is_comma_decimal=delimiter == ";"))
    except csv.Error as error:
        raise errors.bad_row(
            len(rows), "csv", f"line {reader.line_num}", f"a line of a CSV file ({error})"
        ) from None
    return rows


_GRAMS = inputs.number(Range(0, inputs.MOST_GRAMS))


def _read(number: int, row: Mapping[str, Any], *, is_comma_decimal: bool) -> dict[str, Any]:
    found: dict[str, Any] = {"from_": _instant(number, "from", row.get("from"))}
    if (row.get("to") or "").strip():
        found["to"] = _instant(number, "to", row["to"])
    said = (row.get("grams_per_kwh") or "").strip()
    try:
        grams = _GRAMS.deserialize(said.replace(",", ".") if is_comma_decimal else said)
    except ValidationError:
        expected = f"a number from 0 to {inputs.MOST_GRAMS:g}"
        raise errors.bad_row(number, "grams_per_kwh", said[:MOST_SHOWN], expected) from None
    return found | {"grams_per_kwh": grams}


def _instant(number: int, name: str, said: str | None) -> datetime:
    try:
        return inputs.instant().deserialize((said or "").strip().replace(" ", "T", 1))
    except ValidationError:
        expected = "an instant with its offset, such as 2026-01-01T00:00:00+01:00"
        raise errors.bad_row(number, name, (said or "")[:MOST_SHOWN], expected) from None

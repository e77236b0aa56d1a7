"""Condition of a machine, line, area or factory by calendar bucket: what its indicators were."""

from typing import Any

from sqlalchemy import Connection

from core.tokens import Identity
from handlers.condition import store_reports
from handlers.oee import errors
from handlers.oee.service import checked_span
from handlers.oee.store_reports import find_scope
from handlers.tables.buckets import CALENDAR, bucket_spans
from handlers.validation import Fields

BY = ("total", *CALENDAR)


def report(connection: Connection, identity: Identity, fields: Fields) -> dict[str, Any]:
    """Least, mean and greatest value of each indicator, by bucket and machine; no row where none was."""
    scope = find_scope(connection, identity, fields["scope"], fields["scope_id"])
    if scope is None:
        raise errors.scope_not_found(fields["scope"], fields["scope_id"])
    span, by = checked_span(fields["from_"], fields["to"]), fields["by"]
    spans = bucket_spans(span, by, scope.time_zone)
    rows = []
    for row in store_reports.values_by_bucket(connection, list(scope.machines), span, by, scope.time_zone):
        start, end = spans.get(row["key"], (span.start, span.end))
        rows.append(dict(row) | {"label": scope.machines[row["machine_id"]], "from": start, "to": end})
    return {
        "scope": fields["scope"],
        "scope_id": fields["scope_id"],
        "label": scope.name,
        "from": span.start,
        "to": span.end,
        "by": by,
        "time_zone": scope.time_zone,
        "currency": scope.currency,
        "rows": sorted(rows, key=lambda row: (row["from"], row["label"], row["indicator"])),
    }

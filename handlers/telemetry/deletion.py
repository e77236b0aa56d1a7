"""Deletion of measurements on request: by series and range, with everything derived following."""

from sqlalchemy import Connection

from core.tokens import Identity
from handlers.auth.audit import record
from handlers.telemetry import store_deletion as store
from handlers.telemetry.dirty import mark_dirty
from handlers.telemetry.errors import no_series
from handlers.validation import Fields


def delete(connection: Connection, identity: Identity, fields: Fields) -> dict[str, int]:
    """Delete the values of series in [from, to); how many went. Rollups and results follow in a moment."""
    wanted = set(fields["series_ids"])
    visible = store.visible_series(connection, identity, sorted(wanted))
    if missing := wanted - visible:
        raise no_series(min(missing))
    gone = store.delete(connection, sorted(wanted), fields["from"], fields["to"])
    if not gone:
        return {"deleted": 0}
    store.renew_latest(connection, gone)
    mark_dirty(connection, identity.organization_id, gone)
    deleted = sum(row["count"] for row in gone)
    span = {"from": fields["from"].isoformat(), "to": fields["to"].isoformat()}
    for row in gone:
        series = str(row["series_id"])
        record(connection, identity, "series.values_deleted", series, values=row["count"], **span)
    return {"deleted": deleted}

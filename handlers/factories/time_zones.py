"""What follows from a factory's new time zone: its days, shifts and tariff hours are others."""

from collections.abc import Sequence

from sqlalchemy import Connection, RowMapping

from handlers.outbox.publish import publish

TIME_ZONE_CHANGED = "Factories.time_zone_changed.v1"


def follow_factory(connection: Connection, rows: Sequence[RowMapping]) -> None:
    """Services whose results keep to the local clock hear of another one."""
    before, row = rows[0], rows[-1]
    if before["time_zone"] != row["time_zone"]:
        data = {"factory_id": row["id"], "previous": before["time_zone"], "time_zone": row["time_zone"]}
        publish(
            connection, row["organization_id"], TIME_ZONE_CHANGED, str(row["id"]), data=data, source="factories"
        )

"""A series with values, for tests of how they are stored."""

from datetime import datetime, timedelta

from db.timeseries import MEASUREMENT, present_storage
from ingest.connect import Connection, executor
from tests.ingest.conftest import make_tenant


def make_series(connection: Connection[object], measures: tuple[str, ...] = ("power",)) -> list[int]:
    """Series of one device, one for each measure."""
    tenant = make_tenant(connection, "acme")
    return [
        connection.execute(
            "INSERT INTO telemetry.series (organization_id, factory_id, device_id, measure, unit)"
            " SELECT organization_id, factory_id, id, %s, 'kW' FROM factories.device"
            " WHERE organization_id = %s AND serial = 'SN-1' RETURNING id",
            [measure, tenant.id],
        ).fetchall()[0][0]
        for measure in measures
    ]


def put(connection: Connection[object], series: int, start: datetime, count: int, step: timedelta) -> None:
    """Values 0, 1, 2 … from ``start`` on."""
    execute = executor(connection)
    present_storage(execute).ensure(execute, MEASUREMENT, start, start + (count - 1) * step)
    connection.execute(
        "INSERT INTO telemetry.measurement SELECT %s, %s + n * %s, n FROM generate_series(0, %s - 1) n",
        [series, start, step, count],
    )

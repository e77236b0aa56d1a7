"""A factory of 100 machines with 10 sensors each, for measuring queries."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid5

import psycopg

from db.timeseries import MEASUREMENT, present_storage
from ingest.connect import executor

NAMESPACE = UUID("3e8e65d7-96de-4b1c-8b3b-1d5c9f5ab001")
ORGANIZATION = uuid5(NAMESPACE, "organization")
FACTORY = uuid5(NAMESPACE, "factory")
MACHINES, SENSORS, VALUES = 100, 10, 1000


def fill(url: str) -> None:
    """100 machines, 1,000 series, 1,000 values each, one a second."""
    with psycopg.connect(url) as connection:
        connection.execute(
            "INSERT INTO auth.organization (id, name, slug) VALUES (%s, 'Bench', 'bench')", [ORGANIZATION]
        )
        connection.execute(
            "INSERT INTO factories.factory (id, organization_id, name, country, time_zone, currency, grid_zone)"
            " VALUES (%s, %s, 'Bench', 'DK', 'Europe/Copenhagen', 'DKK', 'DK')",
            [FACTORY, ORGANIZATION],
        )
        owner = {"organization": ORGANIZATION, "factory": FACTORY}
        for statement in _STRUCTURE:
            connection.execute(statement, owner)
        execute, first = executor(connection), datetime(2026, 1, 5, tzinfo=UTC)
        present_storage(execute).ensure(execute, MEASUREMENT, first, first + timedelta(seconds=VALUES))
        connection.execute(
            "INSERT INTO telemetry.measurement SELECT s.id, timestamptz '2026-01-05' + n * interval '1 second',"
            " 20 + 5 * sin(n / 50.0) + s.id % 7"
            f" FROM telemetry.series s, generate_series(1, {VALUES}) n ORDER BY n, s.id"
        )
        connection.execute(
            "INSERT INTO telemetry.latest_value (organization_id, factory_id, series_id, time, value)"
            " SELECT organization_id, factory_id, id, timestamptz '2026-01-05', 0 FROM telemetry.series"
        )
        connection.commit()
        connection.autocommit = True
        connection.execute("VACUUM ANALYZE")


_STRUCTURE = (
    """
    INSERT INTO factories.area (organization_id, factory_id, name) VALUES (%(organization)s, %(factory)s, 'A')
    """,
    """
    INSERT INTO factories.line (organization_id, factory_id, area_id, name)
    SELECT organization_id, factory_id, id, 'L' FROM factories.area WHERE factory_id = %(factory)s
    """,
    f"""
    INSERT INTO factories.machine (organization_id, factory_id, line_id, name)
    SELECT organization_id, factory_id, id, 'M' || to_char(n, 'FM000')
    FROM factories.line, generate_series(1, {MACHINES}) n WHERE factory_id = %(factory)s
    """,
    f"""
    INSERT INTO factories.device (organization_id, factory_id, serial)
    SELECT organization_id, factory_id, name || '-' || n
    FROM factories.machine, generate_series(1, {SENSORS}) n WHERE factory_id = %(factory)s
    """,
    """
    INSERT INTO telemetry.series (organization_id, factory_id, device_id, machine_id, measure, unit)
    SELECT d.organization_id, d.factory_id, d.id, m.id, 'temperature', '°C' FROM factories.device d
    JOIN factories.machine m ON m.name = split_part(d.serial, '-', 1) AND m.factory_id = d.factory_id
    """,
)

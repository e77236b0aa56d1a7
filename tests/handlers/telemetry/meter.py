"""A series of a test's own, fed as ingest would."""

from datetime import UTC, datetime

from sqlalchemy import text

from db import timeseries
from handlers.telemetry.service import derive
from tests.handlers.conftest import Backend, Tenant


class Meter:
    """A series of ``tenant`` whose values a test sends as it likes."""

    def __init__(
        self, backend: Backend, tenant: Tenant, measure: str, kind: str = "counter", unit: str = "kWh"
    ) -> None:
        self.backend, self.tenant, self.measure = backend, tenant, measure
        with backend.engine.begin() as connection:
            self.id: int = connection.execute(
                text(
                    "INSERT INTO telemetry.series (organization_id, factory_id, device_id, measure, unit, kind)"
                    " VALUES (:owner, :factory, :device, :measure, :unit, :kind) RETURNING id"
                ),
                {"owner": tenant.id, "factory": tenant.factory_id, "device": tenant.device_id}
                | {"measure": measure, "kind": kind, "unit": unit},
            ).scalar_one()

    def send(self, *readings: tuple[datetime, float]) -> None:
        """Store readings, as ingest does, and derive."""
        times = [time for time, _ in readings]
        with self.backend.engine.begin() as connection:

            def execute(statement: str) -> list[tuple[object, ...]]:
                result = connection.execute(text(statement))
                return [tuple(row) for row in result] if result.returns_rows else []

            timeseries.present_storage(execute).ensure(execute, timeseries.MEASUREMENT, min(times), max(times))
            connection.execute(
                text("INSERT INTO telemetry.measurement VALUES (:id, :time, :value) ON CONFLICT DO NOTHING"),
                [{"id": self.id, "time": time, "value": value} for time, value in readings],
            )
            connection.execute(
                text("INSERT INTO telemetry.dirty_range VALUES (:id, :low, :high)"),
                {"id": self.id, "low": min(times), "high": max(times)},
            )
        self.derive()

    def derive(self) -> None:
        """Work off what is dirty."""
        with self.backend.app.app_context():
            derive(self.tenant.id, lambda _seconds: None)

    def increases(self, width: str) -> dict[datetime, float]:
        """What the rollups of a width say was counted."""
        query = f"SELECT time, increase FROM telemetry.measurement_{width} WHERE series_id = :id"
        with self.backend.engine.connect() as connection:
            found = connection.execute(text(f"{query} AND increase IS NOT NULL"), {"id": self.id})
            return {row.time.astimezone(UTC): row.increase for row in found}


def values_of(backend: Backend, measure: str) -> dict[datetime, float]:
    """The values of a measure, by time."""
    query = "SELECT m.time, m.value FROM telemetry.measurement m JOIN telemetry.series s ON s.id = m.series_id"
    with backend.engine.connect() as connection:
        found = connection.execute(
            text(f"{query} WHERE s.measure = :measure ORDER BY m.time"), {"measure": measure}
        )
        return {row.time.astimezone(UTC): row.value for row in found}

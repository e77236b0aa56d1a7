"""SQL of recalculations: which machines have hours that a change may touch."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, text


@dataclass(frozen=True, slots=True)
class Measured:
    """A machine and the first instant of which its energy may be known."""

    organization_id: UUID
    id: UUID
    first_hour: datetime


_QUERY = (
    "SELECT m.organization_id, m.id, least((SELECT min(hour) FROM energy.energy_hour h WHERE h.machine_id = m.id),"
    " (SELECT min(d.time) FROM energy.meter_binding b"
    " JOIN telemetry.measurement_day d ON d.series_id = b.series_id"
    " WHERE b.machine_id = m.id)) AS first_hour"
    " FROM factories.machine m JOIN factories.factory f ON f.id = m.factory_id WHERE m.archived_at IS NULL AND "
)


def of_machine(connection: Connection, machine_id: UUID) -> list[Measured]:
    """The machine, if it is measured."""
    return _found(connection, "m.id = :id", {"id": machine_id})


def of_factory(connection: Connection, factory_id: UUID) -> list[Measured]:
    """The measured machines of a factory."""
    return _found(connection, "m.factory_id = :id", {"id": factory_id})


def of_zone(connection: Connection, organization_id: UUID, zone: str) -> list[Measured]:
    """The measured machines of an organization in a grid zone, or in a zone of that country."""
    values = {"id": organization_id, "zone": zone}
    where = "m.organization_id = :id AND (f.grid_zone = :zone OR split_part(f.grid_zone, '-', 1) = :zone)"
    return _found(connection, where, values)


def reach_of_tariff(connection: Connection, tariff_id: UUID) -> tuple[UUID, datetime]:
    """The factory of a tariff, and from when on it holds."""
    row = connection.execute(
        text("SELECT factory_id, valid_from FROM energy.tariff WHERE id = :id"), {"id": tariff_id}
    ).one()
    return row.factory_id, row.valid_from


def _found(connection: Connection, condition: str, values: dict[str, Any]) -> list[Measured]:
    rows = connection.execute(text(f"{_QUERY}{condition} ORDER BY m.id"), values)
    return [Measured(*row) for row in rows if row.first_hour is not None]

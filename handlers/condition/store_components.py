"""SQL of the health of a machine's components."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, text

from handlers.condition.store import MonitoredMachine
from handlers.condition.store_diagnosis import Health

PART = "SELECT c.id, c.name, c.condition_level, c.condition_health FROM factories.component c"


@dataclass(frozen=True, slots=True)
class Part:
    """A component, and how it is."""

    id: UUID
    name: str
    health: Health


def parts(connection: Connection, machine: MonitoredMachine) -> list[Part]:
    """The components of a machine, by name."""
    rows = connection.execute(
        text(f"{PART} WHERE c.organization_id = :organization AND c.machine_id = :machine ORDER BY c.name"),
        {"organization": machine.organization_id, "machine": machine.id},
    )
    return [_part(row) for row in rows]


def of_device(connection: Connection, device_id: UUID, at: datetime) -> Part | None:
    """The component on which a device stood at an instant."""
    row = connection.execute(
        text(
            f"{PART} JOIN factories.placement p ON p.component_id = c.id WHERE p.device_id = :id"
            " AND p.valid_from <= :at AND coalesce(p.valid_to, 'infinity') > :at"
        ),
        {"id": device_id, "at": at},
    ).one_or_none()
    return _part(row) if row else None


def _part(row: Row[Any]) -> Part:
    return Part(row.id, row.name, Health(row.condition_level, row.condition_health))


def set_healths(connection: Connection, healths: Mapping[UUID, Health], at: datetime) -> None:
    """Keep how components are; their level's begin where that is another."""
    for id_, health in healths.items():
        connection.execute(
            text(
                "UPDATE factories.component SET condition_level = :level, condition_health = :share,"
                " condition_since = CASE WHEN condition_level = :level THEN condition_since ELSE :at END"
                " WHERE id = :id"
            ),
            {"id": id_, "level": health.level, "share": health.share, "at": at},
        )

"""SQL of production orders and of when machines worked on them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, text

from core.tokens import Identity


@dataclass(frozen=True, slots=True)
class Order:
    """What starting and finishing must know of an order."""

    id: UUID
    organization_id: UUID
    factory_id: UUID
    machine_id: UUID
    product_id: UUID
    number: str
    status: str
    started_at: datetime | None


def lock_order(connection: Connection, identity: Identity, order_id: UUID) -> Order | None:
    """An order that one sees, held until the transaction ends."""
    row = connection.execute(
        text(
            "SELECT id, organization_id, factory_id, machine_id, product_id, number, status, started_at"
            " FROM oee.production_order WHERE id = :id AND organization_id = :organization_id"
            " AND factory_id = ANY(CAST(:factory_ids AS uuid[])) FOR UPDATE"
        ),
        {
            "id": order_id,
            "organization_id": identity.organization_id,
            "factory_ids": list(identity.factory_ids),
        },
    ).one_or_none()
    return Order(*row) if row else None


def run_after(connection: Connection, machine_id: UUID, at: datetime) -> str | None:
    """The number of an order that the machine works on at an instant or later; None if there is none."""
    number: str | None = connection.scalar(
        text(
            "SELECT o.number FROM oee.order_run r JOIN oee.production_order o ON o.id = r.production_order_id"
            " WHERE r.machine_id = :machine_id AND coalesce(r.ended_at, 'infinity') > :at"
            " ORDER BY r.started_at LIMIT 1"
        ),
        {"machine_id": machine_id, "at": at},
    )
    return number


def open_run(connection: Connection, order: Order, at: datetime) -> None:
    """The machine works on the order from an instant on."""
    connection.execute(
        text(
            "INSERT INTO oee.order_run (organization_id, factory_id, production_order_id, machine_id, started_at)"
            " VALUES (:organization_id, :factory_id, :order_id, :machine_id, :at)"
        ),
        {
            "organization_id": order.organization_id,
            "factory_id": order.factory_id,
            "order_id": order.id,
            "machine_id": order.machine_id,
            "at": at,
        },
    )


def present_run(connection: Connection, order_id: UUID) -> datetime | None:
    """Since when a machine works on the order; None if it does not."""
    since: datetime | None = connection.scalar(
        text("SELECT started_at FROM oee.order_run WHERE production_order_id = :id AND ended_at IS NULL"),
        {"id": order_id},
    )
    return since


def close_run(connection: Connection, order_id: UUID, at: datetime) -> None:
    """The machine works on the order no longer; a run of no length is none."""
    values = {"id": order_id, "at": at}
    open_ = "WHERE production_order_id = :id AND ended_at IS NULL"
    connection.execute(text(f"DELETE FROM oee.order_run {open_} AND started_at >= :at"), values)
    connection.execute(text(f"UPDATE oee.order_run SET ended_at = :at {open_}"), values)


def set_order(connection: Connection, order_id: UUID, values: dict[str, Any]) -> None:
    """Change columns of an order."""
    changes = ", ".join(f"{name} = :{name}" for name in values)
    connection.execute(
        text(f"UPDATE oee.production_order SET {changes}, updated_at = now() WHERE id = :id"),
        values | {"id": order_id},
    )


def has_cycle_time(connection: Connection, order: Order, at: datetime) -> bool:
    """Whether the order's product has an ideal cycle time on its machine at an instant."""
    return bool(
        connection.scalar(
            text(
                "SELECT EXISTS (SELECT FROM oee.product_machine WHERE machine_id = :machine_id"
                " AND product_id = :product_id AND valid_from <= :at)"
            ),
            {"machine_id": order.machine_id, "product_id": order.product_id, "at": at},
        )
    )


def template(connection: Connection, organization_id: UUID, template_id: UUID) -> tuple[UUID, float | None] | None:
    """Product and planned quantity of an order template; None where there is no such one."""
    row = connection.execute(
        text(
            "SELECT product_id, planned_quantity FROM oee.order_template"
            " WHERE id = :id AND organization_id = :organization_id"
        ),
        {"id": template_id, "organization_id": organization_id},
    ).one_or_none()
    return (row.product_id, row.planned_quantity) if row else None

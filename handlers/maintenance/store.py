"""Queries of ``maintenance``."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, RowMapping, Select, func, insert, select, text, update

from core.tokens import Identity
from db.models.auth import Membership
from db.models.maintenance import ChecklistItem, Template, WorkOrder, WorkOrderEvent
from handlers.scope import in_factories

ORDER = WorkOrder.__table__.columns
ITEM = ChecklistItem.__table__.columns
TEMPLATE = Template.__table__.columns


def _visible(identity: Identity) -> Select[Any]:
    return select(*ORDER).where(
        WorkOrder.organization_id == identity.organization_id, in_factories(WorkOrder.factory_id, identity)
    )


def orders(connection: Connection, identity: Identity, fields: Mapping[str, Any]) -> Sequence[RowMapping]:
    """Part of the work orders, newest first, by the filters given."""
    query = _visible(identity).order_by(WorkOrder.number.desc()).limit(fields["limit"]).offset(fields["offset"])
    for name in ("status", "machine_id", "assignee_id"):
        if name in fields:
            query = query.where(getattr(WorkOrder, name) == fields[name])
    return connection.execute(query).mappings().all()


def order(connection: Connection, identity: Identity, id_: UUID, *, lock: bool = False) -> RowMapping | None:
    """One visible work order; `lock` holds it until the transaction ends."""
    query = _visible(identity).where(WorkOrder.id == id_)
    return connection.execute(query.with_for_update() if lock else query).mappings().one_or_none()


def order_of_origin(connection: Connection, organization_id: UUID, origin_key: str) -> RowMapping | None:
    """The work order that was made for an origin before."""
    query = select(*ORDER).where(WorkOrder.organization_id == organization_id, WorkOrder.origin_key == origin_key)
    return connection.execute(query).mappings().one_or_none()


def next_number(connection: Connection, organization_id: UUID) -> int:
    """The organization's next number; whoever asks at the same time waits for the end of this transaction."""
    lock = text("SELECT pg_advisory_xact_lock(hashtext('maintenance.work_order'), hashtext(:organization))")
    connection.execute(lock, {"organization": str(organization_id)})
    query = select(func.coalesce(func.max(WorkOrder.number), 0) + 1)
    return connection.execute(query.where(WorkOrder.organization_id == organization_id)).scalar_one()


def add_order(connection: Connection, values: Mapping[str, Any]) -> RowMapping:
    """Store a work order."""
    return connection.execute(insert(WorkOrder).values(values).returning(*ORDER)).mappings().one()


def change_order(connection: Connection, id_: UUID, values: Mapping[str, Any]) -> RowMapping:
    """Change a locked work order and raise its version."""
    query = update(WorkOrder).where(WorkOrder.id == id_).values(version=WorkOrder.version + 1, **values)
    return connection.execute(query.returning(*ORDER)).mappings().one()


def add_items(connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
    """Store the points of a checklist."""
    if rows:
        connection.execute(insert(ChecklistItem), [dict(row) for row in rows])


def items(connection: Connection, order_id: UUID) -> Sequence[RowMapping]:
    """The checklist of a work order in its order."""
    query = select(*ITEM).where(ChecklistItem.work_order_id == order_id).order_by(ChecklistItem.position)
    return connection.execute(query).mappings().all()


def item(connection: Connection, identity: Identity, id_: UUID) -> RowMapping | None:
    """One checklist item of the organization."""
    query = select(*ITEM).where(ChecklistItem.organization_id == identity.organization_id, ChecklistItem.id == id_)
    return connection.execute(query).mappings().one_or_none()


def answer_item(connection: Connection, id_: UUID, values: Mapping[str, Any]) -> RowMapping:
    """Store an answer."""
    query = update(ChecklistItem).where(ChecklistItem.id == id_).values(values)
    return connection.execute(query.returning(*ITEM)).mappings().one()


def add_event(connection: Connection, order: RowMapping, user_id: UUID | None, kind: str, **details: Any) -> None:
    """Note what happened to a work order."""
    values = {
        "organization_id": order["organization_id"],
        "work_order_id": order["id"],
        "user_id": user_id,
        "kind": kind,
        "details": details,
    }
    connection.execute(insert(WorkOrderEvent).values(values))


def events(connection: Connection, order_id: UUID) -> Sequence[RowMapping]:
    """What happened to a work order, oldest first."""
    query = select(*WorkOrderEvent.__table__.columns).where(WorkOrderEvent.work_order_id == order_id)
    return connection.execute(query.order_by(WorkOrderEvent.at, WorkOrderEvent.id)).mappings().all()


def templates(connection: Connection, identity: Identity) -> Sequence[RowMapping]:
    """All templates by name."""
    query = select(*TEMPLATE).where(Template.organization_id == identity.organization_id).order_by(Template.name)
    return connection.execute(query).mappings().all()


def template(connection: Connection, organization_id: UUID, key: UUID | str) -> RowMapping | None:
    """A template by id or name."""
    which = Template.id == key if isinstance(key, UUID) else Template.name == key
    query = select(*TEMPLATE).where(Template.organization_id == organization_id, which)
    return connection.execute(query).mappings().one_or_none()


def is_member(connection: Connection, organization_id: UUID, user_id: UUID) -> bool:
    """Whether a user belongs to the organization."""
    query = select(Membership.id).where(
        Membership.organization_id == organization_id, Membership.user_id == user_id
    )
    return connection.scalar(query) is not None

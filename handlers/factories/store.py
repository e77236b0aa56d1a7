"""Queries over the objects of a factory, for any kind of them."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Connection,
    RowMapping,
    Select,
    delete,
    exists,
    func,
    insert,
    or_,
    select,
    true,
    update,
)

from core.tokens import Identity
from handlers.factories.kinds import Kind
from handlers.scope import in_factories


def visible(kind: Kind, identity: Identity) -> Select[Any]:
    """All of a kind that the identity sees and that are not archived."""
    query = select(*kind.model.__table__.columns).where(
        kind.model.organization_id == identity.organization_id, _in_reach(kind, identity)
    )
    return query.where(kind.model.archived_at.is_(None)) if kind.is_archived else query


def _in_reach(kind: Kind, identity: Identity) -> ColumnElement[bool]:
    """The condition that an object lies in a factory the identity sees, or belongs to no one factory."""
    if kind.reach is None:
        return in_factories(kind.factory_column, identity)
    column, parent = kind.reach.column, kind.reach.parent
    if column is None:
        return true()
    seen = exists().where(parent.id == column, in_factories(parent.factory_id, identity))
    return or_(column.is_(None), seen) if column.nullable else seen


def one(
    connection: Connection, identity: Identity, kind: Kind, id_: UUID, *, lock: bool = False
) -> RowMapping | None:
    """One object of a kind; `lock` holds it until the transaction ends."""
    query = visible(kind, identity).where(kind.model.id == id_)
    return connection.execute(query.with_for_update() if lock else query).mappings().one_or_none()


def some(
    connection: Connection, identity: Identity, kind: Kind, *, limit: int, offset: int, filters: dict[str, Any]
) -> Sequence[RowMapping]:
    """Part of the list of a kind, oldest first; `filters`: values of columns (``factory_id``: of its factory)."""
    query = visible(kind, identity)
    for name, value in filters.items():
        column = kind.factory_column if name == "factory_id" else getattr(kind.model, name)
        query = query.where(column == value)
    query = query.order_by(getattr(kind.model, "created_at", kind.model.id), kind.model.id)
    query = query.limit(limit).offset(offset)
    return connection.execute(query).mappings().all()


def factory_of(connection: Connection, identity: Identity, model: Any, id_: UUID) -> UUID | None:
    """The factory of a visible object of `model`; None where there is no such object."""
    column = getattr(model, "factory_id", model.id)
    query = select(column).where(
        model.organization_id == identity.organization_id, model.id == id_, in_factories(column, identity)
    )
    if hasattr(model, "archived_at"):
        query = query.where(model.archived_at.is_(None))
    found: UUID | None = connection.scalar(query)
    return found


def is_offered(connection: Connection, identity: Identity, model: Any, id_: UUID) -> bool:
    """Whether a catalogue entry is the organization's or offered to all."""
    whose = or_(model.organization_id.is_(None), model.organization_id == identity.organization_id)
    return connection.scalar(select(model.id).where(model.id == id_, whose)) is not None


def add(connection: Connection, kind: Kind, values: dict[str, Any]) -> RowMapping:
    """Store an object."""
    stored = insert(kind.model).values(values).returning(*kind.model.__table__.columns)
    return connection.execute(stored).mappings().one()


def change(connection: Connection, kind: Kind, id_: UUID, values: dict[str, Any]) -> RowMapping:
    """Change an object that is known to be visible."""
    query = update(kind.model).where(kind.model.id == id_).values(values)
    return connection.execute(query.returning(*kind.model.__table__.columns)).mappings().one()


def remove(connection: Connection, kind: Kind, id_: UUID) -> None:
    """Archive an object, or delete it where no history hangs on it."""
    if kind.is_archived:
        connection.execute(update(kind.model).where(kind.model.id == id_).values(archived_at=func.now()))
    else:
        connection.execute(delete(kind.model).where(kind.model.id == id_))


def number_held(connection: Connection, model: Any, field: str, id_: UUID) -> int:
    """How many objects of `model` refer to an object and are neither archived nor past."""
    query = select(func.count()).select_from(model).where(getattr(model, field) == id_)
    if hasattr(model, "archived_at"):
        query = query.where(model.archived_at.is_(None))
    if hasattr(model, "valid_to"):
        query = query.where(or_(model.valid_to.is_(None), model.valid_to > func.now()))
    return connection.execute(query).scalar_one()

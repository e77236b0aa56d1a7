"""Queries of ``dashboards``."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, RowMapping, Select, func, or_, select, update

from core.tokens import Identity
from db.models.dashboards import Dashboard, Widget
from handlers.scope import in_factories

DASHBOARD = Dashboard.__table__.columns
WIDGET = Widget.__table__.columns


def _visible(identity: Identity) -> Select[Any]:
    return select(*DASHBOARD).where(
        Dashboard.organization_id == identity.organization_id,
        or_(Dashboard.user_id.is_(None), Dashboard.user_id == identity.user_id),
        or_(Dashboard.factory_id.is_(None), in_factories(Dashboard.factory_id, identity)),
    )


def dashboards(connection: Connection, identity: Identity, *, limit: int, offset: int) -> Sequence[RowMapping]:
    """Part of the dashboards one sees, by name."""
    query = _visible(identity).order_by(Dashboard.name, Dashboard.id).limit(limit).offset(offset)
    return connection.execute(query).mappings().all()


def dashboard(connection: Connection, identity: Identity, id_: UUID, *, lock: bool = False) -> RowMapping | None:
    """One dashboard that one sees."""
    query = _visible(identity).where(Dashboard.id == id_)
    return connection.execute(query.with_for_update() if lock else query).mappings().one_or_none()


def widgets(connection: Connection, dashboard_id: UUID) -> Sequence[RowMapping]:
    """A dashboard's widgets from top to bottom."""
    query = select(*WIDGET).where(Widget.dashboard_id == dashboard_id).order_by(Widget.y, Widget.x, Widget.id)
    return connection.execute(query).mappings().all()


def widget(connection: Connection, identity: Identity, id_: UUID) -> RowMapping | None:
    """One widget of the organization."""
    query = select(*WIDGET).where(Widget.organization_id == identity.organization_id, Widget.id == id_)
    return connection.execute(query).mappings().one_or_none()


def touch(connection: Connection, dashboard_id: UUID) -> None:
    """Note that a dashboard changed."""
    connection.execute(update(Dashboard).where(Dashboard.id == dashboard_id).values(updated_at=func.now()))

"""Dashboards: one's own, or shared; widgets are validated by what their kind asks for."""

from typing import Any
from uuid import UUID

from sqlalchemy import Connection, RowMapping, delete, insert, update

from core.tokens import Identity, includes
from db.models.dashboards import Dashboard, Widget
from db.models.factories import Factory
from handlers.absence import absent
from handlers.auth.audit import record
from handlers.dashboards import errors, store
from handlers.dashboards.schemas import COLUMNS, QUERIES
from handlers.factories.service import machine
from handlers.factories.store import factory_of
from handlers.validation import Fields, load


def get(connection: Connection, identity: Identity, id_: UUID) -> dict[str, Any]:
    """A dashboard with its widgets."""
    return dict(_dashboard(connection, identity, id_)) | {"widgets": store.widgets(connection, id_)}


def create(connection: Connection, identity: Identity, fields: Fields) -> dict[str, Any]:
    """A new dashboard without widgets."""
    shared = fields.pop("shared")
    if shared and not includes(identity.role, "engineer"):
        raise errors.shared_is_engineers()
    factory_id = fields["factory_id"]
    if factory_id is not None and factory_of(connection, identity, Factory, factory_id) is None:
        raise absent("factory", "factory_id", factory_id)
    owner = None if shared else identity.user_id
    values = fields | {"organization_id": identity.organization_id, "user_id": owner}
    row = connection.execute(insert(Dashboard).values(values).returning(*store.DASHBOARD)).mappings().one()
    record(connection, identity, "dashboard.made", row["id"], name=row["name"])
    return dict(row) | {"widgets": []}


def change(connection: Connection, identity: Identity, fields: Fields) -> dict[str, Any]:
    """Rename a dashboard."""
    id_ = fields.pop("id")
    _changeable(connection, identity, id_)
    if fields:
        connection.execute(update(Dashboard).where(Dashboard.id == id_).values(fields))
        record(connection, identity, "dashboard.changed", id_, **fields)
    return get(connection, identity, id_)


def remove(connection: Connection, identity: Identity, id_: UUID) -> None:
    """Delete a dashboard with its widgets."""
    _changeable(connection, identity, id_)
    connection.execute(delete(Dashboard).where(Dashboard.id == id_))
    record(connection, identity, "dashboard.deleted", id_)


def add_widget(connection: Connection, identity: Identity, fields: Fields) -> RowMapping:
    """A new widget on a dashboard."""
    dashboard = _changeable(connection, identity, fields["dashboard_id"])
    query = _checked_query(connection, identity, fields["kind"], fields["query"])
    values = fields | {"organization_id": identity.organization_id, "query": query}
    row = connection.execute(insert(Widget).values(values).returning(*store.WIDGET)).mappings().one()
    store.touch(connection, dashboard["id"])
    return row


def change_widget(connection: Connection, identity: Identity, fields: Fields) -> RowMapping:
    """Change what a widget shows or where; it stays of its kind."""
    present = _widget(connection, identity, fields.pop("id"))
    if "query" in fields:
        fields["query"] = _checked_query(connection, identity, present["kind"], fields["query"])
    x, width = fields.get("x", present["x"]), fields.get("width", present["width"])
    if x + width > COLUMNS:
        raise errors.too_wide(width, COLUMNS)
    if not fields:
        return present
    query = update(Widget).where(Widget.id == present["id"]).values(fields).returning(*store.WIDGET)
    store.touch(connection, present["dashboard_id"])
    return connection.execute(query).mappings().one()


def remove_widget(connection: Connection, identity: Identity, id_: UUID) -> None:
    """Delete a widget."""
    present = _widget(connection, identity, id_)
    connection.execute(delete(Widget).where(Widget.id == id_))
    store.touch(connection, present["dashboard_id"])


def _dashboard(connection: Connection, identity: Identity, id_: UUID, *, lock: bool = False) -> RowMapping:
    row = store.dashboard(connection, identity, id_, lock=lock)
    if row is None:
        raise absent("dashboard", "id", id_)
    return row


def _changeable(connection: Connection, identity: Identity, id_: UUID) -> RowMapping:
    row = _dashboard(connection, identity, id_, lock=True)
    if row["user_id"] is None and not includes(identity.role, "engineer"):
        raise errors.shared_is_engineers()
    return row


def _widget(connection: Connection, identity: Identity, id_: UUID) -> RowMapping:
    row = store.widget(connection, identity, id_)
    if row is None or store.dashboard(connection, identity, row["dashboard_id"]) is None:
        raise absent("widget", "id", id_)
    _changeable(connection, identity, row["dashboard_id"])
    return row


def _checked_query(connection: Connection, identity: Identity, kind: str, query: dict[str, Any]) -> dict[str, Any]:
    """The query as its kind asks for it, about a machine that one sees."""
    checked = load(QUERIES[kind], query, within="query")
    machine(connection, identity, checked["machine_id"])
    return checked | {"machine_id": str(checked["machine_id"])}

"""REST of ``dashboards``."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, RowMapping

from core.tokens import Identity
from handlers.dashboards import schemas, service, store
from handlers.rest import Rest
from handlers.validation import Fields

rest = Rest("dashboards", "Stored dashboards and their widgets")


@rest.route("GET", "", "viewer", query=schemas.Listed, gives=schemas.DashboardView, many=True)
def list_dashboards(connection: Connection, identity: Identity, fields: Fields) -> Sequence[RowMapping]:
    """The dashboards one sees: one's own and shared ones."""
    return store.dashboards(connection, identity, limit=fields["limit"], offset=fields["offset"])


@rest.route("GET", "/<uuid:id>", "viewer", gives=schemas.DashboardWhole)
def read_dashboard(connection: Connection, identity: Identity, fields: Fields) -> dict[str, Any]:
    """A dashboard with its widgets."""
    return service.get(connection, identity, fields["id"])


@rest.route("POST", "", "viewer", takes=schemas.DashboardInput, gives=schemas.DashboardWhole, status=201)
def create_dashboard(connection: Connection, identity: Identity, fields: Fields) -> dict[str, Any]:
    """A new dashboard: one's own; a shared one needs the role engineer."""
    return service.create(connection, identity, fields)


@rest.route("PATCH", "/<uuid:id>", "viewer", takes=schemas.DashboardChanges, gives=schemas.DashboardWhole)
def change_dashboard(connection: Connection, identity: Identity, fields: Fields) -> dict[str, Any]:
    """Rename a dashboard."""
    return service.change(connection, identity, fields)


@rest.route("DELETE", "/<uuid:id>", "viewer", status=204)
def remove_dashboard(connection: Connection, identity: Identity, fields: Fields) -> None:
    """Delete a dashboard with its widgets."""
    service.remove(connection, identity, fields["id"])


@rest.route(
    "POST",
    "/<uuid:dashboard_id>/widgets",
    "viewer",
    takes=schemas.WidgetInput,
    gives=schemas.WidgetView,
    status=201,
)
def add_widget(connection: Connection, identity: Identity, fields: Fields) -> RowMapping:
    """A new widget; `query` is checked by what its kind asks for."""
    return service.add_widget(connection, identity, fields)


@rest.route("PATCH", "/widgets/<uuid:id>", "viewer", takes=schemas.WidgetChanges, gives=schemas.WidgetView)
def change_widget(connection: Connection, identity: Identity, fields: Fields) -> RowMapping:
    """Change what a widget shows or where."""
    return service.change_widget(connection, identity, fields)


@rest.route("DELETE", "/widgets/<uuid:id>", "viewer", status=204)
def remove_widget(connection: Connection, identity: Identity, fields: Fields) -> None:
    """Delete a widget."""
    service.remove_widget(connection, identity, fields["id"])

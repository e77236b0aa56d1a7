"""One of everything that an organization can own, beside what ``Tenant`` has, each bearing a mark."""

from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Connection, Table, insert, text

from db.models import (
    Base,
    auth,
    automations,
    condition,
    dashboards,
    maintenance,
    notifications,
    oee,
    reports,
    telemetry,
)
from tests.handlers.conftest import Tenant


def own_everything(connection: Connection, tenant: Tenant, mark: str) -> dict[str, str]:
    """Store the rows; our ids by the names that input fields have for them."""
    owned = {"organization_id": tenant.id}
    placed = owned | {"factory_id": tenant.factory_id, "machine_id": tenant.machine_id}
    located = owned | {"factory_id": tenant.factory_id}
    viewer = tenant.users["viewer"]
    place = {"x": 0, "y": 0, "width": 1, "height": 1}
    names = ("order", "dashboard", "template", "product", "cause", "stop", "automation", "schedule", "pull_source")
    ids = {name: uuid4() for name in names}
    order, quiet = {"work_order_id": ids["order"]}, {"starts": "10:00", "ends": "11:00", "time_zone": "UTC"}
    rows: list[tuple[Any, dict[str, Any]]] = [
        (maintenance.WorkOrder, placed | {"id": ids["order"], "number": 1, "title": mark}),
        (maintenance.ChecklistItem, owned | order | {"position": 1, "label": mark}),
        (maintenance.WorkOrderEvent, owned | order | {"kind": mark}),
        (maintenance.Template, owned | {"id": ids["template"], "name": mark, "title": mark}),
        (dashboards.Dashboard, owned | {"id": ids["dashboard"], "slug": mark, "name": mark}),
        (
            dashboards.Widget,
            owned | place | {"dashboard_id": ids["dashboard"], "kind": "value", "title": mark, "query": {}},
        ),
        (notifications.Notification, owned | {"user_id": viewer, "title": mark}),
        (notifications.Topic, owned | {"name": mark}),
        (notifications.DoNotDisturb, owned | quiet | {"user_id": viewer, "weekdays": [1]}),
        (
            auth.Invitation,
            owned | {"email": mark, "role": "viewer", "token_hash": mark, "expires_at": text("now()")},
        ),
        (auth.ApiKey, owned | {"name": mark, "prefix": mark, "key_hash": mark, "gateway_id": tenant.gateway_id}),
        (auth.AuditLog, owned | {"action": mark, "object_kind": "x", "object_id": "x"}),
        (automations.Automation, owned | {"id": ids["automation"], "name": mark, "trigger": {}, "steps": []}),
        (oee.Product, owned | {"id": ids["product"], "code": mark, "name": mark}),
        (oee.StopCause, owned | {"id": ids["cause"], "code": mark, "name": mark}),
        (oee.Stop, placed | {"id": ids["stop"], "started_at": text("now()"), "comment": mark}),
        (condition.Threshold, owned | _threshold(tenant)),
        (reports.ReportSchedule, located | {"id": ids["schedule"], "name": mark} | _schedule(tenant)),
        (
            reports.ReportDelivery,
            located
            | {"schedule_id": ids["schedule"], "recipients": [mark], "status": "sent"}
            | dict.fromkeys(("due_at", "period_from", "period_to"), text("now()")),
        ),
        (telemetry.PullSource, owned | _pull_source(mark) | {"id": ids["pull_source"]}),
    ]
    for model, values in rows:
        connection.execute(insert(model).values(values))
    series = located | {"device_id": tenant.device_id, "measure": mark, "unit": "1", "kind": "counter"}
    series_id = connection.scalar(insert(telemetry.Series).values(series).returning(telemetry.Series.id))
    for column in ("factory.name", "area.name", "line.name", "machine.name", "device.serial"):
        table, _, name = column.partition(".")
        change = text(f"UPDATE factories.{table} SET {name} = :mark WHERE organization_id = :id")
        connection.execute(change, {"mark": mark, "id": tenant.id})
    named = text('UPDATE auth."user" SET name = :mark WHERE id = ANY(:ids)')
    connection.execute(named, {"mark": mark, "ids": list(tenant.users.values())})
    by_field = {f"{name}_id": id_ for name, id_ in ids.items()} | {"assignee_id": viewer, "user_id": viewer}
    for name in ("factory_id", "area_id", "line_id", "machine_id", "gateway_id", "device_id"):
        by_field[name] = getattr(tenant, name)
    by_field |= {"scope_id": tenant.machine_id, "series_id": series_id}
    return {name: str(id_) for name, id_ in by_field.items()}


def _threshold(tenant: Tenant) -> dict[str, Any]:
    return {"machine_id": tenant.machine_id, "indicator": "temperature", "unit": "°C"} | {
        "warning_level": 1.0,
        "alarm_level": 2.0,
    }


def _schedule(tenant: Tenant) -> dict[str, Any]:
    when = {"period": "day", "bucket": "hour", "cron": "0 6 * * *", "enabled": False}
    return when | {"report": "energy", "scope": "machine", "scope_id": tenant.machine_id, "recipients": []}


def _pull_source(mark: str) -> dict[str, Any]:
    address = {"url": "http://127.0.0.1:9/", "kind": "measurements", "secret": mark.encode()}
    return {"name": mark, "interval_seconds": 60, "due_at": text("now()")} | address


def owned_tables() -> list[Table]:
    """The tables whose rows belong to organizations."""
    return [table for table in Base.metadata.sorted_tables if "organization_id" in table.columns]


def ids_of(connection: Connection, tenant: Tenant) -> list[str]:
    """The id of everything the organization owns, and of its users."""
    found = [str(user_id) for user_id in tenant.users.values()]
    for table in owned_tables():
        if "id" in table.columns:
            query = text(f"SELECT id::text FROM {_quoted(table)} WHERE organization_id = :id")
            found += connection.scalars(query, {"id": tenant.id})
    return [id_ for id_ in found if _is_uuid(id_)]


def rows_of(connection: Connection, tenant: Tenant) -> dict[str, list[str]]:
    """All rows of the organization as text, by table."""
    found = {}
    for table in owned_tables():
        query = text(f"SELECT t::text FROM {_quoted(table)} t WHERE organization_id = :id ORDER BY 1")
        found[table.fullname] = list(connection.scalars(query, {"id": tenant.id}))
    return found


def _quoted(table: Table) -> str:
    return f'"{table.schema}"."{table.name}"'


def _is_uuid(value: str) -> bool:
    try:
        UUID(value)
    except ValueError:
        return False
    return True

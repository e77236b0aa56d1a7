"""REST and actions of ``maintenance``."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, RowMapping

from core.tokens import Identity
from handlers.hasura import action
from handlers.maintenance import checklist, schemas, service, store, templates
from handlers.rest import Rest
from handlers.validation import Fields

rest = Rest("maintenance", "Work orders with checklists, and their templates")


@rest.route("GET", "/work-orders", "viewer", query=schemas.Listed, gives=schemas.WorkOrderView, many=True)
def list_work_orders(connection: Connection, identity: Identity, fields: Fields) -> Sequence[RowMapping]:
    """Work orders, newest first."""
    return store.orders(connection, identity, fields)


@rest.route("GET", "/work-orders/<uuid:id>", "viewer", gives=schemas.WorkOrderWhole)
def read_work_order(connection: Connection, identity: Identity, fields: Fields) -> dict[str, Any]:
    """One work order with its checklist and history."""
    return service.get(connection, identity, fields["id"])


@rest.route(
    "POST",
    "/work-orders",
    "operator",
    takes=schemas.WorkOrderInput,
    gives=schemas.WorkOrderView,
    status=201,
)
@action("maintenance", "create_work_order", "operator", schemas.WorkOrderInput, gives=schemas.WorkOrderView)
def create_work_order(connection: Connection, identity: Identity, fields: Fields) -> RowMapping:
    """New work on a machine, free or copied from a template."""
    return service.create(connection, identity, fields)


@rest.route(
    "PATCH",
    "/work-orders/<uuid:id>",
    "operator",
    takes=schemas.WorkOrderChanges,
    gives=schemas.WorkOrderView,
)
def change_work_order(connection: Connection, identity: Identity, fields: Fields) -> RowMapping:
    """Change fields of a work order; 409 where it changed since `version`."""
    return service.change(connection, identity, fields)


@rest.route(
    "POST",
    "/work-orders/<uuid:id>/status",
    "operator",
    takes=schemas.StatusChange,
    gives=schemas.WorkOrderView,
)
@action(
    "maintenance",
    "set_work_order_status",
    "operator",
    schemas.StatusChangeById,
    gives=schemas.WorkOrderView,
)
def set_work_order_status(connection: Connection, identity: Identity, fields: Fields) -> RowMapping:
    """Move a work order to another status.

    open → in_progress ⇄ on_hold, in_progress → done → closed; cancelled from any that is not final;
    done → open again with a reason. Mandatory items without an answer block done.
    """
    return service.set_status(connection, identity, fields)


@rest.route(
    "POST",
    "/checklist-items/<uuid:id>/answer",
    "operator",
    takes=schemas.Answer,
    gives=schemas.ItemView,
)
@action("maintenance", "answer_checklist_item", "operator", schemas.AnswerById, gives=schemas.ItemView)
def answer_checklist_item(connection: Connection, identity: Identity, fields: Fields) -> dict[str, Any]:
    """Answer a point of a checklist, or take the answer back with null."""
    return checklist.answer(connection, identity, fields)


@rest.route("GET", "/templates", "viewer", gives=schemas.TemplateView, many=True)
def list_templates(connection: Connection, identity: Identity, _: Fields) -> Sequence[RowMapping]:
    """All templates by name."""
    return store.templates(connection, identity)


@rest.route("POST", "/templates", "engineer", takes=schemas.TemplateInput, gives=schemas.TemplateView, status=201)
def create_template(connection: Connection, identity: Identity, fields: Fields) -> RowMapping:
    """A new template."""
    return templates.create(connection, identity, fields)


@rest.route(
    "PATCH",
    "/templates/<uuid:id>",
    "engineer",
    takes=schemas.TemplateChanges,
    gives=schemas.TemplateView,
)
def change_template(connection: Connection, identity: Identity, fields: Fields) -> RowMapping:
    """Change a template; orders made from it before stay as they are."""
    return templates.change(connection, identity, fields)


@rest.route("DELETE", "/templates/<uuid:id>", "engineer", status=204)
def remove_template(connection: Connection, identity: Identity, fields: Fields) -> None:
    """Delete a template."""
    templates.remove(connection, identity, fields)

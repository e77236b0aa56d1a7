"""The tasks that automations are made of. A new one is a ``Task`` under the entry point ``millwright.tasks``."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.metadata import entry_points
from typing import Any
from uuid import UUID

from marshmallow import Schema, fields, validate
from sqlalchemy import Connection

from core.tokens import ROLES
from db.models.maintenance import PRIORITIES
from db.models.notifications import SEVERITIES
from handlers.identity import system_identity
from handlers.maintenance import service as maintenance
from handlers.notifications.service import Audience, Message, notify


@dataclass(frozen=True, slots=True)
class Occasion:
    """For whom a task is carried out, and under which key doing it twice is told apart from doing it once."""

    organization_id: UUID
    key: str
    context: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Task:
    """A named task: what it does, and which options people set."""

    name: str
    description: str
    options: type[Schema]
    carry_out: Callable[[Connection, Occasion, dict[str, Any]], dict[str, Any]]


class WorkOrderOptions(Schema):
    """Options of ``create_work_order``."""

    machine_id = fields.UUID(required=True)
    template = fields.String(load_default=None, allow_none=True)
    title = fields.String(load_default=None, allow_none=True)
    priority = fields.String(load_default=None, allow_none=True, validate=validate.OneOf(PRIORITIES))


class NotifyOptions(Schema):
    """Options of ``notify``; without a role everybody in the organization is told."""

    title = fields.String(required=True)
    body = fields.String(load_default="")
    severity = fields.String(load_default="info", validate=validate.OneOf(SEVERITIES))
    role = fields.String(load_default=None, allow_none=True, validate=validate.OneOf(ROLES))


def create_work_order(connection: Connection, occasion: Occasion, options: dict[str, Any]) -> dict[str, Any]:
    """Make a work order, once for each occasion."""
    identity = system_identity(connection, occasion.organization_id)
    made = maintenance.create(connection, identity, options, origin="automation", origin_key=occasion.key)
    return {"work_order_id": str(made["id"])}


def tell(connection: Connection, occasion: Occasion, options: dict[str, Any]) -> dict[str, Any]:
    """Tell people in the app, once for each occasion."""
    machine_id = occasion.context["data"].get("machine_id")
    message = Message(
        title=options["title"],
        body=options["body"],
        severity=options["severity"],
        machine_id=UUID(machine_id) if machine_id else None,
        origin_key=occasion.key,
    )
    told = notify(connection, occasion.organization_id, Audience(role=options["role"]), message)
    return {"notified": len(told)}


BUILT_IN = (
    Task("create_work_order", "Make a work order for a machine.", WorkOrderOptions, create_work_order),
    Task("notify", "Tell people in the app.", NotifyOptions, tell),
)
TASKS: dict[str, Task] = {task.name: task for task in BUILT_IN} | {
    point.name: point.load() for point in entry_points(group="millwright.tasks")
}

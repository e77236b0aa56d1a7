"""The tasks that automations are made of. A new one is a ``Task`` under the entry point ``millwright.tasks``."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.metadata import entry_points
from typing import Any
from uuid import UUID

from marshmallow import Schema, fields, validate
from sqlalchemy import Connection

from db.models.maintenance import PRIORITIES
from handlers.identity import system_identity
from handlers.maintenance import service as maintenance
from handlers.notifications import service as notifications

SEVERITY_OF_LEVEL = {"normal": "info", "unknown": "info"}
"""A condition's level may stand where a severity is asked for."""


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
    severity = fields.String(load_default="info")
    role = fields.String(load_default=None, allow_none=True)


def create_work_order(connection: Connection, occasion: Occasion, options: dict[str, Any]) -> dict[str, Any]:
    """Make a work order, once for each occasion."""
    identity = system_identity(connection, occasion.organization_id)
    given = {name: value for name, value in options.items() if value is not None}
    made = maintenance.create_from_automation(connection, identity, given, occasion.key)
    return {"work_order_id": str(made["id"])}


def notify(connection: Connection, occasion: Occasion, options: dict[str, Any]) -> dict[str, Any]:
    """Tell people in the app, once for each occasion."""
    severity = options["severity"]
    data = occasion.context["data"]
    told = notifications.notify(
        connection,
        occasion.organization_id,
        title=options["title"],
        body=options["body"],
        severity=SEVERITY_OF_LEVEL.get(severity, severity),
        role=options["role"],
        machine_id=UUID(data["machine_id"]) if data.get("machine_id") else None,
        origin_key=occasion.key,
    )
    return {"notified": told}


BUILT_IN = (
    Task("create_work_order", "Make a work order for a machine.", WorkOrderOptions, create_work_order),
    Task("notify", "Tell people in the app.", NotifyOptions, notify),
)
TASKS: dict[str, Task] = {task.name: task for task in BUILT_IN} | {
    point.name: point.load() for point in entry_points(group="millwright.tasks")
}

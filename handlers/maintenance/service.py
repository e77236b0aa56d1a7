"""Work orders: made free or from a template, moved by the rules of ``domain.maintenance``, told to others.

A change names the version that was seen and is refused where the order has changed since.
"""

from typing import Any
from uuid import UUID

from sqlalchemy import Connection, RowMapping

from core.clock import now
from core.errors import Errors, MillwrightError
from core.tokens import Identity
from domain.maintenance import Status, TransitionError, move
from handlers.absence import absent
from handlers.auth.audit import record
from handlers.factories.service import machine as visible_machine
from handlers.identity import acting_user
from handlers.maintenance import checklist, errors, store
from handlers.notifications.service import Audience, Message, notify
from handlers.outbox.publish import publish
from handlers.validation import Fields

SOURCE = "maintenance"
_COPIED = ("title", "description", "priority", "kind", "checklist")


def get(connection: Connection, identity: Identity, id_: UUID) -> dict[str, Any]:
    """A work order with its checklist and history."""
    order = _order(connection, identity, id_)
    return dict(order) | {
        "checklist": [checklist.view(row) for row in store.items(connection, id_)],
        "events": store.events(connection, id_),
    }


def create(
    connection: Connection,
    identity: Identity,
    fields: Fields,
    *,
    origin: str = "manual",
    origin_key: str | None = None,
) -> RowMapping:
    """A new work order. `fields` as in ``schemas.WorkOrderInput``, and ``template`` may name one by its name.

    An `origin_key` makes it idempotent: the order once made for it is given again and nothing is told twice.
    """
    machine = visible_machine(connection, identity, fields["machine_id"])
    number = store.next_number(connection, identity.organization_id)
    if origin_key and (made := store.order_of_origin(connection, identity.organization_id, origin_key)):
        return made
    values = _from_template(connection, identity, fields)
    items = values.pop("checklist", None) or []
    if not values.get("title"):
        raise MillwrightError(Errors.INVALID, field="title", value=None, expected="a title, or a template's")
    _check_assignee(connection, identity, values)
    order = store.add_order(
        connection,
        values
        | {
            "organization_id": identity.organization_id,
            "factory_id": machine["factory_id"],
            "machine_id": machine["id"],
            "number": number,
            "origin": origin,
            "origin_key": origin_key,
            "created_by": acting_user(identity),
        },
    )
    store.add_items(connection, checklist.copy_items(order, items))
    store.add_event(connection, order, acting_user(identity), "created", origin=origin)
    record(connection, identity, "work_order.made", order["id"], number=number, title=order["title"])
    _tell(connection, order, "work_order_created", machine_name=machine["name"])
    _tell_assignee(connection, identity, order)
    return order


def change(connection: Connection, identity: Identity, fields: Fields) -> RowMapping:
    """Change fields of an order other than its status."""
    order = _seen_order(connection, identity, fields)
    changes = {name: value for name, value in fields.items() if name not in ("id", "version")}
    _check_assignee(connection, identity, changes)
    changed = {name: value for name, value in changes.items() if order[name] != value}
    if not changed:
        return order
    after = store.change_order(connection, order["id"], changed)
    store.add_event(connection, order, acting_user(identity), "changed", **changed)
    record(connection, identity, "work_order.changed", order["id"], **changed)
    if "assignee_id" in changed:
        _tell_assignee(connection, identity, after)
    return after


def set_status(connection: Connection, identity: Identity, fields: Fields) -> RowMapping:
    """Move an order to another status, if its present one and its checklist allow."""
    order = _seen_order(connection, identity, fields)
    items = [checklist.meant(row, row["answer"]) for row in store.items(connection, order["id"])]
    before, reason = Status(order["status"]), fields["reason"]
    try:
        status = move(before, Status(fields["status"]), checklist=items, reason=reason)
    except TransitionError as error:
        raise errors.illegal_move(error, fields["status"]) from None
    values: dict[str, Any] = {"status": status.value}
    if status is Status.IN_PROGRESS and order["started_at"] is None:
        values["started_at"] = now()
    if status in (Status.DONE, Status.OPEN):
        values["completed_at"] = now() if status is Status.DONE else None
    after = store.change_order(connection, order["id"], values)
    told = {"previous_status": before.value, "status": status.value, "reason": reason}
    store.add_event(connection, order, acting_user(identity), "status_changed", **told)
    record(connection, identity, "work_order.status_changed", order["id"], **told)
    _tell(connection, after, "work_order_status_changed", previous_status=before.value, reason=reason)
    return after


def _order(connection: Connection, identity: Identity, id_: UUID, *, lock: bool = False) -> RowMapping:
    order = store.order(connection, identity, id_, lock=lock)
    if order is None:
        raise absent("work order", "id", id_)
    return order


def _seen_order(connection: Connection, identity: Identity, fields: Fields) -> RowMapping:
    order = _order(connection, identity, fields["id"], lock=True)
    if order["version"] != fields["version"]:
        raise errors.stale(order, fields["version"])
    return order


def _from_template(connection: Connection, identity: Identity, fields: Fields) -> Fields:
    """The new order's values: what is given, else what the template says."""
    given = {name: value for name, value in fields.items() if value not in (None, "")}
    key: UUID | str | None = given.pop("template_id", None) or given.pop("template", None)
    if key is None:
        return given
    template = store.template(connection, identity.organization_id, key)
    if template is None:
        raise absent("template", "template_id" if isinstance(key, UUID) else "template", key)
    return {name: template[name] for name in _COPIED} | given


def _check_assignee(connection: Connection, identity: Identity, fields: Fields) -> None:
    assignee = fields.get("assignee_id")
    if assignee is not None and not store.is_member(connection, identity.organization_id, assignee):
        raise absent("member", "assignee_id", assignee)


def _tell(connection: Connection, order: RowMapping, event: str, **data: Any) -> None:
    names = ("factory_id", "machine_id", "number", "title", "status", "priority", "kind", "origin", "assignee_id")
    told = {"work_order_id": order["id"]} | {name: order[name] for name in names} | data
    type_ = f"Maintenance.{event}.v1"
    publish(connection, order["organization_id"], type_, str(order["id"]), data=told, source=SOURCE)


def _tell_assignee(connection: Connection, identity: Identity, order: RowMapping) -> None:
    """Whoever is given work by somebody else hears of it."""
    assignee = order["assignee_id"]
    if assignee is None or assignee == identity.user_id:
        return
    message = Message(
        title=f"Work order #{order['number']} is yours",
        body=order["title"],
        topic="work_orders",
        machine_id=order["machine_id"],
        work_order_id=order["id"],
        origin_key=f"work_order:{order['id']}:assigned:{order['version']}",
    )
    notify(connection, order["organization_id"], Audience(user_ids=(assignee,)), message)

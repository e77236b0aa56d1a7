"""Production orders on machines: planned, started, paused, finished; one at a time on a machine."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from core.clock import now
from core.tokens import Identity
from domain.intervals import Span
from handlers.auth.audit import record
from handlers.oee import errors, store_orders
from handlers.oee.calendars import recalculate
from handlers.oee.service import machine_in_reach, past_instant
from handlers.oee.store_orders import Order
from handlers.refusal import refused
from handlers.validation import Fields


def start(connection: Connection, identity: Identity, order_id: UUID, at: datetime | None) -> dict[str, Any]:
    """Start a planned order, or go on with a paused one; the machine must have no other then."""
    order, instant = _order(connection, identity, order_id, at)
    if order.status not in {"planned", "paused"}:
        raise errors.wrong_status(order.id, order.status, "an order that is planned or paused")
    if (number := store_orders.run_after(connection, order.machine_id, instant)) is not None:
        raise errors.machine_is_busy(number)
    store_orders.open_run(connection, order, instant)
    changes = {"status": "running", "started_at": order.started_at or instant}
    return _changed(connection, identity, order, changes, instant)


def pause(connection: Connection, identity: Identity, order_id: UUID, at: datetime | None) -> dict[str, Any]:
    """Interrupt a running order, so that the machine can work on another."""
    order, instant = _end_run(connection, identity, order_id, at, {"running"})
    return _changed(connection, identity, order, {"status": "paused"}, instant)


def finish(connection: Connection, identity: Identity, order_id: UUID, at: datetime | None) -> dict[str, Any]:
    """Finish a running or paused order."""
    order, instant = _end_run(connection, identity, order_id, at, {"running", "paused"})
    return _changed(connection, identity, order, {"status": "finished", "ended_at": instant}, instant)


def _end_run(
    connection: Connection, identity: Identity, order_id: UUID, at: datetime | None, statuses: set[str]
) -> tuple[Order, datetime]:
    order, instant = _order(connection, identity, order_id, at)
    if order.status not in statuses:
        raise errors.wrong_status(order.id, order.status, f"an order that is {' or '.join(sorted(statuses))}")
    since = store_orders.present_run(connection, order.id)
    if since is not None and instant < since:
        raise errors.not_between("at", instant, since, now())
    store_orders.close_run(connection, order.id, instant)
    return order, instant


def _order(
    connection: Connection, identity: Identity, order_id: UUID, at: datetime | None
) -> tuple[Order, datetime]:
    order = store_orders.lock_order(connection, identity, order_id)
    if order is None:
        raise errors.order_not_found(order_id)
    return order, past_instant(at)


def _changed(
    connection: Connection, identity: Identity, order: Order, changes: dict[str, Any], instant: datetime
) -> dict[str, Any]:
    store_orders.set_order(connection, order.id, changes)
    record(connection, identity, f"production_order.{changes['status']}", order.id, at=instant)
    machine = machine_in_reach(connection, identity, order.machine_id)
    recalculate(connection, machine, Span(instant, max(now(), instant)))
    timed = store_orders.has_cycle_time(connection, order, instant)
    return {
        "id": order.id,
        "status": changes["status"],
        "flags": [] if timed else ["ideal_cycle_time_missing"],
    }


def from_template(connection: Connection, identity: Identity, fields: Fields) -> Fields:
    """A new order's fields, with what its template says filled in."""
    template_id = fields.pop("template_id", None)
    if template_id is not None:
        found = store_orders.template(connection, identity.organization_id, template_id)
        if found is None:
            raise errors.order_not_found(template_id)
        product_id, quantity = found
        fields = fields | {
            "product_id": fields.get("product_id") or product_id,
            "planned_quantity": fields.get("planned_quantity") or quantity,
        }
    if fields.get("product_id") is None:
        raise refused("product_id", None, "a product, or a template that names one, is expected")
    return fields

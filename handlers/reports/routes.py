"""REST, actions and cron of ``reports``."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, RowMapping

from core.clock import now
from core.tokens import Identity
from handlers.deployment import settings
from handlers.factories.declare import declare
from handlers.hasura import action, cron
from handlers.inputs import ById
from handlers.outbox.receivers import Event, receives
from handlers.outputs import Made
from handlers.reports import service, store
from handlers.reports.kinds import KINDS
from handlers.reports.schemas import OfSchedule, ReportDeliveryView
from handlers.rest import Rest
from handlers.validation import Fields

rest = Rest("reports", "Reports by mail: schedules, and what became of each delivery")
for _kind in KINDS:
    declare(rest, _kind)


@rest.route("POST", "/report_schedules/<uuid:id>/send", "manager", gives=Made, status=202)
@action("reports", "send_report_now", "manager", ById, gives=Made)
def send_report_now(connection: Connection, identity: Identity, fields: Fields) -> dict[str, Any]:
    """Send a schedule's report at once; the delivery tells what becomes of it."""
    return service.send_now(connection, identity, fields["id"])


@rest.route("POST", "/report_deliveries/<uuid:id>/send", "manager", gives=Made, status=202)
@action("reports", "send_report_again", "manager", ById, gives=Made)
def send_report_again(connection: Connection, identity: Identity, fields: Fields) -> dict[str, Any]:
    """Send a report again that failed, or of which nobody knows whether it was mailed."""
    return service.send_again(connection, identity, fields["id"])


@rest.route("GET", "/report_deliveries", "viewer", query=OfSchedule, gives=ReportDeliveryView, many=True)
def list_report_deliveries(connection: Connection, identity: Identity, fields: Fields) -> Sequence[RowMapping]:
    """What was sent and what is to be, newest first."""
    return store.deliveries(connection, identity, fields.get("schedule_id"), fields["limit"], fields["offset"])


@cron("reports_due")
def reports_due(connection: Connection) -> dict[str, int]:
    """Queues reports whose time has come, and further attempts at those that failed."""
    return service.queue_due(connection, now())


@receives(service.DELIVERY_DUE, name="reports.deliver")
def delivery_due(connection: Connection, event: Event) -> None:
    """A report is to be sent."""
    service.deliver(connection, settings(), UUID(event.data["delivery_id"]))

"""REST, actions and cron of ``oee``."""

from typing import Any

from sqlalchemy import Connection

from core.clock import now
from core.tokens import Identity
from handlers.hasura import action, cron
from handlers.oee import service
from handlers.oee.schemas import MachineOee, Made, ScrapAction, ScrapInput, SpanOfMachine, StopCauseInput
from handlers.rest import Rest
from handlers.validation import Fields

rest = Rest("oee", "Machine states, counts and overall equipment effectiveness (ISO 22400-2)")


@rest.route("GET", "/machine_oee", "viewer", query=SpanOfMachine, gives=MachineOee)
@action("oee", "machine_oee", "viewer", SpanOfMachine, gives=MachineOee)
def machine_oee(connection: Connection, identity: Identity, fields: Fields) -> dict[str, Any]:
    """OEE of one machine over [from, to), with the elements it is made of."""
    return service.machine_oee(connection, identity, fields["machine_id"], fields["from_"], fields["to"])


@rest.route("PUT", "/stop_cause", "operator", takes=StopCauseInput, gives=Made)
@action("oee", "set_stop_cause", "operator", StopCauseInput, gives=Made)
def set_stop_cause(connection: Connection, identity: Identity, fields: Fields) -> dict[str, Any]:
    """Give a stop its cause and comment."""
    return service.set_stop_cause(connection, identity, fields["stop_id"], fields["cause_id"], fields["comment"])


@rest.route("POST", "/scrap", "operator", takes=ScrapInput, gives=Made, status=201)
def report_scrap(connection: Connection, identity: Identity, fields: Fields) -> dict[str, Any]:
    """Report bad parts."""
    machine_id = fields.pop("machine_id")
    return service.report_scrap(connection, identity, machine_id, fields)


@action("oee", "report_scrap", "operator", ScrapAction, gives=Made)
def report_scrap_action(connection: Connection, identity: Identity, fields: Fields) -> dict[str, Any]:
    """Report bad parts."""
    return report_scrap(connection, identity, fields["input"])


@cron("running_shifts")
def running_shifts(connection: Connection) -> dict[str, int]:
    """Opens and closes shift results as shifts begin and end."""
    return {"machines": service.refresh_running_shifts(connection, now())}

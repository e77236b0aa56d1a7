"""REST, actions and cron of ``oee``."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from core.clock import now
from core.tokens import Identity
from domain.intervals import Span
from handlers.factories.declare import declare
from handlers.factories.time_zones import TIME_ZONE_CHANGED
from handlers.hasura import action, cron
from handlers.oee import explanation, operators, orders, reports, rules, running, service, stops
from handlers.oee.calendars import RECALCULATION_DUE, carry_out, follow_time_zone
from handlers.oee.kinds import KINDS
from handlers.oee.rules import RULE_CHANGED, carry_out_rule
from handlers.oee.schemas import (
    MachineOee,
    MadeStops,
    OrderAt,
    OrderMoved,
    ScrapInput,
    SpanOfMachine,
    StopById,
    StopCauseInput,
    StopInput,
    StopMerge,
    StopSplit,
)
from handlers.oee.schemas_operators import SignOff, SignOn
from handlers.oee.schemas_reports import ExplainedOee, Report, ReportInput, ReportRow
from handlers.oee.schemas_rules import RuleTrial, TriedRule
from handlers.outbox.receivers import Event, receives
from handlers.outputs import Made
from handlers.rest import Rest
from handlers.tables.offer import offer_files
from handlers.tables.table import columns_of, report_table
from handlers.validation import Fields

rest = Rest("oee", "Machine states, counts and overall equipment effectiveness (ISO 22400-2)")
for _kind in KINDS:
    declare(rest, _kind)


@rest.route("GET", "/machine_oee", "viewer", query=SpanOfMachine, gives=MachineOee)
@action("oee", "machine_oee", "viewer", SpanOfMachine, gives=MachineOee)
def machine_oee(connection: Connection, identity: Identity, fields: Fields) -> dict[str, Any]:
    """OEE of one machine over [from, to), with the elements it is made of."""
    return service.machine_oee(connection, identity, fields["machine_id"], fields["from_"], fields["to"])


@rest.route("GET", "/oee_report", "viewer", query=ReportInput, gives=Report)
@action("oee", "oee_report", "viewer", ReportInput, gives=Report)
def oee_report(connection: Connection, identity: Identity, fields: Fields) -> dict[str, Any]:
    """OEE and its relatives of a machine, line, area or factory, with losses and causes."""
    return reports.report(connection, identity, fields)


offer_files(rest, "/oee_report", ReportInput, report_table("oee_report", reports.report, columns_of(ReportRow)))


@rest.route("GET", "/explain_oee", "viewer", query=SpanOfMachine, gives=ExplainedOee)
@action("oee", "explain_oee", "viewer", SpanOfMachine, gives=ExplainedOee)
def explain_oee(connection: Connection, identity: Identity, fields: Fields) -> dict[str, Any]:
    """Every number of one machine's OEE: formula, inputs, value, and the rows it came from."""
    return explanation.explain_oee(connection, identity, fields["machine_id"], fields["from_"], fields["to"])


@rest.route("PUT", "/stop_cause", "operator", takes=StopCauseInput, gives=Made)
@action("oee", "set_stop_cause", "operator", StopCauseInput, gives=Made)
def set_stop_cause(connection: Connection, identity: Identity, fields: Fields) -> dict[str, Any]:
    """Give a stop its cause and comment; results follow the cause's treatment."""
    return stops.set_cause(connection, identity, fields["stop_id"], fields["cause_id"], fields["comment"])


@rest.route("POST", "/stops", "operator", takes=StopInput, gives=Made, status=201)
@action("oee", "register_stop", "operator", StopInput, gives=Made)
def register_stop(connection: Connection, identity: Identity, fields: Fields) -> dict[str, Any]:
    """Enter a stop that no signal told of; refused where the machine's signal says that it ran."""
    return stops.enter(connection, identity, fields)


@rest.route("POST", "/stops/split", "operator", takes=StopSplit, gives=MadeStops)
@action("oee", "split_stop", "operator", StopSplit, gives=MadeStops)
def split_stop(connection: Connection, identity: Identity, fields: Fields) -> dict[str, Any]:
    """Cut a stop, so that each part can have a cause of its own."""
    return stops.split(connection, identity, fields["stop_id"], fields["at"])


@rest.route("POST", "/stops/cut_to_signal", "operator", takes=StopById, gives=MadeStops)
@action("oee", "cut_stop_to_signal", "operator", StopById, gives=MadeStops)
def cut_stop_to_signal(connection: Connection, identity: Identity, fields: Fields) -> dict[str, Any]:
    """Give up what of a stop the machine's signal contradicts; the rest keeps its cause."""
    return stops.cut_to_signal(connection, identity, fields["stop_id"])


@rest.route("POST", "/stops/merge", "operator", takes=StopMerge, gives=MadeStops)
@action("oee", "merge_stops", "operator", StopMerge, gives=MadeStops)
def merge_stops(connection: Connection, identity: Identity, fields: Fields) -> dict[str, Any]:
    """Make one stop of neighbours."""
    return stops.merge(connection, identity, fields["stop_ids"])


@rest.route("POST", "/state_rules/try", "engineer", takes=TriedRule, gives=RuleTrial)
@action("oee", "try_state_rule", "engineer", TriedRule, gives=RuleTrial)
def try_state_rule(connection: Connection, identity: Identity, fields: Fields) -> dict[str, Any]:
    """What a state rule would make of a span (default: the last day), beside what is; nothing is stored."""
    return rules.try_rule(connection, identity, fields)


@rest.route("POST", "/operator_turns/sign_on", "operator", takes=SignOn, gives=Made, status=201)
@action("oee", "sign_on_operator", "operator", SignOn, gives=Made)
def sign_on_operator(connection: Connection, identity: Identity, fields: Fields) -> dict[str, Any]:
    """Somebody works at a machine from now on; who did until then, is signed off."""
    return operators.sign_on(connection, identity, fields)


@rest.route("POST", "/operator_turns/sign_off", "operator", takes=SignOff, gives=Made)
@action("oee", "sign_off_operator", "operator", SignOff, gives=Made)
def sign_off_operator(connection: Connection, identity: Identity, fields: Fields) -> dict[str, Any]:
    """Nobody works at a machine from now on."""
    return operators.sign_off(connection, identity, fields["machine_id"], fields["at"])


@rest.route("POST", "/production_orders/start", "operator", takes=OrderAt, gives=OrderMoved)
@action("oee", "start_production_order", "operator", OrderAt, gives=OrderMoved)
def start_production_order(connection: Connection, identity: Identity, fields: Fields) -> dict[str, Any]:
    """Start an order, or go on with a paused one."""
    return orders.start(connection, identity, fields["order_id"], fields["at"])


@rest.route("POST", "/production_orders/pause", "operator", takes=OrderAt, gives=OrderMoved)
@action("oee", "pause_production_order", "operator", OrderAt, gives=OrderMoved)
def pause_production_order(connection: Connection, identity: Identity, fields: Fields) -> dict[str, Any]:
    """Interrupt an order, so that the machine can work on another."""
    return orders.pause(connection, identity, fields["order_id"], fields["at"])


@rest.route("POST", "/production_orders/finish", "operator", takes=OrderAt, gives=OrderMoved)
@action("oee", "finish_production_order", "operator", OrderAt, gives=OrderMoved)
def finish_production_order(connection: Connection, identity: Identity, fields: Fields) -> dict[str, Any]:
    """Finish an order."""
    return orders.finish(connection, identity, fields["order_id"], fields["at"])


@rest.route("POST", "/scrap", "operator", takes=ScrapInput, gives=Made, status=201)
@action("oee", "report_scrap", "operator", ScrapInput, gives=Made)
def report_scrap(connection: Connection, identity: Identity, fields: Fields) -> dict[str, Any]:
    """Report bad parts."""
    machine_id = fields.pop("machine_id")
    return service.report_scrap(connection, identity, machine_id, fields)


@cron("running_shifts")
def running_shifts(connection: Connection) -> dict[str, int]:
    """Opens and closes shift results as shifts begin and end."""
    return {"machines": running.refresh_running_shifts(connection, now())}


@receives(RECALCULATION_DUE, name="oee.recalculate")
def recalculation_due(connection: Connection, event: Event) -> None:
    """Results over a span are out of date because the plan changed."""
    start, end = (datetime.fromisoformat(event.data[name]) for name in ("from", "to"))
    carry_out(connection, UUID(event.data["machine_id"]), Span(start, end))


@receives(RULE_CHANGED, name="oee.state_rule")
def state_rule_changed(connection: Connection, event: Event) -> None:
    """A state rule is another: the states of the past follow it, a stride at a time."""
    start, end = (datetime.fromisoformat(event.data[name]) for name in ("from", "to"))
    carry_out_rule(connection, UUID(event.data["machine_id"]), event.data["rule"], Span(start, end))


@receives(TIME_ZONE_CHANGED, name="oee.time_zone")
def time_zone_changed(connection: Connection, event: Event) -> None:
    """Results keep to the local clock, which is another now."""
    follow_time_zone(connection, UUID(event.data["factory_id"]))

"""REST and actions of ``energy``."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, RowMapping

from core.clock import now
from core.tokens import Identity
from domain.intervals import Span
from handlers.energy import (
    baselines,
    explanation,
    importing,
    reports,
    schemas_budgets,
    schemas_kept,
    service,
    store_watch,
    watching,
)
from handlers.energy.following import RECALCULATION_DUE, carry_out, follow_time_zone
from handlers.energy.kinds import BUDGET, KINDS
from handlers.energy.schemas import (
    ComparedBaseline,
    EnergyReport,
    EnergyReportInput,
    EnergyRow,
    ExplainedEnergy,
    FittedBaseline,
    MachineEnergy,
)
from handlers.factories import service as kept
from handlers.factories.declare import declare
from handlers.factories.time_zones import TIME_ZONE_CHANGED
from handlers.hasura import action, cron
from handlers.inputs import ById, OfMachine
from handlers.oee.schemas import SpanOfMachine
from handlers.outbox.receivers import Event, receives
from handlers.rest import Rest
from handlers.tables.offer import offer_files
from handlers.tables.table import columns_of, report_table
from handlers.validation import Fields

rest = Rest("energy", "Energy, standby, cost and emissions of machines")
for _kind in KINDS:
    declare(rest, _kind)


@rest.route("GET", "/machine_energy", "viewer", query=SpanOfMachine, gives=MachineEnergy)
@action("energy", "machine_energy", "viewer", SpanOfMachine, gives=MachineEnergy)
def machine_energy(connection: Connection, identity: Identity, fields: Fields) -> dict[str, Any]:
    """Energy of one machine over [from, to): kWh, standby kWh, cost, kg CO2e."""
    return service.machine_energy(connection, identity, fields["machine_id"], fields["from_"], fields["to"])


@rest.route("GET", "/energy_report", "viewer", query=EnergyReportInput, gives=EnergyReport)
@action("energy", "energy_report", "viewer", EnergyReportInput, gives=EnergyReport)
def energy_report(connection: Connection, identity: Identity, fields: Fields) -> dict[str, Any]:
    """Energy, demand, standby, cost by time of use, emissions and energy a good part."""
    return reports.report(connection, identity, fields)


@rest.route("GET", "/explain_energy", "viewer", query=SpanOfMachine, gives=ExplainedEnergy)
@action("energy", "explain_energy", "viewer", SpanOfMachine, gives=ExplainedEnergy)
def explain_energy(connection: Connection, identity: Identity, fields: Fields) -> dict[str, Any]:
    """Where a machine's kWh, cost and emissions come from: meters, gaps, prices, and factors by kWh."""
    return explanation.explain_energy(connection, identity, fields["machine_id"], fields["from_"], fields["to"])


@rest.route(
    "POST",
    "/hourly_emission_factors/import",
    "manager",
    takes=schemas_kept.HourlyFactorsInput,
    gives=schemas_kept.HourlyFactorsKept,
    largest_body=4_000_000,
)
@action(
    "energy",
    "import_emission_factors",
    "manager",
    schemas_kept.HourlyFactorsInput,
    gives=schemas_kept.HourlyFactorsKept,
)
def import_emission_factors(connection: Connection, identity: Identity, fields: Fields) -> dict[str, Any]:
    """Keep hourly emission factors of a zone, in place of those that they touch."""
    return importing.import_hours(connection, identity, fields)


offer_files(
    rest, "/energy_report", EnergyReportInput, report_table("energy_report", reports.report, columns_of(EnergyRow))
)


@rest.route("POST", "/baselines", "engineer", takes=SpanOfMachine, gives=FittedBaseline, status=201)
@action("energy", "fit_energy_baseline", "engineer", SpanOfMachine, gives=FittedBaseline)
def fit_energy_baseline(connection: Connection, identity: Identity, fields: Fields) -> dict[str, Any]:
    """Fit a machine's daily energy against parts and planned hours (ISO 50006)."""
    return baselines.fit(connection, identity, fields["machine_id"], fields["from_"], fields["to"])


@rest.route("GET", "/against_baseline", "viewer", query=SpanOfMachine, gives=ComparedBaseline)
@action("energy", "energy_against_baseline", "viewer", SpanOfMachine, gives=ComparedBaseline)
def energy_against_baseline(connection: Connection, identity: Identity, fields: Fields) -> dict[str, Any]:
    """Daily energy against the newest baseline, with the running sum of savings."""
    return baselines.compare(connection, identity, fields["machine_id"], fields["from_"], fields["to"])


@rest.route("GET", "/budgets/<uuid:id>/outlook", "viewer", gives=schemas_budgets.BudgetOutlook)
@action("energy", "budget_outlook", "viewer", ById, gives=schemas_budgets.BudgetOutlook)
def budget_outlook(connection: Connection, identity: Identity, fields: Fields) -> dict[str, Any]:
    """What is used and projected in a budget's running period."""
    kept.get(connection, identity, BUDGET, fields["id"])
    return watching.budget_now(connection, fields["id"])


@rest.route(
    "GET",
    "/out_of_schedule_uses",
    "viewer",
    query=OfMachine,
    gives=schemas_kept.OutOfScheduleView,
    many=True,
)
def list_out_of_schedule_uses(connection: Connection, identity: Identity, fields: Fields) -> Sequence[RowMapping]:
    """Use outside of planned production, newest first."""
    return store_watch.uses_outside(
        connection, identity, fields.get("machine_id"), fields["limit"], fields["offset"]
    )


@cron("energy_watch")
def energy_watch(connection: Connection) -> dict[str, int]:
    """Tells of budgets that are passed or will be, and of use outside of planned production."""
    present = now()
    return {
        "budgets": watching.watch_budgets(connection, present),
        "out_of_schedule": watching.watch_schedules(connection, present),
    }


@receives(RECALCULATION_DUE, name="energy.recalculate")
def recalculation_due(connection: Connection, event: Event) -> None:
    """Hours are out of date because meters, prices or factors changed."""
    start, end = (datetime.fromisoformat(event.data[name]) for name in ("from", "to"))
    carry_out(connection, event.organization_id, UUID(event.data["machine_id"]), Span(start, end))


@cron("energy_savings")
def energy_savings(connection: Connection) -> dict[str, int]:
    """Works out what machines could save in standby."""
    return {"machines": baselines.estimate_savings(connection, now())}


@receives(TIME_ZONE_CHANGED, name="energy.time_zone")
def time_zone_changed(connection: Connection, event: Event) -> None:
    """Prices keep to the local clock, which is another now."""
    follow_time_zone(connection, UUID(event.data["factory_id"]))

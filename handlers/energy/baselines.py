"""Baselines of a machine's daily energy (ISO 50006), and savings from standby: fitted, kept, held against."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import Connection

from core.tokens import Identity
from domain.energy_baseline import EnergyBaseline, against_baseline, fit_baseline
from domain.energy_use import standby_saving
from handlers.auth.audit import record
from handlers.energy import errors, store_reports
from handlers.oee.service import checked_span, machine_in_reach

DRIVERS = ("produced", "planned_hours")
LOOK_BACK = timedelta(days=28)
AVOIDABLE_SHARE = 0.7
HOURS_A_YEAR = 8760.0


def fit(
    connection: Connection, identity: Identity, machine_id: UUID, start: datetime, end: datetime
) -> dict[str, Any]:
    """Fit daily energy against parts and planned hours over a reference time, and keep the baseline.

    A driver that does not vary says nothing and is left out; days measured for less than 80 % too.
    """
    machine = machine_in_reach(connection, identity, machine_id)
    span = checked_span(start, end, store_reports.LONGEST_STORED)
    periods = store_reports.days(connection, machine.id, span, machine.time_zone)
    columns = {name: [getattr(period, name) for period in periods] for name in DRIVERS}
    varying = {name: values for name, values in columns.items() if len(set(values)) > 1}
    try:
        baseline = fit_baseline([period.energy_kwh for period in periods], varying)
    except ValueError as error:
        raise errors.no_baseline(machine.id, str(error)) from None
    owner = {"organization_id": machine.organization_id, "machine_id": machine.id}
    id_ = store_reports.save_baseline(connection, owner, span, msgspec.to_builtins(baseline))
    record(connection, identity, "energy_baseline.fitted", id_, machine_id=machine.id)
    return {"id": id_, "periods": baseline.periods, "r2": baseline.r2, "coefficients": _coefficients(baseline)}


def compare(
    connection: Connection, identity: Identity, machine_id: UUID, start: datetime, end: datetime
) -> dict[str, Any]:
    """Daily energy against the machine's newest baseline, with the running sum of what was saved."""
    machine = machine_in_reach(connection, identity, machine_id)
    span = checked_span(start, end, store_reports.LONGEST_STORED)
    stored = store_reports.latest_baseline(connection, machine.id)
    if stored is None:
        raise errors.no_baseline(machine.id, "none is fitted yet")
    id_, model = stored
    baseline = msgspec.convert(model, EnergyBaseline)
    periods = store_reports.days(connection, machine.id, span, machine.time_zone)
    names = {driver.name for driver in baseline.drivers}
    points = against_baseline(
        baseline, [(p.energy_kwh, {name: getattr(p, name) for name in names}) for p in periods]
    )
    return {
        "baseline_id": id_,
        "machine_id": machine.id,
        "days": [
            {
                "day": period.day,
                "actual_kwh": point.actual_kwh,
                "expected_kwh": point.expected_kwh,
                "saved_kwh": point.saved_kwh,
                "cumulative_saved_kwh": point.cumulative_saved_kwh,
            }
            for period, point in zip(periods, points, strict=True)
        ],
    }


def _coefficients(baseline: EnergyBaseline) -> list[dict[str, Any]]:
    return [
        {
            "name": found.name,
            "value": found.value,
            "standard_error": found.standard_error,
            "p_value": found.p_value,
        }
        for found in (baseline.intercept, *baseline.drivers)
    ]


def estimate_savings(connection: Connection, at: datetime) -> int:
    """Work out what each machine could save in standby, from its last four weeks; of how many machines."""
    until = at.replace(minute=0, second=0, microsecond=0)
    found = store_reports.standby_of_machines(connection, until - LOOK_BACK, until)
    for standby in found:
        a_year = HOURS_A_YEAR / standby.hours
        price = (standby.cost or 0.0) / standby.standby_kwh
        saving = standby_saving(standby.standby_kwh * a_year, price, avoidable_share=AVOIDABLE_SHARE)
        assumptions = {
            "avoidable_share": AVOIDABLE_SHARE,
            "measured_from": (until - LOOK_BACK).isoformat(),
            "measured_to": until.isoformat(),
            "measured_hours": standby.hours,
            "standby_kwh_measured": standby.standby_kwh,
            "hours_a_year": HOURS_A_YEAR,
            "price_per_kwh": price if standby.cost is not None else None,
            "cost_per_year": saving.cost if standby.cost is not None else None,
            "standby": "energy drawn while the machine's state was idle",
        }
        store_reports.save_saving(connection, standby, saving.energy_kwh, assumptions)
    return len(found)

"""Watches energy once an hour: budgets that are passed or will be, and use outside of planned production."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from core.clock import now
from core.tokens import Identity
from domain.calendar import BucketKind, calendar_buckets
from domain.energy import by_bucket
from domain.energy_watch import (
    BudgetOutlook,
    MeasuredUse,
    budget_outlook,
    out_of_schedule,
    percentiles,
    usual_load,
)
from domain.intervals import Span, clip
from handlers.energy import errors, store_watch
from handlers.energy.metering import meter_segments
from handlers.energy.store_watch import Budget
from handlers.oee import store as oee_store
from handlers.outbox.publish import publish
from handlers.validation import Fields

BUDGET_EXCEEDED = "Energy.budget_exceeded.v1"
OUT_OF_SCHEDULE = "Energy.out_of_schedule_use.v1"
LOOK_BACK = timedelta(days=28)
"""Base and high load are read off these days; a machine without a shift in them has no schedule to hold to."""
HOUR_S = 3600.0
JUDGED = timedelta(hours=48)
"""Stretches are told for so long after their end, so that late data are told of too."""


def checked_budget(connection: Connection, _identity: Identity, fields: Fields) -> Fields:
    """A meter must be one of the budget's machine."""
    meter, machine = fields.get("meter_binding_id"), fields.get("machine_id")
    if meter is not None and not store_watch.is_meter_of(connection, meter, machine):
        raise errors.no_such_meter(meter, machine)
    return fields


def outlook(connection: Connection, budget: Budget, at: datetime) -> tuple[Span, BudgetOutlook]:
    """The budget's running period and what is used and projected in it."""
    (bucket, *_) = calendar_buckets(
        Span(at, at + timedelta(microseconds=1)), BucketKind(budget.period), budget.zone
    )
    passed = Span(bucket.span.start, max(at, bucket.span.start))
    uses = _uses(connection, budget, passed)
    return bucket.span, budget_outlook(uses, budget.limit_kwh, passed.duration_s, bucket.span.duration_s)


def _uses(connection: Connection, budget: Budget, span: Span) -> list[MeasuredUse]:
    if budget.meter_binding_id is None or budget.machine_id is None:
        return store_watch.uses(connection, budget, span)
    machine = oee_store.find_machine(connection, budget.machine_id)
    if machine is None or not span.duration_s:
        return []
    segments = meter_segments(connection, machine, span, budget.meter_binding_id)
    (whole,) = by_bucket(segments, [span])
    hours = clip([bucket.span for bucket in calendar_buckets(span, BucketKind.HOUR, budget.zone)], span)
    means = [
        hour.energy_kwh / hour.coverage * HOUR_S / hour.span.duration_s
        for hour in by_bucket(segments, hours)
        if hour.coverage >= store_watch.LEAST_COVERAGE
    ]
    least, most = percentiles(means) or (None, None)
    return [MeasuredUse(whole.energy_kwh, whole.coverage * span.duration_s, least, most)]


def budget_now(connection: Connection, budget_id: UUID) -> dict[str, Any]:
    """What is used and projected in a budget's running period."""
    budget = store_watch.budget(connection, budget_id)
    span, found = outlook(connection, budget, now())
    return {
        "budget_id": budget.id,
        "name": budget.name,
        "from": span.start,
        "to": span.end,
        "limit_kwh": found.limit_kwh,
        "used_kwh": found.used_kwh,
        "projected_kwh": found.projected_kwh,
        "least_kwh": found.least_kwh,
        "most_kwh": found.most_kwh,
        "coverage": found.coverage,
        "flags": list(found.flags),
        "breaches": list(found.breaches),
    }


def watch_budgets(connection: Connection, at: datetime) -> int:
    """Tell of budgets whose period's use passed them, or will; once for each period and kind. How many."""
    told = 0
    for budget in store_watch.budgets(connection):
        span, found = outlook(connection, budget, at)
        for kind in found.breaches:
            if not store_watch.add_breach(connection, budget, span, kind, found):
                continue
            told += 1
            data = {
                "budget_id": budget.id,
                "name": budget.name,
                "kind": kind,
                "factory_id": budget.factory_id,
                "machine_id": budget.machine_id,
                "from": span.start,
                "to": span.end,
                "limit_kwh": found.limit_kwh,
                "used_kwh": found.used_kwh,
                "projected_kwh": found.projected_kwh,
                "coverage": found.coverage,
            }
            publish(
                connection, budget.organization_id, BUDGET_EXCEEDED, str(budget.id), data=data, source="energy"
            )
    return told


def watch_schedules(connection: Connection, at: datetime) -> int:
    """Tell of machines that draw more than their base load outside of production; in how many stretches."""
    return sum(
        _watch_machine(connection, machine, at)
        for machine in store_watch.scheduled_machines(connection, Span(at - LOOK_BACK, at))
    )


def _watch_machine(connection: Connection, machine: store_watch.Scheduled, at: datetime) -> int:
    hours = store_watch.hours(connection, machine.id, Span(at - LOOK_BACK, at))
    load = usual_load([hour.mean_kw for hour in hours])
    if load is None:
        return 0
    told = 0
    for stretch in out_of_schedule(hours, load):
        if stretch.span.end <= at - JUDGED or not store_watch.save_use(connection, machine, stretch, load):
            continue
        told += 1
        data = {
            "machine_id": machine.id,
            "from": stretch.span.start,
            "to": stretch.span.end,
            "energy_kwh": stretch.energy_kwh,
            "excess_kwh": stretch.excess_kwh,
            "base_load_kw": load.base_kw,
            "limit_kw": load.limit_kw,
        }
        publish(connection, machine.organization_id, OUT_OF_SCHEDULE, str(machine.id), data=data, source="energy")
    return told

"""Energy by what machines worked on, and by shift: with energy a good part of each (EnPI).

Machines' time is cut along their orders' runs or their shifts, as OEE cuts it; the rest is without a name. Good
parts are those of the OEE report of the same scope and span.
"""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from core.clock import now
from core.tokens import Identity
from domain.calendar import BucketKind, calendar_buckets
from domain.intervals import Span, clip, split_at, subtraction
from handlers.energy import store_reports
from handlers.energy.facts import gather, is_unpriced
from handlers.energy.store_reports import HourSum
from handlers.oee import reports as oee_reports
from handlers.oee import store as oee_store
from handlers.oee.store_reports import Scope

BY_WORK = (*oee_reports.BY_WORK, "shift")


def energy_of_work(connection: Connection, scope: Scope, span: Span, by: str) -> dict[str, list[HourSum]]:
    """Energy by the id of an order or product, or the start of a shift; under "" that of the time without one.

    It is cut at local midnights, where prices and factors change.
    """
    window = Span(span.start, min(span.end, max(now(), span.start)))
    midnights = [bucket.span.start for bucket in calendar_buckets(window, BucketKind.DAY, scope.time_zone)]
    worked = _worked(connection, scope, window, by)
    found: dict[str, list[HourSum]] = defaultdict(list)
    for machine_id in scope.machines:
        machine = oee_store.find_machine(connection, machine_id)
        if machine is None:
            continue
        parts = [(key, part) for key, run in worked.get(machine_id, []) for part in clip([run], window)]
        parts += [("", part) for part in subtraction([window], [part for _, part in parts])]
        cut = [(key, part) for key, whole in parts for part in split_at(whole, midnights)]
        if not cut:
            continue
        facts = gather(connection, machine, [part for _, part in cut])
        for key, part in cut:
            values = facts.calculate(part)
            if values["coverage"]:
                sums = (values["energy_kwh"], values["standby_kwh"], values["cost"], values["emissions_kg"])
                hours = values["coverage"] * part.duration_s / 3600
                found[key].append(HourSum(key, *sums, hours, is_unpriced(values)))
    return found


def _worked(connection: Connection, scope: Scope, window: Span, by: str) -> dict[UUID, list[tuple[str, Span]]]:
    """The spans of each machine with the key of what they are."""
    if by == "shift":
        return store_reports.shifts_of(connection, list(scope.machines), window)
    runs = oee_reports.worked(connection, scope, window, by)
    return {machine_id: [(key, run) for run, key in found] for machine_id, found in runs.items()}


def named_work(
    connection: Connection, identity: Identity, fields: Mapping[str, Any]
) -> dict[str, Mapping[str, Any]]:
    """Name, good parts and edges of each order, product or shift, as OEE reports them."""
    asked = {name: fields[name] for name in ("scope", "scope_id", "from_", "to", "by")}
    answer = oee_reports.report(connection, identity, asked | {"line_rule": "sum"})
    return {row["key"]: row for row in answer["rows"]}

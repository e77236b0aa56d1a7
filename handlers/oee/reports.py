"""OEE of a machine, line, area or factory: by hour, shift, day, week, month, machine, product or order.

Whole hours come from the stored results; where an edge of the span cuts one, that part is calculated from the
facts. So every way of cutting a span adds up to the same, and to what ``machine_oee`` says.
"""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from core.clock import now
from core.tokens import Identity
from domain import losses
from domain.calendar import calendar_buckets
from domain.intervals import Span
from domain.line_oee import LineOee, LineRule, line_oee
from domain.oee import OeeElements, merge
from handlers.oee import (
    errors,
    facts,
    recomputed,
    store,
    store_calendars,
    store_counts,
    store_operators,
    store_reports,
    store_results,
)
from handlers.oee.recomputed import CALENDAR, Worked
from handlers.oee.service import LONGEST_SPAN, checked_span
from handlers.oee.store_reports import Scope, stamp
from handlers.oee.targets import targets_of

BY_WORK = ("product", "order", "operator")
"""Cut along what machines worked on, or who was signed on there: from the facts."""
BY = ("total", *CALENDAR, "shift", "machine", *BY_WORK)
TEEP_IS_OF_CALENDAR_TIME = frozenset({"total", "machine", *CALENDAR})

Buckets = Mapping[str, Mapping[UUID, OeeElements]]
"""Elements by bucket and machine."""


def report(connection: Connection, identity: Identity, fields: dict[str, Any]) -> dict[str, Any]:
    """Rows by what is asked for, their total, the losses of it, and the stops' causes."""
    scope = store_reports.find_scope(connection, identity, fields["scope"], fields["scope_id"])
    if scope is None:
        raise errors.scope_not_found(fields["scope"], fields["scope_id"])
    if fields["line_rule"] != LineRule.SUM and fields["scope"] != "line":
        raise errors.rule_for_lines(fields["line_rule"])
    span = _span(fields)
    rule, by = LineRule(fields["line_rule"]), fields["by"]
    present = now()
    buckets = _buckets(
        connection,
        scope,
        span,
        by,
        fields.get("source", "stored"),
        split=rule is not LineRule.SUM or by == "machine",
    )
    described = _described(connection, scope, span, by, buckets)
    targets = targets_of(connection, fields["scope"], fields["scope_id"])
    rows = [
        described[key]
        | _row(
            scope,
            _with_calendar(described[key], buckets[key], scope, by, present),
            rule,
            targets.at(described[key]["from"]),
        )
        for key in sorted(buckets, key=lambda key: (described[key]["from"], described[key]["label"]))
    ]
    total = {
        machine: merge(bucket[machine] for bucket in buckets.values() if machine in bucket)
        for machine in {machine for bucket in buckets.values() for machine in bucket}
    }
    whole = {"from": span.start, "to": span.end, "label": scope.name, "key": "total"}
    summed = _with_calendar(whole, total, scope, "total", present)
    elements = merge(summed.values())
    return whole | {
        "scope": fields["scope"],
        "scope_id": fields["scope_id"],
        "by": by,
        "line_rule": rule.value,
        "time_zone": scope.time_zone,
        "currency": scope.currency,
        "rows": rows,
        "total": whole | _row(scope, summed, rule, targets.at(span.start)),
        "losses": _losses(elements),
        "waterfall": [
            {"name": step.name, "seconds": step.amount, "parts": parts} for step, parts in _waterfall(elements)
        ],
        "causes": _causes(connection, scope, span, present),
    }


def _span(fields: dict[str, Any]) -> Span:
    if fields["by"] in {*BY_WORK, "hour"}:
        return checked_span(fields["from_"], fields["to"])
    if fields["to"] <= fields["from_"]:
        raise errors.empty_span(fields["from_"], fields["to"])
    if (fields["to"] - fields["from_"]) > 4 * LONGEST_SPAN:
        raise errors.long_span(fields["from_"], fields["to"], 4 * LONGEST_SPAN.days)
    return Span(fields["from_"], fields["to"])


def _buckets(connection: Connection, scope: Scope, span: Span, by: str, source: str, *, split: bool) -> Buckets:
    if by in BY_WORK:
        return recomputed.by_work(connection, scope, span, now(), worked(connection, scope, span, by))
    if source == "facts":
        return recomputed.buckets(connection, scope, span, now(), by=by, split=split)
    found: dict[str, dict[UUID, OeeElements]] = defaultdict(dict)
    anybody = next(iter(scope.machines), None)
    if anybody is None:
        return found
    stored = store_reports.summed_hours(
        connection, list(scope.machines), span, by=by, zone=scope.time_zone, split=split
    )
    for (key, machine_id), elements in stored.items():
        found[key][machine_id or anybody] = elements
    for machine_id, part, hour in store_reports.cut_hours(connection, list(scope.machines), span):
        machine = store.find_machine(connection, machine_id)
        if machine is None:
            continue
        key = _key_of(connection, scope, by, machine_id, hour)
        bucket, whose = found[key], machine_id if split else anybody
        calendar, _ = store_calendars.shift_calendar(connection, machine)
        # A stored hour is of a known shift: since when the machine is known need not be asked.
        elements = facts.gather(connection, machine, part, facts.WorkingTime(calendar)).elements(part)
        bucket[whose] = bucket.get(whose, OeeElements()) + elements
    return found


def _key_of(connection: Connection, scope: Scope, by: str, machine_id: UUID, hour: datetime) -> str:
    if by == "machine":
        return str(machine_id)
    if by == "shift":
        return stamp(store_reports.shift_of(connection, machine_id, hour) or hour)
    if by == "total":
        return ""
    (bucket, *_) = calendar_buckets(Span(hour, hour.replace(microsecond=1)), CALENDAR[by], scope.time_zone)
    return stamp(bucket.span.start)


def worked(connection: Connection, scope: Scope, span: Span, by: str) -> Worked:
    """When each machine was at which product, order, or had which operator."""
    if by == "operator":
        turns = store_operators.turns_of(connection, scope.machines, span)
        return {id_: [(turn.span, turn.key) for turn in of_machine] for id_, of_machine in turns.items()}
    runs = store_counts.runs_of(connection, scope.machines, span)
    return {
        id_: [(run.span, str(run.product_id if by == "product" else run.order_id)) for run in of_machine]
        for id_, of_machine in runs.items()
    }


def _described(
    connection: Connection, scope: Scope, span: Span, by: str, buckets: Buckets
) -> dict[str, dict[str, Any]]:
    """What each bucket is: key, label, from, to (cut to the span)."""
    if by in CALENDAR:
        spans = {stamp(b.span.start): b for b in calendar_buckets(span, CALENDAR[by], scope.time_zone)}
        return {
            key: _whole(spans[key].span, span, key, spans[key].local_start.isoformat(timespec="minutes"))
            for key in buckets
        }
    if by == "shift":
        names = store_reports.shift_names(connection, list(scope.machines), span)
        ends = {stamp(start): (name, Span(start, end)) for start, (name, end) in names.items()}
        return {key: _whole(ends[key][1], span, key, ends[key][0]) for key in buckets}
    labels = {"": scope.name if by == "total" else ""}
    if by == "operator":
        turns = store_operators.turns_of(connection, scope.machines, span).values()
        labels |= {turn.key: turn.name for of_machine in turns for turn in of_machine}
        return {key: _whole(span, span, key, labels[key]) for key in buckets}
    ids = {UUID(key) for key in buckets if key}
    if by == "machine":
        labels |= {str(id_): scope.machines[id_] for id_ in ids}
    elif by in BY_WORK:
        table, column = ("product", "name") if by == "product" else ("production_order", "number")
        named = store_reports.names_of(connection, table, column, list(ids))
        labels |= {str(id_): name for id_, name in named.items()}
    return {key: _whole(span, span, key, labels[key]) for key in buckets}


def _whole(bucket: Span, span: Span, key: str, label: str) -> dict[str, Any]:
    return {"key": key, "label": label, "from": max(bucket.start, span.start), "to": min(bucket.end, span.end)}


def _with_calendar(
    described: Mapping[str, Any], bucket: Mapping[UUID, OeeElements], scope: Scope, by: str, present: datetime
) -> dict[UUID, OeeElements]:
    """The elements with the calendar time that TEEP refers to: all of it up to now, planned or not.

    By shift and by what was worked on, there is no calendar time beside it, and so no TEEP.
    """
    seconds = max(0.0, (min(described["to"], present) - described["from"]).total_seconds())
    if by not in TEEP_IS_OF_CALENDAR_TIME:
        seconds = 0.0
    # Machines that share a row unsplit share its calendar time too.
    each = seconds if by == "machine" else seconds * len(scope.machines) / max(1, len(bucket))
    return {machine: elements.over(each) for machine, elements in bucket.items()}


def _row(scope: Scope, bucket: Mapping[UUID, OeeElements], rule: LineRule, target: float | None) -> dict[str, Any]:
    line: LineOee = line_oee({scope.machines[machine]: elements for machine, elements in bucket.items()}, rule)
    found = line.indicators
    missing = losses.missing_to_target(line.elements, found.oee, target) if target is not None else None
    return store_results.result_columns(line.elements, found) | {
        "bottleneck": line.bottleneck,
        "target": target,
        "missing_seconds": missing.seconds if missing else None,
        "missing_quantity": missing.parts if missing else None,
        "quality_by_count": found.quality_by_count,
        "nee": found.nee,
        "teep": found.teep,
        "utilization_efficiency": found.utilization_efficiency,
        "allocation_efficiency": found.allocation_efficiency,
        "technical_efficiency": found.technical_efficiency,
        "setup_ratio": found.setup_ratio,
        "scrap_ratio": found.scrap_ratio,
        "rework_ratio": found.rework_ratio,
        "throughput_per_hour": found.throughput_per_h,
        "product_rate_per_hour": found.product_rate_per_h,
        "mtbf_seconds": found.mtbf_s,
        "mttr_seconds": found.mttr_s,
    }


def _losses(elements: OeeElements) -> list[dict[str, Any]]:
    found = losses.six_big_losses(elements)
    parts = losses.in_parts(found, elements)
    return [
        {"name": loss.name, "seconds": loss.amount, "parts": parts[number].amount if parts else None}
        for number, loss in enumerate(found)
    ]


def _waterfall(elements: OeeElements) -> list[tuple[losses.Loss, float | None]]:
    parts = losses.in_parts(losses.waterfall(elements), elements)
    return [
        (step, parts[number].amount if parts else None) for number, step in enumerate(losses.waterfall(elements))
    ]


def _causes(connection: Connection, scope: Scope, span: Span, present: datetime) -> list[dict[str, Any]]:
    found = store_reports.stops_by_cause(connection, list(scope.machines), span, present)
    numbers = {cause: stops for cause, _, stops in found}
    return [
        {
            "cause": line.cause or None,
            "seconds": line.amount,
            "stops": numbers[line.cause],
            "share": line.share,
            "cumulative_share": line.cumulative_share,
        }
        for line in losses.pareto((cause, seconds) for cause, seconds, _ in found)
    ]

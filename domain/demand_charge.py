"""Demand charge: a price a kW of the highest mean power of 15 minutes in a billing month.

It is exact or not said: a month that is not whole (its days, its tariff, or the time that has passed), or in which
some window was not measured, has a peak so far and no charge.
Source: cost and peak demand of docs/domain.md; billed by the month as German grid operators do (StromNEV § 17).
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.calendar import BucketKind, calendar_buckets
from domain.energy import DemandWindow, PowerSegment, by_bucket, demand, peak_demand
from domain.intervals import Span, Valued
from domain.sliding_demand import sliding_peak
from domain.tariff import DemandMethod, Tariff

_WHOLE = 1 - 1e-9


@dataclass(frozen=True, slots=True)
class KnownCost:
    """What something costs; None where ``flags`` say what is missing for it."""

    cost: float | None
    flags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DemandCharge:
    """What a tariff charges for the peak of a billing month, or of the part of it in which it holds.

    ``cost`` is None where flags say why: ``partial_period``, ``partly_measured``.
    """

    tariff: str
    span: Span
    price_per_kw: float
    method: DemandMethod
    peak: DemandWindow | None
    cost: float | None
    flags: tuple[str, ...]


def demand_charges(
    segments: Sequence[PowerSegment], tariffs: Iterable[Valued[Tariff]], zone: str, until: datetime
) -> tuple[DemandCharge, ...]:
    """Charges by tariff and local month, of tariffs that follow each other; nothing is known after ``until``."""
    return tuple(
        _charge(segments, piece.value, past, past == month.span, zone)
        for piece in tariffs
        if piece.value.demand_price_per_kw is not None
        for month in calendar_buckets(piece.span, BucketKind.MONTH, zone)
        if (part := month.span.overlap(piece.span)) and part.start < until
        if (past := Span(part.start, min(part.end, until)))
    )


def summed_charge(charges: Iterable[DemandCharge]) -> KnownCost:
    """What the billing months of a span are charged together: exact, or None with what some of them lack."""
    known = list(charges)
    flags = sorted({flag for charge in known if charge.cost is None for flag in charge.flags})
    costs = [charge.cost for charge in known if charge.cost is not None]
    return KnownCost(None if flags else math.fsum(costs), tuple(flags))


def total_cost(energy: KnownCost, demand: KnownCost) -> KnownCost:
    """Cost of energy and demand together, where both are known; else None with what either lacks."""
    flags = tuple(dict.fromkeys((*energy.flags, *demand.flags)))
    if energy.cost is None or demand.cost is None:
        return KnownCost(None, flags)
    return KnownCost(energy.cost + demand.cost, flags)


def _charge(
    segments: Sequence[PowerSegment], tariff: Tariff, part: Span, is_whole: bool, zone: str
) -> DemandCharge:
    inside = [cut for segment in segments if (cut := segment.cut(part))]
    if tariff.demand_method is DemandMethod.SLIDING:
        peak = sliding_peak(inside)
        (measured,) = by_bucket([s for s in inside if not s.interpolated], [part])
        is_measured = measured.coverage >= _WHOLE
    else:
        quarters = [bucket.span for bucket in calendar_buckets(part, BucketKind.QUARTER_HOUR, zone)]
        windows = demand(inside, [q for q in quarters if q.start >= part.start and q.end <= part.end])
        peak = peak_demand(windows)
        is_measured = all(window.mean_kw is not None for window in windows)
    flags = [
        name for name, said in (("partial_period", not is_whole), ("partly_measured", not is_measured)) if said
    ]
    price = tariff.demand_price_per_kw or 0.0
    known = peak.mean_kw if peak is not None and not flags else None
    return DemandCharge(
        tariff.name,
        part,
        price,
        tariff.demand_method,
        peak,
        None if known is None else known * price,
        tuple(flags),
    )

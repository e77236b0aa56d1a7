"""What is told of energy by itself: use that passes its budget, and use outside of planned production.

Both say with every finding what it rests on.  Base load: the 5th percentile, as in docs/domain.md.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from domain.intervals import Span

_HOUR_S = 3600.0
EARLIEST_SHARE = 0.1
"""A projection is made once so much of the period has passed: from less, one start-up would be the month's."""
ABOVE_BASE = 0.1
"""Use outside of production counts from here on the way from base load (0) to high load (1)."""
FEWEST_HOURS = 48
"""A base load is read off two days of measured hours at least."""


@dataclass(frozen=True, slots=True)
class BudgetOutlook:
    """Use in a period so far and as it will be if it goes on at the same mean power; None: too early to say."""

    limit_kwh: float
    used_kwh: float
    projected_kwh: float | None

    @property
    def breaches(self) -> tuple[str, ...]:
        """``actual`` where the limit is passed already, else ``projected`` where it will be."""
        if self.used_kwh > self.limit_kwh:
            return ("actual",)
        if self.projected_kwh is not None and self.projected_kwh > self.limit_kwh:
            return ("projected",)
        return ()


def budget_outlook(used_kwh: float, limit_kwh: float, elapsed_s: float, period_s: float) -> BudgetOutlook:
    """Use so far over elapsed time, times the whole period."""
    if not 0 <= elapsed_s <= period_s or period_s <= 0:
        raise ValueError(f"elapsed_s: {elapsed_s} given, 0 to {period_s} (the whole period) is expected")
    if not limit_kwh > 0:
        raise ValueError(f"limit_kwh: {limit_kwh} given, a number above 0 is expected")
    projected = used_kwh * period_s / elapsed_s if elapsed_s >= EARLIEST_SHARE * period_s else None
    return BudgetOutlook(limit_kwh, used_kwh, projected)


@dataclass(frozen=True, slots=True)
class UsedHour:
    """Mean power of an hour that is measured, and whether production was planned in any of it."""

    span: Span
    mean_kw: float
    is_planned: bool


@dataclass(frozen=True, slots=True)
class UsualLoad:
    """What a machine draws at least (5th percentile of its hours) and at most (95th)."""

    base_kw: float
    high_kw: float

    @property
    def limit_kw(self) -> float:
        """From here on an hour outside of production is worth telling."""
        return self.base_kw + ABOVE_BASE * (self.high_kw - self.base_kw)


@dataclass(frozen=True, slots=True)
class OutOfSchedule:
    """Neighbouring hours outside of production that drew more than the limit."""

    span: Span
    energy_kwh: float
    excess_kwh: float  # above base load


def usual_load(means_kw: Sequence[float]) -> UsualLoad | None:
    """Base and high load from the mean powers of hours; None from less than two days of them."""
    if len(means_kw) < FEWEST_HOURS:
        return None
    base, high = np.percentile(np.asarray(means_kw), [5, 95])
    return UsualLoad(float(base), float(high))


def out_of_schedule(hours: Sequence[UsedHour], load: UsualLoad) -> tuple[OutOfSchedule, ...]:
    """Stretches of hours (sorted) outside of planned production whose mean power is above the limit."""
    stretches: list[list[UsedHour]] = []
    for hour in hours:
        if hour.is_planned or not hour.mean_kw > load.limit_kw:
            continue
        if stretches and stretches[-1][-1].span.end == hour.span.start:
            stretches[-1].append(hour)
        else:
            stretches.append([hour])
    return tuple(_summed(stretch, load) for stretch in stretches)


def _summed(stretch: Sequence[UsedHour], load: UsualLoad) -> OutOfSchedule:
    energy = math.fsum(hour.mean_kw * hour.span.duration_s / _HOUR_S for hour in stretch)
    span = Span(stretch[0].span.start, stretch[-1].span.end)
    return OutOfSchedule(span, energy, energy - load.base_kw * span.duration_s / _HOUR_S)

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
"""A projection is made once so much of the period is measured: of less, one start-up would be the month's."""
WHOLE = 0.99
"""From this share of the time on a period counts as measured."""
ABOVE_BASE = 0.1
"""Use outside of production counts from here on the way from base load (0) to high load (1)."""
FEWEST_HOURS = 48
"""A base load is read off two days of measured hours at least."""


@dataclass(frozen=True, slots=True)
class MeasuredUse:
    """What a machine was measured to use in a period so far: energy, for how long, and its usual mean powers.

    ``least_kw`` and ``most_kw``: the 5th and the 95th percentile of its measured hours; None without any.
    """

    used_kwh: float
    measured_s: float
    least_kw: float | None = None
    most_kw: float | None = None

    def at_mean_kwh(self, period_s: float) -> float:
        """The period's use if all of it goes on at the mean power of what is measured."""
        return self.used_kwh * period_s / self.measured_s

    def at_kwh(self, power_kw: float | None, period_s: float) -> float:
        """The period's use if its unmeasured time, past and to come, is drawn at a power."""
        rest_h = max(0.0, period_s - self.measured_s) / _HOUR_S
        mean_kw = self.used_kwh / (self.measured_s / _HOUR_S)
        return self.used_kwh + (mean_kw if power_kw is None else power_kw) * rest_h


@dataclass(frozen=True, slots=True)
class BudgetOutlook:
    """Use in a period so far, as it is measured, and as it will be if it goes on at the same mean power.

    ``projected_kwh`` is None where too little is measured to say; ``least_kwh`` to ``most_kwh`` is what it comes
    to at the machines' usual lowest and highest power.  ``coverage``: the measured share of the time passed.
    """

    limit_kwh: float
    used_kwh: float
    projected_kwh: float | None
    least_kwh: float | None
    most_kwh: float | None
    coverage: float
    flags: tuple[str, ...]

    @property
    def breaches(self) -> tuple[str, ...]:
        """``actual`` where the limit is passed already, else ``projected`` where it will be."""
        if self.used_kwh > self.limit_kwh:
            return ("actual",)
        if self.projected_kwh is not None and self.projected_kwh > self.limit_kwh:
            return ("projected",)
        return ()


def budget_outlook(
    uses: Sequence[MeasuredUse], limit_kwh: float, elapsed_s: float, period_s: float
) -> BudgetOutlook:
    """Each machine's use over its measured time, times the whole period: what nobody measured is no rest.

    Flags say what is missing: ``too_early`` (less than a tenth of the period has passed), ``too_little_measured``
    (less than a tenth of it is measured), ``partly_measured``, ``machines_unmeasured`` (some without any value).
    """
    if not 0 <= elapsed_s <= period_s or period_s <= 0:
        raise ValueError(f"elapsed_s: {elapsed_s} given, 0 to {period_s} (the whole period) is expected")
    if not limit_kwh > 0:
        raise ValueError(f"limit_kwh: {limit_kwh} given, a number above 0 is expected")
    known = [use for use in uses if use.measured_s > 0]
    measured_s = math.fsum(use.measured_s for use in known)
    coverage = min(1.0, measured_s / (elapsed_s * len(uses))) if uses and elapsed_s else 0.0
    flags = []
    if elapsed_s < EARLIEST_SHARE * period_s:
        flags.append("too_early")
    elif not known or measured_s < EARLIEST_SHARE * period_s * len(known):
        flags.append("too_little_measured")
    is_known = not flags
    if elapsed_s and coverage < WHOLE:
        flags.append("partly_measured")
    if elapsed_s and len(known) < len(uses):
        flags.append("machines_unmeasured")
    used = math.fsum(use.used_kwh for use in uses)
    if not is_known:
        return BudgetOutlook(limit_kwh, used, None, None, None, coverage, tuple(flags))
    projected = math.fsum(use.at_mean_kwh(period_s) for use in known)
    least = math.fsum(use.at_kwh(use.least_kw, period_s) for use in known)
    most = math.fsum(use.at_kwh(use.most_kw, period_s) for use in known)
    return BudgetOutlook(
        limit_kwh, used, projected, min(least, projected), max(most, projected), coverage, tuple(flags)
    )


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
    usual = percentiles(means_kw)
    return UsualLoad(*usual) if usual else None


def percentiles(means_kw: Sequence[float]) -> tuple[float, float] | None:
    """The 5th and the 95th percentile (linear interpolation); None of nothing."""
    if not means_kw:
        return None
    low, high = np.percentile(np.asarray(means_kw), [5, 95])
    return float(low), float(high)


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

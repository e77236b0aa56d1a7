"""OEE of a line from its machines, by a rule that is named beside the number.

``SUM``: indicators of the summed elements (every machine weighs by its time). ``BOTTLENECK``: those of
the machine that sets the pace, the one with the longest ideal cycle time of what it made. ``PRODUCT``:
A, E, Q and OEE of machines in series multiply (each must be up for the line to make a good part).
Source: bottleneck and serial reliability, common practice; decisions of docs/domain.md.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from domain.oee import OeeElements, OeeIndicators, indicators, merge, ratio


class LineRule(StrEnum):
    """How machines make a line."""

    SUM = "sum"
    BOTTLENECK = "bottleneck"
    PRODUCT = "product"


@dataclass(frozen=True, slots=True)
class LineOee:
    """Indicators of a line, the elements behind them, and the bottleneck where the rule names one."""

    indicators: OeeIndicators
    elements: OeeElements
    bottleneck: str | None = None


def line_oee(machines: Mapping[str, OeeElements], rule: LineRule) -> LineOee:
    """OEE of the machines of a line; a bottleneck is None where nothing with a cycle time was made."""
    total = merge(machines.values())
    if rule is LineRule.BOTTLENECK:
        paces = {name: pace for name, e in machines.items() if (pace := _mean_cycle_s(e)) is not None}
        if not paces:
            return LineOee(_serial(indicators(total), []), total)
        slowest = max(sorted(paces), key=lambda name: paces[name])
        return LineOee(indicators(machines[slowest]), machines[slowest], slowest)
    if rule is LineRule.PRODUCT:
        return LineOee(_serial(indicators(total), [indicators(e) for e in machines.values()]), total)
    return LineOee(indicators(total), total)


def _serial(of_sum: OeeIndicators, machines: Sequence[OeeIndicators]) -> OeeIndicators:
    oee = _product([machine.oee for machine in machines])
    planned_share = of_sum.teep / of_sum.oee if of_sum.teep is not None and of_sum.oee else None
    return replace(
        of_sum,
        availability=_product([machine.availability for machine in machines]),
        performance=_product([machine.performance for machine in machines]),
        quality=_product([machine.quality for machine in machines]),
        quality_by_count=_product([machine.quality_by_count for machine in machines]),
        oee=oee,
        nee=_product([machine.nee for machine in machines]),
        teep=oee * planned_share if oee is not None and planned_share is not None else None,
    )


def _mean_cycle_s(elements: OeeElements) -> float | None:
    """Mean ideal cycle time of what was made, in seconds."""
    return ratio(elements.ideal_all_s, elements.produced - elements.unassigned)


def _product(values: Sequence[float | None]) -> float | None:
    """The product; None where one of them has no value, or there is none."""
    known = [value for value in values if value is not None]
    return math.prod(known) if known and len(known) == len(values) else None

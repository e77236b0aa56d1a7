"""OEE and its relatives after ISO 22400-2, from elements that add up.

Time elements, counts and ideal times of any spans, machines and products are summed; percentages
are never averaged.  A = APT/PBT, E = Σ(ICT·PQ)/APT, Q = Σ(ICT·GQ)/Σ(ICT·PQ), hence
OEE = Σ(ICT·GQ)/PBT exactly.
Source: ISO 22400-2 as published in the HSU ontology ``IndustrialStandard-ODP-ISO22400-2`` and OPC
40001-1 annex C; worked examples E1-E10, E12, E13, E16.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from operator import add, attrgetter

INSUFFICIENT_COVERAGE = 0.8  # below this share of observed planned time an indicator is marked


@dataclass(frozen=True, slots=True, kw_only=True)
class OeeElements:
    """What is stored per interval and summed: seconds, and counts in parts.

    ``adet_s`` holds ``fault_s`` and ``minor_stop_down_s``; ``minor_stop_run_s`` lies inside ``apt_s``.
    ``unassigned`` are parts in ``produced`` without an ideal cycle time; ``uncounted_s`` is planned busy time in
    which nothing could have counted a part.  ``outside_plan_*`` lie
    outside the planned busy time and enter no indicator.
    """

    calendar_s: float = 0.0
    pdt_s: float = 0.0
    apt_s: float = 0.0
    aust_s: float = 0.0
    adet_s: float = 0.0
    adot_s: float = 0.0
    unknown_s: float = 0.0
    fault_s: float = 0.0
    minor_stop_run_s: float = 0.0
    minor_stop_down_s: float = 0.0
    failures: int = 0
    ideal_all_s: float = 0.0
    ideal_good_s: float = 0.0
    produced: float = 0.0
    scrap: float = 0.0
    rework: float = 0.0
    unassigned: float = 0.0
    outside_plan_run_s: float = 0.0
    outside_plan_produced: float = 0.0
    uncounted_s: float = 0.0

    @property
    def pbt_s(self) -> float:
        """Planned busy time: planned operation time without planned down time."""
        return self.apt_s + self.aust_s + self.adet_s + self.adot_s + self.unknown_s

    @property
    def observed_s(self) -> float:
        """Planned busy time in which the state is known."""
        return self.apt_s + self.aust_s + self.adet_s + self.adot_s

    @property
    def aupt_s(self) -> float:
        """Actual unit processing time APT + AUST."""
        return self.apt_s + self.aust_s

    @property
    def aubt_s(self) -> float:
        """Actual unit busy time AUPT + ADET."""
        return self.aupt_s + self.adet_s

    @property
    def aoet_s(self) -> float:
        """Actual order execution time APT + AUST + ADET + ADOT."""
        return self.observed_s

    @property
    def good(self) -> float:
        """GQ = PQ - SQ - RQ."""
        return self.produced - self.scrap - self.rework

    def over(self, calendar_s: float) -> "OeeElements":
        """The same elements of that much calendar time."""
        return OeeElements(**dict(zip(_NAMES, _values_of(self), strict=True)) | {"calendar_s": calendar_s})

    def __add__(self, other: "OeeElements") -> "OeeElements":
        sums = map(add, _values_of(self), _values_of(other))
        return OeeElements(**dict(zip(_NAMES, sums, strict=True)))


_NAMES = tuple(field.name for field in fields(OeeElements))
_values_of = attrgetter(*_NAMES)


@dataclass(frozen=True, slots=True, kw_only=True)
class OeeIndicators:
    """Ratios 0..1 (full precision, None where the formula has no value) and what to know about them.

    With unknown time, A, OEE and NEE refer to the observed time; ``coverage`` says how much that is and
    ``availability_low`` / ``availability_high`` bound A.
    """

    availability: float | None
    performance: float | None
    quality: float | None
    quality_by_count: float | None
    oee: float | None
    nee: float | None
    teep: float | None
    utilization_efficiency: float | None
    allocation_efficiency: float | None
    technical_efficiency: float | None
    setup_ratio: float | None
    allocation_ratio: float | None
    production_process_ratio: float | None
    throughput_per_h: float | None
    product_rate_per_h: float | None
    scrap_ratio: float | None
    rework_ratio: float | None
    mtbf_s: float | None
    mttr_s: float | None
    coverage: float | None
    availability_low: float | None
    availability_high: float | None
    flags: frozenset[str]


def ratio(part: float, whole: float) -> float | None:
    """part / whole, None for a whole of 0."""
    return part / whole if whole else None


def merge(elements: Iterable[OeeElements]) -> OeeElements:
    """The sum over shifts, machines and products (E3: A + B)."""
    known = list(elements)
    if len(known) == 1:
        return known[0]
    columns = zip(*map(_values_of, known), strict=True)
    return OeeElements(**dict(zip(_NAMES, map(sum, columns), strict=False)))


def good_quantity(produced: float, scrap: float, rework: float = 0.0) -> float:
    """GQ = PQ - SQ - RQ in parts; ``ValueError`` where it would be below 0 (an entry to refuse)."""
    good = produced - scrap - rework
    if good < 0:
        raise ValueError(
            f"scrap: {scrap} scrap and {rework} rework given, at most {produced} produced parts are expected"
        )
    return good


def indicators(elements: OeeElements) -> OeeIndicators:
    """Every indicator of the elements.  No planned busy time: all of them None (E5), never 0 or 1."""
    e, good = elements, elements.good
    unit_processing, observed = e.aupt_s, e.observed_s
    unit_busy, busy = unit_processing + e.adet_s, observed + e.unknown_s
    coverage = ratio(observed, busy)
    flags = _flags(e, busy, good, coverage)
    consistent = "counts_inconsistent" not in flags
    # Every part has an ideal cycle time, and parts would have been seen.
    timed = not flags & {"ideal_cycle_time_missing", "nothing_counted"}
    counted = not flags & {"nothing_counted", "counts_inconsistent"}
    planned = busy > 0
    known = observed if planned else 0.0

    by_count = ratio(good, e.produced) if consistent and planned else None
    quality = None
    if consistent and planned:
        quality = ratio(e.ideal_good_s, e.ideal_all_s) if timed else by_count
    oee = ratio(e.ideal_good_s, known) if consistent and timed else None
    nee = None
    if oee is not None and e.apt_s:
        nee = unit_processing / known * (e.ideal_good_s / e.apt_s)
    return OeeIndicators(
        availability=ratio(e.apt_s, known),
        performance=ratio(e.ideal_all_s, e.apt_s) if planned and timed else None,
        quality=quality,
        quality_by_count=by_count,
        oee=oee,
        nee=nee,
        teep=oee * busy / e.calendar_s if oee is not None and e.calendar_s else None,
        utilization_efficiency=ratio(e.apt_s, unit_busy),
        allocation_efficiency=ratio(unit_busy, known),
        technical_efficiency=ratio(e.apt_s, e.apt_s + e.adet_s),
        setup_ratio=ratio(e.aust_s, unit_processing),
        allocation_ratio=ratio(unit_busy, observed),
        production_process_ratio=ratio(e.apt_s, observed),
        throughput_per_h=ratio(e.produced * 3600.0, observed) if counted else None,
        product_rate_per_h=ratio(e.produced * 3600.0, e.apt_s) if counted else None,
        scrap_ratio=ratio(e.scrap, e.produced) if consistent else None,
        rework_ratio=ratio(e.rework, e.produced) if consistent else None,
        mtbf_s=mean_time_s(unit_processing, e.failures),
        mttr_s=mean_time_s(e.fault_s, e.failures),
        coverage=coverage,
        availability_low=ratio(e.apt_s, busy),
        availability_high=ratio(e.apt_s + e.unknown_s, busy),
        flags=flags,
    )


def _flags(e: OeeElements, busy_s: float, good: float, coverage: float | None) -> frozenset[str]:
    """What a reader has to know beside the numbers."""
    is_uncounted = e.uncounted_s > 0 and e.uncounted_s >= busy_s - 1e-6 and not (e.produced or e.scrap)
    found = {
        "no_planned_time": busy_s <= 0,
        "counts_without_runtime": e.apt_s <= 0 < e.produced,
        "ideal_cycle_too_long": e.apt_s > 0 and e.ideal_all_s > e.apt_s,
        "ideal_cycle_time_missing": e.unassigned > 0,
        "nothing_counted": is_uncounted,
        "partly_uncounted": e.uncounted_s > 0 and not is_uncounted,
        # A correction may fall into another window than the parts it corrects.
        "counts_inconsistent": min(e.produced, good, e.scrap, e.rework, e.ideal_good_s) < 0,
        "insufficient_coverage": coverage is not None and coverage < INSUFFICIENT_COVERAGE,
        "outside_plan": e.outside_plan_produced > 0 or e.outside_plan_run_s > 0,
    }
    return frozenset(name for name, holds in found.items() if holds)


def mean_time_s(total_s: float, events: int) -> float | None:
    """Mean time between (MTBF: set-up and production time) or to restore (MTTR): total / n, None for n = 0.

    The mean divides by the number of events n, as maintenance practice does, not by n + 1 (E13).
    """
    return total_s / events if events > 0 else None


def inherent_availability(mtbf_s: float, mttr_s: float) -> float | None:
    """MTBF / (MTBF + MTTR) (E13)."""
    return ratio(mtbf_s, mtbf_s + mttr_s)


def first_pass_yield(good_first_pass: float, inspected: float) -> float | None:
    """GP / IP."""
    return ratio(good_first_pass, inspected)


def corrective_maintenance_ratio(corrective_s: float, preventive_s: float) -> float | None:
    """CMT / (CMT + PMT)."""
    return ratio(corrective_s, corrective_s + preventive_s)


def planned_quantity(planned_s: float, ideal_cycle_time_s: float, target_oee: float) -> float:
    """Parts to expect of a planned time: planned seconds / ICT × target OEE."""
    if not ideal_cycle_time_s > 0:
        raise ValueError(f"ideal_cycle_time_s: {ideal_cycle_time_s} given, a number above 0 is expected")
    return planned_s / ideal_cycle_time_s * target_oee

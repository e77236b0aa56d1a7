"""OEE elements of many parts at once, by arrays: the numbers of ``time_model.elements``, for bulk work.

Source: ISO 22400-2 time model, as in ``domain.time_model``; tests/domain/test_oee_arrays.py holds both to the
same numbers. Parts may be hours of shifts, runs of orders or turns of operators, of one machine or of many that
are laid side by side on one timeline.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from domain.intervals import Valued
from domain.machine_state import TIME_ELEMENT, MachineState, TimeElement
from domain.oee import INSUFFICIENT_COVERAGE, OeeElements
from domain.span_arrays import NOTHING, Codes, Instants, Pieces, Spans, edges_of
from domain.time_model import OeeRules

Amounts = NDArray[np.float64]

CODE = {state: number for number, state in enumerate(MachineState)}
DELAY = len(CODE)
"""The code of a person's stop that counts as delay: it leaves what the machine said, and fills its silence."""

_MICRO_STOP = DELAY + 1
"""The code of being stopped, but not for long."""
_ELEMENT_OF = {CODE[state]: element for state, element in TIME_ELEMENT.items()}
_ELEMENT_OF[_MICRO_STOP] = TIME_ELEMENT[MachineState.STOPPED]

ELEMENTS = tuple(field.name for field in fields(OeeElements))
ROW = {name: number for number, name in enumerate(ELEMENTS)}
_SECOND = 1e6


@dataclass(frozen=True, slots=True)
class Counts:
    """Parts counted at instants, as ``time_model.Count``; ``cycle_s`` is NaN for parts without an ideal time."""

    times: Instants
    produced: Amounts
    scrap: Amounts
    rework: Amounts
    cycle_s: Amounts


def pieces_of(states: Sequence[Valued[MachineState]]) -> Pieces:
    """States by time, as pieces."""
    spans = Spans.of(piece.span for piece in states)
    return Pieces(spans.starts, spans.ends, np.array([CODE[piece.value] for piece in states], np.int8))


def overlaid(states: Pieces, people: Pieces) -> Pieces:
    """States as they count under people's stops: the code of a stop is that of a state, or ``DELAY``.

    Where the machine ran, no stop counts, whoever entered it.
    """
    if not people.starts.size:
        return states.joined()
    edges = edges_of(states, people)
    said, entered = states.at(edges[:-1]), people.at(edges[:-1])
    entered = np.where(said == CODE[MachineState.RUNNING], np.int8(NOTHING), entered)
    is_silent = (said == NOTHING) | (said == CODE[MachineState.UNKNOWN])
    counts_as: Codes = np.where(entered == NOTHING, said, entered)
    counts_as = np.where(entered == DELAY, np.where(is_silent, CODE[MachineState.STOPPED], said), counts_as)
    return Pieces(edges[:-1], edges[1:], counts_as.astype(np.int8)).joined()


@dataclass(frozen=True, slots=True)
class Timeline:
    """What is known over a time: planned operation, breaks and planned stops in it, states, counts.

    ``counted``: when parts would have been seen (None: always).
    """

    operation: Spans
    breaks: Spans
    states: Pieces
    counts: Counts
    counted: Spans | None = None

    def elements(self, parts: Spans, rules: OeeRules | None = None) -> Amounts:
        """The elements of each of the disjoint parts: a row for each name in ``ELEMENTS``, a column for a part."""
        rules = rules or OeeRules()
        running = self.states.having(CODE[MachineState.RUNNING])
        breaks = self.breaks.without(running) if rules.breaks_are_productive else self.breaks
        busy = self.operation.without(breaks, self.states.having(CODE[MachineState.PLANNED_STOP]))
        found = np.zeros((len(ELEMENTS), parts.starts.size))
        in_busy = Spans(busy.before(parts.starts), busy.before(parts.ends))
        short = (self.states.codes == CODE[MachineState.STOPPED]) & (
            self.states.lengths < rules.micro_stop_s * _SECOND
        )
        # Seen by the clock that only ticks in the planned busy time, each state is a span again.
        ticking = Pieces(
            busy.before(self.states.starts),
            busy.before(self.states.ends),
            np.where(short, np.int8(_MICRO_STOP), self.states.codes),
        )
        by_code = ticking.inside_by_code(in_busy, _MICRO_STOP + 1)

        def seconds(*codes: int) -> Amounts:
            found: Amounts = by_code[list(codes)].sum(axis=0) / _SECOND
            return found

        by_element = {
            element: seconds(*(code for code, counts_as in _ELEMENT_OF.items() if counts_as is element))
            for element in TimeElement
        }
        minor = seconds(_MICRO_STOP)
        minor_run = np.zeros_like(minor) if rules.micro_stops_are_downtime else minor
        known = sum(by_element.values())
        planned = in_busy.lengths / _SECOND
        found[ROW["calendar_s"]] = parts.lengths / _SECOND
        found[ROW["pdt_s"]] = (self.operation.inside(parts) - in_busy.lengths) / _SECOND
        found[ROW["apt_s"]] = by_element[TimeElement.APT] + minor_run
        found[ROW["aust_s"]] = by_element[TimeElement.AUST]
        found[ROW["adet_s"]] = by_element[TimeElement.ADET] - minor_run
        found[ROW["adot_s"]] = by_element[TimeElement.ADOT]
        found[ROW["unknown_s"]] = by_element[TimeElement.UNKNOWN] + np.maximum(0.0, planned - known)
        found[ROW["fault_s"]] = seconds(CODE[MachineState.FAULT])
        found[ROW["minor_stop_run_s"]] = minor_run
        found[ROW["minor_stop_down_s"]] = minor - minor_run
        found[ROW["outside_plan_run_s"]] = running.inside(parts) / _SECOND - seconds(CODE[MachineState.RUNNING])
        began = self.states.having(CODE[MachineState.FAULT]).starts
        began = parts.index_at(began[busy.hold(began)])
        found[ROW["failures"]] = np.bincount(began[began != NOTHING], minlength=parts.starts.size)
        if self.counted is not None:
            seen = Spans(busy.before(self.counted.starts), busy.before(self.counted.ends)).inside(in_busy)
            found[ROW["uncounted_s"]] = (in_busy.lengths - seen) / _SECOND
        self._add_counts(found, parts, busy)
        return found

    def _add_counts(self, found: Amounts, parts: Spans, busy: Spans) -> None:
        counts = self.counts
        part = parts.index_at(counts.times)
        inside = part != NOTHING
        is_planned = inside & busy.hold(counts.times)
        is_timed = is_planned & ~np.isnan(counts.cycle_s)
        size = parts.starts.size
        outside, planned, timed, untimed = (
            np.where(chosen, part, size)
            for chosen in (inside & ~is_planned, is_planned, is_timed, is_planned & ~is_timed)
        )

        def add(name: str, where: Instants, amounts: Amounts) -> None:
            found[ROW[name]] = np.bincount(where, amounts, size + 1)[:-1]

        add("produced", planned, counts.produced)
        add("scrap", planned, counts.scrap)
        add("rework", planned, counts.rework)
        add("unassigned", untimed, counts.produced)
        add("outside_plan_produced", outside, counts.produced)
        add("ideal_all_s", timed, counts.cycle_s * counts.produced)
        add("ideal_good_s", timed, counts.cycle_s * (counts.produced - counts.scrap - counts.rework))


@dataclass(frozen=True, slots=True)
class Factors:
    """The indicators that results keep, of many at once: NaN where one has no value, and who has which flag."""

    availability: Amounts
    performance: Amounts
    quality: Amounts
    oee: Amounts
    coverage: Amounts
    flags: Mapping[str, NDArray[np.bool_]]


def factors(found: Amounts) -> Factors:
    """Each column's, by the formulas of ``oee.indicators``."""
    e = dict(zip(ELEMENTS, found, strict=True))
    observed = e["apt_s"] + e["aust_s"] + e["adet_s"] + e["adot_s"]
    planned = observed + e["unknown_s"]
    good = e["produced"] - e["scrap"] - e["rework"]
    coverage = _ratio(observed, planned)
    nothing_seen = (e["uncounted_s"] > 0) & (e["uncounted_s"] >= planned - 1e-6)
    nothing_seen &= (e["produced"] == 0) & (e["scrap"] == 0)
    least = np.minimum.reduce([e["produced"], good, e["scrap"], e["rework"], e["ideal_good_s"]])
    flags = {
        "no_planned_time": planned <= 0,
        "counts_without_runtime": (e["apt_s"] <= 0) & (e["produced"] > 0),
        "ideal_cycle_too_long": (e["apt_s"] > 0) & (e["ideal_all_s"] > e["apt_s"]),
        "ideal_cycle_time_missing": e["unassigned"] > 0,
        "nothing_counted": nothing_seen,
        "partly_uncounted": (e["uncounted_s"] > 0) & ~nothing_seen,
        "counts_inconsistent": least < 0,
        "insufficient_coverage": coverage < INSUFFICIENT_COVERAGE,
        "outside_plan": (e["outside_plan_produced"] > 0) | (e["outside_plan_run_s"] > 0),
    }
    consistent = ~flags["counts_inconsistent"]
    timed = ~(flags["ideal_cycle_time_missing"] | nothing_seen)
    by_parts = np.where(timed, _ratio(e["ideal_good_s"], e["ideal_all_s"]), _ratio(good, e["produced"]))
    return Factors(
        availability=np.where(planned > 0, _ratio(e["apt_s"], observed), np.nan),
        performance=np.where((planned > 0) & timed, _ratio(e["ideal_all_s"], e["apt_s"]), np.nan),
        quality=np.where(consistent & (planned > 0), by_parts, np.nan),
        oee=np.where(consistent & timed & (planned > 0), _ratio(e["ideal_good_s"], observed), np.nan),
        coverage=coverage,
        flags=flags,
    )


def _ratio(part: Amounts, whole: Amounts) -> Amounts:
    """part / whole, NaN for a whole of 0."""
    return np.divide(part, whole, out=np.full_like(whole, np.nan), where=whole != 0)


def summed(found: Amounts, groups: Instants, number: int) -> Amounts:
    """Columns summed by group (0 … number - 1)."""
    return np.stack([np.bincount(groups, row, number) for row in found])


def as_elements(found: Amounts) -> list[OeeElements]:
    """Each column as elements."""
    columns = (dict(zip(ELEMENTS, column, strict=True)) for column in found.T.tolist())
    return [OeeElements(**column | {"failures": round(column["failures"])}) for column in columns]

"""Fault symptoms in spectra: what is seen, how sure it is, and the lines that say so.

Shaft faults show in the velocity spectrum (unbalance: 1x above 80 % of the RMS; misalignment: 2x above
50 % of 1x, severe above 150 %; looseness: many harmonics and half orders).  Those of bearings:
domain/bearing_symptoms.py.  Without a speed there is no symptom, only severity.
Source: decisions of docs/domain.md.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from domain.bearing import FoundLine, find_line
from domain.spectrum import Spectrum, to_velocity, total_rms
from domain.vibration import severity_band_hz


class SymptomKind(StrEnum):
    UNBALANCE = "unbalance"
    MISALIGNMENT = "misalignment"
    LOOSENESS = "looseness"
    BEARING_OUTER_RACE = "bearing_outer_race"
    BEARING_INNER_RACE = "bearing_inner_race"
    BEARING_BALL = "bearing_ball"
    BEARING_CAGE = "bearing_cage"
    GEAR_MESH = "gear_mesh"
    ELECTRICAL = "electrical"
    ROTOR_BAR = "rotor_bar"


class Verdict(StrEnum):
    PRESENT = "present"
    NOT_CONCLUSIVE = "not_conclusive"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A line that speaks for a symptom.  ``amplitude`` (peak) in the unit of the spectrum; ``ratio`` to its
    surroundings; ``increase`` against the same line of the machine's own baseline (1.0: twice as high)."""

    label: str
    line: FoundLine
    unit: str
    increase: float | None = None


@dataclass(frozen=True, slots=True)
class Symptom:
    """A fault, how sure it is, a measure of it (named in ``statement``), and the lines seen."""

    kind: SymptomKind
    verdict: Verdict
    measure: float
    statement: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class SymptomRules:
    """What counts as what.  Ratios are line / median of its surroundings.

    ``quiet_below_mm_s``: below this velocity RMS no shaft fault is named (the lowest limit of zone A in
    ISO 10816-1).  ``notable_ratio``: a family of lines above it in the geometric mean (domain/line_family.py), or
    one line alone above ``present_ratio``, is not conclusive.  ``harmonic_share``: of a bearing's line,
    what its best harmonic has at least where impacts make it.  ``sure_factor``: times
    ``present_ratio`` one band of several is proof alone.  ``modulation_share``: a bearing line below this share
    of the strongest certain one can be a modulation of it.  ``side_share``: side lines of a gear mesh, as a
    share of it; ``mains_share``: of the velocity RMS; ``pole_pass_share``: side lines of 1x, as a share of
    it (-20 dB); ``grown``: increase over the baseline (1.0: twice as high) that makes such a line a fault's.
    """

    tolerance: float = 0.015
    present_ratio: float = 10.0
    harmonic_ratio: float = 5.0
    harmonic_share: float = 0.2
    notable_ratio: float = 5.0
    harmonic_tolerance: float = 0.004
    sure_factor: float = 3.0
    modulation_share: float = 0.25
    unbalance_share: float = 0.8
    misalignment_suspect: float = 0.5
    misalignment_severe: float = 1.5
    looseness_harmonics: int = 5
    side_share: float = 0.5
    mains_share: float = 0.5
    pole_pass_share: float = 0.1
    grown: float = 1.0
    quiet_below_mm_s: float = 0.71


def required_speed(shaft_hz: float | None) -> float:
    """The speed; ``ValueError`` where it is not known."""
    if shaft_hz is None or not shaft_hz > 0:
        raise ValueError(
            f"shaft_hz: {shaft_hz} given, a speed above 0 is expected; without it only severity is known"
        )
    return shaft_hz


def against(label: str, line: FoundLine, unit: str, baseline: Spectrum | None, rules: SymptomRules) -> Evidence:
    """A found line with its increase over the baseline's line at the same place."""
    before = find_line(baseline, line.expected_hz, tolerance=rules.tolerance) if baseline else None
    increase = line.amplitude / before.amplitude - 1 if before and before.amplitude > 0 else None
    return Evidence(label, line, unit, increase)


def lines_near(
    spectrum: Spectrum, lines: Mapping[str, float], rules: SymptomRules, baseline: Spectrum | None
) -> dict[str, Evidence]:
    """The lines found near the frequencies (Hz), by label."""
    found: dict[str, Evidence] = {}
    for label, frequency_hz in lines.items():
        line = find_line(spectrum, frequency_hz, tolerance=rules.tolerance)
        if line is None:
            continue
        found[label] = against(label, line, spectrum.unit, baseline, rules)
    return found


def watched_lines(
    spectrum: Spectrum,
    lines: Mapping[str, float],
    *,
    baseline: Spectrum | None = None,
    rules: SymptomRules | None = None,
) -> tuple[Evidence, ...]:
    """Named frequencies (Hz) in a spectrum: gear mesh (teeth × shaft) and its side lines, blade pass, belt,
    2 × mains; with their increase over the machine's own baseline where one is given."""
    return tuple(lines_near(spectrum, lines, rules or SymptomRules(), baseline).values())


def _rms_near(velocity: Spectrum, frequency_hz: float, rules: SymptomRules) -> float:
    """RMS of the lines within the tolerance, at least two lines to each side (a window's main lobe)."""
    reach_hz = max(frequency_hz * rules.tolerance, 2 * velocity.df_hz)
    return total_rms(velocity, frequency_hz - reach_hz, frequency_hz + reach_hz)


def shaft_symptoms(
    spectrum: Spectrum,
    shaft_hz: float | None,
    *,
    baseline: Spectrum | None = None,
    rules: SymptomRules | None = None,
) -> tuple[Symptom, ...]:
    """Unbalance, misalignment and looseness from a radial acceleration or velocity spectrum.

    ``shaft_hz`` is the shaft speed in Hz; ``ValueError`` without it.
    """
    speed_hz = required_speed(shaft_hz)
    rules = rules or SymptomRules()
    low_hz, high_hz = severity_band_hz(speed_hz * 60)
    velocity = to_velocity(spectrum, min(low_hz, 0.4 * speed_hz), high_hz)
    before = to_velocity(baseline, min(low_hz, 0.4 * speed_hz), high_hz) if baseline else None
    total = total_rms(velocity, low_hz, high_hz)
    orders = [0.5, 1.5, *range(1, 11)]
    seen = lines_near(velocity, {f"{order:g}x": order * speed_hz for order in orders}, rules, before)
    found = (
        _unbalance(velocity, speed_hz, total, seen, rules),
        _misalignment(velocity, speed_hz, seen, rules),
        _looseness(seen, rules),
    )
    if total < rules.quiet_below_mm_s:
        quiet = f"; velocity RMS {total:.2f} mm/s is below {rules.quiet_below_mm_s:g}"
        return tuple(replace(s, verdict=Verdict.ABSENT, statement=s.statement + quiet) for s in found)
    return found


def _pick(seen: Mapping[str, Evidence], labels: Iterable[str]) -> tuple[Evidence, ...]:
    return tuple(seen[label] for label in labels if label in seen)


def _unbalance(
    velocity: Spectrum, shaft_hz: float, total: float, seen: Mapping[str, Evidence], rules: SymptomRules
) -> Symptom:
    share = min(1.0, _rms_near(velocity, shaft_hz, rules) / total) if total > 0 else 0.0
    verdict = Verdict.PRESENT if share > rules.unbalance_share else Verdict.ABSENT
    statement = f"1x holds {share:.0%} of the velocity RMS, above {rules.unbalance_share:.0%} is unbalance"
    return Symptom(SymptomKind.UNBALANCE, verdict, share, statement, _pick(seen, ("1x",)))


def _misalignment(
    velocity: Spectrum, shaft_hz: float, seen: Mapping[str, Evidence], rules: SymptomRules
) -> Symptom:
    first, second = (_rms_near(velocity, order * shaft_hz, rules) for order in (1, 2))
    share = second / first if first > 0 else 0.0
    stands_out = "2x" in seen and seen["2x"].line.ratio >= rules.present_ratio
    verdict = Verdict.ABSENT
    if stands_out and share > rules.misalignment_suspect:
        verdict = Verdict.PRESENT if share > rules.misalignment_severe else Verdict.NOT_CONCLUSIVE
    statement = (
        f"2x is {share:.0%} of 1x, above {rules.misalignment_suspect:.0%} is suspect,"
        f" above {rules.misalignment_severe:.0%} severe"
    )
    return Symptom(SymptomKind.MISALIGNMENT, verdict, share, statement, _pick(seen, ("1x", "2x", "3x")))


def _looseness(seen: Mapping[str, Evidence], rules: SymptomRules) -> Symptom:
    high = [label for label, e in seen.items() if e.line.ratio >= rules.present_ratio]
    halves = [label for label in high if label in {"0.5x", "1.5x"}]
    harmonics = len(high) - len(halves)
    verdict = Verdict.ABSENT
    if harmonics >= rules.looseness_harmonics:
        verdict = Verdict.PRESENT if halves else Verdict.NOT_CONCLUSIVE
    statement = (
        f"{harmonics} of 10 harmonics and {len(halves)} half orders stand out,"
        f" {rules.looseness_harmonics} and one are looseness"
    )
    return Symptom(SymptomKind.LOOSENESS, verdict, float(harmonics), statement, _pick(seen, high))


def increase_of(symptom: Symptom) -> float | None:
    """Increase of a symptom's lines together (RMS) over the machine's own baseline; None without one."""
    known = [(e.line.amplitude, e.increase) for e in symptom.evidence if e.increase is not None]
    before = math.hypot(*(amplitude / (1 + increase) for amplitude, increase in known))
    return math.hypot(*(amplitude for amplitude, _ in known)) / before - 1 if before > 0 else None


def amplitude_of(symptom: Symptom) -> float:
    """Amplitude of a symptom's first line, 0 without one."""
    return symptom.evidence[0].line.amplitude if symptom.evidence else 0.0


def ranked(symptoms: Iterable[Symptom]) -> tuple[Symptom, ...]:
    """The surest first, of equally sure ones the strongest."""
    order = list(Verdict)
    return tuple(sorted(symptoms, key=lambda s: (order.index(s.verdict), -amplitude_of(s), s.kind.value)))

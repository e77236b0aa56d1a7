"""Bearing faults in a spectrum without its waveform: lines that repeat at the fault's frequency.

Impacts at a rate ring the structure, so that high up the spectrum holds lines spaced by that rate, wherever they
stand; a line at the rate itself proves nothing (the recordings of docs/domain.md, C9, have one beside BPFI, the
healthy one too).  How alike the spectrum is to itself, shifted by a frequency, is the autocorrelation of its
squared lines over the median of their surroundings: 0 for noise, 1 for lines that all repeat.
Checked on spectra of the CWRU recordings: 0.54 to 0.75 at the fault's rate, up to 0.13 of the
healthy, 0.05 to 0.19 of the ball's, over cuts of 0.7 to 5 s at 10, 12 and 25.6 kHz.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from domain.bearing import BearingOrders, FoundLine
from domain.spectrum import Spectrum
from domain.symptoms import Evidence, Symptom, SymptomKind, Verdict, ranked, required_speed

SURROUNDINGS_HZ = 60.0
HIGHEST = 8.0
"""Times the surroundings: what a line counts at most, so that one alone does not repeat by itself."""


SILENCE = 1e-6
"""Share of the loudest surroundings below which lines hold nothing."""


@dataclass(frozen=True, slots=True)
class SpacingRules:
    """Likeness (geometric mean of the shifts by 1, 2 and 3 times the rate) of a fault, and of a sign of one.

    ``rival_share``: a fault whose first shift is at least so alike as the likeliest one's is not told apart.
    """

    tolerance: float = 0.015
    present: float = 0.4
    notable: float = 0.15
    rival_share: float = 0.8


def likeness(spectrum: Spectrum, low_hz: float, longest_hz: float) -> Spectrum | None:
    """How alike a spectrum above a frequency is to itself, by the shift in Hz; None for too few lines."""
    first = max(0, spectrum.line(low_hz))
    width = max(3, round(SURROUNDINGS_HZ / spectrum.df_hz))
    blocks = (spectrum.amplitudes.size - first) // width
    if blocks * width * spectrum.df_hz < 2 * longest_hz:
        return None
    lines = spectrum.amplitudes[first : first + blocks * width].reshape(blocks, width)
    medians = np.median(lines, axis=1)
    heard = medians > SILENCE * medians.max()
    if np.count_nonzero(heard) * width * spectrum.df_hz < 2 * longest_hz:
        return None
    squares = np.zeros_like(lines)
    squares[heard] = np.minimum(lines[heard] / medians[heard, np.newaxis], HIGHEST) ** 2
    squares[heard] -= squares[heard].mean()
    # Twice the length, so that the end does not meet the begin.
    shifted = np.fft.irfft(np.abs(np.fft.rfft(squares.ravel(), 2 * squares.size)) ** 2)[: squares.size]
    shares = np.maximum(shifted / shifted[0], 0.0)[: math.ceil(longest_hz / spectrum.df_hz) + 1]
    return replace(spectrum, f0_hz=0.0, amplitudes=shares)


def spacing_symptoms(
    spectrum: Spectrum, shaft_hz: float | None, orders: BearingOrders, *, rules: SpacingRules | None = None
) -> tuple[Symptom, ...]:
    """Outer race, inner race and ball from a spectrum that reaches far above their rates, the surest first.

    None at all where it does not, or where its lines are wider than an eighth of the shaft's speed.
    """
    speed_hz = required_speed(shaft_hz)
    rules = rules or SpacingRules()
    hertz = orders.at_hz(speed_hz)
    alike = likeness(spectrum, max(3 * hertz.bpfi, 500.0), 3.2 * hertz.bpfi)
    if alike is None or spectrum.df_hz > speed_hz / 8:
        return ()
    faults = (
        (SymptomKind.BEARING_OUTER_RACE, "BPFO", hertz.bpfo),
        (SymptomKind.BEARING_INNER_RACE, "BPFI", hertz.bpfi),
        (SymptomKind.BEARING_BALL, "2xBSF", hertz.ball_defect),
    )
    found = [_judged(alike, kind, name, rate_hz, speed_hz, rules) for kind, name, rate_hz in faults]
    certain = [s for s in found if s.verdict is Verdict.PRESENT]
    likeliest = max((s.evidence[0].line.amplitude for s in certain), default=0.0)
    close = [s for s in certain if s.evidence[0].line.amplitude >= rules.rival_share * likeliest]
    return ranked(_told_apart(symptom, certain, close) for symptom in found)


def _told_apart(symptom: Symptom, certain: Sequence[Symptom], close: Sequence[Symptom]) -> Symptom:
    rivals = ", ".join(s.kind.value for s in close if s is not symptom)
    if symptom not in certain or not rivals:
        return symptom
    note = f"; lines of {rivals} repeat as well"
    return replace(symptom, verdict=Verdict.NOT_CONCLUSIVE, statement=symptom.statement + note)


def _judged(
    alike: Spectrum, kind: SymptomKind, name: str, rate_hz: float, shaft_hz: float, rules: SpacingRules
) -> Symptom:
    main = _highest(alike, rate_hz, rules.tolerance, shaft_hz)
    lines = [main, *(_highest(alike, times * main.frequency_hz, 0.004, None) for times in (2, 3))]
    measure = math.prod(line.amplitude for line in lines) ** (1 / len(lines))
    verdict = Verdict.ABSENT
    if measure >= rules.notable:
        verdict = Verdict.PRESENT if measure >= rules.present else Verdict.NOT_CONCLUSIVE
    statement = (
        f"the spectrum shifted by {name} ({main.frequency_hz:.1f} Hz, expected {rate_hz:.1f}) and its multiples is"
        f" {measure:.0%} alike; {rules.notable:.0%} is a sign, {rules.present:.0%} a fault; no waveform was sent"
    )
    labels = (f"shift by {name}", f"shift by 2x {name}", f"shift by 3x {name}")
    evidence = tuple(Evidence(label, line, "share") for label, line in zip(labels, lines, strict=True))
    return Symptom(kind, verdict, measure, statement, evidence)


def _highest(alike: Spectrum, expected_hz: float, tolerance: float, apart_from_hz: float | None) -> FoundLine:
    """The shift about a frequency that is the most alike; ``ratio`` over the likeness of all shifts (RMS).

    Shifts by multiples of ``apart_from_hz`` are passed over: the shaft's own lines repeat by them.
    """
    reach_hz = max(expected_hz * tolerance, 1.5 * alike.df_hz)
    near = alike.band(expected_hz - reach_hz, expected_hz + reach_hz)
    shares = alike.amplitudes[near].copy()
    if apart_from_hz is not None:
        shifts_hz = alike.frequencies_hz[near]
        off_hz = np.abs(shifts_hz - np.round(shifts_hz / apart_from_hz) * apart_from_hz)
        shares[off_hz <= 1.5 * alike.df_hz] = 0.0
    index = int(np.argmax(shares))
    share = float(shares[index])
    usual = math.sqrt(float(np.mean(alike.amplitudes**2)))
    return FoundLine(expected_hz, (near.start + index) * alike.df_hz, share, share / usual if usual else 0.0)

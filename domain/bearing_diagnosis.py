"""One answer for a rolling bearing: healthy, outer race, inner race, ball, cage, or inconclusive, and why.

No band of the envelope suits every machine, so the same question is asked of several: all above the fault
lines' own harmonics, and each octave from 1 kHz on.  A fault is named where two of the bands show it, or one
shows it far beyond doubt.  Weak signs in two bands are inconclusive; in one alone they are the machine's own
lines, which healthy machines have, too.  Thresholds are those of a recording of 150 revolutions: longer ones are
averaged to that length (Welch), in shorter ones a line stands out less by the root of their share.
Source: decisions of docs/domain.md; checked on the CWRU recordings, cut and altered in many ways
(``python -m tests.domain.bearing_cuts``), and on simulated bearings of other speeds, rates and geometries.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike

from domain.bearing import BearingOrders, envelope
from domain.bearing_symptoms import bearing_symptoms, without_modulations
from domain.spectrum import Quantity, Samples, Spectrum, amplitude_spectrum, welch_spectrum
from domain.symptoms import Symptom, SymptomKind, SymptomRules, Verdict, ranked, required_speed
from domain.vibration import waveform_features

REVOLUTIONS = 150.0
LEAST_REVOLUTIONS, LEAST_FOR_HEALTHY = 20.0, 60.0
"""Fewer say nothing; below the second number a fault can be named, but its absence proves nothing."""
LEAST_NOTABLE = 3.5
"""A family's strength that noise (2.6) and a healthy machine's lines in 75 revolutions (2.9) do not reach."""
BANDS_THAT_AGREE = 2
BEST_BAND_FACTOR = 2.3
"""Times ``present_ratio`` that the best of the agreeing bands shows: lines of other causes reach 2.2, faults of
races 2.8 (105 of the CWRU's recordings)."""
IMPULSIVE_KURTOSIS = 3.15
"""Kurtosis above which a signal has impacts in it: healthy machines have 3 or less, whatever their lines."""
SILENCE = 1e-6
"""Share of a signal's RMS below which a band holds nothing."""
Band = tuple[float, float]
_VERDICTS = list(Verdict)


class Conclusion(StrEnum):
    HEALTHY = "healthy"
    OUTER_RACE = "outer_race"
    INNER_RACE = "inner_race"
    BALL = "ball"
    CAGE = "cage"
    INCONCLUSIVE = "inconclusive"


_NAMES = {
    SymptomKind.BEARING_OUTER_RACE: Conclusion.OUTER_RACE,
    SymptomKind.BEARING_INNER_RACE: Conclusion.INNER_RACE,
    SymptomKind.BEARING_BALL: Conclusion.BALL,
    SymptomKind.BEARING_CAGE: Conclusion.CAGE,
}


@dataclass(frozen=True, slots=True)
class BearingDiagnosis:
    """What is to be said of a bearing; ``symptoms`` hold each fault's verdict and lines, the surest first."""

    conclusion: Conclusion
    statement: str
    symptoms: tuple[Symptom, ...]
    bands_hz: tuple[Band, ...]
    revolutions: float


def diagnose_bearing(
    waveform: ArrayLike,
    sample_rate_hz: float,
    shaft_hz: float | None,
    orders: BearingOrders,
    *,
    unit: str = "g",
    bands_hz: Sequence[Band] | None = None,
    rules: SymptomRules | None = None,
) -> BearingDiagnosis:
    """Diagnosis from an acceleration waveform of one dimension.

    ``orders``: fault frequencies as multiples of shaft speed; ``bands_hz``: where the bearing rings, if that is
    known.  ``ValueError`` without a speed, or for a signal that isn't finite samples.
    """
    speed_hz = required_speed(shaft_hz)
    samples = np.asarray(waveform, dtype=np.float64)
    if samples.ndim != 1 or samples.size < 2 or not bool(np.all(np.isfinite(samples))):
        raise ValueError("waveform: one dimension of two or more finite samples is expected")
    if not sample_rate_hz > 0:
        raise ValueError(f"sample_rate_hz: {sample_rate_hz} given, a number above 0 is expected")
    revolutions = samples.size / sample_rate_hz * speed_hz
    bands = usable_bands(sample_rate_hz, speed_hz, orders, bands_hz)
    reason = ""
    if revolutions < LEAST_REVOLUTIONS:
        reason = f"{revolutions:.1f} revolutions are recorded, {LEAST_REVOLUTIONS:g} are expected"
    elif not bands:
        reason = f"{sample_rate_hz:g} Hz is too slow for an envelope at {speed_hz * 60:g} rpm"
    rules = scaled(rules or SymptomRules(), revolutions)
    seen = {}
    for band in () if reason else bands:
        signal = envelope(samples, sample_rate_hz, *band)
        # A band that holds nothing but rounding shows lines of the arithmetic.
        if float(signal.std()) > SILENCE * float(samples.std()):
            spectrum = _spectrum(signal, sample_rate_hz, speed_hz, unit)
            seen[band] = bearing_symptoms(spectrum, speed_hz, orders, rules=rules, alone=True)
    if not seen:
        reason = reason or "the signal holds nothing in the bands in which a bearing rings"
        return BearingDiagnosis(Conclusion.INCONCLUSIVE, reason, (), bands, revolutions)
    found = [_over_bands(kind, seen, rules) for kind in _NAMES]
    symptoms = ranked(without_modulations(_told_apart(found, speed_hz), rules))
    conclusion, statement = concluded(symptoms, revolutions)
    kurtosis = waveform_features(samples).kurtosis
    if conclusion is Conclusion.HEALTHY and kurtosis is not None and kurtosis > IMPULSIVE_KURTOSIS:
        conclusion = Conclusion.INCONCLUSIVE
        statement += f", but there are impacts in the signal: its kurtosis is {kurtosis:.2f}, 3 is usual"
    return BearingDiagnosis(conclusion, statement, symptoms, tuple(seen), revolutions)


def usable_bands(
    sample_rate_hz: float, shaft_hz: float, orders: BearingOrders, given: Sequence[Band] | None = None
) -> tuple[Band, ...]:
    """Envelope bands: above the third harmonic of the fastest fault, and wide enough to carry it."""
    top, fastest = 0.49 * sample_rate_hz, orders.at_hz(shaft_hz).bpfi
    if given is not None:
        bands = [(low, min(high, top)) for low, high in given]
        return tuple((low, high) for low, high in bands if low > 0 and high - low >= fastest)
    low = max(3 * fastest, 500.0)
    octaves = [1000.0 * 2**k for k in range(12)]
    bands = [(low, top), *((edge, min(2 * edge, top)) for edge in octaves if edge >= low and 1.25 * edge < top)]
    return tuple(band for band in bands if band[1] - band[0] >= 3 * fastest)


def scaled(rules: SymptomRules, revolutions: float) -> SymptomRules:
    """The rules for a recording of so many revolutions: lines stand out of a shorter one less."""
    share = min(1.0, max(0.6, math.sqrt(revolutions / REVOLUTIONS)))
    return replace(
        rules,
        present_ratio=rules.present_ratio * share,
        harmonic_ratio=max(4.0, rules.harmonic_ratio * share),
        notable_ratio=max(LEAST_NOTABLE, rules.notable_ratio * share),
    )


def _spectrum(signal: Samples, rate_hz: float, shaft_hz: float, unit: str) -> Spectrum:
    length = round(REVOLUTIONS / shaft_hz * rate_hz)
    if 1.5 * length >= signal.size:
        return amplitude_spectrum(signal, rate_hz, quantity=Quantity.ACCELERATION, unit=unit)
    return welch_spectrum(signal, rate_hz, length, quantity=Quantity.ACCELERATION, unit=unit)


def _over_bands(kind: SymptomKind, seen: Mapping[Band, Sequence[Symptom]], rules: SymptomRules) -> Symptom:
    """One symptom of a kind from those of all bands: the best band's, with the verdict of all."""
    bands, each = list(seen), [next(s for s in symptoms if s.kind is kind) for symptoms in seen.values()]
    needed = min(BANDS_THAT_AGREE, len(bands))
    sure = [s for s in each if s.verdict is Verdict.PRESENT]
    signs = [s for s in each if s.verdict is not Verdict.ABSENT]
    best, band = max(
        zip(each, bands, strict=True), key=lambda pair: (-_VERDICTS.index(pair[0].verdict), pair[0].measure)
    )
    verdict = Verdict.ABSENT
    agreed = len(sure) >= needed and kind is not SymptomKind.BEARING_CAGE  # it modulates whatever rings
    factor = BEST_BAND_FACTOR if agreed else rules.sure_factor
    if any(s.measure >= factor * rules.present_ratio for s in sure):
        verdict = Verdict.PRESENT
    elif len(signs) >= needed or any(s.measure >= rules.present_ratio for s in signs):
        verdict = Verdict.NOT_CONCLUSIVE
    count = len(sure) if verdict is Verdict.PRESENT else len(signs)
    where = f" (envelope of {band[0]:.0f} to {band[1]:.0f} Hz; seen in {count} of {len(bands)} bands)"
    return replace(best, verdict=verdict, statement=best.statement + where)


def _told_apart(symptoms: Sequence[Symptom], shaft_hz: float) -> list[Symptom]:
    """Two faults whose frequencies coincide in this bearing share a line, which then names neither.

    A side line of the inner race (it passes through the load once a turn) names no other fault.
    """
    certain = [s for s in symptoms if s.verdict is Verdict.PRESENT]
    signs = [s for s in symptoms if s.verdict is not Verdict.ABSENT]
    result = []
    for symptom in symptoms:
        note = ""
        if symptom in certain:
            twins = [s.kind.value for s in certain if s is not symptom and _same_line(s, symptom)]
            if any(_is_side_line(symptom, s, shaft_hz) for s in certain):
                note = "; it is where the inner race has a side line at the shaft's speed"
            elif twins:
                note = f"; {', '.join(twins)} has the same frequency in this bearing"
            elif symptom.kind is SymptomKind.BEARING_CAGE and len(signs) > 1:
                note = "; the cage's speed modulates the lines of other faults, of which there are signs"
        result.append(
            replace(symptom, verdict=Verdict.NOT_CONCLUSIVE, statement=symptom.statement + note)
            if note
            else symptom
        )
    return result


def _same_line(one: Symptom, other: Symptom) -> bool:
    first, second = (s.evidence[0].line.frequency_hz for s in (one, other))
    return abs(first - second) <= 0.002 * first


def _is_side_line(symptom: Symptom, inner: Symptom, shaft_hz: float) -> bool:
    """Whether a symptom's line is one of the inner race's first side lines, and that the stronger fault."""
    if inner.kind is not SymptomKind.BEARING_INNER_RACE or symptom is inner or symptom.measure > inner.measure:
        return False
    line_hz, main_hz = (s.evidence[0].line.frequency_hz for s in (symptom, inner))
    return abs(abs(main_hz - line_hz) - shaft_hz) <= 0.005 * main_hz


def concluded(symptoms: Sequence[Symptom], revolutions: float) -> tuple[Conclusion, str]:
    """The answer that a bearing's symptoms, the surest first, come down to."""
    certain = [s for s in symptoms if s.verdict is Verdict.PRESENT]
    unsure = [s for s in symptoms if s.verdict is Verdict.NOT_CONCLUSIVE]
    if certain:
        return _NAMES[certain[0].kind], certain[0].statement
    if unsure:
        signs = ", ".join(_NAMES[s.kind].value for s in unsure)
        return Conclusion.INCONCLUSIVE, f"signs of {signs}, not enough for a name: {unsure[0].statement}"
    if revolutions < LEAST_FOR_HEALTHY:
        reason = (
            f"no line of the bearing stands out, but {revolutions:.0f} revolutions are too few to call it healthy"
        )
        return Conclusion.INCONCLUSIVE, reason
    return Conclusion.HEALTHY, "no line of the bearing stands out of its surroundings"

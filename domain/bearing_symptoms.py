"""Bearing faults in a spectrum: a line at least 10 times its surroundings, with a harmonic, is one.

They show in the envelope spectrum first.  One line alone, or a family of weak ones (domain/line_family.py), is no
proof: it is called not conclusive.  So is a line that swells and fades without impacts, whose harmonics are small
(impacts make harmonics nearly as high as the line), and one where the shaft has a harmonic of its
own, or a half order, as loose parts do.
Source: decisions of docs/domain.md; checked on the CWRU recordings (C9).
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from domain.bearing import BearingOrders, apart_hz, find_line
from domain.line_family import LineFamily, find_family
from domain.spectrum import Spectrum
from domain.symptoms import (
    Evidence,
    Symptom,
    SymptomKind,
    SymptomRules,
    Verdict,
    against,
    amplitude_of,
    lines_near,
    ranked,
    required_speed,
)


def bearing_symptoms(
    envelope: Spectrum,
    shaft_hz: float | None,
    orders: BearingOrders,
    *,
    baseline: Spectrum | None = None,
    rules: SymptomRules | None = None,
    alone: bool = False,
) -> tuple[Symptom, ...]:
    """Outer race, inner race, ball and cage from an envelope spectrum, the surest and strongest first.

    ``orders``: fault frequencies as multiples of shaft speed; ``alone``: each judged without looking at the
    others, whose modulation it can be.  The evidence holds the fault line, its
    harmonics, and the side lines at ± shaft speed (inner race) or ± cage speed (ball).
    """
    speed_hz = required_speed(shaft_hz)
    rules = rules or SymptomRules()
    hertz = orders.at_hz(speed_hz)
    faults = (
        (SymptomKind.BEARING_OUTER_RACE, "BPFO", hertz.bpfo, None),
        (SymptomKind.BEARING_INNER_RACE, "BPFI", hertz.bpfi, speed_hz),
        (SymptomKind.BEARING_BALL, "2xBSF", hertz.ball_defect, hertz.ftf),
        (SymptomKind.BEARING_CAGE, "FTF", hertz.ftf, None),
    )
    found = [
        _bearing_symptom(envelope, kind, name, frequency_hz, side_hz, speed_hz, rules, baseline)
        for kind, name, frequency_hz, side_hz in faults
    ]
    # A certain fault's harmonics would make weak families of the others.
    others_hz = [speed_hz, *(s.evidence[0].line.frequency_hz for s in found if s.verdict is Verdict.PRESENT)]
    for index, (kind, name, frequency_hz, _) in enumerate(faults):
        family = find_family(envelope, frequency_hz, tolerance=rules.tolerance, apart_from_hz=others_hz)
        if found[index].verdict is Verdict.ABSENT and family is not None and family.ratio >= rules.notable_ratio:
            found[index] = _weak(kind, name, family, envelope.unit, baseline, rules)
    return ranked(found if alone else without_modulations(found, rules))


def _bearing_symptom(
    envelope: Spectrum,
    kind: SymptomKind,
    name: str,
    frequency_hz: float,
    side_hz: float | None,
    shaft_hz: float,
    rules: SymptomRules,
    baseline: Spectrum | None,
) -> Symptom:
    main = find_line(envelope, frequency_hz, tolerance=rules.tolerance, apart_from_hz=shaft_hz)
    if main is None:
        return Symptom(kind, Verdict.ABSENT, 0.0, f"no line near {name} ({frequency_hz:.1f} Hz)", ())
    # Slip moves the line; its harmonics and side lines follow what was found, not the geometry.
    true_hz = main.frequency_hz
    followers = {f"2x {name}": 2 * true_hz, f"3x {name}": 3 * true_hz}
    if side_hz is not None:
        followers |= {f"{name} - side": true_hz - side_hz, f"{name} + side": true_hz + side_hz}
    close = replace(rules, tolerance=rules.harmonic_tolerance)
    seen: Mapping[str, Evidence] = lines_near(envelope, followers, close, baseline)
    harmonics = [seen[label].line for label in (f"2x {name}", f"3x {name}") if label in seen]
    harmonic = max((line.ratio for line in harmonics), default=0.0)
    share = max((line.amplitude for line in harmonics), default=0.0) / main.amplitude
    order = round(2 * true_hz / shaft_hz) / 2
    # A half order must be met: nothing else makes the shaft's own lines likely there.
    near_hz = apart_hz(envelope, frequency_hz) if order.is_integer() else 0.75 * envelope.df_hz
    is_shafts = order >= 1 and abs(true_hz - order * shaft_hz) <= near_hz
    verdict, note = Verdict.ABSENT, ""
    if main.ratio >= rules.present_ratio:
        verdict = Verdict.PRESENT if harmonic >= rules.harmonic_ratio else Verdict.NOT_CONCLUSIVE
    if verdict is Verdict.PRESENT and is_shafts:
        verdict, note = Verdict.NOT_CONCLUSIVE, f"; it cannot be told from {order:g}x the shaft's speed"
    elif verdict is Verdict.PRESENT and share < rules.harmonic_share:
        verdict = Verdict.NOT_CONCLUSIVE
        note = f"; its harmonics are {share:.0%} of it, of impacts {rules.harmonic_share:.0%} or more"
    statement = (
        f"{name} at {main.frequency_hz:.1f} Hz (expected {frequency_hz:.1f}) is {main.ratio:.1f} times its"
        f" surroundings, its best harmonic {harmonic:.1f} times;"
        f" {rules.present_ratio:.1f} and {rules.harmonic_ratio:.1f} are expected of a fault{note}"
    )
    evidence = (against(name, main, envelope.unit, baseline, rules), *seen.values())
    return Symptom(kind, verdict, main.ratio, statement, evidence)


def _weak(
    kind: SymptomKind,
    name: str,
    family: LineFamily,
    unit: str,
    baseline: Spectrum | None,
    rules: SymptomRules,
) -> Symptom:
    """Lines of which none proves a fault, but that stand out together."""
    labels = [name if order == 1 else f"{order}x {name}" for order, _ in family.lines]
    statement = (
        f"{', '.join(labels)} of {family.fundamental_hz:.1f} Hz stand {family.ratio:.1f} times out of their"
        f" surroundings together, {rules.notable_ratio:.1f} are a sign; {rules.present_ratio:.1f} by {name} itself"
        f" and {rules.harmonic_ratio:.1f} by a harmonic are expected of a fault"
    )
    evidence = tuple(
        against(label, line, unit, baseline, rules) for label, (_, line) in zip(labels, family.lines, strict=True)
    )
    return Symptom(kind, Verdict.NOT_CONCLUSIVE, family.ratio, statement, evidence)


def without_modulations(symptoms: Sequence[Symptom], rules: SymptomRules) -> list[Symptom]:
    """The symptoms; a line far below a certain fault's is no fault of its own until more speaks for it."""
    certain = [s for s in symptoms if s.verdict is Verdict.PRESENT]
    strongest = max(certain, key=amplitude_of, default=None)
    if strongest is None:
        return list(symptoms)
    limit = rules.modulation_share * amplitude_of(strongest)
    note = f"; it can be a modulation of {strongest.kind.value}, whose line is far higher"
    return [
        replace(s, verdict=Verdict.NOT_CONCLUSIVE, statement=s.statement + note)
        if s.verdict is Verdict.PRESENT and amplitude_of(s) < limit
        else s
        for s in symptoms
    ]

"""Gears and motors: lines that depend on what sits at a position, teeth or poles, beside the speed.

Gear: the mesh at teeth × shaft speed is no fault of its own; side lines at ± 1x and ± 2x that are high (half of
the mesh) or have grown are.  Stator: 2 × mains, which must lie apart from the shaft's own lines.  Rotor bars: side
lines of 1x at ± the pole pass frequency, poles × slip, where slip = 2 × mains / poles - shaft.
Source: signatures of docs/domain.md (3.3); the shares are practice, not a standard's.  Without a baseline no mesh
is called a fault for certain: how high a healthy one is depends on its load.
"""

from dataclasses import dataclass, replace

from domain.bearing import FoundLine, find_line
from domain.spectrum import Spectrum, to_velocity, total_rms
from domain.symptoms import (
    Evidence,
    Symptom,
    SymptomKind,
    SymptomRules,
    Verdict,
    against,
    increase_of,
    required_speed,
)

LARGEST_SLIP = 0.15
"""Share of the synchronous speed beyond which the motor does not run on these mains."""


@dataclass(frozen=True, slots=True)
class Motor:
    """An induction motor on mains of ``line_hz`` with so many poles (an even number)."""

    line_hz: float
    poles: int

    def __post_init__(self) -> None:
        if self.poles < 2 or self.poles % 2:
            raise ValueError(f"poles: {self.poles} given, an even number of 2 or more is expected")
        if not self.line_hz > 0:
            raise ValueError(f"line_hz: {self.line_hz} given, a number above 0 is expected")


def gear_symptoms(
    spectrum: Spectrum,
    shaft_hz: float | None,
    teeth: int,
    *,
    baseline: Spectrum | None = None,
    rules: SymptomRules | None = None,
) -> tuple[Symptom, ...]:
    """The mesh of a gear with so many teeth on the shaft; nothing where the spectrum does not reach it.

    A speed error moves the mesh by teeth × its error: searched within the tolerance, at most ± 0.4 of the shaft
    speed, so that it is not taken for a side line, which are searched about what was found.
    """
    speed_hz, rules = required_speed(shaft_hz), rules or SymptomRules()
    spectrum = spectrum.in_base_unit()
    baseline = baseline.in_base_unit() if baseline else None
    if teeth < 2:
        raise ValueError(f"teeth: {teeth} given, 2 or more are expected")
    expected_hz = teeth * speed_hz
    reach = min(rules.tolerance, 0.4 / teeth)
    mesh = find_line(spectrum, expected_hz, tolerance=reach)
    if mesh is None or expected_hz + 2 * speed_hz > spectrum.last_hz or speed_hz < 4 * spectrum.df_hz:
        return ()
    evidence = [against("mesh", mesh, spectrum.unit, baseline, replace(rules, tolerance=reach))]
    for sides in (-2, -1, 1, 2):
        frequency_hz = mesh.frequency_hz + sides * speed_hz
        evidence += _seen(f"mesh {sides:+d}x", spectrum, frequency_hz, 0.1 * speed_hz, baseline, rules)
    evidence += _seen("2x mesh", spectrum, 2 * mesh.frequency_hz, 0.1 * speed_hz, baseline, rules)
    sides_seen = [e for e in evidence if e.label.startswith("mesh ")]
    high = [e for e in sides_seen if e.line.ratio >= rules.harmonic_ratio]
    share = max((e.line.amplitude for e in high), default=0.0) / mesh.amplitude
    statement = (
        f"mesh of {teeth} teeth at {mesh.frequency_hz:.1f} Hz (expected {expected_hz:.1f}) is"
        f" {mesh.ratio:.1f} times its surroundings, {len(high)} of {len(sides_seen)} side lines stand out,"
        f" up to {share:.0%} of it; two and {rules.side_share:.0%} are a sign"
    )
    symptom = Symptom(SymptomKind.GEAR_MESH, Verdict.ABSENT, share, statement, tuple(evidence))
    growth = increase_of(symptom)
    grown = growth is not None and growth >= rules.grown and mesh.ratio >= rules.harmonic_ratio
    if grown and len(high) >= 2:
        symptom = replace(symptom, verdict=Verdict.PRESENT)
    elif grown or (len(high) >= 2 and share >= rules.side_share and growth is None):
        symptom = replace(symptom, verdict=Verdict.NOT_CONCLUSIVE)
    return (symptom,)


def motor_symptoms(
    spectrum: Spectrum,
    shaft_hz: float | None,
    motor: Motor,
    *,
    baseline: Spectrum | None = None,
    rules: SymptomRules | None = None,
) -> tuple[Symptom, ...]:
    """Stator and rotor bars of an induction motor, as far as the spectrum's lines are fine enough for each."""
    speed_hz, rules = required_speed(shaft_hz), rules or SymptomRules()
    velocity = to_velocity(spectrum, 0.4 * speed_hz)
    before = to_velocity(baseline, 0.4 * speed_hz) if baseline else None
    found = (
        _stator(velocity, speed_hz, motor, before, rules),
        _rotor(velocity, speed_hz, motor, before, rules),
    )
    return tuple(symptom for symptom in found if symptom is not None)


def _seen(
    label: str,
    spectrum: Spectrum,
    frequency_hz: float,
    reach_hz: float,
    baseline: Spectrum | None,
    rules: SymptomRules,
) -> list[Evidence]:
    tolerance = reach_hz / frequency_hz
    line: FoundLine | None = find_line(spectrum, frequency_hz, tolerance=tolerance)
    close = replace(rules, tolerance=tolerance)
    return [against(label, line, spectrum.unit, baseline, close)] if line else []


def _stator(
    velocity: Spectrum, shaft_hz: float, motor: Motor, before: Spectrum | None, rules: SymptomRules
) -> Symptom | None:
    wanted_hz = 2 * motor.line_hz
    off_hz = abs(wanted_hz - round(wanted_hz / shaft_hz) * shaft_hz)
    # Where a harmonic of the shaft is that near, the line may be the shaft's: nothing is to be said.
    if off_hz < max(3 * velocity.df_hz, 0.005 * wanted_hz):
        return None
    evidence = _seen("2x mains", velocity, wanted_hz, 0.003 * wanted_hz, before, rules)
    if not evidence:
        return None
    total, line = total_rms(velocity), evidence[0].line
    reach_hz = 2 * velocity.df_hz
    near = total_rms(velocity, line.frequency_hz - reach_hz, line.frequency_hz + reach_hz)
    share = near / total if total > 0 else 0.0
    growth = evidence[0].increase
    grown = growth is not None and growth >= rules.grown
    verdict = Verdict.ABSENT
    if line.ratio >= rules.present_ratio and total >= rules.quiet_below_mm_s:
        if share >= rules.mains_share:
            verdict = Verdict.PRESENT if grown or growth is None else Verdict.NOT_CONCLUSIVE
        elif grown:
            verdict = Verdict.NOT_CONCLUSIVE
    statement = (
        f"2x mains at {line.frequency_hz:.1f} Hz is {line.ratio:.1f} times its surroundings and {share:.0%} of the"
        f" velocity RMS ({total:.2f} mm/s); {rules.mains_share:.0%} above {rules.quiet_below_mm_s:g} mm/s is one"
    )
    return Symptom(SymptomKind.ELECTRICAL, verdict, share, statement, tuple(evidence))


def _rotor(
    velocity: Spectrum, shaft_hz: float, motor: Motor, before: Spectrum | None, rules: SymptomRules
) -> Symptom | None:
    synchronous_hz = 2 * motor.line_hz / motor.poles
    slip_hz = synchronous_hz - shaft_hz
    pass_hz = motor.poles * slip_hz
    if not 0 < slip_hz <= LARGEST_SLIP * synchronous_hz or pass_hz < 4 * velocity.df_hz or pass_hz > shaft_hz / 2:
        return None
    first = find_line(velocity, shaft_hz, tolerance=rules.tolerance)
    if first is None or first.amplitude <= 0:
        return None
    evidence = [against("1x", first, velocity.unit, before, rules)]
    reach_hz = max(1.5 * velocity.df_hz, 0.1 * pass_hz)
    for sign, name in ((-1, "1x - pole pass"), (1, "1x + pole pass")):
        evidence += _seen(name, velocity, first.frequency_hz + sign * pass_hz, reach_hz, before, rules)
    sides = evidence[1:]
    share = min((e.line.amplitude for e in sides), default=0.0) / first.amplitude
    stand_out = len(sides) == 2 and all(e.line.ratio >= rules.harmonic_ratio for e in sides)
    growth = increase_of(Symptom(SymptomKind.ROTOR_BAR, Verdict.ABSENT, share, "", tuple(sides)))
    verdict = Verdict.ABSENT
    if stand_out and share >= rules.pole_pass_share and total_rms(velocity) >= rules.quiet_below_mm_s:
        grown = growth is not None and growth >= rules.grown
        verdict = Verdict.PRESENT if grown else Verdict.NOT_CONCLUSIVE
    statement = (
        f"side lines of 1x at ± {pass_hz:.2f} Hz ({motor.poles} poles × slip of {slip_hz:.2f} Hz) are {share:.0%}"
        f" of 1x or more; {rules.pole_pass_share:.0%} of both are a sign, their doubling a fault"
    )
    return Symptom(SymptomKind.ROTOR_BAR, verdict, share, statement, tuple(evidence))

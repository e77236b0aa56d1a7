"""From a waveform or spectrum to features and fault symptoms, each with the lines that say so."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection

from domain.bearing import BearingGeometry, bearing_orders
from domain.bearing_diagnosis import BearingDiagnosis, diagnose_bearing
from domain.line_spacing import spacing_symptoms
from domain.position_symptoms import Motor, gear_symptoms, motor_symptoms
from domain.spectrum import Spectrum, spectrum_from_message
from domain.symptoms import Symptom, SymptomRules, Verdict, increase_of, shaft_symptoms, watched_lines
from domain.vibration import waveform_features
from handlers.condition import baselines, store, store_diagnosis
from handlers.condition.components import level_of_symptoms
from handlers.condition.hearing import Word, take_word
from handlers.condition.store import Feature, MonitoredMachine
from handlers.condition.store_diagnosis import Seen, Signal
from handlers.outbox.publish import publish

SYMPTOM_FOUND = "Condition.fault_symptom_found.v1"


def diagnose(connection: Connection, machine: MonitoredMachine, seen: Seen, message: Mapping[str, Any]) -> None:
    """Store features of the waveform, and symptoms in spectrum and envelope; tell of symptoms that are new.

    Without a speed there are no symptoms, without a waveform no features of it, and bearing faults only where the
    spectrum reaches far above their rates.
    """
    signal = store_diagnosis.waveform(connection, seen.device_id, seen.time, seen.axis)
    if signal is not None:
        for feature in waveform_rows(seen, signal):
            store.save_feature(connection, machine, feature)
    speed_rpm = message["speed_rpm"] or (signal.speed_rpm if signal else None)
    if not speed_rpm:
        return
    spectrum = spectrum_from_message(message)
    baseline = baselines.of_spectrum(connection, machine, seen, spectrum, speed_rpm)
    found = [("", symptom) for symptom in _shaft(spectrum, baseline, speed_rpm / 60)]
    for component in store_diagnosis.components(connection, machine.id, seen.device_id, seen.time):
        known = len(found)
        part, shaft_hz = component["name"], speed_rpm / 60 * float(component.get("speed_ratio") or 1.0)
        found += [(part, symptom) for symptom in _position(component, spectrum, baseline, shaft_hz)]
        if isinstance(component.get("bearing"), dict):
            found += [(part, symptom) for symptom in _bearing(component, signal, spectrum, baseline, shaft_hz)]
        _judge_component(connection, machine, seen, component, [symptom for _, symptom in found[known:]])
    shown = [(part, symptom) for part, symptom in _strongest(found) if symptom.verdict is not Verdict.ABSENT]
    before = store_diagnosis.present_symptoms_before(connection, seen.device_id, seen.axis, seen.time)
    rows = [_row(part, symptom, speed_rpm) for part, symptom in shown]
    keys = {"device_id": seen.device_id, "axis": seen.axis, "time": seen.time}
    store_diagnosis.replace_symptoms(connection, machine, keys, rows)
    for row in rows:
        if row["verdict"] == Verdict.PRESENT.value and row["kind"] not in before:
            data = {"machine_id": machine.id, "machine_name": machine.name, "time": seen.time}
            data |= {name: row[name] for name in ("kind", "severity", "statement")}
            data |= {"increase": row["evidence"]["increase"]}
            publish(
                connection, machine.organization_id, SYMPTOM_FOUND, str(machine.id), data=data, source="condition"
            )


def _judge_component(
    connection: Connection,
    machine: MonitoredMachine,
    seen: Seen,
    component: Mapping[str, Any],
    symptoms: Sequence[Symptom],
) -> None:
    """What a spectrum shows of a component is an indicator of its own, which no threshold judges."""
    if not symptoms:
        return
    certain = [symptom for symptom in symptoms if symptom.verdict is Verdict.PRESENT]
    reason = certain[0].statement if certain else "no symptom for certain"
    indicator = f"symptoms:{component['name']} {seen.axis}"
    word = Word(indicator, level_of_symptoms(symptoms), reason, {"kinds": [s.kind.value for s in certain]})
    take_word(connection, machine, component["id"], word, seen.time)


def waveform_rows(seen: Seen, signal: Signal) -> list[Feature]:
    """RMS, peak, crest factor and kurtosis of a waveform; those that a flat signal has none of are left out."""
    try:
        found = waveform_features(signal.samples)
    except ValueError:
        return []
    values = (
        ("waveform_rms", found.rms, signal.unit),
        ("waveform_peak", found.peak, signal.unit),
        ("waveform_peak_to_peak", found.peak_to_peak, signal.unit),
        ("crest_factor", found.crest, ""),
        ("kurtosis", found.kurtosis, ""),
    )
    return [
        Feature(seen.device_id, seen.axis, name, seen.time, value, unit, None)
        for name, value, unit in values
        if value is not None and math.isfinite(value)
    ]


def _shaft(spectrum: Spectrum, baseline: Spectrum | None, shaft_hz: float) -> Sequence[Symptom]:
    try:
        return shaft_symptoms(spectrum, shaft_hz, baseline=baseline)
    except ValueError:  # a spectrum that does not reach into the band says nothing of the shaft
        return ()


def _position(
    component: Mapping[str, Any], spectrum: Spectrum, baseline: Spectrum | None, shaft_hz: float
) -> list[Symptom]:
    """What the teeth and poles of a component show."""
    found: list[Symptom] = []
    if teeth := component.get("gear_teeth"):
        found += gear_symptoms(spectrum, shaft_hz, teeth, baseline=baseline)
    if isinstance(motor := component.get("motor"), dict):
        found += motor_symptoms(spectrum, shaft_hz, Motor(**motor), baseline=baseline)
    return found


def _bearing(
    component: Mapping[str, Any],
    signal: Signal | None,
    spectrum: Spectrum,
    baseline: Spectrum | None,
    shaft_hz: float,
) -> Sequence[Symptom]:
    """What the waveform shows of a bearing, else the spectrum; with the increase of its lines in the spectrum."""
    try:
        orders = bearing_orders(BearingGeometry(**component["bearing"]))
        if signal is None:
            return spacing_symptoms(spectrum, shaft_hz, orders)
        found = of_bearing(signal, shaft_hz, component["bearing"], component.get("envelope_band_hz")).symptoms
    except (ValueError, TypeError):  # bearing data that people keep, or samples that are no signal
        return ()
    if baseline is None:
        return found
    return [_with_increase(symptom, spectrum.in_base_unit(), baseline) for symptom in found]


def _with_increase(symptom: Symptom, spectrum: Spectrum, baseline: Spectrum) -> Symptom:
    """The symptom with its first lines in the spectrum and their increase: of envelopes no baseline is kept."""
    if not symptom.evidence:
        return symptom
    first = symptom.evidence[0]
    lines = {f"{times}x {first.label} in the spectrum": times * first.line.frequency_hz for times in (1, 2, 3, 4)}
    seen = watched_lines(spectrum, lines, baseline=baseline, rules=SymptomRules(tolerance=0.004))
    return replace(symptom, evidence=(*symptom.evidence, *seen))


def of_bearing(
    signal: Signal, shaft_hz: float, geometry: Mapping[str, Any], band_hz: Sequence[float] | None
) -> BearingDiagnosis:
    """The diagnosis of one bearing, in the band in which it is known to ring or in those that suit the signal."""
    bands = [(float(band_hz[0]), float(band_hz[1]))] if band_hz else None
    return diagnose_bearing(
        signal.samples,
        signal.sampling_rate_hz,
        shaft_hz,
        bearing_orders(BearingGeometry(**geometry)),
        unit=signal.unit,
        bands_hz=bands,
    )


def _strongest(found: Sequence[tuple[str, Symptom]]) -> list[tuple[str, Symptom]]:
    """One symptom of each kind: of several bearings the surest and strongest."""
    order = list(Verdict)
    best: dict[str, tuple[str, Symptom]] = {}
    for part, symptom in sorted(found, key=lambda pair: (order.index(pair[1].verdict), -pair[1].measure)):
        best.setdefault(symptom.kind.value, (part, symptom))
    return list(best.values())


def _row(part: str, symptom: Symptom, speed_rpm: float) -> dict[str, Any]:
    return {
        "kind": symptom.kind.value,
        "verdict": symptom.verdict.value,
        "severity": symptom.measure,
        "statement": symptom.statement,
        "evidence": {
            "lines": lines_of(symptom),
            "increase": increase_of(symptom),
            "speed_rpm": speed_rpm,
            "component": part or None,
        },
    }


def lines_of(symptom: Symptom) -> list[dict[str, Any]]:
    """The lines that speak for a symptom, as plain values."""
    return [
        {
            "label": evidence.label,
            "expected_hz": evidence.line.expected_hz,
            "frequency_hz": evidence.line.frequency_hz,
            "amplitude": evidence.line.amplitude,
            "unit": evidence.unit,
            "ratio": evidence.line.ratio,
            "increase": evidence.increase,
        }
        for evidence in symptom.evidence
    ]

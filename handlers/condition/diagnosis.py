"""From a waveform or spectrum to features and fault symptoms, each with the lines that say so."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from domain.bearing import BearingGeometry, bearing_orders
from domain.bearing_diagnosis import BearingDiagnosis, diagnose_bearing
from domain.spectrum import spectrum_from_message
from domain.symptoms import Symptom, Verdict, shaft_symptoms
from domain.vibration import waveform_features
from handlers.condition import store, store_diagnosis
from handlers.condition.store import Feature, MonitoredMachine
from handlers.condition.store_diagnosis import Signal
from handlers.outbox.publish import publish

SYMPTOM_FOUND = "Condition.fault_symptom_found.v1"


@dataclass(frozen=True, slots=True)
class Seen:
    """Which sensor saw it, and when."""

    device_id: UUID
    axis: str
    time: datetime


def diagnose(connection: Connection, machine: MonitoredMachine, seen: Seen, message: Mapping[str, Any]) -> None:
    """Store features of the waveform, and symptoms in spectrum and envelope; tell of symptoms that are new.

    Without a speed there are no symptoms, without a waveform no features of it and no bearing faults.
    """
    signal = store_diagnosis.waveform(connection, seen.device_id, seen.time, seen.axis)
    if signal is not None:
        for feature in waveform_rows(seen, signal):
            store.save_feature(connection, machine, feature)
    speed_rpm = message["speed_rpm"] or (signal.speed_rpm if signal else None)
    if not speed_rpm:
        return
    found = [("", symptom) for symptom in _shaft(connection, seen, message, speed_rpm / 60)]
    if signal is not None:
        found += _bearings(connection, machine, seen, signal, speed_rpm / 60)
    shown = [(part, symptom) for part, symptom in _strongest(found) if symptom.verdict is not Verdict.ABSENT]
    before = store_diagnosis.present_symptoms_before(connection, seen.device_id, seen.axis, seen.time)
    rows = [_row(part, symptom, speed_rpm) for part, symptom in shown]
    keys = {"device_id": seen.device_id, "axis": seen.axis, "time": seen.time}
    store_diagnosis.replace_symptoms(connection, machine, keys, rows)
    for row in rows:
        if row["verdict"] == Verdict.PRESENT.value and row["kind"] not in before:
            data = {"machine_id": machine.id, "machine_name": machine.name, "time": seen.time}
            data |= {name: row[name] for name in ("kind", "severity", "statement")}
            publish(
                connection, machine.organization_id, SYMPTOM_FOUND, str(machine.id), data=data, source="condition"
            )


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
        if value is not None
    ]


def _shaft(connection: Connection, seen: Seen, message: Mapping[str, Any], shaft_hz: float) -> Sequence[Symptom]:
    stored = store_diagnosis.baseline_spectrum(connection, seen.device_id, seen.axis, seen.time)
    try:
        baseline = spectrum_from_message(stored) if stored else None
        return shaft_symptoms(spectrum_from_message(message), shaft_hz, baseline=baseline)
    except ValueError:  # a spectrum that does not reach into the band says nothing of the shaft
        return ()


def _bearings(
    connection: Connection, machine: MonitoredMachine, seen: Seen, signal: Signal, shaft_hz: float
) -> list[tuple[str, Symptom]]:
    found = []
    for component in store_diagnosis.bearings(connection, machine.id, seen.device_id, seen.time):
        try:
            diagnosis = of_bearing(signal, shaft_hz, component["bearing"], component.get("envelope_band_hz"))
        except (ValueError, TypeError):  # bearing data that people keep, or samples that are no signal
            continue
        found += [(component["name"], symptom) for symptom in diagnosis.symptoms]
    return found


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
        "evidence": {"lines": lines_of(symptom), "speed_rpm": speed_rpm, "component": part or None},
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

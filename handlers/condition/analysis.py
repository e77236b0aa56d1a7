"""Diagnosis on demand: of a waveform that is sent along, or of one that is stored."""

from typing import Any

from sqlalchemy import Connection

from core.tokens import Identity
from domain.bearing_diagnosis import BearingDiagnosis
from handlers.condition import errors, store, store_diagnosis
from handlers.condition.diagnosis import lines_of, of_bearing
from handlers.condition.store_diagnosis import Signal
from handlers.oee.service import machine_in_reach
from handlers.refusal import refused
from handlers.validation import Fields


def of_given(fields: Fields) -> dict[str, Any]:
    """The diagnosis of a bearing from a waveform that is sent along; nothing is stored."""
    low_hz, high_hz = fields["envelope_low_hz"], fields["envelope_high_hz"]
    band_hz = (low_hz, high_hz) if low_hz is not None else None
    signal = Signal(fields["unit"], fields["sampling_rate_hz"], fields["speed_rpm"], fields["samples"])
    try:
        found = of_bearing(signal, fields["speed_rpm"] / 60, fields["bearing"], band_hz)
    except ValueError as error:
        raise refused("bearing", fields["bearing"], str(error)) from None
    return _shown(None, found)


def of_stored(connection: Connection, identity: Identity, fields: Fields) -> dict[str, Any]:
    """The diagnosis of the machine's bearings from a stored waveform of one of its devices."""
    device_id, time = fields["device_id"], fields["time"]
    machine = store.machine_of_device(connection, device_id, time)
    signal = store_diagnosis.waveform(connection, device_id, time, fields["axis"])
    if machine is None or machine.organization_id != identity.organization_id or signal is None:
        raise errors.no_signal(device_id, time)
    machine_in_reach(connection, identity, machine.id)
    speed_rpm = fields["speed_rpm"] or signal.speed_rpm
    if not speed_rpm:
        raise errors.no_speed()
    components = store_diagnosis.bearings(connection, machine.id, device_id, time)
    if not components:
        raise errors.no_bearing(machine.id)
    shown = []
    for component in components:
        try:
            found = of_bearing(signal, speed_rpm / 60, component["bearing"], component.get("envelope_band_hz"))
        except (ValueError, TypeError) as error:
            raise refused("component", component["name"], str(error)) from None
        shown.append(_shown(component["name"], found))
    return {"device_id": device_id, "time": time, "bearings": shown}


def _shown(component: str | None, found: BearingDiagnosis) -> dict[str, Any]:
    return {
        "component": component,
        "conclusion": found.conclusion.value,
        "statement": found.statement,
        "revolutions": found.revolutions,
        "symptoms": [
            {
                "kind": symptom.kind.value,
                "verdict": symptom.verdict.value,
                "severity": symptom.measure,
                "statement": symptom.statement,
                "lines": lines_of(symptom),
            }
            for symptom in found.symptoms
        ],
    }

"""What thresholds, components and waveforms may not be: refused by field, and nothing of it is kept."""

from typing import Any

from sqlalchemy import Engine, text

from tests.handlers.conftest import Caller, Refused
from tests.handlers.oee.test_plan import MAZAK, rest
from tests.handlers.refusals import Case, all_refused
from tests.handlers.telemetry.facts import machine_id

__all__ = ["rest"]

MINE = {"machine_id": str(MAZAK)}
OTHER = {"machine_id": str(machine_id("Mazak 02"))}
LOAD = MINE | {"indicator": "spindle_load", "unit": "%", "warning_level": 50}
GROUP = MINE | {"indicator": "group:", "unit": "%", "combines": "any", "members": ["a", "b"]}
BEARING = {"elements": 9, "element_diameter": 7.94, "pitch_diameter": 39.04}
SIGNAL: dict[str, Any] = {"samples": [0.0, 1.0], "sampling_rate_hz": 12_000, "speed_rpm": 1797, "bearing": BEARING}


def bearing(**changes: float) -> dict[str, Any]:
    return MINE | {"name": "x", "details": {"bearing": BEARING | changes}}


def details(**given: Any) -> dict[str, Any]:
    return MINE | {"name": "x", "details": given}


CASES: list[Case] = [
    ("thresholds", LOAD | {"unit": "kW"}, "unit", "the values it is held against: %"),
    ("thresholds", LOAD | OTHER | {"indicator": "velocity_rms"}, "unit", "mm/s"),
    ("thresholds", LOAD | {"alarm_clear_level": 90}, "alarm_clear_level", "nothing without alarm_level"),
    ("thresholds", LOAD | {"warning_level": 1e308}, "warning_level", "1000000000000000"),
    ("thresholds", LOAD | {"raise_count": 2.7}, "raise_count", "a whole number"),
    ("thresholds", LOAD | {"indicator": "a\x07"}, "indicator", "without control characters"),
    ("thresholds", GROUP, "indicator", "group: and a name"),
    ("components", bearing(elements=7.5), "details.bearing.elements", "a whole number"),
    (
        "components",
        bearing(element_diameter=39.04),
        "details.bearing.element_diameter",
        "less than pitch_diameter",
    ),
    ("components", bearing(element_diameter=1e-320), "details.bearing.element_diameter", "1e-06"),
    ("components", details(motor={"line_hz": 50, "poles": 4.9}), "details.motor.poles", "a whole number"),
    ("components", details(envelope_band_hz=[5000, 1000]), "details.envelope_band_hz", "beyond the lower"),
    ("bearing_diagnosis", SIGNAL | {"samples": [1.0]}, "samples", "between 2 and"),
    ("bearing_diagnosis", SIGNAL | {"samples": [1e308, 0.0]}, "samples", "samples from -1e+09"),
    ("bearing_diagnosis", SIGNAL | {"speed_rpm": 1e308}, "speed_rpm", "10000000"),
    (
        "bearing_diagnosis",
        SIGNAL | {"bearing": BEARING | {"element_diameter": 1e-320, "pitch_diameter": 1e-310}},
        "bearing.element_diameter",
        "1e-06",
    ),
    (
        "bearing_diagnosis",
        SIGNAL | {"envelope_low_hz": 3000, "envelope_high_hz": 1000},
        "envelope_high_hz",
        "more than envelope_low_hz (3000)",
    ),
    ("bearing_diagnosis", SIGNAL | {"envelope_low_hz": 3000}, "envelope_high_hz", "both limits"),
]


def test_what_cannot_be_is_refused_by_its_field(engine: Engine, rest: Caller, refused: Refused) -> None:
    thresholds = text("SELECT count(*) FROM condition.threshold")
    components = text("SELECT count(*) FROM factories.component")

    def kept() -> tuple[Any, Any]:
        with engine.connect() as connection:
            return connection.scalar(thresholds), connection.scalar(components)

    before = kept()
    all_refused(rest, refused, "condition", CASES)
    assert kept() == before
    for plural, body, change, field in (
        ("thresholds", LOAD, {"unit": "kW"}, "unit"),
        ("components", bearing(), bearing(element_diameter=50)["details"], "details.bearing.element_diameter"),
    ):
        answer = rest("POST", f"/api/condition/{plural}", body)
        assert answer.status_code == 201, answer.json
        assert answer.json is not None
        changes = change if plural == "thresholds" else {"details": change}
        all_refused(rest, refused, "condition", [(f"{plural}/{answer.json['id']}", changes, field, "")], "PATCH")
        if plural == "thresholds":  # one that could not be made any more is removed all the same
            with engine.begin() as connection:
                changed = text("UPDATE condition.threshold SET unit = 'kW' WHERE id = :id")
                connection.execute(changed, {"id": answer.json["id"]})
            assert rest("DELETE", f"/api/condition/thresholds/{answer.json['id']}").status_code == 204

"""Bearings are diagnosed on demand, from what is sent and from what is stored."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import numpy as np
import pytest
from flask import Flask
from sqlalchemy import Engine

from tests.domain.test_bearing_diagnosis import simulated
from tests.handlers.condition.test_diagnosis import AT, BEARING, heard, placed
from tests.handlers.conftest import Caller
from tests.handlers.oee.conftest import Act, act
from tests.handlers.oee.test_plan import rest

__all__ = ["act", "rest"]

SHAFT_HZ, RATE_HZ = 25.0, 20_000.0


def signal(order: float) -> Any:
    return simulated(order * SHAFT_HZ, SHAFT_HZ, RATE_HZ, 4.0, resonance_hz=4_000, modulated=False)


def asked(**fields: Any) -> dict[str, Any]:
    body = {"samples": signal(3.584776).tolist(), "sampling_rate_hz": RATE_HZ, "speed_rpm": 60 * SHAFT_HZ}
    return body | {"bearing": BEARING} | fields


def told(rest: Caller, body: dict[str, Any], status: int = 200) -> dict[str, Any]:
    answer = rest("POST", "/api/condition/bearing_diagnosis", body)
    assert answer.status_code == status, answer.json
    assert answer.json is not None
    return dict(answer.json)


def test_a_waveform_that_is_sent_along(rest: Caller) -> None:
    found = told(rest, asked())
    assert found["conclusion"] == "outer_race"
    assert found["symptoms"][0]["lines"][0]["label"] == "BPFO"
    assert found["revolutions"] == pytest.approx(100)
    banded = asked(envelope_low_hz=3000, envelope_high_hz=5000)
    assert told(rest, banded)["conclusion"] == "outer_race"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        pytest.param({"speed_rpm": None}, "speed_rpm", id="no speed"),
        pytest.param({"speed_rpm": 0}, "speed_rpm", id="speed 0"),
        pytest.param({"samples": []}, "samples", id="no samples"),
        pytest.param({"samples": [1.0]}, "samples", id="one sample"),
        pytest.param({"bearing": BEARING | {"pitch_diameter": 0.1}}, "bearing", id="impossible bearing"),
        pytest.param({"envelope_low_hz": 5000}, "envelope_high_hz", id="half a band"),
    ],
)
def test_bad_input_is_refused_by_name(rest: Caller, change: dict[str, Any], field: str) -> None:
    body = {name: value for name, value in (asked() | change).items() if value is not None}
    assert told(rest, body, 422)["error"]["field"].startswith(field)


def test_a_stored_waveform(app: Flask, engine: Engine, act: Act) -> None:
    assert app
    with engine.begin() as connection:
        machine = placed(connection)
        heard(connection, machine.device_id, signal(5.415224), RATE_HZ, speed=60 * SHAFT_HZ, time=AT)
        silent = AT + timedelta(hours=1)
        heard(connection, machine.device_id, np.ones(100) * 0.1, RATE_HZ, speed=None, time=silent)
    asked_for = {"device_id": str(machine.device_id), "time": AT.isoformat(), "axis": "x"}
    (found,) = act("condition", "diagnose_bearings", asked_for, role="viewer")["bearings"]
    assert (found["component"], found["conclusion"]) == ("Drive end", "inner_race")
    refused = act("condition", "diagnose_bearings", asked_for | {"time": silent.isoformat()}, 422)
    assert refused["extensions"]["field"] == "speed_rpm"
    act("condition", "diagnose_bearings", asked_for | {"device_id": str(uuid4())}, 404)

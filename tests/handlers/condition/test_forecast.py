"""A rising indicator says when it will reach its limits; any other says why it does not."""

from datetime import timedelta
from typing import Any

import numpy as np
import pytest
from flask import Flask
from sqlalchemy import Engine, text

from core.clock import now
from tests.handlers.oee.conftest import Act, act
from tests.handlers.telemetry.facts import AURORA, device_id, machine_id

__all__ = ["act"]

MAZAK = machine_id("Mazak 01")
ASKED = {"machine_id": str(MAZAK), "indicator": "velocity_rms", "days": 40}


def known(engine: Engine, values: list[float]) -> None:
    """One value a day up to now, of an indicator with the limits 2.8 and 4.5 mm/s."""
    with engine.begin() as connection:
        for index, value in enumerate(reversed(values)):
            row: dict[str, Any] = {"organization": AURORA, "machine": MAZAK, "device": device_id("VIB-01")}
            row |= {"time": now() - timedelta(days=index), "value": value}
            connection.execute(
                text(
                    "INSERT INTO condition.feature (organization_id, factory_id, machine_id, device_id, axis,"
                    " indicator, time, value, unit) SELECT :organization, factory_id, id, :device, 'x',"
                    " 'velocity_rms', :time, :value, 'mm/s' FROM factories.machine WHERE id = :machine"
                ),
                row,
            )


@pytest.mark.usefixtures("app")
def test_a_rising_indicator(app: Flask, engine: Engine, act: Act) -> None:
    assert app
    noise = np.random.default_rng(2).normal(0, 0.01, 30)
    known(engine, (1.5 + 0.04 * np.arange(30) + noise).tolist())
    found = act("condition", "condition_forecast", ASKED, role="viewer")
    assert (found["reason"], found["values"], found["unit"]) == (None, 30, "mm/s")
    warning, alarm = found["limits"]
    assert warning["days"] == pytest.approx((2.8 - 2.66) / 0.04, abs=1)
    assert alarm["days"] == pytest.approx((4.5 - 2.66) / 0.04, rel=0.05)
    assert alarm["earliest_days"] < alarm["days"] < alarm["latest_days"]


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize(
    ("values", "reason"),
    [
        pytest.param([1.0] * 5, "5 values are known, 20 are expected", id="too few"),
        pytest.param([3 - 0.01 * n for n in range(30)], "the indicator does not rise", id="falling"),
        pytest.param([1 + (n * 7 % 10) + 0.01 * n for n in range(30)], "a trend explains", id="scattered"),
    ],
)
def test_no_trend_says_why(engine: Engine, act: Act, values: list[float], reason: str) -> None:
    known(engine, values)
    found = act("condition", "condition_forecast", ASKED, role="viewer")
    assert found["reason"].startswith(reason)
    assert [limit["days"] for limit in found["limits"]] == [None, None]
    refused = act("condition", "condition_forecast", ASKED | {"indicator": "noise"}, status=409, role="viewer")
    assert refused["extensions"]["field"] == "indicator"

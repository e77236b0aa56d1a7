"""Clocks: shown beside ours, and corrected where they are known to be wrong."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from prometheus_client import REGISTRY

from ingest.answer import Answer
from tests.ingest.conftest import NOW, World, eventually

Send = Callable[..., Answer]
TIMES = "SELECT s.measure, m.time FROM telemetry.measurement m JOIN telemetry.series s ON s.id = m.series_id"


def ago(seconds: float) -> str:
    return (NOW - timedelta(seconds=seconds)).isoformat()


def test_clocks_are_shown_beside_ours(world: World, send: Send) -> None:
    name = "millwright_ingest_clock_lag_seconds_count"
    before = REGISTRY.get_sample_value(name) or 0.0
    late = {"device": "SN-1", "time": ago(90), "gateway_time": ago(3), "values": {"power": 1}}
    ahead = {"device": "SN-2", "measure": "power", "times": [ago(500), ago(-20)], "values": [1, 2]}
    send("measurements", [late, late | {"time": ago(40)}, ahead])
    query = "SELECT serial, measured_at, gateway_at, received_at, lag_seconds, gateway_lag_seconds"
    query += " FROM telemetry.device_clock c JOIN factories.device d ON d.id = c.device_id ORDER BY serial"
    eventually(lambda: len(world.rows(query)) == 2)
    one, two = world.rows(query)
    assert one == ("SN-1", NOW - timedelta(seconds=40), NOW - timedelta(seconds=3), NOW, 40.0, 3.0)
    assert two == ("SN-2", NOW + timedelta(seconds=20), None, NOW, -20.0, None)
    assert REGISTRY.get_sample_value(name) == before + 2


@pytest.mark.parametrize(("table", "offset_s"), [("gateway", 86_400.0 * 400), ("device", -7200.0)])
def test_a_wrong_clock_is_corrected_the_same_each_time(
    world: World, send: Send, table: str, offset_s: float
) -> None:
    own = "serial = 'SN-1'" if table == "device" else "true"
    world.rows(f"UPDATE factories.{table} SET clock_offset_seconds = %s WHERE {own}", offset_s)
    shown, right = NOW - timedelta(seconds=60 + offset_s), NOW - timedelta(seconds=60)
    bodies: list[tuple[str, Any]] = [
        ("measurements", {"device": "SN-1", "time": shown.isoformat(), "values": {"power": 1}}),
        ("measurements", {"device": "SN-1", "measure": "flow", "times": [shown.isoformat()], "values": [1]}),
        ("states", {"device": "SN-1", "time": shown.isoformat(), "state": "running"}),
    ]
    for body in bodies:
        assert send(*body).stored == 1
        assert send(*body).duplicate == 1, "sent again it is the same"
    assert dict(world.rows(TIMES)) == {"power": right, "flow": right}
    assert world.value("SELECT time FROM oee.state_message") == right
    future = {"device": "SN-1", "time": (shown + timedelta(hours=1)).isoformat(), "values": {"power": 1}}
    assert "in the future" in send("measurements", future).rejected[0].reason, "after the correction"

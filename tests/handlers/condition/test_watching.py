"""Every measure of a machine is watched: an anomaly begins with an unlike value, says why, and ends."""

import math
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
import pytest
from flask import Flask
from sqlalchemy import Engine, text

from handlers.condition.anomalies import ANOMALY_FOUND
from handlers.condition.levels import STATE_CHANGED
from handlers.telemetry.service import derive
from tests.handlers.condition.test_diagnosis import told
from tests.handlers.telemetry.facts import AURORA, device_id, measure
from tests.handlers.telemetry.test_derive import at_once

START = datetime(2026, 11, 9, 0, 0, tzinfo=UTC)
SERIAL, MEASURE = "TMP-02", "temperature"


def told_anomalies(engine: Engine) -> list[Any]:
    with engine.connect() as connection:
        return list(
            connection.execute(
                text("SELECT * FROM condition.anomaly WHERE indicator = 'temperature' ORDER BY started_at")
            )
        )


@pytest.mark.usefixtures("app")
def test_a_measure_unlike_its_last_weeks(app: Flask, engine: Engine) -> None:
    assert app
    random = np.random.default_rng(8)
    values = 50 + random.uniform(-2, 2, 500)
    values[400:404] = 80
    times = [START + timedelta(minutes=10 * n) for n in range(values.size)]
    points = list(zip(times, values.tolist(), strict=True))
    for first, last in ((0, 300), (300, 402), (402, 403), (403, 500)):
        with engine.begin() as connection:
            measure(connection, SERIAL, MEASURE, points[first:last])
        derive(AURORA, at_once)
    (found,) = told_anomalies(engine)
    assert found.started_at == times[400]
    assert times[403] <= found.ended_at <= times[420]  # its level keeps what was for a while
    why = found.why
    assert why["value"] == 80
    assert why["median"] == pytest.approx(50, abs=0.5)
    excess = (why["seen"] - why["median"] - why["tail_begins"]) / why["mean_excess"]
    assert why["score"] == pytest.approx(math.log10(50) + excess / math.log(10))
    assert found.score >= why["score"] > why["limit"] == 3
    with engine.connect() as connection:
        (event,) = told(connection, ANOMALY_FOUND)
    assert event["indicator"] == MEASURE
    _late_values_are_judged_as_if_in_time(engine, values.tolist(), times)
    _two_measures_that_do_not_fit_each_other(engine)
    _late_values_reach_a_threshold(engine)


def _late_values_are_judged_as_if_in_time(engine: Engine, values: list[float], times: list[datetime]) -> None:
    """Two more days, of which first a gap and then a usual value come late: the same as a series in time."""
    late = [START + timedelta(days=5, minutes=10 * n) for n in range(300)]
    usual = values[:300]
    unusual = [80.0 if 100 <= n < 103 else value for n, value in enumerate(usual)]
    points = list(zip(late, unusual, strict=True))
    for part in (points[:100] + points[103:], points[100:103]):
        with engine.begin() as connection:
            measure(connection, SERIAL, MEASURE, part)
        derive(AURORA, at_once)
    first, second = told_anomalies(engine)
    assert first.started_at == times[400]
    assert second.started_at == late[100]
    assert late[102] <= second.ended_at <= late[120]
    with engine.begin() as connection:
        assert [event["started_at"] for event in told(connection, ANOMALY_FOUND)] == [
            times[400].isoformat(),
            late[100].isoformat(),
        ]
        # An unusual value shortly before it comes later still: that is where it began.
        earlier = late[90] + timedelta(minutes=5)
        measure(connection, SERIAL, MEASURE, [(earlier, 80.0)])
    derive(AURORA, at_once)
    first, moved = told_anomalies(engine)
    assert (first.started_at, moved.started_at) == (times[400], earlier)
    assert moved.ended_at == second.ended_at


def _two_measures_that_do_not_fit_each_other(engine: Engine) -> None:
    """Each stays within what is usual of it; together they do not, and the alarm says which and what would fit."""
    random = np.random.default_rng(9)
    begin = START + timedelta(days=20)
    count = 2 * 144 + 12  # two days to learn from, two hours to judge
    load = 50 + 5 * np.sin(np.arange(count) / 9)
    other = 100 + 2 * load + random.normal(0, 0.5, count)
    other[-12:-4] -= 12
    times = [begin + timedelta(minutes=10 * n) for n in range(count)]
    with engine.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO telemetry.series (organization_id, factory_id, machine_id, device_id, measure, unit,"
                " kind) SELECT organization_id, factory_id, machine_id, device_id, 'oil_pressure', 'kPa', kind"
                " FROM telemetry.series WHERE device_id = :device AND measure = :measure"
            ),
            {"device": device_id(SERIAL), "measure": MEASURE},
        )
        measure(connection, SERIAL, MEASURE, list(zip(times, load.tolist(), strict=True)))
        measure(connection, SERIAL, "oil_pressure", list(zip(times, other.tolist(), strict=True)))
    derive(AURORA, at_once)
    with engine.connect() as connection:
        (found,) = connection.execute(
            text("SELECT * FROM condition.anomaly WHERE indicator = 'all_measures'")
        ).all()
        assert [e["indicator"] for e in told(connection, ANOMALY_FOUND) if e["indicator"] == "all_measures"] != []
    assert times[-12] <= found.started_at < times[-4]
    assert found.method == "mahalanobis"
    assert {part["measure"] for part in found.why["contributions"]} == {MEASURE, "oil_pressure"}
    assert sum(part["share"] for part in found.why["contributions"]) == pytest.approx(1)


def _late_values_reach_a_threshold(engine: Engine) -> None:
    """Three values over the limit come after the next two: the level is as if they had come in time, told once."""
    begin = START + timedelta(days=40)
    values = [50.0] * 10 + [90.0] * 3 + [50.0] * 4
    points = [(begin + timedelta(minutes=10 * n), value) for n, value in enumerate(values)]
    with engine.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO condition.threshold (organization_id, machine_id, indicator, unit, warning_level,"
                " only_while_running) SELECT organization_id, machine_id, :measure, unit, 80, false"
                " FROM telemetry.series WHERE device_id = :device AND measure = :measure"
            ),
            {"device": device_id(SERIAL), "measure": "oil_pressure"},
        )
    seen = []
    for part in (
        points[:10] + points[13:15],
        points[10:13],
        points[15:16],
        [(begin + timedelta(minutes=5), 50.0)],
    ):
        with engine.begin() as connection:
            measure(connection, SERIAL, "oil_pressure", part)
        derive(AURORA, at_once)
        with engine.connect() as connection:
            seen.append(
                connection.execute(
                    text("SELECT level, since FROM condition.condition_state WHERE indicator = :measure"),
                    {"measure": "oil_pressure"},
                ).one()
            )
    assert [state.level for state in seen] == ["normal", "warning", "normal", "normal"]
    assert seen[1].since == points[12][0]
    assert seen[2].since == points[15][0]
    with engine.connect() as connection:
        changes = [e for e in told(connection, STATE_CHANGED) if e["indicator"] == "oil_pressure"]
    assert [(e["previous_level"], e["level"]) for e in changes] == [("normal", "warning"), ("warning", "normal")]
    assert changes[0]["at"] == points[12][0].isoformat()

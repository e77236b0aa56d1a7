"""A baseline is learned anew from an instant on: the old one stays as a row, and no value before counts."""

from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
import pytest
from flask import Flask
from sqlalchemy import Engine, text

from core.clock import now
from handlers.identity import NOBODY
from handlers.telemetry.service import derive
from tests.handlers.condition.test_diagnosis import heard
from tests.handlers.oee.conftest import Act, act
from tests.handlers.telemetry.facts import AURORA, device_id, measure
from tests.handlers.telemetry.test_derive import at_once

__all__ = ["act"]

GAP = timedelta(minutes=10)
SERIAL, MEASURE = "TMP-02", "temperature"


def rows(engine: Engine, query: str, **values: Any) -> list[Any]:
    with engine.connect() as connection:
        return list(connection.execute(text(query), values))


REFUSED: tuple[tuple[dict[str, Any], str], ...] = (
    ({"indicator": None}, "device_id"),
    ({"axis": "x"}, "axis"),
    ({"indicator": "colour"}, "indicator"),
    ({"learn_from": "2190-01-01T00:00:00Z"}, "learn_from"),
    ({"reason": ""}, "reason"),
    ({"indicator": None, "device_id": str(device_id(SERIAL))}, "device_id"),
)


def machine_of(engine: Engine, device: Any) -> str:
    ((found,),) = rows(engine, "SELECT machine_id FROM factories.placement WHERE device_id = :id", id=device)
    return str(found)


def taken(engine: Engine, points: list[tuple[datetime, float]]) -> None:
    with engine.begin() as connection:
        measure(connection, SERIAL, MEASURE, points)
    derive(AURORA, at_once)


@pytest.mark.usefixtures("app")
def test_what_is_usual_for_a_measure(app: Flask, engine: Engine, act: Act) -> None:
    """After an overhaul a machine runs hotter: that is unusual until somebody says from when it is not."""
    assert app
    random = np.random.default_rng(4)
    begin = (now() - timedelta(days=4)).replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=UTC)
    values = 50 + random.uniform(-2, 2, 500)
    values[300:] += 30
    points = [(begin + n * GAP, float(value)) for n, value in enumerate(values)]
    overhaul = points[300][0]
    taken(engine, points[:302])
    found = "SELECT started_at, ended_at FROM condition.anomaly WHERE indicator = 'temperature'"
    assert [tuple(row) for row in rows(engine, found)] == [(overhaul, None)]
    machine = machine_of(engine, device_id(SERIAL))
    with engine.begin() as connection:
        someone = "INSERT INTO auth.\"user\" (id, email, name) VALUES (:id, 'someone@example.com', 'Someone')"
        connection.execute(text(someone), {"id": NOBODY})
    asked = {
        "machine_id": machine,
        "indicator": MEASURE,
        "reason": "new gearbox",
        "learn_from": overhaul.isoformat(),
    }
    for changes, field in REFUSED:
        error = act("condition", "relearn_baseline", asked | changes, 422, role="engineer")
        assert error["extensions"]["field"] == field
    answer = act("condition", "relearn_baseline", asked, role="engineer")
    (learning,) = answer["learning"]
    assert (learning["of"], learning["present"], learning["needed"]) == (MEASURE, 2, 150)
    assert datetime.fromisoformat(learning["ready_at"]) >= now() + 147 * GAP
    (kept,) = rows(engine, "SELECT * FROM condition.relearning")
    assert (kept.learn_from, kept.reason) == (overhaul, "new gearbox")
    assert kept.asked_by == NOBODY
    assert kept.replaced["reference"]["medians"][0] == pytest.approx(50, abs=0.5)
    assert rows(engine, found) == []  # what came since is no longer held against the time before
    (watch,) = rows(engine, "SELECT * FROM condition.series_watch WHERE indicator = 'temperature'")
    assert (watch.reference, watch.learned_at) == (None, overhaul)
    taken(engine, points[302:500])
    (watch,) = rows(engine, "SELECT * FROM condition.series_watch WHERE indicator = 'temperature'")
    assert watch.reference["medians"][0] == pytest.approx(80, abs=0.5)
    assert watch.learned_at > overhaul + 150 * GAP
    assert rows(engine, found) == []
    # Values from before, come late, are held against what was usual then.
    taken(engine, [(points[290][0] + GAP / 2, 80.0)])
    ((started_at, ended_at),) = rows(engine, found)
    assert points[290][0] < started_at <= ended_at < overhaul + timedelta(days=1)


@pytest.mark.usefixtures("app")
def test_baseline_spectra(engine: Engine, act: Act) -> None:
    """The baseline of before stays as a row; the next one is of spectra since the instant alone."""
    device, rate = device_id("VIB-01"), 4096
    machine = machine_of(engine, device)
    hour = timedelta(hours=1)
    begin = now() - 48 * hour
    seconds = np.arange(rate) / rate

    def hear(first: int, last: int, height: float) -> None:
        samples = height * np.sin(2 * np.pi * 25 * seconds)
        with engine.begin() as connection:
            for n in range(first, last):
                time = begin + n * hour
                heard(connection, device, samples, rate, speed=1500, time=time, has_waveform=False)

    kept = "SELECT * FROM condition.baseline_spectrum WHERE device_id = :device ORDER BY learned_to"
    hear(0, 21, 0.01)
    (old,) = rows(engine, kept, device=device)
    asked = {"machine_id": machine, "device_id": str(device), "axis": "x", "reason": "new bearing"}
    asked |= {"learn_from": (begin + 10 * hour).isoformat()}
    answer = act("condition", "relearn_baseline", asked, role="engineer")
    (learning,) = answer["learning"]
    assert (learning["of"], learning["present"], learning["needed"]) == ("acceleration x", 11, 20)
    assert datetime.fromisoformat(learning["ready_at"]) - now() == pytest.approx(9 * hour, abs=hour / 10)
    hear(21, 30, 0.012)
    assert len(rows(engine, kept, device=device)) == 1
    hear(30, 31, 0.012)
    first, second = rows(engine, kept, device=device)
    assert first.id == old.id
    assert second.learned_from == begin + 10 * hour
    assert second.learned_to == begin + 29 * hour

"""A watch is made less sensitive: what is no anomaly any more goes, and comes again with the sensitivity."""

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from sqlalchemy import Engine

from tests.handlers.condition.test_relearning import MEASURE, SERIAL, machine_of, rows, taken
from tests.handlers.oee.conftest import Act, act
from tests.handlers.telemetry.facts import device_id

__all__ = ["act"]

START = datetime(2026, 11, 9, 0, 0, tzinfo=UTC)


@pytest.mark.usefixtures("app")
def test_the_sensitivity_of_a_watch(engine: Engine, act: Act) -> None:
    random = np.random.default_rng(8)
    values = 50 + random.uniform(-2, 2, 400)
    values[300] = 53.5  # beyond what is usual, not beyond doubt
    taken(engine, [(START + timedelta(minutes=10 * n), float(value)) for n, value in enumerate(values)])
    found = "SELECT started_at, score FROM condition.anomaly WHERE indicator = 'temperature'"
    ((started_at, score),) = rows(engine, found)
    asked = {"machine_id": machine_of(engine, device_id(SERIAL)), "indicator": MEASURE, "sensitivity": 0.0}
    for changes, field in (
        ({"sensitivity": 11}, "sensitivity"),
        ({"sensitivity": -1}, "sensitivity"),
        ({"indicator": "all_measures"}, "indicator"),
        ({"indicator": "colour"}, "indicator"),
    ):
        error = act("condition", "set_watch_sensitivity", asked | changes, 422, role="engineer")
        assert error["extensions"]["field"] == field
    limit = 3.0
    for sensitivity, count in (
        (0.0, 0),
        (1.0, 1),
        (0.9 * 10 ** (limit - score), 0),
        (1.1 * 10 ** (limit - score), 1),
    ):
        before = len(rows(engine, found))
        answer = act("condition", "set_watch_sensitivity", asked | {"sensitivity": sensitivity}, role="engineer")
        assert (answer["anomalies_before"], answer["anomalies_now"]) == (before, count)
        assert [row.started_at for row in rows(engine, found)] == [started_at] * count
    # What comes later is judged by it too.
    act("condition", "set_watch_sensitivity", asked, role="engineer")
    taken(engine, [(START + timedelta(days=4), 90.0)])
    assert rows(engine, found) == []
    (watch,) = rows(engine, "SELECT sensitivity FROM condition.series_watch WHERE indicator = 'temperature'")
    assert watch.sensitivity == 0

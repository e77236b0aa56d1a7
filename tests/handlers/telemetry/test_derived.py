"""Measures calculated from others: as data arrives, late and deleted data included, and over history by a job."""

import random
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import text

from ingest.connect import connect
from ingest.jobs import Runner
from tests.handlers.conftest import Backend, Refused
from tests.handlers.telemetry.meter import Meter, values_of

START = datetime(2026, 1, 5, 10, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def definition(name: str, expression: str, unit: str, inputs: dict[str, str], **more: Any) -> dict[str, Any]:
    return {"name": name, "expression": expression, "unit": unit, "inputs": inputs} | more


def define(backend: Backend, *arguments: Any, **more: Any) -> str:
    """Define a measure; its id."""
    answer = backend.action("telemetry", "set_derived_measure", definition(*arguments, **more), "manager")
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return str(answer.get_json()["id"])


def test_it_follows_its_inputs_in_whatever_order_they_come(backend: Backend) -> None:
    define(backend, "power_factor", "active / apparent", "%", {"active": "kW", "apparent": "VA"})
    define(backend, "lost_share", "1 - power_factor", "1", {"power_factor": "%"})
    active = Meter(backend, backend.ours, "active", "gauge", "W")  # not the declared unit, but one of its kind
    apparent = Meter(backend, backend.ours, "apparent", "gauge", "VA")
    sent = [
        (meter, START + n * MINUTE, value) for n in range(4) for meter, value in ((active, 800.0), (apparent, 1e3))
    ]
    random.Random(5).shuffle(sent)
    for meter, time, value in sent:
        meter.send((time, value))
    every = [START + n * MINUTE for n in range(4)]
    assert values_of(backend, "power_factor") == pytest.approx(dict.fromkeys(every, 80.0))
    assert values_of(backend, "lost_share") == pytest.approx(dict.fromkeys(every, 0.2)), "derived in its turn"
    with backend.engine.connect() as connection:
        query = (
            "SELECT l.time, l.value FROM telemetry.latest_value l JOIN telemetry.series s ON s.id = l.series_id"
        )
        latest = connection.execute(text(f"{query} WHERE s.measure = 'power_factor'")).one()
    assert (latest.time, latest.value) == (every[-1], pytest.approx(80.0))

    span = {"from": every[1].isoformat(), "to": every[2].isoformat()}
    gone = backend.action("telemetry", "delete_measurements", {"series_ids": [active.id]} | span, "manager")
    assert gone.get_json() == {"deleted": 1}
    active.derive()
    assert list(values_of(backend, "lost_share")) == [every[0], every[2], every[3]]


def test_a_late_value_changes_what_it_held_for(backend: Backend) -> None:
    define(backend, "delta_t", "inlet - outlet", "K", {"inlet": "degC", "outlet": "degC"}, hold_seconds=180)
    inlet, outlet = (Meter(backend, backend.ours, name, "gauge", "degC") for name in ("inlet", "outlet"))
    outlet.send(*((START + n * MINUTE, 20.0) for n in range(6)))
    inlet.send((START, 50.0))
    assert list(values_of(backend, "delta_t").values()) == pytest.approx([30.0] * 4), "then it holds no longer"
    inlet.send((START + 2 * MINUTE, 60.0))
    assert list(values_of(backend, "delta_t").values()) == pytest.approx([30.0, 30.0, 40.0, 40.0, 40.0, 40.0])


def test_history_is_calculated_by_a_job(backend: Backend, refused: Refused) -> None:
    flow = Meter(backend, backend.ours, "flow", "gauge", "m3/h")
    flow.send(*((START + n * timedelta(hours=8), 3.6) for n in range(10)))
    id_ = define(backend, "double_flow", "flow * 2", "m3/h", {"flow": "m3/h"})
    assert values_of(backend, "double_flow") == {}, "nothing has arrived since"
    manager, path = backend.client("manager"), f"/api/telemetry/derived_measures/{id_}/history"
    refused(backend.client("manager", backend.theirs)("POST", path, {}), 404, "state-not-found")
    since = START + timedelta(hours=20)
    for wanted, expected in (({"since": since.isoformat()}, 7), ({}, 10)):
        job = manager("POST", path, wanted).get_json()
        url = backend.engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
        with connect(url) as connection:
            assert Runner(url).work_one(connection)
        done = manager("GET", f"/api/telemetry/jobs/{job['id']}").get_json()
        assert (done["status"], done["error"], done["stored"]) == ("done", None, expected)
        assert done["items"] == done["total"] > 1
        assert list(values_of(backend, "double_flow").values()) == pytest.approx([7.2] * expected)
    flow.derive()
    with backend.engine.connect() as connection:
        query = "SELECT count(*) FROM telemetry.measurement_day d JOIN telemetry.series s ON s.id = d.series_id"
        assert connection.scalar(text(f"{query} WHERE s.measure = 'double_flow'")) == 4
    assert manager("DELETE", f"/api/telemetry/derived_measures/{id_}").status_code == 204


def test_what_cannot_be_calculated_is_refused_by_its_field(backend: Backend, refused: Refused) -> None:
    manager = backend.client("manager")

    def put(*arguments: Any) -> Any:
        return manager("PUT", "/api/telemetry/derived_measures", definition(*arguments))

    define(backend, "a", "b * 2", "kW", {"b": "kW"})
    loop = refused(put("b", "a / 2", "kW", {"a": "kW"}), 422, "input-invalid")
    assert (loop["field"], loop["value"]) == ("inputs", "a → b → a")
    wrong = refused(put("c", "x * y", "degC", {"x": "V", "y": "A"}), 422, "input-invalid")
    assert wrong["field"] == "unit"
    unknown = refused(put("c", "x", "kW", {"x": "horse"}), 422, "input-invalid")
    assert unknown["field"] == "inputs.x"
    Meter(backend, backend.ours, "own", "gauge")
    refused(put("own", "x", "kWh", {"x": "kWh"}), 409, "state-conflict")
    refused(backend.client("engineer")("PUT", "/api/telemetry/derived_measures", {}), 403, "auth-forbidden")

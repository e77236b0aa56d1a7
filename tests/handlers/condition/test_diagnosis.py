"""Recordings of real bearings are named rightly from ingest's rows on; health, silence and anomalies are kept."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import numpy as np
import pytest
from numpy.typing import NDArray
from sqlalchemy import Connection, Engine, bindparam, text
from sqlalchemy.dialects.postgresql import JSONB

from db import timeseries
from domain.spectrum import Quantity, amplitude_spectrum
from handlers.condition.hearing import mark_silent
from handlers.condition.service import take_spectrum
from handlers.outbox.publish import publish
from handlers.outbox.receivers import dispatch
from tests.domain.recordings import recording
from tests.handlers.telemetry.facts import AURORA

CWRU = recording("cwru-bearing-6205")
AT = datetime(2026, 11, 16, 6, 0, tzinfo=UTC)
BEARING = {"elements": 9, "element_diameter": 0.3126, "pitch_diameter": 1.537}

SPECTRUM = (
    "INSERT INTO telemetry.spectrum (organization_id, device_id, time, axis, kind, unit, f0_hz, df_hz, lines,"
    ' "window", scaling, speed_rpm, amplitudes) VALUES'
    " (:organization, :device, :time, 'x', :kind, :unit, 0, :df, :lines,"
    " 'hann', 'peak', :speed, :amplitudes)"
)
WAVEFORM = (
    "INSERT INTO telemetry.waveform (organization_id, device_id, time, axis, unit, sampling_rate_hz, speed_rpm,"
    " samples) VALUES (:organization, :device, :time, 'x', 'g', :rate, :speed, :samples)"
)


def placed(connection: Connection) -> Any:
    """A machine of the demo with a sensor on it, and a bearing in it."""
    machine = connection.execute(
        text("SELECT p.machine_id, p.device_id FROM factories.placement p WHERE p.organization_id = :id LIMIT 1"),
        {"id": AURORA},
    ).one()
    connection.execute(
        text(
            "INSERT INTO factories.component (organization_id, machine_id, name, details)"
            " VALUES (:organization, :machine, 'Drive end', :details)"
        ).bindparams(bindparam("details", type_=JSONB)),
        {"organization": AURORA, "machine": machine.machine_id, "details": {"bearing": BEARING}},
    )
    return machine


def heard(
    connection: Connection,
    device: Any,
    samples: NDArray[np.float64],
    rate: float,
    *,
    speed: float | None,
    time: datetime,
    has_waveform: bool = True,
) -> None:
    """Store a waveform and its spectrum as ingest does, and let condition take it."""

    def execute(statement: str) -> list[tuple[object, ...]]:
        result = connection.execute(text(statement))
        return [tuple(row) for row in result] if result.returns_rows else []

    timeseries.present_storage(execute).ensure(execute, timeseries.SPECTRUM, time, time)
    spectrum = amplitude_spectrum(samples, rate, quantity=Quantity.ACCELERATION, unit="g")
    common = {"organization": AURORA, "device": device, "time": time, "speed": speed}
    if has_waveform:
        connection.execute(text(WAVEFORM), common | {"rate": rate, "samples": samples.tolist()})
    lines = spectrum.amplitudes.tolist()
    values = {"kind": "acceleration", "unit": "g", "df": spectrum.df_hz, "lines": len(lines), "amplitudes": lines}
    connection.execute(text(SPECTRUM), common | values)
    take_spectrum(connection, device, time, "x", "acceleration")


def told(connection: Connection, type_: str) -> list[Any]:
    rows = connection.execute(
        text("SELECT data FROM outbox.event WHERE type = :type ORDER BY time"), {"type": type_}
    )
    return [row.data for row in rows]


@CWRU.needed
@pytest.mark.parametrize(
    ("name", "rate", "present", "possible"),
    [
        (
            "outer_race_007_6oclock_1797rpm_de_12k",
            12_000,
            {"bearing_outer_race"},
            {"bearing_inner_race", "bearing_ball", "bearing_cage"},
        ),
        (
            "inner_race_007_1797rpm_de_12k",
            12_000,
            {"bearing_inner_race"},
            {"bearing_outer_race", "bearing_ball", "bearing_cage"},
        ),
        ("ball_007_1797rpm_de_12k", 12_000, set(), {"bearing_ball", "bearing_inner_race", "bearing_outer_race"}),
        ("normal_1797rpm_de_48k", 48_000, set(), set()),
    ],
)
def test_a_recording_is_named_with_its_lines(
    engine: Engine, name: str, rate: int, present: set[str], possible: set[str]
) -> None:
    samples = np.load(CWRU.path / f"{name}.npy")
    with engine.begin() as connection:
        machine = placed(connection)
        for repeat in range(2):
            heard(connection, machine.device_id, samples, rate, speed=1797, time=AT + timedelta(hours=repeat))
    with engine.connect() as connection:
        symptoms = connection.execute(
            text("SELECT * FROM condition.fault_symptom WHERE time = :at"), {"at": AT}
        ).all()
        features = {
            row.indicator: row.value
            for row in connection.execute(text("SELECT * FROM condition.feature WHERE time = :at"), {"at": AT})
        }
        news = told(connection, "Condition.fault_symptom_found.v1")
        part = connection.execute(text("SELECT * FROM factories.component WHERE name = 'Drive end'")).one()
        changes = told(connection, "Condition.component_level_changed.v1")
    assert part.condition_level == ("warning" if present else "unknown" if possible else "normal")
    assert [(e["previous_level"], e["level"]) for e in changes] == (
        [] if part.condition_level == "unknown" else [("unknown", part.condition_level)]
    )
    assert {row.kind for row in symptoms if row.verdict == "present"} == present
    assert {row.kind for row in symptoms if row.verdict == "not_conclusive"} <= possible
    assert [event["kind"] for event in news] == sorted(present)  # told once, not for each spectrum
    for row in symptoms:
        assert row.evidence["lines"]
        assert row.evidence["component"] == "Drive end"
        assert f"{row.severity:.1f} times" in row.statement
        if row.verdict == "present":
            assert row.evidence["lines"][0]["ratio"] == pytest.approx(row.severity)
    assert features["waveform_rms"] == pytest.approx(np.std(samples))
    assert features["kurtosis"] == pytest.approx(np.mean((samples - samples.mean()) ** 4) / np.var(samples) ** 2)
    assert set(features) >= {"velocity_rms", "waveform_peak", "crest_factor"}


@CWRU.needed
def test_a_spectrum_alone_names_the_race(engine: Engine) -> None:
    samples = np.load(CWRU.path / "outer_race_007_6oclock_1797rpm_de_12k.npy")[:24_000]
    with engine.begin() as connection:
        machine = placed(connection)
        heard(connection, machine.device_id, samples, 12_000, speed=1797, time=AT, has_waveform=False)
        symptoms = connection.execute(text("SELECT kind, verdict, statement FROM condition.fault_symptom")).all()
    certain = [row for row in symptoms if row.verdict == "present"]
    assert [row.kind for row in certain] == ["bearing_outer_race"]
    assert "no waveform was sent" in certain[0].statement


def test_a_baseline_is_learned_and_a_fault_has_its_increase(engine: Engine) -> None:
    random = np.random.default_rng(4)
    phases = 2 * np.pi * np.arange(4_000) / 2_000

    def sent(
        connection: Connection, device: Any, hour: int, *, mesh: float, sides: float, speed: float = 1500
    ) -> None:
        signal = random.normal(0, 0.01, phases.size) + mesh * np.sin(500 * phases)
        signal += sides * (np.sin(475 * phases) + np.sin(525 * phases))
        time = AT + timedelta(hours=hour)
        heard(connection, device, signal, 2_000, speed=speed, time=time, has_waveform=False)

    with engine.begin() as connection:
        machine = placed(connection)
        connection.execute(
            text("UPDATE factories.component SET details = :details WHERE machine_id = :machine").bindparams(
                bindparam("details", type_=JSONB)
            ),
            {"details": {"gear_teeth": 20}, "machine": machine.machine_id},
        )
        for hour in range(20):
            sent(connection, machine.device_id, hour, mesh=0.1, sides=0.01)
        learned = text("SELECT * FROM condition.baseline_spectrum WHERE machine_id = :machine")
        assert connection.execute(learned, {"machine": machine.machine_id}).all() == []
        sent(connection, machine.device_id, 20, mesh=0.3, sides=0.06, speed=1510)
        sent(connection, machine.device_id, 21, mesh=0.3, sides=0.06, speed=1700)  # of another class
        (baseline,) = connection.execute(learned, {"machine": machine.machine_id}).all()
        rows = connection.execute(text("SELECT * FROM condition.fault_symptom WHERE kind = 'gear_mesh'")).all()
    assert (baseline.learned_from, baseline.learned_to) == (AT, AT + timedelta(hours=19))
    assert (baseline.spectrum["unit"], baseline.spectrum["speed_rpm"]) == ("m/s2", 1510)
    assert max(baseline.spectrum["amplitudes"]) == pytest.approx(0.1 * 9.80665, rel=0.02)
    (found,) = (row for row in rows if row.time == AT + timedelta(hours=20))
    assert found.verdict == "present"
    assert found.evidence["increase"] == pytest.approx(2.05, abs=0.1)  # 0.1 and 0.01 have become 0.3 and 0.06
    assert {line["label"]: round(line["increase"]) for line in found.evidence["lines"][:1]} == {"mesh": 2}
    assert found.evidence["component"] == "Drive end"


def test_without_a_speed_only_severity_is_known(engine: Engine) -> None:
    samples = 5 * np.sin(2 * np.pi * 30 * np.arange(12_000) / 12_000)
    with engine.begin() as connection:
        machine = placed(connection)
        heard(connection, machine.device_id, samples, 12_000, speed=None, time=AT)
        heard(connection, machine.device_id, samples, 12_000, speed=1800, time=AT + timedelta(hours=1))
        rows = connection.execute(text("SELECT time, kind, verdict FROM condition.fault_symptom")).all()
    assert [(row.time, row.kind, row.verdict) for row in rows] == [
        (AT + timedelta(hours=1), "unbalance", "present")
    ]


@pytest.mark.usefixtures("app")
def test_health_that_others_tell_of_is_the_machines_level_while_it_is_the_worst(engine: Engine) -> None:
    with engine.begin() as connection:
        machine = placed(connection)

    def tell(minute: int, level: str, kind: str) -> None:
        with engine.begin() as connection:
            data = {"machine_id": str(machine.machine_id), "time": (AT + timedelta(minutes=minute)).isoformat()}
            data |= {"level": level, "kind": kind}
            event = publish(
                connection, AURORA, "Condition.health_received.v1", str(uuid4()), data=data, source="ingest"
            )
        assert dispatch(event)["condition.health"] == "done"

    tell(0, "normal", "oil")
    tell(1, "alarm", "belt")
    tell(2, "warning", "oil")
    tell(1, "normal", "oil")  # late: an older word than the last
    with engine.connect() as connection:
        levels = connection.execute(text("SELECT indicator, level FROM condition.condition_state")).all()
        shown = connection.scalar(
            text("SELECT condition_level FROM factories.machine WHERE id = :id"), {"id": machine.machine_id}
        )
        changes = told(connection, "Condition.machine_level_changed.v1")
        states = told(connection, "Condition.state_changed.v1")
        shares = told(connection, "Condition.health_changed.v1")
    assert {row.indicator: row.level for row in levels} == {"health:oil": "warning", "health:belt": "alarm"}
    assert shown == "alarm"
    assert [(event["previous_level"], event["level"]) for event in changes] == [
        ("unknown", "normal"),
        ("normal", "alarm"),
    ]
    assert changes[-1]["indicators"] == ["health:belt"]
    assert (shares[-1]["level"], [(s["previous_health"], s["health"]) for s in shares]) == (
        "alarm",
        [(None, 1), (1, 0.5), (0.5, 0.25)],
    )
    assert len(states) == 3
    tell(3, "normal", "belt")
    with engine.connect() as connection:
        assert told(connection, "Condition.machine_level_changed.v1")[-1]["level"] == "warning"
        health = connection.scalar(
            text("SELECT condition_health FROM factories.machine WHERE id = :id"), {"id": machine.machine_id}
        )
    assert health == 0.75


def test_silence_makes_normal_unknown_and_an_alarm_stale(engine: Engine) -> None:
    with engine.begin() as connection:
        machine = placed(connection)
        samples = np.sin(2 * np.pi * 30 * np.arange(12_000) / 12_000)
        for hour in range(4):
            at = AT + timedelta(hours=hour)
            heard(connection, machine.device_id, 0.001 * samples, 12_000, speed=1800, time=at)
        last = AT + timedelta(hours=3)
        assert mark_silent(connection, last + timedelta(hours=2)) == 0
        assert mark_silent(connection, last + timedelta(hours=4)) == 1
        assert mark_silent(connection, last + timedelta(hours=5)) == 0
        row = connection.execute(text("SELECT * FROM condition.condition_state")).one()
        assert (row.level, row.stale, row.evaluated_at) == ("unknown", True, last)
        heard(connection, machine.device_id, 0.001 * samples, 12_000, speed=1800, time=last + timedelta(hours=6))
        row = connection.execute(text("SELECT * FROM condition.condition_state")).one()
        assert (row.level, row.stale) == ("normal", False)


def test_an_anomaly_says_why_and_ends(engine: Engine) -> None:
    tone = np.sin(2 * np.pi * 30 * np.arange(6_000) / 6_000)
    with engine.begin() as connection:
        machine = placed(connection)
        connection.execute(
            text(
                "INSERT INTO condition.feature (organization_id, factory_id, machine_id, device_id, axis,"
                " indicator, time, value, unit)"
                " SELECT :organization, m.factory_id, m.id, :device, 'x', 'velocity_rms',"
                " CAST(:at AS timestamptz) - n * interval '1 hour', 1 + 0.01 * (n % 5), 'mm/s'"
                " FROM factories.machine m, generate_series(1, 250) AS n WHERE m.id = :machine"
            ),
            {"organization": AURORA, "device": machine.device_id, "machine": machine.machine_id, "at": AT},
        )
        for hour, amplitude in enumerate([0.0279, 0.1, 0.12, 0.0279]):
            at = AT + timedelta(hours=hour)
            heard(connection, machine.device_id, amplitude * tone, 6_000, speed=None, time=at)
        (anomaly,) = connection.execute(text("SELECT * FROM condition.anomaly")).all()
    assert (anomaly.indicator, anomaly.method) == ("velocity_rms x", "robust_z")
    assert anomaly.started_at == AT + timedelta(hours=1)
    assert anomaly.ended_at == AT + timedelta(hours=3)
    why = anomaly.why
    assert why["median"] == pytest.approx(1.02, abs=0.01)
    assert why["score"] == pytest.approx(0.6745 * abs(why["value"] - why["median"]) / why["mad"])
    assert anomaly.score > why["score"] > why["limit"]

"""Spectra, waveforms and raw messages go when their policy says so, but what findings refer to stays."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import text

from db import timeseries
from handlers.telemetry.run_sql import executor
from tests.handlers.conftest import Backend, Tenant
from tests.handlers.telemetry.policies import DAY, apply, midnight, policy

AGES = range(1, 40, 3)
TODAY, NOON = midnight(0), timedelta(hours=12)
"""Limits lie between ages with a day to spare, so that a midnight in between changes nothing."""


@pytest.fixture(autouse=True)
def nothing_there(backend: Backend) -> None:
    with backend.engine.begin() as connection:
        connection.execute(text("DELETE FROM telemetry.storage_policy"))
        connection.execute(text("TRUNCATE telemetry.spectrum, telemetry.waveform, telemetry.payload"))
        connection.execute(text("TRUNCATE condition.fault_symptom, condition.baseline_spectrum"))


def run(backend: Backend, statement: str, **values: Any) -> list[Any]:
    with backend.engine.begin() as connection:
        result = connection.execute(text(statement), values)
        return list(result) if result.returns_rows else []


def heard(backend: Backend, tenant: Tenant) -> None:
    """A waveform, a raw message, and spectra of two kinds and two axes, at noon of days of all ages."""
    owned = {"owner": tenant.id, "device": tenant.device_id}
    for age in AGES:
        at = TODAY - age * DAY + NOON
        with backend.engine.begin() as connection:
            execute = executor(connection)
            timeseries.present_storage(execute).ensure(execute, timeseries.SPECTRUM, at, at)
        run(
            backend,
            "INSERT INTO telemetry.spectrum (organization_id, device_id, time, axis, kind, unit, f0_hz, df_hz,"
            ' lines, "window", scaling, amplitudes)'
            " SELECT :owner, :device, :at, axis, kind, 'mm/s', 0, 1, 2, 'hann', 'peak', '{1,2}'"
            " FROM unnest('{x,y}'::text[]) axis, unnest('{velocity,acceleration}'::text[]) kind",
            **owned,
            at=at,
        )
        run(
            backend,
            "INSERT INTO telemetry.waveform (organization_id, device_id, time, axis, unit, sampling_rate_hz,"
            " samples) VALUES (:owner, :device, :at, 'x', 'g', 1000, '{1,2}')",
            **owned,
            at=at,
        )
        run(
            backend,
            "INSERT INTO telemetry.payload (organization_id, received_at, correlation_id, door, model,"
            " content_type, body, outcome) VALUES (:owner, :at, 'c', 'http', 'm', 'text/plain', 'b', 'stored')",
            owner=tenant.id,
            at=at,
        )


def ages(backend: Backend, tenant: Tenant, table: str, condition: str = "true") -> set[int]:
    """Of how many days ago there is something."""
    time = "received_at" if table == "payload" else "time"
    found = run(
        backend,
        f"SELECT DISTINCT {time} AS at FROM telemetry.{table} WHERE organization_id = :owner AND {condition}",
        owner=tenant.id,
    )
    return {(TODAY + NOON - row.at) // DAY for row in found}


def upto(days: int) -> set[int]:
    return {age for age in AGES if age <= days}


def test_each_kind_has_a_time_of_its_own(backend: Backend) -> None:
    for tenant in (backend.ours, backend.theirs):
        heard(backend, tenant)
    policy(backend, spectrum_days=20, waveform_days=11, payload_days=5)
    policy(backend, measure="velocity", spectrum_days=30)
    done = apply(backend)
    assert (done["spectra"], done["waveforms"]) == (2 * 13 - 2 * 10 + 2 * 13 - 2 * 7, 13 - 4)
    assert ages(backend, backend.ours, "spectrum", "kind = 'velocity'") == upto(30)
    assert ages(backend, backend.ours, "spectrum", "kind = 'acceleration'") == upto(20)
    assert ages(backend, backend.ours, "waveform") == upto(11)
    assert ages(backend, backend.ours, "payload") == upto(5), "in place of the deployment's 30"
    for table in ("spectrum", "waveform"):
        assert ages(backend, backend.theirs, table) == set(AGES), "who says nothing keeps all"
    assert ages(backend, backend.theirs, "payload") == upto(30)
    assert {name: apply(backend)[name] for name in ("spectra", "waveforms")} == {"spectra": 0, "waveforms": 0}


def test_what_findings_refer_to_stays(backend: Backend) -> None:
    heard(backend, backend.ours)
    of = {"owner": backend.ours.id, "device": backend.ours.device_id, "machine": backend.ours.machine_id}
    run(
        backend,
        "INSERT INTO condition.fault_symptom (organization_id, machine_id, device_id, axis, time, kind, verdict,"
        " severity, statement, evidence) VALUES (:owner, :machine, :device, 'x', :at, 'unbalance', 'present', 1,"
        " 's', '{}')",
        **of,
        at=TODAY - 37 * DAY + NOON,
    )
    run(
        backend,
        "INSERT INTO condition.baseline_spectrum (organization_id, machine_id, device_id, axis, learned_from,"
        " learned_to, spectrum) VALUES (:owner, :machine, :device, 'y', :low, :high, '{}')",
        **of,
        low=TODAY - 31 * DAY + NOON,
        high=TODAY - 25 * DAY + NOON,
    )
    policy(backend, spectrum_days=11, waveform_days=11)
    apply(backend)
    assert ages(backend, backend.ours, "spectrum", "axis = 'x'") == upto(11) | {37}
    assert ages(backend, backend.ours, "spectrum", "axis = 'y'") == upto(11) | {25, 28, 31}
    assert ages(backend, backend.ours, "waveform") == upto(11) | {37}


def test_chunks_without_spectra_are_dropped(backend: Backend) -> None:
    heard(backend, backend.ours)
    policy(backend, spectrum_days=11)
    apply(backend)
    apply(backend)
    with backend.engine.connect() as connection:
        execute = executor(connection)
        chunks = timeseries.present_storage(execute).chunks(execute, timeseries.SPECTRUM)
    assert min(chunk.end for chunk in chunks) > TODAY - 11 * DAY

"""Counters become increments, and rollups their sums: late, repeated and out of order alike."""

import random
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import text

from domain.counters import CounterReading, CounterSpec, counter_deltas
from tests.handlers.conftest import Backend, Refused
from tests.handlers.telemetry.meter import Meter

START = datetime(2026, 1, 5, 9, 58, 30, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
MODULUS = 1_000_000.0
"""A meter of six digits."""


def declare(backend: Backend, measure: str, **model: Any) -> str:
    """A measure model's id."""
    fields = {"name": measure, "unit": "kWh", "kind": "counter"} | model
    answer = backend.action("factories", "create_measure_model", {"input": fields}, "manager")
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return str(answer.get_json()["id"])


def by(width: str, readings: list[tuple[datetime, float]], modulus: float | None = None) -> dict[datetime, float]:
    """What the pure calculation says of all readings at once."""
    sums: dict[datetime, float] = {}
    for delta in counter_deltas([CounterReading(*reading) for reading in readings], CounterSpec(modulus)):
        bucket = delta.end.replace(second=0, microsecond=0)
        if width != "minute":
            bucket = bucket.replace(minute=0)
        if width == "day":
            bucket = bucket.replace(hour=0)
        sums[bucket] = sums.get(bucket, 0.0) + delta.delta
    return sums


@pytest.mark.parametrize("seed", [11, 12, 13])
def test_any_order_gives_the_sums_of_all_at_once(backend: Backend, seed: int) -> None:
    measure = f"import_energy_{seed}"
    declare(backend, measure, counter_modulus=MODULUS)
    meter, chance = Meter(backend, backend.ours, measure), random.Random(seed)
    time, total, readings = START, 999_900, []
    for step in range(24):
        time += chance.choice([1, 7, 700]) * MINUTE
        total += chance.randrange(12)
        readings.append((time, float(total % MODULUS if step < 18 else step)))  # a rollover, and a reset
    late = [*readings, *readings[::5]]
    chance.shuffle(late)
    for first in range(0, len(late), 4):
        meter.send(*late[first : first + 4])
    for width in ("minute", "hour", "day"):
        assert meter.increases(width) == by(width, readings, MODULUS), width


def test_a_late_reading_splits_what_its_follower_counted(backend: Backend) -> None:
    declare(backend, "gas")
    meter = Meter(backend, backend.ours, "gas")
    meter.send((START, 100.0), (START + 90 * MINUTE, 130.0))
    hour = START.replace(minute=0, second=0) + timedelta(hours=2)
    assert meter.increases("hour") == {hour: 30.0}
    meter.send((START + 10 * MINUTE, 112.0))
    assert meter.increases("hour") == {hour - timedelta(hours=1): 12.0, hour: 18.0}
    meter.send((START - 3000 * MINUTE, 90.0))
    assert sum(meter.increases("day").values()) == 40.0


@pytest.mark.parametrize("gone", [["minute"], ["minute", "hour"], ["hour"]], ids="-".join)
def test_late_readings_count_though_finer_rollups_are_gone(backend: Backend, gone: list[str]) -> None:
    """A policy may let minutes go before values; the sums of coarser buckets come from the readings then."""
    measure = f"steam_{'_'.join(gone)}"
    declare(backend, measure)
    meter = Meter(backend, backend.ours, measure)
    readings = [(START + step * 25 * MINUTE, float(step * step)) for step in range(150)]
    late = readings[10::23]
    meter.send(*(reading for reading in readings if reading not in late))
    with backend.engine.begin() as connection:
        for width in gone:
            connection.execute(text(f"DELETE FROM telemetry.measurement_{width} WHERE series_id = {meter.id}"))
    for reading in late:
        meter.send(reading)
    for width in {"minute", "hour", "day"} - set(gone):
        assert meter.increases(width) == by(width, readings), width


@pytest.mark.parametrize(("modulus", "counted"), [(None, 20.0), (MODULUS, 120.0)], ids=["reset", "rollover"])
def test_the_modulus_tells_a_rollover_from_a_reset(
    backend: Backend, modulus: float | None, counted: float
) -> None:
    measure = f"water_{counted:g}"
    meter = Meter(backend, backend.ours, measure, "gauge")
    meter.send((START, MODULUS - 100), (START + MINUTE, 20.0))
    assert meter.increases("minute") == {}, "not a counter yet"
    model = declare(backend, measure)
    meter.derive()
    assert list(meter.increases("minute").values()) == [20.0]
    changed = backend.action(
        "factories", "change_measure_model", {"id": model, "changes": {"counter_modulus": modulus}}, "manager"
    )
    assert changed.status_code == 200, changed.get_data(as_text=True)
    meter.derive()
    assert list(meter.increases("minute").values()) == [counted]


def test_an_exchanged_counter_goes_on(backend: Backend, refused: Refused) -> None:
    declare(backend, "heat")
    meter = Meter(backend, backend.ours, "heat")
    meter.send((START, 900.0), (START + 20 * MINUTE, 7.0))
    assert sum(meter.increases("day").values()) == 7.0, "for all we know it was reset"
    exchange = {
        "series_id": meter.id,
        "time": (START + 10 * MINUTE).isoformat(),
        "last_value": 910.0,
        "first_value": 4.0,
    }
    fields = {"input": exchange}
    foreign = backend.action("telemetry", "create_counter_exchange", fields, "engineer", backend.theirs)
    assert foreign.status_code == 404
    assert backend.action("telemetry", "create_counter_exchange", fields, "engineer").status_code == 200
    meter.derive()
    assert list(meter.increases("minute").values()) == [13.0]

    client, span = backend.client("viewer"), "?from=2026-01-05T00:00:00Z&to=2026-01-06T00:00:00Z"
    told = client("GET", f"/api/telemetry/series/{meter.id}/increments{span}").get_json()
    assert [(one["delta"], one["kind"]) for one in told] == [(10.0, "replacement"), (3.0, "increase")]
    refused(
        backend.client("viewer", backend.theirs)("GET", f"/api/telemetry/series/{meter.id}/increments{span}"),
        404,
        "state-not-found",
    )
    refused(
        client(
            "GET", f"/api/telemetry/series/{meter.id}/increments?from=2026-01-05T00:00:00Z&to=2027-01-01T00:00:00Z"
        ),
        422,
        "input-invalid",
    )

"""From stored facts to states, counts, OEE, energy and condition: late, repeated and out of order alike."""

import random
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Connection, Engine, text

from core.clock import now
from domain.intervals import Span
from handlers.energy.service import calculate as calculate_energy
from handlers.oee import service as oee_service
from handlers.oee import store as oee_store
from handlers.telemetry.service import derive
from tests.handlers.telemetry.facts import AURORA, machine_id, measure, say

MONDAY = datetime(2026, 11, 16, 6, 0, tzinfo=UTC)
"""Inside the night shift of Gaithersburg (22:00 to 06:00, UTC-5), which began at 03:00 UTC."""
MINUTE = timedelta(minutes=1)
MAZAK = machine_id("Mazak 01")


def at_once(_seconds: float) -> None:
    """Instead of waiting for more measurements."""


def rows(connection: Connection, statement: str, **values: Any) -> list[Any]:
    """The rows of a query."""
    return list(connection.execute(text(statement), values))


def states(engine: Engine) -> list[tuple[str, datetime, datetime | None]]:
    """The stored states of the machine, by time."""
    with engine.connect() as connection:
        found = rows(
            connection,
            "SELECT state, started_at, ended_at FROM oee.machine_state WHERE machine_id = :id ORDER BY started_at",
            id=MAZAK,
        )
    return [(row.state, row.started_at, row.ended_at) for row in found]


HOUR_OF_WORK = [
    (MONDAY + minutes * MINUTE, state)
    for minutes, state in [
        (0, "idle"),
        (5, "running"),
        (9, "running"),
        (15, "running"),
        (24, "running"),
        (30, "fault"),
        (38, "fault"),
        (40, "running"),
        (49, "running"),
        (55, "idle"),
    ]
]


@pytest.mark.usefixtures("app")
def test_the_order_in_which_facts_arrive_changes_nothing(engine: Engine) -> None:
    with engine.begin() as connection:
        say(connection, "MZ-01-CTRL", HOUR_OF_WORK)
    derive(AURORA, at_once)
    in_order = states(engine)
    assert [state for state, _, _ in in_order] == ["idle", "running", "fault", "running", "unknown"]
    assert in_order[-1][2] is None
    assert all(ended == begun for (_, _, ended), (_, begun, _) in pairwise(in_order))

    with engine.begin() as connection:
        connection.execute(text("DELETE FROM oee.machine_state"))
        connection.execute(text("DELETE FROM oee.state_message"))
    shuffled = list(HOUR_OF_WORK)
    random.Random(7).shuffle(shuffled)
    for message in shuffled:
        with engine.begin() as connection:
            say(connection, "MZ-01-CTRL", [message])
        derive(AURORA, at_once)
    assert states(engine) == in_order


@pytest.mark.usefixtures("app")
def test_oee_is_the_formula_over_the_rows(engine: Engine) -> None:
    with engine.begin() as connection:
        say(connection, "MZ-01-CTRL", HOUR_OF_WORK)
        counts = [(MONDAY + minutes * MINUTE, float(count)) for count, minutes in enumerate(range(4, 56, 2))]
        measure(connection, "MZ-01-CTRL", "part_count", counts)
    derive(AURORA, at_once)
    window = Span(MONDAY, MONDAY + 60 * MINUTE)
    with engine.connect() as connection:
        machine = oee_store.find_machine(connection, MAZAK)
        assert machine is not None
        found = oee_service.calculate(connection, machine, window)
    # Running 25 + 15 min, fault 10, idle 5, then unknown from the last word on (silence of over 10 min).
    assert found["production_seconds"] == 40 * 60
    assert found["delay_seconds"] == 10 * 60
    assert found["down_seconds"] == 5 * 60
    assert found["unknown_seconds"] == 5 * 60
    assert found["planned_busy_seconds"] == 60 * 60
    assert found["produced_quantity"] == 25
    assert found["availability"] == pytest.approx(40 / 55)
    assert found["performance"] == pytest.approx(25 * 110 / (40 * 60))
    assert found["quality"] == 1
    assert found["oee"] == pytest.approx(25 * 110 / (55 * 60))
    with engine.connect() as connection:
        result, *silent = rows(
            connection, "SELECT * FROM oee.shift_result WHERE machine_id = :id ORDER BY started_at", id=MAZAK
        )
        whole = oee_service.calculate(connection, machine, Span(result.started_at, result.calculated_until))
    assert (result.started_at, result.shift_name) == (datetime(2026, 11, 16, 3, 0, tzinfo=UTC), "Night")
    assert result.oee == pytest.approx(whole["oee"])
    assert result.produced_quantity == 25
    assert all((later.oee, later.coverage) == (None, 0) for later in silent)


@pytest.mark.usefixtures("app")
def test_late_counts_correct_the_counts_beside_them(engine: Engine) -> None:
    with engine.begin() as connection:
        measure(connection, "MZ-01-CTRL", "part_count", [(MONDAY, 10.0), (MONDAY + 10 * MINUTE, 20.0)])
    derive(AURORA, at_once)
    with engine.begin() as connection:
        measure(connection, "MZ-01-CTRL", "part_count", [(MONDAY + 5 * MINUTE, 13.0)])
    derive(AURORA, at_once)
    with engine.connect() as connection:
        counted = rows(connection, "SELECT ended_at, quantity FROM oee.production_count ORDER BY ended_at")
    assert [tuple(row) for row in counted] == [(MONDAY + 5 * MINUTE, 3.0), (MONDAY + 10 * MINUTE, 7.0)]


@pytest.mark.usefixtures("app")
def test_energy_by_hour_is_the_integral_of_power(engine: Engine) -> None:
    with engine.begin() as connection:
        say(connection, "MZ-01-CTRL", HOUR_OF_WORK)
        power = [(MONDAY + minutes * MINUTE, 6.0 if minutes < 60 else 12.0) for minutes in range(0, 121, 5)]
        measure(connection, "MZ-01-PWR", "power", power)
    derive(AURORA, at_once)
    with engine.connect() as connection:
        hours = rows(connection, "SELECT * FROM energy.energy_hour WHERE machine_id = :id ORDER BY hour", id=MAZAK)
        machine = oee_store.find_machine(connection, MAZAK)
        assert machine is not None
        whole = calculate_energy(connection, machine, Span(MONDAY, MONDAY + 120 * MINUTE))
    assert [row.hour for row in hours][:2] == [MONDAY, MONDAY + 60 * MINUTE]
    # The trapezoid from 6 to 12 kW between 06:55 and 07:00 belongs to the first hour.
    assert hours[0].energy_kwh == pytest.approx(6.0 * 55 / 60 + 9.0 * 5 / 60)
    assert hours[1].energy_kwh == pytest.approx(12.0)
    assert hours[0].standby_kwh == pytest.approx(6.0 * 5 / 60)
    assert hours[0].cost == pytest.approx(hours[0].energy_kwh * 0.12)
    assert hours[0].emissions_kg == pytest.approx(hours[0].energy_kwh * 383.55 / 1000)
    assert whole["energy_kwh"] == pytest.approx(sum(row.energy_kwh for row in hours))


@pytest.mark.usefixtures("app")
def test_a_temperature_that_stays_too_high_is_told_once(engine: Engine) -> None:
    with engine.begin() as connection:
        say(connection, "MZ-02-CTRL", [(MONDAY + minutes * MINUTE, "running") for minutes in range(0, 30, 5)])
        heat = [30.0, 41.0, 41.5, 42.0, 41.0, 44.0, 44.0, 44.0, 39.0, 35.0, 35.0, 35.0]
        points = [(MONDAY + minute * MINUTE, value) for minute, value in enumerate(heat)]
        measure(connection, "TMP-02", "temperature", points)
    derive(AURORA, at_once)
    with engine.begin() as connection:
        measure(connection, "TMP-02", "temperature", [(MONDAY + 30 * MINUTE, 30.0)])
    derive(AURORA, at_once)
    with engine.connect() as connection:
        told = rows(
            connection,
            "SELECT data FROM outbox.event WHERE type = 'Condition.state_changed.v1' ORDER BY data->>'at'",
        )
        (state,) = rows(connection, "SELECT * FROM condition.condition_state")
    assert [(row.data["previous_level"], row.data["level"]) for row in told] == [
        ("normal", "warning"),
        ("warning", "alarm"),
        ("alarm", "normal"),
    ]
    assert (state.level, state.indicator) == ("normal", "temperature")


@pytest.mark.usefixtures("app")
def test_rollups_are_exact_after_late_data(engine: Engine) -> None:
    with engine.begin() as connection:
        measure(connection, "TMP-02", "temperature", [(MONDAY, 20.0), (MONDAY + 2 * MINUTE, 24.0)])
    derive(AURORA, at_once)
    with engine.begin() as connection:
        measure(connection, "TMP-02", "temperature", [(MONDAY + MINUTE / 2, 10.0)])
    derive(AURORA, at_once)
    with engine.connect() as connection:
        (minute, _) = rows(connection, "SELECT * FROM telemetry.measurement_minute ORDER BY time")
        (hour,) = rows(connection, "SELECT * FROM telemetry.measurement_hour")
    assert (minute.count, minute.minimum, minute.maximum, minute.first, minute.last) == (2, 10.0, 20.0, 20.0, 10.0)
    assert (hour.count, hour.sum, hour.first, hour.last) == (3, 54.0, 20.0, 24.0)


@pytest.mark.usefixtures("app")
def test_the_present_state_is_on_the_machine_and_its_change_is_told(engine: Engine) -> None:
    with engine.begin() as connection:
        say(connection, "MZ-01-CTRL", [(now() - 2 * MINUTE, "running"), (now() - MINUTE, "fault")])
    derive(AURORA, at_once)
    with engine.connect() as connection:
        (machine,) = rows(connection, "SELECT state FROM factories.machine WHERE id = :id", id=MAZAK)
        told = rows(connection, "SELECT data FROM outbox.event WHERE type = 'Oee.machine_state_changed.v1'")
        (stop,) = rows(connection, "SELECT ended_at FROM oee.stop")
    assert machine.state == "fault"
    assert [row.data["state"] for row in told] == ["fault"]
    assert stop.ended_at is None


def test_the_list_is_empty_when_all_is_derived(app: Flask, engine: Engine) -> None:
    assert app
    with engine.begin() as connection:
        say(connection, "MZ-01-CTRL", HOUR_OF_WORK)
    assert derive(AURORA, at_once) == 1
    assert derive(AURORA, at_once) == 0
    with engine.connect() as connection:
        assert rows(connection, "SELECT * FROM telemetry.dirty_range") == []

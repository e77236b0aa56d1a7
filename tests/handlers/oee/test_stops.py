"""People's stops over the machine's states: causes count, splits and merges hold, contradictions are refused."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import Engine, insert, text

from db.models import oee
from domain.intervals import Span
from handlers.oee import store
from handlers.oee.results import calculate
from handlers.telemetry.service import derive
from tests.handlers.oee.conftest import Act
from tests.handlers.telemetry.facts import AURORA, machine_id, measure, say

SIX = datetime(2026, 11, 16, 6, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
MAZAK = machine_id("Mazak 01")


def at_once(_seconds: float) -> None:
    """Instead of waiting for more measurements."""


def minutes(*states: tuple[int, str]) -> list[tuple[datetime, str]]:
    """State messages every 5 minutes, so that no silence falls between."""
    said = []
    for (start, state), (end, _) in zip(states, [*states[1:], (states[-1][0] + 5, "")], strict=True):
        said += [(SIX + minute * MINUTE, state) for minute in range(start, end, 5)]
    return said


@pytest.fixture
def stopped(engine: Engine) -> Engine:
    """Running from 06:00, a stop from 06:20 to 06:40, running to 07:00."""
    with engine.begin() as connection:
        say(connection, "MZ-01-CTRL", minutes((0, "running"), (20, "stopped"), (40, "running"), (60, "idle")))
    derive(AURORA, at_once)
    return engine


def stops(engine: Engine) -> list[Any]:
    with engine.connect() as connection:
        found = connection.execute(
            text("SELECT * FROM oee.stop WHERE machine_id = :id AND started_at < :end ORDER BY started_at"),
            {"id": MAZAK, "end": SIX + 60 * MINUTE},
        )
        return list(found)


def cause(engine: Engine, treatment: str) -> str:
    id_ = uuid4()
    with engine.begin() as connection:
        values = {"id": id_, "organization_id": AURORA, "code": treatment, "name": treatment.title()}
        connection.execute(insert(oee.StopCause).values(values | {"treatment": treatment}))
    return str(id_)


def of_the_hour(engine: Engine) -> dict[str, Any]:
    with engine.connect() as connection:
        machine = store.find_machine(connection, MAZAK)
        assert machine is not None
        return calculate(connection, machine, Span(SIX, SIX + 60 * MINUTE))


def result(engine: Engine) -> Any:
    with engine.connect() as connection:
        return connection.execute(
            text("SELECT * FROM oee.shift_result WHERE machine_id = :id ORDER BY started_at LIMIT 1"),
            {"id": MAZAK},
        ).one()


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize(
    ("treatment", "element", "planned_minutes"),
    [
        ("delay", "delay_seconds", 60),
        ("down", "down_seconds", 60),
        ("setup", "setup_seconds", 60),
        ("planned", "planned_down_seconds", 40),
    ],
)
def test_a_stop_counts_as_its_cause_says(
    stopped: Engine, act: Act, treatment: str, element: str, planned_minutes: int
) -> None:
    (stop,) = stops(stopped)
    before = result(stopped)
    arguments = {"stop_id": str(stop.id), "cause_id": cause(stopped, treatment), "comment": "x"}
    act("oee", "set_stop_cause", arguments)
    hour = of_the_hour(stopped)
    assert hour[element] == 20 * 60
    assert hour["production_seconds"] == 40 * 60
    assert hour["planned_busy_seconds"] == planned_minutes * 60
    after = result(stopped)
    assert after.planned_busy_seconds == before.planned_busy_seconds - (60 - planned_minutes) * 60
    assert getattr(after, element) >= 20 * 60


@pytest.mark.usefixtures("app")
def test_a_stop_is_split_and_merged_again(stopped: Engine, act: Act) -> None:
    (stop,) = stops(stopped)
    edges = [(SIX + minute * MINUTE).isoformat() for minute in (30, 25)]
    ids = act("oee", "split_stop", {"stop_id": str(stop.id), "at": edges})["ids"]
    parts = stops(stopped)
    assert [str(part.id) for part in parts] == ids
    assert [(part.started_at - SIX) / MINUTE for part in parts] == [20, 25, 30]
    assert [(part.ended_at - SIX) / MINUTE for part in parts] == [25, 30, 40]
    act("oee", "set_stop_cause", {"stop_id": ids[2], "cause_id": cause(stopped, "setup")})
    hour = of_the_hour(stopped)
    assert (hour["delay_seconds"], hour["setup_seconds"]) == (10 * 60, 10 * 60)

    error = act("oee", "merge_stops", {"stop_ids": [ids[0], ids[2]]}, 422)
    assert "lies between them" in error["message"]
    act("oee", "merge_stops", {"stop_ids": ids})
    (merged,) = stops(stopped)
    assert (merged.started_at, merged.ended_at) == (stop.started_at, stop.ended_at)
    assert of_the_hour(stopped)["setup_seconds"] == 20 * 60
    error = act("oee", "split_stop", {"stop_id": ids[0], "at": [SIX.isoformat()]}, 422)
    assert "an instant inside" in error["message"]


@pytest.mark.usefixtures("app")
def test_an_entry_against_the_machines_signal_is_refused_with_the_reason(stopped: Engine, act: Act) -> None:
    start, end = ((SIX + minute * MINUTE).isoformat() for minute in (5, 10))
    entry = {"machine_id": str(MAZAK), "started_at": start, "ended_at": end}
    error = act("oee", "register_stop", entry, 409)
    assert "signal says otherwise for 300 s" in error["message"]
    assert len(stops(stopped)) == 1


@pytest.mark.usefixtures("app")
def test_silence_is_an_unqualified_stop_until_somebody_names_its_cause(engine: Engine, act: Act) -> None:
    with engine.begin() as connection:
        said = [*minutes((0, "running"), (10, "running")), *minutes((40, "running"), (60, "idle"))]
        say(connection, "MZ-01-CTRL", said)
    derive(AURORA, at_once)
    hour = of_the_hour(engine)
    assert hour["unknown_seconds"] == 30 * 60
    (stop,) = stops(engine)
    assert (stop.started_at, stop.ended_at) == (SIX + 10 * MINUTE, SIX + 40 * MINUTE)
    act("oee", "set_stop_cause", {"stop_id": str(stop.id), "cause_id": cause(engine, "delay")})
    hour = of_the_hour(engine)
    assert (hour["unknown_seconds"], hour["delay_seconds"]) == (0, 30 * 60)


@pytest.mark.usefixtures("app")
def test_a_stop_that_nobody_edited_goes_with_its_state(stopped: Engine) -> None:
    with stopped.begin() as connection:
        late = [(SIX + (minute + 0.5) * MINUTE, "running") for minute in range(20, 40)]
        connection.execute(text("DELETE FROM oee.state_message WHERE state = 'stopped'"))
        say(connection, "MZ-01-CTRL", late)
    derive(AURORA, at_once)
    assert stops(stopped) == []
    assert of_the_hour(stopped)["production_seconds"] == 60 * 60


@pytest.mark.usefixtures("app")
def test_hours_calculated_bit_by_bit_are_the_shift_calculated_at_once(engine: Engine) -> None:
    said = minutes(
        (0, "running"), (20, "stopped"), (25, "running"), (130, "fault"), (145, "running"), (170, "idle")
    )
    counts = [(SIX + minute * MINUTE, float(minute)) for minute in range(0, 180, 3)]
    late = [number for number in range(len(said)) if number % 3 == 1]
    with engine.begin() as connection:
        measure(connection, "MZ-01-CTRL", "part_count", counts[::2])
        say(connection, "MZ-01-CTRL", [message for number, message in enumerate(said) if number not in late])
    derive(AURORA, at_once)
    for number in late:
        with engine.begin() as connection:
            say(connection, "MZ-01-CTRL", [said[number]])
        derive(AURORA, at_once)
    with engine.begin() as connection:
        measure(connection, "MZ-01-CTRL", "part_count", counts[1::2])
    derive(AURORA, at_once)
    stored = result(engine)
    with engine.connect() as connection:
        machine = store.find_machine(connection, MAZAK)
        assert machine is not None
        whole = calculate(connection, machine, Span(stored.started_at, stored.calculated_until))
    assert stored.produced_quantity == 177
    for name, value in whole.items():
        if isinstance(value, float):
            assert getattr(stored, name) == pytest.approx(value), name
    assert stored.failures == 1


@pytest.mark.usefixtures("app")
def test_who_explains_a_stop_waits_for_who_derives_it(stopped: Engine, act: Act) -> None:
    (stop,) = stops(stopped)
    arguments = {"stop_id": str(stop.id), "at": [(SIX + 30 * MINUTE).isoformat()]}
    with ThreadPoolExecutor(1) as person:
        with stopped.begin() as deriving:
            store.lock_machine(deriving, MAZAK)
            answer = person.submit(act, "oee", "split_stop", arguments)
            wait_until_one_waits(stopped)
            deriving.execute(text("UPDATE oee.stop SET updated_at = now() WHERE id = :id"), {"id": stop.id})
        assert len(answer.result()["ids"]) == 2


def wait_until_one_waits(engine: Engine) -> None:
    """Return as soon as somebody waits for a lock of this database."""
    for _ in range(1000):
        with engine.connect() as connection:
            if connection.scalar(
                text(
                    "SELECT true FROM pg_stat_activity WHERE datname = current_database()"
                    " AND wait_event_type = 'Lock'"
                )
            ):
                return
            connection.execute(text("SELECT pg_sleep(0.02)"))
    raise AssertionError("nobody waited for a lock within 20 s")


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize("treatment", ["down", "delay"])
def test_a_late_signal_wins_over_an_edited_stop_and_the_contradiction_is_seen(
    stopped: Engine, act: Act, treatment: str
) -> None:
    """Somebody said why; then the control's own words come in: from 06:30 on it ran."""
    stop = stops(stopped)[0]
    act("oee", "set_stop_cause", {"stop_id": str(stop.id), "cause_id": cause(stopped, treatment)})
    with stopped.begin() as connection:
        connection.execute(
            text("DELETE FROM oee.state_message WHERE time >= :start AND time < :end"),
            {"start": SIX + 30 * MINUTE, "end": SIX + 40 * MINUTE},
        )
        say(connection, "MZ-01-CTRL", [(SIX + minute * MINUTE, "running") for minute in (30, 35)])
    derive(AURORA, at_once)
    found = of_the_hour(stopped)
    assert found["production_seconds"] == 50 * 60
    assert found[f"{treatment}_seconds"] == 10 * 60
    (kept,) = [row for row in stops(stopped) if row.id == stop.id]
    assert kept.cause_id is not None
    assert kept.contradicted_seconds == 600

    assert act("oee", "cut_stop_to_signal", {"stop_id": str(stop.id)}) == {"ids": [str(stop.id)]}
    (cut,) = [row for row in stops(stopped) if row.cause_id == kept.cause_id]
    assert (cut.started_at, cut.ended_at, cut.contradicted_seconds) == (SIX + 20 * MINUTE, SIX + 30 * MINUTE, 0)
    assert of_the_hour(stopped) == found
    error = act("oee", "cut_stop_to_signal", {"stop_id": str(stop.id)}, 409)
    assert error["message"] == "The machine's signal does not contradict the stop."


@pytest.mark.usefixtures("app")
def test_a_stop_in_whose_middle_the_machine_ran_is_cut_in_two(stopped: Engine, act: Act) -> None:
    (stop,) = stops(stopped)
    cause_id = cause(stopped, "down")
    act("oee", "set_stop_cause", {"stop_id": str(stop.id), "cause_id": cause_id, "comment": "belt"})
    with stopped.begin() as connection:
        say(connection, "MZ-01-CTRL", [(SIX + 26 * MINUTE, "running"), (SIX + 28 * MINUTE, "stopped")])
    derive(AURORA, at_once)
    ids = act("oee", "cut_stop_to_signal", {"stop_id": str(stop.id)})["ids"]
    parts = stops(stopped)
    assert [str(part.id) for part in parts] == ids
    minutes_of = [((part.started_at - SIX) / MINUTE, (part.ended_at - SIX) / MINUTE) for part in parts]
    assert minutes_of == [(20, 26), (28, 40)]
    said = {(str(part.cause_id), part.comment, part.contradicted_seconds) for part in parts}
    assert said == {(cause_id, "belt", 0)}
    # Derived anew, it stays so: where the machine did not run nothing is contradicted.
    with stopped.begin() as connection:
        say(connection, "MZ-01-CTRL", [(SIX + 21 * MINUTE, "stopped")])
    derive(AURORA, at_once)
    assert [(str(part.id), part.contradicted_seconds) for part in stops(stopped)] == [(id_, 0) for id_ in ids]


@pytest.mark.usefixtures("app")
def test_a_stop_of_which_the_signal_leaves_nothing_is_gone(stopped: Engine, act: Act) -> None:
    (stop,) = stops(stopped)
    act("oee", "set_stop_cause", {"stop_id": str(stop.id), "cause_id": cause(stopped, "down")})
    with stopped.begin() as connection:
        connection.execute(
            text("DELETE FROM oee.state_message WHERE time >= :start AND time < :end"),
            {"start": SIX + 20 * MINUTE, "end": SIX + 40 * MINUTE},
        )
        say(connection, "MZ-01-CTRL", [(SIX + minute * MINUTE, "running") for minute in range(20, 40, 5)])
    derive(AURORA, at_once)
    assert act("oee", "cut_stop_to_signal", {"stop_id": str(stop.id)}) == {"ids": []}
    assert stops(stopped) == []

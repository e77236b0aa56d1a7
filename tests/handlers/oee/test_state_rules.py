"""A machine that sends no states shows them by its part counter or by levels of a measure, as its rule says."""

from datetime import timedelta
from typing import Any

from flask import Flask
from sqlalchemy import Connection, Engine, text

from core.clock import now
from domain.intervals import Span
from handlers.oee import store
from handlers.oee.running import refresh_running_shifts
from handlers.oee.service import refresh_oee
from tests.handlers.conftest import Caller, Refused
from tests.handlers.oee.conftest import Act
from tests.handlers.oee.test_plan import deliver, made, rest
from tests.handlers.oee.test_stops import MAZAK, MINUTE, SIX
from tests.handlers.telemetry.facts import measure, series_id

__all__ = ["rest"]


def counted(connection: Connection, first: int, last: int, until: int, step: int = 2) -> None:
    """A part every two minutes (its ideal cycle time is 110 s), known at a minute after six."""
    measure(
        connection, "MZ-01-CTRL", "part_count", [(SIX + m * MINUTE, m * 1.0) for m in range(first, last, step)]
    )
    connection.execute(
        text(
            "INSERT INTO telemetry.latest_value (organization_id, factory_id, series_id, time, value)"
            " SELECT organization_id, factory_id, id, :time, 0 FROM telemetry.series WHERE id = :id"
            " ON CONFLICT (series_id) DO UPDATE SET time = greatest(latest_value.time, excluded.time)"
        ),
        {"id": series_id(connection, "MZ-01-CTRL", "part_count"), "time": SIX + (last - 1) * MINUTE},
    )
    refresh_oee(connection, MAZAK, Span(SIX + first * MINUTE, SIX + last * MINUTE), SIX + until * MINUTE)


def of_minutes(connection: Connection, last: int = 400) -> list[tuple[str, float]]:
    """States from the 2nd minute after six on, each with the minute it began at."""
    span = Span(SIX + 2 * MINUTE, SIX + last * MINUTE)
    rows = store.state_rows(connection, MAZAK, span)
    return [(row.state, round((row.started_at - SIX) / MINUTE, 2)) for row in rows]


def stops(connection: Connection) -> list[Any]:
    found = connection.execute(text("SELECT started_at, ended_at, cause_id FROM oee.stop ORDER BY started_at"))
    return [((row.started_at - SIX) / MINUTE, row.ended_at and (row.ended_at - SIX) / MINUTE) for row in found]


def test_no_part_within_n_cycles_is_a_stop_and_late_parts_take_it_back(engine: Engine, rest: Caller) -> None:
    made(rest, "state_rules", machine_id=str(MAZAK), source="counter", slow_cycles=2.5)
    cycle = 110 / 60
    with engine.begin() as connection:
        counted(connection, 0, 21, until=21)
        assert of_minutes(connection) == [("running", 2)]
        # Nothing comes any more: stopped one cycle after the last part, told as soon as 2.5 cycles have passed.
        refresh_running_shifts(connection, SIX + 24 * MINUTE)
        assert of_minutes(connection) == [("running", 2)]
        refresh_running_shifts(connection, SIX + 25 * MINUTE)
        assert of_minutes(connection) == [("running", 2), ("stopped", round(20 + cycle, 2))]
        assert [ended for _, ended in stops(connection)] == [None]
        # The counter itself falls silent: unknown from its last word on, a stop without a cause.
        refresh_running_shifts(connection, SIX + 40 * MINUTE)
        assert of_minutes(connection) == [("running", 2), ("unknown", 20)]
        counted(connection, 41, 50, until=50)
        assert stops(connection) == [(20, 41)]
        # What was counted meanwhile comes late: it ran.
        counted(connection, 22, 40, until=50)
        assert of_minutes(connection) == [("running", 2)]
        assert stops(connection) == []


def test_levels_of_a_machines_own_rule(engine: Engine, rest: Caller, refused: Refused) -> None:
    fields = {"machine_id": str(MAZAK), "source": "power", "running_from": 8, "off_below": 1, "hysteresis": 1}
    id_ = made(rest, "state_rules", **fields)
    watts = [(0, 0.4), (10, 3.0), (20, 9.0), (30, 7.5), (40, 6.0)]
    with engine.begin() as connection:
        values = [(SIX + (m + n / 2) * MINUTE, kw) for m, kw in watts for n in range(20)]
        connection.execute(
            text(
                "UPDATE telemetry.series SET measure = 'power', kind = 'gauge' WHERE id = (SELECT min(id)"
                " FROM telemetry.series WHERE device_id = (SELECT device_id FROM factories.placement"
                " WHERE machine_id = :id LIMIT 1) AND measure = 'part_count')"
            ),
            {"id": MAZAK},
        )
        measure(connection, "MZ-01-CTRL", "power", values)
        refresh_oee(connection, MAZAK, Span(SIX, SIX + 50 * MINUTE), SIX + 50 * MINUTE)
        assert of_minutes(connection) == [("off", 0), ("idle", 10), ("running", 20), ("idle", 40)]
    error = refused(rest("PATCH", f"/api/oee/state_rules/{id_}", {"off_below": 9}), 422, "input-invalid")
    assert error["field"] == "off_below"
    assert "0 to running_from (8.0) is expected" in error["message"]
    error = refused(rest("PATCH", f"/api/oee/state_rules/{id_}", {"running_from": None}), 422, "input-invalid")
    assert error["field"] == "running_from"
    error = refused(rest("POST", "/api/oee/state_rules", fields | {"source": "noise"}), 422, "input-invalid")
    assert error["field"] == "source"
    kept = rest("GET", f"/api/oee/state_rules/{id_}").json
    assert kept is not None
    assert (kept["running_from"], kept["off_below"]) == (8, 1)


def test_a_rule_is_tried_and_followed_from_when_on_it_holds(
    engine: Engine, app: Flask, act: Act, rest: Caller
) -> None:
    """Three weeks of power: the last day follows at once, the rest by events of a week each, with its progress."""
    present = now()
    first = present - timedelta(days=20)
    with engine.begin() as connection:
        connection.execute(text("UPDATE factories.device SET offline_tolerance_minutes = 600"))
        ticks = [first + timedelta(hours=hour) for hour in range(20 * 24)]
        # Six hours above 5 kW, six hours below, and so on.
        measure(connection, "MZ-01-PWR", "power", [(t, 8.0 if n // 6 % 2 else 2.0) for n, t in enumerate(ticks)])
    levels = {"machine_id": str(MAZAK), "source": "power", "running_from": 5.0, "off_below": 1.0}
    tried = act("oee", "try_state_rule", levels | {"off_below": 3.0}, role="engineer")
    assert {piece["state"] for piece in tried["tried"]} >= {"running", "off"}
    assert not tried["sends_states"]
    # A window of the past: the last of its states is known, as what came after it says.
    window = {"from": (first + timedelta(days=2)).isoformat(), "to": (first + timedelta(days=3)).isoformat()}
    past = act("oee", "try_state_rule", levels | {"off_below": 3.0} | window, role="engineer")
    assert sum(piece["seconds"] for piece in past["tried"]) == 86_400
    assert {piece["state"] for piece in past["tried"]} == {"running", "off"}
    assert past["present"] == []
    week = window | {"to": (first + timedelta(days=9, seconds=1)).isoformat()}
    error = act("oee", "try_state_rule", levels | week, 422, role="engineer")
    assert (error["extensions"]["field"], error["message"]) == ("to", "At most 7 days are calculated at once.")

    def states(since: timedelta) -> set[str]:
        with engine.connect() as connection:
            rows = store.state_rows(connection, MAZAK, Span(first, first + since))
        return {row.state for row in rows}

    assert states(timedelta(days=18)) == set()
    holds = first + timedelta(days=3)
    rule = act("oee", "create_state_rule", {"input": levels | {"valid_from": holds.isoformat()}}, role="engineer")
    progress = []
    with app.app_context():
        for _ in range(6):
            row = rest("GET", f"/api/oee/state_rules/{rule['id']}").json
            assert row is not None
            progress.append(row["followed_until"])
            deliver(engine, "Oee.state_rule_changed.v1")
    assert progress[-1] is None
    assert sorted(progress[:3]) == progress[:3]
    with engine.connect() as connection:
        rows = store.state_rows(connection, MAZAK, Span(first, present))
    assert rows[0].started_at >= holds
    assert {row.state for row in rows} >= {"running", "idle"}
    # As if all had been derived at once: every change of level is there, strides leave no seam.
    changes = [row.started_at for row in rows if row.state in {"running", "idle"}][1:]
    assert {(change - first) % timedelta(hours=6) for change in changes} == {timedelta(0)}
    assert len(changes) >= 4 * 16

    # Ended: what comes after follows it no more.
    ends = present - timedelta(hours=8)
    act("oee", "change_state_rule", {"id": rule["id"], "changes": {"valid_to": ends.isoformat()}}, role="engineer")
    act("oee", "change_state_rule", {"id": rule["id"], "changes": {"running_from": 1.5}}, role="engineer")
    with engine.connect() as connection:
        after = store.state_rows(connection, MAZAK, Span(ends + timedelta(hours=1), present))
    assert "idle" in {row.state for row in after}

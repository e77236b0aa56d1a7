"""The running shifts, minute by minute: what is added up is what the facts give."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, text

from domain.intervals import Span
from handlers.oee import running, store
from handlers.oee.results import calculate
from handlers.oee.running import refresh_running_shifts
from handlers.oee.service import refresh_oee
from tests.handlers.oee.test_stops import MAZAK, MINUTE, SIX, minutes
from tests.handlers.telemetry.facts import machine_id, measure, say

# The stop at 58 lies in two hours and is a micro-stop until minute 63.
SAID = minutes((0, "running"), (58, "stopped"), (71, "running"), (96, "stopped"), (99, "running"))
UNTIL = 122


def stored(connection: Connection, table: str, machine: object, since: datetime) -> dict[str, Any]:
    rows = connection.execute(
        text(f"SELECT * FROM oee.{table} WHERE machine_id = :id AND started_at >= :since"),
        {"id": machine, "since": since},
    ).mappings()
    sums: dict[str, Any] = {}
    for row in rows:
        for name, value in row.items():
            if isinstance(value, float | int):
                sums[name] = sums.get(name, 0.0) + value
    return sums


def assert_as_the_facts_say(connection: Connection, machine: store.Machine, span: Span) -> None:
    """Stored hours, days and shifts since the span's start, which is a shift's, add up to what the facts give."""
    whole = calculate(connection, machine, span)
    for table in ("hour_result", "shift_result"):
        found = stored(connection, table, machine.id, span.start)
        for name, value in whole.items():
            if name.endswith(("_seconds", "_quantity")) and name in found:
                assert found[name] == pytest.approx(value, abs=1e-6), (machine.name, table, name)
    days = stored(connection, "day_result", machine.id, span.start - timedelta(days=1))
    hours = stored(connection, "hour_result", machine.id, span.start - timedelta(days=1))
    assert days == pytest.approx({name: hours[name] for name in days})


def test_minute_by_minute_gives_what_the_facts_give(engine: Engine) -> None:
    """As time passes, messages and parts come in; both machines fall silent, a shift ends."""
    shift = datetime.fromisoformat("2026-11-16T03:00+00:00")
    with engine.begin() as connection:
        say(connection, "MZ-02-CTRL", minutes((0, "running")))
        other = store.find_machine(connection, machine_id("Mazak 02"))
        mazak = store.find_machine(connection, MAZAK)
        assert mazak is not None
        assert other is not None
        refresh_oee(connection, other.id, Span(SIX, SIX + 5 * MINUTE), SIX + 5 * MINUTE)
        heard = SIX - MINUTE
        for minute in range(1, UNTIL, 3):
            at = SIX + minute * MINUTE
            if new := [message for message in SAID if heard < message[0] <= at]:
                say(connection, "MZ-01-CTRL", new)
                measure(connection, "MZ-01-CTRL", "part_count", [(at - MINUTE, minute * 1.0)])
                refresh_oee(connection, mazak.id, Span(new[0][0], at), at)
            heard = at
            assert refresh_running_shifts(connection, at) > 1
        for minute in (UNTIL + 1, 298, 301):
            at = SIX + minute * MINUTE
            refresh_running_shifts(connection, at)
        for machine in (mazak, other):
            assert_as_the_facts_say(connection, machine, Span(shift, at))
        assert calculate(connection, mazak, Span(SIX, at))["delay_seconds"] == 13 * 60
        assert calculate(connection, other, Span(SIX, SIX + UNTIL * MINUTE))["unknown_seconds"] == UNTIL * 60
        connection.rollback()


def test_what_the_minutes_bring_is_added_without_reading_a_shift_again(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stops that become long over a full hour, one with a cause; parts, scrap, a break; the shift's end."""
    shift, end = SIX - 180 * MINUTE, 315
    with engine.begin() as connection:
        connection.execute(text("UPDATE factories.device SET offline_tolerance_minutes = 600"))
        connection.execute(
            text("""UPDATE oee.shift SET breaks = '[{"start": "02:03", "end": "02:20"}]'
            WHERE name = 'Night'""")
        )
        machines = [store.find_machine(connection, machine_id(name)) for name in ("Mazak 01", "Mazak 02")]
        for machine, serial, stands in zip(machines, ("MZ-01-CTRL", "MZ-02-CTRL"), (57, 58), strict=True):
            assert machine is not None
            say(connection, serial, [(SIX, "running"), (SIX + stands * MINUTE, "stopped")])
            connection.execute(
                text("""INSERT INTO oee.production_count (organization_id, machine_id, source,
                started_at, ended_at, quantity, product_id) SELECT :organization, :machine, 'hand', at, at, n,
                CASE WHEN n % 2 = 0 THEN product_id END
                FROM oee.product_machine, generate_series(1, 12) AS n,
                LATERAL (SELECT :six + n * interval '27 min') AS x (at)
                WHERE machine_id = :machine"""),
                {"organization": machine.organization_id, "machine": machine.id, "six": SIX},
            )
            connection.execute(
                text("""INSERT INTO oee.scrap (organization_id, machine_id, at, quantity, rework, product_id)
                SELECT :organization, :machine, :six + n * interval '61 min', n, n = 1, product_id
                FROM oee.product_machine, generate_series(1, 2) AS n WHERE machine_id = :machine"""),
                {"organization": machine.organization_id, "machine": machine.id, "six": SIX},
            )
            refresh_oee(connection, machine.id, Span(SIX, SIX + 59 * MINUTE), SIX + 59 * MINUTE)
        connection.execute(
            text("""UPDATE oee.stop SET cause_id = (SELECT id FROM oee.stop_cause
            WHERE treatment = 'delay' LIMIT 1) WHERE machine_id = :id AND ended_at IS NULL"""),
            {"id": machine_id("Mazak 02")},
        )
        refresh_running_shifts(connection, SIX + 59 * MINUTE)

        def read_again(*_args: object) -> None:
            raise AssertionError("a shift was calculated anew")

        monkeypatch.setattr(running, "refresh_shift_results", read_again)
        for minute in (60, 61, 62, 63, 64, 65, 95, 110, 140, 180, 230, 275, end):
            refresh_running_shifts(connection, SIX + minute * MINUTE)
        for machine in machines:
            assert machine is not None
            assert_as_the_facts_say(connection, machine, Span(shift, SIX + end * MINUTE))
            found = stored(connection, "shift_result", machine.id, shift)
            assert found["minor_stop_run_seconds"] == 0
            assert found["planned_down_seconds"] == 17 * 60
            assert found["produced_quantity"] > 0
            assert found["rework_quantity"] == 1
            assert found["scrap_quantity"] == 2
        connection.rollback()

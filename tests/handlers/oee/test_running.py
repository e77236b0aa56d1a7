"""The running shifts, minute by minute: what is added up is what the facts give."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, text

from domain.intervals import Span
from handlers.oee import store
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
            whole = calculate(connection, machine, Span(shift, at))
            for table in ("hour_result", "shift_result"):
                found = stored(connection, table, machine.id, shift)
                for name, value in whole.items():
                    if name.endswith(("_seconds", "_quantity")) and name in found:
                        assert found[name] == pytest.approx(value, abs=1e-6), (machine.name, table, name)
            days = stored(connection, "day_result", machine.id, shift - timedelta(days=1))
            hours = stored(connection, "hour_result", machine.id, shift - timedelta(days=1))
            assert days == pytest.approx({name: hours[name] for name in days})
        assert calculate(connection, mazak, Span(SIX, at))["delay_seconds"] == 13 * 60
        assert calculate(connection, other, Span(SIX, SIX + UNTIL * MINUTE))["unknown_seconds"] == UNTIL * 60
        connection.rollback()

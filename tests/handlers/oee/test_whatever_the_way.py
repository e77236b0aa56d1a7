"""Through the database: what is told in bits, late and again gives the same as told at once, over a clock change
too; and any cut of a window sums to the whole."""

import random
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Connection, Engine, text

from domain.intervals import Span
from handlers.oee import store
from handlers.oee.results import calculate
from handlers.oee.service import refresh_oee
from tests.handlers.oee.conftest import Act
from tests.handlers.oee.test_stops import MAZAK
from tests.handlers.telemetry.facts import AURORA, device_id, machine_id, make_room, series_id

OTHER = machine_id("Mazak 02")
NEW_YORK = ZoneInfo("America/New_York")
SUMS: tuple[str, ...] = (
    "planned_busy_seconds",
    "production_seconds",
    "setup_seconds",
    "delay_seconds",
    "down_seconds",
)
SUMS += ("unknown_seconds", "produced_quantity", "outside_plan_quantity")
STATES = ("running", "running", "idle", "stopped", "fault", "setup")
Fact = tuple[datetime, str | float]
_STATE = text(
    "INSERT INTO oee.state_message (organization_id, device_id, time, state)"
    " VALUES (:organization, :device, :time, :value) ON CONFLICT DO NOTHING"
)
_READING = text("INSERT INTO telemetry.measurement VALUES (:series, :time, :value) ON CONFLICT DO NOTHING")


def told(connection: Connection, machine: Any, serial: str, facts: list[Fact], at: datetime) -> None:
    """Store facts that are not there yet, as ingest does, and derive what they touch."""
    series = series_id(connection, serial, "part_count")
    about = {"organization": AURORA, "device": device_id(serial), "series": series}
    times = [time for time, _ in facts]
    make_room(connection, min(times), max(times))
    rows = [about | {"time": time, "value": value} for time, value in facts]
    connection.execute(_STATE, [row for row in rows if isinstance(row["value"], str)])
    connection.execute(_READING, [row for row in rows if not isinstance(row["value"], str)])
    refresh_oee(connection, machine, Span(min(times), max(times)), at)


def facts_of(night: Span, chance: random.Random) -> list[Fact]:
    """States and counter readings, some words in one stamp, from an hour before the night to an hour after it."""
    found: list[Fact] = []
    time, count = night.start - timedelta(hours=1), 0.0
    while time < night.end + timedelta(hours=1):
        found.append((time, chance.choice(STATES)))
        if chance.random() < 0.1:
            found.append((time, chance.choice(STATES)))
        count = 2.0 if chance.random() < 0.02 else count + chance.choice([0, 1, 2])
        found.append((time, count))
        time += timedelta(seconds=chance.choice([7.25, 250, 299, 420, 900]))
    return found


@pytest.mark.parametrize(("evening", "hours"), [((2025, 3, 8), 7), ((2025, 6, 7), 8), ((2025, 11, 1), 9)])
def test_a_night_told_in_order_or_not(engine: Engine, act: Act, evening: tuple[int, int, int], hours: int) -> None:
    chance = random.Random(hours)
    start = datetime(*evening, 22, tzinfo=NEW_YORK)
    night = Span(start, datetime(*evening, 6, tzinfo=NEW_YORK) + timedelta(days=1))
    night = Span(*(edge.astimezone(ZoneInfo("UTC")) for edge in (night.start, night.end)))
    facts = facts_of(night, chance)
    at = night.end + timedelta(hours=2)
    mixed = chance.sample(facts, len(facts)) + facts[::5]
    bits = [mixed[first::3] for first in range(3)]
    with engine.begin() as connection:
        told(connection, MAZAK, "MZ-01-CTRL", facts, at)
        for bit in bits:
            told(connection, OTHER, "MZ-02-CTRL", bit, at)
        results = connection.execute(
            text(
                f"SELECT machine_id, {', '.join(SUMS)} FROM oee.shift_result"
                " WHERE machine_id = ANY(:ids) AND started_at = :start ORDER BY machine_id = :first DESC"
            ),
            {"ids": [MAZAK, OTHER], "start": night.start, "first": MAZAK},
        ).all()
        machine = store.find_machine(connection, MAZAK)
        assert machine is not None
        whole = calculate(connection, machine, night)
        cuts = {time for time, _ in chance.sample(facts, 6) if night.contains(time)}
        edges = sorted({night.start, night.end} | cuts)
        parts = [calculate(connection, machine, Span(*cut)) for cut in pairwise(edges)]
    assert len(results) == 2
    assert tuple(results[0][1:]) == pytest.approx(tuple(results[1][1:]))
    assert results[0].planned_busy_seconds == pytest.approx(hours * 3600)
    assert results[0].produced_quantity > 50
    for name in SUMS:
        assert sum(part[name] for part in parts) == pytest.approx(whole[name]), name
        assert getattr(results[0], name) == pytest.approx(whole[name]), name
    asked = {"scope": "machine", "scope_id": str(MAZAK)}
    asked |= {"from": night.start.isoformat(), "to": night.end.isoformat()}
    for by in ("total", "hour", "shift", "day", "week", "month", "product", "order", "operator"):
        report = act("oee", "oee_report", asked | {"by": by})
        assert report["rows"], by
        for name in SUMS[:-2]:
            assert sum(row[name] for row in report["rows"]) == pytest.approx(whole[name]), (by, name)
            assert report["total"][name] == pytest.approx(whole[name]), (by, name)

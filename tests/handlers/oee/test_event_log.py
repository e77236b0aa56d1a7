"""A real turning centre's event logs through the whole calculation, beside a slow count of seconds.

The other way shares nothing with ours: it looks at every second of the day, keeps the last word of the log in a
variable, and adds 1. Three days of the NIST test bed's Mazak01 (see local/demo/data/SOURCES.md), moved to three
days in a row; a finished program run is a part, as in the demo.
"""

import csv
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, text

from domain.intervals import Span
from handlers.oee import store
from handlers.oee.results import calculate
from handlers.oee.service import refresh_oee
from tests.handlers.oee.test_stops import MAZAK
from tests.handlers.telemetry.facts import AURORA, measure, say

LOGS = Path(__file__).parents[3] / "local/demo/data"
MONDAY = datetime(2026, 11, 16, tzinfo=UTC)
DAY_S, SILENCE_S, MICRO_S, CYCLE_S = 86_400, 600, 300, 110
PLANNED_STOP = range(15 * 3600, 15 * 3600 + 2700)
"""45 minutes that are taken out of the plan of each day, as seconds of the day."""
COUNTS_AS = {
    "ACTIVE": "running",
    "READY": "idle",
    "STOPPED": "stopped",
    "INTERRUPTED": "stopped",
    "FEED_HOLD": "stopped",
}


def log_of(name: str, day: datetime) -> list[tuple[datetime, str]]:
    """The program's states in a log, moved to another day."""
    with (LOGS / name).open() as file:
        rows = [row for row in csv.DictReader(file) if row["item"] == "execution"]
    times = [datetime.fromisoformat(row["time"].replace("Z", "+00:00")) for row in rows]
    moved = day - datetime.combine(times[0].date(), datetime.min.time(), UTC)
    return [(time + moved, row["value"]) for time, row in zip(times, rows, strict=True)]


def parts_of(log: list[tuple[datetime, str]]) -> list[datetime]:
    """When a program run ended: the program was active, and is ready again."""
    found, was = [], ""
    for time, word in log:
        if was == "ACTIVE" and word == "READY":
            found.append(time)
        was = word
    return found


def second_by_second(log: list[tuple[datetime, str]], parts: list[datetime], day: datetime) -> dict[str, float]:
    """The day's sums by looking at each of its seconds."""
    seen: list[str] = []
    following, word, heard = 0, "", -1.0
    stamps = [(time - day).total_seconds() for time, _ in log]
    for second in range(DAY_S):
        while following < len(log) and stamps[following] <= second:
            word, heard = log[following][1], stamps[following]
            following += 1
        next_word = stamps[following] if following < len(log) else 2.0 * DAY_S
        is_silent = heard >= 0 and next_word - heard > SILENCE_S
        seen.append("unknown" if is_silent or heard < 0 else COUNTS_AS.get(word, "unknown"))
    sums = dict.fromkeys(("running", "idle", "stopped", "unknown", "planned"), 0)
    began = 0
    for second in range(DAY_S):
        if second and seen[second] != seen[second - 1]:
            began = second
        if seen[second] == "stopped":
            ends = next((s for s in range(second, DAY_S) if seen[s] != "stopped"), DAY_S)
            state = "running" if ends - began < MICRO_S else "stopped"
        else:
            state = seen[second]
        if second in PLANNED_STOP:
            continue
        sums["planned"] += 1
        sums[state] += 1
    made = sum((part - day).total_seconds() // 1 not in PLANNED_STOP for part in parts)
    known = sums["planned"] - sums["unknown"]
    return {
        "planned_busy_seconds": sums["planned"],
        "production_seconds": sums["running"],
        "delay_seconds": sums["stopped"],
        "down_seconds": sums["idle"],
        "unknown_seconds": sums["unknown"],
        "produced_quantity": made,
        "availability": sums["running"] / known,
        "oee": made * CYCLE_S / known,
    }


def test_states_and_oee_of_event_logs_agree_with_a_count_of_seconds(engine: Engine) -> None:
    names = ("mazak01_20180926.csv", "mazak01_20180927.csv", "mazak01_20171115.csv")
    days = [MONDAY + timedelta(days=number) for number in range(3)]
    logs = [log_of(name, day) for name, day in zip(names, days, strict=True)]
    parts = [part for log in logs for part in parts_of(log)]
    end = days[-1] + timedelta(days=1)
    with engine.begin() as connection:
        # Of several words in one stamp the last holds in the log.
        say(connection, "MZ-01-CTRL", dict(word for log in logs for word in log).items())
        counted = [(MONDAY, 0.0), *((part, number + 1.0) for number, part in enumerate(parts))]
        measure(connection, "MZ-01-CTRL", "part_count", counted)
        connection.execute(
            text(
                "INSERT INTO oee.planned_stop (organization_id, machine_id, started_at, ended_at, reason)"
                " SELECT :organization, :machine, day + interval '15 h', day + interval '15 h 45 min', 'Meeting'"
                " FROM unnest(CAST(:days AS timestamptz[])) AS day"
            ),
            {"organization": AURORA, "machine": MAZAK, "days": days},
        )
        refresh_oee(connection, MAZAK, Span(MONDAY, end), end)
        machine = store.find_machine(connection, MAZAK)
        assert machine is not None
        found: list[dict[str, Any]] = [
            calculate(connection, machine, Span(day, day + timedelta(days=1))) for day in days
        ]
        stored = connection.execute(
            text(
                "SELECT sum(production_seconds) AS run, sum(produced_quantity) AS made FROM oee.shift_result"
                " WHERE machine_id = :id AND started_at >= :start - interval '1 day'"
            ),
            {"id": MAZAK, "start": MONDAY},
        ).one()
    for log, day, ours in zip(logs, days, found, strict=True):
        slow = second_by_second(log, parts_of(log), day)
        for name in ("planned_busy_seconds", "produced_quantity"):
            assert ours[name] == slow[name], (day, name)
        for name in ("production_seconds", "delay_seconds", "down_seconds", "unknown_seconds"):
            # Each change of state is seen up to a second late.
            assert ours[name] == pytest.approx(slow[name], abs=len(log) / 2), (day, name)
        assert ours["availability"] == pytest.approx(slow["availability"], abs=0.01)
        assert ours["oee"] == pytest.approx(slow["oee"], abs=0.01)
        assert slow["produced_quantity"] > 10
        assert slow["delay_seconds"] > 0
    assert stored.run == pytest.approx(sum(ours["production_seconds"] for ours in found))
    assert stored.made == sum(ours["produced_quantity"] for ours in found)

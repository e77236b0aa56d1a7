"""Reports cut any way add up to the same, and every number is explained down to its rows."""

import csv
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from io import StringIO
from typing import Any
from urllib.parse import urlencode

import pytest
from sqlalchemy import Engine, text

from db.seed.plan import demo_id
from handlers.oee import reports
from handlers.telemetry.service import derive
from tests.handlers.conftest import Caller
from tests.handlers.oee.conftest import Act
from tests.handlers.oee.test_plan import rest
from tests.handlers.oee.test_stops import at_once, cause, minutes
from tests.handlers.telemetry.facts import AURORA, MACHINING, machine_id, measure, say

__all__ = ["rest"]

SIX = datetime(2026, 11, 16, 6, 0, tzinfo=UTC)
"""01:00 local time in Gaithersburg."""
MINUTE = timedelta(minutes=1)
ADDITIVE = (
    "planned_busy_seconds",
    "production_seconds",
    "delay_seconds",
    "ideal_good_seconds",
    "produced_quantity",
)
Ask = Callable[..., Any]


@pytest.fixture
def ask(engine: Engine, act: Act) -> Ask:
    """Three hours of two machines; then reports by action over 05:40 to 08:20 UTC, which cuts hours."""
    with engine.begin() as connection:
        said = minutes((0, "running"), (70, "fault"), (90, "running"), (150, "stopped"), (170, "idle"))
        say(connection, "MZ-01-CTRL", said)
        say(connection, "MZ-02-CTRL", minutes((0, "running"), (160, "idle")))
        for serial, step in (("MZ-01-CTRL", 3), ("MZ-02-CTRL", 4)):
            parts = [(SIX + minute * MINUTE, float(minute // step)) for minute in range(0, 170, step)]
            measure(connection, serial, "part_count", parts)
    derive(AURORA, at_once)

    def report(by: str, scope: str = "line", scope_id: object = MACHINING, status: int = 200, **rest: str) -> Any:
        span = {"from": (SIX - 20 * MINUTE).isoformat(), "to": (SIX + 140 * MINUTE).isoformat()}
        asked = span | {"scope": scope, "scope_id": str(scope_id), "by": by} | rest
        return act("oee", "oee_report", asked, status, role="viewer")

    return report


def test_every_way_of_cutting_adds_up_to_the_same(ask: Ask) -> None:
    whole = ask("total")["total"]
    # 2:20 h of production time planned on each of four machines from 06:00, and 20 min before without data.
    assert whole["production_seconds"] == (120 + 140) * 60
    assert whole["delay_seconds"] == 20 * 60
    assert whole["produced_quantity"] == 46 + 34
    assert whole["failures"] == 1
    for by in reports.BY:
        found, whole = ask(by), ask("total")["total"]
        for name in ADDITIVE:
            assert sum(row[name] for row in found["rows"]) == pytest.approx(whole[name]), (by, name)
        assert found["total"]["oee"] == pytest.approx(whole["oee"])
    by_hour = ask("hour")
    assert [row["label"][:16] for row in by_hour["rows"]][:2] == ["2026-11-16T00:00", "2026-11-16T01:00"]
    assert {row["label"] for row in ask("shift")["rows"]} == {"Night"}
    assert {row["label"] for row in ask("machine")["rows"]} >= {"Mazak 01", "Mazak 02"}


def test_a_report_says_what_machine_oee_says(ask: Ask, act: Act) -> None:
    """Also of days in which nobody knew of the machine yet, and of a machine that never said anything."""
    mazak, silent = machine_id("Mazak 01"), machine_id("Mazak 03")
    for machine, since in ((mazak, SIX - 3 * 1440 * MINUTE), (silent, SIX), (mazak, SIX - 20 * MINUTE)):
        found = ask("total", "machine", machine, **{"from": since.isoformat()})["total"]
        span = {"from": found["from"], "to": found["to"], "machine_id": str(machine)}
        alone = act("oee", "machine_oee", span, role="viewer")
        for name in ("availability", "performance", "quality", "oee", "coverage", *ADDITIVE):
            assert found[name] == (None if alone[name] is None else pytest.approx(alone[name])), (machine, name)
    assert found["teep"] == pytest.approx(found["oee"] * found["planned_busy_seconds"] / (160 * 60))
    assert found["mttr_seconds"] == pytest.approx(20 * 60)
    assert found["mtbf_seconds"] == pytest.approx(120 * 60)


def test_losses_and_causes_tell_where_the_time_went(ask: Ask, engine: Engine, act: Act) -> None:
    with engine.connect() as connection:
        stop_id = connection.scalar(
            text("SELECT id FROM oee.stop WHERE started_at = :at"), {"at": SIX + 70 * MINUTE}
        )
    act("oee", "set_stop_cause", {"stop_id": str(stop_id), "cause_id": cause(engine, "delay")})
    found = ask("total", "machine", machine_id("Mazak 01"))
    losses = {loss["name"]: loss["seconds"] for loss in found["losses"]}
    assert losses["breakdowns"] == 20 * 60
    assert losses["unknown"] == 20 * 60
    assert sum(losses.values()) == pytest.approx(found["total"]["planned_busy_seconds"])
    assert sum(step["seconds"] for step in found["waterfall"]) == pytest.approx(160 * 60)
    valuable = next(step for step in found["waterfall"] if step["name"] == "valuable")
    assert valuable["parts"] == pytest.approx(46)
    assert {line["cause"]: line["seconds"] for line in found["causes"]} == {"Delay": 20 * 60}


def test_a_lines_rule_is_named_and_only_a_lines(ask: Ask) -> None:
    slow = ask("total", line_rule="bottleneck")["total"]
    assert slow["bottleneck"] in {"Mazak 01", "Mazak 02"}
    each = {row["label"]: row for row in ask("machine")["rows"]}
    assert slow["oee"] == pytest.approx(each[slow["bottleneck"]]["oee"])
    error = ask("total", "factory", demo_id("aurora", "Gaithersburg"), 422, line_rule="product")
    assert error["extensions"]["field"] == "line_rule"
    assert ask("day", "factory", demo_id("aurora", "Gaithersburg"))["total"]["produced_quantity"] == 80


def test_every_number_is_explained_down_to_its_rows(ask: Ask, act: Act, engine: Engine) -> None:
    mazak = machine_id("Mazak 01")
    total = ask("total", "machine", mazak)["total"]
    span = {"from": total["from"], "to": total["to"], "machine_id": str(mazak)}
    found = act("oee", "explain_oee", span, role="viewer")
    numbers = {number["name"]: number for number in found["numbers"]}
    for name in ("availability", "performance", "quality", "oee", "teep", "nee", "setup_ratio"):
        assert numbers[name]["value"] == pytest.approx(total[name]), name
    assert numbers["availability"]["inputs"][0] == {"name": "apt_s", "value": 120 * 60}
    sources = {source["table"]: source for source in found["sources"]}
    with engine.connect() as connection:
        ids = connection.scalars(
            text("SELECT id::text FROM oee.production_count WHERE id = ANY(CAST(:ids AS uuid[]))"),
            {"ids": sources["production_count"]["ids"]},
        ).all()
    assert len(ids) == sources["production_count"]["count"] == 46
    assert sources["order_run"]["count"] == 1


@pytest.mark.usefixtures("ask")
def test_time_to_come_is_nobodys_loss(act: Act) -> None:
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    span = {"from": tomorrow.isoformat(), "to": (tomorrow + timedelta(days=1)).isoformat()}
    asked = span | {"machine_id": str(machine_id("Mazak 01"))}
    alone = act("oee", "machine_oee", asked, role="viewer")
    assert alone["planned_busy_seconds"] == alone["unknown_seconds"] == 0
    assert alone["oee"] is alone["availability"] is None
    explained = act("oee", "explain_oee", asked, role="viewer")
    assert {number["value"] for number in explained["numbers"] if number["name"] in ("oee", "teep")} == {None}


@pytest.mark.usefixtures("app")
def test_a_machine_that_nothing_counts_for_has_no_oee_and_says_so(engine: Engine, act: Act) -> None:
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM telemetry.series WHERE measure = 'part_count'"))
        connection.execute(text("DELETE FROM oee.order_run"))
        say(connection, "MZ-01-CTRL", minutes((0, "running"), (50, "idle"), (60, "idle")))
    derive(AURORA, at_once)
    span = {"from": SIX.isoformat(), "to": (SIX + timedelta(hours=1)).isoformat()}
    found = act("oee", "machine_oee", span | {"machine_id": str(machine_id("Mazak 01"))}, role="viewer")
    assert (found["oee"], found["performance"]) == (None, None)
    assert "nothing_counted" in found["flags"]
    assert found["availability"] == pytest.approx(5 / 6, abs=0.01)
    asked_for = span | {
        "scope": "machine",
        "scope_id": str(machine_id("Mazak 01")),
        "by": "hour",
        "line_rule": "sum",
    }
    for by in ("hour", "day", "shift"):
        report = act("oee", "oee_report", asked_for | {"by": by}, role="viewer")
        assert [row["oee"] for row in report["rows"]] == [None], by
        assert "nothing_counted" in report["total"]["flags"]
    with engine.connect() as connection:
        stored = connection.execute(
            text("SELECT sum(production_seconds), sum(uncounted_seconds) FROM oee.hour_result")
        )
        days = connection.execute(
            text("SELECT sum(production_seconds), sum(uncounted_seconds) FROM oee.day_result")
        )
        assert tuple(stored.one()) == pytest.approx(tuple(days.one()))


def test_a_report_as_csv_has_the_reports_rows(ask: Ask, rest: Caller) -> None:
    rows = ask("hour")["rows"]
    span = {"from": (SIX - 20 * MINUTE).isoformat(), "to": (SIX + 140 * MINUTE).isoformat()}
    query = urlencode(span | {"scope": "line", "scope_id": str(MACHINING), "by": "hour"})
    answer = rest("GET", f"/api/oee/oee_report.csv?{query}")
    assert answer.status_code == 200
    assert answer.mimetype == "text/csv"
    found = list(csv.DictReader(StringIO(answer.get_data(as_text=True))))
    assert [row["label"] for row in found] == [row["label"] for row in rows]
    for name in ("oee", "produced_quantity", "production_seconds"):
        assert [float(row[name]) if row[name] else None for row in found] == [
            pytest.approx(row[name]) if row[name] is not None else None for row in rows
        ], name

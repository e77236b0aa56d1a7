"""Cron triggers and one-off events end to end."""

import time
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest

from tests.hasura.engine.process import EngineProcess
from tests.hasura.engine.receiver import Receiver


@pytest.fixture(scope="module")
def engine(engine_database_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[EngineProcess]:
    engine = EngineProcess(engine_database_url, tmp_path_factory.mktemp("engine") / "log")
    yield engine
    engine.close()


@pytest.fixture
def database(engine_database_url: str) -> Iterator[psycopg.Connection[Any]]:
    with psycopg.connect(engine_database_url, autocommit=True) as connection:
        yield connection


def test_one_off_events(engine: EngineProcess, receiver: Receiver) -> None:
    receiver.answer("/fails", status=500)
    soon = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() + 1))
    args = {"webhook": receiver.url + "/once", "schedule_at": soon, "payload": {"n": 1.25}, "comment": "hello"}
    made = engine.metadata("create_scheduled_event", args)
    retry = {"num_retries": 1, "retry_interval_seconds": 1}
    engine.metadata(
        "create_scheduled_event",
        {"webhook": receiver.url + "/fails", "schedule_at": soon, "retry_conf": retry},
    )
    engine.metadata(
        "create_scheduled_event",
        {"webhook": receiver.url + "/late", "schedule_at": "2020-01-01T00:00:00Z"},
    )
    got = receiver.wait(1, path="/once")[0].json
    assert (got["id"], got["payload"], got["comment"]) == (made["event_id"], {"n": 1.25}, "hello")
    assert got["scheduled_time"] == soon
    receiver.wait(2, path="/fails")
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline:
        listed = engine.metadata("get_scheduled_events", {"type": "one_off", "get_rows_count": True})
        states = sorted((event["status"], event["tries"]) for event in listed["events"])
        if states == [("dead", 0), ("delivered", 1), ("error", 2)]:
            break
        time.sleep(0.1)
    assert states == [("dead", 0), ("delivered", 1), ("error", 2)]
    assert listed["count"] == 3
    logs = engine.metadata("get_scheduled_event_invocations", {"type": "one_off", "event_id": made["event_id"]})
    assert [log["status"] for log in logs["invocations"]] == [200]


def test_cron_events_follow_the_schedule(engine: EngineProcess, database: Any, receiver: Receiver) -> None:
    args = {
        "name": "nightly",
        "webhook": receiver.url,
        "schedule": "30 3 * * *",
        "payload": {"a": 1},
        "include_in_metadata": True,
    }

    def hours() -> list[Any]:
        return database.execute("""
            SELECT extract(hour FROM scheduled_time AT TIME ZONE 'utc')::int, count(*)::int
            FROM hdb_catalog.hdb_cron_events WHERE trigger_name = 'nightly' AND status = 'scheduled' GROUP BY 1
        """).fetchall()

    engine.metadata("create_cron_trigger", args)
    assert hours() == [(3, 100)]
    engine.metadata("create_cron_trigger", {**args, "schedule": "0 5 * * *", "replace": True})
    assert hours() == [(5, 100)]
    database.execute("""
        UPDATE hdb_catalog.hdb_cron_events SET scheduled_time = now() WHERE id = (
          SELECT id FROM hdb_catalog.hdb_cron_events ORDER BY scheduled_time LIMIT 1);
        NOTIFY hasura_engine_scheduled
    """)
    got = receiver.wait(1)[0].json
    assert (got["name"], got["payload"]) == ("nightly", {"a": 1})
    engine.metadata("delete_cron_trigger", {"name": "nightly"})
    assert hours() == []

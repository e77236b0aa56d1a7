"""Event triggers end to end: SQL in, HTTP out, whatever happens in between."""

import asyncio
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import asyncpg
import psycopg
import pytest

from hasura.engine.events.cleanup import Cleanup, CleanupLoop
from tests.conftest import TestServer
from tests.hasura.engine.process import EngineProcess
from tests.hasura.engine.receiver import Answer, Received, Receiver

TABLE = {"schema": "public", "name": "machine"}


@pytest.fixture(scope="module")
def engine(engine_database_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[EngineProcess]:
    log = tmp_path_factory.mktemp("engine") / "log"
    with psycopg.connect(engine_database_url, autocommit=True) as connection:
        connection.execute("""
            CREATE TABLE machine (id serial PRIMARY KEY, name text, speed numeric, notes json, "odd ""name" text)
        """)
    engine = EngineProcess(
        engine_database_url,
        log,
        RECEIVER_SECRET="from the environment",
        HASURA_GRAPHQL_EVENTS_HTTP_POOL_SIZE="10",
        HASURA_GRAPHQL_EVENTS_FETCH_INTERVAL="200",
    )
    engine.metadata("pg_track_table", {"source": "default", "table": TABLE})
    yield engine
    engine.close()


@pytest.fixture
def database(engine: EngineProcess, engine_database_url: str) -> Iterator[psycopg.Connection[Any]]:
    with psycopg.connect(engine_database_url, autocommit=True) as connection:
        yield connection
        connection.execute("TRUNCATE machine; DELETE FROM hdb_catalog.event_log")


@pytest.fixture
def trigger(engine: EngineProcess) -> Iterator[Any]:
    """Create event triggers for the length of a test."""
    names = []

    def create(name: str, url: str, **definition: Any) -> None:
        names.append(name)
        args = {"source": "default", "name": name, "table": TABLE, "webhook": url, **definition}
        engine.metadata("pg_create_event_trigger", args)

    yield create
    for name in names:
        engine.metadata("pg_delete_event_trigger", {"source": "default", "name": name})


def test_all_operations_with_their_rows(database: Any, trigger: Any, receiver: Receiver) -> None:
    anything = {"columns": "*"}
    trigger("all", receiver.url + "/all", insert=anything, update=anything, delete=anything)
    database.execute("INSERT INTO machine (id, name, speed) VALUES (1, 'press', 1.50)")
    first = receiver.wait(1)[0].json
    assert first["table"] == TABLE
    assert first["trigger"] == {"name": "all"}
    assert first["delivery_info"] == {"current_retry": 0, "max_retries": 0}
    assert first["event"]["op"] == "INSERT"
    assert first["event"]["session_variables"] is None
    assert first["event"]["data"]["old"] is None
    assert first["event"]["data"]["new"]["name"] == "press"
    database.execute("UPDATE machine SET name = 'mill'")
    database.execute("UPDATE machine SET name = 'mill'")  # changes nothing, so it is no event
    database.execute("DELETE FROM machine")
    rows = [(r.json["event"]["op"], r.json["event"]["data"]) for r in receiver.wait(3)[1:]]
    assert [op for op, _ in sorted(rows, key=lambda row: row[0], reverse=True)] == ["UPDATE", "DELETE"]
    for _, data in rows:
        assert data["old"]["name"] in ("press", "mill")
    time.sleep(0.3)
    assert len(receiver.received) == 3


def test_a_notice_wakes_delivery(database: Any, trigger: Any, receiver: Receiver) -> None:
    """While notices come, the timer looks every ten seconds only."""
    trigger("swift", receiver.url, insert={"columns": "*"})
    delays = []
    for number in range(1, 21):
        database.execute("INSERT INTO machine (name) VALUES ('x')")
        committed_at = time.time()
        delays.append(receiver.wait(number)[-1].at - committed_at)
    assert sorted(delays)[10] < 2, delays


def test_only_the_listed_columns(database: Any, trigger: Any, receiver: Receiver) -> None:
    trigger("some", receiver.url, update={"columns": ["speed", "notes"], "payload": ["id", 'odd "name']})
    database.execute("INSERT INTO machine (id, name, speed, notes) VALUES (1, 'a', 1, '{}')")
    database.execute("UPDATE machine SET name = 'b'")
    database.execute("""UPDATE machine SET notes = '{"a": 1}', "odd ""name" = 'o'""")
    data = receiver.wait(1)[0].json["event"]["data"]
    assert data == {"old": {"id": 1, 'odd "name': None}, "new": {"id": 1, 'odd "name': "o"}}
    time.sleep(0.3)
    assert len(receiver.received) == 1


def test_an_aborted_change_is_no_event(database: Any, trigger: Any, receiver: Receiver) -> None:
    trigger("sure", receiver.url, insert={"columns": "*"})
    with database.transaction(force_rollback=True):
        database.execute("INSERT INTO machine (name) VALUES ('never')")
    database.execute("INSERT INTO machine (name) VALUES ('ever')")
    assert receiver.wait(1)[0].json["event"]["data"]["new"]["name"] == "ever"
    time.sleep(0.3)
    assert len(receiver.received) == 1


def test_headers_and_transform(database: Any, trigger: Any, receiver: Receiver) -> None:
    trigger(
        "dressed",
        receiver.url + "/hook",
        insert={"columns": "*"},
        headers=[
            {"name": "X-Plain", "value": "yes"},
            {"name": "X-Secret", "value_from_env": "RECEIVER_SECRET"},
        ],
        request_transform={
            "version": 2,
            "template_engine": "Kriti",
            "method": "PUT",
            "url": "{{$base_url}}/{{$body.event.data.new.id}}",
            "body": {"action": "transform", "template": '{"machine": {{$body.event.data.new.name}}}'},
            "query_params": {"op": "{{$body.event.op}}"},
            "request_headers": {
                "add_headers": {"X-New": "{{$body.trigger.name}}"},
                "remove_headers": ["user-agent"],
            },
        },
    )
    database.execute("INSERT INTO machine (id, name) VALUES (7, 'saw')")
    got = receiver.wait(1)[0]
    assert (got.method, got.path, got.json) == ("PUT", "/hook/7?op=INSERT", {"machine": "saw"})
    assert (got.headers["x-plain"], got.headers["x-secret"], got.headers["x-new"]) == (
        "yes",
        "from the environment",
        "dressed",
    )


def test_retries_then_error(database: Any, trigger: Any, receiver: Receiver) -> None:
    receiver.answer("/down", b"no", status=500)
    trigger(
        "stubborn",
        receiver.url + "/down",
        insert={"columns": "*"},
        retry_conf={"num_retries": 2, "interval_sec": 1, "timeout_sec": 5},
    )
    database.execute("INSERT INTO machine (name) VALUES ('x')")
    got = receiver.wait(3)
    assert [r.json["delivery_info"]["current_retry"] for r in got] == [0, 1, 2]
    assert [b.at - a.at > 0.8 for a, b in pairwise(got)] == [True, True]
    deadline = time.monotonic() + 60
    while (row := _log(database)) != (False, True, 3) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert row == (False, True, 3)
    logged = database.execute(
        "SELECT status, response->>'type' FROM hdb_catalog.event_invocation_logs WHERE trigger_name = 'stubborn'"
    ).fetchall()
    assert logged == [(500, "client_error")] * 3


def _log(database: Any) -> Any:
    return database.execute("SELECT delivered, error, tries FROM hdb_catalog.event_log").fetchone()


def test_retry_after_is_obeyed_even_without_retries_left(database: Any, trigger: Any, receiver: Receiver) -> None:
    def make(_: Received) -> Answer:
        is_first = len(receiver.received) == 1
        return Answer(status=503, headers={"Retry-After": "1"}) if is_first else Answer()

    receiver.answer_with("/busy", make)
    trigger("patient", receiver.url + "/busy", insert={"columns": "*"})
    database.execute("INSERT INTO machine (name) VALUES ('x')")
    first, second = receiver.wait(2)
    assert second.at - first.at > 0.8


def test_manual_invocation_and_redelivery(
    engine: EngineProcess, database: Any, trigger: Any, receiver: Receiver
) -> None:
    trigger("manual", receiver.url, enable_manual=True)
    made = engine.metadata("pg_invoke_event_trigger", {"source": "default", "name": "manual", "payload": {"a": 1}})
    event = receiver.wait(1)[0].json
    assert event["id"] == made["event_id"]
    assert event["event"]["op"] == "MANUAL"
    assert event["event"]["data"] == {"old": None, "new": {"a": 1}}
    assert event["event"]["session_variables"]["x-hasura-role"] == "admin"
    deadline = time.monotonic() + 60
    while _log(database) != (True, False, 1) and time.monotonic() < deadline:
        time.sleep(0.05)
    engine.metadata("pg_redeliver_event", {"source": "default", "event_id": made["event_id"]})
    assert receiver.wait(2)[1].json["id"] == made["event_id"]
    logs = engine.metadata("pg_get_event_logs", {"source": "default", "name": "manual"})
    assert [log["id"] for log in logs] == [made["event_id"]]
    missing = engine.metadata("pg_redeliver_event", {"source": "default", "event_id": "none"}, status=400)
    assert missing["code"] == "not-exists"


def test_a_killed_engine_delivers_everything_after_its_restart(
    engine: EngineProcess, database: Any, trigger: Any, receiver: Receiver
) -> None:
    """Killed while calls are under way: none of 60 events is lost."""
    receiver.answer("/slow", delay_s=0.05)
    trigger("lossless", receiver.url + "/slow", insert={"columns": "*"})
    database.execute("INSERT INTO machine (name) SELECT 'm' || n FROM generate_series(1, 60) AS n")
    receiver.wait(5)
    engine.kill()
    before = len(receiver.received)
    assert before < 60
    database.execute("INSERT INTO machine (name) VALUES ('while down')")
    engine.start()
    deadline = time.monotonic() + 60
    wanted = {f"m{n}" for n in range(1, 61)} | {"while down"}
    while time.monotonic() < deadline:
        names = {r.json["event"]["data"]["new"]["name"] for r in list(receiver.received)}
        if names == wanted:
            break
        time.sleep(0.1)
    assert names == wanted
    ids = [r.json["id"] for r in receiver.received]
    assert len(ids) <= 60 + 1 + 2 * 10, "only what was under way may come twice"


def test_another_engine_takes_over_what_a_killed_one_had_locked(
    engine: EngineProcess,
    engine_database_url: str,
    database: Any,
    trigger: Any,
    receiver: Receiver,
    tmp_path: Path,
) -> None:
    receiver.answer("/taken", delay_s=0.2)
    trigger("taken", receiver.url + "/taken", insert={"columns": "*"})
    other = EngineProcess(engine_database_url, tmp_path / "log", HASURA_GRAPHQL_EVENTS_HTTP_POOL_SIZE="2")
    try:
        engine.pause()
        database.execute("INSERT INTO machine (name) SELECT 'm' || n FROM generate_series(1, 20) AS n")
        receiver.wait(2)
        other.kill()
    finally:
        engine.resume()
        other.close()
    assert len(receiver.received) < 20
    deadline = time.monotonic() + 60
    names: set[str] = set()
    while len(names) < 20 and time.monotonic() < deadline:
        time.sleep(0.1)
        names = {item.json["event"]["data"]["new"]["name"] for item in list(receiver.received)}
    assert names == {f"m{n}" for n in range(1, 21)}


def test_a_dropped_trigger_fires_no_more(engine: EngineProcess, database: Any, receiver: Receiver) -> None:
    args = {"name": "gone", "table": TABLE, "webhook": receiver.url, "insert": {"columns": "*"}}
    engine.metadata("pg_create_event_trigger", {"source": "default", **args})
    engine.metadata("pg_delete_event_trigger", {"source": "default", "name": "gone"})
    database.execute("INSERT INTO machine (name) VALUES ('x')")
    left = database.execute("SELECT count(*) FROM pg_proc WHERE proname LIKE 'notify_hasura_gone%'").fetchone()
    assert left == (0,)
    time.sleep(0.3)
    assert receiver.received == []


def test_old_events_are_cleaned_up(
    engine: EngineProcess, database: Any, trigger: Any, receiver: Receiver, engine_database_url: str
) -> None:
    trigger("tidy", receiver.url, insert={"columns": "*"})
    database.execute("INSERT INTO machine (name) SELECT 'x' FROM generate_series(1, 5)")
    receiver.wait(5)
    wait_until(
        lambda: database.execute("SELECT bool_and(delivered) FROM hdb_catalog.event_log").fetchone() == (True,)
    )
    old = "(SELECT id FROM hdb_catalog.event_log ORDER BY id LIMIT 3)"
    database.execute(f"UPDATE hdb_catalog.event_log SET created_at = now() - interval '3 hours' WHERE id IN {old}")
    args = {"event_trigger_name": "tidy", "clear_older_than": 2, "batch_size": 2, "clean_invocation_logs": True}
    deleted = engine.metadata("pg_delete_event_trigger_logs", {"source": "default", **args})
    assert deleted == {"deleted_event_logs": 3, "deleted_event_invocation_logs": 3}

    async def run_due() -> None:
        async with asyncpg.create_pool(engine_database_url, min_size=1, max_size=1) as pool:
            await CleanupLoop(pool, lambda: None).run_due({"tidy": Cleanup("tidy", 2, schedule="0 3 * * *")})

    asyncio.run(run_due())
    states = "SELECT status, deleted_event_logs FROM hdb_catalog.hdb_event_log_cleanups ORDER BY scheduled_at"
    assert database.execute(states).fetchall() == [("scheduled", None)]
    database.execute("UPDATE hdb_catalog.hdb_event_log_cleanups SET scheduled_at = now() - interval '1 day'")
    database.execute("UPDATE hdb_catalog.event_log SET created_at = now() - interval '3 hours'")
    asyncio.run(run_due())
    assert database.execute(states).fetchall() == [("completed", 2), ("scheduled", None)]
    assert database.execute("SELECT count(*) FROM hdb_catalog.event_log").fetchone() == (0,)


def wait_until(is_so: Callable[[], bool], timeout_s: float = 60) -> None:
    deadline = time.monotonic() + timeout_s
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_stopping_gives_work_back(engine: EngineProcess, database: Any, trigger: Any, receiver: Receiver) -> None:
    """A polite stop ends with status 0 and leaves no event locked."""
    receiver.answer("/endless", delay_s=6)
    trigger("slow", receiver.url + "/endless", insert={"columns": "*"})
    database.execute("INSERT INTO machine (name) VALUES ('x')")
    receiver.wait(1)
    assert engine.stop() == 0
    assert database.execute("SELECT locked, delivered FROM hdb_catalog.event_log").fetchall() == [(None, False)]
    receiver.answer("/endless")
    engine.start()
    receiver.wait(2)


def test_a_dropped_source_keeps_no_triggers(
    engine: EngineProcess, postgres_server: TestServer, receiver: Receiver
) -> None:
    with postgres_server.database("second") as url, psycopg.connect(url, autocommit=True) as second:
        second.execute("CREATE TABLE press (id int PRIMARY KEY)")
        table = {"schema": "public", "name": "press"}
        configuration = {"connection_info": {"database_url": url, "pool_settings": {"max_connections": 3}}}
        engine.metadata("pg_add_source", {"name": "second", "configuration": configuration})
        engine.metadata("pg_track_table", {"source": "second", "table": table})
        args = {
            "source": "second",
            "name": "far",
            "table": table,
            "webhook": receiver.url,
            "insert": {"columns": "*"},
        }
        engine.metadata("pg_create_event_trigger", args)
        second.execute("INSERT INTO press VALUES (1)")
        assert receiver.wait(1)[0].json["trigger"] == {"name": "far"}
        engine.metadata("pg_drop_source", {"name": "second", "cascade": True})
        assert second.execute("SELECT count(*) FROM pg_trigger WHERE tgname LIKE 'notify_hasura%'").fetchone() == (
            0,
        )
        second.execute("INSERT INTO press VALUES (2)")


def test_an_inconsistent_table_loses_no_trigger(
    engine: EngineProcess, database: Any, trigger: Any, receiver: Receiver
) -> None:
    """A table that is away for a moment gets its events again when it is back."""
    trigger("patient", receiver.url, insert={"columns": "*"})
    database.execute("INSERT INTO machine (name) VALUES ('before')")
    receiver.wait(1)
    database.execute("ALTER TABLE machine RENAME TO hidden")
    engine.metadata("reload_metadata", {})
    archived = "SELECT count(*) FROM hdb_catalog.event_log WHERE archived"
    assert database.execute(archived).fetchone() == (0,)
    database.execute("ALTER TABLE hidden RENAME TO machine")
    engine.metadata("reload_metadata", {})
    database.execute("INSERT INTO machine (name) VALUES ('after')")
    assert receiver.wait(2)[1].json["event"]["data"]["new"]["name"] == "after"


def test_a_source_that_goes_away_harms_nobody_else(
    engine: EngineProcess, postgres_server: TestServer, database: Any, trigger: Any, receiver: Receiver
) -> None:
    with postgres_server.database("gone") as url:
        configuration = {"connection_info": {"database_url": url, "pool_settings": {"max_connections": 3}}}
        engine.metadata("pg_add_source", {"name": "gone", "configuration": configuration})
    engine.metadata("reload_metadata", {})
    kinds = [fault["type"] for fault in engine.metadata("get_inconsistent_metadata", {})["inconsistent_objects"]]
    assert kinds == ["source"]
    trigger("still", receiver.url, insert={"columns": "*"})
    database.execute("INSERT INTO machine (name) VALUES ('x')")
    receiver.wait(1)
    engine.metadata("pg_drop_source", {"name": "gone", "cascade": True})

"""Pull sources against a real HTTP server, and what becomes of them when somebody dies half-way."""

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from psycopg.types.json import Jsonb
from pydantic import SecretStr

from core.sealing import seal
from core.settings import Settings
from ingest.connect import connect
from ingest.jobs import Runner
from ingest.pull import PullFailedError, pull
from ingest.replay import Replayed, replay
from tests.ingest.conftest import TIMEOUT_SECONDS, World, eventually
from tests.ingest.test_replay import register
from tests.third_party import Reply, Request, ThirdParty, third_party

START = datetime(2026, 11, 20, 10, tzinfo=UTC)
MAPPING = {
    "items": "payload.rows",
    "device": "item.sn",
    "time": "item.at",
    "values": {"power": "item.kw"},
    "units": {"power": "kW"},
}
BY_TIME = {"parameter": "since"}
PAGE = 10


def settings(**changes: Any) -> Settings:
    values = {"handler_secret": SecretStr("of the tests"), "pull_private_networks": "127.0.0.0/8"}
    return Settings(**(values | changes))


def at(number: int) -> str:
    return (START + timedelta(seconds=number)).isoformat().replace("+00:00", "Z")


def row(number: int, serial: str = "SN-1") -> dict[str, Any]:
    return {"sn": serial, "at": at(number), "kw": number}


def rows_since(rows: list[dict[str, Any]]) -> Any:
    """An API of ``rows`` that answers with those from the time ``since`` on, a page at most."""

    def answer(request: Request) -> Reply:
        found = [one for one in rows if one["at"] >= request.query.get("since", "")]
        return Reply(json.dumps({"rows": found[:PAGE]}).encode())

    return answer


@pytest.fixture
def world(shared_world: World) -> World:
    """One database for all tests of this module."""
    shared_world.clean()
    shared_world.rows(
        "TRUNCATE telemetry.pull_source, telemetry.payload, telemetry.decoder, telemetry.ingest_job CASCADE"
    )
    return shared_world


@pytest.fixture
def other() -> Iterator[ThirdParty]:
    with third_party() as party:
        yield party


def source(world: World, other: ThirdParty, cursor: dict[str, Any], mapping: Any = MAPPING, **more: Any) -> UUID:
    """A source that reads ``other`` by a mapping."""
    world.rows(
        "INSERT INTO telemetry.decoder (organization_id, model, mapping) VALUES (%s, 'api', %s)"
        " ON CONFLICT (organization_id, model) DO UPDATE SET mapping = excluded.mapping",
        world.acme.id, Jsonb(mapping),
    )  # fmt: skip
    values = {
        "organization_id": world.acme.id, "gateway_id": world.acme.gateway_id, "name": str(uuid4()),
        "url": other.url + "/readings", "kind": "payloads/api", "interval_seconds": 60,
        "due_at": START, "cursor": Jsonb(cursor),
    } | more  # fmt: skip
    made = world.value(
        f"INSERT INTO telemetry.pull_source ({', '.join(values)})"
        f" VALUES ({', '.join(['%s'] * len(values))}) RETURNING id",
        *values.values(),
    )
    return UUID(str(made))


def run(world: World, source_id: UUID, **changes: Any) -> Replayed:
    with connect(world.url) as connection:
        return pull(world.url, settings(**changes), connection, source_id, uuid4())


def state(world: World, source_id: UUID) -> tuple[Any, ...]:
    (found,) = world.rows(
        "SELECT failures, last_error, position->>'value', extract(epoch FROM due_at - last_run_at)::int"
        " FROM telemetry.pull_source WHERE id = %s",
        source_id,
    )
    return found


def stored(world: World) -> list[int]:
    return [value for (value,) in world.rows("SELECT value::int FROM telemetry.measurement ORDER BY time")]


def counts(world: World) -> dict[str, int]:
    return dict(
        world.rows("SELECT outcome, sum(count)::int FROM telemetry.outcome_count GROUP BY outcome ORDER BY 1")
    )


def test_it_reads_page_by_page_and_goes_on_where_it_was(world: World, other: ThirdParty) -> None:
    rows = [row(number) for number in range(25)]
    other.answer = rows_since(rows)
    number = source(world, other, BY_TIME)
    assert run(world, number).stored == 25
    assert stored(world) == list(range(25))
    assert state(world, number)[:3] == (0, None, at(24))
    asked = len(other.asked)
    assert run(world, number).items == 0, "nothing new, byte for byte"
    assert len(other.asked) == asked + 1
    rows.append(row(25))
    done = run(world, number)
    assert (done.stored, done.duplicate) == (1, 2), "the API answers with its newest once more"
    payloads = "SELECT count(*) FROM telemetry.payload WHERE door = 'pull' AND model = 'api'"
    assert world.value(payloads) == len(other.asked) - 1, "kept raw, but for the one that was the same"
    assert counts(world)["stored"] == 26


def test_who_is_killed_between_fetch_and_commit_loses_and_repeats_nothing(world: World, other: ThirdParty) -> None:
    """Also what goes into quarantine is there once: the position is part of the transaction."""
    known = ["SN-1"] * 10 + ["SN-2"] * 15  # of the second device ingest has to learn first
    rows = [row(number, known[number] if number % 2 else "SN-9") for number in range(25)]
    number = source(world, other, BY_TIME)
    world.rows(
        "INSERT INTO telemetry.ingest_job (organization_id, kind, options, pull_source_id)"
        " VALUES (%s, 'pull', '{}', %s)",
        world.acme.id, number,
    )  # fmt: skip
    asked_for_more = threading.Event()
    with psycopg.connect(world.url) as blocker:

        def answer(request: Request) -> Reply:
            if "since" in request.query:  # the first page is in
                blocker.execute("LOCK TABLE factories.device")
                asked_for_more.set()
            reply: Reply = rows_since(rows)(request)
            return reply

        other.answer = answer
        environment = {
            "MILLWRIGHT_DATABASE_URL": world.url, "MILLWRIGHT_PULL_PRIVATE_NETWORKS": "127.0.0.0/8", "PATH": "",
        }  # fmt: skip
        process = subprocess.Popen([sys.executable, "-m", "ingest.jobs"], env=environment)
        try:
            assert asked_for_more.wait(TIMEOUT_SECONDS)
            waits = (
                "SELECT count(*) FROM pg_locks l JOIN pg_database d ON d.oid = l.database"
                " WHERE NOT granted AND d.datname = current_database()"
            )
            eventually(lambda: world.value(waits) > 0, TIMEOUT_SECONDS)
        finally:
            process.kill()
            process.wait(TIMEOUT_SECONDS)
        blocker.rollback()
    eventually(lambda: world.value(waits) == 0, TIMEOUT_SECONDS)
    assert stored(world) == [1, 3, 5, 7, 9], "the first page alone"
    assert state(world, number)[2] == at(9)
    other.answer = rows_since(rows)
    run(world, number)
    assert stored(world) == list(range(1, 25, 2))
    waiting = "SELECT convert_from(content, 'UTF8')::jsonb->>'time' FROM telemetry.rejected ORDER BY 1"
    pages = [[0, 2, 4, 6, 8], [10, 12, 14, 16, 18], [18, 20, 22, 24], [24]]
    assert [time for (time,) in world.rows(waiting)] == sorted(at(one) for page in pages for one in page)
    assert counts(world) == {"duplicate": 1, "quarantined": 15, "stored": 12}
    register(world, "SN-9")
    assert replay(world.url, world.acme.id).stored == 13
    assert stored(world) == list(range(25))


def test_links_are_followed_and_a_new_last_page_is_seen(world: World, other: ThirdParty) -> None:
    pages = [[row(0)], [row(1)]]

    def answer(request: Request) -> Reply:
        number = int(request.query.get("page", 0))
        more = {"next": f"?page={number + 1}"} if number + 1 < len(pages) else {}
        return Reply(json.dumps({"rows": pages[number]} | more).encode())

    other.answer = answer
    number = source(world, other, {"next": "has(payload.next) ? payload.next : null"})
    assert run(world, number).stored == 2
    pages[1].append(row(2))
    pages.append([row(3)])
    done = run(world, number)
    assert (done.stored, done.duplicate) == (2, 1)
    assert [request.path for request in other.asked[-2:]] == ["/readings?page=1", "/readings?page=2"]


def test_a_source_that_fails_is_left_alone_for_longer_each_time(world: World, other: ThirdParty) -> None:
    number = source(world, other, BY_TIME)
    replies = [Reply(status=500), Reply(status=429, headers={"Retry-After": "7200"}), Reply(status=404)]
    other.answer = lambda _request: replies[len(other.asked) - 1]
    for failures, pause, words in ((1, 60, "answered 500"), (2, 7200, "answered 429"), (3, 240, "answered 404")):
        with pytest.raises(PullFailedError, match=words):
            run(world, number)
        count, error, value, left_alone = state(world, number)
        assert (count, value) == (failures, None)
        assert words in error
        assert abs(left_alone - pause) <= 1
    other.answer = rows_since([row(1)])
    assert run(world, number).stored == 1
    assert state(world, number)[:2] == (0, None)
    with pytest.raises(PullFailedError, match="no public address"):
        run(world, number, pull_private_networks="")
    assert counts(world) == {"stored": 1}


def test_a_wrong_mapping_quarantines_what_came_once_and_goes_on_when_it_is_mended(
    world: World, other: ThirdParty
) -> None:
    other.answer = rows_since([row(number) for number in range(5)])
    number = source(world, other, BY_TIME, MAPPING | {"values": {"power": "item.watts"}})
    for _ in range(3):
        with pytest.raises(PullFailedError, match=r"quarantined: values\.power"):
            run(world, number)
    assert counts(world) == {"quarantined": 1}
    assert state(world, number)[0] == 3
    world.rows("UPDATE telemetry.decoder SET mapping = %s", Jsonb(MAPPING))
    world.rows("UPDATE telemetry.pull_source SET position = '{}', updated_at = now()")
    assert run(world, number).stored == 5
    done = replay(world.url, world.acme.id)
    assert (done.items, done.duplicate) == (1, 5)


def test_what_only_some_pages_have_wrong_does_not_stop_the_others(world: World, other: ThirdParty) -> None:
    pages = [{"rows": [row(0)]}, {"rows": "none"}, {"rows": [row(2)]}]

    def answer(request: Request) -> Reply:
        number = int(request.query.get("page", 0))
        return Reply(json.dumps(pages[number] | {"next": f"?page={number + 1}" if number < 2 else None}).encode())

    other.answer = answer
    number = source(world, other, {"next": "payload.next"})
    done = run(world, number)
    assert (done.stored, done.quarantined) == (2, 1)
    assert state(world, number)[:2] == (0, None)


def test_a_time_from_the_future_hides_nothing(world: World, other: ThirdParty) -> None:
    wrong = row(1) | {"at": "2999-01-01T00:00:00Z"}
    other.answer = rows_since([row(0), wrong, row(2)])
    number = source(world, other, BY_TIME)
    done = run(world, number)
    assert (done.stored, done.rejected) == (2, 2), "rejected in each of two answers"
    assert state(world, number)[2] == at(2)


def test_the_same_answer_without_a_time_of_its_own_is_a_new_measurement(world: World, other: ThirdParty) -> None:
    other.answer = lambda _request: Reply(b'{"kw": 4.5}')
    number = source(world, other, {}, {"device": "'SN-1'", "values": {"power": "payload.kw"}})
    assert [run(world, number).stored for _ in range(2)] == [1, 1]


def test_who_we_are_reaches_the_source_and_nobody_else(world: World, other: ThirdParty) -> None:
    other.answer = lambda _request: Reply(b"[]")
    sealed = seal(settings(), "open sesame")
    assert b"sesame" not in sealed
    number = source(
        world, other, {}, kind="measurements", auth="bearer", secret=sealed, gateway_id=None
    )  # and without a decoder: in our own shape
    run(world, number)
    assert other.asked[0].headers["authorization"] == "Bearer open sesame"
    with pytest.raises(PullFailedError, match="secret: was sealed under another key"):
        run(world, number, handler_secret=SecretStr("another"))


def test_a_source_deleted_meanwhile_and_one_changed_meanwhile(world: World, other: ThirdParty) -> None:
    assert run(world, uuid4()) == Replayed()
    number = source(world, other, BY_TIME)

    def answer(request: Request) -> Reply:
        world.rows("UPDATE telemetry.pull_source SET updated_at = clock_timestamp()")
        reply: Reply = rows_since([row(3)])(request)
        return reply

    other.answer = answer
    run(world, number)
    assert state(world, number)[2] is None, "it begins anew, as whoever changed it wants"
    assert stored(world) == [3]


def test_long_work_does_not_keep_sources_waiting(world: World) -> None:
    world.rows(
        "INSERT INTO telemetry.ingest_job (organization_id, kind, options) VALUES (%s, 'replay', '{}')",
        world.acme.id,
    )
    with connect(world.url) as connection:
        assert not Runner(world.url, ("pull",)).work_one(connection)
        assert Runner(world.url, ("replay", "import")).work_one(connection)

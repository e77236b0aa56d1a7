"""Files of signed-in people: in parts, looked at before anything is stored, stopped and gone on with."""

import time
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import jwt
import pytest
import requests

from core.tokens import Identity, Role
from ingest.jobs import Runner
from tests.conftest import free_ports
from tests.ingest.conftest import Tenant, World
from tests.ingest.http_doors import Door, start_door, stop
from tests.ingest.test_imports import PROGRESS, parquet, run_jobs

SECRET = "a-secret-of-the-tests-that-is-long-enough"
ROWS = """Time;Serial;T (degF);P (W)
05.01.2026 12:00;SN-1;50,0;1.500
05.01.2026 12:01;SN-9;50,0;1.500
05.01.2026 12:02;SN-1;warm;1.500
05.01.2026 12:03;SN-1;;9.000.000
05.01.2026 12:00;SN-1;50,0;1.500
"""


@pytest.fixture(scope="module")
def door(shared_world: World) -> Iterator[Door]:
    shared_world.rows(
        "INSERT INTO auth.user (id, email, name, password_hash) VALUES (%s, 'e@acme', 'E', '')",
        UUID(int=7),
    )
    started = start_door(shared_world, free_ports(), MILLWRIGHT_JWT_SECRET=SECRET)
    try:
        yield started
    finally:
        stop(started)


def headers(
    tenant: Tenant, role: Role = "engineer", factories: tuple[UUID, ...] | None = None, **changes: Any
) -> dict[str, str]:
    seen = (tenant.factory_id,) if factories is None else factories
    identity = Identity(UUID(int=7), tenant.id, role, seen)
    claims = {
        "type": "access",
        "exp": time.time() + 900,
        "https://hasura.io/jwt/claims": identity.claims(),
    } | changes
    return {"Authorization": f"Bearer {jwt.encode(claims, SECRET)}"}


def call(
    door: Door, method: str, path: str, who: dict[str, str], body: Any = b"", **query: str
) -> tuple[int, Any]:
    given = {"data": body} if isinstance(body, bytes) else {"json": body}
    answer = requests.request(
        method, f"{door.url}/ingest/v1/files{path}", headers=who, params=query, timeout=30, **given
    )
    return answer.status_code, answer.json()


def test_a_file_is_looked_at_then_imported(door: Door, shared_world: World) -> None:
    world = shared_world
    world.clean()
    mine = headers(world.acme)
    status, draft = call(door, "POST", "", mine, name="week.csv")
    assert (status, draft["status"]) == (201, "draft")
    job = f"/{draft['id']}"
    content = ROWS.encode()
    assert call(door, "PUT", f"{job}/parts/1", mine, content[90:])[0] == 200
    status, refused = call(door, "POST", f"{job}/trial", mine)
    assert (status, refused["error"]["expected"]) == (409, "part 0")
    assert call(door, "PUT", f"{job}/parts/0", mine, b"cut off")[0] == 200
    assert call(door, "PUT", f"{job}/parts/0", mine, content[:90])[0] == 200

    status, proposal = call(door, "POST", f"{job}/trial", mine)
    assert status == 200
    mapping = proposal["mapping"]
    assert (mapping["time_format"], mapping["device_column"]) == ("%d.%m.%Y %H:%M", "Serial")
    mapping["columns"] = {
        "T (degF)": {"measure": "temperature", "unit": "degF"},
        "P (W)": {"measure": "power", "unit": "W"},
    }
    mapping["zone"] = "Europe/Berlin"
    before = world.value("SELECT count(*) FROM telemetry.series")
    status, trial = call(door, "POST", f"{job}/trial", mine, mapping)
    assert status == 200
    counts = {"total": 5, "tried": 5, "values": 4, "duplicate": 2, "rejected": 2, "quarantined": 1}
    assert {name: trial[name] for name in counts} == counts
    first = {one["measure"]: (one["device"], one["time"], one["unit"]) for one in trial["rows"][0]["values"]}
    assert first == {
        name: ("SN-1", "2026-01-05T11:00:00+00:00", unit)
        for name, unit in (("temperature", "degC"), ("power", "kW"))
    }
    assert sorted(one["value"] for one in trial["rows"][0]["values"]) == pytest.approx([1.5, 10])
    assert trial["rows"][1]["waits"] == "unknown device SN-9"
    assert [(one["row"], one["field"], one["value"]) for one in trial["errors"]] == [
        (3, "T (degF)", "warm"),
        (4, "values.power", 9e6),
    ]
    assert world.value("SELECT count(*) FROM telemetry.series") == before
    assert world.value("SELECT count(*) FROM telemetry.measurement") == 0

    status, refused = call(door, "POST", f"{job}/start", mine, mapping | {"zone": "Mars"})
    assert (status, "Mars" in refused["error"]["message"]) == (422, True)
    assert call(door, "POST", f"{job}/start", mine, mapping)[0] == 202
    assert call(door, "POST", f"{job}/start", mine, mapping)[0] == 409
    run_jobs(world)
    done = call(door, "GET", job, mine)[1]
    counts = {"status": "done", "stored": 2, "duplicate": 2, "rejected": 2, "quarantined": 1}
    assert {name: done[name] for name in counts} == counts
    traced = "SELECT door, stored, body FROM telemetry.payload WHERE correlation_id = %s"
    assert world.rows(traced, f"import-{draft['id']}") == [("import", 2, b"")]
    assert world.value("SELECT created_by FROM telemetry.ingest_job WHERE id = %s", draft["id"]) == UUID(int=7)


def test_a_trial_tells_of_states_and_of_words_that_nobody_knows(door: Door, shared_world: World) -> None:
    world = shared_world
    world.clean()
    mine = headers(world.acme)
    lines = ["at,mode,P", "00:00,ACTIVE,1", "00:01,Rüsten,", "00:02,Zwirbel,2", "00:03,in Betrieb,", "00:04,,3"]
    lines += ["00:03,in Betrieb,", "00:05,Zwirbel,", "gestern,ACTIVE,"]
    content = "\n".join(f"2026-01-05T{line}" if line[0] == "0" else line for line in lines).encode()
    job = f"/{call(door, 'POST', '', mine, content)[1]['id']}"
    mapping = {"time_column": "at", "device": "SN-1", "state_column": "mode", "zone": "UTC"}
    mapping |= {"columns": {"P": {"measure": "power", "unit": "kW"}}}
    status, trial = call(door, "POST", f"{job}/trial", mine, mapping)
    assert (status, trial["tried"], trial["values"], trial["rejected"]) == (200, 8, 3, 1)
    noon = "2026-01-05T00:0{}:00+00:00".format
    assert trial["states"] == [
        {
            "state": state,
            "words": words,
            "count": count,
            "duplicate": again,
            "first": noon(first),
            "last": noon(last),
        }
        for state, words, count, again, first, last in (
            ("running", ["ACTIVE", "in Betrieb"], 3, 1, 0, 3),
            ("unknown", ["Zwirbel"], 2, 0, 2, 5),
            ("setup", ["Rüsten"], 1, 0, 1, 1),
        )
    ]
    assert trial["unknown_words"] == [{"word": "Zwirbel", "row": 3, "count": 2}]
    told = {"device": "SN-1", "time": noon(1), "word": "Rüsten", "state": "setup", "is_there": False}
    assert [row["state"] for row in trial["rows"]][1] == told
    assert trial["rows"][4]["state"] is None
    assert world.value("SELECT count(*) FROM oee.state_message") == 0

    given = mapping | {"state_words": {"zwirbel": "cleaning"}}
    assert call(door, "POST", f"{job}/trial", mine, given)[1]["unknown_words"] == []
    assert call(door, "POST", f"{job}/start", mine, mapping)[0] == 202
    run_jobs(world)
    again = f"/{call(door, 'POST', '', mine, content)[1]['id']}"
    trial = call(door, "POST", f"{again}/trial", mine, mapping)[1]
    assert [one["duplicate"] for one in trial["states"]] == [3, 2, 1]


def test_an_import_is_stopped_and_goes_on(door: Door, shared_world: World) -> None:
    world = shared_world
    world.clean()
    world.rows("DELETE FROM telemetry.ingest_job")
    mine = {"Authorization": f"Bearer {world.acme.key.key}"}
    job = f"/{call(door, 'POST', '', mine, parquet(2500))[1]['id']}"
    assert call(door, "POST", f"{job}/trial", mine)[1]["mapping"]["format"] == "parquet"
    mapping = {"format": "parquet", "time_column": "at", "device": "SN-1", "columns": {"kw": {"measure": "power"}}}
    assert call(door, "POST", f"{job}/start", mine, mapping)[0] == 202
    assert call(door, "POST", f"{job}/resume", mine)[0] == 409

    class Halting(Runner):
        def _tell(self, *arguments: Any) -> None:
            call(door, "POST", f"{job}/stop", mine)
            super()._tell(*arguments)

    run_jobs(world, Halting(world.url))
    assert world.rows(PROGRESS) == [("stopped", 2500, 1000, 999, 0, 0, 0, None)]
    run_jobs(world)
    assert call(door, "GET", job, mine)[1]["items"] == 1000
    assert call(door, "POST", f"{job}/resume", mine)[0] == 202
    run_jobs(world)
    assert world.rows(PROGRESS) == [("done", 2500, 2500, 2499, 0, 0, 0, None)]


def test_who_may_bring_files(door: Door, shared_world: World) -> None:
    world = shared_world
    draft = call(door, "POST", "", headers(world.acme), ROWS.encode())[1]
    job = f"/{draft['id']}"
    for who, status, code in (
        (headers(world.acme, "operator"), 403, "auth-forbidden"),
        (headers(world.acme, exp=time.time() - 60), 401, "auth-token-expired"),
        (headers(world.acme, type="refresh"), 401, "auth-token-invalid"),
        ({"Authorization": "Bearer a.b.c"}, 401, "auth-token-invalid"),
        (headers(world.other), 404, "state-not-found"),
    ):
        found, answer = call(door, "POST", f"{job}/trial", who)
        assert (found, answer["error"]["code"]) == (status, code)
    mapping = {
        "time_column": "Time", "time_format": "%d.%m.%Y %H:%M", "device_column": "Serial", "delimiter": ";",
        "columns": {"P (W)": {"measure": "power", "unit": "W"}}, "decimal": ",", "thousands": ".",
    }  # fmt: skip
    elsewhere = headers(world.acme, factories=(UUID(int=1),))
    status, trial = call(door, "POST", f"{job}/trial", elsewhere, mapping)
    assert (status, trial["values"], trial["rejected"]) == (200, 0, 4)
    assert "a factory that you do not see" in trial["errors"][0]["reason"]

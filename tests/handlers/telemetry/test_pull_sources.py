"""Pull sources by REST and by action: kept, tried, started, paused; their secrets shown to nobody."""

import json
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import text

from core.sealing import unseal
from handlers.app import create_app
from tests.handlers.conftest import Backend, Caller, Refused, test_settings
from tests.third_party import Reply, ThirdParty, third_party

SECRET = "open sesame"
MAPPING = {"items": "payload.rows", "device": "item.sn", "time": "item.at", "values": {"power": "item.kw"}}
SOURCE = {
    "url": "https://api.example.com/v1/readings",
    "kind": "payloads/api",
    "mapping": MAPPING,
    "auth": "bearer",
    "secret": SECRET,
    "interval_seconds": 300,
    "cursor": {"parameter": "since"},
}


@pytest.fixture(autouse=True)
def _empty(backend: Backend) -> None:
    with backend.engine.begin() as connection:
        connection.execute(text("TRUNCATE telemetry.pull_source, telemetry.ingest_job, telemetry.decoder CASCADE"))


@pytest.fixture(scope="module")
def inside(backend: Backend) -> Backend:
    """The same backend where sources may ask this very machine."""
    settings = test_settings(str(backend.engine.url), pull_private_networks="127.0.0.0/8")
    return Backend(create_app(settings, backend.engine), backend.engine, backend.ours, backend.theirs)


@pytest.fixture
def other() -> Iterator[ThirdParty]:
    with third_party() as party:
        yield party


def source(**changes: Any) -> dict[str, Any]:
    return SOURCE | {"name": str(uuid4())} | changes


def make(call: Caller, **changes: Any) -> str:
    answer = call("POST", "/api/telemetry/pull-sources", source(**changes))
    assert answer.status_code == 201, answer.json
    assert answer.json
    return str(answer.json["id"])


def jobs(backend: Backend) -> int:
    with backend.engine.begin() as connection:
        return int(connection.scalar(text("SELECT count(*) FROM telemetry.ingest_job WHERE kind = 'pull'")) or 0)


def test_kept_changed_and_deleted_with_its_secret_sealed(backend: Backend) -> None:
    call = backend.client("manager")
    made = make(call)
    answers = [
        call("GET", f"/api/telemetry/pull-sources/{made}"),
        backend.client("engineer")("GET", "/api/telemetry/pull-sources"),
        call("PATCH", f"/api/telemetry/pull-sources/{made}", {"schedule": "*/5 * * * *", "name": "weather"}),
        backend.action("telemetry", "change_pull_source", {"id": made, "changes": {"secret": "another secret"}}),
    ]
    for answer in answers:
        assert answer.status_code == 200
        assert SECRET not in answer.get_data(as_text=True)
        assert "another secret" not in answer.get_data(as_text=True)
    assert (answers[2].json["schedule"], answers[2].json["interval_seconds"]) == ("*/5 * * * *", None)
    with backend.engine.begin() as connection:
        row = connection.execute(text("SELECT secret FROM telemetry.pull_source")).one()
        whole = connection.scalar(text("SELECT json_agg(a)::text FROM auth.audit_log a"))
        assert connection.scalar(text("SELECT mapping FROM telemetry.decoder WHERE model = 'api'")) == MAPPING
    assert b"another secret" not in bytes(row.secret)
    assert unseal(test_settings(""), row.secret) == "another secret"
    assert SECRET not in whole
    assert backend.client(tenant=backend.theirs)("GET", f"/api/telemetry/pull-sources/{made}").status_code == 404
    assert backend.client("engineer")("DELETE", f"/api/telemetry/pull-sources/{made}").status_code == 403
    assert call("DELETE", f"/api/telemetry/pull-sources/{made}").status_code == 204
    assert call("GET", "/api/telemetry/pull-sources").json == []


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"url": "file:///etc/passwd"}, "url"),
        ({"url": "https://user:password@api.example.com/"}, "url"),
        ({"url": "https://api.example.com:0/"}, "url"),
        ({"url": "https://api.example.com/a b"}, "url"),
        ({"kind": "pictures"}, "kind"),
        ({"interval_seconds": 10}, "interval_seconds"),
        ({"schedule": "* * * * *"}, "schedule"),
        ({"interval_seconds": None, "schedule": "never"}, "schedule"),
        ({"time_zone": "Mars/Olympus"}, "time_zone"),
        ({"cursor": {"next": "payload +"}}, "cursor.next"),
        ({"mapping": {"values": {"t": "1.0"}}}, "mapping.device"),
        ({"kind": "senml"}, "mapping"),
        ({"secret": None}, "secret"),
        ({"secret": "line\nbreak"}, "secret"),
        ({"auth": "header"}, "auth_name"),
        ({"auth": "header", "auth_name": "Host"}, "auth_name"),
        ({"auth": "header", "auth_name": "X Key"}, "auth_name"),
        ({"gateway_id": str(uuid4())}, "gateway_id"),
        ({"token": "x"}, "token"),
    ],
)
def test_what_could_never_run_is_refused(backend: Backend, changes: dict[str, Any], field: str) -> None:
    answer = backend.client("manager")("POST", "/api/telemetry/pull-sources", source(**changes))
    assert answer.status_code in {404, 422}
    assert answer.json["error"]["field"] == field
    assert "line\\nbreak" not in answer.get_data(as_text=True)


def test_a_secret_does_not_follow_to_another_host(backend: Backend, refused: Refused) -> None:
    call = backend.client("manager")
    made = make(call)
    path = f"/api/telemetry/pull-sources/{made}"
    elsewhere = {"url": "https://evil.example/v1/readings"}
    assert refused(call("PATCH", path, elsewhere), 422, "input-invalid")["field"] == "secret"
    trial = call("POST", "/api/telemetry/pull-sources/trial", elsewhere | {"id": made})
    assert refused(trial, 422, "input-invalid")["field"] == "secret"
    assert call("PATCH", path, {"url": "https://api.example.com/v2/readings"}).status_code == 200
    assert call("PATCH", path, elsewhere | {"secret": "theirs"}).status_code == 200
    assert call("PATCH", path, {"auth": "none"}).status_code == 200
    assert refused(call("PATCH", path, {"auth": "bearer"}), 422, "input-invalid")["field"] == "secret"


def test_tried_out_before_it_is_kept_and_after(inside: Backend, backend: Backend, other: ThirdParty) -> None:
    rows = [{"sn": "SN-1", "at": "2026-11-20T10:00:00Z", "kw": 4.5}, {"sn": "SN-1", "at": "soon", "kw": 1}]
    other.answer = lambda _request: Reply(json.dumps({"rows": rows}).encode())
    call = inside.client("manager")
    tried = call("POST", "/api/telemetry/pull-sources/trial", source(url=other.url)).json
    assert (tried["found"], tried["error"], tried["next_value"]) == (2, None, "2026-11-20T10:00:00Z")
    assert tried["measurements"][0]["values"] == {"power": 4.5}
    assert json.loads(tried["preview"]) == {"rows": rows}
    assert other.asked[0].headers["authorization"] == f"Bearer {SECRET}"
    made = make(call, url=other.url)
    fields = {"id": made, "changes": {"mapping": MAPPING | {"values": {"power": "item.watts"}}}}
    tried = inside.action("telemetry", "try_pull_source", fields).json
    assert "values.power" in tried["error"]
    assert other.asked[1].headers["authorization"] == f"Bearer {SECRET}"
    other.answer = lambda _request: Reply(status=503)
    assert call("POST", "/api/telemetry/pull-sources/trial", {"id": made}).json["error"] == (
        "answered 503 Service Unavailable"
    )
    outside = backend.client("manager")("POST", "/api/telemetry/pull-sources/trial", {"id": made}).json
    assert "no public address" in outside["error"]
    assert len(other.asked) == 3
    with backend.engine.begin() as connection:
        assert connection.scalar(text("SELECT position FROM telemetry.pull_source")) == {}


def test_due_sources_are_started_once_each(backend: Backend) -> None:
    call = backend.client("manager")
    make(call)
    paused = make(call, paused=True)
    assert backend.hasura("/cron/pull_sources", {}).json == {"started": 1}
    with backend.engine.begin() as connection:
        connection.execute(text("UPDATE telemetry.pull_source SET due_at = now() - interval '1 minute'"))
    assert backend.hasura("/cron/pull_sources", {}).json == {"started": 0}, "its run is still under way"
    with backend.engine.begin() as connection:
        connection.execute(text("UPDATE telemetry.ingest_job SET finished_at = now()"))
    assert backend.hasura("/cron/pull_sources", {}).json == {"started": 1}
    assert backend.hasura("/cron/pull_sources", {}).json == {"started": 0}
    engineer = backend.client("engineer")
    asked = [engineer("POST", f"/api/telemetry/pull-sources/{paused}/runs") for _ in range(2)]
    assert [answer.status_code for answer in asked] == [202, 202]
    assert asked[0].json["id"] == asked[1].json["id"], "one run at a time"
    assert jobs(backend) == 3
    answer = backend.action("telemetry", "pause_pull_source", {"id": paused, "paused": False}, role="engineer")
    assert answer.json["paused"] is False
    assert backend.client("operator")("POST", f"/api/telemetry/pull-sources/{paused}/runs").status_code == 403

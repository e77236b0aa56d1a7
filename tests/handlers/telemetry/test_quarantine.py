"""The quarantine by REST and by action."""

from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import text

from tests.handlers.conftest import Backend, Tenant


def quarantined(backend: Backend, tenant: Tenant, serial: str, reason: str = "unknown device") -> str:
    with backend.engine.begin() as connection:
        made = connection.scalar(
            text(
                "INSERT INTO telemetry.rejected (organization_id, correlation_id, door, kind, outcome, reason,"
                " device_serial, content) VALUES (:owner, 'c', 'http', 'measurements', 'quarantined', :reason,"
                " :serial, :content) RETURNING id"
            ),
            {"owner": tenant.id, "serial": serial, "reason": reason, "content": b"caf\xe9" * 1000},
        )
    return str(made)


@pytest.fixture(autouse=True)
def _empty(backend: Backend) -> None:
    with backend.engine.begin() as connection:
        connection.execute(text("TRUNCATE telemetry.rejected, telemetry.ingest_job CASCADE"))


def test_listed_inspected_and_seen_by_their_owners_only(backend: Backend) -> None:
    one = quarantined(backend, backend.ours, "SN-77")
    theirs = quarantined(backend, backend.theirs, "SN-77")
    call = backend.client("engineer")
    (item,) = call("GET", "/api/telemetry/quarantine?device=SN-77").json
    assert (item["id"], item["is_known"], item["content"][:7]) == (one, False, r"caf\xe9")
    assert len(item["content"]) == 2000
    assert len(call("GET", f"/api/telemetry/quarantine/{one}").json["content"]) == 7000
    assert call("GET", f"/api/telemetry/quarantine/{theirs}").status_code == 404
    assert call("GET", "/api/telemetry/quarantine?reason=else").json == []
    (waiting,) = call("GET", "/api/telemetry/quarantine/devices").json
    assert (waiting["device"], waiting["items"], waiting["is_known"]) == ("SN-77", 1, False)
    assert backend.client("operator")("GET", "/api/telemetry/quarantine").status_code == 403


def test_discarded_by_filter(backend: Backend) -> None:
    quarantined(backend, backend.ours, "SN-77")
    quarantined(backend, backend.ours, "SN-78")
    quarantined(backend, backend.theirs, "SN-77")
    answer = backend.action("telemetry", "discard_quarantined", {"device": "SN-77"})
    assert answer.json == {"discarded": 1}
    nulls = {"device": None, "reason": "another", "kind": None, "since": None, "until": None}  # as variables come
    assert backend.action("telemetry", "discard_quarantined", nulls).json == {"discarded": 0}
    assert backend.action("telemetry", "replay_quarantined", nulls).status_code == 200
    (left,) = backend.client()("GET", "/api/telemetry/quarantine").json
    assert left["device_serial"] == "SN-78"
    assert len(backend.client(tenant=backend.theirs)("GET", "/api/telemetry/quarantine").json) == 1


def test_a_replay_is_a_job_with_its_filter(backend: Backend) -> None:
    call = backend.client("engineer")
    since = "2026-11-20T10:00:00+00:00"
    asked = call("POST", "/api/telemetry/quarantine/replay", {"device": "SN-77", "since": since})
    assert (asked.status_code, asked.json["status"], asked.json["items"]) == (202, "queued", 0)
    assert call("GET", f"/api/telemetry/jobs/{asked.json['id']}").json["kind"] == "replay"
    assert call("GET", f"/api/telemetry/jobs/{uuid4()}").status_code == 404
    assert (
        backend.client(tenant=backend.theirs)("GET", f"/api/telemetry/jobs/{asked.json['id']}").status_code == 404
    )
    with backend.engine.begin() as connection:
        job: Any = connection.execute(text("SELECT options, organization_id FROM telemetry.ingest_job")).one()
    assert job.options == {"device": "SN-77", "since": since}
    assert job.organization_id == backend.ours.id
    refused = call("POST", "/api/telemetry/quarantine/replay", {"devices": "SN-77"})
    assert refused.status_code in {400, 422}


def test_who_registers_a_device_is_offered_what_it_has_sent(backend: Backend) -> None:
    for serial in ("SN-79", "SN-79", "SN-80"):
        quarantined(backend, backend.ours, serial)
    quarantined(backend, backend.theirs, "SN-79")
    call = backend.client("engineer")
    fields = {"factory_id": str(backend.ours.factory_id), "serial": "SN-79"}
    made = backend.action("factories", "create_device", {"input": fields}, role="engineer")
    assert (made.status_code, made.json["waiting_items"]) == (200, 2)
    with backend.engine.begin() as connection:
        told = connection.execute(
            text("SELECT user_id, title, body FROM notifications.notification WHERE origin_key = :key"),
            {"key": f"waiting-{made.json['id']}"},
        ).all()
    assert {row.user_id for row in told} == {backend.ours.users[role] for role in ("engineer", "manager", "owner")}
    assert "SN-79" in told[0].title
    assert "2" in told[0].body
    assert call("POST", "/api/telemetry/quarantine/replay", {"device": "SN-79"}).status_code == 202
    silent = call("POST", "/api/factories/devices", fields | {"serial": "SN-new"})
    assert (silent.status_code, silent.json["waiting_items"]) == (201, 0)

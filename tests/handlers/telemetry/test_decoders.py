"""Decoders set and tried at run time, by REST and as actions."""

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import insert, select

from db.models import telemetry
from tests.handlers.conftest import Backend

MAPPING = {"device": "payload.sn", "time": "payload.at", "values": {"temperature": "payload.t"}}
AT = datetime(2026, 11, 20, 10, tzinfo=UTC)


@pytest.fixture(scope="module")
def payloads(backend: Backend) -> None:
    """Two payloads of model thermo that came in, one of them no JSON; another organization's too."""
    bodies = [
        (backend.ours, b'{"sn": "SN-1", "at": 1795168800, "t": 20}'),
        (backend.ours, b"\xff"),
        (backend.theirs, b"{}"),
    ]
    with backend.engine.begin() as connection:
        for second, (tenant, body) in enumerate(bodies):
            row: dict[str, Any] = {
                "organization_id": tenant.id, "received_at": AT.replace(second=second),
                "correlation_id": f"c{second}",
                "door": "http", "model": "thermo", "content_type": "", "body": body, "outcome": "quarantined",
            }  # fmt: skip
            connection.execute(insert(telemetry.Payload).values(row))


def tried(backend: Backend, **fields: Any) -> list[dict[str, Any]]:
    """The results of a dry run as an action."""
    answer = backend.action("telemetry", "dry_run_decoder", {"model": "thermo", **fields}, "engineer").json
    return list((answer or {})["results"])


def test_a_mapping_is_tried_on_what_came(backend: Backend, payloads: None) -> None:
    results = tried(backend, mapping=MAPPING)
    assert [result["measurements"] for result in results] == [
        [],
        [{"device": "SN-1", "time": "2026-11-20T10:00:00+00:00", "values": {"temperature": 20.0}}],
    ]
    assert results[0]["error"].startswith("device: expression:")
    given = {"model": "thermo", "mapping": MAPPING, "text": '{"sn": "SN-2", "at": 0, "t": 1}'}
    (one,) = (backend.client("engineer")("POST", "/api/telemetry/decoders/dry-run", given).json or {})["results"]
    assert (one["payload_id"], one["measurements"][0]["device"]) == (None, "SN-2")


def test_a_mapping_is_set_and_changed(backend: Backend, payloads: None) -> None:
    client = backend.client("manager")
    first = client("PUT", "/api/telemetry/decoders", {"model": "thermo", "mapping": MAPPING}).json
    fields = {"model": "thermo", "mapping": MAPPING, "enabled": False}
    again = backend.action("telemetry", "set_decoder", fields, "manager").json
    assert first == again
    with backend.engine.connect() as connection:
        stored = connection.execute(select(telemetry.Decoder.mapping, telemetry.Decoder.enabled)).all()
    assert stored == [(MAPPING, False)]
    assert len(tried(backend, last=1)) == 1


def test_what_cannot_be_used_is_refused_by_field(backend: Backend) -> None:
    wrong = MAPPING | {"values": {"a": "item."}}
    answer = backend.client("manager")("PUT", "/api/telemetry/decoders", {"model": "x", "mapping": wrong})
    assert (answer.status_code, (answer.json or {})["error"]["field"]) == (422, "mapping.values.a")
    refused = backend.action("telemetry", "set_decoder", {"model": "x", "mapping": MAPPING}, "engineer")
    assert refused.status_code == 403
    unknown = backend.client("engineer")("POST", "/api/telemetry/decoders/dry-run", {"model": "unheard"})
    assert unknown.status_code == 404

"""Measurements deleted on request, and what follows."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, text

from handlers.telemetry.service import derive
from tests.handlers.conftest import Backend, Refused, Tenant
from tests.handlers.telemetry.facts import make_room

START = datetime(2026, 1, 5, 10, tzinfo=UTC)
HOURS = "SELECT time, count, sum FROM telemetry.measurement_hour WHERE series_id = :id ORDER BY time"


def made_series(connection: Connection, tenant: Tenant, measure: str) -> int:
    """A series with a value a minute over three hours: 0, 1, 2 …"""
    number: int = connection.execute(
        text(
            "INSERT INTO telemetry.series (organization_id, factory_id, device_id, measure, unit)"
            " VALUES (:owner, :factory, :device, :measure, '') RETURNING id"
        ),
        {"owner": tenant.id, "factory": tenant.factory_id, "device": tenant.device_id, "measure": measure},
    ).scalar_one()
    make_room(connection, START, START)
    values = "SELECT :id, CAST(:start AS timestamptz) + n * interval '1 minute', n FROM generate_series(0, 179) n"
    connection.execute(text(f"INSERT INTO telemetry.measurement {values}"), {"id": number, "start": START})
    connection.execute(
        text(
            "INSERT INTO telemetry.latest_value (organization_id, factory_id, series_id, time, value)"
            " VALUES (:owner, :factory, :id, :time, 179)"
        ),
        {"owner": tenant.id, "factory": tenant.factory_id, "id": number, "time": START + timedelta(minutes=179)},
    )
    connection.execute(
        text("INSERT INTO telemetry.dirty_range VALUES (:id, :start, :end)"),
        {"id": number, "start": START, "end": START + timedelta(minutes=179)},
    )
    return number


def rows(backend: Backend, query: str, **values: Any) -> list[tuple[Any, ...]]:
    with backend.engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(query), values)]


def test_rollups_and_the_latest_value_follow(backend: Backend) -> None:
    with backend.engine.begin() as connection:
        series = made_series(connection, backend.ours, "flow")
    with backend.app.app_context():
        derive(backend.ours.id, lambda _seconds: None)
        assert len(rows(backend, HOURS, id=series)) == 3
        span = {"from": (START + timedelta(minutes=90)).isoformat(), "to": "2026-01-05T13:00:00+00:00"}
        answer = backend.action("telemetry", "delete_measurements", {"series_ids": [series]} | span, "manager")
        assert answer.json == {"deleted": 90}
        derive(backend.ours.id, lambda _seconds: None)
    hour = timedelta(hours=1)
    assert rows(backend, HOURS, id=series) == [(START, 60, sum(range(60))), (START + hour, 30, sum(range(60, 90)))]
    latest = rows(backend, "SELECT time, value FROM telemetry.latest_value WHERE series_id = :id", id=series)
    assert latest == [(START + timedelta(minutes=89), 89)]
    told = "SELECT details FROM auth.audit_log WHERE action = 'series.values_deleted'"
    assert rows(backend, told)[0][0]["values"] == 90
    again = backend.client("manager")("POST", "/api/telemetry/deletions", {"series_ids": [series]} | span)
    assert again.json == {"deleted": 0}


def test_only_ones_own_and_only_forward(backend: Backend, refused: Refused) -> None:
    with backend.engine.begin() as connection:
        theirs = made_series(connection, backend.theirs, "theirs")
    body = {"series_ids": [theirs], "from": "2026-01-01T00:00:00Z", "to": "2026-02-01T00:00:00Z"}
    call = backend.client("manager")
    refused(call("POST", "/api/telemetry/deletions", body), 404, "state-not-found")
    backwards = call("POST", "/api/telemetry/deletions", body | {"to": body["from"]})
    assert backwards.status_code in {400, 422}
    assert backend.client("engineer")("POST", "/api/telemetry/deletions", body).status_code == 403
    assert rows(backend, "SELECT count(*) FROM telemetry.measurement WHERE series_id = :id", id=theirs) == [(180,)]

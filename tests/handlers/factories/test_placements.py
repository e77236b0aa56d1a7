"""Devices are placed, moved and taken away, now and back-dated; their series follow."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import insert, select

from db.models import factories, outbox, telemetry
from tests.handlers.conftest import Backend, Refused

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.fixture
def device_id(backend: Backend) -> UUID:
    """A device that has measured once, at noon."""
    tenant, made = backend.ours, uuid4()
    with backend.engine.begin() as connection:
        owned = {"organization_id": tenant.id, "factory_id": tenant.factory_id}
        row = owned | {"id": made, "gateway_id": tenant.gateway_id, "serial": f"SN-{made}"}
        connection.execute(insert(factories.Device).values(row))
        series = owned | {"device_id": made, "measure": "power", "unit": "kW"}
        stored = insert(telemetry.Series).values(series).returning(telemetry.Series.id)
        series_id = connection.execute(stored).scalar_one()
        latest = owned | {"series_id": series_id, "time": NOON, "value": 1.0}
        connection.execute(insert(telemetry.LatestValue).values(latest))
    return made


@pytest.fixture(scope="module")
def other_machine(backend: Backend) -> str:
    """A second machine on the same line."""
    fields = {"line_id": str(backend.ours.line_id), "name": "Second"}
    answer = backend.client("engineer")("POST", "/api/factories/machines", fields).json
    assert answer is not None
    return str(answer["id"])


def place(backend: Backend, device_id: UUID, machine_id: object, valid_from: datetime | None = None) -> Any:
    """The answer to placing a device."""
    fields: dict[str, Any] = {"device_id": str(device_id), "machine_id": str(machine_id)}
    if valid_from:
        fields["valid_from"] = valid_from.isoformat()
    return backend.action("factories", "place_device", {"input": fields}, "engineer")


def history(backend: Backend, device_id: UUID) -> list[tuple[str, str, str | None]]:
    """Where the device stood: machine, from, to; oldest first."""
    rows = backend.client("viewer")("GET", f"/api/factories/placements?device_id={device_id}").json
    return [(row["machine_id"], row["valid_from"], row["valid_to"]) for row in reversed(rows or [])]


def series_machine(backend: Backend, device_id: UUID) -> UUID | None:
    """The machine that the device's series are shown at."""
    with backend.engine.connect() as connection:
        query = select(telemetry.Series.machine_id).where(telemetry.Series.device_id == device_id)
        return connection.execute(query).scalar_one()


def text(at: datetime) -> str:
    """An instant as the API writes it."""
    return at.isoformat()


def test_a_device_is_placed_moved_and_taken_away(backend: Backend, device_id: UUID, other_machine: str) -> None:
    first = str(backend.ours.machine_id)
    one, two, three = (NOON + timedelta(hours=hours) for hours in (-3, -2, -1))
    assert place(backend, device_id, first, one).status_code == 200
    assert series_machine(backend, device_id) == backend.ours.machine_id
    assert place(backend, device_id, other_machine, two).status_code == 200
    assert series_machine(backend, device_id) == UUID(other_machine)
    path = f"/api/factories/devices/{device_id}/removal"
    assert backend.client("engineer")("POST", path, {"at": text(three)}).status_code == 200
    assert series_machine(backend, device_id) is None
    assert history(backend, device_id) == [
        (first, text(one), text(two)),
        (other_machine, text(two), text(three)),
    ]


def test_a_back_dated_placement_ends_where_the_next_begins(
    backend: Backend, device_id: UUID, other_machine: str
) -> None:
    earlier = NOON - timedelta(days=1)
    assert place(backend, device_id, other_machine, NOON).status_code == 200
    assert place(backend, device_id, backend.ours.machine_id, earlier).json["valid_to"] == text(NOON)
    assert series_machine(backend, device_id) == UUID(other_machine)


def test_placing_again_at_the_same_instant_corrects(backend: Backend, device_id: UUID, other_machine: str) -> None:
    place(backend, device_id, backend.ours.machine_id, NOON)
    assert place(backend, device_id, other_machine, NOON).status_code == 200
    assert history(backend, device_id) == [(other_machine, text(NOON), None)]


def test_what_came_since_a_back_dated_placement_is_derived_anew(backend: Backend, device_id: UUID) -> None:
    since = NOON - timedelta(hours=5)
    place(backend, device_id, backend.ours.machine_id, since)
    with backend.engine.connect() as connection:
        dirty = connection.execute(
            select(telemetry.DirtyRange.from_time, telemetry.DirtyRange.to_time)
            .join(telemetry.Series, telemetry.Series.id == telemetry.DirtyRange.series_id)
            .where(telemetry.Series.device_id == device_id)
        ).one()
        told = connection.execute(
            select(outbox.Event.type, outbox.Event.data).where(outbox.Event.subject == str(device_id))
        ).one()
    assert tuple(dirty) == (since, NOON)
    assert told.type == "Telemetry.range_dirty.v1"
    assert told.data["machine_ids"] == [str(backend.ours.machine_id)]


def test_a_placement_now_dirties_nothing(backend: Backend, device_id: UUID) -> None:
    assert place(backend, device_id, backend.ours.machine_id).status_code == 200
    assert series_machine(backend, device_id) == backend.ours.machine_id
    with backend.engine.connect() as connection:
        told = select(outbox.Event.id).where(outbox.Event.subject == str(device_id))
        assert connection.execute(told).all() == []


def test_what_is_placed_is_not_archived(backend: Backend, refused: Refused, device_id: UUID) -> None:
    engineer, device = backend.client("engineer"), f"/api/factories/devices/{device_id}"
    fields = {"line_id": str(backend.ours.line_id), "name": "Short-lived"}
    machine = engineer("POST", "/api/factories/machines", fields).json
    assert machine is not None
    place(backend, device_id, machine["id"], NOON)
    for path in (device, f"/api/factories/machines/{machine['id']}"):
        refused(engineer("DELETE", path), 409, "state-conflict")
    assert engineer("POST", f"{device}/removal", {}).status_code == 200
    for path in (device, f"/api/factories/machines/{machine['id']}"):
        assert engineer("DELETE", path).status_code == 204


def test_neither_the_future_nor_nowhere(backend: Backend, refused: Refused, device_id: UUID) -> None:
    engineer = backend.client("engineer")
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    fields = {
        "device_id": str(device_id),
        "machine_id": str(backend.ours.machine_id),
        "valid_from": text(tomorrow),
    }
    error = refused(engineer("POST", "/api/factories/placements", fields), 422, "input-invalid")
    assert error["field"] == "valid_from"
    fields["valid_from"] = "2026-11-20T10:00:00"
    error = refused(engineer("POST", "/api/factories/placements", fields), 422, "input-invalid")
    assert "offset" in error["expected"]
    refused(engineer("POST", f"/api/factories/devices/{device_id}/removal", {}), 409, "state-conflict")

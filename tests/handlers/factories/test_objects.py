"""The objects of a factory, by REST and by action."""

from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import insert, update

from db.models import auth, factories
from handlers.factories.kinds import KINDS
from tests.handlers.conftest import Backend, Refused

SITE = {"name": "Aarhus", "country": "DK", "time_zone": "Europe/Copenhagen", "currency": "DKK"}


def test_a_factory_is_built_from_the_ground_and_taken_down_again(backend: Backend, refused: Refused) -> None:
    owner = backend.client("owner")

    def make(plural: str, **fields: Any) -> Any:
        answer = owner("POST", f"/api/factories/{plural}", fields)
        assert answer.status_code == 201, answer.json
        return answer.json

    factory = make("factories", **SITE)
    assert factory["grid_zone"] == "DK"
    area = make("areas", factory_id=factory["id"], name="Hall")
    line = make("lines", area_id=area["id"], name="Line")
    machine = make("machines", line_id=line["id"], name="Lathe", power_running_kw=4.5)
    gateway = make("gateways", factory_id=factory["id"], name="edge-2")
    device = make("devices", factory_id=factory["id"], gateway_id=gateway["id"], serial="SN-2")
    assert line["factory_id"] == machine["factory_id"] == device["factory_id"] == factory["id"]
    assert machine["state"] == "unknown"

    listed = owner("GET", f"/api/factories/machines?factory_id={factory['id']}").json
    assert listed == [machine]
    error = refused(owner("DELETE", f"/api/factories/lines/{line['id']}"), 409, "state-conflict")
    assert error["remaining"] == 1
    built = [("devices", device), ("gateways", gateway), ("machines", machine), ("lines", line), ("areas", area)]
    for plural, row in [*built, ("factories", factory)]:
        assert owner("DELETE", f"/api/factories/{plural}/{row['id']}").status_code == 204
        refused(owner("GET", f"/api/factories/{plural}/{row['id']}"), 404, "state-not-found")


def test_a_machine_changes_by_rest_and_by_action(backend: Backend) -> None:
    machine_id = str(backend.ours.machine_id)
    changes = {"id": machine_id, "changes": {"name": "Press 2", "vibration_group": 1}}
    by_action = backend.action("factories", "change_machine", changes, "engineer").json
    assert by_action is not None
    assert (by_action["name"], by_action["vibration_group"]) == ("Press 2", 1)
    path = f"/api/factories/machines/{machine_id}"
    by_rest = backend.client("engineer")(
        "PATCH", path, {"power_standby_kw": 0.4, "details": {"maker": "Mazak"}}
    ).json
    assert by_rest is not None
    assert by_rest["power_standby_kw"] == 0.4
    assert by_rest["name"] == "Press 2"
    assert by_rest["updated_at"] > by_action["updated_at"]
    assert backend.client("viewer")("GET", path).json == by_rest


def test_a_name_is_taken_once(backend: Backend, refused: Refused) -> None:
    fields = {"line_id": str(backend.ours.line_id), "name": "Twin"}
    engineer = backend.client("engineer")
    assert engineer("POST", "/api/factories/machines", fields).status_code == 201
    error = refused(engineer("POST", "/api/factories/machines", fields), 409, "state-conflict")
    assert (error["field"], error["value"]) == ("name", "Twin")
    answer = backend.action("factories", "create_machine", {"input": fields}, "engineer")
    assert answer.status_code == 409
    assert answer.json is not None
    assert answer.json["extensions"]["code"] == "state-conflict"
    assert answer.json["message"] == error["message"]


@pytest.mark.parametrize(
    ("plural", "fields", "field"),
    [
        ("factories", SITE | {"time_zone": "Mars/Base"}, "time_zone"),
        ("factories", SITE | {"country": "Denmark"}, "country"),
        ("gateways", {"name": "Not For Topics"}, "name"),
        ("machines", {"name": "M", "vibration_group": 7}, "vibration_group"),
        ("machines", {"name": "M", "power_running_kw": -1}, "power_running_kw"),
        ("machines", {"name": "M", "colour": "red"}, "colour"),
        ("machines", {"name": "  "}, "name"),
        ("machines", {"name": "nul\u0000"}, "name"),
    ],
)
def test_what_does_not_fit_is_refused_by_name(
    backend: Backend, refused: Refused, plural: str, fields: dict[str, Any], field: str
) -> None:
    ids = {"gateways": "factory_id", "machines": "line_id"}
    if plural in ids:
        fields = fields | {ids[plural]: str(getattr(backend.ours, ids[plural]))}
    error = refused(backend.client("owner")("POST", f"/api/factories/{plural}", fields), 422, "input-invalid")
    assert error["field"] == field
    assert error["expected"]
    assert "value" in error


def test_nothing_refers_into_another_organization(backend: Backend, refused: Refused) -> None:
    owner, theirs = backend.client("owner"), backend.theirs
    attempts: list[tuple[str, dict[str, Any]]] = [
        ("areas", {"factory_id": theirs.factory_id, "name": "x"}),
        ("lines", {"area_id": theirs.area_id, "name": "x"}),
        ("machines", {"line_id": theirs.line_id, "name": "x"}),
        ("gateways", {"factory_id": theirs.factory_id, "name": "x"}),
        ("devices", {"factory_id": backend.ours.factory_id, "gateway_id": theirs.gateway_id, "serial": "x"}),
        ("placements", {"device_id": backend.ours.device_id, "machine_id": theirs.machine_id}),
        ("placements", {"device_id": theirs.device_id, "machine_id": backend.ours.machine_id}),
    ]
    for plural, fields in attempts:
        body = {name: str(value) for name, value in fields.items()}
        refused(owner("POST", f"/api/factories/{plural}", body), 404, "state-not-found")


def test_a_model_of_another_organization_is_unknown(backend: Backend, refused: Refused) -> None:
    common, foreign = uuid4(), uuid4()
    with backend.engine.begin() as connection:
        model = insert(factories.AssetModel)
        connection.execute(model.values(id=common, name="Common"))
        connection.execute(model.values(id=foreign, name="Secret", organization_id=backend.theirs.id))
    path = f"/api/factories/machines/{backend.ours.machine_id}"
    engineer = backend.client("engineer")
    assert engineer("PATCH", path, {"asset_model_id": str(common)}).status_code == 200
    refused(engineer("PATCH", path, {"asset_model_id": str(foreign)}), 404, "state-not-found")


def test_one_limited_to_a_factory_sees_that_one_alone(backend: Backend, refused: Refused) -> None:
    owner = backend.client("owner", backend.theirs)
    second = owner("POST", "/api/factories/factories", SITE).json
    assert second is not None
    assert owner("GET", f"/api/factories/factories/{second['id']}").status_code == 200, "seen at once by its maker"
    member = auth.Membership.user_id == backend.theirs.users["manager"]
    with backend.engine.begin() as connection:
        limited = [backend.theirs.factory_id]
        connection.execute(update(auth.Membership).where(member).values(factory_ids=limited))
    manager = backend.client("manager", backend.theirs)
    refused(manager("GET", f"/api/factories/factories/{second['id']}"), 404, "state-not-found")
    refused(
        manager("POST", "/api/factories/areas", {"factory_id": second["id"], "name": "x"}), 404, "state-not-found"
    )
    listed = manager("GET", "/api/factories/factories").json
    assert listed is not None
    assert [row["id"] for row in listed] == [str(backend.theirs.factory_id)]


def test_viewers_and_operators_change_nothing(backend: Backend, refused: Refused) -> None:
    for role in ("viewer", "operator"):
        caller = backend.client(role)
        for kind in KINDS:
            refused(caller("POST", f"/api/factories/{kind.plural}", {}), 403, "auth-forbidden")
            refused(caller("DELETE", f"/api/factories/{kind.plural}/{uuid4()}"), 403, "auth-forbidden")

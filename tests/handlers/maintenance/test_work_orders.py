"""Work orders: from creation to done, with everything that stands against a move."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Connection, func, select

from core.errors import MillwrightError
from db.models import maintenance, notifications, outbox
from handlers.identity import system_identity
from handlers.maintenance import service
from tests.handlers.conftest import Backend, Refused

CHECKLIST: list[dict[str, Any]] = [
    {"label": "Made safe", "mandatory": True},
    {
        "label": "Temperature",
        "kind": "number",
        "mandatory": True,
        "options": {"unit": "°C", "low": 10, "high": 60},
    },
    {"label": "Bearing", "kind": "choice", "options": {"choices": ["good", "worn"]}},
    {"label": "Remarks", "kind": "text"},
]


def make(backend: Backend, **fields: Any) -> Any:
    """A new work order on our machine, made by the action."""
    values = {"machine_id": str(backend.ours.machine_id), "title": "Look at it"} | fields
    answer = backend.action("maintenance", "create_work_order", {"input": values}, "operator")
    assert answer.status_code == 200, answer.json
    return answer.json


def move(backend: Backend, order: Any, status: str, **fields: Any) -> Any:
    """The answer to setting a status at the version of `order`."""
    values = {"id": order["id"], "status": status, "version": order["version"]} | fields
    return backend.action("maintenance", "set_work_order_status", values, "operator")


def answer(backend: Backend, item: Any, words: str | None) -> Any:
    """The answer to answering a checklist item."""
    fields = {"id": item["id"], "answer": words}
    return backend.action("maintenance", "answer_checklist_item", fields, "operator")


def whole(backend: Backend, order: Any) -> Any:
    """The order with its checklist and history."""
    return backend.client("viewer")("GET", f"/api/maintenance/work-orders/{order['id']}").json


def test_mandatory_items_block_done_and_each_step_is_told(backend: Backend) -> None:
    order = make(backend, checklist=CHECKLIST, priority="high")
    assert (order["status"], order["version"], order["origin"]) == ("open", 1, "manual")
    order = move(backend, order, "in_progress").json
    refusal = move(backend, order, "done")
    assert refusal.status_code == 409
    assert refusal.json["extensions"]["code"] == "state-conflict"
    assert "Made safe, Temperature" in refusal.json["message"]

    safe, temperature, bearing, _ = whole(backend, order)["checklist"]
    assert answer(backend, safe, "true").json["answered_by"] == str(backend.ours.users["operator"])
    assert answer(backend, temperature, "71.5").json["out_of_range"] is True
    assert answer(backend, bearing, "worn").status_code == 200
    done = move(backend, order, "done").json
    assert (done["status"], done["version"]) == ("done", 3)
    assert done["completed_at"] > done["started_at"]

    seen = whole(backend, done)
    happened = ["created", "status_changed", "answered", "answered", "answered", "status_changed"]
    assert [event["kind"] for event in seen["events"]] == happened
    with backend.engine.connect() as connection:
        query = select(outbox.Event.type, outbox.Event.data).where(outbox.Event.subject == order["id"])
        told = connection.execute(query.order_by(outbox.Event.time)).all()
    assert [row.type for row in told] == [
        "Maintenance.work_order_created.v1",
        "Maintenance.work_order_status_changed.v1",
        "Maintenance.work_order_status_changed.v1",
    ]
    assert told[0].data["machine_name"] == "Press"
    assert (told[2].data["previous_status"], told[2].data["status"]) == ("in_progress", "done")


@pytest.mark.parametrize(
    ("position", "words", "expected"),
    [
        (1, "maybe", "true or false"),
        (2, "warm", "a finite number"),
        (2, "nan", "a finite"),
        (3, "fine", "good, worn"),
    ],
)
def test_an_answer_of_another_kind_is_refused(backend: Backend, position: int, words: str, expected: str) -> None:
    items = whole(backend, make(backend, checklist=CHECKLIST))["checklist"]
    refusal = answer(backend, items[position - 1], words)
    assert refusal.status_code == 422
    assert refusal.json["extensions"]["field"] == "answer"
    assert expected in refusal.json["extensions"]["expected"]


@pytest.mark.parametrize(("words", "kept"), [("true", "true"), ("Yes", "true"), ("no", None), ("false", None)])
def test_a_tick_is_kept_in_one_way(backend: Backend, words: str, kept: str | None) -> None:
    (item,) = whole(backend, make(backend, checklist=CHECKLIST[:1]))["checklist"]
    assert answer(backend, item, words).json["answer"] == kept


def test_an_answer_can_be_taken_back_until_the_order_is_done(backend: Backend) -> None:
    order = make(backend, checklist=CHECKLIST[:1])
    (item,) = whole(backend, order)["checklist"]
    answer(backend, item, "true")
    assert answer(backend, item, None).json["answered_at"] is None
    order = move(backend, order, "in_progress").json
    assert move(backend, order, "done").status_code == 409
    answer(backend, item, "true")
    assert move(backend, order, "done").status_code == 200
    assert answer(backend, item, None).status_code == 409


def test_illegal_moves_and_old_versions_are_conflicts(backend: Backend) -> None:
    order = make(backend)
    assert move(backend, order, "done").status_code == 409
    stale = move(backend, order | {"version": 7}, "in_progress")
    assert (stale.status_code, stale.json["extensions"]["code"]) == (409, "state-stale")
    assert stale.json["extensions"]["expected"] == "1"
    cancelled = move(backend, order, "cancelled").json
    assert move(backend, cancelled, "open").status_code == 409


def test_a_done_order_opens_again_with_a_reason(backend: Backend) -> None:
    order = make(backend)
    for status in ("in_progress", "done"):
        order = move(backend, order, status).json
    assert move(backend, order, "open").status_code == 409
    opened = move(backend, order, "open", reason="It broke again").json
    assert opened["completed_at"] is None


def test_of_two_who_change_the_same_version_one_wins(backend: Backend) -> None:
    order = make(backend)

    def start(_: int) -> int:
        return int(move(backend, order, "in_progress").status_code)

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(start, range(4))) == [200, 409, 409, 409]


def test_numbers_are_without_gaps_or_doubles_when_made_at_once(backend: Backend) -> None:
    with ThreadPoolExecutor(4) as pool:
        numbers = sorted(order["number"] for order in pool.map(lambda _: make(backend), range(8)))
    assert numbers == list(range(numbers[0], numbers[0] + 8))


def test_a_template_is_copied_and_may_change_afterwards(backend: Backend, refused: Refused) -> None:
    engineer = backend.client("engineer")
    body = {"name": "Inspection", "title": "Inspect", "priority": "low", "checklist": CHECKLIST}
    template = engineer("POST", "/api/maintenance/templates", body).json
    assert template is not None
    order = make(backend, template_id=template["id"], title="", priority="critical")
    assert (order["title"], order["priority"]) == ("Inspect", "critical")
    path = f"/api/maintenance/templates/{template['id']}"
    assert engineer("PATCH", path, {"checklist": [{"label": "Other"}]}).status_code == 200
    labels = [item["label"] for item in whole(backend, order)["checklist"]]
    assert labels == [item["label"] for item in CHECKLIST]
    assert engineer("DELETE", path).status_code == 204
    refused(engineer("DELETE", path), 404, "state-not-found")


def test_an_origin_makes_one_order(backend: Backend, connection: Connection) -> None:
    identity = system_identity(connection, backend.ours.id)
    fields = {"machine_id": backend.ours.machine_id, "title": "Automatic"}
    made = [
        service.create(connection, identity, dict(fields), origin="automation", origin_key="run-1/step-1")
        for _ in range(2)
    ]
    assert made[0]["id"] == made[1]["id"]
    assert made[0]["created_by"] is None
    told = select(func.count()).where(outbox.Event.subject == str(made[0]["id"]))
    assert connection.execute(told).scalar_one() == 1


def test_an_unknown_template_or_machine_is_named(backend: Backend, connection: Connection) -> None:
    identity = system_identity(connection, backend.ours.id)
    fields = {"machine_id": backend.ours.machine_id, "template": "No such"}
    with pytest.raises(MillwrightError, match="no such template"):
        service.create(connection, identity, fields)
    with pytest.raises(MillwrightError, match="no such machine"):
        service.create(connection, identity, {"machine_id": backend.theirs.machine_id, "title": "x"})


def test_who_is_given_work_is_told_once(backend: Backend, refused: Refused) -> None:
    assignee = str(backend.ours.users["engineer"])
    order = make(backend, assignee_id=assignee)
    mine = backend.client("engineer")("GET", "/api/notifications?unread=true").json
    assert mine is not None
    assert [row["work_order_id"] for row in mine] == [order["id"]]
    operator = backend.client("operator")
    path = f"/api/maintenance/work-orders/{order['id']}"
    changed = operator("PATCH", path, {"version": 1, "title": "Look well"}).json
    assert changed is not None
    assert changed["version"] == 2
    unchanged = operator("PATCH", path, {"version": 2, "title": "Look well"}).json
    assert unchanged is not None
    assert unchanged["version"] == 2
    foreign = {"version": 2, "assignee_id": str(backend.theirs.users["engineer"])}
    refused(operator("PATCH", path, foreign), 404, "state-not-found")
    with backend.engine.connect() as connection:
        which = notifications.Notification.work_order_id == UUID(order["id"])
        assert connection.execute(select(func.count()).where(which)).scalar_one() == 1


def test_the_list_is_filtered(backend: Backend) -> None:
    order = make(backend)
    move(backend, order, "cancelled")
    viewer = backend.client("viewer")
    listed = viewer(
        "GET", f"/api/maintenance/work-orders?status=cancelled&machine_id={backend.ours.machine_id}"
    ).json
    assert listed is not None
    assert {row["status"] for row in listed} == {"cancelled"}
    assert viewer("GET", f"/api/maintenance/work-orders?machine_id={uuid4()}").json == []


def test_the_models_statuses_are_the_domains() -> None:
    from domain import maintenance as rules

    assert set(maintenance.STATUSES) == {status.value for status in rules.Status}
    assert set(maintenance.PRIORITIES) == {priority.value for priority in rules.Priority}

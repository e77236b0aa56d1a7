"""Whom a message reaches, and what its reader does with it."""

from uuid import uuid4

import pytest
from sqlalchemy import Connection, select, update

from core.tokens import Role
from db.models import auth
from db.models.notifications import Notification
from handlers.notifications.service import Audience, Message, notify
from tests.handlers.conftest import Backend, Refused


def _readers(connection: Connection, backend: Backend, audience: Audience, message: Message) -> set[str]:
    ids = notify(connection, backend.ours.id, audience, message)
    query = select(Notification.user_id).where(Notification.id.in_(ids))
    names = {user_id: role for role, user_id in backend.ours.users.items()}
    return {names[user_id] for user_id in connection.scalars(query)}


@pytest.mark.parametrize(
    ("role", "readers"),
    [
        (None, {"viewer", "operator", "engineer", "manager", "owner"}),
        ("engineer", {"engineer", "manager", "owner"}),
    ],
)
def test_a_role_and_all_above_it_hear(
    backend: Backend, connection: Connection, role: Role | None, readers: set[str]
) -> None:
    assert _readers(connection, backend, Audience(role=role), Message("Hot")) == readers


def test_strangers_never_hear(backend: Backend, connection: Connection) -> None:
    named = (backend.ours.users["viewer"], backend.theirs.users["owner"], uuid4())
    assert _readers(connection, backend, Audience(user_ids=named), Message("Hot")) == {"viewer"}


def test_who_does_not_see_the_machine_does_not_hear_of_it(backend: Backend, connection: Connection) -> None:
    member = auth.Membership.user_id == backend.ours.users["operator"]
    connection.execute(update(auth.Membership).where(member).values(factory_ids=[uuid4()]))
    message = Message("Hot", machine_id=backend.ours.machine_id)
    assert "operator" not in _readers(connection, backend, Audience(), message)


def test_an_origin_is_told_once_to_each(backend: Backend, connection: Connection) -> None:
    message = Message("Hot", origin_key="run-1/step-2")
    assert len(notify(connection, backend.ours.id, Audience(role="owner"), message)) == 1
    assert len(notify(connection, backend.ours.id, Audience(), message)) == 4
    assert notify(connection, backend.ours.id, Audience(), message) == []


def test_ones_own_are_read_by_oneself_alone(backend: Backend, refused: Refused) -> None:
    with backend.engine.begin() as connection:
        audience = Audience(user_ids=(backend.ours.users["viewer"],))
        first, second = (notify(connection, backend.ours.id, audience, Message(title))[0] for title in "ab")
    viewer = backend.client("viewer")
    refused(backend.client("owner")("POST", f"/api/notifications/{first}/read"), 404, "state-not-found")
    marked = [
        backend.action("notifications", "mark_notification_read", {"id": str(first)}, "viewer") for _ in "12"
    ]
    assert marked[0].json is not None
    assert marked[0].json["read_at"] is not None
    assert marked[0].json == marked[1].json
    unread = viewer("GET", "/api/notifications?unread=true").json
    assert unread is not None
    assert [row["id"] for row in unread] == [str(second)]
    everything = backend.action("notifications", "mark_all_notifications_read", {}, "viewer")
    assert everything.json == {"marked": 1}
    assert viewer("GET", "/api/notifications?unread=true").json == []


def test_subscribers_of_a_topic_hear(backend: Backend, refused: Refused) -> None:
    topic = backend.client("manager")("POST", "/api/notifications/topics", {"name": "quality"}).json
    assert topic is not None
    viewer, path = backend.client("viewer"), f"/api/notifications/topics/{topic['id']}/subscription"
    assert [viewer("PUT", path).status_code for _ in "12"] == [204, 204]
    listed = viewer("GET", "/api/notifications/topics").json
    assert listed == [topic | {"subscribed": True}]
    with backend.engine.connect() as connection:
        assert _readers(connection, backend, Audience(topic="quality"), Message("Scrap")) == {"viewer"}
    assert viewer("DELETE", path).status_code == 204
    refused(viewer("DELETE", path), 404, "state-not-found")
    refused(backend.client("viewer", backend.theirs)("PUT", path), 404, "state-not-found")


def test_quiet_hours_are_kept(backend: Backend, refused: Refused) -> None:
    hours = {"weekdays": [6, 7], "starts": "22:00:00", "ends": "06:00:00", "time_zone": "Europe/Copenhagen"}
    viewer = backend.client("viewer")
    stored = viewer("POST", "/api/notifications/quiet-hours", hours).json
    assert stored is not None
    assert viewer("GET", "/api/notifications/quiet-hours").json == [hours | {"id": stored["id"]}]
    none = viewer("POST", "/api/notifications/quiet-hours", hours | {"ends": "22:00:00"})
    assert refused(none, 422, "input-invalid")["field"] == "ends"
    path = f"/api/notifications/quiet-hours/{stored['id']}"
    refused(backend.client("owner")("DELETE", path), 404, "state-not-found")
    assert viewer("DELETE", path).status_code == 204

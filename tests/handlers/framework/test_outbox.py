"""Events reach each receiver once, whatever fails and however often they are delivered."""

from uuid import UUID, uuid4

import pytest
from sqlalchemy import Connection, func, select

from db.models import outbox
from handlers.outbox import receivers
from handlers.outbox.publish import publish
from handlers.outbox.receivers import Event, receives
from tests.handlers.conftest import Backend

Heard = list[tuple[str, UUID]]


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Heard:
    """What the receivers of this test heard; the services' own receivers are put aside."""
    monkeypatch.setattr(receivers, "_receivers", {})
    return []


def _store(backend: Backend, type_: str) -> UUID:
    with backend.engine.begin() as connection:
        return publish(connection, backend.ours.id, type_, "s", data={"id": uuid4()}, source="tests")


def _receipts(backend: Backend, event_id: UUID) -> int:
    with backend.engine.connect() as connection:
        query = select(func.count()).where(outbox.Receipt.event_id == event_id)
        return connection.execute(query).scalar_one()


def test_each_receiver_of_the_type_hears_once(backend: Backend, heard: Heard) -> None:
    @receives("Tests.happened.v1", name="first")
    def _first(_: Connection, event: Event) -> None:
        heard.append(("first", event.id))

    @receives(receivers.ANY, name="all")
    def _all(_: Connection, event: Event) -> None:
        heard.append(("all", event.id))

    @receives("Tests.other.v1", name="other")
    def _other(_: Connection, event: Event) -> None:
        heard.append(("other", event.id))

    event_id = _store(backend, "Tests.happened.v1")
    assert backend.deliver(event_id).json == {"receivers": {"first": "done", "all": "done"}}
    assert backend.deliver(event_id).json == {"receivers": {"first": "repeated", "all": "repeated"}}
    assert heard == [("first", event_id), ("all", event_id)]


def test_only_the_failed_receiver_is_repeated(backend: Backend, heard: Heard) -> None:
    faults = [RuntimeError("once")]

    @receives("Tests.fails.v1", name="weak")
    def _weak(connection: Connection, event: Event) -> None:
        publish(connection, event.organization_id, "Tests.done.v1", str(event.id), data={}, source="tests")
        if faults:
            raise faults.pop()
        heard.append(("weak", event.id))

    @receives("Tests.fails.v1", name="strong")
    def _strong(_: Connection, event: Event) -> None:
        heard.append(("strong", event.id))

    event_id = _store(backend, "Tests.fails.v1")
    answer = backend.deliver(event_id)
    assert answer.status_code == 503
    assert answer.json is not None
    assert answer.json["error"]["failed"] == ["weak"]
    assert _receipts(backend, event_id) == 1
    assert backend.deliver(event_id).json == {"receivers": {"weak": "done", "strong": "repeated"}}
    assert heard == [("strong", event_id), ("weak", event_id)]
    with backend.engine.connect() as connection:
        done = select(func.count()).where(outbox.Event.subject == str(event_id))
        assert connection.execute(done).scalar_one() == 1, "what the failed attempt did was rolled back"


def test_an_event_that_is_gone_needs_no_repetition(backend: Backend, heard: Heard) -> None:
    assert backend.deliver(uuid4()).json == {"receivers": {}}


@pytest.mark.parametrize("payload", [{}, {"event": None}, {"event": {"data": {"new": {"id": "x"}}}}, []])
def test_a_payload_that_is_no_event_is_refused(backend: Backend, payload: object) -> None:
    assert backend.hasura("/events/outbox_event", payload).status_code in (400, 422)

"""What a broker is told of who may connect and who may use which topic."""

from collections.abc import Callable

import pytest
from sqlalchemy import insert, select, update

from core.api_keys import new_key
from db.models import auth, factories
from handlers.app import create_app
from tests.handlers.conftest import HANDLER_SECRET, JSON, SECRET_HEADER, Backend, Refused, Tenant, test_settings

Key = Callable[..., str]


def name(backend: Backend, tenant: Tenant) -> str:
    with backend.engine.connect() as connection:
        query = select(factories.Gateway.name).where(factories.Gateway.id == tenant.gateway_id)
        return f"{tenant.slug}/{connection.execute(query).scalar_one()}"


@pytest.fixture
def key(backend: Backend) -> Key:
    def make(tenant: Tenant, scopes: tuple[str, ...] = ("ingest:write",)) -> str:
        made = new_key()
        values = {
            "organization_id": tenant.id,
            "gateway_id": tenant.gateway_id,
            "name": "broker",
            "prefix": made.prefix,
            "key_hash": made.key_hash,
            "scopes": list(scopes),
        }
        with backend.engine.begin() as connection:
            connection.execute(insert(auth.ApiKey).values(values))
        return made.key

    return make


def result(backend: Backend, question: str, **asked: str) -> str:
    answer = backend.hasura(f"/broker/{question}", asked)
    assert answer.status_code == 200, answer.get_data(as_text=True)
    assert answer.json is not None
    return str(answer.json["result"])


def test_a_key_is_good_for_its_own_gateway_only(backend: Backend, key: Key) -> None:
    ours, theirs = name(backend, backend.ours), name(backend, backend.theirs)
    password = key(backend.ours)
    assert result(backend, "authentication", username=ours, password=password) == "allow"
    assert result(backend, "authentication", username=theirs, password=password) == "deny"
    assert result(backend, "authentication", username=ours, password=password[:-1] + "!") == "deny"
    assert result(backend, "authentication", username=ours, password=key(backend.ours, ("read",))) == "deny"
    for username in ("", "acme", "acme/", "/x", "acme/+", f"{ours}/more", "worker"):
        assert result(backend, "authentication", username=username, password=password) == "deny", username


def test_topics_of_ones_own_until_the_key_is_revoked(backend: Backend, key: Key) -> None:
    ours, theirs = name(backend, backend.ours), name(backend, backend.theirs)
    key(backend.ours)
    for topic in (f"mw/{ours}/measurements", f"mw/{ours}/#", f"mw/{ours}/raw/model"):
        assert result(backend, "authorization", username=ours, topic=topic) == "allow", topic
    for topic in (
        f"mw/{theirs}/measurements",
        "#",
        "mw/+/+/measurements",
        f"mw/{ours}",
        f"mw/{ours}x/a",
        "$SYS/a",
    ):
        assert result(backend, "authorization", username=ours, topic=topic) == "deny", topic
    with backend.engine.begin() as connection:
        mine = auth.ApiKey.gateway_id == backend.ours.gateway_id
        connection.execute(update(auth.ApiKey).where(mine).values(revoked_at="2026-01-01T00:00:00Z"))
    assert result(backend, "authorization", username=ours, topic=f"mw/{ours}/measurements") == "deny"


def test_the_worker_may_use_all(backend: Backend) -> None:
    url = backend.engine.url.render_as_string(hide_password=False)
    app = create_app(test_settings(url, mqtt_worker_password="worker's own"), backend.engine)
    headers = {SECRET_HEADER: HANDLER_SECRET} | JSON
    asked = {"username": "worker", "password": "worker's own"}
    answer = app.test_client().post("/broker/authentication", json=asked, headers=headers)
    assert answer.json == {"result": "allow", "is_superuser": True}
    wrong = app.test_client().post("/broker/authentication", json=asked | {"password": ""}, headers=headers)
    assert wrong.json == {"result": "deny"}


def test_only_a_broker_that_knows_the_secret_is_told(backend: Backend, refused: Refused) -> None:
    asked = {"username": "a/b", "password": "c"}
    refused(backend.app.test_client().post("/broker/authentication", json=asked), 403, "auth-forbidden")
    error = refused(backend.hasura("/broker/authentication", {"username": "a/b"}), 422, "input-invalid")
    assert error["field"] == "password"

"""A real database with two organizations, the application before it, and clients for each role."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient
from flask_jwt_extended import create_access_token
from pydantic import SecretStr
from sqlalchemy import Connection, Engine, insert
from werkzeug.test import TestResponse

from core.passwords import hash_password
from core.settings import Settings
from core.tokens import CLAIMS_NAMESPACE, ROLES, Identity, Role
from db.engine import make_engine
from db.models import auth, factories
from db.seed.demo import seed
from db.seed.reference import seed_emission_factors
from handlers.app import create_app
from handlers.hasura import SECRET_HEADER
from tests.conftest import TestServer

HANDLER_SECRET = "handler-secret-of-the-tests"
JWT_SECRET = "jwt-secret-of-the-tests-with-length"
JSON = {"Content-Type": "application/json"}
PASSWORD = "correct horse battery"


Refused = Callable[[TestResponse, int, str], dict[str, Any]]
"""Checks that an answer is our error shape with this status and code; gives the error."""


@dataclass
class Tenant:
    """One organization with a user in each role and one of everything in its factory."""

    slug: str
    id: UUID = field(default_factory=uuid4)
    users: dict[Role, UUID] = field(default_factory=dict)
    factory_id: UUID = field(default_factory=uuid4)
    area_id: UUID = field(default_factory=uuid4)
    line_id: UUID = field(default_factory=uuid4)
    machine_id: UUID = field(default_factory=uuid4)
    gateway_id: UUID = field(default_factory=uuid4)
    device_id: UUID = field(default_factory=uuid4)

    def email(self, role: Role) -> str:
        """The address of the user in `role`."""
        return f"{role}@{self.slug}.example"

    def identity(self, role: Role) -> Identity:
        """The identity of the user in `role`."""
        return Identity(self.users[role], self.id, role, (self.factory_id,))


@dataclass
class Backend:
    """The application under test and its two tenants."""

    app: Flask
    engine: Engine
    ours: Tenant
    theirs: Tenant

    def token(self, tenant: Tenant, role: Role) -> str:
        """A valid access token."""
        identity = tenant.identity(role)
        with self.app.app_context():
            claims = {CLAIMS_NAMESPACE: identity.claims()}
            token: str = create_access_token(str(identity.user_id), additional_claims=claims)
            return token

    def client(self, role: Role = "owner", tenant: Tenant | None = None) -> "Caller":
        """A REST client signed in as `role`."""
        return Caller(self.app.test_client(), {"Authorization": f"Bearer {self.token(tenant or self.ours, role)}"})

    def action(
        self, service: str, name: str, fields: dict[str, Any], role: Role = "owner", tenant: Tenant | None = None
    ) -> TestResponse:
        """Call an action as Hasura does."""
        claims = (tenant or self.ours).identity(role).claims()
        session = {key: value for key, value in claims.items() if isinstance(value, str)} | {"x-hasura-role": role}
        payload = {"action": {"name": name}, "input": fields, "session_variables": session}
        return self.hasura(f"/actions/{service}/{name}", payload)

    def hasura(self, path: str, payload: Any) -> TestResponse:
        """Post to one of Hasura's routes with its secret."""
        headers = {SECRET_HEADER: HANDLER_SECRET}
        return self.app.test_client().post(path, data=json.dumps(payload), headers=headers | JSON)

    def deliver(self, event_id: UUID) -> TestResponse:
        """Deliver an outbox event as Hasura does."""
        return self.hasura("/events/outbox_event", {"event": {"data": {"new": {"id": str(event_id)}}}})


@dataclass
class Caller:
    """A test client that sends the same headers with every request."""

    client: FlaskClient
    headers: dict[str, str]

    def __call__(self, method: str, path: str, body: Any = None) -> TestResponse:
        """Send one request, with a JSON body if given."""
        if body is None:
            return self.client.open(path, method=method, headers=self.headers)
        return self.client.open(path, method=method, data=json.dumps(body), headers=self.headers | JSON)


def test_settings(database_url: str, **changes: Any) -> Settings:
    """Settings for an application under test: no rate limit that ordinary tests would meet."""
    values: dict[str, Any] = {
        "database_url": database_url,
        "environment": "test",
        "jwt_secret": SecretStr(JWT_SECRET),
        "handler_secret": SecretStr(HANDLER_SECRET),
        "rate_limit_per_minute": 1_000_000,
        "log_level": "ERROR",
    }
    return Settings(**(values | changes))


test_settings.__test__ = False  # type: ignore[attr-defined] # the name is not a test's


@pytest.fixture(scope="session")
def password_hash() -> str:
    """PASSWORD, hashed once for all users."""
    return hash_password(PASSWORD)


def make_tenant(connection: Connection, slug: str, password_hash: str) -> Tenant:
    """Store a tenant."""
    tenant = Tenant(slug)
    connection.execute(insert(auth.Organization).values(id=tenant.id, name=slug.title(), slug=slug))
    for role in ROLES:
        tenant.users[role] = uuid4()
        user = {"id": tenant.users[role], "email": tenant.email(role), "name": role.title()}
        connection.execute(insert(auth.User).values(user | {"password_hash": password_hash}))
        member = {"organization_id": tenant.id, "user_id": tenant.users[role], "role": role}
        connection.execute(insert(auth.Membership).values(member))
    owned = {"organization_id": tenant.id, "factory_id": tenant.factory_id}
    site = {"country": "DK", "time_zone": "Europe/Copenhagen", "currency": "DKK", "grid_zone": "DK-DK1"}
    rows: list[tuple[Any, dict[str, Any]]] = [
        (factories.Factory, {"id": tenant.factory_id, "organization_id": tenant.id, "name": "Odense"} | site),
        (factories.Area, owned | {"id": tenant.area_id, "name": "Hall 1"}),
        (factories.Line, owned | {"id": tenant.line_id, "area_id": tenant.area_id, "name": "Line 1"}),
        (factories.Machine, owned | {"id": tenant.machine_id, "line_id": tenant.line_id, "name": "Press"}),
        (factories.Gateway, owned | {"id": tenant.gateway_id, "name": "edge-1"}),
        (factories.Device, owned | {"id": tenant.device_id, "gateway_id": tenant.gateway_id, "serial": "SN-1"}),
    ]
    for model, values in rows:
        connection.execute(insert(model).values(values))
    return tenant


@pytest.fixture(scope="session")
def demo_template(postgres_server: TestServer, migrated_template: str) -> Iterator[str]:
    """The name of a seeded database, for others to be copied from."""
    with postgres_server.database("demo", migrated_template) as url:
        made = make_engine(url, 1)
        with made.begin() as connection:
            seed_emission_factors(connection)
            seed(connection)
        made.dispose()
        name = url.rpartition("/")[2]
        postgres_server.seal(name)
        yield name


@pytest.fixture
def demo_url(postgres_server: TestServer, demo_template: str) -> Iterator[str]:
    """The URL of a seeded database of the test's own."""
    with postgres_server.database("own", demo_template) as url:
        yield url


@pytest.fixture(scope="session")
def shared_app() -> Flask:
    """The handlers' application, built once a run: describing all its routes takes a good part of a second."""
    nowhere = "postgresql://nobody@127.0.0.1/nowhere"
    return create_app(test_settings(nowhere), make_engine(nowhere))


@pytest.fixture(scope="module")
def backend(database_url: str, password_hash: str) -> Iterator[Backend]:
    """The application on a database of this module's own, with tenants `ours` and `theirs`."""
    engine = make_engine(database_url)
    with engine.begin() as connection:
        ours = make_tenant(connection, "acme", password_hash)
        theirs = make_tenant(connection, "rival", password_hash)
    yield Backend(create_app(test_settings(database_url), engine), engine, ours, theirs)
    engine.dispose()


@pytest.fixture
def connection(backend: Backend) -> Iterator[Connection]:
    """A connection in a transaction that is rolled back, for service functions under test."""
    with backend.engine.connect() as opened:
        yield opened
        opened.rollback()


@pytest.fixture
def refused() -> Refused:
    """The check of an error's shape, status and code."""

    def check(answer: TestResponse, status: int, code: str) -> dict[str, Any]:
        assert answer.status_code == status, answer.get_data(as_text=True)
        error: dict[str, Any] = answer.json["error"]  # type: ignore[index] # a JSON object by the status
        assert error["code"] == code
        assert error["message"]
        return error

    return check

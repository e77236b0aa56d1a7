"""Admin secret, webhook, unauthorized role; settings that contradict each other."""

import asyncio
import time

import orjson
import pytest

from hasura.engine.auth.authenticator import AuthConfigError, Authenticated, Authenticator
from hasura.engine.errors import EngineError
from hasura.engine.settings import Settings, SettingsError
from hasura.engine.webhooks.client import HttpClient
from tests.hasura.engine.receiver import Answer, Received, Receiver

SECRET = {"HASURA_GRAPHQL_ADMIN_SECRET": "top"}


def authenticate(environment: dict[str, str], headers: dict[str, str], request: object = None) -> Authenticated:
    async def ask() -> Authenticated:
        async with HttpClient(2) as client:
            return await Authenticator(Settings.from_environment(environment), client).authenticate(
                headers, request
            )

    return asyncio.run(ask())


def test_without_a_secret_everybody_is_admin_or_what_he_says() -> None:
    assert authenticate({}, {}).session.is_admin
    session = authenticate({}, {"x-hasura-role": "viewer", "x-hasura-user-id": "7", "accept": "*/*"}).session
    assert (session.role, dict(session.variables)) == (
        "viewer",
        {"x-hasura-role": "viewer", "x-hasura-user-id": "7"},
    )
    assert session.is_admin_secret


def test_admin_secret() -> None:
    given = {"x-hasura-admin-secret": "top", "x-hasura-role": "viewer", "x-hasura-user-id": "7"}
    session = authenticate(SECRET, given).session
    assert (session.role, session.is_admin_secret) == ("viewer", True)
    assert "x-hasura-admin-secret" not in session.variables, "the secret never becomes a variable"
    assert authenticate(SECRET, {"x-hasura-access-key": "top"}).session.is_admin
    with pytest.raises(EngineError, match="invalid") as caught:
        authenticate(SECRET, {"x-hasura-admin-secret": "wrong"})
    assert (caught.value.status, caught.value.code) == (401, "access-denied")
    with pytest.raises(EngineError, match="required, but not found"):
        authenticate(SECRET, {"x-hasura-role": "admin"})


@pytest.mark.parametrize(("text", "expected"), [("true", True), ("YES", True), ("f", False), (None, False)])
def test_backend_only_needs_its_header_and_the_secret(text: str | None, expected: bool) -> None:
    header = {} if text is None else {"x-hasura-use-backend-only-permissions": text}
    given = {"x-hasura-admin-secret": "top", "x-hasura-role": "viewer", **header}
    assert authenticate(SECRET, given).session.is_backend_only is expected
    public = {**SECRET, "HASURA_GRAPHQL_UNAUTHORIZED_ROLE": "public"}
    assert authenticate(public, header).session.is_backend_only is False


def test_backend_only_of_another_text_is_refused() -> None:
    with pytest.raises(EngineError, match="Not a valid boolean text") as caught:
        authenticate({}, {"x-hasura-use-backend-only-permissions": "perhaps"})
    assert caught.value.code == "bad-request"


def test_get_hook_gets_the_headers_and_decides(receiver: Receiver) -> None:
    def decide(request: Received) -> Answer:
        if request.headers.get("authorization") != "token 1":
            return Answer(b"", 401)
        body = {"X-Hasura-Role": "viewer", "X-Hasura-User-Id": "7", "Cache-Control": "max-age=60", "other": "x"}
        return Answer(orjson.dumps(body), headers={"Set-Cookie": "a=b"})

    receiver.answer_with("/auth", decide)
    environment = {**SECRET, "HASURA_GRAPHQL_AUTH_HOOK": receiver.url + "/auth"}
    granted = authenticate(environment, {"authorization": "token 1", "user-agent": "x", "host": "y"})
    assert dict(granted.session.variables) == {"x-hasura-role": "viewer", "x-hasura-user-id": "7"}
    assert granted.session.expires_at == pytest.approx(time.time() + 60, abs=5)
    assert granted.response_headers == (("set-cookie", "a=b"),)
    asked = receiver.received[0]
    assert asked.method == "GET"
    assert asked.headers["host"] != "y"
    with pytest.raises(EngineError, match="Authentication hook unauthorized this request") as caught:
        authenticate(environment, {})
    assert caught.value.status == 401
    assert authenticate(environment, {"x-hasura-admin-secret": "top"}).session.is_admin


def test_post_hook_gets_headers_and_request(receiver: Receiver) -> None:
    receiver.answer("/auth", b'{"x-hasura-role": "viewer"}')
    environment = {
        **SECRET,
        "HASURA_GRAPHQL_AUTH_HOOK": receiver.url + "/auth",
        "HASURA_GRAPHQL_AUTH_HOOK_MODE": "POST",
    }
    assert authenticate(environment, {"a": "b"}, {"query": "{x}"}).session.role == "viewer"
    assert receiver.received[0].json == {"headers": {"a": "b"}, "request": {"query": "{x}"}}


@pytest.mark.parametrize(
    ("body", "status", "message"),
    [
        (b"no json", 200, "Invalid response from authorization hook"),
        (b'{"x-hasura-role": 1}', 200, "Invalid response from authorization hook"),
        (b'{"x-hasura-user-id": "1"}', 200, '"x-hasura-role" not found in session variables'),
        (b"", 500, "Invalid response from authorization hook"),
    ],
)
def test_a_hook_that_answers_nonsense(receiver: Receiver, body: bytes, status: int, message: str) -> None:
    receiver.answer("/auth", body, status)
    with pytest.raises(EngineError, match=message):
        authenticate({**SECRET, "HASURA_GRAPHQL_AUTH_HOOK": receiver.url + "/auth"}, {})


def test_a_hook_that_is_not_there() -> None:
    with pytest.raises(EngineError, match="webhook authentication request failed") as caught:
        authenticate({**SECRET, "HASURA_GRAPHQL_AUTH_HOOK": "http://127.0.0.1:1/"}, {})
    assert caught.value.status == 500


@pytest.mark.parametrize(
    "environment",
    [
        {"HASURA_GRAPHQL_AUTH_HOOK": "http://x"},
        {"HASURA_GRAPHQL_JWT_SECRET": '{"type":"HS256","key":"01234567890123456789012345678901"}'},
        {"HASURA_GRAPHQL_UNAUTHORIZED_ROLE": "public"},
        {**SECRET, "HASURA_GRAPHQL_AUTH_HOOK": "http://x", "HASURA_GRAPHQL_UNAUTHORIZED_ROLE": "public"},
        {
            **SECRET,
            "HASURA_GRAPHQL_AUTH_HOOK": "http://x",
            "HASURA_GRAPHQL_JWT_SECRET": '{"type":"HS256","key":"01234567890123456789012345678901"}',
        },
    ],
)
def test_contradicting_settings_stop_the_start(environment: dict[str, str]) -> None:
    with pytest.raises(AuthConfigError):
        authenticate(environment, {})


def test_every_faulty_setting_is_named_at_once() -> None:
    wrong = {
        "HASURA_GRAPHQL_SERVER_PORT": "eighty",
        "HASURA_GRAPHQL_ENABLE_CONSOLE": "maybe",
        "HASURA_GRAPHQL_ENABLED_APIS": "graphql,gopher",
        "HASURA_GRAPHQL_TX_ISOLATION": "",
    }
    with pytest.raises(SettingsError) as caught:
        Settings.from_environment(wrong)
    assert [fault.split(":")[0].removeprefix("HASURA_GRAPHQL_") for fault in caught.value.faults] == [
        "SERVER_PORT",
        "ENABLED_APIS",
        "ENABLE_CONSOLE",
    ]


def test_settings_without_effect_are_named() -> None:
    settings = Settings.from_environment(
        {"HASURA_GRAPHQL_PG_STRIPES": "2", "HASURA_GRAPHQL_NO_SUCH_THING": "1", "HOME": "/"}
    )
    first, second = settings.warnings()
    assert "NO_SUCH_THING is not a setting" in first
    assert "PG_STRIPES has no effect" in second


def test_secrets_are_not_shown() -> None:
    settings = Settings.from_environment({**SECRET, "HASURA_GRAPHQL_DATABASE_URL": "postgresql://u:pass@h/d"})
    assert "top" not in repr(settings)
    assert "pass" not in repr(settings)

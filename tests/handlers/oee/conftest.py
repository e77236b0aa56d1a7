"""The demo in a database of the test's own, and actions as its users send them."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from core.tokens import Identity, Role
from db.seed.plan import demo_id
from handlers.hasura import SECRET_HEADER
from handlers.identity import NOBODY
from tests.handlers.conftest import HANDLER_SECRET
from tests.handlers.demo import app, engine
from tests.handlers.telemetry.facts import AURORA

__all__ = ["app", "engine"]

Act = Callable[..., Any]
"""Sends an action: service, name, arguments, and the status that is expected; gives the answer."""


@pytest.fixture
def act(app: Flask) -> Act:
    """Actions of a person in the demo's first organization."""

    def send(
        service: str, name: str, arguments: dict[str, Any], status: int = 200, role: Role = "operator"
    ) -> Any:
        identity = Identity(NOBODY, AURORA, role, (demo_id("aurora", "Gaithersburg"),))
        session = {key: value for key, value in identity.claims().items() if isinstance(value, str)}
        payload = {
            "action": {"name": name},
            "input": arguments,
            "session_variables": session | {"x-hasura-role": role},
        }
        headers = {SECRET_HEADER: HANDLER_SECRET}
        answer = app.test_client().post(f"/actions/{service}/{name}", json=payload, headers=headers)
        assert answer.status_code == status, answer.get_data(as_text=True)
        return answer.json

    return send

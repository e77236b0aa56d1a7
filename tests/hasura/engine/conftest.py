"""Fixtures of the engine's tests: databases, webhooks, and the engine itself as a process."""

from collections.abc import Iterator

import pytest

from tests.conftest import TestServer
from tests.hasura.engine.receiver import Receiver


@pytest.fixture(scope="session")
def shared_receiver() -> Iterator[Receiver]:
    receiver = Receiver()
    yield receiver
    receiver.close()


@pytest.fixture
def receiver(shared_receiver: Receiver) -> Receiver:
    """Webhooks; empty at the start of each test."""
    shared_receiver.forget()
    return shared_receiver


@pytest.fixture(scope="module")
def engine_database_url(postgres_server: TestServer) -> Iterator[str]:
    """An empty database the tests of a module share."""
    with postgres_server.database("engine") as url:
        yield url

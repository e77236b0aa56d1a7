"""The demo's organizations in a database of the test's own, and the application before it."""

from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import Engine

from db.engine import make_engine
from db.seed.demo import seed
from db.seed.reference import seed_emission_factors
from handlers.app import create_app
from tests.handlers.conftest import test_settings as settings_for


@pytest.fixture
def engine(own_database_url: str) -> Iterator[Engine]:
    """Connections to the seeded database."""
    made = make_engine(own_database_url, 5)
    with made.begin() as connection:
        seed_emission_factors(connection)
        seed(connection)
    yield made
    made.dispose()


@pytest.fixture
def app(own_database_url: str, engine: Engine) -> Iterator[Flask]:
    """The handlers' application, with its context open."""
    made = create_app(settings_for(own_database_url), engine)
    with made.app_context():
        yield made

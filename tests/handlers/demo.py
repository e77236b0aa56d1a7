"""The demo's organizations in a database of the test's own, and the application before it."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from flask import Flask
from sqlalchemy import Engine

from core.settings import Settings
from db.engine import make_engine
from tests.handlers.conftest import test_settings as settings_for


@pytest.fixture
def engine(demo_url: str) -> Iterator[Engine]:
    """Connections to the seeded database."""
    made = make_engine(demo_url, 5)
    yield made
    made.dispose()


@contextmanager
def serving(app: Flask, settings: Settings, engine: Engine) -> Iterator[Flask]:
    """The application before a database, with its context open."""
    app.extensions |= {"millwright-settings": settings, "millwright-engine": engine}
    with app.app_context():
        yield app


@pytest.fixture
def app(demo_url: str, engine: Engine, shared_app: Flask) -> Iterator[Flask]:
    """The application before the test's own demo."""
    with serving(shared_app, settings_for(demo_url), engine) as made:
        yield made

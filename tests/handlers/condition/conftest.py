"""The demo in a database of the test's own."""

from tests.handlers.demo import app, engine

__all__ = ["app", "engine"]

"""The demo in a database of the test's own, and actions as its users send them."""

from tests.handlers.demo import app, engine
from tests.handlers.oee.conftest import act

__all__ = ["act", "app", "engine"]

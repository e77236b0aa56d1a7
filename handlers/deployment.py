"""What the running application was made with."""

from typing import cast

from flask import current_app
from sqlalchemy import Engine

from core.settings import Settings


def settings() -> Settings:
    """The settings that ``create_app`` was given."""
    return cast(Settings, current_app.extensions["millwright-settings"])


def engine() -> Engine:
    """The database that ``create_app`` was given."""
    return cast(Engine, current_app.extensions["millwright-engine"])

"""How the demo is put into a database."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.dialects.postgresql import insert

from db.models import Base

BEGINNING = datetime(2020, 1, 1, tzinfo=UTC)
ORDERS_EVER = BEGINNING + timedelta(days=1)
"""From when placements and orders hold: before anything that the demo sends."""


def add(connection: Connection, model: type[Base], **values: Any) -> None:
    """Insert a row unless it is there."""
    connection.execute(insert(model).values(**values).on_conflict_do_nothing())

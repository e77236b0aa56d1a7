"""Runs the statements of ``db/timeseries.py`` and ``db/rollups.py`` over SQLAlchemy."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, text

from db.timeseries import Chunk, Execute, TimeSeriesTable, present_storage
from handlers.transaction import transaction


def executor(connection: Connection) -> Execute:
    """``connection`` as ``db.timeseries`` wants it."""

    def execute(statement: str) -> Sequence[Sequence[Any]]:
        result = connection.execute(text(statement))
        return result.all() if result.returns_rows else ()

    return execute


def all_chunks(table: TimeSeriesTable) -> list[Chunk]:
    """The table's chunks at this moment, by time."""
    with transaction() as connection:
        execute = executor(connection)
        return present_storage(execute).chunks(execute, table)

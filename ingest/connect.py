"""Connections of ingest to PostgreSQL."""

from collections.abc import Sequence
from typing import Any

import psycopg
from psycopg import Connection

from db.timeseries import SESSION_OPTIONS, Execute
from ingest.binary import register


def connect(database_url: str) -> Connection[Any]:
    """A connection that commits by itself outside transactions and soon notices that the server is gone."""
    connection: Connection[Any] = psycopg.connect(
        database_url,
        autocommit=True,
        connect_timeout=3,
        application_name="millwright-ingest",
        options=SESSION_OPTIONS,
        keepalives_idle=10,
        keepalives_interval=5,
        keepalives_count=3,
        tcp_user_timeout=20_000,
    )
    register(connection)
    return connection


def executor(connection: Connection[Any]) -> Execute:
    """``connection`` as ``db.timeseries`` wants it."""

    def execute(statement: str) -> Sequence[Sequence[Any]]:
        cursor = connection.execute(statement)
        return cursor.fetchall() if cursor.description else ()

    return execute

"""Small questions to the database from any thread, over one connection that is made anew when it is lost."""

import threading
from typing import Any

import psycopg
from psycopg import Connection

from ingest.connect import connect
from ingest.writer import UnavailableError


class Lookups:
    """One connection, shared between threads."""

    def __init__(self, database_url: str) -> None:
        self._url = database_url
        self._connection: Connection[Any] | None = None
        self._lock = threading.Lock()

    def rows(self, query: str, parameters: tuple[Any, ...] | dict[str, Any]) -> list[Any]:
        """The rows of a statement that returns some. Raises UnavailableError."""
        with self._lock:
            for fresh in (False, True):  # a connection that lay idle may be gone: once more with a new one
                try:
                    if fresh or self._connection is None or self._connection.closed:
                        self._connection = connect(self._url)
                    return self._connection.execute(query, parameters).fetchall()
                except psycopg.OperationalError as error:
                    self.close()
                    if fresh:
                        raise UnavailableError from error
        raise AssertionError  # the loop either returns or raises

    def close(self) -> None:
        """Close the connection, if there is one."""
        if self._connection:
            self._connection.close()
            self._connection = None

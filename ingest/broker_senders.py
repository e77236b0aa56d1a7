"""Who speaks by a topic behind a broker, which has let him: the database knows organization and gateway."""

import logging
import threading
from typing import Any

import psycopg
from psycopg import Connection

from ingest.connect import connect
from ingest.message import Sender
from ingest.writer import UnavailableError

log = logging.getLogger(__name__)

RETRY_SECONDS = 1.0


class Senders:
    """(organization slug, gateway name) → sender, from the database and believed until ``forget``."""

    def __init__(self, database_url: str, stopping: threading.Event) -> None:
        self._url = database_url
        self._stopping = stopping
        self._connection: Connection[Any] | None = None
        self._known: dict[tuple[str, str], Sender] = {}

    def forget(self) -> None:
        """Ask anew from now on."""
        self._known.clear()

    def find(self, organization: str, gateway: str) -> Sender | None:
        """The sender; None if there is no such organization. Waits while the database is away.

        Raises UnavailableError where it is away and all stops.
        """
        if known := self._known.get((organization, gateway)):
            return known
        while True:
            try:
                if self._connection is None or self._connection.closed:
                    self._connection = connect(self._url)
                row = self._connection.execute(_SENDER, (gateway, organization)).fetchone()
            except psycopg.OperationalError as error:
                log.warning("database away: %s", str(error).strip().partition("\n")[0])
                if self._connection:
                    self._connection.close()
                if self._stopping.wait(RETRY_SECONDS):
                    raise UnavailableError from error
                continue
            if row is None:
                return None
            sender = self._known[organization, gateway] = Sender(row[0], row[1])
            return sender


_SENDER = """
SELECT o.id, g.id FROM auth.organization o
LEFT JOIN factories.gateway g ON g.organization_id = o.id AND g.name = %s WHERE o.slug = %s
"""

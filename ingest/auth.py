"""Who sends: API keys, checked against the database and believed for a few seconds."""

import threading
import time
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import psycopg
from psycopg import Connection

from core.api_keys import hash_key, is_key, prefix_of
from ingest.connect import connect
from ingest.message import Sender
from ingest.writer import UnavailableError

SCOPE = "ingest:write"
MOST_REMEMBERED = 10_000


class KeyRefusedError(Exception):
    """The API key is unknown, revoked, expired or not for ingest."""


@dataclass(frozen=True, slots=True)
class Credential:
    """What a key stands for. A key with ``gateway`` may send as that gateway only."""

    key_id: UUID
    sender: Sender
    organization: str
    gateway: str | None


class KeyRing:
    """Checks keys; a key found good is believed for ``cache_seconds``. Safe to share between threads."""

    def __init__(self, database_url: str, cache_seconds: float) -> None:
        self._url, self._cache_seconds = database_url, cache_seconds
        self._believed: dict[str, tuple[float, Credential]] = {}
        self._lock = threading.Lock()
        self._connection: Connection[Any] | None = None

    def check(self, text: str, *, fresh: bool = False) -> Credential:
        """What the key ``text`` stands for; ``fresh`` asks the database whatever is remembered.

        Raises KeyRefusedError, or UnavailableError without a database.
        """
        if not fresh and (known := self.believed(text)):
            return known
        digest = hash_key(text)
        self._believed.pop(digest, None)
        prefix = prefix_of(text)
        if prefix is None:
            raise KeyRefusedError
        with self._lock:
            credential = self._look_up(prefix, text)
        if len(self._believed) >= MOST_REMEMBERED:
            self._believed.clear()
        self._believed[digest] = (time.monotonic() + self._cache_seconds, credential)
        return credential

    def believed(self, text: str) -> Credential | None:
        """What ``text`` stands for, if that is known without asking the database."""
        known = self._believed.get(hash_key(text))
        return known[1] if known and known[0] > time.monotonic() else None

    def gateways(self, organization_id: UUID) -> dict[str, UUID]:
        """The gateways that a key without one of its own may speak as, by name."""
        with self._lock:
            return dict(self._rows(_GATEWAYS, (organization_id,)))

    def _look_up(self, prefix: str, text: str) -> Credential:
        rows = self._rows(_KEY, (prefix,))
        if not rows or not is_key(text, rows[0][1]):
            raise KeyRefusedError
        key_id, _, organization_id, organization, gateway_id, gateway = rows[0]
        self._rows(_USED, (key_id,))
        return Credential(key_id, Sender(organization_id, gateway_id), organization, gateway)

    def _rows(self, query: str, parameters: tuple[Any, ...]) -> list[Any]:
        for fresh in (False, True):  # a connection that lay idle may be gone: once more with a new one
            try:
                if fresh or self._connection is None:
                    self._connection = connect(self._url)
                return self._connection.execute(query, parameters).fetchall()
            except psycopg.OperationalError as error:
                if self._connection:
                    self._connection.close()
                    self._connection = None
                if fresh:
                    raise UnavailableError from error
        raise AssertionError  # the loop either returns or raises


_KEY = f"""
SELECT k.id, k.key_hash, k.organization_id, o.slug, k.gateway_id, g.name
FROM auth.api_key k JOIN auth.organization o ON o.id = k.organization_id
LEFT JOIN factories.gateway g ON g.organization_id = k.organization_id AND g.id = k.gateway_id
WHERE k.prefix = %s AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > now())
    AND '{SCOPE}' = ANY (k.scopes)
"""  # noqa: S608 (composed of constants)

_USED = "UPDATE auth.api_key SET last_used_at = now() WHERE id = %s RETURNING id"

_GATEWAYS = "SELECT name, id FROM factories.gateway WHERE organization_id = %s"

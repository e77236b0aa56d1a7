"""Metadata in its database: one JSON document with a version, in `hdb_catalog.hdb_metadata`.

The tables have the shape of Hasura's. Hasura itself wants more of its catalogue than is made here: give it
a database of its own and the metadata directory.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, Protocol

import msgspec

from hasura.engine.errors import EngineError
from hasura.engine.json_codec import decode_json, encode_json
from hasura.engine.metadata.codec import Json, decode, encode
from hasura.engine.metadata.model import Metadata

_CATALOG = """
CREATE SCHEMA IF NOT EXISTS hdb_catalog;
CREATE TABLE IF NOT EXISTS hdb_catalog.hdb_version (
  hasura_uuid uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  version text NOT NULL,
  upgraded_on timestamptz NOT NULL,
  cli_state jsonb NOT NULL DEFAULT '{}',
  console_state jsonb NOT NULL DEFAULT '{}',
  ee_client_id text,
  ee_client_secret text
);
CREATE UNIQUE INDEX IF NOT EXISTS hdb_version_one_row ON hdb_catalog.hdb_version ((version IS NOT NULL));
CREATE TABLE IF NOT EXISTS hdb_catalog.hdb_metadata (
  id integer PRIMARY KEY,
  metadata json NOT NULL,
  resource_version integer NOT NULL DEFAULT 1 UNIQUE
);
INSERT INTO hdb_catalog.hdb_version (version, upgraded_on) VALUES ('48', now()) ON CONFLICT DO NOTHING;
"""
_CHANNEL = "hasura_engine_metadata"


@dataclass(frozen=True, slots=True)
class CatalogState:
    """State that a tool keeps beside the metadata."""

    type: Literal["cli", "console"]
    state: Json = None


class MetadataConnections(Protocol):
    """A pool of connections to the metadata database (asyncpg's Pool)."""

    def acquire(self) -> Any:
        """A context manager that lends a connection."""


class MetadataStorage:
    """Loads and saves the document; every save makes the version one higher."""

    def __init__(self, pool: MetadataConnections) -> None:
        self._pool = pool

    async def prepare(self) -> None:
        """Makes the catalogue's tables where they are missing; several engines may do so at once."""
        async with self._pool.acquire() as connection, connection.transaction():
            await connection.execute("SELECT pg_advisory_xact_lock(hashtext('hdb_catalog'))")
            await connection.execute(_CATALOG)

    async def load(self) -> tuple[Metadata, int] | None:
        """The stored metadata with its resource version; None in a new database."""
        async with self._pool.acquire() as connection:
            row = await connection.fetchrow(
                "SELECT metadata::text AS document, resource_version FROM hdb_catalog.hdb_metadata"
            )
        if row is None:
            return None
        return decode(Metadata, decode_json(row["document"])), row["resource_version"]

    async def version(self) -> int:
        """The stored resource version; 0 in a new database."""
        async with self._pool.acquire() as connection:
            return int(
                await connection.fetchval(
                    "SELECT coalesce(max(resource_version), 0) FROM hdb_catalog.hdb_metadata"
                )
            )

    async def save(self, metadata: Metadata, expected_version: int) -> int:
        """Stores metadata if nobody else did since `expected_version`; returns the new version.

        Raises EngineError `conflict` (409) otherwise.
        """
        document = encode_json(encode(metadata)).decode()
        async with self._pool.acquire() as connection, connection.transaction():
            found = await connection.fetchval("SELECT resource_version FROM hdb_catalog.hdb_metadata FOR UPDATE")
            if (found or 0) != expected_version:
                raise version_conflict(expected_version, found or 0)
            await connection.execute(
                "INSERT INTO hdb_catalog.hdb_metadata (id, metadata, resource_version) "
                "VALUES (1, $1::text::json, $2) "
                "ON CONFLICT (id) DO UPDATE SET metadata = excluded.metadata, resource_version = $2",
                document,
                expected_version + 1,
            )
            await connection.execute("SELECT pg_notify($1, $2)", _CHANNEL, str(expected_version + 1))
        return expected_version + 1

    async def catalog_state(self) -> dict[str, Json]:
        """State that the console and the CLI keep for themselves."""
        async with self._pool.acquire() as connection:
            row = await connection.fetchrow(
                "SELECT hasura_uuid::text AS id, cli_state::text AS cli_state, "
                "console_state::text AS console_state FROM hdb_catalog.hdb_version"
            )
        return {
            "id": row["id"],
            "cli_state": msgspec.json.decode(row["cli_state"]),
            "console_state": msgspec.json.decode(row["console_state"]),
        }

    async def set_catalog_state(self, kind: Literal["cli", "console"], state: Json) -> None:
        """Replaces the state of `cli` or `console`."""
        column = {"cli": "cli_state", "console": "console_state"}[kind]
        async with self._pool.acquire() as connection:
            await connection.execute(
                f"UPDATE hdb_catalog.hdb_version SET {column} = $1::text::jsonb",  # noqa: S608 (one of two constants)
                msgspec.json.encode(state).decode(),
            )


def version_conflict(expected: int, found: int) -> EngineError:
    """The refusal of a change that was made for an older document."""
    return EngineError(
        f"metadata resource version referenced ({expected}) did not match current version ({found})",
        "conflict",
        status=409,
    )

"""Files that come by HTTP: in parts, looked at, started, stopped; ``ingest/http_files.py`` has their addresses."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

import psycopg
from psycopg import Connection

from core.errors import Errors, MillwrightError
from ingest.bookkeeping import notify
from ingest.connect import connect
from ingest.file_mapping import FileError, parse_mapping
from ingest.import_parts import MOST_PARTS, missing_part, on_disk, put_part
from ingest.import_trial import propose_mapping, try_out
from ingest.imports import Asked, new_draft, start
from ingest.table_files import rows_of

FIELDS = ("id", "status", "total", "items", "stored", "duplicate", "rejected", "quarantined", "error")


class Uploads:
    """Keeps no connection: uploads are few."""

    def __init__(self, database_url: str) -> None:
        self._url = database_url

    def take(self, asked: Asked, mapping: str, name: str, content: bytes) -> dict[str, Any]:
        """A file in one piece. With a mapping it is imported at once, without it is a draft."""
        with self._database() as connection, connection.transaction():
            job = new_draft(connection, asked, name[:200])
            if not mapping:
                if content:
                    put_part(connection, asked.sender.organization_id, job, 0, content)
                return {"id": job, "status": "draft"}
            put_part(connection, asked.sender.organization_id, job, 0, content)
            return self._start(connection, job, mapping)

    def put(self, asked: Asked, job: UUID, number: int, content: bytes) -> dict[str, Any]:
        """A piece of a draft's file. The same again does no harm, so an upload may go on where it was cut off."""
        if number >= MOST_PARTS:
            expected = f"0 to {MOST_PARTS - 1}"
            raise MillwrightError(Errors.INVALID, field="number", value=number, expected=expected)
        with self._database() as connection:
            self._own(connection, asked, job, "draft")
            put_part(connection, asked.sender.organization_id, job, number, content)
            connection.execute("UPDATE telemetry.ingest_job SET updated_at = now() WHERE id = %s", (job,))
        return {"id": job, "number": number, "bytes": len(content)}

    def trial(
        self, asked: Asked, job: UUID, mapping: bytes, layout: tuple[str, int] | None = None
    ) -> dict[str, Any]:
        """What a draft would become, by a mapping; with none, one is proposed."""
        with self._database() as connection:
            self._own(connection, asked, job, "draft")
            _refuse_gap(connection, job)
            try:
                if not mapping:
                    return propose_mapping(connection, asked, job, layout)
                return try_out(connection, asked, job, parse_mapping(mapping))
            except FileError as error:
                raise _unfit(error) from None

    def begin(self, asked: Asked, job: UUID, mapping: bytes) -> dict[str, Any]:
        """Import a draft."""
        with self._database() as connection, connection.transaction():
            self._own(connection, asked, job, "draft")
            _refuse_gap(connection, job)
            return self._start(connection, job, mapping)

    def stop(self, asked: Asked, job: UUID) -> dict[str, Any]:
        """Let an import rest; what it stored stays."""
        return self._turn(asked, job, ("queued", "running"), "stopped")

    def resume(self, asked: Asked, job: UUID) -> dict[str, Any]:
        """Let a stopped import go on where it was."""
        return self._turn(asked, job, ("stopped",), "queued")

    def tell(self, asked: Asked, job: UUID) -> dict[str, Any]:
        """How far a job is."""
        with self._database() as connection:
            return self._own(connection, asked, job)

    def _turn(self, asked: Asked, job: UUID, before: tuple[str, ...], after: str) -> dict[str, Any]:
        with self._database() as connection, connection.transaction():
            found = self._own(connection, asked, job, *before)
            connection.execute("UPDATE telemetry.ingest_job SET status = %s WHERE id = %s", (after, job))
            notify(connection, {"telemetry.ingest_job"})
        return found | {"status": after}

    def _start(self, connection: Connection[Any], job: UUID, text: str | bytes) -> dict[str, Any]:
        """Start an import; what is wrong with the file as a whole is said at once."""
        try:
            mapping = parse_mapping(text)
            with on_disk(connection, job) as path:
                total, _ = rows_of(path, mapping)
        except FileError as error:
            raise _unfit(error) from None
        start(connection, job, mapping)
        return {"id": job, "status": "queued", "rows": total}

    def _own(self, connection: Connection[Any], asked: Asked, job: UUID, *statuses: str) -> dict[str, Any]:
        """A job of the caller's organization that is in one of ``statuses``, if any are given; locked."""
        row = connection.execute(_JOB, (job, asked.sender.organization_id)).fetchone()
        if row is None:
            raise MillwrightError(Errors.NOT_FOUND, "There is no such job.", field="id", value=str(job))
        found = dict(zip(FIELDS, row, strict=True))
        if statuses and found["status"] not in statuses:
            expected = " or ".join(statuses)
            raise MillwrightError(
                Errors.CONFLICT,
                "The import is not so far.",
                field="status",
                value=found["status"],
                expected=expected,
            )
        return found

    @contextmanager
    def _database(self) -> Iterator[Connection[Any]]:
        try:
            with connect(self._url) as connection:
                yield connection
        except psycopg.OperationalError:
            raise MillwrightError(Errors.UNAVAILABLE) from None


def _refuse_gap(connection: Connection[Any], job: UUID) -> None:
    if (number := missing_part(connection, job)) is not None:
        raise MillwrightError(
            Errors.CONFLICT, "The file is not whole.", field="number", value=None, expected=f"part {number}"
        )


def _unfit(error: FileError) -> MillwrightError:
    return MillwrightError(Errors.INVALID, f"The file cannot be imported: {error}.", field="file")


_JOB = f"""
SELECT {", ".join(FIELDS)} FROM telemetry.ingest_job
WHERE id = %s AND organization_id = %s AND kind = 'import' FOR UPDATE
"""  # noqa: S608 (constants)

"""Files that come by HTTP: ``POST /ingest/v1/files?mapping=…`` makes a job, ``GET …/files/<job>`` tells of it."""

from typing import Any
from uuid import UUID

import psycopg

from core.errors import Errors, MillwrightError
from ingest.connect import connect
from ingest.imports import new_import
from ingest.message import Sender
from ingest.table_files import FileError, parse_mapping, rows_of

FIELDS = ("id", "status", "total", "items", "stored", "duplicate", "rejected", "quarantined", "error")


class Uploads:
    """Keeps no connection: uploads are few."""

    def __init__(self, database_url: str) -> None:
        self._url = database_url

    def take(self, sender: Sender, mapping: str, name: str, content: bytes) -> dict[str, Any]:
        """Make the job; what is wrong with the file as a whole is said at once."""
        try:
            read = parse_mapping(mapping)
            total, _ = rows_of(content, read)
        except FileError as error:
            raise MillwrightError(Errors.INVALID, f"The file cannot be imported: {error}.", field="file") from None
        try:
            with connect(self._url) as connection:
                job = new_import(connection, sender, read, content, name[:200])
        except psycopg.OperationalError:
            raise MillwrightError(Errors.UNAVAILABLE) from None
        return {"id": job, "status": "queued", "rows": total}

    def tell(self, sender: Sender, job: UUID) -> dict[str, Any]:
        """How far a job is."""
        try:
            with connect(self._url) as connection:
                row = connection.execute(_JOB, (job, sender.organization_id)).fetchone()
        except psycopg.OperationalError:
            raise MillwrightError(Errors.UNAVAILABLE) from None
        if row is None:
            raise MillwrightError(Errors.NOT_FOUND, "There is no such job.", field="id", value=str(job))
        return dict(zip(FIELDS, row, strict=True))


_JOB = f"SELECT {', '.join(FIELDS)} FROM telemetry.ingest_job WHERE id = %s AND organization_id = %s"  # noqa: S608 (constants)

"""Files on their way in, kept in the database piece by piece until their import is over."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any
from uuid import UUID

from psycopg import Connection

MOST_PARTS = 4096
"""Of a file; at 4 MiB each, as the web app sends them, 16 GiB."""


def put_part(connection: Connection[Any], organization_id: UUID, job: UUID, number: int, content: bytes) -> None:
    """Keep a piece; the same piece again replaces it."""
    connection.execute(_PUT, (organization_id, job, number, content))


def missing_part(connection: Connection[Any], job: UUID) -> int | None:
    """The first piece that is not there though a later one is, or 0 where none is; None: all are there."""
    row = connection.execute(
        "SELECT count(*), max(number) FROM telemetry.import_part WHERE job_id = %s", (job,)
    ).fetchone()
    assert row  # noqa: S101 (an aggregate has a row)
    count, last = row
    if count and count == last + 1:
        return None
    there = {number for (number,) in connection.execute(_NUMBERS, (job,))}
    return next(number for number in range(len(there) + 1) if number not in there)


@contextmanager
def on_disk(connection: Connection[Any], job: UUID, most_parts: int = MOST_PARTS) -> Iterator[Path]:
    """The file, or its first pieces, as one that can be read anywhere; gone at the end. One piece is in memory."""
    with NamedTemporaryFile(prefix="millwright-import-") as file:
        number = 0
        while number < most_parts and (row := connection.execute(_GET, (job, number), binary=True).fetchone()):
            file.write(row[0])
            number += 1
        file.flush()
        yield Path(file.name)


def drop_parts(connection: Connection[Any], job: UUID) -> None:
    """The import is over."""
    connection.execute("DELETE FROM telemetry.import_part WHERE job_id = %s", (job,))


_PUT = """
INSERT INTO telemetry.import_part (organization_id, job_id, number, content) VALUES (%s, %s, %s, %b)
ON CONFLICT (job_id, number) DO UPDATE SET content = excluded.content
"""

_NUMBERS = "SELECT number FROM telemetry.import_part WHERE job_id = %s"

_GET = "SELECT content FROM telemetry.import_part WHERE job_id = %s AND number = %s"

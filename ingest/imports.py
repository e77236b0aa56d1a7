"""Files of measurements: ``python -m ingest.imports FILE --organization acme --mapping mapping.json``.

A file becomes a job (``ingest/jobs.py``), by this command or by the HTTP door. What is in it goes through the
same pipeline as messages do; a row that cannot be read is rejected by itself. Importing a file again, or going
on after a crash, does no harm: what is there already is a duplicate.
"""

import argparse
import sys
import time
from collections.abc import Callable, Mapping
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import UUID

import msgspec
from psycopg import Connection

from core.clock import now
from core.settings import get_settings
from ingest.connect import connect
from ingest.decode import Decoded, Refused, decode
from ingest.message import Message, Sender
from ingest.one_at_a_time import one_at_a_time
from ingest.replay import Replayed
from ingest.table_files import FileError, FileMapping, RowError, checked, item_of, parse_mapping, rows_of

BATCH = 1000
POLL_SECONDS = 0.5


def new_import(
    connection: Connection[Any], sender: Sender, mapping: FileMapping, content: bytes, name: str
) -> UUID:
    """Ask for a file to be imported on ``sender``'s behalf; the job's id."""
    gateway = sender.gateway_id and str(sender.gateway_id)
    options = msgspec.json.encode({"name": name, "gateway_id": gateway, "mapping": mapping}).decode()
    row = connection.execute(_NEW, (sender.organization_id, options, content)).fetchone()
    assert row  # noqa: S101 (INSERT … RETURNING)
    number: UUID = row[0]
    return number


_NEW = """
INSERT INTO telemetry.ingest_job (organization_id, kind, options, content)
VALUES (%s, 'import', %s::jsonb, %s) RETURNING id
"""


def import_file(
    database_url: str,
    organization_id: UUID,
    options: Mapping[str, Any],
    content: bytes,
    job: UUID,
    skip: int = 0,
    begin: Callable[[int], None] = lambda _total: None,
    progress: Callable[[Replayed], None] = lambda _so_far: None,
) -> Replayed:
    """Import a file's rows but for the first ``skip``. ``begin`` is told their number. Raises FileError."""
    mapping = checked(msgspec.convert(options["mapping"], FileMapping))
    gateway = options.get("gateway_id")
    sender = Sender(organization_id, UUID(gateway) if gateway else None)
    total, rows = rows_of(content, mapping)
    begin(total)
    done = Replayed()
    rows, first = islice(rows, skip, None), skip
    with one_at_a_time(database_url, done) as put:
        while batch := list(islice(rows, BATCH)):
            message = Message(sender, "import", "measurements", b"", now(), f"import-{job}")
            put(message, _decoded(batch, first, mapping), len(batch))
            first += len(batch)
            progress(done)
    return done


def _decoded(batch: list[Mapping[str, Any]], first: int, mapping: FileMapping) -> Decoded:
    """Rows as items; an index is the row's number in the file, the first after the header being 0."""
    numbers, items, refused = [], [], []
    for number, row in enumerate(batch, first):
        try:
            item = item_of(row, mapping)
        except RowError as error:
            refused.append(Refused(number, error.fault, _text(row)))
            continue
        if item is not None:
            numbers.append(number)
            items.append(item)
    decoded = decode("measurements", msgspec.json.encode(items))
    indexes = [numbers[index] for index in decoded.indexes]
    refused += [Refused(numbers[one.index], one.fault, one.content) for one in decoded.refused]
    return Decoded(decoded.items, indexes, refused)


def _text(row: Mapping[str, Any]) -> bytes:
    return msgspec.json.encode({str(name): None if cell is None else str(cell) for name, cell in row.items()})


def main() -> None:
    """Entry point."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--organization", required=True, help="slug of the organization")
    parser.add_argument("--mapping", type=Path, required=True, help="JSON file that says what the columns mean")
    arguments = parser.parse_args()
    try:
        mapping = parse_mapping(arguments.mapping.read_bytes())
        content = arguments.file.read_bytes()
    except (OSError, FileError) as error:
        sys.exit(str(error))
    with connect(get_settings().database_url) as connection:
        query = "SELECT id FROM auth.organization WHERE slug = %s"
        found = connection.execute(query, (arguments.organization,)).fetchone()
        if found is None:
            sys.exit(f"--organization: {arguments.organization!r} given, the slug of an organization is expected")
        job = new_import(connection, Sender(found[0]), mapping, content, arguments.file.name)
        _watch(connection, job)


def _watch(connection: Connection[Any], job: UUID) -> None:
    """Say how far a job is until it ends; ``python -m ingest.jobs`` has to run for that."""
    told = None
    while True:
        row = connection.execute(_PROGRESS, (job,)).fetchone()
        assert row  # noqa: S101 (jobs are not deleted)
        if row != told:
            status, items, total, stored, duplicate, rejected, quarantined, error = told = row
            sys.stdout.write(
                f"{status}: {items} of {total or '?'} rows; {stored} values stored, {duplicate} duplicate,"
                f" {rejected} rows rejected, {quarantined} quarantined\n"
            )
            if status == "failed":
                sys.exit(error)
            if status == "done":
                return
        time.sleep(POLL_SECONDS)


_PROGRESS = """
SELECT status, items, total, stored, duplicate, rejected, quarantined, error
FROM telemetry.ingest_job WHERE id = %s
"""


if __name__ == "__main__":
    main()

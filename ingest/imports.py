"""Files of measurements and states: ``python -m ingest.imports FILE --organization acme --mapping mapping.json``.

A file becomes a job (``ingest/jobs.py``), by this command or by the HTTP door. What is in it goes through the
same pipeline as messages do; a row that cannot be read is rejected by itself. Importing a file again, or going
on after a crash, does no harm: what is there already is a duplicate.
"""

import argparse
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import UUID

import msgspec
from psycopg import Connection

from core.clock import now
from core.settings import get_settings
from ingest.answer import Fault, presentable
from ingest.bookkeeping import notify
from ingest.connect import connect
from ingest.decode import Decoded, Refused, decode_documents
from ingest.file_mapping import FileError, FileMapping, checked, parse_mapping
from ingest.import_parts import put_part
from ingest.message import Message, Sender
from ingest.one_at_a_time import one_at_a_time
from ingest.replay import Replayed
from ingest.table_files import BATCH, rows_of
from ingest.table_rows import Clocks, RowError, items_of

PART_BYTES = 4 * 1024 * 1024
NOT_YOURS = "stands in a factory that you do not see; expected a device of one of yours"
POLL_SECONDS = 0.5


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks for an import: a gateway or an integration by its key, or a person by an access token."""

    sender: Sender
    user_id: UUID | None = None
    factory_ids: tuple[UUID, ...] | None = None
    """None: all of the organization."""


def new_draft(connection: Connection[Any], asked: Asked, name: str) -> UUID:
    """A file that is to come in parts (``ingest/import_parts.py``); the job's id. Forgotten drafts are dropped."""
    sender = asked.sender
    connection.execute(_FORGET, (sender.organization_id,))
    factories = None if asked.factory_ids is None else [str(id_) for id_ in asked.factory_ids]
    gateway = sender.gateway_id and str(sender.gateway_id)
    options = msgspec.json.encode({"name": name, "gateway_id": gateway, "factory_ids": factories}).decode()
    row = connection.execute(_NEW, (sender.organization_id, options, asked.user_id)).fetchone()
    assert row  # noqa: S101 (INSERT … RETURNING)
    number: UUID = row[0]
    return number


def start(connection: Connection[Any], job: UUID, mapping: FileMapping) -> None:
    """Let a draft be imported."""
    connection.execute(_START, (msgspec.json.encode({"mapping": mapping}).decode(), job))
    notify(connection, {"telemetry.ingest_job"})


def new_import(
    connection: Connection[Any], sender: Sender, mapping: FileMapping, parts: Iterable[bytes], name: str
) -> UUID:
    """Ask for a file to be imported on ``sender``'s behalf; the job's id."""
    with connection.transaction():
        job = new_draft(connection, Asked(sender), name)
        for number, content in enumerate(parts):
            put_part(connection, sender.organization_id, job, number, content)
        start(connection, job, mapping)
    return job


_FORGET = """
DELETE FROM telemetry.ingest_job
WHERE organization_id = %s AND status = 'draft' AND updated_at < now() - interval '1 day'
"""

_NEW = """
INSERT INTO telemetry.ingest_job (organization_id, kind, status, options, created_by)
VALUES (%s, 'import', 'draft', %s::jsonb, %s) RETURNING id
"""

_START = """
UPDATE telemetry.ingest_job SET status = 'queued', options = options || %s::jsonb, updated_at = now()
WHERE id = %s AND status = 'draft'
"""


def import_file(
    database_url: str,
    organization_id: UUID,
    options: Mapping[str, Any],
    path: Path,
    job: UUID,
    skip: int = 0,
    begin: Callable[[int], None] = lambda _total: None,
    progress: Callable[[Replayed], None] = lambda _so_far: None,
) -> Replayed:
    """Import a file's rows but for the first ``skip``. ``begin`` is told their number. Raises FileError."""
    mapping = checked(msgspec.convert(options["mapping"], FileMapping))
    gateway = options.get("gateway_id")
    sender = Sender(organization_id, UUID(gateway) if gateway else None)
    with connect(database_url) as connection:
        elsewhere = serials_elsewhere(connection, organization_id, options.get("factory_ids"))
    total, rows = rows_of(path, mapping)
    begin(total)
    done = Replayed()
    clocks, first = Clocks(mapping), skip
    clocks.pass_over(islice(rows, skip))
    with one_at_a_time(database_url, done) as put:
        while batch := list(islice(rows, BATCH)):
            message = Message(sender, "import", kind_of(mapping), b"", now(), correlation_id_of(job))
            put(message, decoded(batch, first, mapping, clocks, elsewhere), len(batch))
            first += len(batch)
            progress(done)
    return done


def kind_of(mapping: FileMapping) -> str:
    """The kind of a message with rows of a file: those with states, too, are of none that others send."""
    return "rows" if mapping.has_states else "measurements"


def correlation_id_of(job: UUID) -> str:
    """What an import's messages have in common."""
    return f"import-{job}"


def serials_elsewhere(
    connection: Connection[Any], organization_id: UUID, factory_ids: Sequence[str] | None
) -> frozenset[str]:
    """Devices that stand in other factories than those (None: in all) that one may see."""
    if factory_ids is None:
        return frozenset()
    rows = connection.execute(_ELSEWHERE, (organization_id, list(factory_ids))).fetchall()
    return frozenset(serial for (serial,) in rows)


_ELSEWHERE = """
SELECT serial FROM factories.device WHERE organization_id = %s AND factory_id <> ALL (%s::uuid[])
"""


def decoded(
    batch: Sequence[Mapping[Any, Any]],
    first: int,
    mapping: FileMapping,
    clocks: Clocks,
    elsewhere: frozenset[str] = frozenset(),
) -> Decoded:
    """Rows as items; an index is the row's number in the file, the first after the header being 0."""
    numbers, items, refused = [], [], []
    for number, row in enumerate(batch, first):
        try:
            found = items_of(row, mapping, clocks)
        except RowError as error:
            refused.append(Refused(number, error.fault, _text(row)))
            continue
        if found and found[0]["device"] in elsewhere:
            device = presentable(found[0]["device"])
            fault = Fault("invalid", mapping.device_column or "device", NOT_YOURS, device)
            refused.append(Refused(number, fault, _text(row)))
        else:
            numbers += [number] * len(found)
            items += found
    read = decode_documents(items)
    indexes = [numbers[index] for index in read.indexes]
    refused += [Refused(numbers[one.index], one.fault, one.content) for one in read.refused]
    return Decoded(read.items, indexes, refused)


def _text(row: Mapping[Any, Any]) -> bytes:
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
        rows_of(arguments.file, mapping)
    except (OSError, FileError) as error:
        sys.exit(str(error))
    with connect(get_settings().database_url) as connection, arguments.file.open("rb") as file:
        query = "SELECT id FROM auth.organization WHERE slug = %s"
        found = connection.execute(query, (arguments.organization,)).fetchone()
        if found is None:
            sys.exit(f"--organization: {arguments.organization!r} given, the slug of an organization is expected")
        parts = iter(partial(file.read, PART_BYTES), b"")
        job = new_import(connection, Sender(found[0]), mapping, parts, arguments.file.name)
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
            if status in {"done", "stopped"}:
                return
        time.sleep(POLL_SECONDS)


_PROGRESS = """
SELECT status, items, total, stored, duplicate, rejected, quarantined, error
FROM telemetry.ingest_job WHERE id = %s
"""


if __name__ == "__main__":
    main()

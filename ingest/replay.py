"""Quarantined items once more: ``python -m ingest.replay --organization acme [--device SN-9]``, or as a job.

An item whose device is still unknown stays where it is. Another is taken through the same pipeline
as when it came; if it ends in quarantine again, a new row says why. A crash half-way does no harm: what
was stored already is a duplicate the next time.
"""

import argparse
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from psycopg import Connection

from core.log import configure
from core.settings import get_settings
from ingest.connect import connect
from ingest.foreign import READERS, UMH
from ingest.kinds import KIND, SPARKPLUG
from ingest.message import Message, Sender, Task
from ingest.payloads import Reader
from ingest.shapes import KINDS
from ingest.writer import Writer

BATCH = 200


@dataclass(slots=True)
class Replayed:
    """What became of the items that were replayed so far."""

    items: int = 0
    stored: int = 0
    duplicate: int = 0
    rejected: int = 0
    quarantined: int = 0

    def __str__(self) -> str:
        return (
            f"{self.items} items replayed: {self.stored} values stored, {self.duplicate} duplicate,"
            f" {self.rejected} rejected, {self.quarantined} quarantined again"
        )


@dataclass(frozen=True, slots=True)
class Which:
    """Which quarantined items are meant; what is None does not matter. ``reason`` is a part of the reason."""

    device: str | None = None
    kind: str | None = None
    reason: str | None = None
    since: datetime | None = None
    until: datetime | None = None

    def parameters(self, organization_id: UUID) -> dict[str, Any]:
        """As the queries want it."""
        return {"organization": organization_id} | asdict(self)


def replay(
    database_url: str,
    organization_id: UUID,
    which: Which = Which(),
    progress: Callable[[Replayed], None] = lambda _so_far: None,
) -> Replayed:
    """Replay an organization's quarantined items, oldest first."""
    total = Replayed()
    writer = Writer(database_url, queue_messages=BATCH, future_seconds=300, fragment_timeout_minutes=24 * 60)
    reader = Reader(database_url)
    writer.start()
    try:
        with connect(database_url) as connection:
            for batch in _batches(connection, organization_id, which):
                _replay_batch(connection, reader, writer, batch, total)
                progress(total)
    finally:
        writer.stop(drain_seconds=30)
        reader.close()
    return total


def waiting(connection: Connection[Any], organization_id: UUID, which: Which) -> int:
    """How many items a replay would take."""
    row = connection.execute(f"SELECT count(*) {_MEANT}", which.parameters(organization_id)).fetchone()
    return int(row[0]) if row else 0


def _batches(
    connection: Connection[Any], organization_id: UUID, which: Which
) -> Iterator[list[tuple[UUID, Message]]]:
    if which.until is None:  # what ends in quarantine again is not taken once more
        row = connection.execute("SELECT now()").fetchone()
        which = replace(which, until=row and row[0])
    while True:
        rows = connection.execute(_OPEN, which.parameters(organization_id)).fetchall()
        if not rows:
            return
        yield [
            (
                number,
                Message(
                    Sender(organization_id, gateway), "replay", kind, bytes(content), received_at, correlation_id
                ),
            )
            for number, gateway, kind, content, received_at, correlation_id in rows
        ]


def _replay_batch(
    connection: Connection[Any], reader: Reader, writer: Writer, batch: list[tuple[UUID, Message]], total: Replayed
) -> None:
    finished = threading.Semaphore(0)
    tasks = [Task(message, reader.read(message), lambda _task: finished.release()) for _, message in batch]
    writer.submit(*tasks)
    for _ in tasks:
        finished.acquire()
    done = []
    for (number, _), task in zip(batch, tasks, strict=True):
        if task.error is not None:
            raise task.error
        if answer := task.answer:
            total.items += 1
            total.stored += answer.stored
            total.duplicate += answer.duplicate
            total.rejected += len(answer.rejected)
            total.quarantined += len(answer.quarantined)
            done.append(number)
    connection.execute("UPDATE telemetry.rejected SET replayed_at = now() WHERE id = ANY(%s)", (done,))


_MEANT = f"""
FROM telemetry.rejected r
LEFT JOIN factories.device d
    ON d.organization_id = r.organization_id AND d.serial = r.device_serial AND d.archived_at IS NULL
WHERE r.organization_id = %(organization)s AND r.outcome = 'quarantined'
    AND r.replayed_at IS NULL AND r.discarded_at IS NULL
    AND r.received_at < coalesce(%(until)s::timestamptz, 'infinity')
    AND r.received_at >= coalesce(%(since)s::timestamptz, '-infinity')
    AND (%(device)s::text IS NULL OR r.device_serial = %(device)s)
    AND (%(kind)s::text IS NULL OR r.kind = %(kind)s)
    AND (%(reason)s::text IS NULL OR position(%(reason)s IN r.reason) > 0)
    AND (r.device_serial IS NULL OR d.id IS NOT NULL)
    AND (r.kind IN ({", ".join(repr(kind) for kind in [*KINDS, *READERS])}) OR r.kind LIKE '{KIND}/%%'
        OR r.kind LIKE '{UMH}/%%' OR r.kind LIKE '{SPARKPLUG}/%%')
"""

_OPEN = f"""
SELECT r.id, r.gateway_id, r.kind, r.content, r.received_at, r.correlation_id
{_MEANT} ORDER BY r.received_at LIMIT {BATCH}
"""


def main() -> None:
    """Entry point."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--organization", required=True, help="slug of the organization")
    parser.add_argument("--device", help="serial; left out: all devices")
    arguments = parser.parse_args()
    settings = get_settings()
    configure("ingest-replay", settings.log_level)
    with connect(settings.database_url) as connection:
        found = connection.execute(
            "SELECT id FROM auth.organization WHERE slug = %s", (arguments.organization,)
        ).fetchone()
    if found is None:
        sys.exit(f"--organization: {arguments.organization!r} given, the slug of an organization is expected")
    report = replay(
        settings.database_url, found[0], Which(device=arguments.device), lambda so_far: _say(str(so_far))
    )
    _say(str(report))


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()

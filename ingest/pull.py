"""A run of a pull source: its API is asked until it has nothing new, and each answer is taken in like any message.

What an answer brings and the position after it are one transaction. So whoever is killed at any moment has
either both or none, and the next run goes on exactly there.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from secrets import token_hex
from typing import Any
from uuid import UUID

from psycopg import Connection
from psycopg.rows import class_row
from psycopg.types.json import Jsonb

from core import outbound
from core.clock import now
from core.outbound import OutboundError
from core.sealing import UnsealableError, unseal
from core.settings import Settings
from domain.decoder import MAX_BYTES
from domain.pulling import Cursor, PullError, authorized, compile_cursor, pause_seconds
from ingest.decode import NDJSON_TYPES, Decoded
from ingest.http_body import JSON
from ingest.kinds import KIND
from ingest.message import Message, Sender, Task
from ingest.one_at_a_time import Put, one_at_a_time
from ingest.payloads import Reader
from ingest.replay import Replayed

MOST_REQUESTS = 100
"""In one run; where more is waiting, the next run goes on."""
SEEN = "seen"
"""In a position: the hash of the last answer."""


class PullFailedError(Exception):
    """The run ended before its time; the source's row says why, and when it is tried again."""


@dataclass(frozen=True, slots=True)
class Source:
    """A row of ``telemetry.pull_source``."""

    id: UUID
    organization_id: UUID
    gateway_id: UUID | None
    url: str
    kind: str
    auth: str
    auth_name: str | None
    secret: bytes | None
    cursor: dict[str, Any]
    position: dict[str, Any]
    failures: int
    updated_at: datetime
    """When people changed it; a run that began before tells nothing about where it is now."""


def pull(
    database_url: str,
    settings: Settings,
    connection: Connection[Any],
    source_id: UUID,
    job: UUID,
    progress: Callable[[Replayed], None] = lambda _so_far: None,
) -> Replayed:
    """Ask a source until it has nothing new. Raises PullFailedError."""
    with connection.cursor(row_factory=class_row(Source)) as rows:
        source = rows.execute(_SOURCE, (source_id,)).fetchone()
    if source is None:
        return Replayed()  # deleted meanwhile
    done = Replayed()
    reader = Reader(database_url)
    try:
        with one_at_a_time(database_url, done) as put:
            _run(source, settings, job, reader, put, lambda: progress(done))
    except (OutboundError, PullError) as error:
        asked = error.retry_after if isinstance(error, OutboundError) else None
        pause = pause_seconds(source.failures + 1, asked)
        connection.execute(_FAILED, (str(error), timedelta(seconds=pause), source.id))
        raise PullFailedError(f"{error}; tried again in {pause:.0f} s") from error
    finally:
        reader.close()
    connection.execute(_SUCCEEDED, (source.id,))
    return done


def _run(
    source: Source, settings: Settings, job: UUID, reader: Reader, put: Put, progress: Callable[[], None]
) -> None:
    cursor = compile_cursor(source.cursor)
    for _ in range(MOST_REQUESTS):
        answer = _asked(source, settings, cursor)
        if not answer.body.strip():
            return
        sender = Sender(source.organization_id, source.gateway_id)
        content_type = answer.content_type if answer.content_type in NDJSON_TYPES else JSON
        name = f"pull-{job}-{token_hex(4)}"
        message = Message(sender, "pull", source.kind, answer.body, now(), name, content_type)
        decoded = reader.read(message, patient=True)
        after, fault = _after(source, cursor, message, decoded, settings)
        if not _is_known(source, message, decoded, after):
            along = (_POSITION, (Jsonb(after), source.id, source.updated_at))
            put(message, decoded, len(decoded.items) + len(decoded.refused), along)
            progress()
        if fault is not None:
            raise fault
        if not cursor.goes_on(source.position, after):
            return
        source = replace(source, position=after)


def _asked(source: Source, settings: Settings, cursor: Cursor) -> outbound.Response:
    secret = ""
    if source.secret is not None:
        try:
            secret = unseal(settings, source.secret)
        except UnsealableError:
            raise PullError("secret: was sealed under another key; it has to be set again") from None
    address = cursor.address(source.url, source.position)
    url, headers = authorized(address, source.auth, source.auth_name, secret)
    return outbound.get(
        url,
        headers,
        permitted=outbound.networks(settings.pull_private_networks),
        most_bytes=MAX_BYTES if source.kind.startswith(f"{KIND}/") else settings.ingest_max_body_bytes,
    )


def _after(
    source: Source, cursor: Cursor, message: Message, decoded: Decoded, settings: Settings
) -> tuple[dict[str, Any], PullError | None]:
    """The position after an answer, and what is wrong where the source cannot simply go on.

    An answer that no decoder can read goes into quarantine, and so does what it would have told us about time:
    without another way to go on, the same is asked again once somebody has had the time to mend the decoder.
    """
    fault: PullError | None = None
    try:
        latest = message.received_at + timedelta(seconds=settings.ingest_future_limit_seconds)
        after = cursor.after(source.url, source.position, message.body, _newest(message, decoded, latest))
    except PullError as error:
        after, fault = dict(source.position), PullError(f"cursor.{error}")
    after[SEEN] = hashlib.sha256(message.body).hexdigest()
    if decoded.held is not None and fault is None and not cursor.goes_on(source.position, after):
        fault = PullError(f"quarantined: {decoded.held.reason}")
    return after, fault


def _newest(message: Message, decoded: Decoded, latest: datetime) -> datetime | None:
    """The newest time that an answer names. One from the future is rejected, and must not hide what comes."""
    task = Task(message, decoded, lambda _task: None)
    return max((time for time in task.times() if time <= latest), default=None)


def _is_known(source: Source, message: Message, decoded: Decoded, after: dict[str, Any]) -> bool:
    """Whether an answer is, byte for byte, the one before: it would only fill the quarantine with copies.

    Unless its measurements have no time of their own: then the same values are a new measurement.
    """
    if source.position.get(SEEN) != after[SEEN]:
        return False
    return message.received_at not in Task(message, decoded, lambda _task: None).times()


_SOURCE = """
SELECT id, organization_id, gateway_id, url, kind, auth, auth_name, secret, cursor, position, failures,
    updated_at
FROM telemetry.pull_source WHERE id = %s
"""

_POSITION = "UPDATE telemetry.pull_source SET position = %s WHERE id = %s AND updated_at = %s"

_SUCCEEDED = """
UPDATE telemetry.pull_source
SET failures = 0, last_error = NULL, last_run_at = clock_timestamp(), last_success_at = clock_timestamp()
WHERE id = %s
"""

_FAILED = """
UPDATE telemetry.pull_source
SET failures = failures + 1, last_error = %s, last_run_at = clock_timestamp(), due_at = clock_timestamp() + %s
WHERE id = %s
"""

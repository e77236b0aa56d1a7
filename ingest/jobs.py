"""Runs the jobs of ingest: ``python -m ingest.jobs``. Replays and imports that people ask for, with progress, and
runs of pull sources.

A job is a row of ``telemetry.ingest_job``. Any number of runners take them, each job by one: while it runs, its
row's ``updated_at`` is renewed; the job of a runner that died is taken up by another, which does no harm,
as what was stored already is a duplicate the second time.
"""

import logging
import signal
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

import msgspec
import psycopg
from psycopg import Connection

from core.log import configure
from core.settings import get_settings
from ingest.bookkeeping import notify
from ingest.connect import connect
from ingest.derive_history import derive_history
from ingest.file_mapping import FileError
from ingest.import_parts import drop_parts, on_disk
from ingest.imports import import_file
from ingest.pull import PullFailedError, pull
from ingest.replay import Replayed, Which, replay, waiting

log = logging.getLogger(__name__)

POLL_SECONDS = 1.0
RETRY_SECONDS = 5.0
ABANDONED = "2 minutes"
"""A running job that has not told of itself for so long has lost its runner."""
TABLE = "telemetry.ingest_job"
LONG, PULLS = ("replay", "import", "derive"), ("pull",)
"""Which kinds of job wait for each other: a long import does not keep a source from being asked."""
PULLERS = 2
"""So many sources are asked at a time: they are slow for reasons of their own."""


@dataclass(frozen=True, slots=True)
class Job:
    """A job that this runner has taken."""

    id: UUID
    organization_id: UUID
    kind: str
    options: dict[str, Any]
    pull_source_id: UUID | None
    before: Replayed
    """What runners before this one did of it."""


class StoppedError(Exception):
    """The runner is to end; its job is given back."""


class HaltedError(Exception):
    """Somebody stopped the job; it stays as it is until somebody has it go on."""


class Runner:
    """Takes one job after the other, of some kinds."""

    def __init__(
        self,
        database_url: str,
        kinds: Sequence[str] = (*LONG, *PULLS),
        stopping: threading.Event | None = None,
    ) -> None:
        self._url, self._kinds = database_url, list(kinds)
        self.stopping = stopping or threading.Event()
        self._works: Mapping[str, Callable[[Connection[Any], Job], Replayed]] = {
            "replay": self._replay,
            "import": self._import,
            "pull": self._pull,
            "derive": self._derive,
        }

    def run(self) -> None:
        """Work until told to stop."""
        while not self.stopping.is_set():
            try:
                with connect(self._url) as connection:
                    while not self.stopping.is_set():
                        if not self.work_one(connection):
                            self.stopping.wait(POLL_SECONDS)
            except psycopg.OperationalError as error:
                log.warning("database away: %s", str(error).strip().partition("\n")[0])
                self.stopping.wait(RETRY_SECONDS)

    def work_one(self, connection: Connection[Any]) -> bool:
        """Do one job, if there is one."""
        row = connection.execute(_TAKE, (self._kinds,)).fetchone()
        if row is None:
            return False
        number, organization_id, kind, options, source, *before = row
        job = Job(number, organization_id, kind, options, source, Replayed(*before))
        try:
            done = self._works[job.kind](connection, job)
        except StoppedError:
            connection.execute(_GIVE_BACK, (job.id,))
        except HaltedError:
            log.info("job %s was stopped", job.id)
        except psycopg.OperationalError:
            raise  # the database is away: the job is taken up again
        except (PullFailedError, FileError) as error:
            self._end(connection, job, "failed", str(error))
        except Exception as error:
            log.exception("job %s failed", job.id)
            self._end(connection, job, "failed", f"{type(error).__name__}: {error}")
        else:
            self._write(connection, job, done)
            self._end(connection, job, "done")
        return True

    def _replay(self, connection: Connection[Any], job: Job) -> Replayed:
        which = msgspec.convert(job.options, Which)
        total = waiting(connection, job.organization_id, which)
        connection.execute("UPDATE telemetry.ingest_job SET total = items + %s WHERE id = %s", (total, job.id))
        return replay(self._url, job.organization_id, which, lambda so_far: self._tell(connection, job, so_far))

    def _import(self, connection: Connection[Any], job: Job) -> Replayed:
        def begin(total: int) -> None:
            connection.execute("UPDATE telemetry.ingest_job SET total = %s WHERE id = %s", (total, job.id))

        def tell(so_far: Replayed) -> None:
            self._tell(connection, job, so_far)

        skip = job.before.items
        with on_disk(connection, job.id) as path:
            return import_file(self._url, job.organization_id, job.options, path, job.id, skip, begin, tell)

    def _pull(self, connection: Connection[Any], job: Job) -> Replayed:
        assert job.pull_source_id  # noqa: S101 (by what makes such jobs)

        def tell(so_far: Replayed) -> None:
            self._tell(connection, job, so_far)

        return pull(self._url, get_settings(), connection, job.pull_source_id, job.id, tell)

    def _derive(self, connection: Connection[Any], job: Job) -> Replayed:
        def begin(total: int) -> None:
            connection.execute("UPDATE telemetry.ingest_job SET total = %s WHERE id = %s", (total, job.id))

        def tell(so_far: Replayed) -> None:
            self._tell(connection, job, so_far)

        return derive_history(connection, job.organization_id, job.options, job.before.items, begin, tell)

    def _tell(self, connection: Connection[Any], job: Job, done: Replayed) -> None:
        """Write down the progress, for those who watch.

        Raises StoppedError when the runner is to end, HaltedError when the job is.
        """
        if self._write(connection, job, done) != "running":
            raise HaltedError
        if self.stopping.is_set():
            raise StoppedError

    def _write(self, connection: Connection[Any], job: Job, done: Replayed) -> str:
        """Write down the progress; what the job's status is by now."""
        before = asdict(job.before)
        with connection.transaction():
            progress = {name: count + before[name] for name, count in asdict(done).items()}
            row = connection.execute(_PROGRESS, progress | {"id": job.id}).fetchone()
            notify(connection, {TABLE})
        return str(row[0]) if row else "stopped"

    def _end(self, connection: Connection[Any], job: Job, status: str, error: str | None = None) -> None:
        with connection.transaction():
            connection.execute(_END, (status, error, job.id))
            drop_parts(connection, job.id)
            notify(connection, {TABLE})


_TAKE = f"""
UPDATE telemetry.ingest_job SET status = 'running', updated_at = now()
WHERE id = (
    SELECT id FROM telemetry.ingest_job
    WHERE finished_at IS NULL AND kind = ANY(%s)
        AND (status = 'queued' OR status = 'running' AND updated_at < now() - interval '{ABANDONED}')
    ORDER BY created_at LIMIT 1 FOR UPDATE SKIP LOCKED
)
RETURNING id, organization_id, kind, options, pull_source_id, items, stored, duplicate, rejected, quarantined
"""  # noqa: S608 (composed of constants)

_GIVE_BACK = "UPDATE telemetry.ingest_job SET status = 'queued' WHERE id = %s AND status = 'running'"

_PROGRESS = """
UPDATE telemetry.ingest_job SET items = %(items)s, stored = %(stored)s, duplicate = %(duplicate)s,
    rejected = %(rejected)s, quarantined = %(quarantined)s, updated_at = clock_timestamp()
WHERE id = %(id)s RETURNING status
"""

_END = """
UPDATE telemetry.ingest_job
SET status = %s, error = %s, updated_at = clock_timestamp(), finished_at = clock_timestamp()
WHERE id = %s
"""


def main() -> None:
    """Entry point."""
    settings = get_settings()
    configure("ingest-jobs", settings.log_level)
    stopping = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopping.set())
    runners = [Runner(settings.database_url, kinds, stopping) for kinds in (LONG, *[PULLS] * PULLERS)]
    threads = [threading.Thread(target=runner.run) for runner in runners]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    sys.exit(0)


if __name__ == "__main__":
    main()

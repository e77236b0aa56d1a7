"""The writer of a process: one thread, one connection, one group commit after the other.

Messages that come while a commit runs share the next one, so that batches grow with the load and
stay small when there is none. The queue is bounded: who finds it full is told to wait.
"""

import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

import psycopg
from psycopg import Connection, errors

from core.clock import now as wall_clock
from db.timeseries import EARLIEST, MEASUREMENT, SPECTRUM, partition_start, present_storage
from ingest import metrics
from ingest.answer import Answer
from ingest.bookkeeping import Seen, count_outcomes, keep_refused, send_along
from ingest.clocks import Clocks
from ingest.commit import Committer
from ingest.connect import connect, executor
from ingest.fragments import sweep
from ingest.hooks import Hooks, installed_hooks
from ingest.message import Task
from ingest.outcome import Outcomes
from ingest.resolve import Directory

log = logging.getLogger(__name__)

COMMIT_BYTES = 4 * 1024 * 1024
"""Bodies of at most about this size go into one commit, so that none waits long for its answer."""
QUEUE_BYTES = 64 * 1024 * 1024
COMPANY_MESSAGES, COMPANY_SECONDS = 64, 0.002
"""Senders that were answered together will soon send again: so many are waited for, but no longer than this."""
ATTEMPTS = 6
LONGEST_PAUSE_SECONDS = 5.0
SWEEP_SECONDS = 60.0


class BusyError(Exception):
    """The queue is full: send again in a moment."""


class UnavailableError(Exception):
    """The database is away: nothing was stored as far as we know; send again later."""


class DiskFullError(Exception):
    """The database's disk is full: nothing was stored."""


class Writer:
    """Takes tasks from any thread and calls each one's ``done`` after its outcome is committed."""

    def __init__(
        self,
        database_url: str,
        *,
        queue_messages: int,
        future_seconds: int,
        fragment_timeout_minutes: int,
        clock: Callable[[], datetime] = wall_clock,
        hooks: Hooks | None = None,
    ) -> None:
        self._url, self._queue_messages = database_url, queue_messages
        self._future_seconds, self._fragment_timeout = future_seconds, fragment_timeout_minutes
        self._clock, self._hooks = clock, hooks or installed_hooks()
        self._queue: deque[Task] = deque()
        self._queued_bytes = 0
        self._condition = threading.Condition()
        self._stopping = False
        self._company = 1
        self._directory, self._seen, self._clocks = Directory(), Seen(), Clocks()
        self._connection: Connection[Any] | None = None
        self._pause = 0.0
        self._swept = time.monotonic()
        self._thread = threading.Thread(target=self._run, name="ingest-writer", daemon=True)

    def start(self) -> None:
        """Start the thread."""
        self._thread.start()

    def stop(self, drain_seconds: float) -> bool:
        """Write what is queued, then end; False if that took longer than ``drain_seconds``."""
        with self._condition:
            self._stopping = True
            self._condition.notify()
        self._thread.join(drain_seconds)
        return not self._thread.is_alive()

    @property
    def full(self) -> bool:
        """Whether the next task would be refused."""
        return len(self._queue) >= self._queue_messages or self._queued_bytes >= QUEUE_BYTES

    @property
    def away(self) -> bool:
        """Whether the database could not be reached at the last attempt."""
        return self._pause > 0

    def submit(self, *tasks: Task, wake: bool = True) -> None:
        """Queue tasks, all or none. Raises BusyError when the queue is full.

        Without ``wake`` the writer may go on sleeping until ``wake`` is called.
        """
        with self._condition:
            if self.full or self._stopping:
                raise BusyError
            self._queue.extend(tasks)
            self._queued_bytes += sum(len(task.message.body) for task in tasks)
            metrics.QUEUED.set(len(self._queue))
            if wake:
                self._condition.notify()

    def wake(self) -> None:
        """There is something in the queue."""
        with self._condition:
            self._condition.notify()

    def _run(self) -> None:
        while True:
            with self._condition:
                if not self._queue and not self._stopping:
                    self._condition.wait(1.0)
                if 0 < len(self._queue) < self._company and not self._stopping:
                    self._condition.wait_for(self._in_company, COMPANY_SECONDS)
                tasks = self._take()
                if self._stopping and not tasks:
                    break
            if tasks:
                self._company = min(len(tasks), COMPANY_MESSAGES)
                self._flush(tasks)
            self._housekeeping()
        if self._connection:
            self._connection.close()

    def _in_company(self) -> bool:
        return len(self._queue) >= self._company or self._stopping

    def _take(self) -> list[Task]:
        tasks, size = [], 0
        while self._queue and size < COMMIT_BYTES:
            task = self._queue.popleft()
            size += len(task.message.body)
            tasks.append(task)
        self._queued_bytes -= size
        metrics.QUEUED.set(len(self._queue))
        return tasks

    def _flush(self, tasks: list[Task]) -> None:
        """Commit ``tasks``; what cannot be committed together is committed one by one."""
        try:
            answers = self._commit(tasks)
        except (UnavailableError, DiskFullError) as error:
            self._put_off(tasks, error)
        except Exception as error:
            log.exception("a commit of %d messages failed", len(tasks))
            if len(tasks) > 1:
                for task in tasks:
                    self._flush([task])
            else:
                self._last_resort(tasks[0], error)
        else:
            _finish(tasks, answers)
            if self._hooks is not None:
                self._hooks.after(tasks)
            self._clocks.sample(tasks, self._directory)

    def _commit(self, tasks: Sequence[Task]) -> list[Answer]:
        optimistic = True
        for attempt in range(ATTEMPTS):
            started = time.perf_counter()
            try:
                connection = self._connected()
                committer = Committer(connection, self._directory, self._seen, self._future_seconds, self._hooks)
                outcomes = committer.commit(tasks, self._clock(), optimistic=optimistic)
            except errors.UniqueViolation:
                optimistic = False
            except errors.CheckViolation as error:
                if "no partition" not in str(error):
                    raise
                self._ensure_partitions(tasks)
            except errors.ForeignKeyViolation:
                self._directory.forget()
            except (errors.DeadlockDetected, errors.SerializationFailure):
                time.sleep(0.01 * attempt)
            except errors.DiskFull as error:
                raise DiskFullError from error
            except (psycopg.OperationalError, errors.ReadOnlySqlTransaction) as error:
                self._disconnect(error)
                raise UnavailableError from error
            else:
                self._pause = 0.0
                metrics.observe_commit(outcomes, time.perf_counter() - started)
                return outcomes.answers
        raise RuntimeError(f"not committed in {ATTEMPTS} attempts")

    def _connected(self) -> Connection[Any]:
        if self._connection is None or self._connection.closed:
            self._directory.forget()
            self._connection = connect(self._url)
        return self._connection

    def _disconnect(self, error: Exception) -> None:
        log.warning("database away: %s", str(error).strip().partition("\n")[0])
        self._pause = min(max(0.1, self._pause * 2), LONGEST_PAUSE_SECONDS)
        if self._connection:
            self._connection.close()
            self._connection = None

    def _ensure_partitions(self, tasks: Sequence[Task]) -> None:
        """Make room for every time in ``tasks``, each week once, in a transaction of its own."""
        connection = self._connected()
        execute = executor(connection)
        storage = present_storage(execute)
        earliest_s, latest_s = EARLIEST.timestamp(), self._clock().timestamp() + self._future_seconds
        accepted = [
            instant + timedelta(seconds=offset_s)
            for task in tasks
            for instant in task.times()
            for offset_s in (0.0, *self._directory.of(task.message.sender.organization_id).offsets)
            if earliest_s <= instant.timestamp() + offset_s <= latest_s
        ]
        for table in (MEASUREMENT, SPECTRUM):
            for start in sorted({partition_start(table, instant) for instant in accepted}):
                with connection.transaction():
                    storage.ensure(execute, table, start, start)

    def _put_off(self, tasks: list[Task], error: Exception) -> None:
        """Patient tasks go back to the head of the queue; the senders of the others are told."""
        patient = [task for task in tasks if task.patient and not self._stopping]
        with self._condition:
            self._queue.extendleft(reversed(patient))
            self._queued_bytes += sum(len(task.message.body) for task in patient)
            impatient = [task for task in self._queue if not task.patient]
            self._queue = deque(task for task in self._queue if task.patient)
            self._queued_bytes -= sum(len(task.message.body) for task in impatient)
        for task in [*(task for task in tasks if task not in patient), *impatient]:
            task.error = error
            task.done(task)
        if patient:
            time.sleep(max(self._pause, 0.1))

    def _last_resort(self, task: Task, error: Exception) -> None:
        """A message that PostgreSQL refuses for a reason we did not foresee is quarantined whole."""
        reason = f"could not be stored ({type(error).__name__})"
        outcomes = Outcomes([task])
        for position in range(len(task.decoded.items)):
            outcomes.quarantine(0, position, "invalid", reason)
        try:
            connection = self._connected()
            with connection.transaction():
                keep_refused(connection, outcomes)
                send_along(connection, outcomes)
                count_outcomes(connection, outcomes)
        except psycopg.Error as second:
            log.exception("a message could not even be quarantined")
            task.error = second
            task.done(task)
        else:
            _finish([task], outcomes.answers)

    def _housekeeping(self) -> None:
        """Last seen, and overdue fragments; not urgent, and never in the way of an answer."""
        try:
            if self._connection is not None:
                self._seen.write(self._connection)
                self._clocks.write(self._connection)
            if time.monotonic() - self._swept > SWEEP_SECONDS:
                self._swept = time.monotonic()
                sweep(self._connected(), self._fragment_timeout)
        except psycopg.OperationalError as error:
            self._disconnect(error)
        except psycopg.Error:
            log.exception("housekeeping failed")


def _finish(tasks: Sequence[Task], answers: Sequence[Answer]) -> None:
    for task, answer in zip(tasks, answers, strict=True):
        task.answer = answer
        task.done(task)

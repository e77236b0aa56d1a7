"""A writer for one long piece of work, which waits for each message's outcome before it gives the next."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Protocol

from core.settings import get_settings
from ingest.answer import Answer
from ingest.decode import Decoded
from ingest.message import Message, Task
from ingest.replay import Replayed
from ingest.writer import Writer


class Put(Protocol):
    """Commits a message that holds so many items; ``along`` as in ``Task``. Waits while the database is away."""

    def __call__(
        self, message: Message, decoded: Decoded, items: int, along: tuple[str, tuple[Any, ...]] | None = None
    ) -> Answer:
        """The message's outcome."""


@contextmanager
def one_at_a_time(database_url: str, done: Replayed) -> Iterator[Put]:
    """What puts messages into the database, and adds what became of them to ``done``."""
    settings = get_settings()
    writer = Writer(
        database_url,
        queue_messages=10,
        future_seconds=settings.ingest_future_limit_seconds,
        fragment_timeout_minutes=settings.fragment_timeout_minutes,
    )

    def put(
        message: Message, decoded: Decoded, items: int, along: tuple[str, tuple[Any, ...]] | None = None
    ) -> Answer:
        finished = threading.Event()
        task = Task(message, decoded, lambda _task: finished.set(), patient=True, along=along)
        writer.submit(task)
        finished.wait()
        if task.error is not None:
            raise task.error
        answer = task.answer or Answer()
        done.items += items
        done.stored += answer.stored
        done.duplicate += answer.duplicate
        done.rejected += len(answer.rejected)
        done.quarantined += len(answer.quarantined)
        return answer

    writer.start()
    try:
        yield put
    finally:
        writer.stop(drain_seconds=30)

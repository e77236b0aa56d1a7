"""What gunicorn is to do beside serving: ``gunicorn --config python:ingest.gunicorn_hooks …``."""

import os
from typing import Any

from prometheus_client.multiprocess import mark_process_dead


def child_exit(_server: Any, worker: Any) -> None:
    """A process that is gone has nothing queued any more."""
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        mark_process_dead(worker.pid)  # type: ignore[no-untyped-call] # the library has no types here

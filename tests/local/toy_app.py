"""A small WSGI application that stands for a service of ours under the real gunicorn."""

import os
from collections.abc import Callable, Iterable


def application(environ: dict[str, str], start: Callable[[str, list[tuple[str, str]]], object]) -> Iterable[bytes]:
    """Answers with its process id."""
    start("200 OK", [("Content-Type", "text/plain")])
    return [str(os.getpid()).encode()]

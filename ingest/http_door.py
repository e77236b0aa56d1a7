"""The HTTP door: ``python -m ingest.http_door [--workers 2]``. One process unless told otherwise.

It listens at ``--host`` and ``--port`` and serves Flask from an event loop (``ingest/http_loop.py``).
"""

import argparse

import uvicorn

from core.collector import spare_what_stays
from core.settings import get_settings
from ingest.http_loop import FlaskOnLoop

KEEP_ALIVE_SECONDS = 75
"""Longer than a proxy keeps idle connections, so that it never meets a closed one."""
GRACE_SECONDS = 5
"""At the end so long is waited for requests under way, and as long for what is queued."""


def create() -> FlaskOnLoop:
    """The application of one process."""
    from ingest.http_app import WRITER, create_app  # counts for Prometheus begin here, not in the parent process
    from ingest.metrics import forget_dead

    forget_dead()
    settings = get_settings()
    flask = create_app(settings)
    spare_what_stays()
    return FlaskOnLoop(flask, settings.ingest_max_body_bytes, lambda: flask.extensions[WRITER].stop(GRACE_SECONDS))


def main() -> None:
    """Entry point."""
    parser = argparse.ArgumentParser(prog="python -m ingest.http_door", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default 127.0.0.1)")
    parser.add_argument("--port", type=int, default=get_settings().ports.ingest, help="default: base port + 3")
    parser.add_argument("--workers", type=int, default=1, metavar="N", help="processes (default 1)")
    chosen = parser.parse_args()
    uvicorn.run(
        "ingest.http_door:create",
        factory=True,
        host=chosen.host,
        port=chosen.port,
        workers=chosen.workers,
        http="httptools",
        loop="uvloop",
        ws="none",
        lifespan="on",
        log_config=None,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=GRACE_SECONDS,
    )


if __name__ == "__main__":
    main()

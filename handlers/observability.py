"""What operators see: correlation ids, one log line a request, ``/metrics``, ``/healthz``."""

import logging
import os
import re
from time import perf_counter
from uuid import uuid4

from flask import Flask, Response, g, jsonify, request
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    REGISTRY,
    CollectorRegistry,
    Counter,
    Histogram,
    generate_latest,
)
from prometheus_client.multiprocess import MultiProcessCollector
from sqlalchemy import text

from core.log import correlation_id
from handlers.transaction import transaction

log = logging.getLogger("handlers.request")

CORRELATION_HEADER = "X-Correlation-ID"
_FIT_ID = re.compile(r"[\w.:-]{1,128}", re.ASCII)
_QUIET = ("/healthz", "/metrics")

REQUESTS = Counter("millwright_handlers_requests", "Requests answered", ["method", "route", "status"])
SECONDS = Histogram("millwright_handlers_request_seconds", "Time to answer", ["method", "route"])


def _begin() -> None:
    given = request.headers.get(CORRELATION_HEADER) or request.headers.get("X-Request-ID", "")
    correlation_id.set(given if _FIT_ID.fullmatch(given) else uuid4().hex)
    g.started = perf_counter()


def _end(response: Response) -> Response:
    response.headers[CORRELATION_HEADER] = correlation_id.get() or ""
    if request.path in _QUIET:
        return response
    seconds = perf_counter() - g.get("started", perf_counter())
    route = request.url_rule.rule if request.url_rule else "unknown"
    REQUESTS.labels(request.method, route, response.status_code).inc()
    SECONDS.labels(request.method, route).observe(seconds)
    identity = g.get("identity")
    log.info(
        "%s %s %s",
        request.method,
        request.path,
        response.status_code,
        extra={
            "status": response.status_code,
            "duration_ms": round(seconds * 1000, 1),
            "user_id": identity and identity.user_id,
            "organization_id": identity and identity.organization_id,
        },
    )
    return response


def _healthz() -> Response:
    with transaction() as connection:
        connection.execute(text("SELECT 1"))
    return jsonify({"status": "ok"})


def _metrics() -> Response:
    registry = REGISTRY
    if os.environ.get("PROMETHEUS_MULTIPROC_DIR"):  # several workers keep their counts there
        registry = CollectorRegistry()
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call] # not annotated by its authors
    return Response(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)


def install(app: Flask) -> None:
    """Watch all requests of `app`; to be called before anything else looks at a request."""
    app.before_request(_begin)
    app.after_request(_end)
    app.add_url_rule("/healthz", "healthz", _healthz)
    app.add_url_rule("/metrics", "metrics", _metrics)

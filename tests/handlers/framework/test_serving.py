"""The limit of requests, what the services tell of themselves, and a real server."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import requests

from handlers.discovery import load_services
from handlers.rest import SERVICES
from tests.handlers.conftest import HANDLER_SECRET, JWT_SECRET, PASSWORD, Backend, Refused, test_settings

load_services()


def test_beyond_the_limit_the_answer_is_429_for_that_caller_alone(backend: Backend, refused: Refused) -> None:
    from handlers.app import create_app

    url = backend.engine.url.render_as_string(hide_password=False)
    app = create_app(test_settings(url, rate_limit_per_minute=3), backend.engine)
    limited = Backend(app, backend.engine, backend.ours, backend.theirs)
    owner = limited.client("owner")
    paths = ["/api/auth/me", "/api/factories/machines", "/api/auth/members"]
    assert [owner("GET", path).status_code for path in paths] == [200, 200, 200]
    answer = owner("GET", "/api/auth/me")
    refused(answer, 429, "limit-rate")
    assert 1 <= int(answer.headers["Retry-After"]) <= 60
    assert limited.client("viewer")("GET", "/api/auth/me").status_code == 200

    wrong = {"email": "x@x.example", "password": "guess"}
    guesses = [app.test_client().post("/api/auth/login", json=wrong).status_code for _ in range(4)]
    assert guesses == [401, 401, 401, 429], "without a user the address counts"
    elsewhere = app.test_client().post("/api/auth/login", json=wrong, headers={"X-Forwarded-For": "203.0.113.7"})
    assert elsewhere.status_code == 401
    assert [limited.hasura("/cron/device_connectivity", {}).status_code for _ in range(5)] == [200] * 5
    assert [app.test_client().get("/healthz").status_code for _ in range(5)] == [200] * 5


@pytest.mark.parametrize("service", sorted(SERVICES))
def test_each_service_tells_its_routes(backend: Backend, service: str) -> None:
    client = backend.app.test_client()
    document = client.get(f"/api/{service}/openapi.json").json
    assert document is not None
    assert document["openapi"].startswith("3.0")
    told = {(method.upper(), path) for path, item in document["paths"].items() for method in item}
    declared = {
        (route.method, re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", route.path)) for route in SERVICES[service].routes
    }
    assert declared <= told
    for item in document["paths"].values():
        for operation in item.values():
            if isinstance(operation, dict):
                assert operation["summary"]
                assert "default" in operation["responses"]
    assert not re.findall(r"<function|<class", json.dumps(document))

    page = client.get(f"/api/{service}/docs")
    assert page.status_code == 200
    links = re.findall(r'(?:src|href)="([^"]+)"', page.get_data(as_text=True))
    assert links
    for link in links:
        assert link.startswith("/api/swagger-ui/"), "nothing is fetched from elsewhere"
        with client.get(link) as file:
            assert file.status_code == 200


def test_requests_are_counted(backend: Backend) -> None:
    backend.client("owner")("GET", "/api/auth/me")
    metrics = backend.app.test_client().get("/metrics").get_data(as_text=True)
    assert re.search(
        r'millwright_handlers_requests_total\{method="GET",route="/api/auth/me",status="200"\} [1-9]', metrics
    )


@contextmanager
def gunicorn(backend: Backend, port: int, log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The handlers as a deployment serves them."""
    environment = os.environ | {
        "MILLWRIGHT_DATABASE_URL": backend.engine.url.render_as_string(hide_password=False).replace(
            "+psycopg2", ""
        ),
        "MILLWRIGHT_JWT_SECRET": JWT_SECRET,
        "MILLWRIGHT_HANDLER_SECRET": HANDLER_SECRET,
    }
    command = [sys.executable, "-m", "gunicorn", "-w", "1", "--threads", "4", "-b", f"127.0.0.1:{port}"]
    with log.open("wb") as sink:
        server = subprocess.Popen([*command, "handlers.app:create_app()"], stderr=sink, env=environment)
    try:
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            try:
                requests.get(f"http://127.0.0.1:{port}/healthz", timeout=1).raise_for_status()
                break
            except requests.RequestException:
                assert server.poll() is None, log.read_text()
                time.sleep(0.1)
        yield server
    finally:
        server.kill()
        server.wait()


def test_a_real_server_signs_in_and_stops_on_signal(
    backend: Backend, free_port: Callable[[int], int], tmp_path: Path
) -> None:
    port, log = free_port(1), tmp_path / "handlers.log"
    with gunicorn(backend, port, log) as server:
        url = f"http://127.0.0.1:{port}/api"
        login = {"email": backend.ours.email("owner"), "password": PASSWORD}
        pair = requests.post(f"{url}/auth/login", json=login, timeout=10).json()
        headers = {"Authorization": f"Bearer {pair['access_token']}", "X-Correlation-ID": "real-1"}
        machines = requests.get(f"{url}/factories/machines", headers=headers, timeout=10)
        assert [row["name"] for row in machines.json()] == ["Press"]
        assert machines.headers["X-Correlation-ID"] == "real-1"
        server.send_signal(signal.SIGTERM)
        assert server.wait(15) == 0
    lines = [json.loads(line) for line in log.read_text().splitlines() if line.startswith("{")]
    (line,) = [line for line in lines if line.get("correlation_id") == "real-1"]
    assert (line["service"], line["status"]) == ("handlers", 200)
    assert line["organization_id"] == str(backend.ours.id)

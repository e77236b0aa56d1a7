"""`make up` and its companions, for real: every process, twice, side by side, killed, in the way of others."""

import json
import os
import shutil
import signal
import socket
import stat
import sys
import sysconfig
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg
import pytest
import requests
from websockets.sync.client import connect

from local.run_as import Account, bystander
from local.status import read_status
from tests.conftest import CHECKOUT, Stack, free_ports, local_command
from tests.local.test_supervisor import are_gone, eventually, family

QUIET = {"MILLWRIGHT_DEMO_REPLAY": "false"}


def supervisor_of(home: Path) -> int:
    status = read_status(home / "status.json")
    assert status is not None
    return status.pid


def port_of(stack: Stack) -> int:
    return int(stack.demo["url"].rpartition(":")[2])


def test_demo_json_says_how_to_use_it(stack: Stack) -> None:
    demo = stack.demo
    assert set(demo) == {
        *("url", "graphql_url", "rest_url", "ingest_url", "mqtt"),
        *("admin_secret", "users", "gateway", "device"),
    }
    assert set(demo["mqtt"]) == {"host", "port", "username", "password", "topic"}
    assert all(set(user) == {"email", "password", "role", "organization"} for user in demo["users"])
    assert len({user["organization"] for user in demo["users"]}) >= 2
    assert demo["mqtt"]["topic"].startswith("mw/")
    assert set(demo["gateway"]) == {"id", "api_key"}
    assert set(demo["device"]) == {"serial", "measure"}


def test_what_is_secret_is_readable_by_its_owner_alone(stack: Stack) -> None:
    for name in ("secrets.json", "demo.json", "demo-access.json", "status.json"):
        assert stat.S_IMODE((stack.home / name).stat().st_mode) == 0o600, name


def test_everybody_in_demo_json_can_sign_in(stack: Stack) -> None:
    for user in stack.demo["users"]:
        body = {"email": user["email"], "password": user["password"]}
        answer = requests.post(f"{stack.demo['rest_url']}/auth/login", json=body, timeout=10)
        assert answer.status_code == 200, answer.text
        assert answer.json()["access_token"]


def test_no_process_shows_a_secret_in_its_command_line(stack: Stack) -> None:
    secrets = [*(stack.home / "secrets.json").read_text().split('"')[3::4], stack.demo["gateway"]["api_key"]]
    assert len(secrets) >= 5
    for pid in family(supervisor_of(stack.home)):
        command = Path(f"/proc/{pid}/cmdline").read_bytes().decode()
        assert not [secret for secret in secrets if secret in command], command


def test_a_second_up_while_it_runs_says_so_and_succeeds(stack: Stack) -> None:
    again = local_command(stack.home, port_of(stack), "up")
    assert again.returncode == 0, again.stderr
    assert "Already running" in again.stdout
    assert stack.demo["url"] in again.stdout


def test_status_lists_every_process(stack: Stack) -> None:
    answer = local_command(stack.home, port_of(stack), "status")
    assert answer.returncode == 0, answer.stdout
    for name in ("postgres", "engine", "handlers", "ingest", "mqtt-door", "frontend", "replay"):
        assert name in answer.stdout
    logs = local_command(stack.home, port_of(stack), "logs", "engine")
    assert "listens on" in logs.stdout
    unknown = local_command(stack.home, port_of(stack), "logs", "nonsense")
    assert unknown.returncode == 1
    assert "engine" in unknown.stderr


def test_a_taken_port_is_named_with_its_holder(stack: Stack, tmp_path: Path) -> None:
    with socket.socket() as holder:
        port = free_ports(9)
        holder.bind(("127.0.0.1", port + 2))
        holder.listen()
        refused = local_command(tmp_path / "other", port, "up")
    assert refused.returncode == 1
    assert f"port {port + 2} (handlers) is taken by" in refused.stderr.lower().replace("Port", "port")
    assert f"(process {os.getpid()})" in refused.stderr
    assert "MILLWRIGHT_PORT" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_wrong_settings_are_named_together(tmp_path: Path) -> None:
    settings = {"MILLWRIGHT_PORT": "eighty", "MILLWRIGHT_LOG_LEVEL": "LOUD"}
    refused = local_command(tmp_path, 0, "status", settings=settings)
    assert refused.returncode == 2
    assert "MILLWRIGHT_PORT=eighty" in refused.stderr
    assert "MILLWRIGHT_LOG_LEVEL=LOUD" in refused.stderr
    assert "Traceback" not in refused.stderr


@pytest.mark.parametrize("what", ["a file", "secrets", "database"])
def test_a_broken_state_directory_is_named(open_directory: Path, what: str) -> None:
    home = open_directory / "home"
    if what == "a file":
        home.write_text("in the way")
    elif what == "secrets":
        home.mkdir(mode=0o711)
        (home / "secrets.json").write_text("{")
    else:
        (home / "postgres/data").mkdir(parents=True)
        home.chmod(0o711)
    refused = local_command(home, free_ports(9), "up", settings=QUIET)
    assert refused.returncode == 1
    assert str(home) in refused.stderr
    assert "Way out" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert local_command(home, 8080, "status").returncode == 3


def test_an_unreachable_given_database_is_named(tmp_path: Path) -> None:
    settings = QUIET | {"MILLWRIGHT_DATABASE_URL": f"postgresql://who@127.0.0.1:{free_ports()}/nothing"}
    refused = local_command(tmp_path / "home", free_ports(9), "up", settings=settings)
    assert refused.returncode == 1
    assert "MILLWRIGHT_DATABASE_URL" in refused.stderr


@pytest.fixture
def second_home(open_directory: Path) -> Iterator[tuple[Path, int]]:
    """State directory and base port of a second copy; whatever runs there is stopped at the end."""
    home, port = open_directory / "home", free_ports(9)
    yield home, port
    assert local_command(home, port, "down", timeout=120).returncode == 0


def check_front_door(demo: dict[str, Any]) -> None:
    """Pages, REST, ingest, GraphQL over HTTP and WebSocket, all at one address."""
    page = requests.get(demo["url"], timeout=10)
    assert page.url.endswith("/login")
    assert "nonce-" in page.headers["Content-Security-Policy"]
    user = demo["users"][0]
    body = {"email": user["email"], "password": user["password"]}
    token = requests.post(f"{demo['rest_url']}/auth/login", json=body, timeout=10).json()["access_token"]
    headers = {"Authorization": f"Bearer {token}"}
    answer = requests.post(
        demo["graphql_url"], json={"query": "{ machine { name } }"}, headers=headers, timeout=10
    )
    assert answer.json()["data"]["machine"]
    reading = {"device": demo["device"]["serial"], "time": datetime.now(UTC).isoformat(), "values": {}}
    reading["values"] = {demo["device"]["measure"]: 20.5}
    key = {"Authorization": f"Bearer {demo['gateway']['api_key']}"}
    stored = requests.post(f"{demo['ingest_url']}/measurements", json=reading, headers=key, timeout=10)
    assert stored.json()["stored"] == 1, stored.text
    address = demo["graphql_url"].replace("http", "ws")
    with connect(address, subprotocols=["graphql-transport-ws"]) as socket_:  # type: ignore[list-item] # a str
        socket_.send(json.dumps({"type": "connection_init", "payload": {"headers": headers}}))
        assert json.loads(socket_.recv(timeout=10))["type"] == "connection_ack"


def test_the_front_door(stack: Stack) -> None:
    check_front_door(stack.demo)


def test_two_copies_run_side_by_side_and_a_killed_one_comes_back(
    stack: Stack, second_home: tuple[Path, int]
) -> None:
    home, port = second_home
    first = local_command(home, port, "up", settings=QUIET | {"MILLWRIGHT_FRONT_DOOR": "frontend"}, timeout=300)
    assert first.returncode == 0, first.stdout + first.stderr
    assert f"http://127.0.0.1:{port}" in first.stdout
    assert requests.get(f"{stack.demo['url']}/healthz", timeout=10).ok
    check_front_door(json.loads((home / "demo.json").read_text()))
    database = local_command(home, port, "database-url").stdout.strip()
    with psycopg.connect(database) as connection:
        connection.execute("CREATE TABLE public.kept AS SELECT 1 AS n")
    secrets = (home / "secrets.json").read_text()

    supervisor = supervisor_of(home)
    everyone = family(supervisor)
    assert len(everyone) >= 10
    os.kill(supervisor, signal.SIGKILL)
    eventually(lambda: are_gone(everyone))

    again = local_command(home, port, "up", settings=QUIET, timeout=120)
    assert again.returncode == 0, again.stdout + again.stderr
    with psycopg.connect(database) as connection:
        assert connection.execute("SELECT n FROM public.kept").fetchone() == (1,)
    assert (home / "secrets.json").read_text() == secrets

    everyone = family(supervisor_of(home))
    assert local_command(home, port, "down", timeout=120).returncode == 0
    assert are_gone(everyone)
    assert local_command(home, port, "status").returncode == 3
    cleaned = local_command(home, port, "status")
    assert "Nothing runs" in cleaned.stdout
    assert requests.get(f"{stack.demo['url']}/healthz", timeout=10).ok


def python_for(account: Account) -> str | None:
    """An interpreter of this version that `account` may execute, as a checkout below /root offers none."""
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    candidates = (sys.executable, f"/usr/bin/{version}", f"/usr/local/bin/{version}")
    return next((path for path in candidates if account.can_reach(Path(path))), None)


@pytest.mark.timeout(600)
@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become a plain user; the other tests ran as one")
def test_a_plain_user_needs_no_root() -> None:
    user = bystander()
    python = python_for(user)
    packages = sysconfig.get_path("purelib")
    if python is None or not user.can_reach(CHECKOUT) or not user.can_reach(Path(packages)):
        pytest.skip(f"Python or this checkout ({CHECKOUT}) is closed to plain users")
    options = {**user.popen_arguments(), "python": python}
    home, port = Path(f"/tmp/millwright-plain-{os.getpid()}"), free_ports(9)  # noqa: S108 # made by that user, below
    settings = QUIET | {"HOME": str(home), "PYTHONPATH": packages}
    try:
        started = local_command(home, port, "up", settings=settings, timeout=300, **options)
        assert started.returncode == 0, started.stdout + started.stderr
        everyone = family(supervisor_of(home))
        assert {Path(f"/proc/{pid}").stat().st_uid for pid in everyone} == {user.uid}
        check_front_door(json.loads((home / "demo.json").read_text()))
        assert local_command(home, port, "down", settings=settings, timeout=120, **options).returncode == 0
        assert are_gone(everyone)
    finally:
        local_command(home, port, "down", settings=settings, timeout=120, **options)
        shutil.rmtree(home, ignore_errors=True)

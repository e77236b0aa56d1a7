"""The front door's one configuration, run by a real NGINX in front of real servers."""

import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
import requests
from websockets.sync.client import connect

from core.settings import Settings
from local.nginx import TEMPLATES, nginx_command, nginx_program, render, template_values
from tests.conftest import free_ports, reachable_directory

pytestmark = [
    pytest.mark.nginx,
    pytest.mark.skipif(nginx_program() is None, reason="NGINX is not installed"),
]
STREAM_MODULE = Path("/usr/lib/nginx/modules/ngx_stream_module.so")


@dataclass(frozen=True)
class FrontDoor:
    """A running NGINX and where it listens."""

    url: str
    secure_url: str
    redirect_url: str
    mqtt_port: int
    directory: Path


def self_signed(directory: Path) -> None:
    """A certificate for this machine, as an operator would make one for a trial."""
    names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1"]
    files = ["-keyout", str(directory / "key.pem"), "-out", str(directory / "certificate.pem")]
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", *names, *files]
    subprocess.run(command, check=True, capture_output=True)


def configure(directory: Path, first_port: int, listen: str, **settings: object) -> tuple[Path, dict[str, str]]:
    """Render the templates into `directory` as the production containers do: same files, same places."""
    chosen = Settings(port=first_port, **settings)  # type: ignore[arg-type] # by name
    values = template_values(chosen, directory) | {
        "MILLWRIGHT_NGINX_LISTEN": listen,
        "MILLWRIGHT_TLS_CERTIFICATE": str(directory / "certificate.pem"),
        "MILLWRIGHT_TLS_KEY": str(directory / "key.pem"),
        "MILLWRIGHT_REDIRECT_LISTEN": f"127.0.0.1:{first_port + 10}",
        "MILLWRIGHT_MQTT_LISTEN": f"127.0.0.1:{first_port + 11}",
        "MILLWRIGHT_MQTT_DOOR_ADDRESS": (f"127.0.0.1:{first_port + 7}; server 127.0.0.1:{first_port + 8}"),
    }
    for name in ("listen-plain", "listen-tls"):
        render(TEMPLATES / f"{name}.conf.template", values, directory / f"{name}.conf")
    if listen == "listen-tls":
        render(TEMPLATES / "redirect.conf.template", values, directory / "http.d/redirect.conf")
        if STREAM_MODULE.exists():
            (directory / "modules.d").mkdir(exist_ok=True)
            (directory / "modules.d/stream.conf").write_text(f"load_module {STREAM_MODULE};\n")
            render(TEMPLATES / "stream.conf.template", values, directory / "stream.d/mqtt.conf")
    return render(TEMPLATES / "nginx.conf.template", values, directory / "nginx.conf"), values


def listening(port: int) -> None:
    """Wait until something listens on `port`."""
    deadline = time.monotonic() + 15
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            assert time.monotonic() < deadline, f"nothing listens on {port}"
            time.sleep(0.05)
        else:
            return


@contextmanager
def running_nginx(configuration: Path, port: int) -> Iterator[None]:
    """NGINX with that configuration, from when it listens on `port`."""
    program = nginx_program()
    assert program is not None
    with (configuration.parent / "log").open("w") as log:
        process = subprocess.Popen(nginx_command(program, configuration), stderr=log)
        try:
            listening(port)
            yield
        finally:
            process.terminate()
            process.wait()


@pytest.fixture(scope="module")
def upstream_ports() -> Iterator[int]:
    """The first port of a block whose front doors are ours and whose services answer."""
    first = free_ports(32)
    services = [first + 6, first + 1, first + 2, first + 3, first + 7, first + 8]
    process = subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("upstreams.py")), *map(str, services)]
    )
    try:
        for port in services:
            listening(port)
        yield first
    finally:
        process.terminate()
        process.wait()


@pytest.fixture(scope="module")
def front_door(upstream_ports: int) -> Iterator[FrontDoor]:
    """NGINX without TLS on the first port, and a second one with TLS, redirect and MQTT balancer."""
    with reachable_directory() as directory:
        yield from both_doors(directory, upstream_ports)


def both_doors(directory: Path, first: int) -> Iterator[FrontDoor]:
    plain, secure = directory / "plain", directory / "secure"
    for made in (plain, secure):
        made.mkdir(mode=0o711)
    self_signed(secure)
    limits = {"front_sign_ins_per_minute": 1, "front_ingest_per_second": 5}
    main, _ = configure(plain, first, "listen-plain", **limits)
    secure_main, values = configure(secure, first, "listen-tls")
    secure_main.write_text(secure_main.read_text().replace(f"127.0.0.1:{first};", f"127.0.0.1:{first + 9};"))
    listen = secure / "listen-tls.conf"
    listen.write_text(listen.read_text().replace(values["MILLWRIGHT_FRONT_LISTEN"], f"127.0.0.1:{first + 9}"))
    with running_nginx(main, first), running_nginx(secure_main, first + 9):
        listening(first + 10)
        yield FrontDoor(
            f"http://127.0.0.1:{first}",
            f"https://127.0.0.1:{first + 9}",
            f"http://127.0.0.1:{first + 10}",
            first + 11,
            secure,
        )


@pytest.mark.parametrize("listen", ["listen-plain", "listen-tls"])
def test_nginx_accepts_the_configuration(tmp_path: Path, listen: str) -> None:
    program = nginx_program()
    assert program is not None
    self_signed(tmp_path)
    main, _ = configure(tmp_path, 18000, listen)
    command = [*nginx_command(program, main), "-t"]
    checked = subprocess.run(command, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr
    assert "warn" not in checked.stderr


@pytest.mark.parametrize(
    ("path", "who"),
    [
        ("/", "frontend"),
        ("/machines/1", "frontend"),
        ("/v1/graphql", "engine"),
        ("/api/auth/login", "handlers"),
        ("/api/oee/stops", "handlers"),
        ("/ingest/v1/measurements", "ingest"),
        ("/v1/metadata", "frontend"),
        ("/v2/query", "frontend"),
        ("/actions/oee/compute", "frontend"),
        ("/events/outbox_event", "frontend"),
    ],
)
def test_each_path_reaches_its_service_and_no_other(front_door: FrontDoor, path: str, who: str) -> None:
    answer = requests.post(f"{front_door.url}{path}", json={}, timeout=5).json()
    assert (answer["who"], answer["path"]) == (who, path)


def test_a_client_cannot_pretend(front_door: FrontDoor) -> None:
    forged = {"X-Forwarded-For": "6.6.6.6", "X-Millwright-Handler-Secret": "guess", "X-Forwarded-Proto": "https"}
    headers = requests.get(f"{front_door.url}/api/x", headers=forged, timeout=5).json()["headers"]
    assert headers["x-forwarded-for"] == "127.0.0.1"
    assert headers["x-forwarded-proto"] == "http"
    assert "x-millwright-handler-secret" not in headers
    assert len(headers["x-request-id"]) == 32


def test_websocket_goes_through_both_ways(front_door: FrontDoor) -> None:
    address = front_door.url.replace("http", "ws") + "/v1/graphql"
    with connect(address, subprotocols=["graphql-transport-ws"]) as websocket:  # type: ignore[list-item] # a str
        assert websocket.subprotocol == "graphql-transport-ws"
        for text in ("one", "x" * 300_000):
            websocket.send(text)
            assert websocket.recv(timeout=5) == f"engine: {text}"


@pytest.mark.parametrize(
    ("path", "most_bytes"), [("/v1/graphql", 2**20), ("/api/x", 16 * 2**20), ("/ingest/v1/x", 16 * 2**20)]
)
def test_bodies_up_to_the_limit_pass_and_no_larger_ones(front_door: FrontDoor, path: str, most_bytes: int) -> None:
    fits = requests.post(f"{front_door.url}{path}", data=b"x" * most_bytes, timeout=20)
    assert fits.json()["length"] == most_bytes
    refused = requests.post(f"{front_door.url}{path}", data=b"x" * (most_bytes + 1), timeout=20)
    assert refused.status_code == 413
    assert refused.json()["error"]["code"] == "limit-size"


def test_sign_ins_are_limited(front_door: FrontDoor) -> None:
    answers = [requests.post(f"{front_door.url}/api/auth/login", json={}, timeout=5) for _ in range(30)]
    refused = [answer for answer in answers if answer.status_code == 429]
    assert answers[0].status_code == 200
    assert len(refused) >= 5
    assert refused[0].json()["error"]["code"] == "limit-rate"
    assert refused[0].headers["Retry-After"] == "1"
    assert refused[0].headers["X-Content-Type-Options"] == "nosniff"


def test_one_gateway_cannot_use_up_anothers_share(front_door: FrontDoor) -> None:
    address = f"{front_door.url}/ingest/v1/measurements"
    with requests.Session() as session:
        statuses = [session.post(address, headers={"X-API-Key": "a"}, timeout=5).status_code for _ in range(2100)]
        assert 429 in statuses
        assert session.post(address, headers={"X-API-Key": "b"}, timeout=5).status_code == 200


@pytest.mark.parametrize("path", ["/", "/api/x", "/nginx-health"])
def test_security_headers(front_door: FrontDoor, path: str) -> None:
    headers = requests.get(f"{front_door.url}{path}", timeout=5).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert "ws://127.0.0.1" in headers["Content-Security-Policy"]
    assert headers["Server"] == "nginx"
    assert "Strict-Transport-Security" not in headers


def test_the_pages_own_policy_wins(front_door: FrontDoor) -> None:
    headers = requests.get(f"{front_door.url}/own-policy", timeout=5).headers
    assert headers["Content-Security-Policy"] == "default-src 'none'"


def test_tls(front_door: FrontDoor) -> None:
    certificate = str(front_door.directory / "certificate.pem")
    answer = requests.get(f"{front_door.secure_url}/api/x", verify=certificate, timeout=5)
    assert answer.json()["headers"]["x-forwarded-proto"] == "https"
    assert answer.headers["Strict-Transport-Security"].startswith("max-age=31536000")
    assert "wss://127.0.0.1" in answer.headers["Content-Security-Policy"]
    moved = requests.get(f"{front_door.redirect_url}/a?b=c", allow_redirects=False, timeout=5)
    assert (moved.status_code, moved.headers["Location"]) == (301, "https://127.0.0.1/a?b=c")


def test_old_tls_is_refused(front_door: FrontDoor) -> None:
    old = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    old.check_hostname = False
    old.verify_mode = ssl.CERT_NONE
    with pytest.warns(DeprecationWarning, match="TLSv1_1"):
        old.maximum_version = ssl.TLSVersion.TLSv1_1
    port = int(front_door.secure_url.rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port)) as plain, pytest.raises(ssl.SSLError):
        old.wrap_socket(plain)


@pytest.mark.skipif(not STREAM_MODULE.exists(), reason="NGINX's stream module is not installed")
def test_mqtt_connections_are_spread_over_the_doors(front_door: FrontDoor) -> None:
    listening(front_door.mqtt_port)
    greeted = set()
    for _ in range(20):
        with socket.create_connection(("127.0.0.1", front_door.mqtt_port), timeout=5) as connection:
            greeted.add(connection.recv(16))
    assert greeted == {b"door 1", b"door 2"}


def test_a_service_that_is_away_is_said_so(tmp_path: Path) -> None:
    port = free_ports(12)
    main, _ = configure(tmp_path, port, "listen-plain")
    with running_nginx(main, port):
        answer = requests.get(f"http://127.0.0.1:{port}/api/x", timeout=5)
        assert answer.status_code == 503
        assert answer.json()["error"]["code"] == "server-unavailable"
        assert answer.headers["X-Frame-Options"] == "DENY"

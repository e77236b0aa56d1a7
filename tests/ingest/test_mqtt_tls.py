"""The MQTT door over TLS, with a certificate that is renewed while it runs."""

import socket
import ssl
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import paho.mqtt.client as paho
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from paho.mqtt.enums import CallbackAPIVersion

from tests.ingest.conftest import World, eventually
from tests.ingest.mqtt_doors import TOPIC, Door, measurement, start_door


def write_certificate(path: Path) -> None:
    """A self-signed certificate for 127.0.0.1 with its key in the same file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "door")])
    today = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(today - timedelta(days=1))
        .not_valid_after(today + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(certificate.public_bytes(serialization.Encoding.PEM) + private)


@pytest.fixture(scope="module")
def certificate() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory, "door.pem")
        write_certificate(path)
        yield path


@pytest.fixture(scope="module")
def door(shared_world: World, certificate: Path) -> Iterator[Door]:
    door = start_door(shared_world, MILLWRIGHT_MQTT_TLS_CERTIFICATE=str(certificate))
    yield door
    log = door.stop()
    door.log.close()
    assert "Traceback" not in log


def publish(door: Door, trusted: Path, seconds: int) -> None:
    client = paho.Client(CallbackAPIVersion.VERSION2)
    client.username_pw_set("gw-1", door.world.acme.key.key)
    client.tls_set(str(trusted))
    client.connect("127.0.0.1", door.port + 3)
    client.loop_start()
    eventually(client.is_connected)
    acknowledged: list[int] = []
    client.on_publish = lambda _c, _u, number, _r, _p: acknowledged.append(number)
    client.publish(TOPIC, str(measurement(seconds)).replace("'", '"'), 1)
    eventually(lambda: bool(acknowledged))
    client.disconnect()
    client.loop_stop()


def test_what_comes_over_tls_is_stored(door: Door, certificate: Path, tmp_path: Path) -> None:
    publish(door, certificate, 1)
    old = tmp_path / "old.pem"
    old.write_bytes(certificate.read_bytes())
    write_certificate(certificate)
    eventually(lambda: "the certificate was renewed" in door.logged())
    publish(door, certificate, 2)
    context = ssl.create_default_context(cafile=str(old))
    with (
        socket.create_connection(("127.0.0.1", door.port + 3), timeout=10) as stranger,
        pytest.raises(ssl.SSLCertVerificationError),
    ):
        context.wrap_socket(stranger, server_hostname="127.0.0.1").close()
    assert door.world.value("SELECT count(*) FROM telemetry.measurement") == 2


def test_plain_text_on_the_tls_port_is_closed(door: Door) -> None:
    with socket.create_connection(("127.0.0.1", door.port + 3), timeout=10) as stranger:
        stranger.sendall(b"\x10\x10\0\4MQTT\4\x02\0\x3c\0\4test")
        assert stranger.recv(1) in {b"", b"\x15"}, "the end, or an alert (RFC 8446, section 6)"

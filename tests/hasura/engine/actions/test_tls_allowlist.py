"""Webhooks whose certificates nobody known has signed: refused unless metadata lists them."""

import asyncio
import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from hasura.engine.webhooks.client import HttpClient
from hasura.engine.webhooks.request import OutgoingRequest, WebhookUnreachableError
from hasura.engine.webhooks.tls_allowlist import is_listed


def _server_context(directory: Path) -> ssl.SSLContext:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "factory.test")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    pem = directory / "server.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    pem.write_bytes(private + certificate.public_bytes(serialization.Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    return context


def test_only_listed_hosts_may_sign_for_themselves(tmp_path: Path) -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok")
        await writer.drain()
        writer.close()

    async def run() -> None:
        server = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=_server_context(tmp_path))
        async with server, HttpClient(2) as client:
            port = server.sockets[0].getsockname()[1]
            request = OutgoingRequest("GET", f"https://127.0.0.1:{port}/", (), b"")
            with pytest.raises(WebhookUnreachableError, match=r"self.signed"):
                await client.send(request, 5)
            network = {"tls_allowlist": [{"host": "127.0.0.1", "suffix": str(port)}]}
            client.tolerate(lambda host, asked: is_listed(network, host, asked))
            assert (await client.send(request, 5)).body == b"ok"

    asyncio.run(run())


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ({"host": "a.test"}, True),
        ({"host": "a.test", "suffix": "8443", "permissions": ["self-signed"]}, True),
        ({"host": "a.test", "suffix": "443"}, False),
        ({"host": "b.test"}, False),
        ({"host": "a.test", "permissions": []}, False),
        ("a.test", False),
    ],
)
def test_entries_name_host_and_port(entry: object, expected: bool) -> None:
    assert is_listed({"tls_allowlist": [entry]}, "a.test", 8443) is expected

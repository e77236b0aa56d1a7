"""A real SMTP server on this machine that keeps what it takes, and refuses whom it is told to."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.conftest import free_ports


@dataclass
class Mailbox:
    """What came in, in its order; `refusals` are answers by address, and `busy` one to every message.

    While it `holds` it takes messages and does not answer; where it `hangs_up` it never will.
    """

    messages: list[EmailMessage] = field(default_factory=list)
    recipients: list[list[str]] = field(default_factory=list)
    refusals: dict[str, str] = field(default_factory=dict)
    busy: str | None = None
    holds: bool = False
    hangs_up: bool = False
    port: int = 0

    async def handle_RCPT(  # noqa: N802 (the server's name for it)
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        """Answer to a recipient."""
        if address in self.refusals:
            return self.refusals[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802 (the server's name for it)
        self, server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        """Answer to a message."""
        if self.busy:
            return self.busy
        content = envelope.content
        assert isinstance(content, bytes)
        self.messages.append(message_from_bytes(content, policy=policy.default))
        self.recipients.append(envelope.rcpt_tos)
        if self.hangs_up:
            assert isinstance(server.transport, asyncio.Transport)
            server.transport.abort()
        while self.holds:
            await asyncio.sleep(0.02)
        return "250 OK"


@contextmanager
def mail_server() -> Iterator[Mailbox]:
    """A server while the block runs."""
    box = Mailbox(port=free_ports())
    controller = Controller(box, hostname="127.0.0.1", port=box.port)
    controller.start()
    try:
        yield box
    finally:
        controller.stop()

"""Mail by SMTP (RFC 5321): one message at a time, and whether a refusal is for good."""

import smtplib
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from email.message import EmailMessage
from typing import Any
from urllib.parse import unquote, urlsplit

from core.settings import Settings

TIMEOUT_S = 30


@dataclass
class MailError(Exception):
    """A message that the server did not take. Only what `is_final` need not be tried again.

    `is_unknown`: the server had it when its answer was awaited in vain, so it may have taken it.
    """

    reason: str
    is_final: bool
    is_unknown: bool = False

    def __str__(self) -> str:
        return self.reason


def _nothing() -> None:
    """What happens before a message is handed over, if nothing has to."""


class _Client(smtplib.SMTP):
    """Calls `before_data` where everything has been agreed and the message comes next."""

    before_data: Callable[[], None] = staticmethod(_nothing)
    is_handed_over = False

    def data(self, msg: Any) -> tuple[int, bytes]:
        """Hand the message over."""
        self.before_data()
        self.is_handed_over = True
        return super().data(msg)


class _TlsClient(_Client, smtplib.SMTP_SSL):
    """The same, encrypted from the first byte on."""


def send(settings: Settings, message: EmailMessage, before_data: Callable[[], None] = _nothing) -> dict[str, str]:
    """Hand a message over; those recipients that the server refused while it took others, with its words.

    Until `before_data` is called nobody can have got the message.
    """
    address = settings.smtp_url.get_secret_value()
    if not address:
        raise MailError("MILLWRIGHT_SMTP_URL is not set, so no mail can be sent.", is_final=True)
    parts = urlsplit(address)
    kind = _TlsClient if parts.scheme == "smtps" else _Client
    is_handed_over = False
    try:
        with closing(kind(parts.hostname or "", parts.port or 0, timeout=TIMEOUT_S)) as server:
            server.before_data = before_data
            server.ehlo_or_helo_if_needed()
            if parts.scheme == "smtp" and server.has_extn("starttls"):
                server.starttls()
            if parts.username:
                server.login(unquote(parts.username), unquote(parts.password or ""))
            try:
                refused = server.send_message(message)
            finally:
                is_handed_over = server.is_handed_over
            with suppress(smtplib.SMTPException, OSError):  # it has the message, however it says goodbye
                server.quit()
    except smtplib.SMTPRecipientsRefused as error:
        codes = [code for code, _ in error.recipients.values()]
        words = "; ".join(_refusal(whom, answer) for whom, answer in error.recipients.items())
        raise MailError(words, is_final=all(code >= 500 for code in codes)) from None
    except smtplib.SMTPResponseException as error:
        said = _said(error.smtp_error)
        raise MailError(f"{error.smtp_code} {said}", is_final=error.smtp_code >= 500) from None
    except (smtplib.SMTPException, OSError) as error:
        if is_handed_over:
            raise MailError(f"The mail server has not answered: {error}", False, is_unknown=True) from None
        raise MailError(f"The mail server cannot be used: {error}", is_final=False) from None
    return {whom: _refusal(whom, answer) for whom, answer in refused.items()}


def _refusal(whom: str, answer: tuple[int, bytes]) -> str:
    return f"{whom}: {answer[0]} {_said(answer[1])}"


def _said(words: bytes | str) -> str:
    return words.decode("utf-8", "replace") if isinstance(words, bytes) else words

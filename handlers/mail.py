"""Mail by SMTP (RFC 5321): one message at a time, and whether a refusal is for good."""

import smtplib
from dataclasses import dataclass
from email.message import EmailMessage
from urllib.parse import unquote, urlsplit

from core.settings import Settings

TIMEOUT_S = 30


@dataclass
class MailError(Exception):
    """A message that the server did not take. Only what `is_final` need not be tried again."""

    reason: str
    is_final: bool

    def __str__(self) -> str:
        return self.reason


def send(settings: Settings, message: EmailMessage) -> dict[str, str]:
    """Hand a message over; those recipients that the server refused while it took others, with its words."""
    address = settings.smtp_url.get_secret_value()
    if not address:
        raise MailError("MILLWRIGHT_SMTP_URL is not set, so no mail can be sent.", is_final=True)
    parts = urlsplit(address)
    kind = smtplib.SMTP_SSL if parts.scheme == "smtps" else smtplib.SMTP
    try:
        with kind(parts.hostname or "", parts.port or 0, timeout=TIMEOUT_S) as server:
            server.ehlo_or_helo_if_needed()
            if parts.scheme == "smtp" and server.has_extn("starttls"):
                server.starttls()
            if parts.username:
                server.login(unquote(parts.username), unquote(parts.password or ""))
            refused = server.send_message(message)
    except smtplib.SMTPRecipientsRefused as error:
        codes = [code for code, _ in error.recipients.values()]
        words = "; ".join(_refusal(whom, answer) for whom, answer in error.recipients.items())
        raise MailError(words, is_final=all(code >= 500 for code in codes)) from None
    except smtplib.SMTPResponseException as error:
        said = _said(error.smtp_error)
        raise MailError(f"{error.smtp_code} {said}", is_final=error.smtp_code >= 500) from None
    except (smtplib.SMTPException, OSError) as error:
        raise MailError(f"The mail server cannot be used: {error}", is_final=False) from None
    return {whom: _refusal(whom, answer) for whom, answer in refused.items()}


def _refusal(whom: str, answer: tuple[int, bytes]) -> str:
    return f"{whom}: {answer[0]} {_said(answer[1])}"


def _said(words: bytes | str) -> str:
    return words.decode("utf-8", "replace") if isinstance(words, bytes) else words

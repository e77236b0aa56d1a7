"""Secrets of outside systems that we have to know in the clear when we use them: sealed as long as they lie still.

Fernet (AES-128-CBC with HMAC-SHA256) under a key derived from the deployment's secret: a dump of the database, a
backup or a query over GraphQL shows nothing. Passwords and our own API keys are hashed instead.
"""

import base64

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from core.settings import Settings


class UnsealableError(Exception):
    """What was sealed under another key, or changed since."""


def seal(settings: Settings, secret: str) -> bytes:
    """``secret`` as it may be stored."""
    return _fernet(settings).encrypt(secret.encode())


def unseal(settings: Settings, sealed: bytes) -> str:
    """A secret as it was. Raises UnsealableError."""
    try:
        return _fernet(settings).decrypt(bytes(sealed)).decode()
    except InvalidToken:
        raise UnsealableError from None


def _fernet(settings: Settings) -> Fernet:
    secret = settings.sealing_secret.get_secret_value() or settings.handler_secret.get_secret_value()
    key = HKDF(SHA256(), 32, None, b"millwright sealing 1").derive(secret.encode())
    return Fernet(base64.urlsafe_b64encode(key))

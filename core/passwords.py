"""Passwords are kept as Argon2id hashes (RFC 9106, the library's recommended parameters)."""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

_HASHER = PasswordHasher()

NO_ONES_HASH = _HASHER.hash("the password of nobody")
"""Checked when the user is unknown, so that the answer takes as long as for a wrong password."""


def hash_password(password: str) -> str:
    """The text to store for a password."""
    return _HASHER.hash(password)


def is_password(password: str, stored_hash: str) -> bool:
    """Whether the password belongs to the stored text; takes the same time either way."""
    try:
        return _HASHER.verify(stored_hash, password)
    except (VerificationError, InvalidHashError):
        return False

"""API keys of gateways and integrations: ``mwk_<prefix>_<secret>``.

The prefix finds the row, the SHA-256 of the whole key proves it. A key has 192 random bits, so that a
slow hash would cost time and add nothing.
"""

import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass

_FORM = re.compile(r"mwk_([a-z0-9]{12})_[A-Za-z0-9_-]{32}")


@dataclass(frozen=True, slots=True)
class NewKey:
    """A key at the moment of its making: ``key`` is shown once, the rest is stored."""

    key: str
    prefix: str
    key_hash: str


def new_key() -> NewKey:
    """A fresh random key."""
    prefix = secrets.token_hex(6)
    key = f"mwk_{prefix}_{secrets.token_urlsafe(24)}"
    return NewKey(key, prefix, hash_key(key))


def prefix_of(key: str) -> str | None:
    """The prefix of a key, or None where the text is no key of ours."""
    matched = _FORM.fullmatch(key)
    return matched and matched.group(1)


def hash_key(key: str) -> str:
    """What is stored of a key: SHA-256 in hex."""
    return hashlib.sha256(key.encode()).hexdigest()


def is_key(key: str, stored_hash: str) -> bool:
    """Whether the key is the stored one, in constant time."""
    return hmac.compare_digest(hash_key(key), stored_hash)

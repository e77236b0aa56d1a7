"""API keys of gateways and integrations: how they look, are made, found and proved.

A key reads ``mwk_<prefix>_<secret>``. The prefix finds its row, the SHA-256 of the whole text proves
it. The secret holds 256 random bits, so that a slow password hash would add nothing but load.
"""

import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass

_FORM = re.compile(r"mwk_([0-9a-f]{12})_[A-Za-z0-9_-]{43}")


@dataclass(frozen=True, slots=True)
class NewKey:
    """A key just made. ``text`` is shown once; only ``prefix`` and ``key_hash`` are kept."""

    text: str
    prefix: str
    key_hash: str


def new_key() -> NewKey:
    """Make a key."""
    prefix = secrets.token_hex(6)
    text = f"mwk_{prefix}_{secrets.token_urlsafe(32)}"
    return NewKey(text, prefix, hash_key(text))


def parse_key(text: str) -> str | None:
    """The prefix of a key; None if ``text`` does not look like a key at all."""
    match = _FORM.fullmatch(text)
    return match[1] if match else None


def hash_key(text: str) -> str:
    """SHA-256 of the whole key, as hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def proves(text: str, key_hash: str) -> bool:
    """Whether ``text`` is the key behind ``key_hash``, in a time that tells nothing."""
    return hmac.compare_digest(hash_key(text), key_hash)

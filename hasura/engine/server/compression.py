"""gzip of answers: always when the client takes nothing else, from a size on when it takes both."""

from __future__ import annotations

import gzip
from typing import Final

_WORTHWHILE_BYTES: Final = 700
_LARGE_BYTES: Final = 20_000


def compress(body: bytes, accept_encoding: str | None) -> tuple[bytes, bool]:
    """The body to send and whether it is gzip."""
    if not accept_encoding or accept_encoding == "*":
        return body, False
    accepted = [part.strip() for part in accept_encoding.lower().split(",")]
    takes_gzip = any(part.startswith("gzip") for part in accepted) and "gzip;q=0" not in accepted
    if not takes_gzip:
        return body, False
    refuses_plain = "identity;q=0" in accepted or (
        "*;q=0" in accepted and not any(part.startswith("identity") for part in accepted)
    )
    if not refuses_plain and len(body) < _WORTHWHILE_BYTES:
        return body, False
    level = 6 if len(body) > _LARGE_BYTES else 1
    return gzip.compress(body, compresslevel=level, mtime=0), True

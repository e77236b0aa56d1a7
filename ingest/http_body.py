"""The body of an HTTP request: unpacked, within its limit, and of a type that we read."""

import zlib

from flask import Request
from werkzeug.exceptions import RequestEntityTooLarge

from core.errors import Errors, MillwrightError
from ingest.decode import NDJSON_TYPES

JSON = "application/json"
_READ_AS_JSON = frozenset({"", JSON, "text/json", "application/octet-stream", "application/x-www-form-urlencoded"})
"""Besides JSON's own names, what simple clients send when they say nothing, as curl does with ``-d``."""


def content_type_of(request: Request) -> str:
    """The media type, in lower case, without parameters. Raises for one that is neither JSON nor NDJSON."""
    media_type = request.mimetype
    if media_type in NDJSON_TYPES:
        return media_type
    if media_type in _READ_AS_JSON or media_type.endswith("+json"):
        return JSON
    expected = f"{JSON} or {min(NDJSON_TYPES, key=len)}"
    raise MillwrightError(Errors.UNSUPPORTED_MEDIA, field="Content-Type", value=media_type, expected=expected)


def body_of(request: Request, limit: int) -> bytes:
    """The body, unpacked if it is gzip. Never more than ``limit`` bytes are held, packed or not."""
    try:
        data = request.get_data(cache=False)
    except RequestEntityTooLarge:
        raise too_large(limit) from None
    encoding = request.headers.get("Content-Encoding", "identity").strip().lower()
    if encoding in {"", "identity"}:
        return data
    if encoding in {"gzip", "x-gzip"}:
        return gunzip(data, limit)
    raise MillwrightError(
        Errors.UNSUPPORTED_MEDIA, field="Content-Encoding", value=encoding, expected="gzip or identity"
    )


def gunzip(data: bytes, limit: int) -> bytes:
    """``data`` unpacked; a bomb is dropped as soon as it exceeds ``limit`` bytes."""
    parts: list[bytes] = []
    size = 0
    while data:
        unpacker = zlib.decompressobj(wbits=31)
        try:
            part = unpacker.decompress(data, limit - size + 1)
        except zlib.error as error:
            raise MillwrightError(Errors.MALFORMED, f"The body is not gzip: {error}.") from None
        size += len(part)
        if size > limit:
            raise too_large(limit)
        if not unpacker.eof:
            raise MillwrightError(Errors.MALFORMED, "The gzip body ends too early.")
        parts.append(part)
        data = unpacker.unused_data
    return b"".join(parts)


def too_large(limit: int) -> MillwrightError:
    """The error for a body above the limit."""
    return MillwrightError(Errors.TOO_LARGE, expected=f"at most {limit} bytes, unpacked", field="body")

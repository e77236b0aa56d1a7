"""The body of an HTTP request: unpacked, within its limit, and of a type that we read."""

import zlib

import zstandard
from flask import Request
from werkzeug.exceptions import RequestEntityTooLarge

from core.errors import Errors, MillwrightError
from ingest.decode import NDJSON_TYPES
from ingest.http_loop import BODY, about_to_wait

JSON = "application/json"
_READ_AS_JSON = frozenset({"", JSON, "text/json", "application/octet-stream", "application/x-www-form-urlencoded"})
"""Besides JSON's own names, what simple clients send when they say nothing, as curl does with ``-d``."""
ZSTD_WINDOW_BYTES = 8 * 1024 * 1024
"""The window that every decoder must support (RFC 8878, section 3.1.1.1.2); more is refused."""
ZSTD_STEP_BYTES = 256
"""So much is unpacked at a time: a block of 4 bytes may become 128 KiB, this much then 8 MiB."""


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
    """The body, unpacked if it is gzip or zstd. Never more than ``limit`` bytes are held, packed or not."""
    try:
        data: bytes = request.environ.get(BODY) or request.get_data(cache=False)
    except RequestEntityTooLarge:
        raise too_large(limit) from None
    encoding = request.headers.get("Content-Encoding", "identity").strip().lower()
    if encoding in {"", "identity"}:
        return data
    about_to_wait()
    if encoding in {"gzip", "x-gzip"}:
        return gunzip(data, limit)
    if encoding == "zstd":
        return unzstd(data, limit)
    raise MillwrightError(
        Errors.UNSUPPORTED_MEDIA, field="Content-Encoding", value=encoding, expected="gzip, zstd or identity"
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


def unzstd(data: bytes, limit: int) -> bytes:
    """``data`` (RFC 8878, one frame or several) unpacked; a bomb is dropped soon after it exceeds ``limit``."""
    unpacker = zstandard.ZstdDecompressor(max_window_size=ZSTD_WINDOW_BYTES)
    frame = unpacker.decompressobj()
    parts: list[bytes] = []
    size = 0
    for start in range(0, len(data), ZSTD_STEP_BYTES):
        chunk = data[start : start + ZSTD_STEP_BYTES]
        while chunk:
            if frame.eof:
                frame = unpacker.decompressobj()
            try:
                parts.append(frame.decompress(chunk))
            except zstandard.ZstdError as error:
                raise MillwrightError(Errors.MALFORMED, f"The body is not zstd: {error}.") from None
            size += len(parts[-1])
            if size > limit:
                raise too_large(limit)
            chunk = frame.unused_data if frame.eof else b""
    if data and not frame.eof:
        raise MillwrightError(Errors.MALFORMED, "The zstd body ends too early.")
    return b"".join(parts)


def too_large(limit: int) -> MillwrightError:
    """The error for a body above the limit."""
    return MillwrightError(Errors.TOO_LARGE, expected=f"at most {limit} bytes, unpacked", field="body")

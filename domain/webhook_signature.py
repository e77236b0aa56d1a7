"""Signatures of webhooks: Standard Webhooks 1.0.0, and how two maintenance partners sign.

Standard Webhooks: HMAC-SHA256 over ``id.timestamp.payload`` with the secret behind ``whsec_``, base64,
marked ``v1,``; a header may list several (rotation of the secret).  Every comparison takes constant time.
Source: ``standard-webhooks/standard-webhooks`` specification; decisions of docs/domain.md.
"""

import base64
import binascii
import hashlib
import hmac

TOLERANCE_S = 300
_PREFIX = "whsec_"


class SignatureError(ValueError):
    """A message that is not signed with a known secret, or too old or too new."""


def _key(secret: str) -> bytes:
    try:
        key = base64.b64decode(secret.removeprefix(_PREFIX), validate=True)
    except binascii.Error as error:
        raise ValueError("secret: base64 (with or without whsec_) is expected") from error
    if not 24 <= len(key) <= 64:
        raise ValueError(f"secret: {len(key)} bytes given, 24 to 64 are expected")
    return key


def sign(secret: str, message_id: str, timestamp_s: int, body: bytes) -> str:
    """The value of ``webhook-signature`` for one secret."""
    text = f"{message_id}.{timestamp_s}.".encode() + body
    digest = hmac.new(_key(secret), text, hashlib.sha256).digest()
    return "v1," + base64.b64encode(digest).decode()


def verify(
    secrets: tuple[str, ...],
    message_id: str,
    timestamp_s: int,
    body: bytes,
    signature_header: str,
    *,
    now_s: float,
    tolerance_s: float = TOLERANCE_S,
) -> None:
    """``SignatureError`` unless one listed signature fits one of the secrets and the time is near ``now_s``."""
    _check_age(timestamp_s, now_s, tolerance_s)
    expected = [sign(secret, message_id, timestamp_s, body).encode() for secret in secrets]
    given = [part.encode() for part in signature_header.split(" ") if part.startswith("v1,")]
    matches = [hmac.compare_digest(one, other) for one in expected for other in given]
    if not any(matches):
        raise SignatureError("webhook-signature: none of the listed signatures fits")


def sign_timestamped(secret: str, timestamp_s: int, body: bytes) -> str:
    """MaintainX: hex HMAC-SHA256 over ``timestamp.body``, the v1 part of its header."""
    return hmac.new(secret.encode(), f"{timestamp_s}.".encode() + body, hashlib.sha256).hexdigest()


def verify_timestamped(
    secret: str, header: str, body: bytes, *, now_s: float, tolerance_s: float = TOLERANCE_S
) -> None:
    """``SignatureError`` unless a header ``t=<unix>,v1=<hex>`` fits the body and is recent."""
    parts = [part.strip().partition("=") for part in header.split(",")]
    stamps = [value for name, _, value in parts if name == "t" and value.isdecimal()]
    if len(stamps) != 1:
        raise SignatureError("signature: t=<unix>,v1=<hex> is expected")
    _check_age(int(stamps[0]), now_s, tolerance_s)
    expected = sign_timestamped(secret, int(stamps[0]), body).encode()
    if not any(hmac.compare_digest(expected, value.encode()) for name, _, value in parts if name == "v1"):
        raise SignatureError("signature: it does not fit the body")


def sign_body(secret: str, body: bytes) -> str:
    """Atlas: hex HMAC-SHA256 over the body alone (its time stamp is not signed)."""
    return hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()


def verify_body(secret: str, signature: str, body: bytes) -> None:
    """``SignatureError`` unless the hex signature fits the body."""
    if not hmac.compare_digest(sign_body(secret, body).encode(), signature.strip().lower().encode()):
        raise SignatureError("signature: it does not fit the body")


def _check_age(timestamp_s: int, now_s: float, tolerance_s: float) -> None:
    if abs(now_s - timestamp_s) > tolerance_s:
        raise SignatureError(f"timestamp: {timestamp_s} given, within {tolerance_s:g} s of now is expected")

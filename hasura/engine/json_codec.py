"""JSON without loss: decimals are read as `Decimal` and written as numbers with all their digits."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

import msgspec

JsonError = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
"""What `decode_json` raises for texts that are no JSON."""

_ENCODER: Final = msgspec.json.Encoder(decimal_format="number", enc_hook=str)
_DECODER: Final = msgspec.json.Decoder(float_hook=Decimal)


def encode_json(value: Any) -> bytes:
    """The value as JSON; what has no JSON form (details of errors) as its text."""
    return _ENCODER.encode(value)


def decode_json(text: bytes | str) -> Any:
    """The value of a JSON text. Raises `JsonError`."""
    return _DECODER.decode(text)

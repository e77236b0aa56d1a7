"""What a reader of another format hands back, and how that becomes items."""

import json
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import cbor2
import msgspec

from ingest.answer import Fault, presentable
from ingest.decode import Decoded, MalformedError, Refused, decode_one, parse


@dataclass(frozen=True, slots=True)
class Part:
    """What one record became. With ``kept`` it is quarantined for that reason, with ``fault`` refused.

    ``kind`` and ``item`` are one of our own shapes; ``record`` is what came, for those who look it up.
    """

    index: int
    record: Any
    kind: str = "measurements"
    item: dict[str, Any] | None = None
    kept: str = ""
    fault: Fault | None = None


Reader = Callable[[Sequence[Any], float], Iterable[Part]]


class UnfitError(Exception):
    """A record is wrong; ``fault`` says where."""

    def __init__(self, field: str, reason: str, value: Any = None) -> None:
        self.fault = Fault("invalid", field, reason, presentable(value))


def raw_records(body: bytes) -> list[Any]:
    """The records of a body in JSON or CBOR (an array; one alone counts as such). Raises MalformedError."""
    first = body.lstrip(b" \t\r\n")[:1]
    if first in (b"[", b"{", b""):
        found = parse(body)
    else:
        try:
            found = cbor2.loads(body)
        except Exception as error:  # its C code raises many kinds for bytes that are no CBOR
            raise MalformedError(f"neither JSON nor CBOR: {type(error).__name__}") from None
    return found if isinstance(found, list) else [found]


def assemble(parts: Iterable[Part]) -> Decoded:
    """Parts as items; each is held against our own shapes, as if it had come in one of them."""
    result = Decoded([], indexes := [])
    for part in parts:
        content = _text(part.record)
        if part.fault:
            result.refused.append(Refused(part.index, part.fault, content))
        elif part.kept:
            result.kept.append(Refused(part.index, Fault("undecodable", "", part.kept), content))
        elif part.item is not None:
            item, fault = decode_one(part.kind, json.dumps(part.item).encode())
            if fault or item is None:
                result.refused.append(Refused(part.index, fault or Fault("malformed", "", ""), content))
            else:
                result.items.append(item)
                indexes.append(part.index)
    return result


def number(value: Any, field: str) -> float:
    """A finite number. Raises UnfitError."""
    fits = isinstance(value, int | float) and not isinstance(value, bool)
    if not fits or not -sys.float_info.max <= value <= sys.float_info.max:
        raise UnfitError(field, "expected a finite number", value)
    return float(value)


def text(value: Any, field: str) -> str:
    """A text. Raises UnfitError."""
    if not isinstance(value, str) or not value:
        raise UnfitError(field, "expected a text of 1 to 128 characters", value)
    return value


def record_of(value: Any, field: str = "") -> dict[str, Any]:
    """An object. Raises UnfitError."""
    if not isinstance(value, dict):
        raise UnfitError(field, "expected an object", value)
    return value


def instant(seconds: Any, field: str) -> str:
    """Seconds since 1970 as RFC 3339, to the microsecond. Raises UnfitError."""
    try:
        return datetime.fromtimestamp(number(seconds, field), UTC).isoformat()
    except (ValueError, OverflowError, OSError):
        raise UnfitError(field, "expected a time between the years 2000 and 9999", seconds) from None


def milliseconds(value: Any, field: str) -> str:
    """Milliseconds since 1970 as RFC 3339. Raises UnfitError."""
    return instant(number(value, field) / 1000, field)


def _text(record: Any) -> bytes:
    if isinstance(record, bytes):
        return record
    try:
        return msgspec.json.encode(record)
    except Exception:  # CBOR holds things that JSON has no word for
        return repr(record).encode("utf-8", "backslashreplace")

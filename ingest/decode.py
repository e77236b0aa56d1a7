"""Bytes → items. Valid bodies take one pass of msgspec; a refused one is gone through item by item."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

import msgspec
from msgspec import UNSET

from ingest.answer import Cause, Fault
from ingest.checks import problem
from ingest.shapes import KINDS, Columns, Item, Measurement
from ingest.wording import explain

NDJSON_TYPES = frozenset({"application/x-ndjson", "application/ndjson", "application/jsonl"})


_NUL = b"\\u0000"
"""JSON can say it, PostgreSQL's text cannot: bodies that may hold it are looked at closely."""


_UNREADABLE = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
"""What msgspec raises for bodies it cannot read; the second for bytes that are not UTF-8."""


class MalformedError(Exception):
    """The body is not JSON at all; the text says where it stops being so."""


@dataclass(slots=True)
class Refused:
    """An item that is not accepted, as it came."""

    index: int
    fault: Fault
    content: bytes


@dataclass(frozen=True, slots=True)
class Held:
    """Why a whole message is quarantined unread."""

    cause: Cause
    reason: str


@dataclass(frozen=True, slots=True)
class Gone:
    """A death: of the device ``serial``, or with an empty one of the gateway. ``stale``: of an earlier life."""

    serial: str
    stale: bool = False


@dataclass(slots=True)
class Decoded:
    """What a body holds: items with the index each had in it, and what was refused; ``malformed``: no JSON.

    ``kept`` are parts that are quarantined because they mean nothing here. ``rebirth``: the sender is to be
    asked what its aliases mean.
    """

    items: list[Item]
    indexes: Sequence[int]
    refused: list[Refused] = field(default_factory=list)
    kept: list[Refused] = field(default_factory=list)
    malformed: bool = False
    held: Held | None = None
    gone: Gone | None = None
    rebirth: bool = False


_one = {kind: msgspec.json.Decoder(shape) for kind, shape in KINDS.items()}
_many = {kind: msgspec.json.Decoder(cast(Any, list[shape])) for kind, shape in KINDS.items()}  # type: ignore[valid-type] # a type at run time
_measurement = msgspec.json.Decoder(Measurement)
_columns = msgspec.json.Decoder(Columns)
_raw_items = msgspec.json.Decoder(list[msgspec.Raw])


def decode(kind: str, body: bytes, content_type: str = "application/json") -> Decoded:
    """The items in ``body``: one JSON object, an array of them, or NDJSON. Raises MalformedError."""
    if (decoded := decode_at_once(kind, body, content_type)) is not None:
        return decoded
    if content_type in NDJSON_TYPES:
        return _item_by_item(kind, [line for line in body.splitlines() if line.strip()])
    return _go_through(kind, body, array=_is_array(body))


def decode_documents(documents: Sequence[Mapping[str, Any]]) -> Decoded:
    """Measurements, and states (what has a ``state``), as plain documents. Raises MalformedError."""
    indexes: list[int] = []
    result = Decoded([], indexes)
    for kind in ("measurements", "states"):
        numbers = [n for n, document in enumerate(documents) if ("state" in document) == (kind == "states")]
        read = decode(kind, msgspec.json.encode([documents[n] for n in numbers]))
        result.items.extend(read.items)
        indexes.extend(numbers[index] for index in read.indexes)
        result.refused.extend(Refused(numbers[one.index], one.fault, one.content) for one in read.refused)
    return result


def decode_at_once(kind: str, body: bytes, content_type: str = "application/json") -> Decoded | None:
    """The items, if one pass of msgspec reads them all; None for what has to be gone through item by item."""
    if content_type in NDJSON_TYPES or _NUL in body:
        return None
    array = _is_array(body)
    columnar = kind == "measurements" and b'"times"' in body
    if columnar and array:
        return None
    try:
        items = _many[kind].decode(body) if array else [(_columns if columnar else _one[kind]).decode(body)]
    except _UNREADABLE:
        return None
    return _checked(items, body if not array else None)


def _is_array(body: bytes) -> bool:
    return body.lstrip(b" \t\r\n")[:1] == b"["


def decode_each(bodies: Sequence[bytes]) -> list[Measurement] | None:
    """The measurement that each body holds, all read in one go.

    None if any body holds something else, or something to be looked at closely. Lines keep the bodies
    apart: none may hold a line break of its own.
    """
    if not all(map(bytes.strip, bodies)):  # two values in one body must not make up for none in another
        return None
    joined = b"\n".join(bodies)
    if _NUL in joined or b'"times"' in joined or joined.count(b"\n") != len(bodies) - 1:
        return None
    try:
        items: list[Measurement] = _measurement.decode_lines(joined)
    except _UNREADABLE:
        return None
    return items if len(items) == len(bodies) and _plain(items) else None


def _plain(items: Sequence[Item]) -> bool:
    """Whether all are measurements without units, of which no two fields can disagree."""
    return all(type(item) is Measurement and item.units is UNSET for item in items)


def _checked(items: list[Item], body: bytes | None) -> Decoded:
    """``items`` after the checks that involve several fields; ``body`` is the one item's own text."""
    if _plain(items):
        return Decoded(items, range(len(items)))
    faults = [(index, fault) for index, item in enumerate(items) if (fault := problem(item))]
    if not faults:
        return Decoded(items, range(len(items)))
    bad = {index for index, _ in faults}
    indexes = [index for index in range(len(items)) if index not in bad]
    refused = [Refused(index, fault, body or msgspec.json.encode(items[index])) for index, fault in faults]
    return Decoded([items[index] for index in indexes], indexes, refused)


def _go_through(kind: str, body: bytes, *, array: bool) -> Decoded:
    if not array:
        return _item_by_item(kind, [body], strict=True)
    try:
        parts = [bytes(raw) for raw in _raw_items.decode(body)]
    except _UNREADABLE:
        parsed = parse(body)
        parts = [json.dumps(part).encode() for part in parsed]
    return _item_by_item(kind, parts)


def _item_by_item(kind: str, parts: Sequence[bytes], *, strict: bool = False) -> Decoded:
    """Each part on its own; ``strict`` raises for a part that is no JSON instead of refusing it."""
    result = Decoded([], indexes := [])
    for index, part in enumerate(parts):
        try:
            item, fault = decode_one(kind, part)
        except MalformedError as error:
            if strict:
                raise
            item, fault = None, Fault("malformed", "", str(error))
        if fault:
            result.refused.append(Refused(index, fault, part))
        elif item is not None:
            result.items.append(item)
            indexes.append(index)
    return result


def decode_one(kind: str, part: bytes) -> tuple[Item | None, Fault | None]:
    """One item as JSON, and what is wrong with it. Raises MalformedError."""
    columnar = kind == "measurements" and b'"times"' in part
    decoder: Callable[[bytes], Item] = _columns.decode if columnar else _one[kind].decode
    if _NUL not in part:
        try:
            item = decoder(part)
        except _UNREADABLE:
            pass
        else:
            return item, problem(item)
    parsed = parse(part)
    shape: type[Item] = KINDS[kind]
    if shape is Measurement and isinstance(parsed, dict) and "times" in parsed:
        shape = Columns
    if fault := explain(shape, parsed):
        return None, fault
    item = msgspec.convert(parsed, shape)
    return item, problem(item)


def parse(body: bytes) -> Any:
    """Plain JSON, with NaN and Infinity let through so that the refusal can name their field."""
    try:
        return json.loads(body.decode())
    except UnicodeDecodeError as error:
        raise MalformedError(f"not UTF-8 at byte {error.start}") from None
    except RecursionError:
        raise MalformedError("nested too deeply") from None
    except json.JSONDecodeError as error:
        raise MalformedError(f"not JSON at line {error.lineno}, column {error.colno}: {error.msg}") from None
    except ValueError:
        raise MalformedError("a number with too many digits") from None

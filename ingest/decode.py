"""Bytes → items. Valid bodies take one pass of msgspec; a refused one is gone through item by item."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

import msgspec

from ingest.answer import Cause, Fault
from ingest.checks import problem
from ingest.shapes import KINDS, Columns, Item, Measurement
from ingest.wording import explain

NDJSON_TYPES = frozenset({"application/x-ndjson", "application/ndjson", "application/jsonl"})


_NUL = b"\\u0000"
"""JSON can say it, PostgreSQL's text cannot: bodies that may hold it are looked at closely."""


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


@dataclass(slots=True)
class Decoded:
    """What a body holds: items with the index each had in it, and what was refused; ``malformed``: no JSON."""

    items: list[Item]
    indexes: Sequence[int]
    refused: list[Refused] = field(default_factory=list)
    malformed: bool = False
    held: Held | None = None


_one = {kind: msgspec.json.Decoder(shape) for kind, shape in KINDS.items()}
_many = {kind: msgspec.json.Decoder(cast(Any, list[shape])) for kind, shape in KINDS.items()}  # type: ignore[valid-type] # a type at run time
_columns = msgspec.json.Decoder(Columns)
_raw_items = msgspec.json.Decoder(list[msgspec.Raw])


def decode(kind: str, body: bytes, content_type: str = "application/json") -> Decoded:
    """The items in ``body``: one JSON object, an array of them, or NDJSON. Raises MalformedError."""
    if content_type in NDJSON_TYPES:
        return _item_by_item(kind, [line for line in body.splitlines() if line.strip()])
    array = body.lstrip(b" \t\r\n")[:1] == b"["
    if _NUL in body:
        return _go_through(kind, body, array=array)
    if kind == "measurements" and b'"times"' in body:
        return _columnar(body, array=array)
    try:
        items = _many[kind].decode(body) if array else [_one[kind].decode(body)]
    except (msgspec.DecodeError, RecursionError):
        return _go_through(kind, body, array=array)
    return _checked(items, body if not array else None)


def _columnar(body: bytes, *, array: bool) -> Decoded:
    if not array:
        try:
            return _checked([_columns.decode(body)], body)
        except (msgspec.DecodeError, RecursionError):
            pass
    return _go_through("measurements", body, array=array)


def _checked(items: list[Item], body: bytes | None) -> Decoded:
    """``items`` after the checks that involve several fields; ``body`` is the one item's own text."""
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
    except (msgspec.DecodeError, RecursionError):
        parsed = _parse(body)
        parts = [json.dumps(part).encode() for part in parsed]
    return _item_by_item(kind, parts)


def _item_by_item(kind: str, parts: Sequence[bytes], *, strict: bool = False) -> Decoded:
    """Each part on its own; ``strict`` raises for a part that is no JSON instead of refusing it."""
    result = Decoded([], indexes := [])
    for index, part in enumerate(parts):
        try:
            item = _decode_item(kind, part)
            fault = problem(item)
        except MalformedError as error:
            if strict:
                raise
            item, fault = None, Fault("malformed", "", str(error))
        except _RefusedError as refusal:
            item, fault = None, refusal.fault
        if fault:
            result.refused.append(Refused(index, fault, part))
        elif item is not None:
            result.items.append(item)
            indexes.append(index)
    return result


class _RefusedError(Exception):
    def __init__(self, fault: Fault) -> None:
        self.fault = fault


def _decode_item(kind: str, part: bytes) -> Item:
    columnar = kind == "measurements" and b'"times"' in part
    decoder: Callable[[bytes], Item] = _columns.decode if columnar else _one[kind].decode
    if _NUL not in part:
        try:
            return decoder(part)
        except (msgspec.DecodeError, RecursionError):
            pass
    parsed = _parse(part)
    shape: type[Item] = KINDS[kind]
    if shape is Measurement and isinstance(parsed, dict) and "times" in parsed:
        shape = Columns
    if fault := explain(shape, parsed):
        raise _RefusedError(fault)
    return msgspec.convert(parsed, shape)


def _parse(body: bytes) -> Any:
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

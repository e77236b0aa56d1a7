"""Sparkplug B payloads (Eclipse Sparkplug 3.0.0, section 6.4) as values. Knows no births and no database."""

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from ingest.foreign import protobuf
from ingest.foreign.protobuf import BYTES, VARINT, WireError, fields

BIRTHS: Final = frozenset({"NBIRTH", "DBIRTH"})
DEATHS: Final = frozenset({"NDEATH", "DDEATH"})
DATA: Final = frozenset({"NDATA", "DDATA"})
BD_SEQ: Final = "bdSeq"
REBIRTH: Final = "Node Control/Rebirth"
CONTROLS: Final = ("Node Control/", "Device Control/")
UNIT_PROPERTY: Final = "engUnit"

_SIGNED_BITS: Mapping[int, int] = MappingProxyType({1: 8, 2: 16, 3: 32, 4: 64})
"""Data types Int8 … Int64: two's complement in an unsigned field (section 6.4.16)."""
BOOLEAN: Final = 11


@dataclass(slots=True)
class Metric:
    """One metric; ``value`` is None where it is null or no number."""

    name: str = ""
    alias: int | None = None
    timestamp_ms: int | None = None
    datatype: int = 0
    null: bool = False
    raw: int | float | None = None
    unit: str = ""

    def value(self, datatype: int) -> float | None:
        """The number, read as ``datatype``."""
        if self.null or self.raw is None:
            return None
        if isinstance(self.raw, int) and (bits := _SIGNED_BITS.get(datatype)):
            whole = self.raw & (1 << bits) - 1
            return float(whole - (1 << bits) if whole >> bits - 1 else whole)
        return float(self.raw)


@dataclass(slots=True)
class Payload:
    """A payload; times in milliseconds since 1970."""

    timestamp_ms: int | None = None
    metrics: list[Metric] = field(default_factory=list)

    @property
    def bd_seq(self) -> int | None:
        """The number that ties a death to its birth (0..255); None where it is none."""
        told = next((m.raw for m in self.metrics if m.name == BD_SEQ), None)
        return next((number for number in range(256) if number == told), None)


def parse(body: bytes) -> Payload:
    """A payload from its bytes. Raises WireError."""
    payload = Payload()
    for number, wire, value in fields(body):
        if number == 1 and wire == VARINT:
            payload.timestamp_ms = _int(value)
        elif number == 2 and wire == BYTES:
            payload.metrics.append(_metric(_bytes(value)))
    return payload


def _metric(data: bytes) -> Metric:
    metric = Metric()
    for number, wire, value in fields(data):
        match number, wire:
            case 1, protobuf.BYTES:
                metric.name = _text(value)
            case 2, protobuf.VARINT:
                metric.alias = _int(value)
            case 3, protobuf.VARINT:
                metric.timestamp_ms = _int(value)
            case 4, protobuf.VARINT:
                metric.datatype = _int(value)
            case 7, protobuf.VARINT:
                metric.null = bool(value)
            case 9, protobuf.BYTES:
                metric.unit = _unit(_bytes(value))
            case ((10 | 11 | 14), protobuf.VARINT):
                metric.raw = _int(value)
            case 12, protobuf.FIXED32:
                metric.raw = struct.unpack("<f", _bytes(value))[0]
            case 13, protobuf.FIXED64:
                metric.raw = struct.unpack("<d", _bytes(value))[0]
    return metric


def _unit(data: bytes) -> str:
    """The engineering unit among a metric's properties: keys and values in step."""
    keys: list[str] = []
    values: list[str] = []
    for number, wire, value in fields(data):
        if number == 1 and wire == BYTES:
            keys.append(_text(value))
        elif number == 2 and wire == BYTES:
            inner = [_text(part) for place, kind, part in fields(_bytes(value)) if (place, kind) == (8, BYTES)]
            values.append(inner[0] if inner else "")
    return dict(zip(keys, values, strict=False)).get(UNIT_PROPERTY, "")


def rebirth_command(timestamp_ms: int) -> bytes:
    """The NCMD that asks an edge node for its births again (section 6.4.21)."""
    name = protobuf.field(1, REBIRTH.encode())
    metric = name + protobuf.field(3, timestamp_ms) + protobuf.field(4, BOOLEAN) + protobuf.field(14, 1)
    return protobuf.field(1, timestamp_ms) + protobuf.field(2, metric)


def _int(value: int | bytes) -> int:
    if not isinstance(value, int):
        raise WireError("bytes where a number belongs")
    return value


def _bytes(value: int | bytes) -> bytes:
    if not isinstance(value, bytes):
        raise WireError("a number where bytes belong")
    return value


def _text(value: int | bytes) -> str:
    try:
        return _bytes(value).decode()
    except UnicodeDecodeError:
        raise WireError("a text is not UTF-8") from None

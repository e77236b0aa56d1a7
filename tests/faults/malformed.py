"""What no sender should send: messages of every badness, in turn."""

import gzip
import json
import random
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import zstandard

from ingest.foreign import protobuf
from ingest.foreign.protobuf import FIXED32, FIXED64, varint

NOW = datetime(2026, 1, 5, tzinfo=UTC)
BOMB_BYTES = 64 * 1024 * 1024
LARGE_BYTES = 10 * 1024 * 1024
BIG_EVERY = 20_000
"""One message of so many is huge: a bomb or 10 MB."""


@dataclass(frozen=True, slots=True)
class Bad:
    """A message and the kind of badness it stands for."""

    kind: str
    body: bytes
    headers: dict[str, str] = field(default_factory=dict)
    path: str = "measurements"
    """Kind of message, or the whole MQTT topic."""


def _item(number: int, **changes: object) -> dict[str, object]:
    instant = NOW + timedelta(milliseconds=number)
    return {"device": "SN-1", "time": instant.isoformat(), "values": {"power": 1.5}} | changes


def _json(item: object) -> bytes:
    return json.dumps(item).encode()


_TIMES: tuple[object, ...] = (
    "9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z", "1969-12-31T23:59:59Z", "2026-02-30T00:00:00Z", "now", "", 0,
    "2026-01-05T25:00:00Z", "2026-01-05T00:00:00", "2026-01-05T00:00:60Z", "-2026-01-05T00:00:00Z", None, 1e300,
    "2026-01-05T00:00:00+99:99", "9999-12-31T23:59:59-23:59", "0001-01-01T00:00:00+23:59", [], {}, True,
)  # fmt: skip
_VALUES: tuple[object, ...] = (
    float("nan"), float("inf"), -float("inf"), "1.5", None, True, [], {}, "NaN", 10**400, 1e308 * 10, -5000,
)  # fmt: skip
_UNITS: tuple[object, ...] = (
    "kg", "flurbs", "", "m" * 33, "kW/0", "9**9**9**9", "2**99999999 * W", "kW" * 16, "((((((((", "\x00", "kW;", 7,
    "import os", "W" + "**2" * 8, "1e400 W", "nan W", "\U0001f4a9", "delta_degC", "degC**-1", "0 W", "-W",
)  # fmt: skip
_NAMES: tuple[object, ...] = (
    "",
    "x" * 129,
    "\x00",
    "SN-1\x00",
    "\ud800",
    1,
    None,
    [],
    "' OR 1=1 --",
    "\n",
    "ÿ" * 128,
)


def _mutated(chance: random.Random, number: int) -> bytes:
    body = bytearray(_json(_item(number)))
    for _ in range(chance.randint(1, 6)):
        match chance.randrange(3):
            case 0:
                body[chance.randrange(len(body))] = chance.randrange(256)
            case 1:
                del body[chance.randrange(len(body))]
            case _:
                body.insert(chance.randrange(len(body)), chance.randrange(256))
    return bytes(body)


def _deep(chance: random.Random, _number: int) -> bytes:
    depth = chance.choice((10, 1_000, 100_000))
    return chance.choice((b"[" * depth, b'{"values":' * depth, b"[" * depth + b"]" * depth))


def _columns(chance: random.Random, number: int) -> bytes:
    times = [(NOW + timedelta(milliseconds=number + step)).isoformat() for step in range(3)]
    whole: dict[str, object] = {"device": "SN-1", "measure": "power", "times": times, "values": [1, 2, 3]}
    return _json(
        whole | chance.choice(({"values": [1, 2]}, {"values": [1, None, 3]}, {"times": []}, {"measure": ""}))
    )


def _other_shape(chance: random.Random, number: int) -> bytes:
    spectrum = {
        "device": "SN-1",
        "time": NOW.isoformat(),
        "axis": "x",
        "kind": "k",
        "unit": "g",
        "df": 0,
        "amplitudes": [],
    }
    return _json(chance.choice((spectrum, [spectrum, number], "text", number, None, True, [[]], [None], [1, "a"])))


MAKERS: dict[str, Callable[[random.Random, int], bytes]] = {
    "random bytes": lambda chance, _n: chance.randbytes(chance.randint(1, 300)),
    "mutated JSON": _mutated,
    "truncated JSON": lambda chance, n: _json(_item(n))[: chance.randint(1, 60)],
    "absurd time": lambda chance, n: _json(_item(n, time=chance.choice(_TIMES))),
    "value that is none": lambda chance, n: _json(_item(n, values={"power": chance.choice(_VALUES)})),
    "digits without end": lambda chance, n: _json(_item(n)).replace(b"1.5", b"9" * chance.choice((400, 5000))),
    "wrong unit": lambda chance, n: _json(_item(n, units={"power": chance.choice(_UNITS)})),
    "bad device": lambda chance, n: _json(_item(n, device=chance.choice(_NAMES))),
    "bad measure": lambda chance, n: _json(_item(n, values={str(chance.choice(_NAMES)): 1})),
    "unknown key": lambda chance, n: _json(_item(n, **{chance.choice(("valeus", "a", "")): 1})),
    "deep nesting": _deep,
    "columns that do not fit": _columns,
    "another shape": _other_shape,
    "protobuf": lambda chance, _n: b"\x08" + chance.randbytes(2) + b"\x12\x07" + chance.randbytes(7),
}


def _fixed(number: int, wire: int, value: bytes) -> bytes:
    return varint(number << 3 | wire) + value


def _sparkplug(chance: random.Random, number: int) -> Bad:
    """By MQTT only: a metric whose name, type, time or value is nonsense, or whose bytes are."""
    time_ms = chance.choice((int(NOW.timestamp() * 1000) + number, 0, 2**63, 2**64 - 1))
    value = chance.choice(
        (
            _fixed(13, FIXED64, struct.pack("<d", chance.choice((float("nan"), float("inf"), 1e308, 1.5)))),
            _fixed(12, FIXED32, struct.pack("<f", chance.choice((float("-inf"), 1.5)))),
            protobuf.field(11, 2**64 - 1),
            protobuf.field(15, b"\xff\xfe"),
            protobuf.field(16, chance.randbytes(9)),
            b"",
        )
    )
    name = chance.choice((b"power", b"", b"\xff", b"x" * 129, b"a/b\x00", b"bdSeq"))
    metric = (
        protobuf.field(1, name)
        + protobuf.field(2, chance.getrandbits(64))
        + protobuf.field(4, chance.choice((10, 9, 0, 99, 2**40)))
    )
    body = bytearray(
        protobuf.field(1, time_ms) + protobuf.field(2, metric + value) + protobuf.field(3, number % 256)
    )
    if chance.random() < 0.5:
        body[chance.randrange(len(body))] = chance.randrange(256)
    kind = chance.choice(("NBIRTH", "NDATA", "DBIRTH/SN-1", "DDATA/SN-1", "DDATA/SN-9"))
    verb, _, device = kind.partition("/")
    topic = f"spBv1.0/acme/{verb}/gw-1" + (f"/{device}" if device else "")
    return Bad("Sparkplug", bytes(body[: chance.choice((len(body), chance.randint(1, len(body))))]), path=topic)


def messages(count: int, seed: int, *, packed: bool) -> Iterator[Bad]:
    """``count`` messages of all kinds in turn; ``packed`` adds what only HTTP has: encodings."""
    chance = random.Random(seed)
    makers = list(MAKERS.items())
    bombs = {"gzip": gzip.compress(b" " * BOMB_BYTES, 9), "zstd": zstandard.compress(b" " * BOMB_BYTES)}
    large = b'{"device": "' + b"x" * LARGE_BYTES + b'"}'
    for number in range(count):
        if number % BIG_EVERY == BIG_EVERY // 2 or number == count - 1:
            encoding = chance.choice(list(bombs))
            yield Bad("bomb", bombs[encoding], {"Content-Encoding": encoding}) if packed else Bad("10 MB", large)
        elif number % BIG_EVERY == 7 and packed:
            yield Bad("10 MB", large)
        elif packed and number % 50 == 0:
            encoding, pack = chance.choice((("gzip", gzip.compress), ("zstd", zstandard.compress)))
            whole = bytearray(pack(_json(_item(number))))
            whole[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
            kept = bytes(whole[: chance.randint(1, len(whole))])
            yield Bad(f"broken {encoding}", kept, {"Content-Encoding": encoding})
        elif not packed and number % 10 == 0:
            yield _sparkplug(chance, number)
        else:
            name, maker = makers[number % len(makers)]
            yield Bad(
                name,
                maker(chance, number),
                path=chance.choice(("measurements", "measurements", "states", "spectra")),
            )

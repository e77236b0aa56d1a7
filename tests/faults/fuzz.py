"""What no sender should send, by every door: each message has its outcome, and no process dies of it."""

import gzip
import http.client
import json
import random
import socket
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from ingest.mqtt_codec import encode_connect, encode_publish, frame
from ingest.mqtt_packets import V311, Connect, Publish, Type
from tests.faults.plant import Plant

NOW = datetime(2026, 1, 5, tzinfo=UTC)
BOMB_BYTES = 64 * 1024 * 1024
LARGE_BYTES = 10 * 1024 * 1024
WINDOW = 500
LIMIT = {"MILLWRIGHT_INGEST_MAX_BODY_BYTES": str(1024 * 1024)}
"""What the plant is told, so that 10 MB are too much."""
BIG_EVERY = 20_000
"""One message of so many is huge: a bomb or 10 MB."""


@dataclass(frozen=True, slots=True)
class Bad:
    """A message and the kind of badness it stands for."""

    kind: str
    body: bytes
    headers: dict[str, str] = field(default_factory=dict)
    path: str = "measurements"


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


def messages(count: int, seed: int, *, packed: bool) -> Iterator[Bad]:
    """``count`` messages of all kinds in turn; ``packed`` adds what only HTTP has: encodings."""
    chance = random.Random(seed)
    makers = list(MAKERS.items())
    bomb = gzip.compress(b" " * BOMB_BYTES, 9)
    large = b'{"device": "' + b"x" * LARGE_BYTES + b'"}'
    for number in range(count):
        if number % BIG_EVERY == BIG_EVERY // 2 or number == count - 1:
            yield Bad("zip bomb", bomb, {"Content-Encoding": "gzip"}) if packed else Bad("10 MB", large)
        elif number % BIG_EVERY == 7 and packed:
            yield Bad("10 MB", large)
        elif packed and number % 50 == 0:
            whole = bytearray(gzip.compress(_json(_item(number))))
            whole[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
            yield Bad("broken gzip", bytes(whole[: chance.randint(1, len(whole))]), {"Content-Encoding": "gzip"})
        else:
            name, maker = makers[number % len(makers)]
            yield Bad(
                name,
                maker(chance, number),
                path=chance.choice(("measurements", "measurements", "states", "spectra")),
            )


def by_http(plant: Plant, count: int, seed: int) -> Counter[str]:
    """Outcomes by HTTP status. Raises AssertionError for an answer that is no outcome."""
    line = http.client.HTTPConnection("127.0.0.1", plant.ports.ingest, timeout=60)
    told: Counter[str] = Counter()
    for bad in messages(count, seed, packed=True):
        headers = {"Authorization": f"Bearer {plant.tenant.key.key}", "Content-Type": "application/json"}
        try:
            line.request("POST", f"/ingest/v1/{bad.path}", bad.body, headers | bad.headers)
            answer = line.getresponse()
            words = answer.read()
        except (BrokenPipeError, ConnectionResetError):  # the door need not read 10 MB to refuse them
            assert bad.kind == "10 MB", bad
            line.close()
            told["413"] += 1
            continue
        said = json.loads(words)
        if answer.status in {200, 207}:
            assert said["rejected"] or said["quarantined"] or said["stored"] or said["duplicate"], (bad, said)
        else:
            assert answer.status in {400, 413, 415, 422}, (answer.status, bad, said)
            assert said["error"]["message"], said
        told[str(answer.status)] += 1
        if answer.headers.get("Connection") == "close":
            line.close()
    line.close()
    return told


class _Publisher:
    """Publishes with QoS 1 and counts acknowledgements; begins anew where the other side hangs up."""

    def __init__(self, port: int, key: str) -> None:
        self.port, self.key = port, key
        self.line: socket.socket | None = None
        self.buffer = bytearray()
        self.waiting = 0

    def connect(self) -> socket.socket:
        if self.line is None:
            self.line = socket.create_connection(("127.0.0.1", self.port), 60)
            self.line.sendall(encode_connect(Connect("fuzz", V311, True, 0, "gw-1", self.key.encode())))
            self.buffer.clear()
            while len(self.buffer) < 4:
                self.buffer += self._read()
            assert self.buffer[3] == 0
            del self.buffer[:4]
        return self.line

    def publish(self, number: int, bad: Bad) -> None:
        packet = encode_publish(Publish(f"mw/acme/gw-1/{bad.path}", bad.body, 1, number % 60_000 + 1), V311)
        self.connect().sendall(packet)
        self.waiting += 1
        while self.waiting >= WINDOW:
            self.hear()

    def hear(self) -> None:
        """Wait for acknowledgements. Raises ConnectionError when the other side hangs up."""
        self.buffer += self._read()
        position = 0
        while position < len(self.buffer) and (found := frame(self.buffer, position, 10_000)):
            self.waiting -= self.buffer[position] >> 4 == Type.PUBACK
            position = found[2]
        del self.buffer[:position]

    def refused(self, bad: Bad) -> None:
        """Send what ends the connection, when all before it is acknowledged."""
        while self.waiting:
            self.hear()
        try:
            self.publish(0, bad)
            while self.waiting:
                self.hear()
        except OSError:
            self.waiting = 0
            self.close()

    def close(self) -> None:
        """Hang up."""
        if self.line:
            self.line.close()
        self.line = None

    def _read(self) -> bytes:
        assert self.line
        data = self.line.recv(65_536)
        if not data:
            raise ConnectionError("ended")
        return data


def by_mqtt(plant: Plant, port: int, count: int, seed: int) -> Counter[str]:
    """All acknowledged; what is larger than a packet may be ends its own connection only."""
    publisher = _Publisher(port, plant.tenant.key.key)
    told: Counter[str] = Counter()
    for number, bad in enumerate(messages(count, seed, packed=False)):
        if bad.kind == "10 MB":
            publisher.refused(bad)
            told["too large"] += 1
        else:
            publisher.publish(number, bad)
            told["acknowledged"] += 1
    while publisher.waiting:
        publisher.hear()
    publisher.close()
    return told


def outcomes(plant: Plant) -> int:
    """How many outcomes the database counts."""
    return int(plant.rows("SELECT coalesce(sum(count), 0)::bigint FROM telemetry.outcome_count")[0][0])


def run(plant: Plant, count: int, seed: int, say: Callable[[str], None] = lambda _words: None) -> None:
    """A share of ``count`` by each door. Raises AssertionError where one has no outcome or a process dies."""
    doors: dict[str, Callable[[int, int], Counter[str]]] = {
        "HTTP": lambda n, s: by_http(plant, n, s),
        "MQTT door": lambda n, s: by_mqtt(plant, plant.ports.mqtt, n, s),
    }
    if "broker" in plant.victims:
        doors["broker and worker"] = lambda n, s: by_mqtt(plant, plant.broker_port, n, s)
    processes = {name: victim.process and victim.process.pid for name, victim in plant.victims.items()}
    for position, (name, send) in enumerate(doors.items()):
        before, began = outcomes(plant), time.monotonic()
        told = send(count // len(doors), seed + position)
        large = told["too large"] + told["413"] + told["400"] if name == "HTTP" else told["too large"]
        expected = sum(told.values()) - large
        deadline = time.monotonic() + 60
        while (found := outcomes(plant) - before) < expected and time.monotonic() < deadline:
            time.sleep(0.2)
        seconds = time.monotonic() - began
        say(f"{name}: {sum(told.values())} messages in {seconds:.0f} s: {dict(told)}; {found} outcomes counted")
        assert found >= expected, f"{name}: {expected - found} messages have no outcome"
        plant.execute("TRUNCATE telemetry.rejected")
    for name, victim in plant.victims.items():
        assert victim.process
        assert victim.process.poll() is None, f"{name} died"
        assert victim.process.pid == processes[name]
    assert not plant.tracebacks(), f"errors that nobody foresaw, in the log of {plant.tracebacks()}"

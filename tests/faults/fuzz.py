"""What no sender should send, by every door: each message has its outcome, and no process dies of it."""

import http.client
import json
import socket
import time
from collections import Counter
from collections.abc import Callable

from ingest.mqtt_codec import encode_connect, encode_publish, frame
from ingest.mqtt_packets import V311, Connect, Publish, Type
from tests.faults.malformed import Bad, messages
from tests.faults.plant import Plant

WINDOW = 500
LIMIT = {"MILLWRIGHT_INGEST_MAX_BODY_BYTES": str(1024 * 1024)}
"""What the plant is told, so that 10 MB are too much."""


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
        topic = bad.path if "/" in bad.path else f"mw/acme/gw-1/{bad.path}"
        packet = encode_publish(Publish(topic, bad.body, 1, number % 60_000 + 1), V311)
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
            told["Sparkplug" if bad.kind == "Sparkplug" else "acknowledged"] += 1
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
        # A Sparkplug payload may be sound and hold no value, of which nothing is counted.
        expected = sum(told.values()) - large - told["Sparkplug"]
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

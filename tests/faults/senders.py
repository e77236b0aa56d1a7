"""Senders as good gateways are: they repeat what was not acknowledged, and remember what was."""

import http.client
import json
import socket
import threading
import time
from collections import deque
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from ingest.mqtt_codec import encode_connect, encode_publish, frame
from ingest.mqtt_packets import V311, Connect, Publish, Type

PAUSE_SECONDS = 0.02
PATIENCE_SECONDS = 35.0
REPEATED = 10
"""Every tenth message is sent again although it was acknowledged."""


@dataclass
class Sender:
    """Sends numbered measurements until told to stop; message ``n`` says ``n`` at ``start + n`` ms."""

    device: str
    start: datetime
    acknowledged: dict[int, float] = field(default_factory=dict)
    """Number → when it was acknowledged (monotonic seconds)."""
    refused: list[str] = field(default_factory=list)
    limit: int | None = None
    """How many different messages there are; None: until told to stop."""
    again: deque[int] = field(default_factory=deque)
    """Numbers to be sent again though they were acknowledged."""
    stopping: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self._next = 0
        self._thread = threading.Thread(target=self._run, daemon=True)

    def begin(self) -> None:
        """Start sending."""
        self._thread.start()

    def finish(self, seconds: float = 120) -> None:
        """Send no new messages, and wait until every one that was sent is acknowledged."""
        self.stopping.set()
        self._thread.join(seconds)
        if self._thread.is_alive():
            raise RuntimeError(f"{self.device}: not all was acknowledged within {seconds} s")

    def item(self, number: int) -> dict[str, object]:
        """Message ``number``."""
        instant = self.start + timedelta(milliseconds=number)
        return {"device": self.device, "time": instant.isoformat(), "values": {"power": number}}

    def fresh(self, count: int) -> list[int]:
        """The next numbers to send, with some that were acknowledged before; none once there are none."""
        numbers = [self.again.popleft() for _ in range(min(count, len(self.again)))]
        if not self.stopping.is_set():
            end = self._next + count - len(numbers)
            new = range(self._next, end if self.limit is None else min(end, self.limit))
            self._next += len(new)
            numbers += new
        return numbers

    def confirm(self, number: int) -> None:
        """``number`` was acknowledged."""
        if number % REPEATED == 0 and number not in self.acknowledged:
            self.again.append(number)
        self.acknowledged[number] = time.monotonic()

    @property
    def sent(self) -> int:
        """How many different messages were sent at least once."""
        return self._next

    def _run(self) -> None:
        raise NotImplementedError


@dataclass
class HttpSender(Sender):
    """Posts a few at a time."""

    port: int = 0
    key: str = ""
    batch: int = 10

    def _run(self) -> None:
        connection: http.client.HTTPConnection | None = None
        while numbers := self.fresh(self.batch):
            body = json.dumps([self.item(number) for number in numbers])
            status = 0
            while status != 200:
                try:
                    if connection is None:
                        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_SECONDS)
                    headers = {"Authorization": f"Bearer {self.key}", "Content-Type": "application/json"}
                    connection.request("POST", "/ingest/v1/measurements", body, headers)
                    answer = connection.getresponse()
                    words, status = answer.read(), answer.status
                except (OSError, http.client.HTTPException):
                    if connection:
                        connection.close()
                    connection = None
                    time.sleep(PAUSE_SECONDS)
                    continue
                if status == 200:
                    said = json.loads(words)
                    if said["stored"] + said["duplicate"] != len(numbers):
                        self.refused.append(words.decode())
                elif status in {429, 503}:
                    time.sleep(PAUSE_SECONDS)
                else:
                    self.refused.append(f"{status} {words.decode()}")
                    return
            for number in numbers:
                self.confirm(number)
            time.sleep(PAUSE_SECONDS)
        if connection:
            connection.close()


@dataclass
class MqttSender(Sender):
    """Publishes with QoS 1 over MQTT 3.1.1, to our door or to a broker."""

    port: int = 0
    key: str = ""
    topic: str = "mw/acme/gw-1/measurements"
    window: int = 100
    per_second: int = 1000

    def _run(self) -> None:
        waiting: dict[int, int] = {}
        """Packet identifier → number."""
        while not self.stopping.is_set() or waiting or self.again:
            try:
                with socket.create_connection(("127.0.0.1", self.port), PATIENCE_SECONDS) as line:
                    self._talk(line, waiting)
            except OSError:
                time.sleep(PAUSE_SECONDS)

    def _talk(self, line: socket.socket, waiting: dict[int, int]) -> None:
        client = Connect(f"faults-{self.device}", V311, True, 0, "gw-1", self.key.encode())
        line.sendall(encode_connect(client))
        buffer = bytearray()
        while len(buffer) < 4:
            buffer += self._read(line)
        if buffer[3]:
            raise ConnectionError("refused")
        del buffer[:4]
        line.sendall(b"".join(self._packet(number, mark) for mark, number in waiting.items()))
        line.settimeout(0.05)
        while not self.stopping.is_set() or waiting or self.again:
            room = min(self.window - len(waiting), max(1, self.per_second // 50))
            numbers = self.fresh(room) if room > 0 else []
            taken = {self._mark(number, waiting): number for number in numbers}
            waiting |= taken
            if taken:
                line.sendall(b"".join(self._packet(number, mark) for mark, number in taken.items()))
            self._hear(line, buffer, waiting)
            time.sleep(PAUSE_SECONDS)

    def _mark(self, number: int, waiting: dict[int, int]) -> int:
        mark = number % 60_000 + 1
        while mark in waiting:
            mark = mark % 60_000 + 1
        return mark

    def _packet(self, number: int, mark: int) -> bytes:
        return encode_publish(Publish(self.topic, json.dumps(self.item(number)).encode(), 1, mark), V311)

    def _hear(self, line: socket.socket, buffer: bytearray, waiting: dict[int, int]) -> None:
        try:
            buffer += self._read(line)
        except TimeoutError:
            return
        position = 0
        while position < len(buffer) and (found := frame(buffer, position, 1000)):
            if buffer[position] >> 4 == Type.PUBACK:
                number = waiting.pop(int.from_bytes(buffer[found[1] : found[1] + 2], "big"), None)
                if number is not None:
                    self.confirm(number)
            position = found[2]
        del buffer[:position]

    @staticmethod
    def _read(line: socket.socket) -> bytes:
        data = line.recv(65_536)
        if not data:
            raise ConnectionError("ended")
        return data


def round_start(number: int) -> datetime:
    """When the messages of a round are stamped: rounds do not share times."""
    return datetime(2026, 1, 5, tzinfo=UTC) + timedelta(hours=number)

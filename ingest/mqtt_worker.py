"""The MQTT worker: ``python -m ingest.mqtt_worker``. Takes messages from a broker, acknowledges after the commit.

The broker keeps what is not acknowledged: a session that outlives a crash needs a client identifier of
its own, which follows from the host and the worker's number. Several workers share the topics if a group
is set (``$share/<group>/mw/#``); without one the subscription is plain, because Mosquitto forgets shared
subscriptions when it restarts, and confirms and drops what comes until the workers are back. Who may
publish to which topic is the broker's access control.
"""

import argparse
import asyncio
import logging
import os
import signal
import socket
import ssl
import sys
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import groupby
from random import getrandbits
from urllib.parse import unquote, urlsplit

import uvloop

from core.clock import now
from core.collector import spare_what_stays
from core.log import configure
from core.settings import Settings, get_settings
from ingest.broker_senders import Senders
from ingest.decode import NDJSON_TYPES
from ingest.foreign.sparkplug import rebirth_command
from ingest.message import Message, Sender, Task
from ingest.mqtt_codec import encode_publish
from ingest.mqtt_door import SWITCH_SECONDS
from ingest.mqtt_listening import REBIRTH_EVERY_SECONDS
from ingest.mqtt_packets import V5, Connect, Publish
from ingest.mqtt_quick import Quick, messages
from ingest.mqtt_subscriber import Subscriber, Taken
from ingest.mqtt_subscriptions import node_command_topic
from ingest.mqtt_topics import PATTERNS, Address, parse_topic
from ingest.payloads import Reader
from ingest.settled import Settled
from ingest.writer import BusyError, UnavailableError, Writer

log = logging.getLogger(__name__)

SESSION_EXPIRY_SECONDS = 7 * 24 * 3600
SENDERS_BELIEVED_SECONDS = 30.0
KEEP_ALIVE_SECONDS = 60
RETRY_SECONDS, LONGEST_RETRY_SECONDS = 1.0, 30.0
DRAIN_SECONDS = 10.0
COMES_AGAIN = "a message could not be kept; the broker sends it again on a new connection"


@dataclass(frozen=True, slots=True)
class Broker:
    """Where a broker is and how to sign in to it."""

    host: str
    port: int
    encrypted: bool
    username: str | None
    password: str | None

    @classmethod
    def parse(cls, url: str) -> "Broker":
        """From ``mqtt://user:password@host:port`` or ``mqtts://…``. Raises ValueError naming what is wrong."""
        parts = urlsplit(url)
        if parts.scheme not in {"mqtt", "mqtts"} or not parts.hostname:
            raise ValueError(f"broker URL: {parts.scheme}://… given, mqtt://host or mqtts://host is expected")
        encrypted = parts.scheme == "mqtts"
        port = parts.port or (8883 if encrypted else 1883)
        username = unquote(parts.username) if parts.username else None
        return cls(parts.hostname, port, encrypted, username, unquote(parts.password) if parts.password else None)

    def hello(self, client_id: str, receive_maximum: int) -> Connect:
        """How a client that keeps its session introduces itself."""
        properties = {"session_expiry_interval": SESSION_EXPIRY_SECONDS, "receive_maximum": receive_maximum}
        password = self.password.encode() if self.password is not None else None
        return Connect(client_id, V5, False, KEEP_ALIVE_SECONDS, self.username, password, properties)


@dataclass(slots=True, eq=False, kw_only=True)
class BrokerTask(Task):
    """A message with the connection it came by, which its acknowledgement has to take."""

    line: Subscriber
    packet_id: int


class Worker:
    """One connection to the broker after the other, and the writer behind them."""

    def __init__(self, settings: Settings, number: int) -> None:
        self._settings = settings
        self._broker = Broker.parse(settings.mqtt_broker_url)
        self._giving_up = threading.Event()
        """Who waits for the database in a thread waits no longer."""
        self._senders = Senders(settings.database_url, self._giving_up)
        self._reader = Reader(settings.database_url, stopping=self._giving_up)
        self._writer = Writer(
            settings.database_url,
            queue_messages=settings.ingest_queue_messages,
            future_seconds=settings.ingest_future_limit_seconds,
            fragment_timeout_minutes=settings.fragment_timeout_minutes,
        )
        self._loop = asyncio.get_running_loop()
        self._stopping = asyncio.Event()
        self._line: Subscriber | None = None
        self._settled = Settled[BrokerTask](self._loop, self._acknowledge)
        self._waiting: deque[list[BrokerTask]] = deque()
        self._asides: set[asyncio.Task[None]] = set()
        self._asked_at: dict[str, float] = {}
        self._name = f"millwright-{socket.gethostname()}-{settings.port}-{number}"
        self.quick_topics: dict[bytes, Sender] = {}

    async def run(self) -> None:
        """Take messages until SIGTERM or SIGINT, then commit and acknowledge what was taken."""
        for number in (signal.SIGTERM, signal.SIGINT):
            self._loop.add_signal_handler(number, self._stopping.set)
        self._writer.start()
        log.info("taking messages from %s:%d as %s", self._broker.host, self._broker.port, self._name)
        forgetting = asyncio.create_task(self._forget())
        connecting = asyncio.create_task(self._stay_connected())
        await self._stopping.wait()
        self._giving_up.set()
        connecting.cancel()
        forgetting.cancel()
        if self._line:
            self._line.hold("stopping")
        drained = await asyncio.to_thread(self._writer.stop, DRAIN_SECONDS)
        self._settled.flush()
        if self._line:
            self._line.close("stopping")
        await asyncio.sleep(0.1)  # what was written last leaves the process
        log.info("stopped%s", "" if drained else "; the queue did not drain in time")

    async def _stay_connected(self) -> None:
        pause = RETRY_SECONDS / 2
        context = ssl.create_default_context() if self._broker.encrypted else None
        hello = self._broker.hello(self._name, min(self._settings.ingest_queue_messages, 65_535))
        group = self._settings.mqtt_share_group
        filters = [f"$share/{group}/{pattern}" if group else pattern for pattern in PATTERNS]
        while True:
            try:
                _, line = await self._loop.create_connection(
                    lambda: Subscriber(self, hello, filters), self._broker.host, self._broker.port, ssl=context
                )
                why = await line.ended
            except OSError as error:
                why = str(error)
            log.warning("the connection to the broker is lost: %s", why)
            pause = RETRY_SECONDS if self._line else min(2 * pause, LONGEST_RETRY_SECONDS)
            self._line = None
            await asyncio.sleep(pause)

    async def _forget(self) -> None:
        """Gateways and organizations come and go."""
        while True:
            await asyncio.sleep(SENDERS_BELIEVED_SECONDS)
            self._senders.forget()
            self.quick_topics.clear()

    def connected(self, line: Subscriber) -> None:
        """See ``mqtt_subscriber.Taker``."""
        self._line = line

    def take(self, line: Subscriber, taken: Sequence[Taken]) -> None:
        """See ``mqtt_subscriber.Taker``. What may have to be looked up is read aside; the next waits."""
        if all(type(one) is Quick for one in taken):
            self._submit(line, list(self._tasks(line, taken)))
        else:
            line.hold("reading")
            self._asides.add(aside := self._loop.create_task(self._take_aside(line, taken)))
            aside.add_done_callback(self._asides.discard)

    async def _take_aside(self, line: Subscriber, taken: Sequence[Taken]) -> None:
        try:
            tasks = await asyncio.to_thread(lambda: list(self._tasks(line, taken)))
        except UnavailableError:  # we stop; what is not acknowledged comes again
            return
        except Exception:
            log.exception("messages could not be read")
            line.close(COMES_AGAIN)
        else:
            self._submit(line, tasks)
        line.release("reading")

    def _submit(self, line: Subscriber, tasks: list[BrokerTask]) -> None:
        """Hand over to the writer; when it is full, the broker is read no further."""
        if not tasks:
            return
        try:
            if self._waiting:
                raise BusyError
            self._writer.submit(*tasks)
        except BusyError:
            self._waiting.append(tasks)
            line.hold("full")

    def _tasks(self, line: Subscriber, taken: Sequence[Taken]) -> Iterator[BrokerTask]:
        """The tasks of messages, in their order; waits while the database is away and has to be asked."""
        for is_quick, group in groupby(taken, lambda one: type(one) is Quick):
            if is_quick:
                yield from self._quick_tasks(line, [one for one in group if isinstance(one, Quick)])
                continue
            for packet in group:
                if isinstance(packet, Publish) and (task := self._task(line, packet)):
                    yield task

    def _quick_tasks(self, line: Subscriber, quick: Sequence[Quick]) -> Iterator[BrokerTask]:
        read, finished = self._reader.read, self._finished
        found = messages(quick, "mqtt-worker", lambda _one: f"{getrandbits(128):032x}", now())
        for one, (message, decoded) in zip(quick, found, strict=True):
            items = decoded or read(message, patient=True)
            yield BrokerTask(message, items, finished, True, line=line, packet_id=one.packet_id)

    def _task(self, line: Subscriber, packet: Publish) -> BrokerTask | None:
        address = parse_topic(packet.topic)
        sender = address and self._senders.find(address.organization, address.gateway)
        if address is None or sender is None:
            log.warning("a message on a topic that is nobody's: %s", packet.topic[:200])
            if packet.packet_id:
                self._loop.call_soon_threadsafe(line.acknowledge, [packet.packet_id])
            return None
        if address.kind == "measurements":
            self.quick_topics[packet.topic.encode()] = sender
        content_type = packet.properties.get("content_type", "")
        message = Message(
            sender, "mqtt-worker", address.kind, packet.payload, now(), f"{getrandbits(128):032x}",
            content_type if content_type in NDJSON_TYPES else "application/json",
        )  # fmt: skip
        decoded = self._reader.read(message, patient=True)
        if decoded.rebirth:
            self._loop.call_soon_threadsafe(self._ask_for_births, line, address)
        return BrokerTask(message, decoded, self._finished, True, line=line, packet_id=packet.packet_id)

    def _ask_for_births(self, line: Subscriber, address: Address) -> None:
        topic = node_command_topic(address.organization, address.gateway)
        if self._loop.time() - self._asked_at.get(topic, -REBIRTH_EVERY_SECONDS) >= REBIRTH_EVERY_SECONDS:
            self._asked_at[topic] = self._loop.time()
            command = rebirth_command(int(now().timestamp() * 1000))
            line.send(encode_publish(Publish(topic, command), V5))

    def _finished(self, task: Task) -> None:
        """Called by the writer's thread."""
        if isinstance(task, BrokerTask):
            self._settled.add(task)

    def _acknowledge(self, tasks: list[BrokerTask]) -> None:
        """What is committed; on a connection of before the broker sends it again anyway."""
        line = self._line
        if line:
            line.acknowledge([t.packet_id for t in tasks if t.packet_id and t.line is line and t.error is None])
        for task in tasks:
            if task.error is not None:
                log.error("a message stays with the broker: %s", task.error)
                task.line.close(COMES_AGAIN)
        self._go_on()

    def _go_on(self) -> None:
        """Hand over what waited, and read on."""
        with suppress(BusyError):
            while self._waiting:
                self._writer.submit(*self._waiting[0])
                self._waiting.popleft()
            if self._line:
                self._line.release("full")


async def serve(settings: Settings, number: int) -> None:
    """Run a worker."""
    await Worker(settings, number).run()


def main() -> None:
    """Entry point."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--number", type=int, default=int(os.environ.get("MILLWRIGHT_WORKER_NUMBER", "1")))
    number: int = arguments.parse_args().number
    settings = get_settings()
    configure("mqtt-worker", settings.log_level)
    if not settings.mqtt_broker_url:
        sys.exit("MILLWRIGHT_MQTT_BROKER_URL is empty; expected mqtt://user:password@host:port")
    sys.setswitchinterval(SWITCH_SECONDS)
    spare_what_stays()
    uvloop.run(serve(settings, number))


if __name__ == "__main__":
    main()

"""The MQTT worker: ``python -m ingest.mqtt_worker``. Takes messages from a broker, acknowledges after the commit.

The broker keeps what is not acknowledged: a session that outlives a crash needs a client identifier of
its own, which follows from the host and the worker's number. Several workers share the topics if a group
is set (``$share/<group>/mw/#``); without one the subscription is plain, because Mosquitto forgets shared
subscriptions when it restarts, and confirms and drops what comes until the workers are back. Who may
publish to which topic is the broker's access control.
"""

import argparse
import logging
import os
import signal
import socket
import ssl
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit
from uuid import uuid4

import paho.mqtt.client as paho
import psycopg
from paho.mqtt.enums import CallbackAPIVersion, MQTTProtocolVersion
from paho.mqtt.packettypes import PacketTypes
from paho.mqtt.properties import Properties
from psycopg import Connection

from core.clock import now
from core.log import configure
from core.settings import Settings, get_settings
from ingest.connect import connect
from ingest.decode import NDJSON_TYPES
from ingest.foreign.sparkplug import rebirth_command
from ingest.message import Message, Sender, Task
from ingest.mqtt_listening import REBIRTH_EVERY_SECONDS
from ingest.mqtt_subscriptions import node_command_topic
from ingest.mqtt_topics import PATTERNS, Address, parse_topic
from ingest.payloads import Reader
from ingest.writer import BusyError, Writer

log = logging.getLogger(__name__)

SESSION_EXPIRY_SECONDS = 7 * 24 * 3600
SENDERS_BELIEVED_SECONDS = 30.0
WAIT_SECONDS = 0.01
DRAIN_SECONDS = 10.0


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


class Senders:
    """(organization slug, gateway name) → sender, from the database and believed for a while."""

    def __init__(self, database_url: str) -> None:
        self._url = database_url
        self._connection: Connection[Any] | None = None
        self._known: dict[tuple[str, str], Sender] = {}
        self._since = time.monotonic()

    def find(self, organization: str, gateway: str) -> Sender | None:
        """The sender; None if there is no such organization. Waits while the database is away."""
        if time.monotonic() - self._since > SENDERS_BELIEVED_SECONDS:
            self._known.clear()
            self._since = time.monotonic()
        if known := self._known.get((organization, gateway)):
            return known
        while True:
            try:
                if self._connection is None or self._connection.closed:
                    self._connection = connect(self._url)
                row = self._connection.execute(_SENDER, (gateway, organization)).fetchone()
            except psycopg.OperationalError as error:
                log.warning("database away: %s", str(error).strip().partition("\n")[0])
                if self._connection:
                    self._connection.close()
                time.sleep(1)
                continue
            if row is None:
                return None
            sender = self._known[organization, gateway] = Sender(row[0], row[1])
            return sender


_SENDER = """
SELECT o.id, g.id FROM auth.organization o
LEFT JOIN factories.gateway g ON g.organization_id = o.id AND g.name = %s WHERE o.slug = %s
"""


@dataclass(slots=True, eq=False)
class BrokerTask(Task):
    """A message with what its acknowledgement needs; ``life`` is the connection it came by."""

    packet_id: int = 0
    qos: int = 0
    life: int = 0


class Worker:
    """One connection to the broker, and the writer behind it."""

    def __init__(self, settings: Settings, number: int) -> None:
        self._settings = settings
        self._senders, self._reader = Senders(settings.database_url), Reader(settings.database_url)
        self._writer = Writer(
            settings.database_url,
            queue_messages=settings.ingest_queue_messages,
            future_seconds=settings.ingest_future_limit_seconds,
            fragment_timeout_minutes=settings.fragment_timeout_minutes,
        )
        self._stopping = threading.Event()
        self._life = 0
        self._asked_at: dict[str, float] = {}
        self._name = f"millwright-{socket.gethostname()}-{settings.port}-{number}"
        self._client = paho.Client(
            CallbackAPIVersion.VERSION2, self._name, protocol=MQTTProtocolVersion.MQTTv5, manual_ack=True
        )
        self._client.on_connect = self._connected
        self._client.on_disconnect = self._disconnected
        self._client.on_subscribe = self._subscribed
        self._client.on_message = self._message
        self._client.reconnect_delay_set(1, 30)

    def run(self) -> None:
        """Take messages until SIGTERM or SIGINT, then commit and acknowledge what was taken."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: self._stopping.set())
        broker = Broker.parse(self._settings.mqtt_broker_url)
        if broker.username:
            self._client.username_pw_set(broker.username, broker.password)
        if broker.encrypted:
            self._client.tls_set_context(ssl.create_default_context())
        properties = Properties(PacketTypes.CONNECT)  # type: ignore[no-untyped-call] # paho has no types here
        properties.SessionExpiryInterval = SESSION_EXPIRY_SECONDS
        properties.ReceiveMaximum = min(self._settings.ingest_queue_messages, 65_535)
        self._writer.start()
        self._client.connect_async(broker.host, broker.port, clean_start=False, properties=properties)
        self._client.loop_start()
        log.info("taking messages from %s:%d as %s", broker.host, broker.port, self._name)
        self._stopping.wait()
        drained = self._writer.stop(DRAIN_SECONDS)
        self._client.disconnect()
        self._client.loop_stop()
        log.info("stopped%s", "" if drained else "; the queue did not drain in time")

    def _connected(self, client: paho.Client, _data: Any, _flags: Any, reason: Any, _properties: Any) -> None:
        if reason.is_failure:
            log.warning("the broker refuses us: %s", reason)
            return
        self._life += 1
        group = self._settings.mqtt_share_group
        share = f"$share/{group}/" if group else ""
        client.subscribe([(share + pattern, 1) for pattern in PATTERNS])

    def _disconnected(self, _client: Any, _data: Any, _flags: Any, reason: Any, _properties: Any) -> None:
        self._life += 1
        if not self._stopping.is_set():
            log.warning("the connection to the broker is lost: %s", reason)

    def _subscribed(self, _client: Any, _data: Any, _id: Any, reasons: list[Any], _properties: Any) -> None:
        if any(reason.is_failure for reason in reasons):
            log.error("the broker does not let us subscribe: %s", ", ".join(map(str, reasons)))

    def _message(self, client: paho.Client, _data: Any, incoming: paho.MQTTMessage) -> None:
        """Called by paho's thread, in the order of arrival. Waits when the writer is full."""
        if self._stopping.is_set():
            return  # not acknowledged: the broker keeps it
        try:
            self._take(client, incoming)
        except Exception:  # an error here would end paho's thread, and with it the worker
            log.exception("a message could not be taken")

    def _take(self, client: paho.Client, incoming: paho.MQTTMessage) -> None:
        address = parse_topic(incoming.topic)
        sender = address and self._senders.find(address.organization, address.gateway)
        if address is None or sender is None:
            log.warning("a message on a topic that is nobody's: %s", incoming.topic[:200])
            client.ack(incoming.mid, incoming.qos)
            return
        content_type = getattr(incoming.properties, "ContentType", "")
        message = Message(
            sender, "mqtt-worker", address.kind, bytes(incoming.payload), now(), uuid4().hex,
            content_type if content_type in NDJSON_TYPES else "application/json",
        )  # fmt: skip
        decoded = self._reader.read(message, patient=True)
        if decoded.rebirth:
            self._ask_for_births(address)
        task = BrokerTask(
            message, decoded, self._finished, True, packet_id=incoming.mid, qos=incoming.qos, life=self._life
        )
        while not self._stopping.is_set():
            with suppress(BusyError):
                self._writer.submit(task)
                return
            time.sleep(WAIT_SECONDS)

    def _ask_for_births(self, address: Address) -> None:
        topic = node_command_topic(address.organization, address.gateway)
        if time.monotonic() - self._asked_at.get(topic, -REBIRTH_EVERY_SECONDS) >= REBIRTH_EVERY_SECONDS:
            self._asked_at[topic] = time.monotonic()
            self._client.publish(topic, rebirth_command(int(now().timestamp() * 1000)))

    def _finished(self, task: Task) -> None:
        """Called by the writer's thread: acknowledge, unless the broker will send it again anyway."""
        if not isinstance(task, BrokerTask) or task.life != self._life or not task.qos:
            return
        if task.error is None:
            self._client.ack(task.packet_id, task.qos)
        else:
            log.error("a message stays with the broker: %s", task.error)


def main() -> None:
    """Entry point."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--number", type=int, default=int(os.environ.get("MILLWRIGHT_WORKER_NUMBER", "1")))
    number: int = arguments.parse_args().number
    settings = get_settings()
    configure("mqtt-worker", settings.log_level)
    if not settings.mqtt_broker_url:
        sys.exit("MILLWRIGHT_MQTT_BROKER_URL is empty; expected mqtt://user:password@host:port")
    Worker(settings, number).run()


if __name__ == "__main__":
    main()

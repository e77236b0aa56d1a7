"""What a signed-in client publishes, made ready for the writer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.clock import now
from ingest.auth import Credential
from ingest.decode import NDJSON_TYPES
from ingest.kinds import LOOKED_UP
from ingest.message import Message, Sender, Task
from ingest.mqtt_packets import Publish
from ingest.mqtt_quick import Quick, messages
from ingest.mqtt_topics import parse_topic
from ingest.payloads import Reader

if TYPE_CHECKING:
    from ingest.mqtt_session import Session

DECODE_ASIDE_BYTES = 128 * 1024
"""Larger payloads, and raw ones, are decoded in another thread: other clients do not wait for them."""

Route = tuple[str, Sender]
"""The kind of message that a topic carries, and who speaks by it."""


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A checked key, and the senders it may speak as, by gateway name."""

    credential: Credential
    gateways: Mapping[str, Sender]


@dataclass(slots=True, eq=False)
class PublishTask(Task):
    """A message with the connection that waits for its acknowledgement."""

    session: Session | None = None
    packet_id: int = 0
    qos: int = 0


class Publishing:
    """The topics of one client, and tasks of what it publishes there."""

    def __init__(self, session: Session, reader: Reader, finished: Callable[[Task], None]) -> None:
        self._session = session
        self._reader = reader
        self._finished = finished
        self._signed_in: SignedIn | None = None
        self._routes: dict[str, Route] = {}
        self.quick_topics: dict[bytes, Sender] = {}
        """Topics of measurements that were used before, for ``quick_publish``."""

    def permit(self, signed_in: SignedIn) -> None:
        """Route by these rights from now on."""
        self._signed_in = signed_in
        self._routes.clear()
        self.quick_topics.clear()

    def route(self, topic: str) -> Route | None:
        """Where a topic leads; None if it is not this client's."""
        return self._routes.get(topic) or self._find(topic)

    def _find(self, topic: str) -> Route | None:
        address = parse_topic(topic)
        signed_in = self._signed_in
        if address is None or signed_in is None or address.organization != signed_in.credential.organization:
            return None
        sender = signed_in.gateways.get(address.gateway) if address.gateway else signed_in.credential.sender
        if sender is None:
            return None
        self._routes[topic] = address.kind, sender
        if address.kind == "measurements":
            self.quick_topics[topic.encode()] = sender
        return self._routes[topic]

    def message(self, route: Route, packet: Publish) -> Message:
        """The message of a packet whose topic leads there."""
        kind, sender = route
        content_type = packet.properties.get("content_type", "") if packet.properties else ""
        return Message(
            sender, "mqtt-door", kind, packet.payload, now(), f"{self._session.client_id}-{packet.packet_id}",
            content_type if content_type in NDJSON_TYPES else "application/json",
        )  # fmt: skip

    def task(self, message: Message, packet: Publish) -> PublishTask:
        """The task of a message; decoding it may take its time, see ``is_slow``."""
        return PublishTask(
            message,
            self._reader.read(message, patient=True),
            self._finished,
            True,
            session=self._session,
            packet_id=packet.packet_id,
            qos=packet.qos,
        )

    def quick_tasks(self, quick: Sequence[Quick]) -> list[PublishTask]:
        """The tasks of common packets, decoded together."""
        read, finished, session = self._reader.read, self._finished, self._session
        found = messages(quick, "mqtt-door", lambda one: f"{session.client_id}-{one.packet_id}", now())
        return [
            PublishTask(
                message,
                decoded or read(message, patient=True),
                finished,
                True,
                session=session,
                packet_id=one.packet_id,
                qos=1 if one.packet_id else 0,
            )
            for one, (message, decoded) in zip(quick, found, strict=True)
        ]


def is_slow(message: Message) -> bool:
    """Whether decoding may keep others waiting: much to read, or something to look up."""
    return len(message.body) > DECODE_ASIDE_BYTES or message.kind.partition("/")[0] in LOOKED_UP

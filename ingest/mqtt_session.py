"""One MQTT connection of the door: what its client may do, and what it is answered."""

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol, cast
from uuid import UUID, uuid4

import msgspec

from core.clock import now
from ingest.answer import Answer
from ingest.auth import Credential, KeyRefusedError
from ingest.decode import NDJSON_TYPES
from ingest.foreign.sparkplug import rebirth_command
from ingest.kinds import LOOKED_UP
from ingest.message import Message, Sender, Task
from ingest.mqtt_codec import (
    PINGRESP,
    decode,
    encode_acknowledge,
    encode_connack,
    encode_disconnect,
    encode_suback,
    encode_unsuback,
    frame,
)
from ingest.mqtt_packets import (
    NONE,
    V5,
    Acknowledge,
    Connect,
    Disconnect,
    Packet,
    Ping,
    ProtocolError,
    Publish,
    Reason,
    Subscribe,
    Type,
    Unsubscribe,
)
from ingest.mqtt_quick import Quick, messages, quick_publish
from ingest.mqtt_subscriptions import Subscriptions, command_topic, node_command_topic
from ingest.mqtt_topics import parse_topic
from ingest.payloads import Reader
from ingest.writer import UnavailableError

log = logging.getLogger(__name__)

CONNECT_BYTES = 65_536
"""Before a client has signed in it may send a packet of this size at most."""
DECODE_ASIDE_BYTES = 128 * 1024
"""Larger payloads, and raw ones, are decoded in another thread: other clients do not wait for them."""


_CONNECT = bytes((Type.CONNECT << 4,))
REBIRTH_EVERY_SECONDS = 10.0
"""An edge node is asked for its births no more often than this."""
DISCONNECT_WITH_WILL = 0x04
"""The reason with which a client that leaves still wants its will published (section 3.14.2.1)."""


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A checked key, and the senders it may speak as, by gateway name."""

    credential: Credential
    gateways: Mapping[str, Sender]


class Door(Protocol):
    """What a session needs of the door it came through."""

    max_packet_bytes: int
    receive_maximum: int
    reader: Reader

    async def sign_in(self, key: str) -> SignedIn:
        """Check a key. Raises KeyRefusedError or UnavailableError."""

    def opened(self, session: "Session") -> None:
        """A client has signed in; an older session of the same client is ended."""

    def closed(self, session: "Session") -> None:
        """The connection is gone."""

    def submit(self, session: "Session", tasks: "list[PublishTask]") -> None:
        """Hand messages to the writer; their sessions hear of the outcome by ``finish``."""

    def delivered(self, command_id: UUID) -> None:
        """A client has acknowledged a command."""

    def finished(self, task: Task) -> None:
        """Called by the writer's thread with a task whose outcome is committed."""


@dataclass(slots=True, eq=False)
class PublishTask(Task):
    """A message with the connection that waits for its acknowledgement."""

    session: "Session | None" = None
    packet_id: int = 0
    qos: int = 0


class Session(asyncio.Protocol):
    """The server's side of one connection."""

    def __init__(self, door: Door) -> None:
        self._door = door
        self._buffer = bytearray()
        self._transport: asyncio.Transport | None = None
        self._signing_in: asyncio.Task[None] | None = None
        self._in_flight = 0
        self._holds: set[str] = set()
        self._senders: dict[str, tuple[str, Sender]] = {}
        self._quick_topics: dict[bytes, Sender] = {}
        self._quick: list[Quick] = []
        self._subscriptions = Subscriptions(V5, NONE)
        self._will: Publish | None = None
        self._aside = asyncio.Lock()
        self._births_asked_at = -REBIRTH_EVERY_SECONDS
        self.version = V5
        self.client_id = ""
        self.key = ""
        self.signed_in: SignedIn | None = None
        self.keep_alive_seconds = 0
        self.last_heard = 0.0
        self.explains = True

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """The TCP connection is there."""
        self._transport = cast(asyncio.Transport, transport)
        self.last_heard = asyncio.get_running_loop().time()

    def connection_lost(self, _error: Exception | None) -> None:
        """The TCP connection is gone; what is in the writer's hands is stored all the same."""
        self._transport = None
        if self._signing_in:
            self._signing_in.cancel()
        if self._will and self.signed_in and (task := self._publish(self._will)):
            self._door.submit(self, [task])
        self._door.closed(self)

    def pause_writing(self) -> None:
        """The client does not read its acknowledgements: read nothing from it either."""
        self.hold("deaf")

    def resume_writing(self) -> None:
        """The client reads again."""
        self.release("deaf")

    def hold(self, why: str) -> None:
        """Take nothing more until ``release`` is called with every ``why`` there was."""
        self._holds.add(why)
        if self._transport:
            self._transport.pause_reading()

    def release(self, why: str) -> None:
        """Go on taking, unless something else speaks against it; first what was left half-way."""
        self._holds.discard(why)
        if self._holds or not self._transport:
            return
        self._take_apart()
        if self._transport and not self._holds:
            self._transport.resume_reading()

    def data_received(self, data: bytes) -> None:
        """Take apart what came; whole packets are dealt with, the rest waits."""
        self._buffer += data
        self.last_heard = asyncio.get_running_loop().time()
        if not self._holds:
            self._take_apart()

    def _take_apart(self) -> None:
        tasks: list[PublishTask] = []
        position = 0
        limit = self._door.max_packet_bytes if self.signed_in else CONNECT_BYTES
        try:
            if not self.signed_in and self._buffer[:1] not in (b"", _CONNECT):
                raise ProtocolError(Reason.PROTOCOL_ERROR, "the first packet is not CONNECT")
            whole = frame(self._buffer, 0, limit) if self._buffer else None
            data = bytes(self._buffer) if whole else b""
            while position < len(data) and self._transport and not self._holds:
                found = frame(data, position, limit)
                if found is None:
                    break
                first, start, position = found
                if quick := quick_publish(data, first, start, position, self.version, self._quick_topics):
                    self._quick.append(quick)
                    self._count_in_flight(quick.packet_id)
                    continue
                tasks += self._quick_tasks()
                packet = decode(first, data[start:position], self.version)
                if isinstance(packet, Publish) and self.signed_in:
                    if task := self._publish(packet):
                        tasks.append(task)
                else:
                    self._deal_with(packet)
        except ProtocolError as error:
            self._end(error.reason, str(error))
        tasks += self._quick_tasks()
        del self._buffer[:position]
        if tasks:
            self._door.submit(self, tasks)

    def _quick_tasks(self) -> list[PublishTask]:
        if not self._quick:
            return []
        quick, self._quick = self._quick, []
        read, finished = self._door.reader.read, self._door.finished
        return [
            PublishTask(
                message,
                decoded or read(message, patient=True),
                finished,
                True,
                session=self,
                packet_id=one.packet_id,
                qos=1 if one.packet_id else 0,
            )
            for one, (message, decoded) in zip(quick, messages(quick, self.client_id, now()), strict=True)
        ]

    def _count_in_flight(self, packet_id: int) -> None:
        if packet_id:
            self._in_flight += 1
            if self._in_flight >= self._door.receive_maximum:
                # MQTT 5 lets a server end the connection of a client that sends more than the receive
                # maximum. Clients in wide use do send more, and would come back and do it again.
                self.hold("in flight")

    def _deal_with(self, packet: Packet) -> None:
        match packet:
            case Connect() if not self.signed_in:
                self.hold("signing in")
                self._signing_in = asyncio.get_running_loop().create_task(self._connect(packet))
            case Ping():
                self._send(PINGRESP)
            case Acknowledge(type=Type.PUBREL):
                self._send(encode_acknowledge(Type.PUBCOMP, packet.packet_id, self.version))
            case Acknowledge(type=Type.PUBACK):
                if command_id := self._subscriptions.acknowledged(packet.packet_id):
                    self._door.delivered(command_id)
            case Subscribe() if self.signed_in:
                organization, gateways = self.signed_in.credential.organization, self.signed_in.gateways
                reasons = self._subscriptions.grant(packet.filters, organization, gateways)
                self._send(encode_suback(packet.packet_id, reasons, self.version))
            case Unsubscribe():
                reasons = self._subscriptions.remove(packet.filters)
                self._send(encode_unsuback(packet.packet_id, reasons, self.version))
            case Disconnect():
                if packet.reason != DISCONNECT_WITH_WILL:
                    self._will = None
                self.close()
            case _:
                raise ProtocolError(Reason.PROTOCOL_ERROR, "a packet that has no place here")

    async def _connect(self, packet: Connect) -> None:
        self.version = packet.version
        try:
            key = (packet.password or b"").decode("utf-8", "replace")
            signed_in = await self._door.sign_in(key)
        except KeyRefusedError:
            self._refuse(Reason.BAD_CREDENTIALS)
        except UnavailableError:
            self._refuse(Reason.SERVER_UNAVAILABLE)
        else:
            self._welcome(packet, key, signed_in)
        self.release("signing in")

    def _refuse(self, reason: Reason) -> None:
        log.warning("MQTT connection refused: %s", reason.name, extra={"peer": self.peer})
        self._send(encode_connack(reason, self.version))
        self.close()

    def _welcome(self, packet: Connect, key: str, signed_in: SignedIn) -> None:
        properties: dict[str, object] = {
            "receive_maximum": self._door.receive_maximum,
            "maximum_packet_size": self._door.max_packet_bytes,
            "retain_available": 0,
            "session_expiry_interval": 0,
        }
        self.client_id = packet.client_id
        if not self.client_id:
            self.client_id = properties["assigned_client_identifier"] = uuid4().hex
        self.key, self.signed_in = key, signed_in
        self.keep_alive_seconds = packet.keep_alive_seconds
        self._subscriptions = Subscriptions(self.version, packet.properties)
        self._will = packet.will and msgspec.structs.replace(packet.will, qos=0)
        self.explains = packet.properties.get("request_problem_information", 1) == 1
        self._door.opened(self)
        self._send(encode_connack(Reason.SUCCESS, self.version, properties))

    def _publish(self, packet: Publish) -> PublishTask | None:
        if "topic_alias" in packet.properties:
            raise ProtocolError(Reason.TOPIC_ALIAS_INVALID, "a topic alias, though none were offered")
        route = self._senders.get(packet.topic) or self._route(packet.topic)
        if route is None:
            self._refuse_topic(packet)
            return None
        self._count_in_flight(packet.packet_id)
        kind, sender = route
        content_type = packet.properties.get("content_type", "") if packet.properties else ""
        message = Message(
            sender, "mqtt-door", kind, packet.payload, now(), f"{self.client_id}-{packet.packet_id}",
            content_type if content_type in NDJSON_TYPES else "application/json",
        )  # fmt: skip
        if len(packet.payload) > DECODE_ASIDE_BYTES or kind.partition("/")[0] in LOOKED_UP:
            asyncio.get_running_loop().create_task(self._decode_aside(message, packet))
            return None
        return self._task(message, packet)

    def _task(self, message: Message, packet: Publish) -> PublishTask:
        return PublishTask(
            message,
            self._door.reader.read(message, patient=True),
            self._door.finished,
            True,
            session=self,
            packet_id=packet.packet_id,
            qos=packet.qos,
        )

    async def _decode_aside(self, message: Message, packet: Publish) -> None:
        async with self._aside:  # in the order of arrival: what comes after a birth needs it
            task = await asyncio.to_thread(self._task, message, packet)
        self._door.submit(self, [task])
        if task.decoded.rebirth:
            self._ask_for_births(message.kind.split("/")[2])

    def _ask_for_births(self, edge_node: str) -> None:
        loop_time = asyncio.get_running_loop().time()
        if self.signed_in is None or loop_time < self._births_asked_at + REBIRTH_EVERY_SECONDS:
            return
        topic = node_command_topic(self.signed_in.credential.organization, edge_node)
        if packet := self._subscriptions.publish(topic, rebirth_command(int(now().timestamp() * 1000))):
            self._births_asked_at = loop_time
            self._send(packet[0])

    def _route(self, topic: str) -> tuple[str, Sender] | None:
        address = parse_topic(topic)
        if (
            address is None
            or self.signed_in is None
            or address.organization != self.signed_in.credential.organization
        ):
            return None
        credential = self.signed_in.credential
        sender = self.signed_in.gateways.get(address.gateway) if address.gateway else credential.sender
        if sender is None:
            return None
        self._senders[topic] = address.kind, sender
        if address.kind == "measurements":
            self._quick_topics[topic.encode()] = sender
        return self._senders[topic]

    def permit(self, signed_in: SignedIn) -> None:
        """Go on with rights that were just read anew."""
        if signed_in != self.signed_in:
            self.signed_in = signed_in
            self._senders.clear()
            self._quick_topics.clear()

    def listening(self) -> list[Sender]:
        """The gateways whose commands this client has subscribed to."""
        if self.signed_in is None:
            return []
        organization = self.signed_in.credential.organization
        return [
            sender
            for name, sender in self.signed_in.gateways.items()
            if self._subscriptions.wants(command_topic(organization, name))
        ]

    def command(self, gateway_id: UUID, command_id: UUID, payload: bytes) -> None:
        """Send a command, unless it is under way already; without acknowledgement it counts as delivered."""
        if self.signed_in is None or self._subscriptions.waits_for(command_id):
            return
        for name, sender in self.signed_in.gateways.items():
            topic = command_topic(self.signed_in.credential.organization, name)
            if sender.gateway_id == gateway_id and (
                packet := self._subscriptions.publish(topic, payload, command_id)
            ):
                data, acknowledged = packet
                self._send(data)
                if not acknowledged:
                    self._door.delivered(command_id)

    def _refuse_topic(self, packet: Publish) -> None:
        """A topic that is not this client's: MQTT 5 has a word for it, 3.1.1 only the end of the connection."""
        log.warning(
            "MQTT topic refused: %s", packet.topic[:200], extra={"peer": self.peer, "client": self.client_id}
        )
        if self.version != V5 or not packet.qos:
            self._end(Reason.NOT_AUTHORIZED, "a topic that is not this client's")
            return
        kind = Type.PUBACK if packet.qos == 1 else Type.PUBREC
        self._send(encode_acknowledge(kind, packet.packet_id, self.version, Reason.NOT_AUTHORIZED))

    def acknowledgement(self, task: PublishTask) -> bytes:
        """The bytes that tell a client what became of its message; none at QoS 0."""
        if not task.qos or self._transport is None:
            return b""
        self._in_flight -= 1
        if self._in_flight <= self._door.receive_maximum // 2 and "in flight" in self._holds:
            asyncio.get_running_loop().call_soon(self.release, "in flight")
        kind = Type.PUBACK if task.qos == 1 else Type.PUBREC
        if task.error is not None:
            if self.version != V5:
                self.close()
                return b""
            return encode_acknowledge(kind, task.packet_id, self.version, Reason.UNSPECIFIED)
        answer = task.answer or Answer()
        if self.version != V5 or not (answer.rejected or answer.quarantined):
            return encode_acknowledge(kind, task.packet_id, self.version)
        reason = Reason.PAYLOAD_FORMAT_INVALID if answer.all_rejected else Reason.SUCCESS
        words = {"reason_string": _in_words(answer)} if self.explains else {}
        return encode_acknowledge(kind, task.packet_id, self.version, reason, words)

    def send(self, data: bytes) -> None:
        """Send bytes, if the connection is still there."""
        self._send(data)

    def _send(self, data: bytes) -> None:
        if self._transport and data:
            self._transport.write(data)

    def _end(self, reason: Reason, why: str) -> None:
        extra = {"peer": self.peer, "client": self.client_id, "reason": reason.name}
        log.warning("MQTT connection ended: %s", why, extra=extra)
        self.end(reason)

    def end(self, reason: Reason) -> None:
        """Close the connection, telling an MQTT 5 client why."""
        if self.signed_in and self.version == V5:
            self._send(encode_disconnect(reason))
        self.close()

    def close(self) -> None:
        """Close the connection after what is still to be sent."""
        if self._transport:
            self._transport.close()
            self._transport = None

    @property
    def held(self) -> bool:
        """Whether nothing is taken from the client at the moment."""
        return bool(self._holds)

    @property
    def peer(self) -> str:
        """The client's address."""
        return str(self._transport.get_extra_info("peername")) if self._transport else "gone"

    @property
    def owner(self) -> tuple[UUID, str]:
        """What must be unique among open sessions: organization and client identifier."""
        organization = self.signed_in.credential.sender.organization_id if self.signed_in else UUID(int=0)
        return organization, self.client_id


def _in_words(answer: Answer) -> str:
    words = [f"item {item.index}: {item.field} {item.reason}" for item in answer.rejected[:3]]
    words += [f"item {item.index}: quarantined, {item.reason}" for item in answer.quarantined[:3]]
    return "; ".join(words)[:1000]

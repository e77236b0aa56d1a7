"""One MQTT connection of the door: what its client may do, and what it is answered."""

from __future__ import annotations

import asyncio
import logging
from typing import Protocol
from uuid import UUID, uuid4

import msgspec

from ingest.auth import KeyRefusedError
from ingest.message import Message, Sender, Task
from ingest.mqtt_acknowledgement import acknowledgement
from ingest.mqtt_codec import (
    PINGRESP,
    decode,
    encode_acknowledge,
    encode_connack,
    encode_disconnect,
    frame,
)
from ingest.mqtt_line import Line
from ingest.mqtt_listening import Listening
from ingest.mqtt_packets import (
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
from ingest.mqtt_publishing import Publishing, PublishTask, SignedIn, is_slow
from ingest.mqtt_quick import Quick, quick_publish
from ingest.payloads import Reader
from ingest.writer import UnavailableError

log = logging.getLogger(__name__)

CONNECT_BYTES = 65_536
"""Before a client has signed in it may send a packet of this size at most."""
_CONNECT = bytes((Type.CONNECT << 4,))
DISCONNECT_WITH_WILL = 0x04
"""The reason with which a client that leaves still wants its will published (section 3.14.2.1)."""


class Door(Protocol):
    """What a session needs of the door it came through."""

    max_packet_bytes: int
    receive_maximum: int
    reader: Reader

    async def sign_in(self, key: str) -> SignedIn:
        """Check a key. Raises KeyRefusedError or UnavailableError."""

    def opened(self, session: Session) -> None:
        """A client has signed in; an older session of the same client is ended."""

    def closed(self, session: Session) -> None:
        """The connection is gone."""

    def submit(self, session: Session, tasks: list[PublishTask]) -> None:
        """Hand messages to the writer; their sessions hear of the outcome by ``finish``."""

    def delivered(self, command_id: UUID) -> None:
        """A client has acknowledged a command."""

    def finished(self, task: Task) -> None:
        """Called by the writer's thread with a task whose outcome is committed."""


class Session(Line):
    """The server's side of one connection."""

    def __init__(self, door: Door) -> None:
        super().__init__()
        self._door = door
        self._signing_in: asyncio.Task[None] | None = None
        self._in_flight = 0
        self._publishing = Publishing(self, door.reader, door.finished)
        self._quick: list[Quick] = []
        self._listening: Listening | None = None
        self._will: Publish | None = None
        self._aside = asyncio.Lock()
        self.version = V5
        self.client_id = ""
        self.key = ""
        self.signed_in: SignedIn | None = None
        self.keep_alive_seconds = 0
        self.explains = True

    def connection_lost(self, _error: Exception | None) -> None:
        """The TCP connection is gone; what is in the writer's hands is stored all the same."""
        self._transport = None
        if self._signing_in:
            self._signing_in.cancel()
        if self._will and self.signed_in and (task := self._publish(self._will)):
            self._door.submit(self, [task])
        self._door.closed(self)

    def _take_apart(self) -> None:
        tasks: list[PublishTask] = []
        position = 0
        quick_topics = self._publishing.quick_topics
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
                if quick := quick_publish(data, first, start, position, self.version, quick_topics):
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
        return self._publishing.quick_tasks(quick)

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
                self._signing_in = self._loop.create_task(self._connect(packet))
            case Ping():
                self.send(PINGRESP)
            case Acknowledge(type=Type.PUBREL):
                self.send(encode_acknowledge(Type.PUBCOMP, packet.packet_id, self.version))
            case Acknowledge(type=Type.PUBACK) if self._listening:
                if command_id := self._listening.acknowledged(packet.packet_id):
                    self._door.delivered(command_id)
            case Subscribe() if self._listening:
                self._listening.subscribe(packet)
            case Unsubscribe() if self._listening:
                self._listening.unsubscribe(packet)
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
        self.send(encode_connack(reason, self.version))
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
        self._publishing.permit(signed_in)
        self._listening = Listening(signed_in, self.version, packet.properties, self.send)
        self._will = packet.will and msgspec.structs.replace(packet.will, qos=0)
        self.explains = packet.properties.get("request_problem_information", 1) == 1
        self._door.opened(self)
        self.send(encode_connack(Reason.SUCCESS, self.version, properties))

    def _publish(self, packet: Publish) -> PublishTask | None:
        if "topic_alias" in packet.properties:
            raise ProtocolError(Reason.TOPIC_ALIAS_INVALID, "a topic alias, though none were offered")
        route = self._publishing.route(packet.topic)
        if route is None:
            self._refuse_topic(packet)
            return None
        self._count_in_flight(packet.packet_id)
        message = self._publishing.message(route, packet)
        if is_slow(message):
            self._loop.create_task(self._decode_aside(message, packet))
            return None
        return self._publishing.task(message, packet)

    async def _decode_aside(self, message: Message, packet: Publish) -> None:
        async with self._aside:  # in the order of arrival: what comes after a birth needs it
            try:
                task = await asyncio.to_thread(self._publishing.task, message, packet)
            except UnavailableError:  # the door stops; what is not acknowledged comes again
                return
        self._door.submit(self, [task])
        if task.decoded.rebirth and self._listening:
            self._listening.ask_for_births(message.kind.split("/")[2])

    def permit(self, signed_in: SignedIn) -> None:
        """Go on with rights that were just read anew."""
        if self._listening and signed_in != self.signed_in:
            self.signed_in = signed_in
            self._publishing.permit(signed_in)
            self._listening.permit(signed_in)

    def listening(self) -> list[Sender]:
        """The gateways whose commands this client has subscribed to."""
        return self._listening.gateways() if self._listening else []

    def command(self, gateway_id: UUID, command_id: UUID, payload: bytes) -> None:
        """Send a command, unless it is under way already; without acknowledgement it counts as delivered."""
        if self._listening and self._listening.command(gateway_id, command_id, payload):
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
        self.send(encode_acknowledge(kind, packet.packet_id, self.version, Reason.NOT_AUTHORIZED))

    def acknowledgement(self, task: PublishTask) -> bytes:
        """The bytes that tell a client what became of its message; none at QoS 0."""
        if not task.qos or self._transport is None:
            return b""
        self._in_flight -= 1
        if self._in_flight <= self._door.receive_maximum // 2 and "in flight" in self._holds:
            self._loop.call_soon(self.release, "in flight")
        data = acknowledgement(task, self.version, explains=self.explains)
        if data is None:
            self.close()
        return data or b""

    def _end(self, reason: Reason, why: str) -> None:
        extra = {"peer": self.peer, "client": self.client_id, "reason": reason.name}
        log.warning("MQTT connection ended: %s", why, extra=extra)
        self.end(reason)

    def end(self, reason: Reason) -> None:
        """Close the connection, telling an MQTT 5 client why."""
        if self.signed_in and self.version == V5:
            self.send(encode_disconnect(reason))
        self.close()

    def close(self) -> None:
        """Close the connection after what is still to be sent."""
        if self._transport:
            self._transport.close()
            self._transport = None

    @property
    def peer(self) -> str:
        """The client's address."""
        return str(self._transport.get_extra_info("peername")) if self._transport else "gone"

    @property
    def owner(self) -> tuple[UUID, str]:
        """What must be unique among open sessions: organization and client identifier."""
        organization = self.signed_in.credential.sender.organization_id if self.signed_in else UUID(int=0)
        return organization, self.client_id

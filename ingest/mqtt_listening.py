"""What a signed-in client is told: commands to its gateways, and Sparkplug's requests for births."""

import time
from collections.abc import Callable
from typing import Final
from uuid import UUID

from core.clock import now
from ingest.foreign.sparkplug import rebirth_command
from ingest.message import Sender
from ingest.mqtt_codec import encode_suback, encode_unsuback
from ingest.mqtt_packets import Properties, Subscribe, Unsubscribe
from ingest.mqtt_publishing import SignedIn
from ingest.mqtt_subscriptions import Subscriptions, command_topic, node_command_topic

REBIRTH_EVERY_SECONDS: Final = 10.0
"""An edge node is asked for its births no more often than this."""


class Listening:
    """The subscriptions of one client under its rights; ``send`` takes bytes to the client."""

    def __init__(
        self, signed_in: SignedIn, version: int, connect_properties: Properties, send: Callable[[bytes], None]
    ) -> None:
        self._signed_in = signed_in
        self._version = version
        self._send = send
        self._subscriptions = Subscriptions(version, connect_properties)
        self._births_asked_at = -REBIRTH_EVERY_SECONDS

    def permit(self, signed_in: SignedIn) -> None:
        """Speak to these gateways from now on."""
        self._signed_in = signed_in

    def subscribe(self, packet: Subscribe) -> None:
        """Grant what is the client's to hear, and answer."""
        organization, gateways = self._signed_in.credential.organization, self._signed_in.gateways
        reasons = self._subscriptions.grant(packet.filters, organization, gateways)
        self._send(encode_suback(packet.packet_id, reasons, self._version))

    def unsubscribe(self, packet: Unsubscribe) -> None:
        """Stop telling, and answer."""
        reasons = self._subscriptions.remove(packet.filters)
        self._send(encode_unsuback(packet.packet_id, reasons, self._version))

    def acknowledged(self, packet_id: int) -> UUID | None:
        """The command that the client has just acknowledged; None if it was none."""
        return self._subscriptions.acknowledged(packet_id)

    def gateways(self) -> list[Sender]:
        """The gateways whose commands the client has subscribed to."""
        organization = self._signed_in.credential.organization
        return [
            sender
            for name, sender in self._signed_in.gateways.items()
            if self._subscriptions.wants(command_topic(organization, name))
        ]

    def command(self, gateway_id: UUID, command_id: UUID, payload: bytes) -> bool:
        """Send a command, unless it is under way already; whether it needs no acknowledgement any more."""
        if self._subscriptions.waits_for(command_id):
            return False
        is_delivered = False
        for name, sender in self._signed_in.gateways.items():
            topic = command_topic(self._signed_in.credential.organization, name)
            if sender.gateway_id == gateway_id and (
                packet := self._subscriptions.publish(topic, payload, command_id)
            ):
                data, is_acknowledged = packet
                self._send(data)
                is_delivered |= not is_acknowledged
        return is_delivered

    def ask_for_births(self, edge_node: str) -> None:
        """Ask an edge node to say anew what it has, if it listens and was not asked just now."""
        present = time.monotonic()
        if present < self._births_asked_at + REBIRTH_EVERY_SECONDS:
            return
        topic = node_command_topic(self._signed_in.credential.organization, edge_node)
        if packet := self._subscriptions.publish(topic, rebirth_command(int(now().timestamp() * 1000))):
            self._births_asked_at = present
            self._send(packet[0])

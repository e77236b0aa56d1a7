"""What a gateway has subscribed to at the door, and what was sent to it and not yet acknowledged.

A gateway is told things under two kinds of topics only: ``mw/<organization>/<gateway>/commands``, and
Sparkplug B's ``spBv1.0/<organization>/NCMD/<gateway>`` and ``…/DCMD/<gateway>/<device>``.
"""

from collections.abc import Collection, Mapping
from typing import Final
from uuid import UUID

from ingest.kinds import SPARKPLUG
from ingest.mqtt_codec import encode_publish
from ingest.mqtt_packets import NONE, Properties, Publish, Reason
from ingest.mqtt_topics import ROOT

COMMANDS: Final = "commands"
_NO_SUBSCRIPTION: Final = 0x11
_SPARKPLUG_COMMANDS = frozenset({"NCMD", "DCMD"})


def command_topic(organization: str, gateway: str) -> str:
    """Where a gateway listens for commands."""
    return f"{ROOT}/{organization}/{gateway}/{COMMANDS}"


def node_command_topic(organization: str, edge_node: str) -> str:
    """Where an edge node listens for Sparkplug's commands."""
    return f"{SPARKPLUG}/{organization}/NCMD/{edge_node}"


def may_subscribe(pattern: str, organization: str, gateways: Collection[str]) -> bool:
    """Whether a topic filter names only what is meant for one of ``gateways``."""
    match pattern.split("/"):
        case [root, owner, gateway, last] if root == ROOT:
            return owner == organization and gateway in gateways and last == COMMANDS
        case [root, owner, kind, gateway, *device] if root == SPARKPLUG:
            deeper = len(device) <= 1 and "+" not in device
            return owner == organization and kind in _SPARKPLUG_COMMANDS and gateway in gateways and deeper
    return False


def matches(pattern: str, topic: str) -> bool:
    """Whether a filter that ``may_subscribe`` allows takes in ``topic`` (section 4.7.1.2)."""
    if pattern.endswith("/#"):
        return topic == pattern[:-2] or topic.startswith(pattern[:-1])
    return topic == pattern


class Subscriptions:
    """The subscriptions of one connection. Messages carry QoS 0 or 1, as the client asked."""

    def __init__(self, version: int, connect_properties: Properties) -> None:
        self._version = version
        self._room = int(connect_properties.get("receive_maximum", 65_535))
        self._granted: dict[str, int] = {}
        self._sent: dict[int, UUID] = {}
        self._last_id = 0

    def grant(
        self, filters: Collection[tuple[str, int]], organization: str, gateways: Mapping[str, object]
    ) -> list[int]:
        """A reason for each filter: the granted QoS, or that it is not this client's."""
        reasons = []
        for pattern, options in filters:
            if may_subscribe(pattern, organization, gateways):
                self._granted[pattern] = min(options & 3, 1)
                reasons.append(self._granted[pattern])
            else:
                reasons.append(int(Reason.NOT_AUTHORIZED))
        return reasons

    def remove(self, filters: Collection[str]) -> list[int]:
        """A reason for each filter: removed, or never there."""
        return [0 if self._granted.pop(pattern, None) is not None else _NO_SUBSCRIPTION for pattern in filters]

    def wants(self, topic: str) -> bool:
        """Whether the client has subscribed to ``topic``."""
        return any(matches(pattern, topic) for pattern in self._granted)

    def waits_for(self, number: UUID) -> bool:
        """Whether a message was sent whose acknowledgement is still to come."""
        return number in self._sent.values()

    def publish(self, topic: str, payload: bytes, number: UUID | None = None) -> tuple[bytes, bool] | None:
        """The packet to send and whether it is acknowledged; None if it is not wanted, or too much is under way.

        ``number`` is what ``acknowledged`` will give back.
        """
        qos = max((qos for pattern, qos in self._granted.items() if matches(pattern, topic)), default=None)
        if qos is None:
            return None
        if qos == 0 or number is None:
            return encode_publish(Publish(topic, payload), self._version), False
        if len(self._sent) >= self._room:
            return None
        self._last_id = self._last_id % 65_535 + 1
        while self._last_id in self._sent:
            self._last_id = self._last_id % 65_535 + 1
        self._sent[self._last_id] = number
        return encode_publish(Publish(topic, payload, 1, self._last_id, properties=NONE), self._version), True

    def acknowledged(self, packet_id: int) -> UUID | None:
        """What the client has just acknowledged; None if it was nothing of ours."""
        return self._sent.pop(packet_id, None)

"""The common PUBLISH, read without a step for each of its fields: QoS 0 or 1, a topic seen before, no properties.

Whatever else comes is left to ``mqtt_codec.decode``, which says what is wrong with it.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from ingest.decode import Decoded, decode_each
from ingest.message import Door, Message, Sender
from ingest.mqtt_packets import V5

MAX_BYTES = 16 * 1024
"""Larger payloads gain nothing by it."""
_FIRST_BYTES = frozenset({0x30, 0x32, 0x3A})
"""PUBLISH at QoS 0; at QoS 1; at QoS 1 once more."""


class Quick(NamedTuple):
    """A PUBLISH of measurements."""

    sender: Sender
    payload: bytes
    packet_id: int


def quick_publish(
    data: bytes, first: int, start: int, end: int, version: int, senders: Mapping[bytes, Sender]
) -> Quick | None:
    """The PUBLISH in ``data[start:end]``, or None if it is not of the common kind."""
    if first not in _FIRST_BYTES or end - start > MAX_BYTES:
        return None
    at = start + 2 + int.from_bytes(data[start : start + 2], "big")
    sender = senders.get(data[start + 2 : at])
    if sender is None:
        return None
    packet_id = 0
    if first != 0x30:
        packet_id = int.from_bytes(data[at : at + 2], "big")
        at += 2
        if not packet_id:
            return None
    if version == V5:
        if data[at : at + 1] != b"\0":
            return None
        at += 1
    return Quick(sender, data[at:end], packet_id) if at <= end else None


def messages(
    quick: Sequence[Quick], door: Door, correlation_id: Callable[[Quick], str], received_at: datetime
) -> list[tuple[Message, Decoded | None]]:
    """The messages with what they hold; None where a message is to be decoded by itself."""
    items = decode_each([one.payload for one in quick])
    return [
        (
            Message(one.sender, door, "measurements", one.payload, received_at, correlation_id(one)),
            Decoded([items[number]], _ALONE) if items else None,
        )
        for number, one in enumerate(quick)
    ]


_ALONE = range(1)

"""A message on its way: who sent what through which door, and what became of it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

import msgspec

from ingest import foreign
from ingest.answer import Answer, Fault
from ingest.decode import Decoded, MalformedError, Refused, decode
from ingest.shapes import KINDS, Columns, Health, State

Door = Literal["http", "mqtt-door", "mqtt-worker", "replay", "import", "pull"]


@dataclass(frozen=True, slots=True)
class Sender:
    """On whose behalf a message comes. ``gateway_id`` is None for an integration."""

    organization_id: UUID
    gateway_id: UUID | None = None


@dataclass(slots=True)
class Message:
    """One HTTP body or one MQTT payload, as it came. ``kind``: see ``shapes.KINDS`` and ``payloads.py``."""

    sender: Sender
    door: Door
    kind: str
    body: bytes
    received_at: datetime
    correlation_id: str
    content_type: str = "application/json"


@dataclass(slots=True, eq=False)
class Task:
    """A decoded message in the writer's hands.

    ``done`` is called once, from the writer's thread, with ``answer`` or ``error`` set. A ``patient``
    task waits while the database is away; another fails, so that its sender can be told. ``hooked``: hooks saw it.
    ``along``: a statement with its parameters that is to be true exactly if the outcome is.
    """

    message: Message
    decoded: Decoded
    done: "Callable[[Task], None]"
    patient: bool = False
    hooked: bool = False
    along: tuple[str, tuple[Any, ...]] | None = None
    answer: Answer | None = None
    error: Exception | None = None

    @property
    def item_kind(self) -> str:
        """The message's kind where it is one of ours; other shapes hold measurements, mostly."""
        return self.message.kind if self.message.kind in KINDS else "measurements"

    def kind_of(self, position: int) -> str:
        """The kind of the item at ``position``."""
        item = self.decoded.items[position]
        return "health" if isinstance(item, Health) else "states" if isinstance(item, State) else self.item_kind

    def content(self, position: int) -> bytes:
        """The item at ``position`` as JSON: the very bytes where it came alone."""
        alone = len(self.decoded.indexes) == 1 and self.message.body[:1] == b"{"
        if alone and self.message.kind in KINDS:
            return self.message.body
        return msgspec.json.encode(self.decoded.items[position])

    def times(self) -> Iterator[datetime]:
        """Every instant that the items name."""
        for item in self.decoded.items:
            if isinstance(item, Columns):
                yield from item.times
            else:
                yield item.time


def read(message: Message) -> Decoded:
    """Decode a message; one that is no JSON at all is one rejected item."""
    try:
        if foreign.is_foreign(message.kind):
            return foreign.read(message.kind, message.body, message.received_at.timestamp())
        return decode(message.kind, message.body, message.content_type)
    except MalformedError as error:
        fault = Fault("malformed", "", str(error))
        return Decoded([], (), [Refused(0, fault, message.body)], malformed=True)

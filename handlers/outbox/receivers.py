"""Who wants to hear of which events, and dealing with each event once per receiver.

Hasura delivers an event at least once. A receiver's receipt is written in the same transaction as what
the receiver does, so a repeated delivery finds the receipt and does nothing; of several receivers only
the failed ones run again.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Connection, select
from sqlalchemy.dialects.postgresql import insert

from core.log import correlation_id
from db.models import outbox
from handlers.transaction import transaction

log = logging.getLogger(__name__)

ANY = "*"
"""Stands for every event type."""


@dataclass(frozen=True, slots=True)
class Event:
    """A stored event (CloudEvents 1.0)."""

    id: UUID
    organization_id: UUID
    time: datetime
    source: str
    type: str
    subject: str
    correlation_id: str | None
    data: Mapping[str, Any]


Receiver = Callable[[Connection, Event], None]
ReceiverT = TypeVar("ReceiverT", bound=Receiver)

_receivers: dict[str, tuple[tuple[str, ...], Receiver]] = {}


def receives(*types: str, name: str) -> Callable[[ReceiverT], ReceiverT]:
    """Declare a receiver of events of these types (or ``ANY``). `name` stands in its receipts: never change it."""

    def declare(receiver: ReceiverT) -> ReceiverT:
        if name in _receivers:
            raise ValueError(f"receiver {name} is declared twice")
        _receivers[name] = (types, receiver)
        return receiver

    return declare


def dispatch(event_id: UUID) -> dict[str, str]:
    """Hand a stored event to its receivers; what became of it by receiver: done, repeated or failed."""
    with transaction() as connection:
        row = connection.execute(select(outbox.Event.__table__).where(outbox.Event.id == event_id)).one_or_none()
    if row is None:
        return {}
    event = Event(**row._mapping)
    if event.correlation_id:
        correlation_id.set(event.correlation_id)
    wanted = {
        name: receiver for name, (types, receiver) in _receivers.items() if event.type in types or ANY in types
    }
    return {name: _hand_over(event, name, receiver) for name, receiver in wanted.items()}


def _hand_over(event: Event, name: str, receiver: Receiver) -> str:
    receipt = insert(outbox.Receipt).values(event_id=event.id, receiver=name).on_conflict_do_nothing()
    try:
        with transaction() as connection:
            if connection.execute(receipt.returning(outbox.Receipt.receiver)).one_or_none() is None:
                return "repeated"
            receiver(connection, event)
    except Exception:  # one receiver's fault is not the others'; the caller asks for a repetition
        log.exception("receiver %s failed on event %s (%s)", name, event.id, event.type)
        return "failed"
    return "done"

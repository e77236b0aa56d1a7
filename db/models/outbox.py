"""Schema ``outbox``: what happened, told once, in the transaction in which it happened."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, func, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, Entity, in_schema


class Event(Entity, Base):
    """A CloudEvents 1.0 event. Its event trigger is the one from which all receivers hear."""

    __tablename__ = "event"
    __table_args__ = in_schema("outbox", Index(None, "organization_id", "time"))

    organization_id: Mapped[UUID] = mapped_column(ForeignKey("auth.organization.id", ondelete="CASCADE"))
    time: Mapped[datetime] = mapped_column(server_default=func.now())
    source: Mapped[str]
    type: Mapped[str]
    subject: Mapped[str]
    correlation_id: Mapped[str | None]
    data: Mapped[dict[str, Any]] = mapped_column(server_default=text("'{}'"))


class Receipt(Base):
    """That a receiver has dealt with an event, so that a second delivery does nothing."""

    __tablename__ = "receipt"
    __table_args__ = in_schema("outbox")

    event_id: Mapped[UUID] = mapped_column(ForeignKey("outbox.event.id", ondelete="CASCADE"), primary_key=True)
    receiver: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(server_default=func.now())

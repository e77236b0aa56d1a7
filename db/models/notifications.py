"""Schema ``notifications``: what people are told, where, and when not."""

from datetime import datetime, time
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, func, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base, TenantEntity, Timestamped, in_schema, one_of, tenant_key, tenant_reference

SEVERITIES = ("info", "warning", "alarm")


class Topic(TenantEntity, Base):
    """A subject one can subscribe to."""

    __tablename__ = "topic"
    __table_args__ = in_schema("notifications", tenant_key(), UniqueConstraint("organization_id", "name"))

    name: Mapped[str]
    description: Mapped[str] = mapped_column(server_default="")


class Subscription(TenantEntity, Base):
    """A user's wish to hear of a topic."""

    __tablename__ = "subscription"
    __table_args__ = in_schema(
        "notifications",
        tenant_reference("topic_id", "notifications.topic"),
        UniqueConstraint("topic_id", "user_id"),
    )

    topic_id: Mapped[UUID]
    user_id: Mapped[UUID] = mapped_column(ForeignKey("auth.user.id", ondelete="CASCADE"))


class DoNotDisturb(TenantEntity, Timestamped, Base):
    """A user's quiet hours, local [starts, ends) on some weekdays."""

    __tablename__ = "do_not_disturb"
    __table_args__ = in_schema("notifications", Index(None, "user_id"))

    user_id: Mapped[UUID] = mapped_column(ForeignKey("auth.user.id", ondelete="CASCADE"))
    weekdays: Mapped[list[Any]]
    starts: Mapped[time]
    ends: Mapped[time]
    time_zone: Mapped[str]


class Notification(TenantEntity, Base):
    """One message to one user, shown live in the app; ``origin_key`` makes sending idempotent."""

    __tablename__ = "notification"
    __table_args__ = in_schema(
        "notifications",
        tenant_key(),
        tenant_reference("machine_id", "factories.machine", ondelete="SET NULL"),
        tenant_reference("work_order_id", "maintenance.work_order", ondelete="SET NULL"),
        UniqueConstraint("user_id", "origin_key"),
        CheckConstraint(one_of("severity", SEVERITIES), name="severity"),
        Index(None, "user_id", "created_at"),
    )

    user_id: Mapped[UUID] = mapped_column(ForeignKey("auth.user.id", ondelete="CASCADE"))
    severity: Mapped[str] = mapped_column(server_default="info")
    title: Mapped[str]
    body: Mapped[str] = mapped_column(server_default="")
    topic: Mapped[str] = mapped_column(server_default="")
    machine_id: Mapped[UUID | None]
    work_order_id: Mapped[UUID | None]
    origin_key: Mapped[str | None]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    read_at: Mapped[datetime | None]


class Channel(TenantEntity, Timestamped, Base):
    """A way to reach a user beside the app."""

    __tablename__ = "channel"
    __table_args__ = in_schema("notifications", tenant_key())

    user_id: Mapped[UUID] = mapped_column(ForeignKey("auth.user.id", ondelete="CASCADE"))
    kind: Mapped[str]
    address: Mapped[str]
    verified_at: Mapped[datetime | None]


class Delivery(TenantEntity, Base):
    """A notification on its way through a channel."""

    __tablename__ = "delivery"
    __table_args__ = in_schema(
        "notifications",
        tenant_reference("notification_id", "notifications.notification"),
        tenant_reference("channel_id", "notifications.channel"),
        UniqueConstraint("notification_id", "channel_id"),
    )

    notification_id: Mapped[UUID]
    channel_id: Mapped[UUID]
    status: Mapped[str]
    attempts: Mapped[int] = mapped_column(server_default=text("0"))
    error: Mapped[str | None]
    at: Mapped[datetime] = mapped_column(server_default=func.now())


class Escalation(TenantEntity, Timestamped, Base):
    """Who is told next when nobody acknowledges."""

    __tablename__ = "escalation"
    __table_args__ = in_schema("notifications", tenant_reference("topic_id", "notifications.topic"))

    topic_id: Mapped[UUID]
    steps: Mapped[list[Any]]

"""What came and what became of it: payloads, outcomes, quarantine; and what is said to gateways."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import (
    Base,
    Entity,
    Owned,
    TenantEntity,
    in_schema,
    one_of,
    tenant_key,
    tenant_reference,
)

OUTCOMES = ("stored", "duplicate", "rejected", "quarantined")
"""How every message ends; see docs/ingest.md."""


class DeviceClock(Owned, Base):
    """A device's clock beside ours, of a message seen now and then.

    ``lag_seconds``: the smallest time received less time measured since ``since``, at most an hour;
    ``gateway_lag_seconds``: the same of the gateway's clock, where messages say it.
    """

    __tablename__ = "device_clock"
    __table_args__ = in_schema("telemetry", tenant_reference("device_id", "factories.device"))

    device_id: Mapped[UUID] = mapped_column(primary_key=True)
    measured_at: Mapped[datetime]
    gateway_at: Mapped[datetime | None]
    received_at: Mapped[datetime]
    lag_seconds: Mapped[float]
    gateway_lag_seconds: Mapped[float | None]
    since: Mapped[datetime]


class Payload(Entity, Base):
    """A raw message kept with what became of it: values of ``series_ids`` from ``from_time`` to ``to_time``.

    ``model``: the device model whose decoder read it, or the kind of message. ``gateway_at``: when its gateway
    says it sent it. An import's has no body: the file is gone.
    """

    __tablename__ = "payload"
    __table_args__ = in_schema(
        "telemetry",
        CheckConstraint(one_of("outcome", OUTCOMES), name="outcome"),
        Index(None, "organization_id", "received_at"),
        Index(None, "organization_id", "correlation_id"),
        Index(None, "organization_id", "to_time"),
    )

    organization_id: Mapped[UUID] = mapped_column(ForeignKey("auth.organization.id", ondelete="CASCADE"))
    gateway_id: Mapped[UUID | None]
    gateway_at: Mapped[datetime | None]
    received_at: Mapped[datetime] = mapped_column(server_default=func.now())
    correlation_id: Mapped[str]
    door: Mapped[str]
    model: Mapped[str]
    content_type: Mapped[str]
    body: Mapped[bytes] = mapped_column(LargeBinary)
    outcome: Mapped[str]
    reason: Mapped[str | None]
    stored: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    series_ids: Mapped[list[int]] = mapped_column(ARRAY(Integer()), server_default=text("'{}'"))
    from_time: Mapped[datetime | None]
    to_time: Mapped[datetime | None]


class Command(TenantEntity, Base):
    """What a gateway is told to do; it hears of it by MQTT. Not delivered before it expires, it is dropped."""

    __tablename__ = "command"
    __table_args__ = in_schema(
        "telemetry",
        tenant_key(),
        tenant_reference("gateway_id", "factories.gateway"),
        Index(None, "gateway_id", "created_at", postgresql_where=text("delivered_at IS NULL")),
    )

    gateway_id: Mapped[UUID]
    content: Mapped[dict[str, Any]]
    created_by: Mapped[UUID | None] = mapped_column(ForeignKey("auth.user.id", ondelete="SET NULL"))
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    expires_at: Mapped[datetime] = mapped_column(server_default=text("now() + interval '1 day'"))
    delivered_at: Mapped[datetime | None]


class SparkplugBirth(Owned, Base):
    """What the aliases of an edge node (no ``device_serial``) or its device mean: alias → name, type, unit."""

    __tablename__ = "sparkplug_birth"
    __table_args__ = in_schema("telemetry", tenant_reference("gateway_id", "factories.gateway"))

    gateway_id: Mapped[UUID] = mapped_column(primary_key=True)
    device_serial: Mapped[str] = mapped_column(primary_key=True)
    bd_seq: Mapped[int | None] = mapped_column(BigInteger)
    metrics: Mapped[dict[str, Any]]
    born_at: Mapped[datetime] = mapped_column(server_default=func.now())


class Rejected(TenantEntity, Base):
    """A reading that could not be used, with its reason; quarantined ones can be replayed."""

    __tablename__ = "rejected"
    __table_args__ = in_schema(
        "telemetry",
        tenant_key(),
        tenant_reference("gateway_id", "factories.gateway", ondelete="SET NULL"),
        CheckConstraint(one_of("outcome", ("rejected", "quarantined")), name="outcome"),
        Index(None, "organization_id", "received_at"),
        Index(None, "organization_id", "device_serial", postgresql_where=text("replayed_at IS NULL")),
    )

    gateway_id: Mapped[UUID | None]
    received_at: Mapped[datetime] = mapped_column(server_default=func.now())
    correlation_id: Mapped[str]
    door: Mapped[str]
    kind: Mapped[str]
    outcome: Mapped[str]
    reason: Mapped[str]
    field: Mapped[str | None]
    device_serial: Mapped[str | None]
    content: Mapped[bytes] = mapped_column(LargeBinary)
    replayed_at: Mapped[datetime | None]
    discarded_at: Mapped[datetime | None]


class OutcomeCount(Owned, Base):
    """Messages by outcome and hour, so that none just disappears."""

    __tablename__ = "outcome_count"
    __table_args__ = in_schema("telemetry", CheckConstraint(one_of("outcome", OUTCOMES), name="outcome"))

    organization_id: Mapped[UUID] = mapped_column(
        ForeignKey("auth.organization.id", ondelete="CASCADE"), primary_key=True
    )
    gateway_id: Mapped[UUID] = mapped_column(primary_key=True)
    hour: Mapped[datetime] = mapped_column(primary_key=True)
    outcome: Mapped[str] = mapped_column(primary_key=True)
    reason: Mapped[str] = mapped_column(primary_key=True, server_default="")
    count: Mapped[int] = mapped_column(BigInteger)
